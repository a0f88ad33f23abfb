"""GitHub workflow commands: annotations beside the lines of a pull request."""

from collections.abc import Sequence
from pathlib import PurePath

from okr_ai.model import ReviewedDraft
from okr_ai.rules.formats.counting import in_order

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def as_annotations(drafts: Sequence[ReviewedDraft]) -> str:
    """One `::error …::message` line a finding, paths as given with forward slashes."""
    lines = []
    for finding in in_order(drafts):
        place = finding.place
        message = finding.message if not finding.suggestion else f"{finding.message} → {finding.suggestion}"
        where = {"file": PurePath(place.path).as_posix(), "line": str(place.line)}
        if not place.cell:  # a spreadsheet's columns are not those of a text
            where |= {"col": str(place.column), "endLine": str(place.end_line), "endColumn": str(place.end_column)}
        where["title"] = f"okr-ai {finding.rule}"
        properties = ",".join(f"{name}={_property(value)}" for name, value in where.items())
        lines.append(f"::{_LEVELS[finding.severity]} {properties}::{_message(message)}")
    return "\n".join(lines)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
