"""The report as one HTML file: complete in itself, no request, no foreign script."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from okr_ai.report.content import Report
from okr_ai.report.pages import page_values, shown
from okr_ai.report.sandbox import environment
from okr_ai.report.themes import rules_for


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy_for(style: str, script: str | None = None) -> str:
    """The page's policy: this style sheet and this script by their hashes, and nothing else, no request at all."""
    scripts = f"script-src {_hash(script)}; " if script is not None else ""
    return f"default-src 'none'; style-src {_hash(style)}; {scripts}img-src data:; base-uri 'none'; form-action 'none'"


def to_html(report: Report, *, folder: Path | None = None, colours: Mapping[str, str] | None = None) -> str:
    """The report as a page. `folder` holds a team's own templates (any of the shipped names), `colours` its own
    values of the style sheet's colour names (checked to be colours).
    """
    pages = environment(folder)
    style = pages.get_template("style.css").render() + rules_for(colours or {})
    script = pages.get_template("page.js").render()
    policy = policy_for(style, script)
    values = page_values(report) | {"policy": policy, "style": Markup(style), "script": Markup(script)}
    return shown(pages.get_template("page.html.j2").render(values))
