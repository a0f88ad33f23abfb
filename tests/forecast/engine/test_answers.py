"""`forecast_cases` from outside: shape, agreement, invariances, and histories that are hardly any."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.errors import InputError
from okr_ai.forecast import forecast_cases, forecast_quantiles

QUANTILES = ["q025", "q10", "q50", "q90", "q975"]
NAN, INF = float("nan"), float("inf")


def case(history: Any, observed: Any = (), **other: Any) -> dict[str, Any]:
    return {
        "task_id": "a",
        "history": np.asarray(history, float),
        "observed": np.asarray(observed, float),
        "period_len": 12,
        "season": 12,
        "measure": "average",
        "level_window": 1,
        "direction": "up",
        "target": 100.0,
    } | other


def table(*cases: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(cases)).assign(task_id=lambda t: [f"case {i}" for i in range(len(t))])


def wave(n: int = 60, seed: int = 0) -> np.ndarray:
    random = np.random.default_rng(seed)
    result: np.ndarray = 100 + 10 * np.sin(np.arange(n) * 2 * np.pi / 12) + random.normal(size=n)
    return result


MIXED = table(
    *(
        case(wave(n, seed=n)[:n], wave(n + 12, seed=n)[n : n + seen], measure=measure, direction=direction, target=t)
        for n in (3, 8, 30, 60, 200)
        for seen, t in ((0, 99.0), (4, 101.0), (9, 1212.0))
        for measure, direction in (("level", "up"), ("total", "down"), ("average", "up"))
    )
)


def test_one_row_in_one_row_out_in_order() -> None:
    shuffled = MIXED.sample(frac=1, random_state=1)
    answers = forecast_cases(shuffled)
    assert list(answers.columns) == ["task_id", "p_hit", *QUANTILES]
    assert answers.task_id.tolist() == shuffled.task_id.tolist()
    assert answers.p_hit.between(0, 1).all()
    assert (np.diff(answers[QUANTILES].to_numpy(), axis=1) >= 0).all()


def test_the_company_a_case_is_asked_in_changes_nothing() -> None:
    together = forecast_cases(MIXED)
    alone = pd.concat([forecast_cases(MIXED.iloc[[i]]) for i in range(len(MIXED))])
    np.testing.assert_allclose(alone.p_hit, together.p_hit, atol=1e-5)
    np.testing.assert_allclose(alone[QUANTILES], together[QUANTILES], rtol=1e-4)


SHORT = st.lists(st.one_of(st.floats(1, 1000), st.integers(0, 9).map(float)), min_size=1, max_size=20)


@settings(max_examples=60)
@given(SHORT, st.integers(1, 14), st.sampled_from([1, 4, 7, 12]), st.sampled_from(["level", "total", "average"]))
def test_a_few_values_are_read_the_same_beside_many(
    values: list[float], period_len: int, season: int, measure: str
) -> None:
    asked = {"period_len": period_len, "season": season, "measure": measure, "target": values[-1]}
    lonely = forecast_cases(table(case(values, **asked))).iloc[0, 1:].to_numpy(float)
    beside = forecast_cases(table(case(wave(200), **asked), case(values, **asked))).iloc[1, 1:].to_numpy(float)
    assert lonely[0] == pytest.approx(beside[0], abs=1e-5)
    # sums of whole numbers go to the nearest one, so a bare half may fall to either side
    whole = 1.0 / (period_len if measure == "average" else 1) if all(v == int(v) for v in values) else 0.0
    np.testing.assert_allclose(lonely[1:], beside[1:], rtol=0, atol=whole + 1e-4 * (beside[5] - beside[1]) + 1e-6)


def test_the_latest_errors_of_a_short_series_are_counted_the_same_beside_many() -> None:
    # alone it has a single past window to be wrong about; beside others the table of errors is wider
    asked = {"period_len": 3, "season": 4, "measure": "average", "direction": "down", "target": 1.65}
    lonely, beside = case([], [3, 0], **asked), table(case(wave(), **asked), case([], [3, 0], **asked))
    assert forecast_cases(table(lonely)).p_hit[0] == pytest.approx(forecast_cases(beside).p_hit[1], abs=1e-6)


def test_the_same_cases_get_the_same_answer() -> None:
    assert forecast_cases(MIXED).equals(forecast_cases(MIXED))


def test_the_input_is_left_as_it_was() -> None:
    before = [h.copy() for h in MIXED.history]
    forecast_cases(MIXED)
    assert all((a == b).all() for a, b in zip(before, MIXED.history, strict=True))


def test_no_rows() -> None:
    assert len(forecast_cases(MIXED.iloc[:0])) == 0
    assert forecast_quantiles(MIXED.iloc[:0], [0.5]).shape == (0, 1)


def test_chances_and_quantiles_are_of_one_distribution() -> None:
    levels = [0.05, 0.3, 0.5, 0.8]
    quantiles = forecast_quantiles(MIXED, levels)
    for i, level in enumerate(levels):
        for direction, chance in (("down", level), ("up", 1 - level)):
            asked = MIXED.assign(target=quantiles[:, i], direction=direction)
            np.testing.assert_allclose(forecast_cases(asked).p_hit, chance, atol=1e-6)


def test_quantiles_need_no_target() -> None:
    bare = MIXED.drop(columns=["task_id", "direction", "target"])
    np.testing.assert_allclose(forecast_quantiles(bare, [0.1, 0.9]), forecast_cases(MIXED)[["q10", "q90"]])


def test_up_and_down_are_complements() -> None:
    up, down = (forecast_cases(MIXED.assign(direction=d)).p_hit for d in ("up", "down"))
    np.testing.assert_allclose(up + down, 1.0, atol=1e-12)


@settings(max_examples=25)
@given(
    st.lists(st.floats(-1e6, 1e6) | st.just(NAN), max_size=40),
    st.lists(st.floats(-1e6, 1e6), max_size=12),
    st.sampled_from(["level", "total", "average"]),
    st.sampled_from(["up", "down"]),
)
def test_a_harder_target_is_never_likelier(history: list[float], observed: list[float], measure: str, way: str) -> None:
    targets = np.linspace(-2e6, 2e6, 21)
    answers = forecast_cases(
        table(*(case(history, observed, measure=measure, direction=way, target=t) for t in targets))
    )
    steps = np.diff(answers.p_hit)
    assert answers.p_hit.between(0, 1).all()
    assert (steps <= 1e-9).all() if way == "up" else (steps >= -1e-9).all()


@pytest.mark.parametrize("factor", [1e-9, 0.5, 3.0, 1e12])
def test_the_unit_does_not_matter(factor: float) -> None:
    answers = forecast_cases(MIXED)
    scaled = MIXED.assign(
        history=[h * factor for h in MIXED.history],
        observed=[o * factor for o in MIXED.observed],
        target=MIXED.target * factor,
    )
    other = forecast_cases(scaled)
    np.testing.assert_allclose(other.p_hit, answers.p_hit, atol=1e-5)
    np.testing.assert_allclose(other[QUANTILES] / factor, answers[QUANTILES], rtol=1e-4)


def test_a_period_seen_to_its_end_is_certain() -> None:
    seen = table(
        *(
            case(wave(24), [1, 2, 3, 4], period_len=4, measure=measure, direction=way, target=final * share)
            for measure, final in (("level", 4.0), ("total", 10.0), ("average", 2.5))
            for way in ("up", "down")
            for share in (0.9, 1.0, 1.1)
        )
    )
    assert forecast_cases(seen).p_hit.tolist() == [1, 1, 0, 0, 1, 1] * 3
    assert forecast_cases(seen).q025.tolist() == [4.0] * 6 + [10.0] * 6 + [2.5] * 6


def test_what_is_already_done_cannot_be_undone() -> None:
    done = table(case(wave(24), [60, 60], period_len=4, measure="total", target=110.0))
    answer = forecast_cases(done).iloc[0]
    assert answer.p_hit == 1
    assert answer.q025 >= 120


def test_a_season_is_expected_again() -> None:
    months = np.tile([50.0, 60, 70, 80, 90, 100, 100, 90, 80, 70, 60, 400], 4)
    level = forecast_cases(
        table(case(months, measure="level", target=200.0), case(months[:-1], period_len=1, target=200.0))
    )
    assert (level.p_hit > 0.9).all()


ODD = {
    "empty history": ([], [3, 4, 5]),
    "one value": ([5], []),
    "one observed": ([], [5]),
    "constant": ([50] * 40, []),
    "zeros": ([0] * 40, []),
    "zeros then one": ([0] * 39 + [1], []),
    "missing first": ([NAN] * 10 + [5, 6, 7], []),
    "missing last": ([5, 6, 7] + [NAN] * 10, []),
    "all missing": ([NAN] * 10, [NAN]),
    "infinite": ([1, INF, 2, -INF], [INF]),
    "huge": ([1e300, 1e299, 1e300], []),
    "huge with both signs": ([1e300, -1e300] * 9, []),
    "smallest": ([5e-324] * 5, []),
    "negative": (-wave(), []),
    "across zero": (wave() - 100, []),
    "tenfold a step": (10.0 ** np.arange(12), []),
    "one wild value": ([*wave(), 1e9], []),
    "very long": (np.abs(np.random.default_rng(0).normal(size=30_000).cumsum()), []),
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("measure", ["level", "total", "average"])
def test_odd_histories_get_an_answer(name: str, measure: str) -> None:
    history, observed = ODD[name]
    odd = table(
        *(
            case(history, observed, measure=measure, target=target, period_len=length, season=season)
            for target in (0.0, 50.0, -1e300, INF)
            for length, season in ((12, 12), (1, 1), (90, 7), (13, 52))
        )
    )
    answers = forecast_cases(odd)
    assert answers.p_hit.between(0, 1).all()
    assert np.isfinite(answers[QUANTILES].to_numpy()).all()
    assert (np.diff(answers[QUANTILES].to_numpy(), axis=1) >= 0).all()


def test_no_value_at_all_is_a_wide_guess() -> None:
    answer = forecast_cases(table(case([], target=100.0))).iloc[0]
    assert 0.4 < answer.p_hit < 0.6
    assert answer.q90 - answer.q10 > 1000


def test_no_target_no_chance() -> None:
    answer = forecast_cases(table(case(wave(), target=NAN))).iloc[0]
    assert np.isnan(answer.p_hit)
    assert np.isfinite(answer.q50)


@pytest.mark.parametrize(
    ("wrong", "word"),
    [({"direction": "sideways"}, "sideways"), ({"measure": "sum"}, "sum"), ({"period_len": 0}, "period_len")],
)
def test_what_cannot_be_asked_is_said_in_one_line(wrong: dict[str, Any], word: str) -> None:
    with pytest.raises(InputError, match=word):
        forecast_cases(table(case(wave(), **wrong)))


def test_a_missing_column_is_named() -> None:
    with pytest.raises(InputError, match="season"):
        forecast_cases(MIXED.drop(columns="season"))
    with pytest.raises(InputError, match="levels"):
        forecast_quantiles(MIXED, [0.5, 1.0])


def test_bounds_hold_all_mass() -> None:
    rates = np.clip(95 + np.random.default_rng(4).normal(0, 4, 40), 0, 100)
    cases = table(
        *(
            case(rates, rates[:2], measure=measure, lower=0.0, upper=100.0, target=target)
            for measure in ("level", "average")
            for target in (95.0, 100.0, 100.1)
        )
    )
    answers = forecast_cases(cases)
    assert answers[QUANTILES].max(axis=None) <= 100
    assert (answers.p_hit[[2, 5]] == 0).all()
    assert answers.p_hit[0] > answers.p_hit[1] > 0
    free = forecast_cases(cases.drop(columns=["lower", "upper"]))
    assert free.q975.max() > 100


def test_a_bound_that_the_values_pass_is_none() -> None:
    wrong, none = case(wave(), upper=50.0, lower=200.0), case(wave(), upper=None, lower=NAN)
    answers = forecast_cases(table(wrong, none))
    assert answers.q50[0] == answers.q50[1]


def test_counts_are_answered_in_whole_numbers() -> None:
    counts = np.random.default_rng(6).poisson(1.3, 40)
    answers = forecast_cases(table(case(counts, [1, 0], measure="total", target=5.0), case(counts, target=1.0)))
    assert (answers.loc[0, QUANTILES] % 1 == 0).all()
    assert ((answers.loc[1, QUANTILES] * 12) % 1 < 1e-9).all()


def test_a_wide_batch_is_cut_and_shared_out_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = forecast_cases(MIXED)
    monkeypatch.setattr("okr_ai.forecast.engine.batches.CHUNK", 600)
    monkeypatch.setattr("okr_ai.forecast.engine.rows.SLICE", 17)
    parts = forecast_cases(MIXED)
    np.testing.assert_allclose(parts.p_hit, whole.p_hit, atol=1e-5)
    np.testing.assert_allclose(parts[QUANTILES], whole[QUANTILES], rtol=1e-4)


def test_the_plain_combination_is_there_for_comparison() -> None:
    plain, full = forecast_cases(MIXED, trained=False), forecast_cases(MIXED)
    assert plain.p_hit.between(0, 1).all()
    assert not np.allclose(plain.p_hit, full.p_hit)


def test_a_longer_horizon_is_never_surer() -> None:
    history = np.exp(np.random.default_rng(7).normal(0, 0.05, 100).cumsum()) * 100
    lengths = (1, 4, 13, 26, 52, 104)
    cases = table(*(case(history, measure="level", period_len=n, season=1) for n in lengths))
    answers = forecast_cases(cases)
    width = np.log(answers.q90 / answers.q10)
    assert (np.diff(width) > 0).all()
