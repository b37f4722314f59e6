"""A plot of seconds by number of entries as SVG, both axes logarithmic, for light and dark pages."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 760, 460
LEFT, RIGHT, TOP, BOTTOM = 64, 196, 44, 52
LABEL_HEIGHT = 17
TITLE = "Seconds for the table of all targets, by number of entries"
# One for each program in turn; each line bears its name besides.
LIGHT = ("#57606a", "#0b57d0", "#b3261e", "#8a5a00", "#1b7340", "#7b3fa0", "#0e7490")
DARK = ("#aab6c2", "#7db7ff", "#ff8f85", "#e8b04a", "#6fd39a", "#d0a2f5", "#5fd0e6")
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1f2328}.title{font-size:15px;font-weight:600}"
    ".grid{stroke:#d0d7de}.leader{stroke:#8b949e;stroke-width:.7}circle,.name{fill:currentColor}"
    ".line{fill:none;stroke:currentColor;stroke-width:2}.bare{stroke-dasharray:2 4}"
    ".again{stroke-dasharray:7 4}.page{fill:#fff}"
)
STYLE_DARK = "text:not(.name){fill:#e6edf3}.grid{stroke:#30363d}.page{fill:#0d1117}"


@dataclass(frozen=True, slots=True)
class Line:
    """What one program took: seconds by number of entries."""

    name: str
    points: Mapping[int, float]

    @property
    def program(self) -> str:
        """The program without what was special about the call."""
        return self.name.partition(",")[0]


@dataclass(frozen=True, slots=True)
class _Scale:
    """From figures to places: decades of entries from left to right, of seconds from bottom to top."""

    entries: tuple[int, int]
    seconds: tuple[int, int]  # powers of ten

    def x(self, entries: float) -> float:
        low, high = (math.log10(end) for end in self.entries)
        return LEFT + (math.log10(entries) - low) / (high - low or 1) * (WIDTH - LEFT - RIGHT)

    def y(self, seconds: float) -> float:
        low, high = self.seconds
        return HEIGHT - BOTTOM - (math.log10(seconds) - low) / (high - low) * (HEIGHT - TOP - BOTTOM)


def plot(lines: Sequence[Line]) -> str:
    """The picture; the last points of the lines bear their names."""
    entries = [size for line in lines for size in line.points]
    times = [seconds for line in lines for seconds in line.points.values()]
    decades = (math.floor(math.log10(min(times))), math.ceil(math.log10(max(times))))
    scale = _Scale((min(entries), max(entries)), (decades[0], max(decades[1], decades[0] + 1)))
    programs = list(dict.fromkeys(line.program for line in lines))
    numbered = [(line, programs.index(line.program) % len(LIGHT)) for line in lines]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
            f"<title>{TITLE}</title>",
            f"<style>{STYLE}{_colours(LIGHT)}",
            f"@media (prefers-color-scheme:dark){{{STYLE_DARK}{_colours(DARK)}}}</style>",
            f'<rect class="page" width="{WIDTH}" height="{HEIGHT}" rx="6"/>',
            f'<text class="title" x="{LEFT}" y="22">{TITLE}</text>',
            *_grid(scale, sorted(set(entries))),
            *(part for line, number in numbered for part in _drawn(line, number, scale)),
            *_labels(numbered, scale),
            "</svg>\n",
        ]
    )


def _colours(colours: Sequence[str]) -> str:
    return "".join(f".c{number}{{color:{colour}}}" for number, colour in enumerate(colours))


def _grid(scale: _Scale, entries: Sequence[int]) -> Iterator[str]:
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    for power in range(scale.seconds[0], scale.seconds[1] + 1):
        y = scale.y(10.0**power)
        yield f'<path class="grid" d="M{LEFT} {y:.1f}H{right}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4.5:.1f}" text-anchor="end">{10.0**power:g} s</text>'
    for size in entries:
        x = scale.x(size)
        yield f'<path class="grid" d="M{x:.1f} {TOP}V{bottom}"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 20}" text-anchor="middle">{size:,}</text>'
    yield f'<text x="{(LEFT + right) / 2:.0f}" y="{HEIGHT - 10}" text-anchor="middle">entries</text>'


def _drawn(line: Line, number: int, scale: _Scale) -> Iterator[str]:
    places = [(scale.x(size), scale.y(seconds)) for size, seconds in sorted(line.points.items())]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    yield f'<path class="line c{number}{_dashes(line.name)}" d="M{path}"/>'
    yield from (f'<circle class="c{number}" cx="{x:.1f}" cy="{y:.1f}" r="3.2"/>' for x, y in places)


def _dashes(name: str) -> str:
    if name.startswith("python"):
        return " bare"
    return " again" if name.endswith(("again", "warm")) else ""


def _labels(numbered: Sequence[tuple[Line, int]], scale: _Scale) -> Iterator[str]:
    """The names to the right, moved apart where lines end close together."""
    ends = sorted((_end(line, scale), line.name, number) for line, number in numbered)
    x = WIDTH - RIGHT + 26
    for ((end_y, end_x), name, number), y in zip(ends, _apart([end[0][0] for end in ends]), strict=True):
        yield f'<path class="leader" d="M{end_x + 5:.1f} {end_y:.1f}L{x - 4} {y:.1f}"/>'
        yield f'<text class="name c{number}" x="{x}" y="{y + 4.5:.1f}">{escape(name)}</text>'


def _end(line: Line, scale: _Scale) -> tuple[float, float]:
    """The height and the place from the left of the last point."""
    last = max(line.points)
    return scale.y(line.points[last]), scale.x(last)


def _apart(heights: Sequence[float]) -> list[float]:
    """Heights that rise, moved down until labels there do not overlap, then up into the picture."""
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, placed[-1] + LABEL_HEIGHT) if placed else height)
    limit = float(HEIGHT - BOTTOM)
    for number in reversed(range(len(placed))):
        placed[number] = min(placed[number], limit)
        limit = placed[number] - LABEL_HEIGHT
    return placed
