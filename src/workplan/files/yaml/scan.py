"""YAML line by line, told apart into quotes, brackets, comments and plain text, to see mistakes in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from workplan.core.problems import Param
from workplan.files.yaml.tree import Finding

_KEY = re.compile(r"([a-z_]+)\s*(：|:(?=[^\s/,\]}]))")
_NAME = re.compile(r"([^\s\"'\[\]{}#:：,，]+)\s*(：)(?=\s*(?:\{|$))")
_BLANKS = re.compile(r"\s*")
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]*\s*(#.*)?$")
_PLAIN_IN_BLOCK = re.compile(r"(?:[^\s:#]|:(?=\S)|(?<=\S)#|[^\S\n]+(?=[^\s#]))*")
_PLAIN_IN_FLOW = re.compile(r"(?:[^\s:#,\[\]{}]|:(?=[^\s,\[\]{}])|(?<=\S)#|[^\S\n]+(?=[^\s#,\[\]{}]))*")
_BEFORE_KEY = re.compile(r"[，、]\s*([^\s\"'\[\]{}#:：,，、]+)\s*(：|:(?:\s|$)?)")
_PLAIN_IN_BRACES = re.compile(  # to the first full-width comma before what may be a key
    rf"(?:(?!{_BEFORE_KEY.pattern})[^\s:#,\[\]{{}}]"
    r"|:(?=[^\s,\[\]{}])|(?<=\S)#|[^\S\n]+(?=[^\s#,\[\]{}]))*"
)
_NAME_IN_BRACES = re.compile(  # that has no other colon
    r"([^\s\"'\[\]{}#:：,，、]+)\s*(：)(?=[^:,，、\[\]{}]*(?:[,，、}]|$))"
)
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?%?(?=\s*(?:[,，、}]|$))")
_REST_OF_FLOW = re.compile(r"(?:(?![，、]\s*[a-z_]+\s*[:：])[^,\[\]}]|\[[^\[\]]*\])*")
_REST_OF_BLOCK = re.compile(r"(?:[^\s]|\s+(?=[^\s#]))*")
_TEXT_AFTER = re.compile(r"\s*[^\s,\]}#:，、]|[，、](?!\s*[a-z_]+\s*[:：])")
_KEY_AFTER = re.compile(r"\s+[a-z_]+\s*[:：]")
_REFERENCE = re.compile(r"\[\s*\^")
_IN_DOUBLE = re.compile(r"(?:[^\"\\]|\\.)*")
_IN_SINGLE = re.compile(r"(?:[^']|'')*")
_ORDINARY = re.compile(  # an entry as `log` writes it, in which there is nothing to see
    r"- \{(?:[a-z_]+: (?:\"[^\"\\\t]*\"|[\w+\-][\w.+/\-]*|\[\"[^\"\\\t]*\"(?:, \"[^\"\\\t]*\")*\])"
    r"(?:, |(?=\})))+\}"
)
_CUT = re.compile(r"\S[^\S\n]+#\S")
_FIGURE_OR_DAY = re.compile(r"[0-9+\-./%:]+")
_KEY_BEFORE = re.compile(r"(?<![a-z_])([a-z_]+):\s+$")
_CHOSEN = {"done", "every", "id", "keep", "kind", "language", "light", "pace", "part_of", "rule", "state"}
_RESERVED = re.compile(  # signs that begin no anchor, no block of text and no item of a list
    r"[%@`]|[*&](?![0-9A-Za-z_-])|>(?:\s*=|\s*[0-9]{2}|\s+[0-9])|-(?:\s+#.*|\s*)$"
)
_OF_FIGURES = {"add", "at_least", "at_most", "baseline", "share", "stretch", "value", "weight"}


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of a line become `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mistake(Finding):
    """A mistake on a line and what mends it, or an edit that nobody needs to hear of (no code)."""

    edit: Edit | None = None


def may_cut(text: str) -> bool:
    """Whether there may be comments that cut a text short."""
    return _CUT.search(text) is not None


def cut_texts(lines: Iterable[str]) -> Iterator[Finding]:
    """Where a text ends because of a `#` directly before a non-blank, which nearly always belongs to it.

    A figure, a day and a word that is chosen from a few are no texts.
    """
    scanner = Scanner()
    for number, line in enumerate(lines):
        scanner.line(line)
        at, (start, end) = scanner.comment_at, scanner.plain
        if not end or at is None or line[:at].rstrip() != line[:end] or not line[at + 1 : at + 2].strip():
            continue
        key = _KEY_BEFORE.search(line, 0, start)
        if _FIGURE_OR_DAY.fullmatch(line, start, end) is None and (not key or key[1] not in _CHOSEN):
            comment = line[at:].rstrip()
            yield Finding("cut-by-comment", number, at, len(comment), {"text": comment})


@dataclass(slots=True)
class Scanner:
    """What is open at the end of the lines seen so far: a quote, brackets, a text block."""

    quote: str = ""
    brackets: list[tuple[str, int, int]] = field(default_factory=list)  # the sign, its line and column
    number: int = -1
    block: int | None = None
    quoted_from: tuple[int, int] = (0, 0)  # where the quote began, or the one that was open on its line
    text: str = ""
    at: int = 0
    value_may_start: bool = True
    key_may_start: bool = True
    opens: bool = False
    column: int = 0
    shift: int = 0
    in_quote: bool = False
    own_names: int = 0  # how many brackets are open where keys of the office's own have full-width colons
    comment_at: int | None = None
    plain: tuple[int, int] = (0, 0)  # from where to where the last plain text of the line stands
    mistakes: list[Mistake] = field(default_factory=list)

    def copy(self) -> "Scanner":
        """One that goes on from here by itself."""
        return replace(self, brackets=[*self.brackets], mistakes=[])

    @property
    def is_within(self) -> bool:
        """Whether the next line's indentation means nothing."""
        return bool(self.quote or self.brackets) or self.block is not None

    def line(self, text: str, *, opens: bool = False, shift: int = 0) -> list[Mistake]:
        """The mistakes of the next line, from left to right; `opens` when deeper lines follow it.

        Their columns are those of `text`, moved by `shift`.
        """
        self.text, self.at, self.opens, self.column, self.mistakes = text, 0, opens, 0, []
        self.shift, self.in_quote, self.comment_at, self.plain = shift, bool(self.quote), None, (0, 0)
        self.number += 1
        if not self.is_within and _ORDINARY.fullmatch(text):
            return []
        self._expect(key=self._in_mapping())
        if self._is_block_text():
            return []
        if self.quote:
            self._close_quote()
        while self.at < len(text):
            self._step()
        return self.mistakes

    def _in_mapping(self) -> bool:
        return not self.brackets or self.brackets[-1][0] == "{"

    def _expect(self, *, key: bool, value: bool = True) -> None:
        """Say what may come next."""
        self.key_may_start, self.value_may_start = key, value

    def _is_block_text(self) -> bool:
        """Whether the line belongs to a text block begun above, whose lines stand deeper than its key."""
        if self.block is None:
            return False
        if not self.text.strip() or len(self.text) - len(self.text.lstrip(" ")) > self.block:
            return True
        self.block = None
        return False

    def _step(self) -> None:
        """Past one token."""
        char = self.text[self.at]
        if char.isspace():
            self._spaces()
        elif char == "#" and (self.at == 0 or self.text[self.at - 1].isspace()):
            self.comment_at, self.at = self.at, len(self.text)
        elif self.brackets and char in "]}":
            self._close_bracket()
        elif self.brackets and char in ",，、":
            if char != ",":
                self._note("fullwidth-comma", self.at, self.at + 1, ", ", text=char)
            self.at += 1
            self._expect(key=self._in_mapping())
        elif self.value_may_start and self._starts(char):
            return
        else:
            self._plain(char)

    def _starts(self, char: str) -> bool:
        """Past the sign that a value starts with; False when it starts with none, as plain text does."""
        if char in "\"'":
            self._open_quote(char)
        elif char in "[{":
            self.brackets.append((char, self.number, self.at))
            self.at += 1
            self._expect(key=self._in_mapping())
        elif self._is_reserved(char):
            self._reserved(char)
        elif not self.brackets and char in "|>" and _BLOCK_TEXT.match(self.text, self.at):
            self.block, self.at = self.column, len(self.text)
        elif (
            not self.brackets
            and char == "-"
            and self.key_may_start
            and self.text[self.at + 1 : self.at + 2].isspace()
        ):
            self.column = self.at
            self.at += 1
        else:
            return self.key_may_start and self._key()
        return True

    def _is_reserved(self, char: str) -> bool:
        """Whether YAML keeps `char` for itself here: in brackets no block begins, and below a key no item."""
        if char == "-" and (self.brackets or self.key_may_start):
            return False
        return _RESERVED.match(self.text, self.at) is not None or (char in "|>" and bool(self.brackets))

    def _key(self) -> bool:
        """Past a key whose colon is full-width or lacks its space; False when there is none such."""
        name = _NAME_IN_BRACES if self.brackets else _NAME
        match = _KEY.match(self.text, self.at) or name.match(self.text, self.at)
        if match is None or not self._is_key(match):
            return False
        self.column = match.start()
        sign = match.start(2)
        follows = self.text[sign + 1 : sign + 2]
        mended = ":" if not follows or follows.isspace() else ": "
        if match[2] == "：":
            self._note("fullwidth-colon", sign, sign + 1, mended)
        else:
            self._note("syntax", match.start(), sign + 1, None, reason="missing-space")
            self._note("", sign, sign + 1, mended)
        self.at = sign + 1
        self._expect(key=False)
        return True

    def _is_key(self, match: re.Match[str]) -> bool:
        """Whether what looks like a key is one, and not the beginning of a text."""
        from workplan.files.schema.shape import KEYS  # noqa: PLC0415  # pydantic is heavy, mistakes are few

        if match[2] == ":":
            return match[1] in KEYS
        if self.brackets and match[1] not in KEYS:
            self.own_names = len(self.brackets)
        return match.end() < len(self.text.rstrip()) or self.opens or match[1] in KEYS

    def _plain(self, char: str) -> None:
        """Past plain text, or past the colon that ends a key."""
        if self.key_may_start and not self.brackets:
            self.column = self.at
        if self.brackets and self._in_mapping() and not self.key_may_start and self._grouped():
            return
        end = self._end_of_plain()
        if end == self.at:
            self.at += 1
            self._expect(key=False, value=char == ":")
            return
        for column in range(self.at, end):
            if self.text[column] == "\t":  # which one parser takes here, and the other does not
                self._note("tab", column, column + 1, " ")
        self.plain = self.at, end
        self.at = end
        self._expect(key=False, value=False)

    def _grouped(self) -> bool:
        """Past a figure whose thousands are set apart by commas, which divide in braces."""
        match = _GROUPED.match(self.text, self.at)
        if match is None or not self.value_may_start:
            return False
        plain = match[0].replace(",", "")
        self._note("bad-number", match.start(), match.end(), plain, text=match[0], why="plain", plain=plain)
        self.at = match.end()
        self._expect(key=False, value=False)
        return True

    def _end_of(self, pattern: re.Pattern[str]) -> int:
        """Where what `pattern` takes from here on ends."""
        match = pattern.match(self.text, self.at)
        return match.end() if match else self.at

    def _end_of_plain(self) -> int:
        if not self.brackets or not self._in_mapping():
            return self._end_of(_PLAIN_IN_FLOW if self.brackets else _PLAIN_IN_BLOCK)
        end = self._end_of(_PLAIN_IN_BRACES)
        while (comma := _BEFORE_KEY.match(self.text, end)) and not self._divides(comma):
            rest = _PLAIN_IN_BRACES.match(self.text, end + 1)
            end = rest.end() if rest else end + 1
        return end

    def _divides(self, comma: re.Match[str]) -> bool:
        """Whether a key follows the full-width comma: one with a colon of YAML, or one that belongs there."""
        from workplan.files.schema.shape import KEYS  # noqa: PLC0415  # pydantic is heavy, mistakes are few

        is_colon = comma[2] != "：" and (len(comma[2]) > 1 or comma.end() == len(self.text))
        return is_colon or comma[1] in KEYS or self.own_names == len(self.brackets)

    def _note(self, code: str, start: int, end: int, mended: str | None, **params: Param) -> None:
        at = start + self.shift
        edit = None if mended is None else Edit(at, end + self.shift, mended)
        self.mistakes.append(Mistake(code, self.number, at, max(1, end - start), params, edit))

    def _spaces(self) -> None:
        """Blanks before, between and after tokens, where only spaces may stand."""
        end = self._end_of(_BLANKS)
        for column in range(self.at, end):
            char = self.text[column]
            if end == len(self.text):
                self._note("", column, column + 1, " ")
            elif char == "\t":
                self._note("tab", column, column + 1, " ")
            elif char != " ":
                self._note("ideographic-space", column, column + 1, " ", char=f"U+{ord(char):04X}")
        self.at = end

    def _reserved(self, char: str) -> None:
        """A value that begins with a sign YAML keeps for itself; quotes make a text of it."""
        end = self._end_of_plain()
        if char == "%":
            self._quoted("percent-unquoted", self.at, end, text=self.text[self.at : end])
        elif char in "*&":
            self._quoted("anchor", self.at, end, what="alias" if char == "*" else "anchor")
        elif char in "->" and self.text[slice(*self.plain)] in _OF_FIGURES:
            self._quoted("", self.at, end)  # of which more is said when it is read as a figure
        elif char == "-":
            self._quoted("syntax", self.at, end, reason="unexpected-dash")
        else:
            self._quoted("syntax", self.at, end, reason="reserved-character")
        self._expect(key=False, value=False)

    def _open_quote(self, char: str) -> None:
        if self.key_may_start and not self.brackets:
            self.column = self.at
        self.quote = char
        self.quoted_from = self.quoted_from if self.in_quote else (self.number, self.at)
        self.at += 1
        self._close_quote()

    def _close_quote(self) -> None:
        """To the closing quote, or over the end of the line when it stands on a later one."""
        end = self._end_of(_IN_DOUBLE if self.quote == '"' else _IN_SINGLE)
        closes = self.text[end : end + 1] == self.quote
        self.quote = "" if closes else self.quote
        self.at = end + 1 if closes else len(self.text)
        self._expect(key=False, value=False)

    def _close_bracket(self) -> None:
        """Past a closing bracket; text after it is what `detail: [^x] …` wants quoted."""
        opening, line, start = self.brackets.pop()
        self.own_names = self.own_names if self.own_names <= len(self.brackets) else 0
        self.at += 1
        self._expect(key=False, value=False)
        if opening == "[" and line == self.number and self._is_text_after(start):
            self._bracket_text(start)

    def _is_text_after(self, start: int) -> bool:
        """Whether text follows the list that began at `start`, and no key that lacks its comma.

        A full-width comma is text behind a reference, or where no comma may stand.
        """
        match = _TEXT_AFTER.match(self.text, self.at)
        if match is None or (self.brackets and _KEY_AFTER.match(self.text, self.at)):
            return False
        is_comma = match[0] in ("，", "、")
        return not is_comma or not self.brackets or _REFERENCE.match(self.text, start) is not None

    def _bracket_text(self, start: int) -> None:
        end = self._end_of(_REST_OF_FLOW if self.brackets else _REST_OF_BLOCK)
        while self.text[end - 1].isspace():
            end -= 1
        while self.mistakes and self.mistakes[-1].column >= start + self.shift:
            self.mistakes.pop()
        self._quoted("bracket-text", start, end, text=self.text[start:end])

    def _quoted(self, code: str, start: int, end: int, **params: Param) -> None:
        """Note a mistake that quotes would have prevented, and set them."""
        value = self.text[start:end].replace("'", "''")
        self._note(code, start, end, f"'{value}'", **params)
        self.at = end
