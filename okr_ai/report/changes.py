"""What changed since an earlier report: its JSON (or a saved forecast's) beside today's forecasts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from okr_ai.model import Forecast, Status


@dataclass(frozen=True, slots=True)
class Change:
    """How one key result moved. `turn` is better or worse when the status or, clearly, the chance says so."""

    turn: Literal["better", "worse", "same", "new"]
    status: Status | None = None  # what it was
    p_hit: float | None = None
    current: float | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier report: its day and, by id, what it said of each key result."""

    as_of: date | None
    key_results: Mapping[str, Mapping[str, Any]]

    def change(self, forecast: Forecast) -> Change:
        """What has become of a key result since then. It is the same one when id and words agree, or one of them
        alone is found (a reworded key result keeps its id, a renumbered one its words)."""
        was = self.key_results.get(forecast.id)
        if was is None or was.get("text") not in (None, forecast.text):
            by_words = (one for one in self.key_results.values() if one.get("text") == forecast.text)
            was = next(by_words, was)
        if was is None:
            return Change("new")
        status, p_hit = was.get("status"), _number(was.get("p_hit"))
        return Change(_turn(forecast, status, p_hit), status, p_hit, _number(was.get("current")))


TURNS: Mapping[str, int] = {"worse": 0, "better": 1, "new": 2, "same": 3}  # the order in which they are worth reading
GOOD: Mapping[str, int] = {"missed": 0, "off_track": 1, "at_risk": 2, "on_track": 3, "achieved": 4}
CLEARLY = 0.1  # a change of chance that is worth a word: a tenth


def _turn(forecast: Forecast, status: str | None, p_hit: float | None) -> Literal["better", "worse", "same"]:
    then, now = GOOD.get(status or ""), GOOD.get(forecast.status)
    if then is not None and now is not None and then != now:
        return "better" if now > then else "worse"
    if p_hit is not None and forecast.p_hit is not None and abs(forecast.p_hit - p_hit) >= CLEARLY:
        return "better" if forecast.p_hit > p_hit else "worse"
    return "same"


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def earlier_report(data: Mapping[str, Any] | None) -> Earlier | None:
    """An earlier report from its JSON data; None when there is none or it holds no key results."""
    rows = data.get("key_results") if data else None
    if not isinstance(rows, list):
        return None
    found = {str(row["id"]): row for row in rows if isinstance(row, dict) and "id" in row}
    try:
        as_of = date.fromisoformat(str(data.get("as_of"))) if data else None
    except ValueError:
        as_of = None
    return Earlier(as_of, found)
