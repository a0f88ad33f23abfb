"""The trainer in benchmarks/: its gradient, its folds, and that it learns."""

import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"


@pytest.fixture(scope="module")
def training() -> ModuleType:
    """The package benchmarks/forecast_training with its modules loaded."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        import forecast_training.fit
        import forecast_training.samples
        import forecast_training.series
    finally:
        sys.path.remove(str(BENCHMARKS))
    return forecast_training  # type: ignore[no-any-return]


def test_the_gradient_is_that_of_the_loss(training: ModuleType) -> None:
    fit, random = training.fit, np.random.default_rng(0)
    n = 40
    there = random.random((n, 4)) > 0.3
    there[:, 0] = True
    samples = training.samples.Samples(
        source=np.full(n, "a"),
        fold=np.zeros(n, int),
        inputs=random.normal(size=(n, 6)),
        candidates=random.normal(size=(n, 4)),
        there=there,
        outcome=random.normal(size=n),
        threshold=np.full(n, np.nan),
        above=np.full(n, np.nan),
        weight=random.random(n),
    )
    recipe = fit.Recipe(hidden=5)
    weights = {name: random.normal(0, 0.5, w.shape) for name, w in fit._start(6, 4, recipe, random).items()}
    thresholds = random.normal(size=(n, 2))
    above = (samples.outcome[:, None] >= thresholds).astype(float)

    def loss() -> float:
        found, _ = fit.gradient(weights, samples, samples.inputs, thresholds, above, recipe)
        return float(found)

    _, gradients = fit.gradient(weights, samples, samples.inputs, thresholds, above, recipe)
    for name, w in weights.items():
        place = tuple(random.integers(size) for size in w.shape)
        w[place] += 1e-5
        more = loss()
        w[place] -= 2e-5
        less = loss()
        w[place] += 1e-5
        assert abs((more - less) / 2e-5 - gradients[name][place]) < 1e-5, name


def test_a_network_learns_from_simulated_series_and_the_seed_is_all_that_decides(training: ModuleType) -> None:
    series = training.series.simulated(60, seed=1)
    assert all((a.values == b.values).all() for a, b in zip(series, training.series.simulated(60, seed=1), strict=True))
    samples = training.samples.from_cases(training.samples.windows_of(series, 10, seed=2))
    assert np.isfinite(samples.inputs).all()
    losses: list[str] = []
    recipe = training.fit.Recipe(hidden=8, rounds=1, batch=64)
    short = training.fit.train(samples, 1, 3, recipe, losses.append)
    again = training.fit.train(samples, 1, 3, recipe, losses.append)
    training.fit.train(samples, 1, 3, replace(recipe, rounds=12), losses.append)
    assert (short.leave == again.leave).all()
    first, _, last = (float(text.split("loss ")[1].split()[0]) for text in losses)
    assert last < first


def test_what_is_made_of_a_series_stays_in_its_source_and_fold(training: ModuleType) -> None:
    make = training.series.Series
    random = np.random.default_rng(0)
    series = [make(source, f"{source}{i}", 7, random.random(200) + 1) for source in ("a", "b") for i in range(6)]
    for made in (training.series.varied(series, 1), training.series.longer_steps(series)):
        assert {(one.source, one.name, one.fold) for one in made} == {(s.source, s.name, s.fold) for s in series}
    weeks = next(one for one in training.series.longer_steps(series) if one.season == 52)
    assert abs(weeks.values[-1] - series[0].values[-7:].sum()) < 1e-9


def test_the_example_shop_gives_series(training: ModuleType) -> None:
    series = training.series.from_shop(BENCHMARKS.parent / "examples" / "gift-shop" / "metrics")
    assert {one.season for one in series} == {7, 52}
    assert "shop weekly orders" in {one.name for one in series}
    assert all(np.isfinite(one.values).all() and len(one.values) > 50 for one in series)
