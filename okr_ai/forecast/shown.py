"""Forecasts as programs and as people read them."""

import re
from collections.abc import Sequence
from datetime import date
from math import floor, inf, log10
from typing import Any, NamedTuple
from unicodedata import east_asian_width

from okr_ai.forecast.amounts import about, amount
from okr_ai.forecast.status import SEVERITY, STATUS_WORDS
from okr_ai.language.formatting import chance_percent, format_date
from okr_ai.model import Bilingual, Forecast, Status

MARKS: dict[Status, str] = {
    "achieved": "✔",
    "on_track": "●",
    "no_data": "○",
    "at_risk": "▲",
    "off_track": "✖",
    "missed": "✘",
}
COLOURS: dict[Status, str] = {
    "achieved": "green",
    "on_track": "green",
    "no_data": "bright_black",
    "at_risk": "yellow",
    "off_track": "red",
    "missed": "red",
}
DASH = "–"
_HEADINGS = (
    Bilingual("status", "状态"),
    Bilingual("chance", "把握"),
    Bilingual("now", "当前"),
    Bilingual("target", "目标"),
    Bilingual("expected (80% range)", "预计（80% 区间）"),
    Bilingual("due", "截止"),
)


def as_json(forecast: Forecast, lang: str) -> dict[str, Any]:
    """One forecast as plain values for JSON; reasons are sentences in `lang`, `reason_names` the same for programs."""
    return {
        "id": forecast.id,
        "objective": forecast.objective,
        "text": forecast.text,
        "owner": forecast.owner,
        "metric": forecast.metric,
        "measure": forecast.measure,
        "direction": forecast.direction,
        "unit": forecast.unit,
        "baseline": forecast.baseline,
        "current": forecast.current,
        "target": forecast.target,
        "target_to": forecast.target_to,
        "start": _iso(forecast.start),
        "due": _iso(forecast.due),
        "status": forecast.status,
        "p_hit": forecast.p_hit,
        "expected": forecast.expected,
        "intervals": {name: list(ends) for name, ends in forecast.intervals.items()},
        "progress": forecast.progress,
        "elapsed": forecast.elapsed,
        "needed_rate": forecast.needed_rate,
        "recent_rate": forecast.recent_rate,
        "last_observation": _iso(forecast.last_observation),
        "stale": forecast.stale,
        "reasons": [reason.text.in_lang(lang) for reason in forecast.reasons],
        "reason_names": [reason.name for reason in forecast.reasons],
        "method": forecast.method,
    }


def by_risk(forecasts: Sequence[Forecast]) -> list[Forecast]:
    """The worst first; of the same status the least likely first, and what has no data last."""
    return sorted(
        forecasts, key=lambda f: (-SEVERITY[f.status], f.status == "no_data", f.p_hit if f.p_hit is not None else 1.0)
    )


BOOKKEEPING = ("measure", "partial_steps", "baseline_from_history")
"""Reasons about how it was reckoned, which a table leaves out unless asked for all."""


def table_lines(
    forecasts: Sequence[Forecast], lang: str, *, everything: bool = False, columns: int | None = None
) -> list[tuple[Status | None, str]]:
    """Lines of a table for a terminal, each with the status that colours it: a heading, then per key result its words,
    its figures in columns, and the reasons why (`everything`: also how it was reckoned), which go on in a further line
    after so many `columns` (None: never)."""
    ordered = by_risk(forecasts)
    rows = [_cells(forecast, lang) for forecast in ordered]
    headings = [heading.in_lang(lang) for heading in _HEADINGS]
    widths = [max(_width(cells[i]) for cells in [headings, *rows]) for i in range(len(headings))]
    lines: list[tuple[Status | None, str]] = [(None, _columns(headings, widths))]
    for forecast, cells in zip(ordered, rows, strict=True):
        lines.append((None, ""))
        lines.append((None, f"{forecast.id}  {forecast.text}"))
        lines.append((forecast.status, _columns(cells, widths)))
        lines += [
            (None, line)
            for reason in forecast.reasons
            if everything or reason.name not in BOOKKEEPING
            for line in _wrapped(f"  · {reason.text.in_lang(lang)}", columns)
        ]
    return lines


def _cells(forecast: Forecast, lang: str) -> list[str]:
    told = figures(forecast, lang)
    expected = told.expected
    if told.interval != DASH:
        expected = Bilingual(f"{expected} ({told.interval})", f"{expected}（{told.interval}）").in_lang(lang)
    status = f"{MARKS[forecast.status]} {STATUS_WORDS[forecast.status].in_lang(lang)}"
    return [status, told.chance, told.current, told.target, expected, told.due]


class Figures(NamedTuple):
    """A forecast's figures as people write them; a dash where there is none."""

    chance: str
    current: str
    target: str
    expected: str
    interval: str
    due: str


def figures(forecast: Forecast, lang: str) -> Figures:
    """What stands in a table of forecasts; of a cycle that is over only what came out."""
    unit, target, expected, interval = forecast.unit, DASH, DASH, DASH
    if forecast.target is not None:
        sign = {"up": "≥ ", "down": "≤ "}.get(forecast.direction or "", "")
        target = sign + _written(forecast.target, unit).in_lang(lang)
    if forecast.direction == "band" and forecast.target_to is not None:
        target += f" … {_written(forecast.target_to, unit).in_lang(lang)}"
    if forecast.expected is not None and forecast.status not in ("achieved", "missed"):
        middle, low, high = _told_apart(forecast.expected, *forecast.intervals["80"], unit=unit, lang=lang)
        said_once = f" {unit}"
        expected, interval = middle, f"{low.removesuffix(said_once) if high.endswith(said_once) else low} … {high}"
    return Figures(
        chance=DASH if forecast.p_hit is None else chance_percent(forecast.p_hit),
        current=DASH if forecast.current is None else _measured(forecast.current, unit).in_lang(lang),
        target=target,
        expected=expected,
        interval=interval,
        due=format_date(forecast.due, lang) if forecast.due else DASH,
    )


def _written(target: float, unit: str | None) -> Bilingual:
    """A target as written; one that was reckoned (10 % more than 26,085.3) as people write estimates."""
    return amount(target, unit) if f"{target:.6g}" == f"{target:.12g}" else about(target, unit)


def _told_apart(middle: float, low: float, high: float, *, unit: str | None, lang: str) -> list[str]:
    """An estimate and its range as people write estimates, with more figures where those would hide the range."""
    told = [about(value, unit).in_lang(lang) for value in (middle, low, high)]
    if told[1] != told[2] or not 1e-9 * abs(high) < high - low < inf:
        return told
    step = 10.0 ** floor(log10(high - low))
    return [amount(float(f"{round(value / step) * step:.12g}"), unit).in_lang(lang) for value in (middle, low, high)]


def _measured(value: float, unit: str | None) -> Bilingual:
    """A figure that is known: a count in full, anything else as people write estimates."""
    return amount(value, unit) if value.is_integer() else about(value, unit)


_PIECE = re.compile(r"[!-\u2e7f]+[，。；、：）]?|\s+|.[，。；、：）]?", re.DOTALL)


def _wrapped(text: str, columns: int | None) -> list[str]:
    """The text on lines of at most so many columns, further ones set in: broken at blanks and between Chinese
    characters, not before a mark that ends something."""
    if columns is None or _width(text) <= columns:
        return [text]
    lines, line = [], text[:4]
    for piece in _PIECE.findall(text[4:]):
        if _width(line) + _width(piece.rstrip()) > columns and line.strip():
            lines.append(line.rstrip())
            line = " " * 4 + piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def _columns(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True))
    return ("  " + "  ".join(padded)).rstrip()


def _width(text: str) -> int:
    """Columns that a terminal gives `text`: Chinese characters take two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
