from collections.abc import Sequence
from datetime import date
from statistics import NormalDist

import pytest

from okr_ai.cli.outlooks import past_outlooks
from okr_ai.language.lexicon import lexicon
from okr_ai.model import Cycle, Measure, MetricSeries, PastKeyResult
from okr_ai.suggest.past import past_of
from okr_ai.suggest.reasons import why_usual
from okr_ai.suggest.targets import GRID, Outlook
from okr_ai.suggest.uplift import ENOUGH_ENDED, Uplift, uplift_from, usual_uplift

AS_OF = date(2026, 6, 30)
ORDERS = MetricSeries("orders", (date(2025, 1, 1),), (1.0,))
EVEN = Outlook(50, tuple(100 * share for share in GRID), "total")  # all values from 0 to 100 as likely


def test_by_hand() -> None:
    # eight ended one standard deviation above the middle; eight at the middle count beside them: 8 / 16
    chance = 1 - NormalDist().cdf(1)
    found = uplift_from([chance] * 8)
    assert found is not None
    assert found.mean == pytest.approx(0.5)
    # the pushed distribution of a standard normal one is N(0.5, 17 / 16): nobody knows the mean exactly
    pushed = found.added_to(EVEN, "up")
    wanted = NormalDist(0.5, (17 / 16) ** 0.5)
    for share in (0.1, 0.25, 0.5, 0.75, 0.9):
        assert NormalDist().inv_cdf(pushed.value_at(share) / 100) == pytest.approx(wanted.inv_cdf(share), abs=0.02)


def test_few_tell_nothing_and_the_middle_changes_nothing() -> None:
    assert uplift_from([0.2] * (ENOUGH_ENDED - 1)) is None
    found = uplift_from([0.5] * ENOUGH_ENDED)
    assert found is not None
    pushed = found.added_to(EVEN, "up")
    assert pushed.value_at(0.5) == pytest.approx(50)
    assert pushed.chance_of(20, "up") < 0.8  # only less sure
    assert pushed.chance_of(80, "up") > 0.2


@pytest.mark.parametrize("better", ["up", "down"])
@pytest.mark.parametrize("mean", [-0.6, 0.0, 0.9, 3.0])
def test_it_stays_a_distribution_on_the_same_scale(mean: float, better: str) -> None:
    pushed = Uplift(mean, 10).added_to(EVEN, better)
    assert list(pushed.quantiles) == sorted(pushed.quantiles)
    assert EVEN.quantiles[0] <= pushed.quantiles[0] <= pushed.quantiles[-1] <= EVEN.quantiles[-1]
    assert (pushed.value_at(0.5) - 50) * (1 if better == "up" else -1) * mean >= 0


def ended(final: float | None, number: int = 0, metric: str = "orders") -> PastKeyResult:
    cycle = Cycle(date(2026, 1, 1), date(2026, 3, 31))
    return PastKeyResult(f"kr {number}", "o", cycle, metric=metric, final=final)


def even(asked: Sequence[tuple[MetricSeries, Measure, PastKeyResult]]) -> list[Outlook | None]:
    return [Outlook(50, tuple(100 * share for share in GRID), measure) for _, measure, _ in asked]


@pytest.mark.parametrize(("better", "sign"), [("up", 1), ("down", -1)])
def test_what_is_better_decides_the_sign(better: str, sign: int) -> None:
    past = past_of([ended(84.134, number) for number in range(8)], AS_OF, lexicon())
    found = usual_uplift(past, {"orders": ORDERS}, {"orders": (better, "total")}, even)
    assert found is not None
    assert found.mean == pytest.approx(sign * 0.5, abs=0.001)


def test_only_what_has_an_end_a_series_and_an_outlook_counts() -> None:
    pasts = [
        *(ended(None, n) for n in range(9)),
        *(ended(80, n, "nps") for n in range(9)),
        *(ended(60, n) for n in range(4)),
    ]
    past, meant = past_of(pasts, AS_OF, lexicon()), {"orders": ("up", "total")}
    assert usual_uplift(past, {"orders": ORDERS}, meant, even) is None
    more = past_of([*pasts, ended(60, 5)], AS_OF, lexicon())
    assert usual_uplift(more, {"orders": ORDERS}, meant, even) is not None
    assert usual_uplift(more, {"orders": ORDERS}, {}, even) is None
    assert usual_uplift(more, {"orders": ORDERS}, meant, lambda asked: [None] * len(asked)) is None


def test_only_what_was_known_before_the_period_is_used() -> None:
    """A series that leaps within the past period: the outlook from the day before does not know of it."""
    days = tuple(date.fromordinal(date(2025, 1, 5).toordinal() + 7 * week) for week in range(78))
    flat = tuple(100.0 + week % 3 for week in range(78))
    leapt = tuple(value + 900 * (day >= date(2026, 1, 1)) for day, value in zip(days, flat, strict=True))
    made = [
        past_outlooks({})([(MetricSeries("orders", days, values), "total", ended(1.0))]) for values in (flat, leapt)
    ]
    assert made[0][0] is not None
    assert made[0] == made[1]


def test_it_is_said_in_both_languages() -> None:
    said = why_usual(Uplift(0.5, 13), 0.38)
    assert ("13 past key results" in said.en, "69%" in said.en, "38%" in said.en) == (True, True, True)
    assert ("13 条" in said.zh, "69%" in said.zh, "38%" in said.zh) == (True, True, True)
    assert ("usually add" in said.en, "多做到" in said.zh) == (True, True)


def test_teams_that_fall_short_are_not_said_to_add() -> None:
    said = why_usual(Uplift(-0.2, 13), 0.53)
    assert ("fall short" in said.en, "add" in said.en, "42%" in said.en) == (True, False, True)
    assert ("略逊于" in said.zh, "多做到" in said.zh, "42%" in said.zh) == (True, False, True)
