"""The plain functions: suggest, forecast, report, score."""

from collections.abc import Mapping
from datetime import date
from numbers import Integral
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from okr_ai.errors import InputError
from okr_ai.facade.inputs import Day, History, Metrics, day_of, history_of, lang_of, metrics_of, sentence_of
from okr_ai.facade.outcomes import Forecasts, Scores, Suggestions
from okr_ai.facade.pages import Report
from okr_ai.facade.reading import Drafted, drafted_in, workspace_of
from okr_ai.facade.reviewing import review
from okr_ai.model import Bilingual

if TYPE_CHECKING:
    from okr_ai.scoring import Rollup

Kind = Literal["weekly", "monthly", "quarterly", "retro"]


def forecast(
    okrs: Drafted,
    metrics: Metrics | None = None,
    *,
    as_of: Day | None = None,
    lang: str | None = None,
) -> Forecasts:
    """How likely each key result is to be hit, from what was known on `as_of` (today) and nothing later.

    `metrics`: a CSV, XLSX or Parquet file, a DataFrame (long or wide), a Series, or series by name; without it the
    workspace's.

    >>> weekly = "examples/gift-shop/metrics/weekly.csv"
    >>> found = forecast("examples/gift-shop/2011-q3.en.md", weekly, as_of="2011-08-14")
    >>> found["O1-KR1"].metric, 0 < found["O1-KR1"].p_hit < 1
    ('average_order_value_gbp', True)
    """
    from okr_ai.forecast import forecast_key_results

    lang = lang_of(lang)
    drafted, settings = drafted_in(okrs, as_of)
    forecasts = forecast_key_results(
        drafted.draft,
        None,
        metrics_of(metrics, settings),
        as_of=day_of(as_of) or date.today(),
        definitions=settings.definitions,
        events=settings.events,
        stale_after_days=settings.stale_after_days,
        method=settings.method or "auto",
        methods=settings.methods,
    )
    return Forecasts(forecasts, lang or drafted.draft.lang)


def suggest(
    objective: str,
    *,
    metrics: Metrics | None = None,
    history: History | None = None,
    as_of: Day | None = None,
    due: Day | None = None,
    n: int = 5,
    chance: float | None = None,
    workspace: str | Path = ".",
) -> Suggestions:
    """At most `n` key results for an objective, with targets at a stated chance and the past that speaks for them.

    `history`: a file or folder of past key results, or the values themselves. Without metrics and history no number is
    made up. The settings are those of the folder `workspace`. `chance` asks for all targets at one chance.

    >>> shop = "examples/gift-shop"
    >>> found = suggest("Regular customers buy more", metrics=f"{shop}/metrics/weekly.csv", as_of="2011-06-30", n=3)
    >>> len(found), found[0].due.isoformat()
    (3, '2011-09-30')
    """
    from okr_ai.cli.outlooks import outlooks
    from okr_ai.cli.suggest import period_for
    from okr_ai.language.text import language_of
    from okr_ai.suggest import suggest as propose
    from okr_ai.suggest.template_files import library_with

    objective = sentence_of(objective, "objective", "目标")
    if not isinstance(n, Integral) or n < 1:
        raise InputError(
            Bilingual(f"n is '{n}'", f"n 是“{n}”"), Bilingual("give a whole number from 1", "请给 1 以上的整数")
        )
    settings = workspace_of(workspace)
    day = day_of(as_of) or date.today()
    start, last = period_for(day, day_of(due), settings.cycle)
    lang = "en" if language_of(objective) == "en" else "zh"
    found = propose(
        objective,
        as_of=day,
        start=start,
        due=last,
        lang=lang,
        n=n,
        history=history_of(history, settings),
        series=metrics_of(metrics, settings),
        outlook_of=outlooks(day, start, last, settings.definitions),
        chance=chance,
        library=library_with(settings.templates),
        definitions=settings.definitions,
    )
    return Suggestions(objective, found, lang)


def report(
    okrs: Drafted,
    metrics: Metrics | None = None,
    *,
    as_of: Day | None = None,
    path: str | Path | None = None,
    kind: Kind = "weekly",
    lang: Literal["zh", "en"] | None = None,
    title: str | None = None,
    previous: str | Path | Mapping[str, object] | None = None,
    templates: str | Path | None = None,
) -> Report:
    """The page for a review meeting, complete in itself; with `path` written there, in the form that its ending says
    (.html, .md, .xlsx, .json, .pdf).

    `previous` is an earlier report or forecast as JSON (a file, or its data): what changed since is told. `templates`
    is a folder with a team's own page templates and colours. The kind retro also tells what earlier forecasts said.

    >>> page = report("examples/gift-shop/2011-q3.zh.md", as_of="2011-08-14")
    >>> str(page).lstrip().lower().startswith("<!doctype html>")
    True
    """
    from okr_ai.report import build_report, calibrate
    from okr_ai.report.history import past_days, past_key_results, past_outcomes
    from okr_ai.report.saved import read_saved

    if kind not in get_args(Kind):
        raise InputError(
            Bilingual(f"there is no report of kind '{kind}'", f"没有“{kind}”这种报告"),
            Bilingual(f"use one of {', '.join(get_args(Kind))}", f"可用：{'、'.join(get_args(Kind))}"),
        )
    drafted, settings = drafted_in(okrs, as_of)
    day = day_of(as_of) or date.today()
    series = metrics_of(metrics, settings)
    cycle = drafted.draft.cycle
    past = past_days(cycle.start, cycle.end) if kind == "retro" and cycle else ()
    days = [one for one in past if one <= day]
    built = build_report(
        [
            (
                review(drafted, metrics=series, today=day, lang=lang).reviewed,
                forecast(drafted, series, as_of=day).forecasts,
            )
        ],
        as_of=day,
        kind=kind,
        lang=lang,
        title=title,
        definitions=settings.definitions,
        series=series,
        previous=read_saved(previous) if isinstance(previous, str | Path) else previous,
        earlier=[[forecast(drafted, series, as_of=then).forecasts for then in days]] if kind == "retro" else (),
        calibration=calibrate(past_outcomes(settings.history)),
        past=past_key_results(settings.history) if kind == "retro" else (),
    )
    made = Report(built, Path(templates) if templates is not None else None)
    if path is not None:
        made.save(path)
    return made


def score(
    okrs: Drafted,
    metrics: Metrics | None = None,
    *,
    as_of: Day | None = None,
    rollup: "Rollup | None" = None,
) -> Scores:
    """0 to 1 for every key result by its kind, rolled up to objectives, from what was known on `as_of`.

    `rollup` is mean, weighted, worst or children; without it the weights decide where some are stated, else the mean.

    >>> scored = score("examples/gift-shop/2011-q3.en.md", as_of="2011-10-02")
    >>> [objective.judged for objective in scored]
    [3, 1, 3]
    """
    from okr_ai.scoring import score_objectives

    drafted = drafted_in(okrs, as_of)[0]
    forecasts = {one.id: one for one in forecast(drafted, metrics, as_of=as_of)}
    return Scores(score_objectives(drafted.draft.objectives, forecasts, rollup=rollup), drafted.draft.lang)
