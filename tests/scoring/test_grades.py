"""Scores of single key results, worked by hand."""

from datetime import date

import pytest

from okr_ai.model import Forecast, KeyResult, Passage, Source, Task
from okr_ai.scoring import grade

END, AFTER = date(2026, 9, 30), date(2026, 10, 5)


def kr(**fields):
    return KeyResult("KR1", Passage("words", Source("okr.md", "words"), 0), **fields)


def at(current, target, baseline=None, *, direction="up", measure="level", as_of=AFTER, **more):
    values = {"current": current, "target": target, "baseline": baseline, "direction": direction, "measure": measure}
    return Forecast("KR1", "words", as_of, "missed", due=END, **(values | more))


@pytest.mark.parametrize(
    ("forecast", "degree", "score"),
    [
        (at(23, 25, 20), 0.6, 0.6),
        (at(25, 25, 20), 1.0, 1.0),
        (at(27, 25, 20), 1.4, 1.0),
        (at(19, 25, 20), -0.2, 0.0),
        (at(4, 3, 5, direction="down"), 0.5, 0.5),  # a falling target
        (at(2, 3, 5, direction="down"), 1.5, 1.0),
        (at(6.5, 3, 5, direction="down"), -0.75, 0.0),  # the wrong way is no progress
        (at(7, 0, 10, direction="down"), 0.3, 0.3),
        (at(1, 2, -2), 0.75, 0.75),
        (at(300, 400, measure="total"), 0.75, 0.75),  # a total without a baseline counts from nothing
        (at(300, 400, 200, measure="total"), 0.5, 0.5),  # at the end: how far beyond the last period
        (at(100, 400, 200, measure="total", as_of=date(2026, 8, 1)), 0.25, 0.25),  # before: what came in so far
        (at(30, 25), None, 1.0),  # no baseline: hit or not
        (at(24, 25), None, 0.0),
        (at(24, 25, as_of=date(2026, 8, 1)), None, None),  # and on the way there is no 0 for it
        (at(25, 25, as_of=date(2026, 8, 1)), None, 1.0),
        (at(24, 25, 25, as_of=date(2026, 8, 1)), None, 0.0),  # something to keep that does not hold
        (at(2, 3, direction="down"), None, 1.0),
        (at(25, 25, 25), None, 1.0),  # nothing to move
        (at(24, 20, direction="band", target_to=30), None, 1.0),
        (at(31, 20, direction="band", target_to=30), None, 0.0),
        (at(24, 30, direction="band", target_to=20), None, 1.0),
        (at(None, 25, 20), None, None),
        (at(23, None, 20), None, None),
    ],
)
def test_how_far_it_came(forecast, degree, score):
    found = grade(kr(), forecast)
    assert found.degree == (None if degree is None else pytest.approx(degree))
    assert found.score == (None if score is None else pytest.approx(score))


@pytest.mark.parametrize(
    ("kind", "current", "score", "good"),
    [
        ("committed", 25, 1.0, True),
        ("committed", 24.9, 0.98, False),  # done or not; the degree is shown
        ("aspirational", 23.5, 0.7, True),
        ("aspirational", 23.4, 0.68, False),
        (None, 23.5, 0.7, True),
        ("strategic", 23.5, 0.7, True),
        ("learning", 23.5, 0.7, True),
        ("guardrail", 25, 1.0, True),
        ("guardrail", 24.9, 0.0, False),  # pass or fail
    ],
)
def test_what_is_good_depends_on_the_kind(kind, current, score, good):
    found = grade(kr(kind=kind), at(current, 25, 20))
    assert (found.score, found.good) == (pytest.approx(score), good)


def test_a_guardrail_may_be_stated_as_the_indicator():
    assert grade(kr(indicator="guardrail"), at(25, 25, 20)).is_guardrail
    assert not grade(kr(kind="committed", indicator="guardrail"), at(25, 25, 20)).is_guardrail


@pytest.mark.parametrize(
    ("points", "baseline", "current", "score"),
    [
        ((10, 20, 30, 40), 0, 29, 0.5),
        ((10, 20, 30, 40), 0, 40, 1.0),
        ((8, 6, 5), 10, 12, 0.0),
        ((8, 6, 5), 10, 6, 2 / 3),
    ],
)
def test_a_milestone_counts_its_check_points(points, baseline, current, score):
    planned = tuple((date(2026, 7 + i // 2, 1 + 14 * (i % 2)), float(value)) for i, value in enumerate(points))
    found = grade(kr(kind="milestone", planned=planned), at(current, points[-1], baseline))
    assert (found.score, found.way) == (pytest.approx(score), "check-points")


def test_without_figures_its_tasks_count():
    tasks = (Task("a", done=True), Task("b"), Task("c", done=True), Task("d", done=True))
    assert grade(kr(tasks=tasks), at(None, None)).score == 0.75
    assert grade(kr(tasks=tasks), at(22, 25, 20)).score == pytest.approx(0.4)


def test_the_owners_score_stands_beside():
    found = grade(kr(score=0.8, owner="Amy"), at(21, 25, 20))
    assert (found.score, found.owner_score, found.owner) == (pytest.approx(0.2), 0.8, "Amy")
