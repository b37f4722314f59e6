"""A robot's service on this machine: answers as it was told, and keeps what it was asked."""

import json
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any, NamedTuple

PATH = "/robot/send?access_token=T0p-S3cret-Key"
SECRET = "SEC-sign-with-this"  # noqa: S105  # it opens nothing


class Reply(NamedTuple):
    """One answer; without a status none comes, until the test is over."""

    status: int | None = 200
    content: bytes = b'{"errcode":0,"errmsg":"ok","code":0,"msg":"success"}'
    headers: tuple[tuple[str, str], ...] = ()


OK, SILENCE = Reply(), Reply(None)


def says(code: int, words: str = "", status: int = 200, after: str | None = None) -> Reply:
    """An answer in the form of all three services."""
    content = {"errcode": code, "errmsg": words, "code": code, "msg": words}
    headers = () if after is None else (("Retry-After", after),)
    return Reply(status, json.dumps(content).encode(), headers)


class Asked(NamedTuple):
    """One request: its method, path, content type and body."""

    method: str
    path: str
    kind: str
    content: bytes

    @property
    def body(self) -> Any:
        return json.loads(self.content)


class Service:
    """Where the robot lives, and what it was asked so far."""

    def __init__(self, server: HTTPServer, scheme: str) -> None:
        self.host = f"127.0.0.1:{server.server_port}"
        self.url = f"{scheme}://{self.host}{PATH}"
        self.asked: list[Asked] = []
        self.over = Event()


@contextmanager
def service(*replies: Reply, certificate: Path | None = None) -> Iterator[Service]:
    """A service that gives these replies, the last of them again and again."""
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    made = Service(server, "http" if certificate is None else "https")
    server.RequestHandlerClass = _handler(made, replies or (OK,))
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield made
    finally:
        made.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(made: Service, replies: tuple[Reply, ...]) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"] or 0)
            kind = self.headers["Content-Type"] or ""
            made.asked.append(Asked(self.command, self.path, kind, self.rfile.read(length)))
            reply = replies[min(len(made.asked), len(replies)) - 1]
            if reply.status is None:
                made.over.wait(20)
                return
            self.send_response_only(reply.status)
            for name, value in (("Content-Length", str(len(reply.content))), *reply.headers):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.content)

        def do_CONNECT(self) -> None:
            made.asked.append(Asked(self.command, self.path, "", b""))
            self.send_error(407)

        def log_message(self, *_: object) -> None:
            pass

    return Handler
