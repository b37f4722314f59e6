"""The page as HTML: the template filled in, with its style, its script and the lock on both inside."""

import base64
import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from workplan.views.dashboard.dashboard import Dashboard
from workplan.views.figures import NOTHING
from workplan.views.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment


def html_text(dashboard: Dashboard, words: Words) -> str:
    """The whole page. It holds all that it needs, and a browser is told to fetch and run nothing else."""
    environment = _environment(words)
    style, script = (_source(environment, name) for name in ("dashboard.css", "dashboard.js"))
    page = environment.get_template("dashboard.html")
    return page.render(
        dashboard=dashboard, style=style, script=script, style_hash=_hash(style), script_hash=_hash(script)
    )


def _environment(words: Words) -> "Environment":
    """Templates whose every text is escaped, and the words of the language."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  # asked for here only

    environment = Environment(
        autoescape=True,
        loader=PackageLoader("workplan.views.dashboard", "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    heads = words.family("head")
    environment.globals |= {"heads": heads, "short": {**heads, **words.family("short-head")}}
    environment.globals |= {"word": words.family("dashboard")}
    environment.globals |= {"say": _sayer(words), "nothing": NOTHING, "zip": zip}
    return environment


def _sayer(words: Words) -> Callable[..., str]:
    """What says a text with its parameters."""

    def speak(key: str, /, **params: object) -> str:
        return words.of("dashboard", key, **params)

    return speak


def _source(environment: "Environment", name: str) -> str:
    """A file beside the templates, as it is."""
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def _hash(text: str) -> str:
    """By what a browser knows a style or script again."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
