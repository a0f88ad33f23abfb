"""Forecasts, proposals and scores of key results, as DataFrames and as tables in Jupyter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okr_ai.facade.printed import printed
from okr_ai.facade.tables import Html, escape, frame, table, tag
from okr_ai.forecast.shown import DASH, figures
from okr_ai.forecast.status import STATUS_WORDS
from okr_ai.language.formatting import chance_percent
from okr_ai.model import (
    Bilingual,
    Forecast,
    Status,
    Suggestion,
)

if TYPE_CHECKING:
    import pandas as pd

    from okr_ai.scoring import ObjectiveScore


STATUS_COLOUR: Mapping[Status, str] = {
    "off_track": "#dc2626",
    "at_risk": "#d97706",
    "on_track": "#16a34a",
    "achieved": "#15803d",
    "missed": "#991b1b",
    "no_data": "#6b7280",
}


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
        made = frame(rows, [*names[:11], *bounds, *names[11:]])
        numbers = ["p_hit", "baseline", "current", "target", "expected", *bounds, *names[11:15]]
        return made.astype(dict.fromkeys(numbers, "float64"))

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

        made = frame(rows, ["id", "date", *levels])
        return made.assign(date=pd.to_datetime(made["date"]))

    def _heads(self) -> list[str]:
        if self.lang != "en":
            return ["关键结果", "状态", "达成概率", "目标", "现在", "预计", "80% 区间"]
        return ["key result", "status", "chance", "target", "now", "expected", "80% interval"]

    def __repr__(self) -> str:
        told = Bilingual(f"{len(self)} forecasts", f"{len(self)} 个预测").in_lang(self.lang)
        if self.forecasts:
            day = self.forecasts[0].as_of
            told += Bilingual(f" as of {day}", f"，截至 {day}").in_lang(self.lang)
        rows: list[tuple[object, ...]] = []
        for one in self.forecasts:
            text, _, *rest = _forecast_row(one, self.lang)
            rows.append((one.id, *rest[:1], STATUS_WORDS[one.status].in_lang(self.lang), *rest[1:], text))
        words, status, chance, *others = self._heads()
        return printed(told, ["id" if self.lang == "en" else "编号", chance, status, *others, words], rows, self.lang)

    def _repr_html_(self) -> str:
        return table(self._heads(), [_forecast_row(one, self.lang) for one in self.forecasts])


def _forecast_row(one: Forecast, lang: str) -> tuple[object, ...]:
    status = tag(STATUS_WORDS[one.status].in_lang(lang), STATUS_COLOUR[one.status])
    told = figures(one, lang)
    return one.text, status, told.chance, told.target, told.current, told.expected, told.interval


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
        return frame(rows, columns).astype({"p_hit": "float64"})

    def _table(self) -> tuple[list[str], list[tuple[str, str, str]]]:
        zh = self.lang != "en"
        heads = ["建议的关键结果", "达成概率", "依据"] if zh else ["proposed key result", "chance", "why"]
        rows = [
            (one.text, DASH if one.p_hit is None else chance_percent(one.p_hit), one.why) for one in self.suggestions
        ]
        return heads, rows

    def __repr__(self) -> str:
        heads, rows = self._table()
        return printed(self.objective, heads[:2], [row[:2] for row in rows], self.lang)

    def _repr_html_(self) -> str:
        return table(*self._table(), caption=self.objective)


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
        return frame(rows, ["objective", "objective_score", *columns]).astype(dict.fromkeys(numbers, "float64"))

    def __repr__(self) -> str:
        heads = ["编号", "得分", "目标与关键结果"] if self.lang != "en" else ["id", "score", "objective, key result"]
        rows = []
        for objective in self.objectives:
            rows.append((objective.id, _tenths(objective.score), objective.text))
            rows += [(grade.id, _tenths(grade.score), f"· {grade.text}") for grade in objective.grades]
        told = Bilingual(f"{len(self)} objectives scored", f"{len(self)} 个目标的评分").in_lang(self.lang)
        return printed(told, heads, rows, self.lang)

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
    return DASH if score is None else f"{score:.2f}"
