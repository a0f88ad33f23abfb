"""How drafts stand: each reviewed and forecast, for the commands that tell of both (report, agenda, retro, score)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from okr_ai.cli.inputs import load_drafts, load_metrics, workspace_for
from okr_ai.cli.language import wanted_lang
from okr_ai.model import Draft, Forecast, Frame, MetricSeries, ReviewedDraft
from okr_ai.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Standing:
    """The drafts with their forecasts, and what they were read with."""

    drafts: tuple[tuple[ReviewedDraft, tuple[Forecast, ...]], ...]
    series: Mapping[str, MetricSeries]
    workspace: Workspace

    @property
    def lang(self) -> Literal["zh", "en"]:
        """The first draft's language."""
        return "en" if self.drafts and self.drafts[0][0].draft.lang == "en" else "zh"

    def earlier(self, as_of: date) -> tuple[tuple[tuple[Forecast, ...], ...], ...]:
        """For each draft the forecasts of the days up to `as_of` on which 25, 50 and 75 % of its cycle were gone, from
        what was known then; none for a draft without a cycle."""
        from okr_ai.report.history import past_days

        found = []
        for reviewed, _ in self.drafts:
            cycle = reviewed.draft.cycle
            days = [day for day in past_days(cycle.start, cycle.end) if day <= as_of] if cycle else ()
            found.append(tuple(_forecasts(reviewed, self.series, self.workspace, day, fan=False) for day in days))
        return tuple(found)


def load_standing(
    paths: Sequence[str],
    metrics: tuple[str, ...],
    as_of: date,
    *,
    lang: str | None = None,
    stdin_filename: str | None = None,
) -> Standing:
    """The drafts (the workspace's when none is named), reviewed and forecast as of that day."""
    from okr_ai.rules import review, settings_of

    workspace = workspace_for(paths)
    drafts = load_drafts(paths, workspace=workspace, stdin_filename=stdin_filename, today=as_of)
    series = load_metrics(metrics, workspace)
    reviewed = review(
        drafts,
        today=as_of,
        settings=settings_of(workspace),
        lang=wanted_lang(lang),
        definitions=workspace.definitions,
        fiscal_start=workspace.fiscal_start,
    )
    return Standing(
        tuple((one, _forecasts(one, series, workspace, as_of, fan=True)) for one in reviewed), series, workspace
    )


def forecasts_of(
    draft: Draft,
    frames: Mapping[str, Frame] | None,
    series: Mapping[str, MetricSeries],
    workspace: Workspace,
    as_of: date,
    *,
    fan: bool,
    method: str | None = None,
) -> tuple[Forecast, ...]:
    """The forecasts of a draft's key results by `method`, else as the settings want them; without `frames` their words
    are read."""
    from okr_ai.forecast import forecast_key_results

    return forecast_key_results(
        draft,
        frames,
        series,
        as_of=as_of,
        definitions=workspace.definitions,
        events=workspace.events,
        fiscal_start=workspace.fiscal_start,
        stale_after_days=workspace.stale_after_days,
        method=method or workspace.method or "auto",
        methods={} if method else workspace.methods,
        fan=fan,
    )


def _forecasts(
    reviewed: ReviewedDraft, series: Mapping[str, MetricSeries], workspace: Workspace, as_of: date, *, fan: bool
) -> tuple[Forecast, ...]:
    frames = {kr.key_result.id: kr.frame for objective in reviewed.objectives for kr in objective.key_results}
    return forecasts_of(reviewed.draft, frames, series, workspace, as_of, fan=fan)
