from datetime import date

from views.office import entry, office, status, status_with, target
from workplan.core.plan import Kind
from workplan.views.html.chart import Chart, Shape, chart_of

START, END = date(2022, 1, 1), date(2022, 12, 31)
NOW = Shape("path", {"class": "now", "d": "M140 10V80"})


def chart(name: str) -> Chart:
    assert name in {target.id for target in office().targets}
    return chart_of(status().of_target(name).facts)


def strokes(found: Chart, name: str) -> list[str]:
    """The strokes of the paths of a class."""
    return [shape.attributes["d"] for shape in found.shapes if shape.attributes.get("class") == name]


def test_a_count_is_drawn_against_its_even_pace() -> None:
    assert chart("lifts-added") == Chart(
        START,
        END,
        days=2,
        shapes=(
            NOW,
            Shape("path", {"class": "pace", "d": "M6 76L274 17.5"}),
            Shape("path", {"class": "reports", "d": "M6 76L73 59.1L140 55.8"}),
            Shape("path", {"class": "dots", "d": "M73 59.1h0M140 55.8h0"}),
            Shape("text", {"x": "274", "y": "12.5", "text-anchor": "end"}, "52"),
            Shape("text", {"x": "145", "y": "55.8", "text-anchor": "start"}, "18"),
        ),
    )


def test_a_milestone_is_drawn_with_its_checkpoints() -> None:
    found = chart("station")
    assert strokes(found, "pace") == ["M6 76L95.3 52.6L274 17.5"]
    assert strokes(found, "waymark") == ["M95.3 52.6m0-4.5l4.5 4.5-4.5 4.5-4.5-4.5z"]


def test_what_is_expected_only_at_the_end_rises_there() -> None:
    found = chart("centre")
    assert strokes(found, "pace") == ["M6 76L254.6 76L256.1 17.5L274 17.5"]
    assert (found.end, strokes(found, "now"), found.days) == (date(2022, 6, 30), ["M274 10V80"], 1)


def test_a_reduction_begins_at_its_baseline_and_goes_down() -> None:
    found = chart("complaints")
    assert strokes(found, "pace") + strokes(found, "reports") == ["M6 17.5L274 64.3", "M6 17.5L140 31.5"]


def test_a_range_is_drawn_as_its_two_bounds() -> None:
    found = chart("plots")
    assert strokes(found, "bound") == ["M6 64.3H274", "M6 36.2H274"]
    assert (strokes(found, "pace"), strokes(found, "dots")) == ([], ["M140 17.5h0"])


def test_a_rate_below_nothing_has_a_line_at_nothing() -> None:
    rate = target("x", "增速", Kind.RATE, "%", at_least="5")
    verdict = status_with(rate, entries=(entry("x", "06-30", value="-2.5"),)).of_target("x")
    found = chart_of(verdict.facts)
    assert strokes(found, "zero") + strokes(found, "bound") == ["M6 56.5H274", "M6 17.5H274"]
    assert strokes(found, "dots") == ["M140 76h0"]


def test_a_recurring_target_has_a_bar_for_each_period_and_a_cross_for_a_missed_one() -> None:
    found = chart("salons")
    bars = [shape.attributes for shape in found.shapes if shape.tag == "rect"]
    assert [bar["class"] for bar in bars] == ["met", "met", "missed", "met", "met", *["open"] * 7]
    assert [bar["height"] for bar in bars] == ["34.1", "62", "0", "34.1", "34.1", *["0"] * 7]
    assert strokes(found, "cross") == ["M58.3 65.5l7 7m0 -7l-7 7"]
    assert strokes(found, "bound") == [f"M6 {bars[0]['y']}H274"] == ["M6 41.9H274"]


def test_a_duty_has_a_dot_for_each_day_with_a_report() -> None:
    dots = Shape("path", {"class": "dots", "d": "M138.5 45h0"})
    assert chart("patrol") == Chart(START, END, days=1, shapes=(NOW, dots))
