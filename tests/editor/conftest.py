"""The real yaml-language-server, started once; without it these tests are skipped, and say why."""

from collections.abc import Iterator

import pytest

from needs import need

from .language_server import ROOT, LanguageServer, why_missing


@pytest.fixture(scope="session")
def server() -> Iterator[LanguageServer]:
    need(why_missing())
    logs = ["progress/**/*.yaml", "examples/*/progress/**/*.yaml"]
    running = LanguageServer(ROOT, {"schema/log.schema.json": logs})
    yield running
    running.close()
