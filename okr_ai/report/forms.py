"""A report in the form that a file's ending says."""

from pathlib import Path

from okr_ai.errors import InputError
from okr_ai.model import Bilingual
from okr_ai.report.content import Report

ENDINGS = (".html", ".htm", ".md", ".markdown", ".xlsx", ".json", ".pdf")


def check_ending(output: str | Path) -> str:
    """The ending in small letters. Raises InputError when it says no form of report."""
    ending = Path(output).suffix.lower()
    if ending not in ENDINGS:
        raise InputError(
            Bilingual("this ending says no form of report", "看不出要写成哪种报告"),
            Bilingual(f"use one of {', '.join(ENDINGS)}", f"请用这些扩展名之一：{'、'.join(ENDINGS)}"),
            path=str(output),
        )
    return ending


def in_form(report: Report, ending: str, folder: Path | None = None) -> str | bytes:
    """The report's content for a file with this ending; `folder` holds a team's own templates and colours."""
    if ending in (".md", ".markdown"):
        from okr_ai.report.markdown import to_markdown

        return to_markdown(report, folder=folder)
    if ending == ".xlsx":
        from okr_ai.report.excel import to_xlsx

        return to_xlsx(report)
    if ending == ".json":
        from okr_ai.report.saved import to_json

        return to_json(report)
    from okr_ai.report import to_html, to_pdf
    from okr_ai.report.themes import read_colours

    page = to_html(report, folder=folder, colours=read_colours(folder) if folder else None)
    return to_pdf(page) if ending == ".pdf" else page
