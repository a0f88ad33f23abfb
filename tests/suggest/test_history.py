"""`okr-ai history`: figures by hand, the shop's real past, what is added is read back."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okr_ai.cli.history import command
from okr_ai.language.lexicon import lexicon
from okr_ai.model import Cycle, PastKeyResult
from okr_ai.read.history import read_history
from okr_ai.suggest.hit_rates import Belief, belief_from
from okr_ai.suggest.summary import ENOUGH, ambition_of, by, predicted, row, wording_of

SHOP = Path(__file__).parents[2] / "examples/gift-shop"
CYCLE = Cycle(date(2026, 1, 1), date(2026, 3, 31), "2026 Q1")


def past(attainment: float | None, metric: str = "orders", text: str = "x", **more: object) -> PastKeyResult:
    return PastKeyResult(text, "o", CYCLE, metric=metric, attainment=attainment, **more)


def run(*words: str) -> Result:
    return CliRunner().invoke(command, words)


def test_the_figures_of_a_group() -> None:
    one = row("all", [past(1.0), past(3.0), past(-2.0), past(0.5), past(None)])
    assert (one.count, one.known, one.hits) == (5, 4, 2)
    assert one.mean == pytest.approx(0.625)  # 1, 1, 0, 0.5
    assert row("none", [past(None)]).mean is None


def test_groups_come_largest_first_and_the_nameless_are_left_out() -> None:
    rows = by([past(1, "a"), past(1, "b"), past(0, "b"), past(1, "")], lambda one: one.metric or "")
    assert [(one.name, one.count) for one in rows] == [("b", 2), ("a", 1)]


@pytest.mark.parametrize(
    ("start", "goal", "said"),
    [(100, 105, "<= 5 %"), (100, 106, "5-20 %"), (100, 80, "5-20 %"), (100, 121, "> 20 %"), (0, 5, ""), (None, 5, "")],
)
def test_how_ambitious(start: float | None, goal: float, said: str) -> None:
    assert ambition_of(past(1, baseline=start, target=goal)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("从1,200提升到1,500", "from-to"),
        ("达到 99.9%", "target only"),
        ("提升体验", "no number"),
        ("from 3 to 4", "from-to"),
    ],
)
def test_how_worded(text: str, said: str) -> None:
    assert wording_of(past(1, text=text)) == said


def test_the_past_is_weighed_by_how_much_there_is_of_it() -> None:
    pasts = [past(1.0, "orders") for _ in range(12)] + [past(0.0, "nps") for _ in range(12)]
    orders, nps, other = predicted([("a", "orders"), ("b", "nps"), ("c", "dau")], pasts, lexicon()) or []
    assert orders.chance > 0.85
    assert nps.chance == pytest.approx(1 - orders.chance)  # the past is the same the other way round
    assert other.chance == pytest.approx(0.5)
    assert orders.low < orders.chance < orders.high
    assert other.high - other.low > orders.high - orders.low
    assert predicted([("a", "orders")], pasts[: ENOUGH - 1], lexicon()) is None


def test_key_results_without_a_metric_count_for_the_team() -> None:
    (one,) = predicted([("a", "orders")], [past(1.0, "", "Be bold")] * ENOUGH, lexicon()) or []
    assert one.chance > 0.7
    assert one.on_metric == 0


def test_the_belief_is_that_of_the_whole_model_worked_out_at_once() -> None:
    """Bayes' rule over the same grid with scipy's beta-binomial, the metric asked about taken with the others."""
    from scipy.stats import beta, betabinom

    groups, (hits, known) = [(3, 4), (0, 2), (5, 5)], (1, 3)
    weights, means = [], []
    for step in range(20):
        mean = (step + 0.5) / 20
        for strength in (2.0, 5.0, 12.0, 30.0, 100.0):
            a, b = mean * strength, (1 - mean) * strength
            likelihood = 1.0
            for one, all_of_it in (*groups, (hits, known)):
                likelihood *= betabinom.pmf(one, all_of_it, a, b)
            weights.append(beta.pdf(mean, 3, 3) * likelihood)
            means.append((a + hits) / (strength + known))
    expected = sum(w * m for w, m in zip(weights, means, strict=True)) / sum(weights)
    assert belief_from(groups).given(hits, known).chance == pytest.approx(expected)


def test_the_range_holds_four_fifths_of_the_belief() -> None:
    from scipy.stats import beta

    assert Belief(((1.0, 4.0, 4.0),)).range_of(0.8) == pytest.approx(beta.ppf([0.1, 0.9], 4, 4), abs=0.003)


def test_a_long_past_is_no_trouble_for_the_figures() -> None:
    one = belief_from([(900, 1000), (5, 100_000)]).given(99_000, 100_000)
    low, high = one.range_of(0.8)
    assert 0 < low <= high < 1
    assert one.chance == pytest.approx(0.99, abs=0.002)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_shops_past(lang: str) -> None:
    folder = str(SHOP / "history" / lang)
    whole = json.loads(run("summary", "--history", folder, "--format", "json").stdout)
    assert whole["all"]["count"] == sum(one["count"] for one in whole["wording"])
    assert {one["name"] for one in whole["metric"]} >= {"orders", "average_order_value"}
    listed = run("list", "--history", folder).stdout.splitlines()
    assert len(listed) == whole["all"]["count"]
    said = run("summary", "--history", folder, "--lang", lang).stdout
    assert ("mean attainment" if lang == "en" else "平均完成度") in said


def test_a_finished_draft_is_added_and_read_back(tmp_path: Path) -> None:
    file = tmp_path / "past.csv"
    call = ("add", str(SHOP / "2011-q3.en.md"), "--metrics", str(SHOP / "metrics/weekly.csv"), "-o", str(file))
    early = run(*call, "--as-of", "2011-08-14", "--lang", "en")
    assert early.exit_code == 0
    assert "not added, as they still run (until 2011-09-30): " in early.stderr
    assert file.read_text().count("\n") == 1  # nothing is over yet
    run(*call, "--as-of", "2011-10-31")
    found = read_history(file)
    assert len(found) >= 6
    assert all(one.final is not None and one.attainment is not None for one in found)
    assert {one.cycle.end for one in found} == {date(2011, 9, 30)}


def test_a_draft_is_predicted_from_the_past_or_it_is_said_that_there_is_too_little(tmp_path: Path) -> None:
    draft = str(SHOP / "2011-q3.en.md")
    told = run("predict", draft, "--history", str(SHOP / "history/en"), "--lang", "en", "--as-of", "2011-06-30")
    assert "past ones on this metric" in told.stdout
    few = tmp_path / "few.csv"
    few.write_text("\n".join((SHOP / "history/en/2011-q1.csv").read_text().splitlines()[:3]))
    assert "too few past attainments" in run("predict", draft, "--history", str(few), "--lang", "en").stdout
    assert run("predict", draft, "--history", str(few), "--format", "json").stdout == "null\n"
