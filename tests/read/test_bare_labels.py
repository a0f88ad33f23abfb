"""Labels without a colon or a number, and periods that stand where no field names them."""

import datetime

import pytest

from okr_ai.model import Draft
from okr_ai.read import read_draft


def _read(text: str, name: str = "d.txt") -> Draft:
    return read_draft(name, content=text.encode(), today=datetime.date(2026, 5, 1))


def _read_as(text: str) -> list[tuple[str, list[str]]]:
    return [(o.text.text, [kr.text.text for kr in o.key_results]) for o in _read(text).objectives]


def test_kr_alone_is_a_label_and_a_figure_behind_it_no_number_of_it() -> None:
    english = (
        "O Make it last\n  KR Open rate of 48%\n  KR 1,000 new readers\n  KR Replies: 25 -> 60\n  KR 12 issues out\n"
    )
    english += "\nO Pay for itself\n  KR EUR 4k a month\n"
    assert _read_as(english) == [
        ("Make it last", ["Open rate of 48%", "1,000 new readers", "Replies: 25 -> 60", "12 issues out"]),
        ("Pay for itself", ["EUR 4k a month"]),
    ]
    chinese = "O 让老客愿意再来\n- KR 复购率从20%提升到28%\n- KR 会员从3万到5万\n- KR 12家门店开通外卖\n"
    assert _read_as(chinese) == [("让老客愿意再来", ["复购率从20%提升到28%", "会员从3万到5万", "12家门店开通外卖"])]


def test_a_number_behind_kr_stays_its_own_where_most_have_one() -> None:
    english = "O1: Make it last\nKR 1 Open rate to 48%\nKR 2 Replies from 25 to 60\n"
    assert _read_as(english) == [("Make it last", ["Open rate to 48%", "Replies from 25 to 60"])]
    chinese = "O1：让老客再来\nKR 1 复购率到28%\nKR 2 会员到5万\n"
    assert _read_as(chinese) == [("让老客再来", ["复购率到28%", "会员到5万"])]


def test_a_sentence_about_krs_is_no_label() -> None:
    text = "KR owners meet on Mondays.\n\n- Objective: Make it last\n  - KR1: Open rate from 40% to 48%\n"
    assert _read_as(text) == [("Make it last", ["Open rate from 40% to 48%"])]


@pytest.mark.parametrize(
    ("title", "last_day"),
    [
        ("NEWSLETTER + PODCAST   Jul-Sep 2026", datetime.date(2026, 9, 30)),
        ("Harbour kitchen crew, Q3 2026", datetime.date(2026, 9, 30)),
        ("河坊街甜品小店 2026年三季度", datetime.date(2026, 9, 30)),
        ("# COMPANY LEVEL - 2026", datetime.date(2026, 12, 31)),
        ("# Public Library 2026 Organizational Plan", datetime.date(2026, 12, 31)),
    ],
)
def test_a_first_line_that_ends_in_its_period_names_the_cycle(title: str, last_day: datetime.date) -> None:
    cycle = _read(f"{title}\n\nO1: Make it last\nKR1: Open rate to 48%\n").cycle
    assert cycle is not None
    assert cycle.end == last_day


@pytest.mark.parametrize(
    "line", ["What went wrong in Q2 2026", "Sales are lower than in the Q2 2026", "老客流失始于2026年二季度"]
)
def test_a_sentence_that_ends_in_a_period_names_none(line: str) -> None:
    assert _read(f"{line}\n\nO1: Make it last\nKR1: Open rate to 48%\n").cycle is None


@pytest.mark.parametrize(
    ("columns", "due"),
    [
        ("Key Result | Target | Date", datetime.date(2026, 10, 31)),
        ("关键结果 | 目标值 | 日期", datetime.date(2026, 10, 31)),
        ("Key Result | Current | Date", None),
        ("关键结果 | 当前值 | 日期", None),
    ],
)
def test_a_date_beside_a_target_is_the_deadline(columns: str, due: datetime.date | None) -> None:
    table = f"**O1: Make it last**\n\n| {columns} |\n|---|---|---|\n| KR1: Open rate | 48% | 2026-10-31 |\n"
    assert _read(table, "d.md").objectives[0].key_results[0].due == due
