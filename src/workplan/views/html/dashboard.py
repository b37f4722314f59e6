"""The dashboard: a report as one HTML page that needs nothing but itself."""

import base64
import hashlib

from jinja2 import Environment, PackageLoader, StrictUndefined

from workplan.core.report import Report
from workplan.views.columns import owner_rows
from workplan.views.html.filters import filters_of
from workplan.views.html.links import Links
from workplan.views.page import Page
from workplan.views.pages.status import SHORT_HASH, baseline_texts, remark_texts
from workplan.views.phrases import Words
from workplan.views.text import safe

_MOST_URGENT = 8
_LANGUAGES = {"zh": "zh-Hans", "en": "en"}


def render(report: Report, page: Page) -> bytes:
    """The page. It holds all that it needs, and a browser is told to fetch and run nothing else."""
    words, links = page.words, Links.of(report)
    loader = PackageLoader("workplan.views.html", "templates")
    environment = Environment(
        autoescape=True,
        loader=loader,
        undefined=StrictUndefined,  # an unknown name is an error
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= filters_of(report.status, links, words)
    environment.globals |= {"words": words, "links": links} | _looked_up(report, links, words)
    style, script = (loader.get_source(environment, name)[0] for name in ("dashboard.css", "dashboard.js"))
    hashes = {"style_hash": _hash(style), "script_hash": _hash(script)}
    return environment.get_template("dashboard.html").render(style=style, script=script, **hashes).encode()


def _looked_up(report: Report, links: Links, words: Words) -> dict[str, object]:
    """What the templates know by name."""
    status, then = report.status, report.baseline
    return {
        "report": report,
        "status": status,
        "plan": status.plan,
        "baseline": then,
        "commit": "" if then is None else then.commit[:SHORT_HASH],
        "parts_then": {} if then is None else then.parts,
        "owners": owner_rows(status, then),
        "language": _LANGUAGES[words.language],
        "choice": _choice(report, links, words),
        "remarks": [*([] if then is None else baseline_texts(then, words)), *remark_texts(status, words)],
        "most_urgent": _MOST_URGENT,
    }


def _choice(report: Report, links: Links, words: Words) -> str:
    """The owner and the section to which the page is narrowed; empty on that of the whole plan."""
    section = report.section
    title = "" if section is None else links.plain(words.titled(section.number, section.title))
    return words.groups([safe(report.choice.owner or ""), title])


def _hash(text: str) -> str:
    """By what a browser knows a style or script again."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
