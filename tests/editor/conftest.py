"""The real yaml-language-server, started once; without it these tests are skipped, and say why."""

from collections.abc import Iterator

import pytest

from editor.language_server import ROOT, LanguageServer, why_missing
from needs import need


@pytest.fixture(scope="session")
def server() -> Iterator[LanguageServer]:
    need(why_missing())
    running = LanguageServer(ROOT)
    yield running
    running.close()
