import json

import pytest

from views.office import entry, plan, status_with, target
from views.pages import page
from workplan.core.lookup import find_subject
from workplan.core.plan import Kind
from workplan.views.alerts import alerts_text
from workplan.views.show import show_text
from workplan.views.status import StatusRows, status_text
from workplan.views.text import safe

HOSTILE = "加\x1b]0;owned\x07梯\u202e<b>|=1\x9b2J\u200b\ud800\U000e0041`x`[y](z)\r\n-2"
FORMS = ("table", "json", "csv", "markdown")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("新增加梯", "新增加梯"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u200bb\ufeff", "a\\u200bb\\ufeff"),
        ("\x9b2J", "\\x9b2J"),
        ("lone \ud800", "lone \\ud800"),
        ("tag \U000e0041", "tag \\U000e0041"),
        ("a\tb\nc\r\nd\u2028e", "a b c d e"),
        ("葛\U000e0100城", "葛\U000e0100城"),
    ],
)
def test_what_would_act_on_a_terminal_is_shown_instead(text: str, shown: str) -> None:
    assert safe(text) == shown
    assert safe(shown) == shown


@pytest.mark.parametrize("form", FORMS)
def test_no_text_of_a_file_reaches_a_terminal_as_it_is(form: str) -> None:
    hostile = target(
        "lifts-added",
        HOSTILE,
        unit=HOSTILE,
        at_least="52",
        detail=HOSTILE,
        department=(HOSTILE,),
        size=HOSTILE,
    )
    report = entry("lifts-added", "06-30", add="1", note=HOSTILE, by=HOSTILE, evidence=(HOSTILE,))
    status = status_with(hostile, target("x", HOSTILE, Kind.MILESTONE, owners=(HOSTILE,)), entries=(report,))
    subject = find_subject(plan(hostile), "lifts-added").subject
    assert subject is not None
    pages = [
        *(status_text(status, rows, form, page(), explain=True) for rows in StatusRows),
        alerts_text(status, form, page()),
        show_text(subject, status, form, page()),
    ]
    for text in pages:
        assert not {*text} & {*"\x1b\x07\x9b\u202e\u200b\ud800\U000e0041\r"}
        text.encode("utf-8")


def test_json_says_what_was_written_to_the_letter() -> None:
    status = status_with(target("lifts", HOSTILE, at_least="52"))
    text = status_text(status, StatusRows.PLAN, "json", page())
    assert json.loads(text)["targets"][0]["name"] == HOSTILE
