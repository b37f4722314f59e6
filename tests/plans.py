"""Plans written out for tests."""

from collections.abc import Iterable

_PLAN = """\
title: Plan of the office
organization: Office
language: en
period: {{start: {year}-01-01, end: {year}-12-31}}
owners: {{{owners}}}
sections:
  - id: town
    title: Town
    tasks:
      - id: streets
        title: Streets
        lead: [Ann]
        targets:
{targets}{revisions}"""
ANN, ANN_AND_BOB = "Ann: {title: head}", "Ann: {title: head}, Bob: {title: deputy}"
LIFTS = "{id: lifts, name: Lifts, kind: count, unit: lifts, at_least: 52}"
HALL = "{id: hall, name: New hall, kind: milestone}"

# A target of every kind, and a term.
PLAN = """\
title: Plan of the office
organization: Office
language: en
period: {start: 2022-01-01, end: 2022-12-31}
owners:
  Ann: {title: head}
  Bob: {title: deputy, under: Ann}
definitions:
  fair: {text: open to the public}
sections:
  - id: town
    number: "1"
    title: Town
    tasks:
      - id: streets
        title: Streets
        lead: [Ann, Bob]
        detail: "as for every [^fair]"
        targets:
          - {id: lifts-added, name: Lifts added, kind: count, unit: lifts, at_least: 52}
          - {id: lifts-finished, name: Lifts finished, kind: count, unit: lifts, at_least: 26, owner: Bob}
          - {id: hall, name: New hall, kind: milestone}
          - {id: growth, name: Growth, kind: rate, at_least: 5}
          - {id: talks, name: Talks, kind: recurring, unit: times, every: month}
          - {id: share, name: Share of green yards, kind: level, unit: "%", at_least: 70}
          - {id: care, name: Care, kind: duty}
"""


def plan_text(*targets: str, owners: str = ANN, year: int = 2022, revisions: Iterable[str] = ()) -> str:
    """A plan of one task that has these targets; the first of them stands in line 14."""
    records = "".join(f"  - {each}\n" for each in revisions)
    return _PLAN.format(
        year=year, owners=owners, targets="".join(f"          - {each}\n" for each in targets),
        revisions=f"revisions:\n{records}" if records else "",
    )  # fmt: skip
