"""What the functions return: the model's own values, which become DataFrames and show themselves in Jupyter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from okr_ai.facade.tables import Html, marked, table, tag
from okr_ai.forecast.status import STATUS_WORDS
from okr_ai.language.formatting import format_number
from okr_ai.model import (
    Draft,
    Finding,
    Forecast,
    KeyResult,
    Objective,
    ReviewedDraft,
    ReviewedKeyResult,
    Status,
    Suggestion,
)

if TYPE_CHECKING:
    import pandas as pd

    from okr_ai.report import Report as Content
    from okr_ai.scoring import ObjectiveScore

STATUS_COLOUR: Mapping[Status, str] = {
    "off_track": "#dc2626",
    "at_risk": "#d97706",
    "on_track": "#16a34a",
    "achieved": "#15803d",
    "missed": "#991b1b",
    "no_data": "#6b7280",
}
SEVERITY_COLOUR = {"error": "#dc2626", "warning": "#d97706", "info": "#2563eb"}


def _frame(rows: list[dict[str, Any]], columns: list[str]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(rows, columns=columns)


@dataclass(frozen=True, slots=True)
class OKRs:
    """One file of OKRs as read. `draft` is the model's value; iterating gives its objectives."""

    draft: Draft

    def __iter__(self) -> Iterator[Objective]:
        return iter(self.draft.objectives)

    def __len__(self) -> int:
        return len(self.draft.objectives)

    @property
    def key_results(self) -> tuple[KeyResult, ...]:
        """All key results, in the draft's order."""
        return tuple(kr for objective in self.draft.objectives for kr in objective.key_results)

    def to_frame(self) -> "pd.DataFrame":
        """One row per key result: id, objective, text, and what the draft states beside the words."""
        columns = ["id", "objective", "text", "metric", "owner", "due", "baseline", "target", "measure"]
        rows = [
            {"objective": objective.text.text, "text": kr.text.text}
            | {name: getattr(kr, name) for name in columns if name not in ("objective", "text")}
            for objective in self.draft.objectives
            for kr in objective.key_results
        ]
        return _frame(rows, columns)

    def _repr_html_(self) -> str:
        zh = self.draft.lang != "en"
        heads = ["目标", "关键结果", "指标", "负责人"] if zh else ["objective", "key result", "metric", "owner"]
        rows = [
            (objective.text.text if i == 0 else "", kr.text.text, kr.metric, kr.owner)
            for objective in self.draft.objectives
            for i, kr in enumerate(objective.key_results)
        ]
        return table(heads, rows, caption=self.draft.path)


@dataclass(frozen=True, slots=True)
class Review:
    """What the rules found in a draft, and the scores. Iterating gives the findings, in the draft's order."""

    reviewed: ReviewedDraft

    def __iter__(self) -> Iterator[Finding]:
        return iter(finding for _, finding in self._findings())

    def __len__(self) -> int:
        return sum(1 for _ in self._findings())

    @property
    def key_results(self) -> tuple[ReviewedKeyResult, ...]:
        """All key results with their frame, score and findings."""
        return tuple(kr for objective in self.reviewed.objectives for kr in objective.key_results)

    def _findings(self) -> Iterator[tuple[str, Finding]]:
        yield from (("", finding) for finding in self.reviewed.findings)
        for objective in self.reviewed.objectives:
            yield from ((objective.objective.id, finding) for finding in objective.findings)
            for kr in objective.key_results:
                yield from ((kr.key_result.id, finding) for finding in kr.findings)

    def to_frame(self) -> "pd.DataFrame":
        """One row per finding: whose it is, the rule, the words and where they stand, what to write instead."""
        columns = ["id", "rule", "letter", "severity", "message", "suggestion", "text", "line", "column"]
        rows = [
            {"id": owner, "line": found.place.line, "column": found.place.column}
            | {name: getattr(found, name) for name in ("rule", "letter", "severity", "message", "suggestion", "text")}
            for owner, found in self._findings()
        ]
        return _frame(rows, columns)

    def scores(self) -> "pd.DataFrame":
        """One row per key result: score 0..100, the SMART letters 0..1 (NaN: not judged), how many findings."""
        letters = ["specific", "measurable", "achievable", "relevant", "time_bound"]
        rows = [
            {
                "id": kr.key_result.id,
                "text": kr.key_result.text.text,
                "score": kr.score.value,
                "findings": len(kr.findings),
            }
            | {letter: getattr(kr.score.smart, letter) for letter in letters}
            for kr in self.key_results
        ]
        frame = _frame(rows, ["id", "text", "score", *letters, "findings"])
        return frame.astype(dict.fromkeys(letters, "float64"))

    def _repr_html_(self) -> str:
        zh = self.reviewed.draft.lang != "en"
        heads = ["关键结果", "得分", "发现的问题"] if zh else ["key result", "score", "what was found"]
        rows = [
            (_underlined(kr), f"{kr.score.value:.0f}", Html("<br>".join(_said(found) for found in kr.findings)))
            for kr in self.key_results
        ]
        rest = [
            (o.objective.text.text, f"{o.score.value:.0f}", Html("<br>".join(map(_said, o.findings))))
            for o in self.reviewed.objectives
            if o.findings
        ]
        rest += [(self.reviewed.draft.path, "", _said(found)) for found in self.reviewed.findings]
        return table(heads, [*rows, *rest], caption=self.reviewed.draft.path)


def _underlined(kr: ReviewedKeyResult) -> Html:
    """The key result's words with those underlined that findings point at."""
    text = kr.key_result.text
    base, spans = text.span(), []
    for found in kr.findings:
        if found.text and (at := text.text.find(found.text)) >= 0 and len(found.text) < len(base):
            spans.append((at, at + len(found.text)))
    return marked(text.text, spans)


def _said(found: Finding) -> Html:
    """A finding in one line: severity, rule, message, what to write instead."""
    instead = f" <i>{escape(found.suggestion)}</i>" if found.suggestion else ""
    dot = tag(found.severity, SEVERITY_COLOUR[found.severity])
    return Html(f"{dot} <code>{escape(found.rule)}</code> {escape(found.message)}{instead}")


@dataclass(frozen=True, slots=True)
class Forecasts:
    """How likely each key result is to be hit. Iterating gives the forecasts, in the draft's order."""

    forecasts: tuple[Forecast, ...]
    lang: str = "en"

    def __iter__(self) -> Iterator[Forecast]:
        return iter(self.forecasts)

    def __len__(self) -> int:
        return len(self.forecasts)

    def __getitem__(self, which: int | str) -> Forecast:
        """By position, or by the key result's id. Raises KeyError for an id that is not there."""
        if isinstance(which, int):
            return self.forecasts[which]
        for forecast in self.forecasts:
            if forecast.id == which:
                return forecast
        raise KeyError(which)

    def to_frame(self) -> "pd.DataFrame":
        """One row per key result. `low80` … `high95` bound the final value; NaN where there is no forecast."""
        names = ["id", "text", "metric", "measure", "direction", "status", "p_hit", "baseline", "current", "target"]
        names += ["expected", "progress", "elapsed", "needed_rate", "recent_rate", "due", "last_observation", "stale"]
        bounds = ["low80", "high80", "low95", "high95"]
        rows = []
        for one in self.forecasts:
            none = (None, None)
            ends = (*one.intervals.get("80", none), *one.intervals.get("95", none))
            rows.append({name: getattr(one, name) for name in names} | dict(zip(bounds, ends, strict=True)))
        frame = _frame(rows, [*names[:11], *bounds, *names[11:]])
        numbers = ["p_hit", "baseline", "current", "target", "expected", *bounds, *names[11:15]]
        return frame.astype(dict.fromkeys(numbers, "float64"))

    def fans(self) -> "pd.DataFrame":
        """One row per key result and future date with the forecast's quantiles, for charts: id, date, q025 … q975."""
        levels = ["q025", "q10", "q50", "q90", "q975"]
        rows = [
            {"id": one.id, "date": day} | {level: getattr(one.fan, level)[i] for level in levels}
            for one in self.forecasts
            if one.fan
            for i, day in enumerate(one.fan.dates)
        ]
        import pandas as pd

        frame = _frame(rows, ["id", "date", *levels])
        return frame.assign(date=pd.to_datetime(frame["date"]))

    def _repr_html_(self) -> str:
        zh = self.lang != "en"
        heads = ["关键结果", "状态", "达成概率", "目标", "现在", "预计", "80% 区间"]
        if not zh:
            heads = ["key result", "status", "chance", "target", "now", "expected", "80% interval"]
        return table(heads, [_forecast_row(one, self.lang) for one in self.forecasts])


def _forecast_row(one: Forecast, lang: str) -> tuple[object, ...]:
    def number(value: float | None) -> str:
        return "–" if value is None else format_number(value, one.unit, lang)

    words, colour = STATUS_WORDS[one.status], STATUS_COLOUR[one.status]
    low, high = one.intervals.get("80", (None, None))
    chance = "–" if one.p_hit is None else f"{one.p_hit:.0%}"
    interval = "–" if low is None else f"{number(low)} … {number(high)}"
    return (
        one.text,
        tag(words.in_lang(lang), colour),
        chance,
        number(one.target),
        number(one.current),
        number(one.expected),
        interval,
    )


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Proposed key results, the best fitting first."""

    objective: str
    suggestions: tuple[Suggestion, ...]
    lang: str = "en"

    def __iter__(self) -> Iterator[Suggestion]:
        return iter(self.suggestions)

    def __len__(self) -> int:
        return len(self.suggestions)

    def __getitem__(self, which: int) -> Suggestion:
        return self.suggestions[which]

    def to_frame(self) -> "pd.DataFrame":
        """One row per proposal; `evidence` is how many past key results speak for it."""
        columns = ["text", "metric", "unit", "baseline", "target", "due", "level", "p_hit", "role", "evidence", "why"]
        rows = [
            {name: getattr(one, name) for name in columns} | {"evidence": len(one.evidence)} for one in self.suggestions
        ]
        return _frame(rows, columns).astype({"p_hit": "float64"})

    def _repr_html_(self) -> str:
        zh = self.lang != "en"
        heads = ["建议的关键结果", "达成概率", "依据"] if zh else ["proposed key result", "chance", "why"]
        rows = [(one.text, "–" if one.p_hit is None else f"{one.p_hit:.0%}", one.why) for one in self.suggestions]
        return table(heads, rows, caption=self.objective)


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of objectives and their key results. Iterating gives the objectives, in the draft's order."""

    objectives: "tuple[ObjectiveScore, ...]"
    lang: str = "en"

    def __iter__(self) -> "Iterator[ObjectiveScore]":
        return iter(self.objectives)

    def __len__(self) -> int:
        return len(self.objectives)

    def to_frame(self) -> "pd.DataFrame":
        """One row per key result: `degree` is how far it came, `score` what counts, `good` whether it is enough."""
        columns = ["id", "text", "kind", "owner", "weight", "degree", "score", "good", "owner_score"]
        rows = [
            {"objective": objective.id, "objective_score": objective.score}
            | {name: getattr(grade, name) for name in columns}
            for objective in self.objectives
            for grade in objective.grades
        ]
        numbers = ["objective_score", "weight", "degree", "score", "owner_score"]
        return _frame(rows, ["objective", "objective_score", *columns]).astype(dict.fromkeys(numbers, "float64"))

    def _repr_html_(self) -> str:
        zh = self.lang != "en"
        heads = ["目标与关键结果", "得分", "自评"] if zh else ["objective, key result", "score", "owner's own"]
        rows: list[tuple[object, ...]] = []
        for objective in self.objectives:
            rows.append(
                (Html(f"<b>{escape(objective.text)}</b>"), _tenths(objective.score), _tenths(objective.owner_score))
            )
            rows += [(grade.text, _tenths(grade.score), _tenths(grade.owner_score)) for grade in objective.grades]
        return table(heads, rows)


def _tenths(score: float | None) -> str:
    return "–" if score is None else f"{score:.2f}"


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

    def save(self, path: str | Path) -> None:
        """Write it to `path`, in the form that the ending says: .html, .md, .xlsx, .json or .pdf."""
        from okr_ai.report.forms import check_ending, in_form

        made = in_form(self.content, check_ending(path), self.templates)
        Path(path).write_bytes(made.encode() if isinstance(made, str) else made)

    def _repr_html_(self) -> str:
        frame = 'style="width:100%;height:80vh;border:1px solid #8884" sandbox="allow-scripts"'
        return f'<iframe title="{escape(self.title)}" {frame} srcdoc="{escape(self.html, quote=True)}"></iframe>'
