"""English key results as strangers write them: nouns of change, named infinitives, what each thing shall reach, limits,
weeks; each with a near miss."""

from datetime import date

import pytest

from okr_ai.language import read_key_result
from okr_ai.model import Frame

TODAY = date(2026, 5, 15)


def read(text: str) -> Frame:
    return read_key_result(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "metric", "direction", "baseline", "target", "kind"),
    [
        # the noun of a change before its figure
        ("Drive a reduction of 20% in returned parcels", "returned parcels", "decrease", None, 20, "relative_change"),
        ("A cut in energy use of at least 15%", "energy use", "decrease", None, 15, "relative_change"),
        ("Achieve annual growth of 15%", "annual growth", "increase", None, 15, "relative_change"),
        ("Keep the growth rate of 20%", "growth rate", "maintain", None, 20, "absolute"),
        ("Win a share of 12% in Spain", None, "reach", None, 12, "absolute"),
        # an infinitive inside the name of what changes, and one that says the deed
        ("Cut the days it takes to hire a nurse to 30", "days it takes to hire a nurse", "decrease", None, 30, None),
        ("Raise the share of squads able to ship daily to 80%", None, "increase", None, 80, "absolute"),
        ("Update the shop window to increase walk-ins by 30%", "walk-ins", "increase", None, 30, "relative_change"),
        ("Expand the crew to open at least 3 stalls", "stalls", "deliver", None, 3, "count"),
        # what each of the things counted shall reach, and two levels of one thing
        ("Bring 10 depots to 99.5% availability", "depots", "reach", None, 10, "absolute"),
        ("Ramp 5 new reps to 80% of quota", "new reps", "increase", None, 5, None),
        ("Raise margin by 3 points to 45%", "margin", "increase", None, 45, "absolute"),
        ("Grow members by 20 to 120", "members", "increase", None, 120, "absolute"),
        # words between a marker and its figure
        ("Raise availability from 96.6% to a consistent 99.9%", "availability", "increase", 96.6, 99.9, "absolute"),
        ("Lift margin to a record 40%", "margin", "increase", None, 40, "absolute"),
        ("Record 12 lectures", "lectures", "deliver", None, 12, "count"),
        ("Grow shops from about 3 to 10", "shops", "increase", 3, 10, "absolute"),
        # what an average says, and where things stand
        ("Get 500 reviews, averaging 4.5 stars", "reviews", "reach", None, 500, "absolute"),
        ("Cut outages to 1 a month (averaging 5)", "outages", "decrease", 5, 1, "absolute"),
        ("Reach 60k subscribers (we're at 48k)", "subscribers", "reach", 48000, 60000, "absolute"),
        # limits written with a hyphen
        ("Answer letters within a 10-day window", "letters", None, None, 10, "absolute"),
        ("Keep churn in any 30-day window below 2%", None, "maintain", None, 2, "absolute"),
        ("Offer a 2-minute answer time for 90% of calls", None, None, None, 2, "absolute"),
        ("Complete the 12-week course with 80% attendance", "attendance", None, None, 80, "absolute"),
        # the object of who brings it in
        ("The new team closes $500k ARR", "ARR", "reach", None, 500000, "absolute"),
        ("Average order value reaches $60", "Average order value", "reach", None, 60, "absolute"),
        ("Ensure the line can pack 400+ boxes", "boxes", "reach", None, 400, "absolute"),
    ],
)
def test_frame(
    text: str, metric: str | None, direction: str | None, baseline: float | None, target: float, kind: str | None
) -> None:
    frame = read(text)
    assert frame.baseline == baseline
    assert frame.target == pytest.approx(target)
    assert kind in (None, frame.target_kind)
    assert direction in (None, frame.direction)
    if metric is not None:
        assert frame.metric is not None
        assert frame.metric.text == metric


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Implement the booking flow by Week 6.", "by Week 6"),
        ("Agree the contract by the end of week 12", "by the end of week 12"),
        ("Improve week 4.5 retention", None),
        ("Promote 2 chefs this quarter to lead the kitchens", "this quarter"),
        ("Raise this quarter over last quarter revenue by 5%", None),
        ("Cut the time to close month-end accounts from 15 days to 10 days", None),
        ("Close the accounts by month-end", "by month-end"),
        ("Zero manual reports within 30 days of deployment", "within 30 days"),
        ("Activate new shops within 30 days of sign-up", None),
        ("80% of shops sell something within two weeks of opening", None),
        ("Migrate 60% of services within three months", "within three months"),
        ("Fulfil 95% of orders within the 2-day limit", None),
    ],
)
def test_deadline(text: str, deadline: str | None) -> None:
    found = read(text).deadline
    assert (found.text if found else None) == deadline


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("Sign 5 clients with 1,000+ seats", False),
        ("Win 4 accounts with at least $1M in spend", False),
        ("Close 10 deals with >100 employees (currently 0)", False),
        ("Sign 5 clients with 95% renewal", True),
        ("Ramp 3 reps to 80% of quota", False),
        ("Ramp 3 reps and reach 80% of quota", True),
    ],
)
def test_compound(text: str, several: bool) -> None:
    assert read(text).compound is several


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("The booking form is finished and released. Make it easier to find", True),
        ("The old till is retired and the diagram in the guide is redrawn", True),
        ("The guide is reviewed and approved by legal", False),
        ("Document faults by: missing data, late data. Document every endpoint by Week 8.", True),
        ("Reduce churn to 3%. Churn is measured in the dashboard.", False),
        ("Reduce no. of billing slips from 5% to 2%", False),
    ],
)
def test_statements(text: str, several: bool) -> None:
    assert read(text).compound is several


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Make guests happy", True),
        ("Make a happy hour menu", False),
        ("Be profitable", True),
        ("Answer letters faster", True),
        ("Write faster queries", False),
        ("There is a faster search page", False),
        ("Move all shops to the new till", False),
        ("Hold weekly coaching sessions", False),
        ("Hold our market share", True),
        ("Talk to 5 shop owners", False),
        ("Demo stage duration of 20 days or less", True),
    ],
)
def test_outcome(text: str, result: bool) -> None:
    assert read(text).outcome is result


@pytest.mark.parametrize(
    ("text", "target", "unit", "direction"),
    [
        ("8/10 of reps hit their quota", 80, "%", "reach"),
        ("4/4 pages translated", 4, None, None),
        ("Rate our service 9/10", 9, None, None),
        ("Raise gross margin by 3 points", 3, "pp", "increase"),
        ("Pipeline coverage 4x", 4, "x", "reach"),
        ("Sales 4x", 4, "x", "increase"),
        ("Gain 5% of new buyers from rivals", 5, "%", None),
    ],
)
def test_values(text: str, target: float, unit: str | None, direction: str | None) -> None:
    frame = read(text)
    assert frame.target == target
    assert frame.unit == unit
    assert direction in (None, frame.direction)


@pytest.mark.parametrize(
    ("text", "baseline", "target", "unit"),
    [
        ("Increase avg. time on page from 3:00 to 4:00", 180, 240, "s"),
        ("Raise the length of a visit from 2:37 per visit to 3:45 per visit", 157, 225, "s"),
        ("Raise LTV:CAC from 2:1 to 3:1", 2, 3, None),
        ("Raise the staff ratio from 1:10 to 1:15 at meal times", 10, 15, None),
    ],
)
def test_minutes_and_ratios(text: str, baseline: float, target: float, unit: str | None) -> None:
    frame = read(text)
    assert (frame.baseline, frame.target, frame.unit) == (baseline, target, unit)
    assert frame.direction == "increase"


def test_clock_is_no_value() -> None:
    assert read("Average start time before 9:30 am").target is None
