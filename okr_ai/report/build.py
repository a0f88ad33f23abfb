"""From reviewed drafts and forecasts to the report's content."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from okr_ai.errors import InputError
from okr_ai.model import (
    Bilingual,
    Cycle,
    Finding,
    Forecast,
    KeyResult,
    MetricDefinition,
    MetricSeries,
    PastKeyResult,
    ReviewedDraft,
    ReviewedKeyResult,
    ReviewedObjective,
)
from okr_ai.report.alignment import alignment
from okr_ai.report.calibration import Calibration
from okr_ai.report.changes import Earlier, earlier_report
from okr_ai.report.content import Group, Item, Kind, MetricNote, Report, count_statuses, risk_order
from okr_ai.report.decisions import decision_for, unjudgeable
from okr_ai.report.lessons import lessons_of
from okr_ai.report.outcomes import outcome_of
from okr_ai.scoring import Grade, ObjectiveScore, Rollup, score_objectives

UPDATES = {
    "daily": Bilingual("daily", "每天"),
    "weekly": Bilingual("weekly", "每周"),
    "monthly": Bilingual("monthly", "每月"),
    "quarterly": Bilingual("quarterly", "每季度"),
}


def build_report(
    drafts: Sequence[tuple[ReviewedDraft, Sequence[Forecast]]],
    *,
    as_of: date,
    kind: Kind = "weekly",
    lang: Literal["zh", "en"] | None = None,
    title: str | None = None,
    definitions: Mapping[str, MetricDefinition] | None = None,
    series: Mapping[str, MetricSeries] | None = None,
    previous: Mapping[str, object] | None = None,
    earlier: Sequence[Sequence[Sequence[Forecast]]] = (),
    calibration: Calibration | None = None,
    rollup: Rollup | None = None,
    past: Sequence[PastKeyResult] = (),
) -> Report:
    """The report of reviewed drafts, each with the forecasts of its key results (matched by id, any may lack).

    `previous` is an earlier report or forecast as JSON data; what changed since then is told for each key result.
    `earlier` are, for each draft, the forecasts of earlier days (the oldest first): with them each key result's outcome
    is told, and what the cycle teaches, also beside the `past`: key results of cycles before. `lang` defaults to the
    first draft's language, `title` to its team (where they name one alone) or cycle.
    """
    before = earlier_report(previous)
    groups = _objectives(drafts, earlier, before, as_of, rollup)
    items = sorted((item for group in groups for item in group.items), key=risk_order)
    files = [reviewed.draft for reviewed, _ in drafts]
    cycle = next((draft.cycle for draft in files if draft.cycle), None)
    lang = lang or ("en" if files and files[0].lang == "en" else "zh")
    return Report(
        kind=kind,
        lang=lang,
        title=title or _one_team(reviewed for reviewed, _ in drafts),
        as_of=as_of,
        cycle=cycle,
        items=tuple(items),
        objectives=tuple(groups),
        teams=_teams(items),
        tree=alignment(groups),
        metrics=_metric_notes(items, definitions or {}, series or {}, lang),
        findings=tuple(finding for reviewed, _ in drafts for finding in _findings(reviewed)),
        since=before.as_of if before else None,
        calibration=calibration,
        files=tuple(draft.path for draft in files),
        methods=tuple(dict.fromkeys(item.forecast.method for item in items if item.forecast.method)),
        counts=count_statuses(items),
        lessons=lessons_of(items, past) if earlier and (cycle is None or as_of >= cycle.end) else (),
    )


def _objectives(
    drafts: Sequence[tuple[ReviewedDraft, Sequence[Forecast]]],
    earlier: Sequence[Sequence[Sequence[Forecast]]],
    before: Earlier | None,
    as_of: date,
    rollup: Rollup | None,
) -> list[Group]:
    """The objectives of all drafts as drafted, numbered through, with their key results and scores."""
    groups: list[Group] = []
    for i, (reviewed, forecasts) in enumerate(drafts):
        past = [_by_id(day) for day in earlier[i]] if i < len(earlier) else None
        sources = _Sources(_by_id(forecasts), past, before, reviewed.draft.cycle, as_of)
        scores = _scores(reviewed, {forecast.id: forecast for forecast in forecasts}, rollup)
        for objective, score in zip(reviewed.objectives, scores, strict=True):
            number = str(len(groups) + 1)
            team = objective.objective.team or reviewed.draft.team
            grades = {grade.id: grade for grade in score.grades}
            own = tuple(
                sources.item(f"{number}.{j}", team, objective, one, grades.get(one.key_result.id))
                for j, one in enumerate(objective.key_results, 1)
            )
            groups.append(Group(number, objective.objective.text.text, own, objective, score.score))
    return groups


def _by_id(forecasts: Sequence[Forecast]) -> Mapping[str, Sequence[Forecast]]:
    found: dict[str, list[Forecast]] = {}
    for forecast in forecasts:
        found.setdefault(forecast.id, []).append(forecast)
    return found


def _of(key_result: KeyResult, forecasts: Mapping[str, Sequence[Forecast]]) -> Forecast | None:
    """The key result's forecast: by its id, and by its words where a draft gives one id to two of them."""
    same = forecasts.get(key_result.id, ())
    return next((one for one in same if one.text == key_result.text.text), same[0] if same else None)


def _findings(reviewed: ReviewedDraft) -> tuple[Finding, ...]:
    """The findings of the file and of its objectives, not of single key results."""
    return reviewed.findings + tuple(found for objective in reviewed.objectives for found in objective.findings)


def _scores(
    reviewed: ReviewedDraft, forecasts: Mapping[str, Forecast], rollup: Rollup | None
) -> tuple[ObjectiveScore, ...]:
    """The objectives' scores; plain means where the weights do not add up, which the draft's findings tell."""
    objectives = [one.objective for one in reviewed.objectives]
    try:
        return score_objectives(objectives, forecasts, rollup=rollup)
    except InputError:
        return score_objectives(objectives, forecasts, rollup="mean")


@dataclass(frozen=True, slots=True)
class _Sources:
    """What is known of one draft's key results, by id: forecasts of today and of earlier days, an earlier report."""

    now: Mapping[str, Sequence[Forecast]]
    earlier: Sequence[Mapping[str, Sequence[Forecast]]] | None
    before: Earlier | None
    cycle: Cycle | None
    as_of: date

    def item(
        self,
        number: str,
        team: str | None,
        objective: ReviewedObjective,
        reviewed: ReviewedKeyResult,
        grade: Grade | None,
    ) -> Item:
        key_result = reviewed.key_result
        forecast = _of(key_result, self.now) or Forecast(
            key_result.id, key_result.text.text, self.as_of, "no_data", metric=key_result.metric
        )
        blocking = unjudgeable(reviewed.findings)
        outcome = None
        if self.earlier is not None:
            past = [one for day in self.earlier if (one := _of(key_result, day))]
            outcome = outcome_of(key_result, forecast, past)
        return Item(
            number=number,
            reviewed=reviewed,
            objective=objective,
            team=team,
            forecast=forecast,
            decision=decision_for(forecast, blocking),
            blocking=blocking,
            change=self.before.change(forecast) if self.before else None,
            outcome=outcome,
            grade=grade,
            cycle=self.cycle,
        )


def _one_team(drafts: Iterable[ReviewedDraft]) -> str:
    """The team that the drafts or the headings in them name, where it is one."""
    teams = {one.objective.team or draft.draft.team for draft in drafts for one in draft.objectives} - {None}
    return next(iter(teams)) or "" if len(teams) == 1 else ""


def _teams(items: Sequence[Item]) -> tuple[Group, ...]:
    """One group per team, the riskiest first; none when there are not at least two teams to compare."""
    by_team: dict[str, list[Item]] = {}
    for item in items:
        if item.team:
            by_team.setdefault(item.team, []).append(item)
    if len(by_team) < 2:
        return ()
    return tuple(Group(str(i), team, tuple(own)) for i, (team, own) in enumerate(by_team.items(), 1))


def _metric_notes(
    items: Iterable[Item], definitions: Mapping[str, MetricDefinition], series: Mapping[str, MetricSeries], lang: str
) -> tuple[MetricNote, ...]:
    """What is known of each metric that a key result uses: from the settings, else from the key result itself."""
    notes: dict[str, MetricNote] = {}
    for item in items:
        key_result = item.reviewed.key_result
        name = item.forecast.metric or key_result.metric
        if not name or name in notes:
            continue
        defined = definitions.get(name)
        update = (defined.update_period if defined else None) or key_result.update_period
        dates = series[name].dates if name in series else ()
        notes[name] = MetricNote(
            name=name,
            label=defined.called_in(lang) if defined else None,
            definition=_in(lang, defined.definition if defined else None) or key_result.definition,
            source=_in(lang, defined.source if defined else None) or key_result.source,
            update_period=UPDATES[update].in_lang(lang) if update in UPDATES else update,
            first_day=dates[0] if dates else None,
            last_day=dates[-1] if dates else None,
            points=len(dates),
        )
    return tuple(notes.values())


def _in(lang: str, words: str | Bilingual | None) -> str | None:
    return words.in_lang(lang) if isinstance(words, Bilingual) else words
