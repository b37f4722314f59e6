"""The page that `make bench` writes."""

from pathlib import Path

from bench.machine import Machine
from bench.page import BEGIN, END, Contestant, Results, page
from bench.race import Table
from bench.timing import Figures, Run

EXPECTED = Path(__file__).with_name("expected")
DOCS = Path(__file__).parents[2] / "docs"
MACHINE = Machine(
    system="Debian GNU/Linux 12", kernel="6.1.0", processor="Some Processor", cores=2, memory=8_000_000_000,
    python="3.11.7", day="2022-12-31", load=0.25,
)  # fmt: skip


def took(*seconds: float) -> Figures:
    return Figures(tuple(Run(value, value / 2, 10_000 + number) for number, value in enumerate(seconds)))


BARE: Table = {"python": {"python -c pass": took(0.011, 0.010, 0.012)}}
RESULTS = Results(
    machine=MACHINE,
    load_after=1.0,
    contestants=[
        Contestant("ledger", "3.3.0", "`a.ledger`", "ledger '^a|b'"),
        Contestant("hledger", "not installed", "`a.journal`", "hledger"),
    ],
    sizes={
        1_000: {
            **BARE, "workplan": {"workplan, again": took(0.022), "`log`": took(0.5)},
            "ledger": {"ledger": took(0.0175, 0.0165, 0.0185)},
        },
        10_000: {
            **BARE, "workplan": {"workplan": "not timed: lifts-added is 3 and should be 4"},
            "ledger": {"ledger": took(123.44)},
        },
    },
    layouts=(1_000, {"workplan": {"python -c pass": took(0.01), "by hand": took(0.3)}}),
    history={"packed": {"git log -p --follow": took(0.2), "`history`": took(0.1)}},
    collection={"python -c pass": took(0.01), "`collect in` of 12 replies": took(1.6)},
)  # fmt: skip


def test_the_page_shows_machine_plot_overview_commands_and_each_table_between_its_markers() -> None:
    text = f"# Fast\n\n{BEGIN}\n\nold\n\n{END}\n\nThe end.\n"
    assert page(text, RESULTS) == (EXPECTED / "page.md").read_text("utf-8")


def test_the_page_has_the_place_for_what_is_measured() -> None:
    text = (DOCS / "performance.md").read_text("utf-8")
    assert text.index(BEGIN) < text.index(END)
