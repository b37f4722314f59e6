"""What the values of a log are made of, as patterns: characters, texts, figures and ids."""

from typing import TypeAlias

# What the readers of text or of YAML see more in than a character: odd blanks, and what nobody sees.
STRANGE = r"\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028-\u202f\u205f\u3000\ue000\ufeff\ufffe\uffff"
_IN_TEXT = rf'[^"\\\n{STRANGE}]*+'
TEXT = rf'"[^\s"\\{STRANGE}]{_IN_TEXT}(?:\\["\\]{_IN_TEXT})*+"'
FIGURE = r"[-+]?[0-9][0-9.]*(?:%|/[0-9]+)?"
SUBJECT = r"\w[\w.\-]*+"
ID = r"[0-9A-Za-z_][0-9A-Za-z_.\-]*+"

# Day, what the entry is about, what it gives besides words, its words, and its id, each as `log` writes it.
Row: TypeAlias = tuple[str, str, str, str, str]
WORDS = ("by", "note", "problem", "next")
_SAID = "".join(f"(?:, {key}: {TEXT})?+" for key in WORDS)
_LIST = rf"\[{TEXT}(?:, {TEXT})*+\]"
LINE = (
    rf"- \{{date: ([0-9-]+), ((?:target|task): {SUBJECT})"
    rf"((?:, add: {FIGURE})?+(?:, value: {FIGURE})?+(?:, done: (?:true|false))?+"
    r"(?:, light: (?:green|yellow|red))?+)"
    rf"({_SAID}(?:, evidence: {_LIST})?+)"
    rf"(?:, id: ({ID}))?+\}}"
)


def quoted(text: str) -> str:
    """`text` in double quotes, each sign in it told from an end."""
    if '"' in text or "\\" in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
