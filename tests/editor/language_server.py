"""A client of yaml-language-server, as an editor is one: opens files, hears of problems, asks what may stand where."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "build" / "yaml-language-server" / "node_modules" / ".bin" / "yaml-language-server"


def why_missing() -> str | None:
    """Why the server cannot be run, or None."""
    if shutil.which("node") is None:
        return "node is not installed"
    return None if PROGRAM.exists() else "yaml-language-server is not installed; run `make editor`"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """What the server has against a line, counted from 1."""

    line: int
    message: str


class LanguageServer:
    """The server, in a workspace, with schemas for files without a modeline."""

    def __init__(self, workspace: Path, schemas: Mapping[str, list[str]]) -> None:
        self._workspace, self._schemas = workspace, schemas
        self._last = 0
        self._process = subprocess.Popen(
            [PROGRAM, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "HOME": str(workspace)},
        )  # fmt: skip
        folders = [{"uri": workspace.as_uri(), "name": workspace.name}]
        self._ask(
            "initialize", processId=None, rootUri=workspace.as_uri(), workspaceFolders=folders,
            capabilities=CAPABILITIES,
        )  # fmt: skip
        self._notify("initialized")
        self._notify("workspace/didChangeConfiguration", settings=self._settings())
        while not self.diagnostics(workspace / "progress" / "0" / "0.yaml", "- {}\n"):
            pass  # it has not heard of its settings yet

    def close(self) -> None:
        """End the server."""
        self._ask("shutdown")
        self._notify("exit")
        self._process.communicate(timeout=20)

    def diagnostics(self, path: Path, text: str | None = None) -> list[Diagnostic]:
        """What it has against a file, or against this text in its place."""
        uri = self._open(path, text)
        published = self._published(uri)
        self._close(uri)
        return sorted(Diagnostic(each["range"]["start"]["line"] + 1, each["message"]) for each in published)

    def completions(self, path: Path, text: str) -> dict[str, str]:
        """What may be typed at the sign `|` in a file of this text, with what is said of it."""
        before, after = text.split("|")
        uri = self._open(path, before + after)
        self._published(uri)
        lines = before.split("\n")
        position = {"line": len(lines) - 1, "character": len(lines[-1])}
        found = self._ask("textDocument/completion", textDocument={"uri": uri}, position=position)
        self._close(uri)
        return {item["label"]: _said(item.get("documentation", "")) for item in found["items"]}

    def hover(self, path: Path, line: int, character: int) -> str:
        """What is shown over a place of a file."""
        uri = self._open(path, None)
        self._published(uri)
        position = {"line": line - 1, "character": character - 1}
        found = self._ask("textDocument/hover", textDocument={"uri": uri}, position=position)
        self._close(uri)
        return "" if found is None else _said(found["contents"])

    def _open(self, path: Path, text: str | None) -> str:
        content = path.read_text(encoding="utf-8") if text is None else text
        self._last += 1  # the server remembers a file by its version, even a closed one
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": self._last, "text": content}
        self._notify("textDocument/didOpen", textDocument=document)
        return path.as_uri()

    def _close(self, uri: str) -> None:
        """Close a file; the server then takes back what it had against it."""
        self._notify("textDocument/didClose", textDocument={"uri": uri})
        while self._published(uri):
            pass

    def _published(self, uri: str) -> list[dict[str, Any]]:
        while True:
            message = self._read()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                found: list[dict[str, Any]] = message["params"]["diagnostics"]
                return found

    def _settings(self) -> dict[str, Any]:
        yaml = {
            "validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False, "url": ""},
            "schemas": self._schemas,
        }  # fmt: skip
        return {"yaml": yaml, "http": {}, "[yaml]": {}, "editor": {}, "files": {}}

    def _ask(self, method: str, **params: Any) -> Any:
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._last and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _notify(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """The next message that is no request for settings; those are answered."""
        while True:
            message = self._received()
            if "id" not in message or "method" not in message:
                return message
            self._send({"id": message["id"], "result": self._answer(message)})

    def _answer(self, message: Mapping[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        settings = self._settings()
        return [settings.get(item["section"], {}) for item in message["params"]["items"]]

    def _received(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while (line := self._process.stdout.readline().strip()) or not length:
            assert line, "the language server has ended"
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message


CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
    },
    "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": False}},
}


def _said(content: Any) -> str:
    return str(content["value"] if isinstance(content, dict) else content)
