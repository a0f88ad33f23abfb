"""Bounds and figures inside names, who came and what was made, second figures that are none, shares said as so many of
so many, events that come with every case. Each with a near miss."""

from datetime import date

import pytest

from okr_ai.language import read_key_result
from okr_ai.model import Frame

TODAY = date(2026, 8, 1)


def read(text: str) -> Frame:
    return read_key_result(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        # a bound inside the name of what changes
        ("Cut parcels waiting >48h by 30%", 30.0),
        ("Reduce calls held over 10 minutes by 25%", 25.0),
        ("Cut waiting below 48h by June", 48.0),
        # a figure that is a name
        ("Scrap on Line 4 below 2%", 2.0),
        ("Uptime at Plant 7 above 98%", 98.0),
        ("Add to the product line 3 models", 3.0),
        # so many of so many
        ("8 of 10 shops reach their margin", 80.0),
        ("Have 3 of 4 depots report daily", 75.0),
        ("Finish 3 of 5 chapters", 3.0),
        ("Hold a rating of 4 of 5 stars", 4.0),
        # an event that comes with every case, and one that comes once
        ("New nurse productive within 3 weeks of joining", 3.0),
        ("Refund paid within 5 days of return", 5.0),
        ("Refund desk open within 5 weeks of launch", None),
    ],
)
def test_target(text: str, target: float | None) -> None:
    assert read(text).target == target


@pytest.mark.parametrize(
    ("text", "outcome", "direction"),
    [
        # who came, and what was made or taught
        ("15k loyalty members enrolled", True, "reach"),
        ("500 users registered", True, "reach"),
        ("40 partners signed up", True, "reach"),
        ("50 domains registered", False, "deliver"),
        ("50 stores opened", False, "deliver"),
        ("20 teams trained", False, "deliver"),
        ("12 staff trained", False, "deliver"),
        # how much each of them does
        ("6 completed lessons per learner", True, "reach"),
        ("6 completed audits per site", False, "deliver"),
        # hired first
        ("Hire and ramp 6 account managers", False, "deliver"),
        ("Hire cooks and grow bookings to 600", True, "increase"),
        # a noun at the head
        ("Audits completed for all suppliers", False, "deliver"),
        ("Review completed visits of all suppliers", False, "deliver"),
        # the level that an effect reaches
        ("Improve onboarding so that 80% finish", True, "reach"),
        ("Improve onboarding by 80%", True, "increase"),
    ],
)
def test_result_or_work(text: str, outcome: bool, direction: str) -> None:
    frame = read(text)
    assert (frame.outcome, frame.direction) == (outcome, direction)


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("List 3 reasons parents leave, validated by 10+ interviews", False),
        ("List 3 reasons parents leave, interview 10+ parents", True),
        ("6 consecutive weeks with refunds < 1%", False),
        ("6 clinics with refunds < 1% and a waiting time < 9 days", True),
        ("Strengthen cash flow, reducing days outstanding (excl. exports) from 52 to 41", False),
        ("All 40 depots audited, ≥ 60% of drivers on the app", True),
        ("All 40 depots audited, ≥ 60% of them twice", False),
        ("Redo the form so that 80% finish it", False),
        ("Redo the form so that 80% finish it and complaints fall to 9", True),
    ],
)
def test_several_targets(text: str, several: bool) -> None:
    assert read(text).compound is several


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Raise `% of repeat orders` by 9%", "% of repeat orders"),
        ("`make lint` reports zero warnings", "warnings"),
        ("Keep all suppliers within agreed limits", "suppliers"),
        ("Average saving rises to 12% as volumes grow", "Average saving"),
        ("Roll out the new till to 90% of shops", "shops"),
        ("Roll out the new till to shops by June", "new till to shops"),
        ("Complete the safety test at 3 client sites", "client sites"),
        ("Complete training for 12 drivers", "drivers"),
        ("Ship a weekly menu for 12 consecutive weeks", "weekly menu"),
        ("10 trademarks registered", "trademarks registered"),
        ("Redo the menu so that waste falls below 5%", "waste"),
    ],
)
def test_metric(text: str, metric: str) -> None:
    frame = read(text)
    assert (frame.metric.text if frame.metric else None) == metric


def test_falls_below_is_a_level_and_falls_by_a_change() -> None:
    assert read("Waste falls below 5%").target_kind == "absolute"
    assert read("Waste falls by at least 5%").target_kind == "relative_change"


def test_a_value_of_the_running_quarter_in_brackets_is_where_things_stand() -> None:
    frame = read("Bring cost per seat under $90 (Q3: $110)")
    assert (frame.baseline, frame.deadline) == (110.0, None)
    assert read("Bring cost per seat under $90 (by Q3)").deadline is not None


def test_how_it_is_done_is_not_vague_beside_a_figure() -> None:
    assert not read("10 sample files imported successfully").vague_words
    assert read("Import sample files successfully").vague_words


def test_a_named_certificate_to_reach_is_specific() -> None:
    assert read("Achieve ISO 14001 certification").smart.specific >= 0.5
    assert read("Achieve a better culture").smart.specific < 0.5
