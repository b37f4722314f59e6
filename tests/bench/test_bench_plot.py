"""The plot of docs/performance.md."""

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

from bench.plot import LABEL_HEIGHT, Line, plot

SVG = "{http://www.w3.org/2000/svg}"
LINES = [
    Line("python -c pass", {1_000: 0.01, 100_000: 0.01}),
    Line("a & b, cold", {1_000: 0.1, 100_000: 1.0}),
    Line("a & b, warm", {1_000: 0.1}),
]


def test_a_plot_has_a_grid_of_decades_a_line_a_program_and_its_name_at_the_end() -> None:
    head, style, dark, *drawn = plot(LINES).split("\n")[1:]
    assert head == "<title>Seconds for the table of all targets, by number of entries</title>"
    assert style.startswith("<style>text{")
    assert dark.startswith("@media (prefers-color-scheme:dark){")
    expected = Path(__file__).with_name("expected") / "plot.svg"
    assert "\n".join(drawn) == expected.read_text("utf-8")


def test_names_that_end_at_one_height_stand_one_below_the_other() -> None:
    lines = [Line(f"program {number}", {10: 1.0, 100: 2.0}) for number in range(7)]
    tree = ET.fromstring(plot(lines))  # noqa: S314  # our own
    heights = [float(text.attrib["y"]) for text in tree.iter(f"{SVG}text") if "program" in (text.text or "")]
    assert len(heights) == len(lines)
    assert all(second - first >= LABEL_HEIGHT for first, second in pairwise(heights))
    assert max(heights) < float(tree.attrib["viewBox"].split()[3])
