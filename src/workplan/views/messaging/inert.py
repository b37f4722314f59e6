"""Inert text: what came from a file, with no markup, mention or link in it that a messenger would act upon.

No service documents how to escape its markup, so a character that could act is shown by its full-width form.
"""

import re

_WIDE = str.maketrans({"<": "＜", ">": "＞", "@": "＠", "`": "｀", "*": "＊", "_": "＿", "\\": "＼"})
# The end of what could be the text of a link, a link without brackets, an entity, and struck out text.
_JOINED = re.compile(r"\](?=[(\[:])|:(?=//)|(?<=\bwww)\.|&(?=#?\w+;)|~(?=~)|(?<=~)~", re.IGNORECASE)
_WIDE_JOINED = {"]": "］", ":": "：", ".": "．", "&": "＆", "~": "～"}


def inert(text: str) -> str:
    """One harmless line as one that no messenger acts upon, as long as something else begins its line."""
    return _JOINED.sub(lambda match: _WIDE_JOINED[match[0]], text).translate(_WIDE)
