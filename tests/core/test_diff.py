"""The difference of two plans: what is which, what a move or another id is called, and which reason is whose."""

import pytest

from workplan.core.diff import difference, endings

from .written import PLAN, plan, read, said, told

X = "{id: x, name: X, kind: count, unit: km, at_least: 52}"
OUTLINE = """\
title: Plan
organization: Office
language: en
period: {start: 2022-01-01, end: 2022-12-31}
owners: {Ann: {title: head}, Bob: {title: deputy}}
definitions: {clean: {text: no litter}}
sections:
  - id: town
    title: Town
    targets: []
    tasks:
      - {id: streets, title: Streets, lead: [Ann], detail: "[^clean]", targets: [X]}
      - {id: parks, title: Parks, lead: [Bob], targets: []}
  - id: country
    title: Country
    targets: []
    tasks:
      - {id: woods, title: Woods, lead: [Bob], targets: []}
""".replace("X]", f"{X}]")


def other(*replacements: str) -> str:
    """The outline with some stretches changed, each of which it must hold; given as old, new, old, new …"""
    text = OUTLINE
    for old, new in zip(replacements[::2], replacements[1::2], strict=True):
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("title: Plan", "title: Work", "title: Plan -> Work"),
        ("organization: Office", "organization: Bureau", "organization: Office -> Bureau"),
        ("language: en", "language: zh", "language: en -> zh"),
        ("language: en", "language: en\ndetail: Words", "detail: None -> Words"),
        ("language: en", "language: en\nlabels: {lead: Unit}", "labels: [] -> [lead: Unit]"),
        ("language: en", "language: en\ntags: [a, b]", "tags: [] -> [a, b]"),
        ("language: en", "language: en\nmeta: {a: b}", "meta: [] -> [a: b]"),
        ("language: en", "language: en\nsource: {file: a.txt}", "source.file: None -> a.txt"),
        ("title: Town", "title: Town\n    tags: [a]", "town tags: [] -> [a]"),
        ("title: Town", "title: Town\n    meta: {a: b}", "town meta: [] -> [a: b]"),
        ("title: Town", "title: Town\n    source: a", "town source: [] -> [a]"),
        ("id: parks", "id: parks, tags: a", "parks tags: [] -> [a]"),
        ("id: parks", "id: parks, meta: {a: b}", "parks meta: [] -> [a: b]"),
        ("id: parks", "id: parks, source: [a, b]", "parks source: [] -> [a, b]"),
        ("title: deputy", "title: deputy, contact: ext. 12", "Bob contact: None -> ext. 12"),
        ("title: Town", "title: City", "town title: Town -> City"),
        ("title: Town", "title: Town\n    aim: Order", "town aim: None -> Order"),
        ("title: Town", "title: Town\n    detail: Words", "town detail: None -> Words"),
        ("title: Town", "title: Town\n    weight: 2", "town weight: 1 -> 2"),
        ("title: Parks", "title: Gardens", "parks title: Parks -> Gardens"),
        ("id: parks", "id: parks, department: Green", "parks department: [] -> [Green]"),
        ("id: parks", "id: parks, support: [Green, Blue]", "parks support: [] -> [Green, Blue]"),
        ("id: parks", "id: parks, detail: Words", "parks detail: None -> Words"),
        ("id: parks", "id: parks, weight: 0.5", "parks weight: 1 -> 0.5"),
        ("lead: [Ann]", "lead: [Ann, Bob]", "streets lead: [Ann] -> [Ann, Bob]"),
        ("title: deputy", "title: vice", "Bob title: deputy -> vice"),
        ("title: deputy", "title: deputy, under: Ann", "Bob under: None -> Ann"),
        ("text: no litter", "text: swept", "clean text: no litter -> swept"),
        ("text: no litter", "text: no litter, items: [swept]", "clean items: [] -> [swept]"),
    ],
)
def test_words_and_people_are_neutral_in_both_directions(old: str, new: str, change: str) -> None:
    of, _, values = change.partition(": ")
    before, after = values.split(" -> ")
    assert told(OUTLINE, other(old, new)) == [f"neutral {of}: {before} -> {after}"]
    assert told(other(old, new), OUTLINE) == [f"neutral {of}: {after} -> {before}"]


def test_of_the_document_its_file_its_sum_and_what_is_waived_are_told() -> None:
    sums = "0" * 64, "1" * 64
    old, new = (
        other("language: en", f"language: en\nsource: {{file: {file}, sha256: {each}, waived: [{waived}]}}")
        for file, each, waived in zip("ab", sums, ("", "{quote: x, reason: y}"), strict=True)
    )
    assert told(old, new) == [
        "neutral source.file: a -> b", f"neutral source.sha256: {sums[0]} -> {sums[1]}",
        "neutral source.waived: [] -> [x: y]",
    ]  # fmt: skip


@pytest.mark.parametrize(("title", "name"), [("title: Town", "town"), ("title: Parks", "parks")])
def test_a_group_that_weighs_nothing_is_eased_one_that_counts_again_tightened(title: str, name: str) -> None:
    end = "\n    weight: 0" if name == "town" else ", weight: 0"
    assert told(OUTLINE, other(title, title + end)) == [f"eased {name} weight: 1 -> 0"]
    assert told(other(title, title + end), OUTLINE) == [f"tightened {name} weight: 0 -> 1"]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("      - {id: parks, title: Parks, lead: [Bob], targets: []}\n", "", "parks removed: Parks"),
        ("Bob: {title: deputy}", "Bob: {title: deputy}, Cid: {title: aide}", "Cid added: Cid"),
        ("clean: {text: no litter}", "clean: {text: no litter}, tidy: {text: clean}", "tidy added: tidy"),
        ("  - id: town", "  - {id: sea, title: Sea, tasks: []}\n  - id: town", "sea added: Sea"),
        ("      - {id: parks", "      - {id: lawns, title: L, lead: []}\n      - {id: parks", "lawns added: L"),
    ],
)  # fmt: skip
def test_what_is_no_target_comes_and_goes_without_effect(old: str, new: str, what: str) -> None:
    name, kind, words = what.replace(":", "").split()
    there, back = f"{words} -> None", f"None -> {words}"
    came, went = f"neutral {name} added: {back}", f"neutral {name} removed: {there}"
    assert told(OUTLINE, other(old, new)) == [came if kind == "added" else went]
    assert told(other(old, new), OUTLINE) == [went if kind == "added" else came]


def test_a_plan_that_comes_tightens_and_one_that_goes_eases() -> None:
    plan = read(OUTLINE)
    gone, come = difference(plan, None).changes, difference(None, plan).changes
    assert [(each.kind.value, each.old, each.new, each.effect.value) for each in (*gone, *come)] == [
        ("removed", "Plan", None, "eased"),
        ("added", None, "Plan", "tightened"),
    ]
    assert difference(plan, plan).changes == difference(None, None).changes == ()


MOVES = {
    "to another task": ("targets: [X]", "targets: []", "title: Parks, lead: [Bob], targets: []", "title: Parks, lead: [Bob], targets: [X]"),
    "to another section": ("targets: [X]", "targets: []", "id: woods, title: Woods, lead: [Bob], targets: []", "id: woods, title: Woods, lead: [Bob], targets: [X]"),
    "to the head of a section": ("targets: [X]", "targets: []", "title: Country\n    targets: []", "title: Country\n    targets: [X]"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("move", "owners"),
    [("to another task", "[Bob]"), ("to another section", "[Bob]"), ("to the head of a section", "[]")],
)
def test_a_target_that_moves_changes_its_leads_at_most(move: str, owners: str) -> None:
    moved = other(*(part.replace("[X]", f"[{X}]") for part in MOVES[move]))
    assert told(OUTLINE, moved) == [f"neutral x owner: [Ann] -> {owners}"]
    assert told(moved, OUTLINE) == [f"neutral x owner: {owners} -> [Ann]"]


def weighed(place: str, **weights: str) -> str:
    """Two sections with a task each, a in one and b in two; the target x at `place`; weights by id."""
    w = {name: f"weight: {weights.get(name, '1')}" for name in ("one", "two", "a", "b")}
    x = {name: f"targets: [{X if place == name else ''}]" for name in ("one", "two", "a", "b")}
    task = {name: f"{{id: {name}, title: T {name}, lead: [], {w[name]}, {x[name]}}}" for name in "ab"}
    tasks = {"one": task["a"], "two": task["b"]}
    sections = (f"{{id: {n}, title: S {n}, {w[n]}, {x[n]}, tasks: [{tasks[n]}]}}" for n in ("one", "two"))
    return PLAN.partition("sections:")[0].format(top="") + f"sections: [{', '.join(sections)}]\n"


@pytest.mark.parametrize(
    ("old", "new", "weights"),
    [
        ("a", "b", {"b": "0"}),
        ("a", "b", {"two": "0"}),
        ("a", "two", {"two": "0"}),
        ("one", "b", {"b": "0"}),
        ("one", "two", {"two": "0"}),
    ],
)
def test_a_move_into_a_task_or_section_that_weighs_nothing_is_eased_and_out_of_it_tightened(
    old: str, new: str, weights: dict[str, str]
) -> None:
    there, here = weighed(old, **weights), weighed(new, **weights)
    assert told(there, here) == [f"eased x task: {old} -> {new}"]
    assert told(here, there) == [f"tightened x task: {new} -> {old}"]


@pytest.mark.parametrize("weights", [{}, {"one": "0", "b": "0"}, {"a": "0", "two": "0"}, {"b": "2"}])
def test_a_move_between_groups_that_both_count_or_weigh_nothing_is_no_change(weights: dict[str, str]) -> None:
    assert told(weighed("a", **weights), weighed("b", **weights)) == []


def test_a_task_that_moves_into_a_section_that_weighs_nothing_takes_its_targets_along() -> None:
    inside = weighed("a", two="0")
    task = f"{{id: a, title: T a, lead: [], weight: 1, targets: [{X}]}}"
    moved = inside.replace(task, "").replace("{id: b,", f"{task}, {{id: b,")
    assert told(inside, moved) == ["eased x task: one -> two"]
    assert told(moved, inside) == ["tightened x task: two -> one"]
    counted = (text.replace("weight: 0", "weight: 1") for text in (inside, moved))
    assert told(*counted) == []


def holding(*targets: str, **more: str) -> str:
    """The outline in which streets has these targets; `parks` and `woods` are targets of those tasks."""
    text = other(f"[{X}]", f"[{', '.join(targets)}]")
    for name, target in more.items():
        text = text.replace(
            f"{name.title()}, lead: [Bob], targets: []", f"{name.title()}, lead: [Bob], targets: [{target}]"
        )
    return text


def rarely(text: str) -> str:
    """The text in which the woods, which Ann leads now, are reported once a year."""
    return text.replace("id: woods", "id: woods, reporting: {every: year, grace: 9}").replace(
        "Woods, lead: [Bob]", "Woods, lead: [Ann]"
    )


OF_ANN = X.replace("}", ", owner: Ann}")
Y, Z, FORMERLY = (X.replace("id: x", f"id: {name}") for name in ("y", "z", "y, formerly: [x]"))
PART = "{id: p, name: P, kind: count, unit: km, part_of: x}"
FEWER_X = "eased {} at_least: 52 km -> 40 km"


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        # a target that comes tightens, and one that goes eases
        (OUTLINE, holding(), ["eased x removed: X -> None"]),
        (holding(), OUTLINE, ["tightened x added: None -> X"]),
        # numbers and layout are no change
        (OUTLINE, other("id: town\n    title: Town", "id: town\n    number: I\n    title: Town"), []),
        # another id of what says the same is a renaming, whatever its number and the profile of its task
        (OUTLINE, other("id: x, name: X", "id: y, number: 2, name: X",
                        "id: streets", "id: streets, profile: [{by: 2022-06, share: 60}]"),
         ["tightened streets profile: None -> 06-30 60 %", "neutral y id: x -> y", "neutral y number: None -> 2"]),
        (OUTLINE, other("id: parks, title: Parks", "id: parks, number: 2, title: Parks"), []),
        (OUTLINE, other("clean: {text: no litter}", "clean: {text: 'no litter'}"), []),
        # a target that takes its owner along does not change by a move
        (holding(OF_ANN), holding(parks=OF_ANN), []),
        # a move into a task that is reported more rarely is eased, and out of it tightened
        (rarely(OUTLINE), rarely(holding(woods=X)),
         ["eased x reporting.every: month -> year", "eased x reporting.grace: 5 -> 9"]),
        # a move while the plan is reported more rarely is told of the plan alone
        (OUTLINE, holding(parks=X).replace("language: en", "language: en\nreporting: {every: year}"),
         ["eased reporting.every: month -> year", "neutral x owner: [Ann] -> [Bob]"]),
        # another id of what says the same is a renaming
        (OUTLINE, other("id: town", "id: city"), ["neutral city id: town -> city"]),
        (OUTLINE, other("id: parks", "id: gardens"), ["neutral gardens id: parks -> gardens"]),
        (OUTLINE, holding(Y), ["neutral y id: x -> y"]),
        # a task or section is the same though what it holds changes with its id
        (OUTLINE, other("id: streets", "id: roads", "at_least: 52", "at_least: 40", "id: town", "id: city"),
         [FEWER_X.format("x"), "neutral city id: town -> city", "neutral roads id: streets -> roads"]),
        # an id and the words changed at once are one target less and one more
        (OUTLINE, other("id: x, name: X", "id: y, name: Y"), ["eased x removed: X -> None", "tightened y added: None -> Y"]),
        # a former id makes it the same target, whatever else changed
        (OUTLINE, other("id: x, name: X", "id: y, formerly: [w, x], name: Y", "at_least: 52", "at_least: 40"),
         [FEWER_X.format("y"), "neutral y id: x -> y", "neutral y name: X -> Y"]),
        # of several that say the same none is taken for a renaming
        (holding(X, Y), holding(Z),
         ["eased x removed: X -> None", "eased y removed: X -> None", "tightened z added: None -> X"]),
        (holding(Z), holding(X, Y),
         ["eased z removed: X -> None", "tightened x added: None -> X", "tightened y added: None -> X"]),
        # an id decides before a former id, and that before the words
        (holding(X, Y), holding(FORMERLY.replace("id: y", "id: z").replace("52", "40"), X.replace("id: x", "id: w")),
         [FEWER_X.format("z"), "neutral z id: x -> z", "neutral w id: y -> w"]),
        # the part of a whole that was renamed is still its part, and may keep its old id
        (holding(X, PART), holding(FORMERLY, PART.replace("x", "y")), ["neutral y id: x -> y"]),
        (holding(X, PART), holding(FORMERLY, PART), ["neutral y id: x -> y"]),
    ],
)  # fmt: skip
def test_what_is_the_same_and_what_is_not(old: str, new: str, changes: list[str]) -> None:
    assert told(old, new) == changes


def test_a_change_belongs_to_the_section_and_task_where_the_thing_stands_and_where_it_stood() -> None:
    changed = other(f"targets: [{X}]", "targets: []", "Woods, lead: [Bob], targets: []", f"Woods, lead: [Bob], targets: [{X}]")  # fmt: skip
    [change] = difference(read(OUTLINE), read(changed)).changes
    assert change.within == ("country", "woods", "town", "streets")


def test_a_task_that_moved_belongs_to_both_sections() -> None:
    parks = "      - {id: parks, title: Parks, lead: [Bob], targets: []}\n"
    gardens = parks.replace("Parks", "Gardens")
    moved = other(parks, "", "      - {id: woods", f"{gardens}      - {{id: woods")
    [change] = difference(read(OUTLINE), read(moved)).changes
    assert (said(change), change.within) == ("neutral parks title: Parks -> Gardens", ("country", "town"))


def test_of_a_plan_that_is_no_more_everything_goes() -> None:
    assert [said(each) for each in endings(read(other("title: Parks", "title: Gardens")))] == [
        "neutral town removed: Town -> None", "neutral country removed: Country -> None",
        "neutral streets removed: Streets -> None", "neutral parks removed: Gardens -> None",
        "neutral woods removed: Woods -> None", "eased x removed: X -> None",
    ]  # fmt: skip


# Reasons: which revision explains which change, and which explains nothing.

LIFTS = "id: lifts, name: Lifts, kind: count, unit: lifts, at_least: 52"
KIOSKS = "id: kiosks, name: Kiosks, kind: count, unit: kiosks, at_least: 9"
HALL = "id: hall, name: Hall, kind: milestone, due: 2022-06"
FEWER = LIFTS.replace("52", "40"), KIOSKS.replace("9", "7")
NO_REASON = ["eased lifts at_least: 52 lifts -> 40 lifts", "eased kiosks at_least: 9 kiosks -> 7 kiosks"]


def record(reason: str, *targets: str, day: str = "2022-03-01", more: str = "") -> str:
    return f"{{date: {day}, reason: {reason}, targets: [{', '.join(targets)}]{more}}}"


def recorded(*targets: str, revisions: tuple[str, ...] = (), top: str = "", task: str = "") -> str:
    return plan(*targets, top=f"revisions: [{', '.join(revisions)}]\n{top}", task=task)


def idle(old: str, new: str) -> list[tuple[int, int, str]]:
    return [(each.index, each.position, each.name) for each in difference(read(old), read(new)).idle]


BEFORE = recorded(LIFTS, KIOSKS)
RAIN, STRIKE = record("rain", "lifts"), record("strike", "lifts")
AGAIN = record("rain again", "lifts")
FEWER_LIFTS, FEWER_KIOSKS = BOTH_FOR_RAIN = [f"{each} (rain)" for each in NO_REASON]
BEFORE_WITH_RAIN = recorded(LIFTS, KIOSKS, revisions=(RAIN,))
OLD, NEW, OLDEST = (
    FEWER[0].replace("id: lifts", each)
    for each in ("id: old", "id: new, formerly: [old]", "id: new, formerly: [oldest]")
)
STREETS, TOWN = "{id: streets,", "{id: town,"


def revised(*revisions: str, targets: tuple[str, ...] = (FEWER[0], KIOSKS), **more: str) -> str:
    """A plan with these records, in which fewer lifts are asked for unless other targets are given."""
    return recorded(*targets, revisions=revisions, **more)


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        # without a new record there is no reason
        (BEFORE, revised(targets=FEWER), NO_REASON),
        # a new record explains every change of what it names, and nothing else
        (BEFORE, revised(record("rain", "kiosks"), targets=FEWER), [NO_REASON[0], FEWER_KIOSKS]),
        (BEFORE, revised(record("rain", "lifts", "kiosks"), targets=FEWER), BOTH_FOR_RAIN),
        (BEFORE, revised(RAIN, targets=(FEWER[0].replace("Lifts", "Lift") + ", due: 2022-09", KIOSKS)), [
            FEWER_LIFTS, "tightened lifts due: 2022-12-31 -> 2022-09-30 (rain)",
            "neutral lifts name: Lifts -> Lift (rain)",
        ]),
        (BEFORE, revised(record("sold", "lifts"), targets=(KIOSKS,)),
         ["eased lifts removed: Lifts -> None (sold)"]),
        (BEFORE, revised(record("voted", "hall"), targets=(LIFTS, KIOSKS, HALL)),
         ["tightened hall added: None -> Hall (voted)"]),
        (BEFORE, revised(record("rain", "streets"), task="weight: 0"),
         [NO_REASON[0], "eased streets weight: 1 -> 0 (rain)"]),
        (BEFORE, revised(record("rain", "town"), targets=(LIFTS, KIOSKS)).replace(TOWN, f"{TOWN} weight: 0,"),
         ["eased town weight: 1 -> 0 (rain)"]),
        # one without ids explains the settings of the plan, and one with ids does not
        (BEFORE, revised(record("rain"), top="due_soon: 10"),
         [NO_REASON[0], "eased due_soon: 30 -> 10 (rain)"]),
        (BEFORE, revised(RAIN, top="due_soon: 10"), ["eased due_soon: 30 -> 10", FEWER_LIFTS]),
        # an old one explains nothing, though it is reworded, there twice, or given the new id
        (BEFORE_WITH_RAIN, revised(RAIN), NO_REASON[:1]),
        (BEFORE_WITH_RAIN, revised(record("cold", "lifts", more=", by: Board")),
         [NO_REASON[0], "neutral revisions: 03-01 lifts rain -> 03-01 lifts cold Board"]),
        (recorded(LIFTS, KIOSKS, revisions=(RAIN, AGAIN)), revised(RAIN, AGAIN), NO_REASON[:1]),
        *((recorded(LIFTS, HALL, revisions=(RAIN,)),
           revised(record("rain", "new"),
                   targets=(LIFTS.replace("id: lifts", f"id: new{former}"), HALL.replace("06", "07"))),
           ["eased hall due: 2022-06-30 -> 2022-07-31", "neutral new id: lifts -> new"])
          for former in ("", ", formerly: [lifts]")),
        # one of another day, other ids or another due date is new, and so is one written a second time
        *((BEFORE_WITH_RAIN, revised(new),
           [FEWER_LIFTS, "neutral revisions: 03-01 lifts rain -> None"])
          for new in (record("rain", "lifts", day="2022-03-02"),
                      record("rain", "lifts", more=", due: {from: 2022-10, to: 2022-12}"))),
        (BEFORE_WITH_RAIN, revised(record("rain", "kiosks", "lifts"), targets=FEWER),
         [*BOTH_FOR_RAIN, "neutral revisions: 03-01 lifts rain -> None"]),
        (BEFORE_WITH_RAIN, revised(RAIN, AGAIN), [f"{NO_REASON[0]} (rain again)"]),
        # of several new ones the last by its day, then by its place, is the reason
        *((BEFORE, revised(*each), [f"{NO_REASON[0]} (strike)"])
          for later in (record("strike", "lifts", day="2022-04-01"),)
          for each in ((RAIN, later), (later, RAIN), (RAIN, STRIKE))),
        # it may name an id of before
        *((recorded(OLD.replace("40", "52")), recorded(NEW, revisions=(record("rain", each),)),
           ["eased new at_least: 52 lifts -> 40 lifts (rain)", "neutral new id: old -> new (rain)"])
          for each in ("old", "new")),
        *((recorded(OLDEST.replace("40", "52")), recorded(OLDEST, revisions=(record("rain", each),)),
           ["eased new at_least: 52 lifts -> 40 lifts (rain)"]) for each in ("oldest", "new")),
        *((BEFORE, revised(record("rain", each), targets=(LIFTS, KIOSKS)).replace(STREETS, "{id: roads,"),
           ["neutral roads id: streets -> roads (rain)"]) for each in ("streets", "roads")),
        *((BEFORE, revised(record("rain", each), targets=(LIFTS, KIOSKS)).replace(TOWN, "{id: city,"),
           ["neutral city id: town -> city (rain)"]) for each in ("town", "city")),
        # what is eased without a reason comes first, then eased, tightened and neutral
        (recorded(HALL, KIOSKS, LIFTS), revised(record("rain", "hall"), targets=(
            HALL.replace("06", "07"), KIOSKS.replace("9", "10").replace("Kiosks", "Shops"), FEWER[0])),
         [NO_REASON[0], "eased hall due: 2022-06-30 -> 2022-07-31 (rain)",
          "tightened kiosks at_least: 9 kiosks -> 10 kiosks", "neutral kiosks name: Kiosks -> Shops"]),
        # one that follows its target to another id says the same
        (BEFORE_WITH_RAIN,
         revised(record("rain", "new"), targets=(LIFTS.replace("id: lifts", "id: new, formerly: [lifts]"), KIOSKS)),
         ["neutral new id: lifts -> new"]),
    ],
)  # fmt: skip
def test_a_new_record_is_the_reason_of_what_it_names(old: str, new: str, changes: list[str]) -> None:
    assert told(old, new) == changes
    assert idle(old, new) == []


WALKS = "id: walks, name: Walks, kind: recurring, every: quarter"
TALKS = "id: talks, name: Talks, kind: recurring, every: month"
SNOW = record("snow", "walks", more=", excused: [2022-Q1]")
SNOW_TWICE = record("snow", "walks", more=", excused: [2022-Q1, 2022-Q4]")
SNOW_ON_ALL = "{date: 2022-03-01, reason: snow, excused: [2022-02]}"


def excusing(*revisions: str, targets: tuple[str, ...] = (WALKS, TALKS)) -> str:
    return recorded(*targets, revisions=revisions)


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ([], [SNOW], ["eased walks excused: [] -> [2022-Q1] (snow)"]),
        ([SNOW], [], ["tightened walks excused: [2022-Q1] -> []", "neutral revisions: 03-01 walks snow -> None"]),
        # a record that excuses one more is the reason of that, though it is not new
        ([SNOW], [SNOW_TWICE], ["eased walks excused: [2022-Q1] -> [2022-Q1, 2022-Q4] (snow)"]),
        ([SNOW_TWICE], [SNOW], ["tightened walks excused: [2022-Q1, 2022-Q4] -> [2022-Q1]"]),
        ([SNOW, RAIN.replace("lifts", "walks")], [SNOW_TWICE, RAIN.replace("lifts", "walks")],
         ["eased walks excused: [2022-Q1] -> [2022-Q1, 2022-Q4] (snow)"]),
        # of all recurring targets it is told once, of the plan
        ([], [SNOW_ON_ALL], ["eased excused: [] -> [2022-02] (snow)"]),
        ([SNOW_ON_ALL], [], ["tightened excused: [2022-02] -> []", "neutral revisions: 03-01 snow -> None"]),
        # said twice or in another order it is the same
        ([SNOW_TWICE], [record("snow", "walks", more=", excused: [2022-Q4, 2022-Q1, 2022-Q4]")], []),
        ([SNOW], [SNOW, record("ice", "walks", more=", excused: [2022-Q1]")], []),
    ],
)  # fmt: skip
def test_an_excused_period_eases_by_the_reason_of_its_record(
    old: list[str], new: list[str], changes: list[str]
) -> None:
    assert told(excusing(*old), excusing(*new)) == changes


def test_a_new_record_that_names_what_did_not_change_is_idle_by_its_place() -> None:
    revisions = (RAIN, record("strike", "lifts", "streets", "kiosks", day="2022-04-01"))
    assert idle(BEFORE, revised(*revisions)) == [(1, 1, "streets"), (1, 2, "kiosks")]


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ([RAIN], [], ["03-01 lifts rain -> None"]),
        ([RAIN], [STRIKE], ["03-01 lifts rain -> 03-01 lifts strike"]),
        ([RAIN, STRIKE], [STRIKE], ["03-01 lifts rain -> None"]),
        ([RAIN, STRIKE], [STRIKE, RAIN], []),
        ([RAIN], [RAIN, STRIKE], []),
        ([STRIKE, RAIN], [record("cold", "lifts", more=", by: Board")],
         ["03-01 lifts strike -> 03-01 lifts cold Board", "03-01 lifts rain -> None"]),
        ([RAIN], [record("rain", "lifts", more=", by: Board")], ["03-01 lifts rain -> 03-01 lifts rain Board"]),
    ],
)  # fmt: skip
def test_a_record_gone_or_reworded_is_told(old: list[str], new: list[str], changes: list[str]) -> None:
    before, after = (recorded(LIFTS, KIOSKS, revisions=tuple(each)) for each in (old, new))
    assert told(before, after) == [f"neutral revisions: {change}" for change in changes]
