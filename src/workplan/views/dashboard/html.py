"""The page as HTML: the template filled in, with its style, its script and the lock on both inside."""

import base64
import hashlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from workplan.views.dashboard.dashboard import Dashboard
from workplan.views.figures import NOTHING
from workplan.views.words.dashboard import DASHBOARD
from workplan.views.words.language import Language, Text, say
from workplan.views.words.tables import HEADS, SHORT_HEADS

if TYPE_CHECKING:
    from jinja2 import Environment

_CATALOGUES = {"heads": HEADS, "short": {**HEADS, **SHORT_HEADS}, "word": DASHBOARD}


def html_text(dashboard: Dashboard, language: Language) -> str:
    """The whole page. It holds all that it needs, and a browser is told to fetch and run nothing else."""
    environment = _environment(language)
    style, script = (_source(environment, name) for name in ("dashboard.css", "dashboard.js"))
    page = environment.get_template("dashboard.html")
    return page.render(
        dashboard=dashboard, style=style, script=script, style_hash=_hash(style), script_hash=_hash(script)
    )


def _environment(language: Language) -> "Environment":
    """Templates whose every text is escaped, and the words of the language."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  # asked for here only

    environment = Environment(
        autoescape=True,
        loader=PackageLoader("workplan.views.dashboard", "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {name: _words(catalogue, language) for name, catalogue in _CATALOGUES.items()}
    environment.globals |= {"say": _sayer(language), "nothing": NOTHING, "zip": zip}
    return environment


def _words(catalogue: Mapping[str, Text], language: Language) -> Mapping[str, str]:
    """The texts of a catalogue as they are; those with parameters are said by `say`."""
    return {key: getattr(text, language) for key, text in catalogue.items()}


def _sayer(language: Language) -> Callable[..., str]:
    """What says a text with its parameters."""

    def speak(key: str, /, **params: object) -> str:
        return say(DASHBOARD[key], language, **params)

    return speak


def _source(environment: "Environment", name: str) -> str:
    """A file beside the templates, as it is."""
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def _hash(text: str) -> str:
    """By what a browser knows a style or script again."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
