"""A review in Markdown, for a pull request or a message before the meeting."""

from collections.abc import Sequence

from okr_ai.language.direction import SHOWN
from okr_ai.model import ReviewedDraft
from okr_ai.rules.formats.counting import Told, summary_of, told_once

_SIGNS = {"error": "🔴", "warning": "🟡", "info": "🔵"}
_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>#|~"}) | SHOWN


def as_markdown(drafts: Sequence[ReviewedDraft], *, lang: str | None = None) -> str:
    """A section a file: scores in a table, then the findings as a list. Draft text is escaped."""
    parts: list[str] = []
    for draft in drafts:
        chinese = (lang or draft.draft.lang) in ("zh", "mixed")
        parts += [f"## {_plain(draft.draft.path)}", ""]
        if draft.objectives:
            parts += ["| | 得分 | |" if chinese else "| | score | |", "|---|---:|---|"]
        findings = told_once(draft.findings)
        for objective in draft.objectives:
            text = _plain(objective.objective.text.text)
            parts.append(
                f"| **{_plain(objective.objective.id)}** | **{objective.score.value:.0f}** | **{text or ' '}** |"
            )
            findings += told_once(objective.findings)
            for each in objective.key_results:
                name, text = _plain(each.key_result.id), _plain(each.key_result.text.text)
                parts.append(f"| {name} | {each.score.value:.0f} | {text} |")
                findings += told_once(each.findings)
        parts.append("")
        parts += [
            _remark(each) for each in sorted(findings, key=lambda t: (t.finding.place.line, t.finding.place.column))
        ]
        if not findings:
            parts.append("没有发现问题。" if chinese else "Nothing to complain about.")
        parts.append("")
    counts = summary_of(drafts)
    parts.append(
        f"{_SIGNS['error']} {counts['errors']} · {_SIGNS['warning']} {counts['warnings']} · {_SIGNS['info']} "
        f"{counts['infos']}"
    )
    return "\n".join(parts)


def _remark(told: Told) -> str:
    finding, place = told.finding, told.finding.place
    rules = ", ".join(f"`{each.rule}`" for each in told.tells)
    where = f"{place.sheet or ''}!{place.cell}" if place.cell else str(place.line)
    suggestion = f" → {_plain(finding.suggestion)}" if finding.suggestion else ""
    return f"- {_SIGNS[told.severity]} {where} {rules} {_plain(finding.message)}{suggestion}"


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_SPECIAL)
