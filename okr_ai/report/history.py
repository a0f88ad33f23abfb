"""The cycle that is over as a table of past key results: what suggestions, rules and calibration read next time."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from okr_ai.model import PastKeyResult
from okr_ai.report.content import Item, Report
from okr_ai.report.outcomes import Outcome
from okr_ai.report.voice import Voice

SAID = "Said at {share}%"  # the chance that the forecast gave when so much of the cycle was gone
SHARES = (25, 50, 75)
HEAD = (
    *("Objective", "Key result", "Cycle", "Start", "End", "Metric", "Unit", "Baseline", "Target", "Final"),
    *("Attainment", "Team", "Owner", "Kind", *(SAID.format(share=share) for share in SHARES)),
)
NUMBER = re.compile(r"[-+]?[\d.]+%?")
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # what makes a spreadsheet calculate


def past_days(start: date, end: date) -> tuple[date, ...]:
    """The days on which 25, 50 and 75 % of the cycle were gone."""
    return tuple(start + (end - start) * share // 100 for share in SHARES)


def history_csv(report: Report) -> str:
    """One row for each key result whose outcome is known, in the form that `read_history` reads."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(HEAD)
    for group in report.objectives:
        for item in group.items:
            if item.outcome and item.outcome.hit is not None:
                rows.writerow([_cell(value) for value in _row(report, item, item.outcome)])
    return out.getvalue()


def _row(report: Report, item: Item, outcome: Outcome) -> Sequence[object]:
    f, cycle = item.forecast, item.cycle or report.cycle
    said = dict(outcome.said)
    start, end = (cycle.start, cycle.end) if cycle else (f.start, f.due)
    days = past_days(start, end) if start and end else ()
    name = Voice(report.lang).cycle(cycle) if cycle else ""
    return (
        *(item.objective.objective.text.text, f.text, name, start, end, f.metric, f.unit),
        *(f.baseline, f.target, f.current, _attainment(item, outcome), item.team, item.owner),
        item.reviewed.key_result.kind,
        *(said.get(day) for day in days),
    )


def _attainment(item: Item, outcome: Outcome) -> str | None:
    """The share of the way from baseline to target; 1 or 0 where there is no way to measure, only hit or not. In per
    cent, since a bare 1.6 could be taken as of ten."""
    f = item.forecast
    if f.current is None or f.target is None or f.baseline is None or f.baseline == f.target or f.target_to is not None:
        return None if outcome.hit is None else f"{100 * outcome.hit}%"
    return f"{100 * (f.current - f.baseline) / (f.target - f.baseline):.2f}%"


def _cell(value: object) -> object:
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, str) and not NUMBER.fullmatch(value) and value.lstrip().startswith(_ACTIVE):
        return "'" + value
    return value


def past_outcomes(files: Iterable[Path]) -> list[tuple[float, bool]]:
    """What earlier forecasts said and whether it was hit, from history files that `history_csv` wrote; other files
    and rows without a chance give nothing."""
    found = []
    for file in files:
        if file.suffix.lower() != ".csv":
            continue
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue
        for row in csv.DictReader(io.StringIO(text, newline="")):
            hit = _number(row.get("Attainment"))
            chances = (_number(row.get(SAID.format(share=share))) for share in SHARES)
            found += [(chance, hit >= 1.0) for chance in chances if chance is not None and hit is not None]
    return found


def past_key_results(files: Iterable[Path]) -> tuple[PastKeyResult, ...]:
    """The key results of earlier cycles in the history files that are there. Raises InputError for one that cannot be
    read."""
    from okr_ai.read.history import read_history

    return tuple(one for file in files if file.exists() for one in read_history(file))


def _number(text: str | None) -> float | None:
    try:
        return (float(text[:-1]) / 100 if text.endswith("%") else float(text)) if text else None
    except ValueError:
        return None
