"""What page templates are given, for HTML and Markdown alike: the report, the voice it speaks in, and what to draw."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from okr_ai import __version__
from okr_ai.language.direction import SHOWN
from okr_ai.model import Forecast, Reason, Status
from okr_ai.report.axes import spread
from okr_ai.report.causes import CAUSES, Cause
from okr_ai.report.changes import TURNS
from okr_ai.report.chart import WINDOW, Picture, fan_chart, picture_of
from okr_ai.report.content import Group, Item, MetricNote, Report, chance_of
from okr_ai.report.held import Held
from okr_ai.report.labels import LABELS
from okr_ai.report.voice import Voice

DECISIONS_SHOWN = 9  # on the first screen
FINE_PRINT = frozenset(  # reasons that tell how the figures were read, not why it will be missed
    {
        *("measure", "partial_steps", "missing_steps", "repeated_days", "unfinished"),
        *("metric_guessed", "unit_converted", "baseline", "baseline_from_history"),
    }
)
ROWS_BEFORE, ROWS_AFTER = 8, 6  # in the table behind a chart


class Charts:
    """What the templates ask for when they draw: charts, bars, and the figures behind them."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice

    def picture(self, item: Item) -> Picture | None:
        key_result = item.reviewed.key_result
        return picture_of(item.forecast, key_result.planned, key_result.check_ins)

    def draw(self, item: Item, picture: Picture) -> Markup:
        return fan_chart(picture, item.forecast, self._voice, item.anchor)

    window = WINDOW

    def progress(self, forecast: Forecast) -> Markup:
        """A bar of the way gone with a mark where the time stands."""
        way, time = (100 * min(1.0, max(0.0, share or 0.0)) for share in (forecast.progress, forecast.elapsed))
        return Markup(
            '<svg class="bar way" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
            '<rect class="rail" y="2" width="100" height="6"/>'
            f'<rect class="fill {escape(forecast.status)}" y="2" width="{way:.1f}" height="6"/>'
            f'<rect class="time" x="{min(99.0, time):.1f}" width="1" height="10"/></svg>'
        )

    def rows(self, item: Item, picture: Picture | None) -> list[tuple[str, str, str, str]]:
        """The chart as a table: the last measurements, then the forecast with its 80 % range."""
        if picture is None:
            return []
        say, unit = self._voice, item.forecast.unit
        past = picture.history[-ROWS_BEFORE:]
        rows = [(say.day(day), say.measured(value, item.forecast), "", "") for day, value in past]
        if picture.fan:
            fan = picture.fan
            for i in spread(len(fan.dates), ROWS_AFTER):
                figures = (fan.q50[i], fan.q10[i], fan.q90[i])
                middle, low, high = (say.about(value, unit) for value in figures)
                rows.append((say.day(fan.dates[i]), middle, low, high))
        return rows


def decisions_by_kind(report: Report) -> tuple[list[tuple[str, list[Item]]], int]:
    """The first screen's questions, grouped by what is to be done, and how many did not fit."""
    told = [item for item in report.decisions if not (item.outcome and item.outcome.cause)]  # those with their cause
    shown = told[:DECISIONS_SHOWN] if len(told) > DECISIONS_SHOWN + 2 else told
    groups: dict[str, list[Item]] = {"rethink": [], "push": [], "data": [], "wording": [], "close": []}
    for item in shown:
        if item.decision:
            groups[item.decision.about].append(item)
    return [(about, items) for about, items in groups.items() if items], len(told) - len(shown)


def headline(report: Report, say: Voice) -> str:
    """The first sentence: how many key results need a decision, and how many cannot be seen."""
    total = len(report.items)
    if not total:
        return say.label("headline_empty")
    if report.kind == "retro":
        return _headline_of_retro([item.forecast.status for item in report.items], say)
    asked = [item.decision.about for item in report.decisions if item.decision]
    unseen = sum(about in ("data", "wording") for about in asked)
    count = len(asked) - unseen
    name = "headline_none" if not count else "headline_one" if count == 1 else "headline"
    more = say.label("unseen", count=unseen) if unseen else ""
    return say.label(name, count=count, total=total) + more


def _headline_of_retro(statuses: Sequence[Status], say: Voice) -> str:
    """How many of those that are settled were hit, and how many still run."""
    hit, missed = statuses.count("achieved"), statuses.count("missed")
    running = len(statuses) - hit - missed - statuses.count("no_data")
    if not hit + missed:
        return say.label("headline_unsettled", total=len(statuses))
    more = say.label("still_running", count=running) if running else ""
    return say.label("headline_retro", hit=hit, settled=hit + missed) + more


def heading(report: Report, say: Voice) -> str:
    """The page's title: whose report it is, and for which cycle."""
    period = say.cycle(report.cycle) if report.cycle else ""
    parts = [report.title, "" if period and period in report.title else period]
    return " · ".join(part for part in parts if part) or say.label("untitled")


def page_values(report: Report) -> dict[str, Any]:
    """Everything that a page template (HTML or Markdown) is given."""
    say = Voice(report.lang)
    decisions, more = decisions_by_kind(report)
    cycle = report.cycle
    in_cycle = cycle is not None and cycle.start <= report.as_of <= cycle.end
    return {
        "report": report,
        "say": say,
        "words": {name: say(words) for name, words in LABELS.items()},
        "charts": Charts(say),
        "chance_of": chance_of,
        "why": _why,
        "fine_print": _fine_print,
        "pace": _pace,
        "zeros": _undented,
        "heading": heading(report, say),
        "headline": headline(report, say),
        "size": say.size(len(report.objectives), len(report.items)),
        "day_of": ((report.as_of - cycle.start).days + 1, cycle.days()) if cycle and in_cycle else None,
        "decisions": decisions,
        "more_decisions": more,
        "causes": _by_cause(report),
        "said_days": sorted({day for item in report.items if item.outcome for day, _ in item.outcome.said}),
        "outlook": _outlook(report, say),
        "said_on": _said_on,
        "colon": Markup("：" if say.lang == "zh" else ": "),
        "has_changes": any(item.change for item in report.items),
        "has_plan": any(item.reviewed.key_result.planned for item in report.items),
        "has_check_ins": any(item.reviewed.key_result.check_ins for item in report.items),
        "aligned": any(depth for depth, _ in report.tree),
        "turn_rank": TURNS,
        "listed": bool(report.items) and (report.items[0].outcome is None or report.is_large),
        "held": Held(say),
        "rest": report.items[len(report.detailed) :],
        "objectives": _of_detailed(report),
        "metrics": _metrics_of_detailed(report),
        "files": ", ".join(report.files) or "–",
        "version": __version__,
    }


def _outlook(report: Report, say: Voice) -> str:
    """How many key results are to be expected hit, in whole ones; empty at the end of a cycle and with none judged."""
    if report.kind == "retro" or not report.judged:
        return ""
    hits = int((report.expected_hits or 0.0) + 0.5)
    if report.judged == 1:
        return say.label("outlook_of_one" if hits else "outlook_none_of_one")
    return say.label("outlook" if hits else "outlook_none", judged=report.judged, **({"hits": hits} if hits else {}))


def _of_detailed(report: Report) -> list[tuple[int, Group]]:
    """The objectives that the page's table tells of: all, of a large report those with key results told in detail."""
    if not report.is_large:
        return list(report.tree)
    told = {item.number.split(".")[0] for item in report.detailed}
    return [(depth, group) for depth, group in report.tree if group.number in told]


def _metrics_of_detailed(report: Report) -> list[MetricNote]:
    """The metrics that the page tells of: all, of a large report those of key results told in detail."""
    if not report.is_large:
        return list(report.metrics)
    told = {item.forecast.metric or item.reviewed.key_result.metric for item in report.detailed}
    return [metric for metric in report.metrics if metric.name in told]


def _why(forecast: Forecast) -> list[Reason]:
    """The reasons that tell about the key result, without those told elsewhere on its card."""
    return [reason for reason in forecast.reasons if reason.name not in {*FINE_PRINT, "pace", "stale"}]


def _fine_print(forecast: Forecast) -> list[Reason]:
    """The reasons that tell how the figures were read."""
    return [reason for reason in forecast.reasons if reason.name in FINE_PRINT]


def _pace(forecast: Forecast, say: Voice) -> str:
    """The pace as the forecast tells it (with the best there ever was), or in short."""
    told = next((reason for reason in forecast.reasons if reason.name == "pace"), None)
    return say.sentence(told.text) if told else say.sentence(say.pace(forecast))


def _by_cause(report: Report) -> list[tuple[Cause, list[Item]]]:
    """What was missed, by its cause."""
    missed = [
        (cause, [item for item in report.items if item.outcome and item.outcome.cause == cause]) for cause in CAUSES
    ]
    return [(cause, items) for cause, items in missed if items]


def _said_on(item: Item, day: date) -> float | None:
    """The chance that the forecast of that day gave the key result."""
    return dict(item.outcome.said).get(day) if item.outcome else None


def _undented(groups: Sequence[Group]) -> list[tuple[int, Group]]:
    return [(0, group) for group in groups]


_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # characters that no page may hold
_TURNING = re.compile(f"[{''.join(map(chr, SHOWN))}]")


def shown(text: str) -> str:
    """`text` with a sign for every control character that no page may hold and every mark that turns its letters."""
    text = _UNSEEN.sub("�", text)
    return text.translate(SHOWN) if _TURNING.search(text) else text
