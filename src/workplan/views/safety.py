"""Safe text: what came from a file, made harmless for a terminal by showing what would otherwise act."""

import re

# All of Unicode's control, format, surrogate and separator characters (Cc, Cf, Cs, Zl, Zp): ESC and CSI, bidi
# controls, zero-width ones, tags; and the fillers that are letters by category and blank by sight.
ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U00013440\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_BREAKS = re.compile(r"\r\n|[\n\r\t\x0b\x0c\x85\u2028\u2029]")
_BYTES, _BASIC_PLANE = range(0x100), range(0x10000)
_VARIATION = range(0xE0100, 0xE01F0)  # which of its forms a Chinese character takes: wanted, and harmless


def safe(text: str) -> str:
    """`text` as one harmless line: breaks and tabs are spaces, whatever else would act is escaped visibly."""
    return escaped(_BREAKS.sub(" ", text))


def escaped(text: str) -> str:
    r"""`text` with every acting character, breaks too, written as `\x1b` or `\u202e`."""
    return ACTING.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code in _VARIATION:
        return match[0]
    if code in _BYTES:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code in _BASIC_PLANE else f"\\U{code:08x}"
