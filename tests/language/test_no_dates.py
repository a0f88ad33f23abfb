"""What looks like a date and says something else, each with a near miss; what is a date at second sight."""

from datetime import date

import pytest

from okr_ai.language import read_key_result
from okr_ai.model import Frame

TODAY = date(2026, 5, 15)


def read(text: str) -> Frame:
    return read_key_result(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # how many of them are done
        ("社区办三次分享（1/3）", None),
        ("Run three workshops (1/3)", None),
        ("Run three workshops (9/30)", "9/30"),
        ("办三次分享（9/30）", "9/30"),
        # how many of the things that follow
        ("Put the new copy on 4/4 landing pages", None),
        ("Send the report on 9/30 for all teams", "on 9/30"),
        ("Open on 4/5 with fewer bugs", "on 4/5"),
        # how long each of them may take
        ("60% of returned items back on sale within a week", None),
        ("At least 80% of new hires live in the CRM within two weeks", None),
        ("60% of stores live within 3 months", "within 3 months"),
        ("Migrate 60% of customers within 2 weeks", "within 2 weeks"),
        # a kind of review
        ("0 late notes on Sunday reviews", None),
        ("Open the shop on Friday across towns", "on Friday"),
        ("Open the shop on Friday", "on Friday"),
        # what the growth is compared with
        ("22% growth over Q3", None),
        ("Cut churn to 3% over Q3", "over Q3"),
        ("Raise trials by 40% over the next quarter", "over the next quarter"),
        # the target's number is none of the date's words
        ("Raise NPS to 25 through 30 Sep 2026", "through 30 Sep 2026"),
        ("Hold the camp 5 to 18 June", "5 to 18 June"),
        # months of a plan, not milestones
        ("40 contributors by M6", "by M6"),
        ("Finish M3 by September", "by September"),
        # a kind of review or audit, and the day
        ("Complete mid-year reviews with all staff", None),
        ("NPS to 40 mid-year", "mid-year"),
        ("Finish the end-of-year audit with 0 findings", None),
        ("NPS to 40 by the end-of-year deadline", "by the end-of-year"),
        ("Close 20 deals end-of-quarter", "end-of-quarter"),
        ("完成年中述职，参与率100%", None),
        ("年中完成20场述职", "年中"),
        ("年终奖发放准确率100%", None),
        ("年终前完成20场述职", "年终前"),
        # a period that ends
        ("90 天试用期结束前转正率达到 80%", "90 天试用期结束前"),
        ("7 天退货期内退货率低于 5%", None),
    ],
)
def test_deadline(text: str, words: str | None) -> None:
    deadline = read(text).deadline
    assert (deadline.text if deadline else None) == words


@pytest.mark.parametrize(
    ("text", "baseline", "target", "unit"),
    [
        ("Monthly readers to 200k (current is 125k)", 125_000, 200_000, None),
        ("Monthly readers to 200k (currently 125k)", 125_000, 200_000, None),
        ("New revenue ≥ ₹6 Cr", None, 60_000_000, "INR"),
        ("Spend at most ₹3 lac", None, 300_000, "INR"),
        ("Close 5 CR in the backlog", None, 5, None),  # change requests
        ("路测里程由 1wkm 扩至 2wkm", 10_000, 20_000, "km"),
        ("路测里程达到 20km", None, 20, "km"),
        ("每月安排 6 小时用户访谈", None, 6, "h"),
        ("6 小时响应率达到 90%", None, 90, "%"),
        ("Dedicate 6 hours a week to interviews", None, 6, "h"),
    ],
)
def test_values(text: str, baseline: float | None, target: float, unit: str | None) -> None:
    frame = read(text)
    assert (frame.baseline, frame.target, frame.unit) == (baseline, target, unit)
