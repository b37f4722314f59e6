from dataclasses import replace

import pytest

from views.office import office, status
from workplan.core.report import report_of
from workplan.core.status import Choice, Status
from workplan.views.html.links import Links, Piece, evidence


def links(of: Status | None = None, choice: Choice | None = None) -> Links:
    return Links.of(report_of(of or status(), choice or Choice(), {}))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (None, ()),
        ("按[^四个一]建设", (Piece("按"), Piece("四个一", "#term-四个一", is_term=True), Piece("建设"))),
        ("按[^别的]建设", (Piece("按"), Piece("[^别的]"), Piece("建设"))),
        (
            "见https://example.com/a?b=1。",
            (Piece("见"), Piece("https://example.com/a?b=1", "https://example.com/a?b=1"), Piece("。")),
        ),
        ("a http://a.cn/A_(b).", (Piece("a "), Piece("http://a.cn/A_(b)", "http://a.cn/A_(b)"), Piece("."))),
        ("http://a.cn已上线", (Piece("http://a.cn已上线"),)),
        ("(http://a.cn/x).", (Piece("("), Piece("http://a.cn/x", "http://a.cn/x"), Piece(")."))),
        ("javascript:alert(1) ftp://a.cn HTTP://A", (Piece("javascript:alert(1) ftp://a.cn HTTP://A"),)),
        ("一\n二\u202e三", (Piece("一 二\\u202e三"),)),
    ],
)
def test_a_text_is_cut_into_words_terms_and_addresses(text: str | None, pieces: tuple[Piece, ...]) -> None:
    assert links().passage(text) == pieces


def test_only_whole_addresses_of_the_web_are_links_to_evidence() -> None:
    linked = {"https://例子.cn/台账": "https://例子.cn/台账", "https://a\u202e": "https://a\\u202e"}
    plain = ("http://a b", "evidence/a.pdf", "javascript:x", "javascript://x/%0ax", "file:///a", "data:,x")
    assert [piece.href for piece in evidence([*linked, *plain])] == [*linked.values(), *("" for _ in plain)]


def test_anchors_hold_what_an_address_can_and_no_two_are_the_same() -> None:
    names = ("黄永", "Ann Lee", "Ann  Lee", "Ann-Lee", "\"'<>&%#?/", "")
    plan = replace(office(), owners=dict.fromkeys(names, office().owners["黄永"]))
    found = links(replace(status(), plan=plan, owners=()))
    known = ["owner-黄永", "owner-Ann-Lee", "owner-Ann-Lee-2", "owner-Ann-Lee-3", "owner-", "owner--2"]
    assert list(found.owners.values()) == known
    assert found.parts["lifts"] == "part-lifts"
    assert found.targets["lifts-added"] == "target-lifts-added"
    assert found.terms == {"四个一": "term-四个一"}


def test_what_the_page_leaves_out_is_named_without_a_link() -> None:
    narrowed = links(choice=Choice(owners=("万韬",)))
    assert narrowed.to(narrowed.owners["黄永"], "黄永") == Piece("黄永")
    assert narrowed.to(narrowed.owners["万韬"], "万韬") == Piece("万韬", "#owner-万韬")
    assert narrowed.to(narrowed.targets["station"], "消防站建设") == Piece("消防站建设")
    assert narrowed.to(None, "已删") == Piece("已删")
