"""Small drafts and series to forecast."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from okr_ai.forecast import forecast_key_results
from okr_ai.model import Cycle, Draft, Forecast, Frame, KeyResult, MetricSeries, Objective, Passage, Source

Q3 = Cycle(date(2026, 7, 1), date(2026, 9, 30), "2026 Q3")
GIFT_SHOP = Path(__file__).parents[2] / "examples" / "gift-shop"


def passage(text: str) -> Passage:
    return Passage(text, Source("draft.md", text), 0)


@pytest.fixture
def weekly() -> Callable[..., MetricSeries]:
    """weekly(values, last, name): one value a week, the last one dated `last` (a Sunday by default)."""

    def build(values: Sequence[float], last: date = date(2026, 8, 16), name: str = "m") -> MetricSeries:
        count = len(values)
        return MetricSeries(
            name, tuple(last - timedelta(days=7 * (count - 1 - i)) for i in range(count)), tuple(map(float, values))
        )

    return build


@pytest.fixture
def forecast_one() -> Callable[..., Forecast]:
    """forecast_one(frame fields, series, as_of, key result fields): the forecast of one key result in 2026 Q3."""

    def build(
        frame: dict[str, object],
        series: MetricSeries | Sequence[MetricSeries] = (),
        as_of: date = date(2026, 8, 16),
        cycle: Cycle = Q3,
        text: str = "Raise m",
        definitions: dict[str, object] | None = None,
        **fields: object,
    ) -> Forecast:
        many = [series] if isinstance(series, MetricSeries) else list(series)
        if many and "metric" not in fields:
            fields["metric"] = many[0].name
        key_result = KeyResult(id="KR1", text=passage(text), **fields)  # type: ignore[arg-type]
        read = Frame(text=text, lang="en", **frame)  # type: ignore[arg-type]
        draft = Draft("d", "json", "en", Source("d", ""), (Objective("O1", passage("o"), (key_result,)),), cycle)
        (found,) = forecast_key_results(
            draft, {"KR1": read}, {s.name: s for s in many}, as_of=as_of, definitions=definitions or {}
        )
        return found

    return build


@pytest.fixture(scope="session")
def shop() -> dict[str, MetricSeries]:
    """The gift shop's weekly metrics, December 2009 to December 2011."""
    rows: dict[str, list[tuple[date, float]]] = {}
    for line in (GIFT_SHOP / "metrics" / "weekly.csv").read_text(encoding="utf-8").splitlines()[1:]:
        name, day, value = line.split(",")
        if value:
            rows.setdefault(name, []).append((date.fromisoformat(day), float(value)))
    return {
        name: MetricSeries(name, tuple(day for day, _ in pairs), tuple(value for _, value in pairs))
        for name, pairs in rows.items()
    }
