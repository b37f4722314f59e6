"""The words and shapes of lights; the shape never stands without its word."""

from collections.abc import Mapping

from workplan.views.words.text import Text

LIGHTS: Mapping[str, Text] = {
    "red": Text("红灯", "red"),
    "yellow": Text("黄灯", "yellow"),
    "green": Text("绿灯", "green"),
    "grey": Text("不亮灯", "grey"),
}

LIGHT_COUNTS: Mapping[str, Text] = {
    "red": Text("红 {number}", "{number} red"),
    "yellow": Text("黄 {number}", "{number} yellow"),
    "green": Text("绿 {number}", "{number} green"),
    "grey": Text("灰 {number}", "{number} grey"),
}

LIGHTS_IN_CELLS: Mapping[str, Text] = {
    "red": Text("红{number}", "{number} red"),
    "yellow": Text("黄{number}", "{number} yellow"),
    "green": Text("绿{number}", "{number} green"),
    "grey": Text("灰{number}", "{number} grey"),
}

LIGHT_COUNT_SEPARATOR = Text(" ", ", ")

SHAPES: Mapping[str, str] = {"red": "■", "yellow": "▲", "green": "●", "grey": "○"}
