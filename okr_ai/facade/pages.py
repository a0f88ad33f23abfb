"""A report as a value: its page, its file, its frame in Jupyter."""

from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from okr_ai.saving import save

if TYPE_CHECKING:
    from okr_ai.report import Report as Content


@dataclass(frozen=True, slots=True)
class Report:
    """A report. `str(report)` is its HTML page; in Jupyter it shows itself in a frame of its own. `content` holds the
    values, `templates` the folder with a team's own page templates."""

    content: "Content" = field(repr=False)
    templates: Path | None = field(default=None, repr=False)

    @property
    def title(self) -> str:
        return self.content.title

    @property
    def html(self) -> str:
        from okr_ai.report.forms import in_form

        return str(in_form(self.content, ".html", self.templates))

    def __str__(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"<Report {self.title}>"

    def save(self, path: str | Path) -> None:
        """Write it to `path`, in the form that the ending says: .html, .md, .xlsx, .json or .pdf."""
        from okr_ai.report.forms import check_ending, in_form

        made = in_form(self.content, check_ending(path), self.templates)
        save(path, made.encode() if isinstance(made, str) else made)

    def _repr_html_(self) -> str:
        frame = 'style="width:100%;height:80vh;border:1px solid #8884" sandbox="allow-scripts"'
        return f'<iframe title="{escape(self.title)}" {frame} srcdoc="{escape(self.html, quote=True)}"></iframe>'
