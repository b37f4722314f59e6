"""A problem of every code, and of every variant that its message has."""

from datetime import date

from workplan.core.problems import Param, Problem

DAY, START, END = date(2023, 1, 15), date(2022, 1, 1), date(2022, 12, 31)


def _problem(code: str, /, **params: Param) -> Problem:
    return Problem(code, "plan/2022.yaml", None, params)


SAMPLES = (
    _problem("tab"),
    _problem("fullwidth-colon"),
    _problem("ideographic-space"),
    _problem("percent-unquoted", text="%"),
    _problem("bracket-text", text="[^四个一] 建设"),
    _problem("merge-conflict"),
    _problem("control-character", code="U+0007"),
    *(
        _problem("syntax", reason=reason)
        for reason in (
            "unclosed-bracket", "unclosed-quote", "bad-indentation", "missing-colon", "extra-bracket", "missing-comma",
            "missing-space", "unexpected-colon", "text-after-value", "bad-escape", "reserved-character",
            "key-not-text", "empty-key", "other",
        )
    ),
    *(_problem("not-utf8", encoding=encoding) for encoding in ("gb18030", "utf-16", "unknown")),
    *(
        _problem("anchor", what=what)
        for what in ("anchor", "alias", "tag", "merge-key", "directive", "document", "other")
    ),
    _problem("too-deep", limit=8),
    _problem("duplicate-key", key="title"),
    _problem("empty-file"),
    _problem("too-large", limit=256),
    *(_problem("unreadable-file", reason=reason) for reason in ("missing", "permission", "directory", "outside", "other")),
    _problem("misnamed-file", name="2022-06.yml"),
    _problem("log-of-no-plan", folder="2021"),
    _problem("unterminated-line"),
    _problem("not-a-regular-file"),
    _problem("unknown-key", key="titel", suggestion="title", known=("title", "period")),
    _problem("unknown-key", key="foo", suggestion=None, known=("title", "period")),
    _problem("missing-key", key="title"),
    *(
        _problem("wrong-type", expected=expected)
        for expected in ("text", "list", "mapping", "number", "day", "boolean", "pair", "other")
    ),
    _problem("bad-date", text="2022-02-30"),
    _problem("bad-number", text="1e3"),
    _problem("fullwidth-digits", text="５２", plain="52"),
    _problem("fullwidth-comma", text="黄永，陈阳"),
    _problem("bad-choice", text="montly", choices=("week", "month"), suggestion="month"),
    _problem("bad-id", text="a b"),
    _problem("empty-value", key="title"),
    _problem("not-for-kind", key="part_of", kind="duty"),
    _problem("out-of-range", text="120", low="0", high="100"),
    _problem("out-of-range", text="-1", low="0", high=None),
    _problem("out-of-range", text="120", low=None, high="100"),
    _problem("out-of-range", text="0", above="0"),
    _problem("out-of-range", text="7"),
    _problem("target-and-task"),
    _problem("not-for-task", key="add"),
    _problem("says-nothing"),
    _problem("done-and-figure"),
    _problem("duplicate-id", id="lifts"),
    _problem("unknown-owner", name="万涛", suggestion="万韬"),
    _problem("unknown-owner", name="某人", suggestion=None),
    _problem("unknown-term", term="四个二", suggestion="四个一"),
    _problem("unknown-term", term="五个", suggestion=None),
    _problem("unknown-target", id="lift", suggestion="lifts"),
    _problem("unknown-target", id="foo", suggestion=None),
    _problem("unknown-revised", id="lift", suggestion="lifts"),
    _problem("unknown-revised", id="foo", suggestion=None),
    _problem("unknown-task", id="order1", suggestion="order"),
    _problem("unknown-task", id="foo", suggestion=None),
    _problem("unknown-part", id="lift", suggestion="lifts"),
    _problem("unknown-part", id="foo", suggestion=None),
    _problem("part-not-count", id="lifts"),
    _problem("part-of-itself", id="lifts"),
    _problem("part-above-whole", asked="26", whole="8", id="lifts"),
    _problem("unused-definition", term="四个一"),
    _problem("unreferenced-owner", name="万韬"),
    _problem("bound-missing", key="stretch"),
    _problem("bound-contradictory", keys=("at_least", "at_most")),
    _problem("between-backwards", low="15", high="12"),
    _problem("baseline-side", baseline="60", bound="52"),
    _problem("stretch-below-bound", stretch="50", bound="52"),
    _problem("no-completion", key="pace"),
    _problem("checkpoint-outside", day=DAY, start=START, due=END),
    _problem("checkpoint-falling", value="20", before="26"),
    _problem("outside-period", day=DAY, start=START, end=END),
    _problem("due-before-start", due=START, start=END),
    _problem("period-backwards", start=END, end=START),
    _problem("state-without-revision", id="lifts", state="suspended"),
    _problem("due-chain-broken", written=START, expected=END),
    _problem("due-moved-late", day=DAY, old=END),
    _problem("eased-without-reason", id="lifts-added", field="at_least", what="changed", revision="HEAD"),
    _problem("eased-without-reason", id="lifts-added", field=None, what="removed", revision="HEAD"),
    _problem("eased-without-reason", id=None, field="due_soon", what="plan", revision="HEAD"),
    _problem("eased-without-reason", id=None, field=None, what="gone", revision="HEAD"),
    _problem("revision-without-change", id="lifts-added", revision="HEAD"),
    _problem("entry-edited", subject="lifts-added", day=DAY, line=3, revision="HEAD"),
    _problem("entry-removed", subject="lifts-added", day=DAY, line=3, revision="HEAD"),
    _problem("looks-like-share", text="0.15", points="15"),
    _problem("owner-circle", name="万韬"),
    _problem("entry-not-for-kind", key="add", kind="level", takes=("value",)),
    _problem("entry-not-for-kind", key="add", kind="duty", takes=()),
    _problem("points-not-percent", unit="台"),
    _problem("entry-before-period", day=date(2021, 12, 31), start=START),
    _problem("entry-in-future", day=DAY, today=END),
    _problem("total-mismatch", total="18", value="19"),
    _problem("value-superseded", value="18", by="19"),
    _problem("missing-evidence", path="evidence/2022-06/lifts.pdf"),
    _problem("entry-repeated", id="q7k2m9x4c8tz", line=3),
    _problem("id-conflict", id="q7k2m9x4c8tz", line=3),
    _problem("duplicate-entry", file="progress/2022/2022-06.yaml", line=3),
)  # fmt: skip
