"""Feasts and sales: their dates, what they do to a metric, and forecasts across them."""

from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np
import pytest

from okr_ai.forecast import forecast_key_results
from okr_ai.forecast.calendar_effects import Calendar, with_occasions
from okr_ai.forecast.effects import effects_of, exposure, factors
from okr_ai.forecast.occasions import easter, occasions, ramadan
from okr_ai.forecast.period import flow_period
from okr_ai.forecast.steps import Steps, even_steps
from okr_ai.language.festivals import feast
from okr_ai.model import Cycle, Draft, Forecast, Frame, KeyResult, MetricSeries, Objective, Passage, Source


def test_dates_of_moving_feasts() -> None:
    assert [easter(year) for year in (2000, 2011, 2024, 2026, 2038)] == [
        date(2000, 4, 23), date(2011, 4, 24), date(2024, 3, 31), date(2026, 4, 5), date(2038, 4, 25),
    ]  # fmt: skip
    announced = {1444: date(2023, 3, 23), 1445: date(2024, 3, 11), 1446: date(2025, 3, 1), 1447: date(2026, 2, 18)}
    assert all(abs((ramadan(year) - day).days) <= 1 for year, day in announced.items())


def test_occasions_of_a_year() -> None:
    found = {one.kind: one for one in occasions(date(2026, 2, 1), date(2026, 12, 31))}
    assert (found["spring_festival"].first, found["spring_festival"].last) == (date(2026, 2, 16), date(2026, 2, 24))
    assert (found["double_11"].first, found["double_11"].last) == (date(2026, 11, 1), date(2026, 11, 11))
    assert found["black_friday"].first == date(2026, 11, 26)
    own = occasions(
        date(2026, 5, 1), date(2026, 5, 30), {"店庆": [date(2026, 5, 9), date(2026, 5, 8), date(2026, 5, 20)]}
    )
    assert [(one.first.day, one.last.day) for one in own] == [(8, 9), (20, 20)]


def daily_steps(effect: float, noise: float, last: date, first: date = date(2022, 1, 1), seed: int = 4) -> Steps:
    """Days of about 100, weekends 20 % higher, Spring Festival's nine days changed by `effect`."""
    rng = np.random.default_rng(seed)
    days = [first + timedelta(days=i) for i in range((last - first).days + 1)]
    values = [100.0 * (1.2 if day.weekday() >= 5 else 1.0) for day in days]
    for i, day in enumerate(days):
        new_year = feast("春节", day.year)
        if new_year and -1 <= (day - new_year).days <= 7:
            values[i] *= 1 + effect
    series = np.array(values) * (1 + noise * rng.standard_normal(len(values)))
    return even_steps(MetricSeries("orders", tuple(days), tuple(series.tolist())), as_of=last)


def test_a_known_effect_is_learned_with_shrinkage() -> None:
    sizes = []
    for years in (1, 2, 4):
        steps = daily_steps(-0.6, 0.05, date(2026, 6, 30), first=date(2026 - years, 5, 1))
        found = effects_of(steps, occasions(steps.ends[0], steps.ends[-1]))
        assert found["spring_festival"].times == years
        sizes.append(found["spring_festival"].size)
    assert sizes == sorted(sizes, reverse=True)  # from -0.3 towards -0.6
    assert sizes[0] == pytest.approx(-0.3, abs=0.05)
    assert sizes[2] == pytest.approx(-0.48, abs=0.05)


def monthly_steps(parts: Mapping[str, float], *, years: int, last: date = date(2025, 12, 31)) -> Steps:
    """Months of 100 a day with 1 % noise, the days of the kinds of occasions changed by their `parts`."""
    days = [date(last.year - years + 1, 1, 1) + timedelta(days=i) for i in range(365 * years + 3)]
    days = [day for day in days if day <= last]
    rng = np.random.default_rng(7)
    around = [one for one in occasions(days[0], last) if one.kind in parts]
    months: dict[date, float] = {}
    for day in days:
        effect = sum(parts[one.kind] for one in around if one.first <= day <= one.last)
        month = day.replace(day=1)
        months[month] = months.get(month, 0.0) + 100 * (1 + effect)
    values = tuple(value * (1 + 0.01 * rng.standard_normal()) for value in months.values())
    return even_steps(MetricSeries("orders", tuple(months), values), as_of=last)


def test_months_tell_the_parts_of_a_feast_apart() -> None:
    """One month holds parts of several: each comes out by itself, shrunk, and the week after does nothing."""
    steps = monthly_steps({"spring_festival_before": 0.2, "spring_festival": -0.5}, years=8)
    found = effects_of(steps, occasions(steps.ends[0], steps.ends[-1]))
    assert set(found) == {"spring_festival_before", "spring_festival"}
    assert 0.1 < found["spring_festival_before"].size < 0.2
    assert -0.5 < found["spring_festival"].size < -0.3
    assert effects_of(monthly_steps({}, years=8), occasions(steps.ends[0], steps.ends[-1])) == {}


def test_noise_has_no_effect() -> None:
    found = []
    for seed in range(10):
        steps = daily_steps(0.0, 0.1, date(2026, 6, 30), seed=seed)
        found += list(effects_of(steps, occasions(steps.ends[0], steps.ends[-1])))
    assert len(found) <= 1  # of 10 x 12 possible ones


def test_a_metric_below_zero_or_too_short_has_none() -> None:
    steps = daily_steps(-0.6, 0.05, date(2026, 6, 30))
    around = occasions(steps.ends[0], steps.ends[-1])
    assert effects_of(steps.scaled(-1.0), around) == {}
    short = daily_steps(-0.6, 0.05, date(2022, 1, 10))
    assert effects_of(short, occasions(short.ends[0], short.ends[-1])) == {}


def test_shares_of_weeks(shop: Mapping[str, MetricSeries]) -> None:
    steps = even_steps(shop["orders"], as_of=date(2011, 12, 31))
    around = tuple(occasions(date(2011, 11, 20), date(2011, 12, 4)))
    shares = exposure(steps.rhythm, (date(2011, 11, 27), date(2011, 12, 4)), around)
    np.testing.assert_allclose(shares, [[4 / 7, 1 / 7]])  # Thursday to Monday


def total_of(steps: Steps, as_of: date, cycle: Cycle, **more: object) -> Forecast:
    text = Passage("订单量", Source("d", "订单量"), 0)
    key_result = KeyResult("k", text, metric="orders", measure="total")
    draft = Draft("d", "json", "zh", Source("d", ""), (Objective("O", text, (key_result,)),), cycle)
    frames = {"k": Frame("订单量", "zh", direction="increase", target=8000.0, target_kind="absolute", comparator=">=")}
    series = {"orders": MetricSeries("orders", steps.ends, tuple(steps.values.tolist()))}
    (found,) = forecast_key_results(draft, frames, series, as_of=as_of, **more)  # type: ignore[arg-type]
    return found


def test_a_forecast_across_spring_festival_comes_nearer(monkeypatch: pytest.MonkeyPatch) -> None:
    cycle = Cycle(date(2026, 1, 1), date(2026, 3, 31))
    errors: dict[str, list[float]] = {"with": [], "without": []}
    for seed in range(4):
        whole = daily_steps(-0.6, 0.05, date(2026, 3, 31), seed=seed)
        truth = total_of(whole, date(2026, 4, 5), cycle).current
        known = total_of(whole, date(2026, 2, 7), cycle)
        assert truth is not None
        assert known.expected is not None
        (reason,) = [reason for reason in known.reasons if reason.name == "event_ahead"]
        assert "春节" in reason.text.zh
        assert known.intervals["95"][0] < truth < known.intervals["95"][1]
        errors["with"].append(abs(known.expected - truth))
        with monkeypatch.context() as patch:
            patch.setattr("okr_ai.forecast.calendar_effects.effects_of", lambda *_, **__: {})
            blind = total_of(whole, date(2026, 2, 7), cycle).expected
        assert blind is not None
        errors["without"].append(abs(blind - truth))
    assert sum(errors["with"]) < 0.6 * sum(errors["without"])


def test_an_unseen_event_is_a_named_risk_and_own_events_count() -> None:
    steps = daily_steps(0.0, 0.03, date(2026, 10, 20), first=date(2026, 1, 5))
    cycle = Cycle(date(2026, 10, 1), date(2026, 12, 31))
    found = total_of(steps, date(2026, 10, 20), cycle)
    (reason,) = [reason for reason in found.reasons if reason.name == "event_unknown"]
    assert reason.figures["events"] == ("double_11", "double_12")
    lifted = steps.values.copy()
    days = [date(2026, 3, 10), date(2026, 5, 12), date(2026, 7, 14)]
    for day in days:
        lifted[steps.ends.index(day)] *= 1.5
    own = {"会员日": [*days, date(2026, 11, 17)]}
    told = total_of(
        Steps(steps.name, steps.rhythm, steps.ends, lifted, steps.last), date(2026, 10, 20), cycle, events=own
    )
    (event,) = [reason for reason in told.reasons if reason.name == "event_ahead"]
    assert event.figures["times"] == 3
    assert 0.3 < event.figures["size"] < 0.5


def test_cleaning_and_putting_back_are_each_others_inverse() -> None:
    steps = daily_steps(-0.6, 0.02, date(2026, 2, 20))
    period = flow_period(steps, date(2026, 1, 1), date(2026, 3, 31))
    calendar = Calendar("zh")
    clean, _ = with_occasions(steps, period, date(2026, 3, 31), calendar, flow=True)
    np.testing.assert_allclose(clean.usual * clean.factors[: len(clean.usual)], clean.observed)
    assert clean.usual[-1] > 1.5 * clean.observed[-1]  # 20 February is among the nine days
    assert clean.unsure > 0
    around = occasions(steps.ends[0], date(2026, 3, 31))
    effects = effects_of(steps, around)
    assert factors(steps, [date(2026, 5, 5)], around, effects)[0].tolist() == [1.0]
    over, reasons = with_occasions(
        steps, flow_period(steps, date(2025, 7, 1), date(2025, 9, 30)), date(2025, 9, 30), calendar, flow=True
    )
    assert (reasons, over.unsure) == ([], 0.0)


def test_christmas_at_the_gift_shop_is_seen_in_the_data(shop: Mapping[str, MetricSeries]) -> None:
    steps = even_steps(shop["orders"], as_of=date(2011, 11, 1))
    found = effects_of(steps, occasions(steps.ends[0], date(2011, 12, 31)))
    assert found["christmas"].times == 2
    assert found["christmas"].size < -0.5  # the shop is closed from Christmas Eve to New Year


def test_the_draft_s_language_changes_no_figure(shop: Mapping[str, MetricSeries]) -> None:
    steps = even_steps(shop["orders"], as_of=date(2011, 8, 14))
    period = flow_period(steps, date(2011, 7, 1), date(2011, 12, 31))
    en, zh = (with_occasions(steps, period, date(2011, 12, 31), Calendar(lang), flow=True)[0] for lang in ("en", "zh"))
    np.testing.assert_array_equal(en.factors, zh.factors)
    np.testing.assert_array_equal(en.history, zh.history)
    assert en.factors.min() < 0.5  # Christmas


def test_an_occasion_that_is_over_is_no_risk_though_its_data_are_late() -> None:
    steps = daily_steps(-0.6, 0.03, date(2026, 2, 10), first=date(2025, 1, 1))
    cycle = Cycle(date(2026, 1, 1), date(2026, 12, 31))
    reasons = total_of(steps, date(2026, 11, 20), cycle).reasons
    (unknown,) = [reason for reason in reasons if reason.name == "event_unknown"]
    assert unknown.figures["events"] == ("double_12",)
    (known,) = [reason for reason in reasons if reason.name == "event_ahead"]
    assert "is over" in known.text.en
    assert "已过" in known.text.zh
    during = total_of(steps, date(2026, 2, 18), cycle).reasons
    assert "under way" in next(reason for reason in during if reason.name == "event_ahead").text.en


def test_an_occasion_that_twice_changed_nothing_is_no_risk() -> None:
    cycle = Cycle(date(2026, 10, 1), date(2026, 12, 31))
    for first, named in ((date(2025, 2, 1), True), (date(2024, 2, 1), False)):
        steps = daily_steps(-0.6, 0.03, date(2026, 11, 20), first=first)
        names = [reason.name for reason in total_of(steps, date(2026, 11, 20), cycle).reasons]
        assert ("event_unknown" in names) == named
