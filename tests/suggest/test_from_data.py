"""`okr-ai suggest --objectives`: signals worked by hand, and whole options on the real shop."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from okr_ai.cli.suggest import command
from okr_ai.errors import InputError
from okr_ai.language.lexicon import lexicon
from okr_ai.model import MetricSeries
from okr_ai.suggest.from_data import options_from, signals_of
from okr_ai.suggest.template_files import shipped_library

WEEKLY = str(Path(__file__).parents[2] / "examples/gift-shop/metrics/weekly.csv")
DAY = date(2026, 6, 28)


def weekly(*values: float) -> MetricSeries:
    first = DAY - timedelta(days=7 * (len(values) - 1))
    return MetricSeries("own", tuple(first + timedelta(days=7 * i) for i in range(len(values))), values)


STEADY = (10.0, 12.0) * 12  # mean 11, spread 1; the last third is what is new


@pytest.mark.parametrize(
    ("metric", "recent", "kind", "strength"),
    [
        ("orders", 8.0, "worse", -3.0),
        ("orders", 14.0, "better", 3.0),
        ("refund_rate", 14.0, "worse", -3.0),
        ("refund_rate", 8.0, "better", 3.0),
        ("orders", 11.0, "stalled", 0.0),
        ("orders", 11.5, None, None),
    ],
)
def test_what_a_metric_did(metric: str, recent: float, kind: str | None, strength: float | None) -> None:
    series = weekly(*STEADY[:16], *[recent] * 8)
    found = signals_of({metric: series}, lexicon(), DAY)
    assert [(one.kind, one.strength) for one in found] == ([] if kind is None else [(kind, strength)])


def test_a_year_ago_was_better() -> None:
    spring = [30.0] * 13 + [10.0, 12.0] * 13 + [11.0] * 26
    found = signals_of({"orders": weekly(*spring)}, lexicon(), DAY)
    assert [one.kind for one in found] == ["below_last_year"]


def test_too_little_or_the_future_says_nothing() -> None:
    assert signals_of({"orders": weekly(*STEADY[:15])}, lexicon(), DAY) == []
    assert signals_of({"orders": weekly(*STEADY)}, lexicon(), DAY - timedelta(days=70)) == []
    assert signals_of({"unheard of": weekly(*STEADY)}, lexicon(), DAY) == []


def test_the_most_urgent_first_and_each_objective_once() -> None:
    worse, better = weekly(*STEADY[:16], *[8.0] * 8), weekly(*STEADY[:16], *[14.0] * 8)
    signals = signals_of({"orders": better, "repurchase_rate": worse, "sales": better}, lexicon(), DAY)
    assert [one.kind for one in signals] == ["worse", "better", "better"]
    options = options_from(signals, shipped_library(), lexicon(), "zh")
    assert len({one.template for one in options}) == len(options)
    assert "repurchase_rate" in {one.metric for one in options[0].signals}
    assert len(options_from(signals, shipped_library(), lexicon(), "zh", most=1)) == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_whole_options_on_the_real_shop(lang: str) -> None:
    call = ["--objectives", "--metrics", WEEKLY, "--as-of", "2011-06-30", "--lang", lang]
    options = json.loads(CliRunner().invoke(command, [*call, "--format", "json"]).stdout)["options"]
    assert 1 <= len(options) <= 5
    for option in options:
        assert option["why"]
        assert len(option["suggestions"]) == 3
    assert options[0]["objective"] in CliRunner().invoke(command, call).stdout


def test_a_draft_is_not_copied(tmp_path: Path) -> None:
    draft = tmp_path / "draft.json"
    objective = "Grow sales without more cancelled orders"
    kept = {"objectives": [{"objective": objective, "key_results": ["Raise quarterly orders from 4,438 to 4,800"]}]}
    draft.write_text(json.dumps(kept))
    call = [objective, "--metrics", WEEKLY, "--as-of", "2011-06-30", "--format", "json"]
    free, filling = (
        {one["metric"] for one in json.loads(CliRunner().invoke(command, words).stdout)["suggestions"]}
        for words in (call, [*call, "--draft", str(draft)])
    )
    assert "orders" in free
    assert "orders" not in filling


@pytest.mark.parametrize("words", [[], ["x", "--objectives"]])
def test_an_objective_or_objectives(words: list[str]) -> None:
    assert isinstance(CliRunner().invoke(command, words).exception, InputError)


def test_metrics_that_tell_nothing() -> None:
    assert isinstance(CliRunner().invoke(command, ["--objectives", "--as-of", "2026-06-30"]).exception, InputError)
