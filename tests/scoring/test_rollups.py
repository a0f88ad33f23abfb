"""Objectives' scores from their key results'."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_ai.errors import InputError
from okr_ai.model import Forecast, KeyResult, Objective, Passage, Source
from okr_ai.scoring import score_objectives
from okr_ai.scoring.rollups import rolled_up, set_score, weights_of


def passage(text):
    return Passage(text, Source("okr.md", text), 0)


def objective(scores, *, id="O1", weights=None, kinds=None, owners=None, parent=None, weight=None):
    krs = [
        KeyResult(
            f"{id}-KR{i}",
            passage(f"{id} words {i}"),
            weight=weights[i] if weights else None,
            kind=kinds[i] if kinds else None,
            score=owners[i] if owners else None,
        )
        for i in range(len(scores))
    ]
    return Objective(id, passage(f"words of {id}"), tuple(krs), parent=parent, weight=weight)


def forecasts(*objectives_scores):
    found = {}
    for one, scores in objectives_scores:
        for kr, score in zip(one.key_results, scores, strict=True):
            current = None if score is None else 100 * score
            found[kr.id] = Forecast(kr.id, "", date(2026, 10, 1), "missed", current=current, target=100.0, baseline=0.0)
    return found


def scored(scores, rollup=None, **more):
    one = objective(scores, **more)
    return score_objectives([one], forecasts((one, scores)), rollup=rollup)[0]


def test_mean_weighted_and_worst():
    scores, weights = [0.2, 0.6, 1.0], [50, 30, 20]
    assert scored(scores).score == pytest.approx(0.6)
    assert scored(scores, weights=weights).score == pytest.approx(0.48)  # 0.1 + 0.18 + 0.2
    assert scored(scores, "mean", weights=weights).score == pytest.approx(0.6)
    assert scored(scores, "worst", weights=weights).score == pytest.approx(0.2)
    assert scored(scores, weights=[0.5, 0.3, 0.2]).score == pytest.approx(0.48)


def test_what_has_no_figures_is_left_out_and_counted():
    one = scored([0.5, None, 1.0], weights=[50, 25, 25])
    assert one.score == pytest.approx((0.5 * 0.5 + 0.25 * 1.0) / 0.75)
    assert one.judged == 2
    assert scored([None, None]).score is None


def test_a_broken_guardrail_is_told_and_never_averaged():
    one = scored([1.0, 1.0, 0.4], kinds=[None, None, "guardrail"])
    assert one.score == pytest.approx(1.0)
    assert [grade.id for grade in one.broken] == ["O1-KR2"]
    assert scored([0.0, 0.0, 1.0], kinds=[None, None, "guardrail"]).score == 0.0
    assert scored([0.2, 1.0], kinds=[None, "guardrail"]).broken == ()


def test_the_owners_scores_roll_up_in_the_same_way():
    one = scored([0.2, 0.6], weights=[75, 25], owners=[0.8, 0.4])
    assert one.owner_score == pytest.approx(0.7)
    assert scored([0.2, 0.6], "worst", owners=[0.8, 0.4]).owner_score == pytest.approx(0.4)


@pytest.mark.parametrize("weights", [[50, 40], [0.5, 0.4], [120, -20], [60, 60], [0, 0]])
def test_weights_must_add_up(weights):
    with pytest.raises(InputError, match="add up to"):
        scored([0.5, 0.5], weights=weights)


def test_thirds_add_up_and_partial_weights_do_not():
    assert weights_of(objective([1, 1, 1], weights=[33.3, 33.3, 33.4])) == pytest.approx((0.333, 0.333, 0.334))
    assert weights_of(objective([1, 1, 1], weights=[0.333, 0.333, 0.333])) == pytest.approx((1 / 3,) * 3)
    assert weights_of(objective([1, 1, 1], weights=[5, 3, 2])) == pytest.approx((0.5, 0.3, 0.2))
    assert weights_of(objective([1, 1], weights=[1, 1])) == weights_of(objective([1, 1], weights=[3, 3])) == (0.5, 0.5)
    assert weights_of(objective([1, 1])) is None
    with pytest.raises(InputError, match="has no weight") as caught:
        weights_of(objective([1, 1], weights=[50, None]))
    assert "okr.md:1:1" in caught.value.in_lang("zh")


def test_children_count_with_their_parent():
    top, low, lowest = (
        objective([s], id=i, parent=p) for s, i, p in ((1.0, "O1", None), (0.5, "O2", "O1"), (0.1, "O3", "words of O2"))
    )
    found = score_objectives(
        [top, low, lowest], forecasts((top, [1.0]), (low, [0.5]), (lowest, [0.1])), rollup="children"
    )
    assert [one.score for one in found] == pytest.approx([0.65, 0.3, 0.1])  # (1 + 0.3) / 2, (0.5 + 0.1) / 2, 0.1


def test_a_ring_of_parents_comes_to_an_end():
    one, other = objective([1.0], id="O1", parent="O2"), objective([0.0], id="O2", parent="O1")
    found = score_objectives([one, other], forecasts((one, [1.0]), (other, [0.0])), rollup="children")
    assert all(0 <= score.score <= 1 for score in found)


def test_the_set_counts_objectives_by_their_weights():
    def both(*weights):
        ones = [objective([s], id=f"O{i}", weight=w) for i, (s, w) in enumerate(zip((1.0, 0.2), weights, strict=True))]
        return score_objectives(ones, forecasts((ones[0], [1.0]), (ones[1], [0.2])))

    assert set_score(both(None, None)) == pytest.approx(0.6)
    assert set_score(both(75, 25)) == pytest.approx(0.8)
    assert set_score(both(75, None)) == pytest.approx(0.6)
    assert set_score(()) is None


@given(st.lists(st.tuples(st.floats(0.01, 1), st.floats(0, 1)), min_size=1, max_size=8))
def test_a_roll_up_lies_between_the_worst_and_the_best(pairs):
    scores = [score for _, score in pairs]
    worst = rolled_up(pairs, "worst")
    assert worst == min(scores)
    for rollup in (None, "mean", "weighted"):
        assert worst - 1e-9 <= rolled_up(pairs, rollup) <= max(scores) + 1e-9
