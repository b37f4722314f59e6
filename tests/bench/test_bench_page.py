"""The page that `make bench` writes."""

from pathlib import Path

from bench.machine import Machine
from bench.page import BEGIN, END, Contestant, Results, page
from bench.race import Table
from bench.timing import Figures, Run

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
            **BARE,
            "workplan": {"workplan, again": took(0.022), "`log`": took(0.5)},
            "ledger": {"ledger": took(0.0175, 0.0165, 0.0185)},
        },
        10_000: {
            **BARE,
            "workplan": {"workplan": "not timed: lifts-added is 3 and should be 4"},
            "ledger": {"ledger": took(123.44)},
        },
    },
    layouts=(1_000, {"workplan": {"python -c pass": took(0.01), "by hand": took(0.3)}}),
    history={"packed": {"git log -p --follow": took(0.2), "`history`": took(0.1)}},
)


def test_the_page_shows_machine_plot_overview_commands_and_each_table_between_its_markers() -> None:
    text = f"# Fast\n\n{BEGIN}\n\nold\n\n{END}\n\nThe end.\n"
    assert (
        page(text, RESULTS)
        == """\
# Fast

<!-- measured by `make bench` -->

Measured on 2022-12-31: Some Processor, 2 cores, 8.0 GB of memory; Debian GNU/Linux 12, Linux 6.1.0; Python 3.11.7. Load 0.2 at the beginning, 1.0 at the end.

![Seconds by number of entries, a line for each program](performance.svg)

Seconds (medians) for the table of all targets, by number of entries:

|  | 1,000 | 10,000 |
| --- | ---: | ---: |
| python -c pass | 0.011 | 0.011 |
| workplan, again | 0.022 | – |
| ledger | 0.018 | 123.4 |

The commands:

| program | version | reads | command |
| --- | --- | --- | --- |
| ledger | 3.3.0 | `a.ledger` | `ledger '^a\\|b'` |
| hledger | not installed | `a.journal` | `hledger` |

### 1,000 entries

|  | median, s | least – most, s | × `python -c pass` | processor, s | peak memory, MB |
| --- | ---: | ---: | ---: | ---: | ---: |
| python -c pass | 0.011 | 0.010 – 0.012 | 1.00 | 0.005 | 10 |
| workplan, again | 0.022 | 0.022 – 0.022 | 2.00 | 0.011 | 10 |
| `log` | 0.500 | 0.500 – 0.500 | 45 | 0.250 | 10 |
| ledger | 0.018 | 0.017 – 0.018 | 1.59 | 0.009 | 10 |

### 10,000 entries

|  | median, s | least – most, s | × `python -c pass` | processor, s | peak memory, MB |
| --- | ---: | ---: | ---: | ---: | ---: |
| python -c pass | 0.011 | 0.010 – 0.012 | 1.00 | 0.005 | 10 |
| workplan | not timed: lifts-added is 3 and should be 4 |  |  |  |  |
| ledger | 123.4 | 123.4 – 123.4 | 11,222 | 61.7 | 10 |

### `status` without a cache, 1,000 entries, by how the log is written

|  | median, s | least – most, s | × `python -c pass` | processor, s | peak memory, MB |
| --- | ---: | ---: | ---: | ---: | ---: |
| python -c pass | 0.010 | 0.010 – 0.010 | 1.00 | 0.005 | 10 |
| by hand | 0.300 | 0.300 – 0.300 | 30 | 0.150 | 10 |

### `history` of a target through 1,000 commits, packed

|  | median, s | least – most, s | × `git log -p --follow` | processor, s | peak memory, MB |
| --- | ---: | ---: | ---: | ---: | ---: |
| git log -p --follow | 0.200 | 0.200 – 0.200 | 1.00 | 0.100 | 10 |
| `history` | 0.100 | 0.100 – 0.100 | 0.50 | 0.050 | 10 |

<!-- end of what was measured -->

The end.
"""
    )


def test_the_page_has_the_place_for_what_is_measured() -> None:
    text = (DOCS / "performance.md").read_text("utf-8")
    assert text.index(BEGIN) < text.index(END)
