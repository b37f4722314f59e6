"""The plot of docs/performance.md."""

from itertools import pairwise
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
    assert (style.startswith("<style>text{"), dark.startswith("@media (prefers-color-scheme:dark){")) == (
        True,
        True,
    )
    assert drawn == DRAWN.split("\n")


DRAWN = """\
<rect class="page" width="760" height="460" rx="6"/>
<text class="title" x="64" y="22">Seconds for the table of all targets, by number of entries</text>
<path class="grid" d="M64 408.0H564"/>
<text x="56" y="412.5" text-anchor="end">0.01 s</text>
<path class="grid" d="M64 226.0H564"/>
<text x="56" y="230.5" text-anchor="end">0.1 s</text>
<path class="grid" d="M64 44.0H564"/>
<text x="56" y="48.5" text-anchor="end">1 s</text>
<path class="grid" d="M64.0 44V408"/>
<text x="64.0" y="428" text-anchor="middle">1,000</text>
<path class="grid" d="M564.0 44V408"/>
<text x="564.0" y="428" text-anchor="middle">100,000</text>
<text x="314" y="450" text-anchor="middle">entries</text>
<path class="line c0 bare" d="M64.0 408.0L564.0 408.0"/>
<circle class="c0" cx="64.0" cy="408.0" r="3.2"/>
<circle class="c0" cx="564.0" cy="408.0" r="3.2"/>
<path class="line c1" d="M64.0 226.0L564.0 44.0"/>
<circle class="c1" cx="64.0" cy="226.0" r="3.2"/>
<circle class="c1" cx="564.0" cy="44.0" r="3.2"/>
<path class="line c1 again" d="M64.0 226.0"/>
<circle class="c1" cx="64.0" cy="226.0" r="3.2"/>
<path class="leader" d="M569.0 44.0L586 44.0"/>
<text class="name c1" x="590" y="48.5">a &amp; b, cold</text>
<path class="leader" d="M69.0 226.0L586 226.0"/>
<text class="name c1" x="590" y="230.5">a &amp; b, warm</text>
<path class="leader" d="M569.0 408.0L586 408.0"/>
<text class="name c0" x="590" y="412.5">python -c pass</text>
</svg>
"""


def test_names_that_end_at_one_height_stand_one_below_the_other() -> None:
    lines = [Line(f"program {number}", {10: 1.0, 100: 2.0}) for number in range(7)]
    tree = ET.fromstring(plot(lines))  # noqa: S314  # our own
    heights = [float(text.attrib["y"]) for text in tree.iter(f"{SVG}text") if "program" in (text.text or "")]
    assert len(heights) == len(lines)
    assert all(second - first >= LABEL_HEIGHT for first, second in pairwise(heights))
    assert max(heights) < float(tree.attrib["viewBox"].split()[3])
