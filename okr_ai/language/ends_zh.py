"""Which days of a period its Chinese words mean: up to which one 前 goes, and what its 底, 初 and 上旬 are; which words
behind a date belong to it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from okr_ai.language.date_patterns import got
from okr_ai.language.periods import Period, Reference, months_from, plus_days, plus_months

if TYPE_CHECKING:
    from okr_ai.language.dates import Dated


def before(period: Period, match: re.Match[str], ref: Reference) -> Period:
    """The period up to which something is due (前, 之前): the day, or the period's last one, itself; of what is told of
    cases (「8月2日之前的订单」) the day before it."""
    if got(match, "before") in _NO_BEFORE:
        return period
    if period[0] == period[1] and match.string.startswith("的", match.end()):
        return before_feast(period[0], match, ref)
    return min(ref.day, period[1]), period[1]


def before_date(period: Period, match: re.Match[str], ref: Reference) -> Period:
    """9月30日前: the 30th; but of the first of a month (「10月1日前」 is September) the day before."""
    first_of_month = period[0] == period[1] and period[1].day == 1
    return before_feast(period[0], match, ref) if first_of_month else before(period, match, ref)


def before_feast(day: date, match: re.Match[str], ref: Reference) -> Period:
    """国庆前, 昨天之前: the day before it."""
    if got(match, "before") in _NO_BEFORE:
        return day, day
    last = plus_days(day, -1)
    return min(ref.day, last), last


_NO_BEFORE = (None, "止", "为止")


def part_of(period: Period, part: str | None) -> Period:
    """底, 末, 初, 中, 上旬 … of a month, a quarter, a half or a year."""
    first, last = period
    if not part or part == "内":
        return period
    days = (last - first).days + 1
    if days <= 31:
        tens = {
            "初": (0, 9),
            "上旬": (0, 9),
            "中": (10, 19),
            "中旬": (10, 19),
            "上中旬": (0, 19),
            "中下旬": (10, days - 1),
        }
        begin, end = tens.get(part, (20, days - 1))
        return plus_days(first, begin), plus_days(first, end)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if part in ("底", "末", "尾", "下旬"):
        return months_from(last.year, last.month, 1)
    if part in ("初", "上旬"):
        return months_from(first.year, first.month, 1)
    middle = plus_months(first, months // 2 - (months % 2 == 0))
    return months_from(middle.year, middle.month, 1)


# What stands behind a date and says no more than it does: 「9月30日当天」, 「12月底前后」, 「6月30日之内」.
_SAME = (
    "结束之前",
    "结束前",
    "收官前",
    "下班前",
    "季末",
    "季度末",
    "当天",
    "当日",
    "之内",
    "以内",
    "左右",
    "前后",
    "为止",
    "截止",
    "剩余时间",
    "剩下的时间",
    "余下时间",
)
_NO_END = ("截止到", "截止至", "截止于", "截止日", "截止时", "前后端", "前后台", "以内部", "左右手")
_UP_TO_IT = ("之前", "以前", "前")
_NO_BEFORE_IT = tuple("后端台厅往置瞻沿期十百一二三四五六七八九0123456789")
_WEEK = ("周", "星期", "礼拜")
_NO_WEEKDAY = tuple("均活度期报程常志")
_ENDS = ("", "，", ",", ")", "；", ";", "。", "前", "之", "以")
BEHIND = frozenset(" ，," + "".join(words[0] for words in (*_SAME, *_UP_TO_IT, *_WEEK)))  # how they all begin


def put_behind(dated: Dated, plain: str, ref: Reference) -> None:
    """Take in the words behind a date that belong to it: its weekday, 当天, 前后, and the 前 of 「26/6/30前」."""
    end = dated.end
    if dated.period[0] == dated.period[1]:
        dated.end = _behind_weekday(plain, end, dated.period[0])
    alone = dated.end > end or plain[end - 1].isdigit()  # else its pattern has seen the 前
    for words in _SAME:
        if plain.startswith(words, dated.end) and not plain.startswith(_NO_END, dated.end):
            dated.end += len(words)
            if words.endswith("前") and words != "下班前":  # that is on the day itself
                dated.period = min(ref.day, dated.period[1]), dated.period[1]
            return
    for words in _UP_TO_IT if alone else ():
        if plain.startswith(words, dated.end) and not plain.startswith(_NO_BEFORE_IT, dated.end + len(words)):
            dated.end += len(words)
            last = dated.period[1]
            if dated.period[0] == last and last.day == 1:
                last = plus_days(last, -1)  # 10/1前 is September, as 10月1日前 is
            dated.period = min(ref.day, last), last
            return


def _behind_weekday(plain: str, end: int, day: date) -> int:
    """Where the weekday of that day ends behind it (「6月30日 周二」); another one only where nothing goes on."""
    at = end + len(plain[end : end + 2]) - len(plain[end : end + 2].lstrip(" ，,"))
    week = next((words for words in _WEEK if plain.startswith(words, at)), "")
    if not week:
        return end
    at += len(week) + 1
    weekday = "一二三四五六日".find(plain[at - 1 : at].replace("天", "日")) if plain[at - 1 : at] else -1
    if weekday < 0 or plain.startswith(_NO_WEEKDAY, at):
        return end
    return at if weekday == day.weekday() or plain[at : at + 1].strip() in _ENDS else end
