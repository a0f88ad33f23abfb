"""Where a key result says what was before: in notes, as a pair, as what is not to be passed; each with a near miss."""

from datetime import date

import pytest

from okr_ai.language import read_key_result
from okr_ai.model import Frame

TODAY = date(2026, 5, 15)


def read(text: str) -> Frame:
    return read_key_result(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        # an earlier measurement that no calendar dates, in brackets
        ("Guide score of at least 4.2 out of 5 (prior survey: 3.4)", 3.4, 4.2),
        ("Raise NPS to 50 (last survey 41)", 41, 50),
        ("Cut loan approval to 5 days (last audit 9 days)", 9, 5),
        ("Attendance of 95% (autumn term: 91%)", 91, 95),
        ("满意度达到4.5分（上次调研：4.1分）", 4.1, 4.5),
        ("Raise NPS to 50 (prev 41)", 41, 50),
        ("Raise NPS to 50 (so far: 41)", 41, 50),
        ("Raise NPS to 50 (status quo: 41)", 41, 50),
        ("Cut loan approval to 5 days (before: 9 days)", 9, 5),
        ("Cut loan approval to 5 days (before 30 September)", None, 5),
        ("到场达到500人（上一场：320人）", 320, 500),
        ("满意度达到4.5分（摸底4.1分）", 4.1, 4.5),
        ("满意度达到4.5分（原为4.1分）", 4.1, 4.5),
        ("满意度达到4.5分（之前为30天）", None, 4.5),
        ("满意度达到90%（试点10家）", None, 90),
        ("Raise NPS to 50 (last 30 answers)", None, 50),
        ("Win 20 shops (first 5 in Leeds)", None, 20),
        ("满意度达到4.5分（上线3个月后）", None, 4.5),
        ("Lesson completion at 85% (closed beta: 68%)", 68, 85),
        ("Lesson completion at 85% (pilot in 3 towns)", None, 85),
        ("80% of leases on our own form (2025: 61%)", 61, 80),
        ("80% of leases on our own form (2027: 91%)", None, 80),
        ("91% of pumps work on a surprise visit (baseline survey Nov 2025: 74%)", 74, 91),
        ("6 enquiries a month (at the moment: 2)", 2, 6),
        ("Maize yield of 4.8 t/ha, last season 3.9", 3.9, 4.8),
        # a time that is over, and what its figure is
        ("70% of vacancies filled from within (FY25 average 48%)", 48, 70),
        ("Repair time of 5 days (last quarter's average 9 days)", 9, 5),
        ("CSAT must be minimum 92% (now it is 86%)", 86, 92),
        # two times behind one another are from … to …, a time before another measure names it
        ("Detection time: 9h to 1h", 9, 1),
        ("Median review time: 9 days to 3 days", 9, 3),
        ("24h response rate to 90%", None, 90),
        # what it is set against, and what it is tried on
        ("75% of permits done online, against 58% last quarter", 58, 75),
        ("Score 3 goals against the club", None, 3),
        # an arrow between two values, a bound before one
        ("Open rate 18% > 25%", 18, 25),
        ("MQL>SQL 18 > 30%", 18, 30),
        ("NPS > 30", None, 30),
        # the rate of a pair
        ("Mispicks: 4.2 per 1,000 lines -> under 2", 4.2, 2),
        ("Defects 4.2 per 1,000 units to 2 per 1,000 units", 4.2, 2),
        ("Defects at 2 per 1,000 units", None, 2),
    ],
)
def test_earlier_value(text: str, baseline: float | None, target: float | None) -> None:
    frame = read(text)
    assert (frame.baseline, frame.target) == (baseline, target)


@pytest.mark.parametrize(
    ("text", "target", "comparator", "due"),
    [
        ("Sick days per head not higher than in Q1 2026 (2.1 days)", 2.1, "<=", None),
        ("Complaints fewer than in 2025 (310)", 310, "<", None),
        ("Error rate not lower than 5%", 5, ">=", None),
        ("Keep churn at 4% in Q3 2026", 4, None, date(2026, 9, 30)),
        # where it stands today is no date to be ready
        ("100% of vendors have a signed form, against 77% today", 100, None, None),
        ("100% of vendors have a signed form by 1 June 2026", 100, None, date(2026, 6, 1)),
        # the period that something is for, and by when it is there
        ("3.5x pipeline coverage for Q4 by 15 September", 3.5, None, date(2026, 9, 15)),
        ("3.5x pipeline coverage for Q4", 3.5, None, date(2026, 12, 31)),
        # so many days after the end of every month
        ("Close the books within 5 working days of month end, compared with 9 working days now", 5, "<", None),
        ("Ship the app within 10 days of the end of Q3", None, None, date(2026, 9, 30)),
    ],
)
def test_bound_and_deadline(text: str, target: float | None, comparator: str | None, due: date | None) -> None:
    frame = read(text)
    assert (frame.target, frame.comparator, frame.deadline_date) == (target, comparator, due)


@pytest.mark.parametrize(
    ("text", "target", "unit", "outcome"),
    [
        # from so many people: they are what is counted, but for a change
        ("Get referrals from 30 members", 30, None, True),
        ("Get 5-star reviews from 200 guests", 200, None, True),
        ("Donations from 500 people", 500, None, True),
        ("Raise referrals from 30 members to 50", 50, None, True),
        ("Reach a 5-star rating", 5, "分", True),
        # what those counted do, and what is done to them
        ("40 local businesses giving at least £50 a month", 40, None, True),
        ("12 staff trained", 12, None, False),
        # so many in so many
        ("9 in 10 people say they found a meal", 90, "%", True),
        ("Fewer than 2 in every 100 visits are lost", 2, "%", True),
        ("Open shops in 3 cities", 3, None, None),
        # a score with a sign of its own, and a change of it
        ("eNPS +20 or better", 20, None, True),
    ],
)
def test_what_is_counted(text: str, target: float, unit: str | None, outcome: bool | None) -> None:
    frame = read(text)
    assert (frame.target, frame.unit) == (target, unit)
    assert outcome is None or frame.outcome is outcome


def test_signs_and_names() -> None:
    assert read("eNPS +20 or better").direction == "reach"
    assert read("NPS +10").direction == "increase"
    assert read("Boost + Guide V1 shipped with card payment").direction == "deliver"
    assert read("Boost guide sales by 10%").direction == "increase"
    assert read("Share of compute on savings plans from 38% to 75%").direction == "increase"
    assert read("Savings on freight from $2m to $3m").direction != "deliver"


def test_words_that_are_nouns_and_sets_that_are_known() -> None:
    assert read("Push opt-outs per 1,000 sends from 6 to 3").direction == "decrease"
    assert read("Push sales by 10%").direction == "increase"
    assert read("Staff who feel the rota is fair from 40% to 60%").metric is not None
    assert read("Staff the night shift").direction == "deliver"
    known = read("No-shows from 9.8% to 6.5%, with the biggest gain in the two poorest districts")
    assert (known.target, known.compound) == (6.5, False)
    assert read("Cut no-shows from 9.8% to 6.5%, and open the two new clinics").compound
    assert read("Library loans per pupil from 3 to 6").outcome is True
    assert read("Training sessions per customer: 2").outcome is False
