"""What the values of a log are made of, as patterns: characters, texts, figures and ids."""

import re
from typing import TypeAlias

# What the readers of text or of YAML see more in than a character: odd blanks, and what nobody sees.
STRANGE = r"\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028-\u202f\u205f\u3000\ue000\ufeff\ufffe\uffff"
FIGURE = r"[-+]?[0-9][0-9.]*(?:%|/[0-9]+)?"
SUBJECT = r"\w[\w.\-]*+"
ID = r"[0-9A-Za-z_][0-9A-Za-z_.\-]*+"
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
WORDS = ("by", "note", "problem", "next")

# Day, what the entry is about, what it gives besides words, its words, and its id, each as `log` writes it.
Row: TypeAlias = tuple[str, str, str, str, str]


def text_but(strange: str) -> str:
    """A text in double quotes, on one line, without the characters `strange`."""
    inside = rf'[^"\\\n{strange}]*+'
    return rf'"[^\s"\\{strange}]{inside}(?:\\["\\]{inside})*+"'


def line_but(strange: str) -> str:
    """An entry as `log` writes it, as five groups, without the characters `strange`."""
    text = text_but(strange)
    words = "".join(f"(?:, {key}: {text})?+" for key in WORDS)
    return (
        rf"- \{{date: ([0-9-]+), ((?:target|task): {SUBJECT})"
        rf"((?:, add: {FIGURE})?+(?:, value: {FIGURE})?+(?:, done: (?:true|false))?+"
        r"(?:, light: (?:green|yellow|red))?+)"
        rf"({words}(?:, evidence: \[{text}(?:, {text})*+\])?+)"
        rf"(?:, id: ({ID}))?+\}}"
    )


def unquoted(inside: str) -> str:
    """The text that stands so between double quotes."""
    return _ESCAPED.sub(r"\1", inside) if "\\" in inside else inside


def quoted(text: str) -> str:
    """`text` in double quotes, each sign in it told from an end."""
    if '"' in text or "\\" in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
