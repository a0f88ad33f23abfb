"""Reports before a review, from values alone: reviewed drafts and forecasts become a page, a text or a workbook."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from okr_ai.report.build import build_report
    from okr_ai.report.calibration import calibrate
    from okr_ai.report.content import Report
    from okr_ai.report.excel import to_xlsx
    from okr_ai.report.html import to_html
    from okr_ai.report.markdown import to_markdown
    from okr_ai.report.pdf import to_pdf
    from okr_ai.report.saved import to_json

# name -> the module that holds it, imported on first use: jinja2 costs too much for who only wants a value
_HOMES = {
    "Report": "okr_ai.report.content",
    "build_report": "okr_ai.report.build",
    "calibrate": "okr_ai.report.calibration",
    "to_html": "okr_ai.report.html",
    "to_json": "okr_ai.report.saved",
    "to_pdf": "okr_ai.report.pdf",
    "to_markdown": "okr_ai.report.markdown",
    "to_xlsx": "okr_ai.report.excel",
}

__all__ = ["Report", "build_report", "calibrate", "to_html", "to_json", "to_markdown", "to_pdf", "to_xlsx"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
