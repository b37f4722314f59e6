"""Hostile texts in every field of a plan and its log: on the page each is a text, and nothing it asks for happens."""

from pathlib import Path

import pytest

from workplan.views.text import safe

from .chromium import Chromium
from .pages import dashboard, written

pytestmark = pytest.mark.xdist_group("browser")  # for all share one
TEXTS = {
    "script": "<script>window.ran=1</script>", "handler": "\"><img src=x onerror='window.ran=1'>",
    "closing": "</style></script></title></textarea><svg onload=window.ran=1>",
    "template": "{{ 7*7 }}{% raw %}${7*7}", "entity": "&lt;b&gt; &amp;amp; &#x3c;",
    "bidi": "\u202egnp.exe\u202c \u2066x\u2069 \u200fabc", "control": "a\x07\x1b[31mb\x00c\x7f\x85d",
    "blank": "\u3164\u200b\ufeff x", "address": "javascript:window.ran=1", "long": "无空格" * 20 + "x" * 200,
    "rightward": "שלום عليكم", "beyond": "𠮷\U0001f468\u200d\U0001f469",
}  # fmt: skip
_PLAN = """\
title: {t}
organization: {t}
language: zh
detail: {t}
period: {{start: 2022-01-01, end: 2022-12-31}}
owners: {{{t}: {{title: {t}}}}}
definitions: {{term: {{text: {t}, items: [{t}]}}}}
sections:
  - id: part
    number: {t}
    title: {t}
    aim: {t}
    detail: {t}
    targets: [{{id: head, name: {t}, kind: duty, owner: {t}}}]
    tasks:
      - id: work
        number: {t}
        title: {t}
        lead: [{t}]
        department: [{t}]
        support: [{t}]
        detail: "[^term]"
        targets:
          - {{id: count, name: {t}, kind: count, unit: {t}, at_least: 5, detail: {t}, checkpoints: [{{by: 2022-03, value: 2, name: {t}}}]}}
          - {{id: mile, name: {t}, kind: milestone, size: {t}}}
revisions: [{{date: 2022-03-01, by: {t}, targets: [count], reason: {t}}}]
"""
_LOG = """\
- {{date: 2022-06-30, target: count, add: 1, by: {t}, note: {t}, problem: {t}, next: {t}, evidence: [{t}, "javascript:window.ran=1", "javascript://x/%0awindow.ran=1", "file:///etc/passwd", "https://example.com/a b", "data:text/html,x"]}}
- {{date: 2022-06-30, task: work, by: {t}, note: {t}, problem: {t}, next: {t}}}
"""


def _escaped(text: str) -> str:
    """As YAML takes every character: in double quotes, by its number."""
    return (
        '"'
        + "".join(char if char.isalnum() and char.isascii() else f"\\U{ord(char):08x}" for char in text)
        + '"'
    )


@pytest.fixture(params=TEXTS)
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """A hostile text, and the page of a plan that has it everywhere."""
    text = TEXTS[request.param]
    root = written(tmp_path, _PLAN.format(t=_escaped(text)), _LOG.format(t=_escaped(text)))
    return text, dashboard(root, "2022-06-30", tmp_path)


def test_a_hostile_text_stays_text(browser: Chromium, hostile: tuple[str, Path]) -> None:
    text, page = hostile
    browser.open(page, width=375)
    browser.ask("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert browser.requests() == [page.as_uri()]
    assert browser.complaints() == []
    assert browser.ask("window.ran") is None
    assert browser.ask("document.querySelectorAll('script, style, img, iframe, object, embed').length") == 2
    assert browser.ask("document.documentElement.scrollWidth") == 375
    shown = " ".join(safe(text).split())
    for place in (
        "h1",
        ".office",
        "#target-count .words dd",
        "#target-count .detail",
        "#terms dd p",
        ".records p",
    ):
        assert shown in browser.texts(place)


def test_only_addresses_of_web_and_page_are_links(browser: Chromium, hostile: tuple[str, Path]) -> None:
    _, page = hostile
    browser.open(page)
    links = browser.ask(
        "[...document.querySelectorAll('a, area, form, link')].map(e => e.getAttribute('href') || '')"
    )
    assert {link.partition(":")[0] for link in links if not link.startswith("#")} <= {"", "data"}
    assert [link for link in links if link.startswith("data")] == [links[0]]
    broken = "[...document.querySelectorAll('a')].filter(e => !document.getElementById(decodeURIComponent(e.hash.slice(1))))"
    assert browser.ask(f"{broken}.length") == 0
