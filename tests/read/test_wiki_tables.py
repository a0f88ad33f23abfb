"""MediaWiki pages: tables between `{|` and `|}`, headings between equals signs."""

from datetime import date

from okr_ai.model import Draft
from okr_ai.read import read_draft

HOTEL = """\
== 2026年Q4 前厅部OKR ==

{| class="wikitable"
|+ 讨论稿
|-
! 目标 !! 关键结果 !! 现状 !! 目标值 !! 负责人
|-
| rowspan="2" | 让客人愿意住第二次
| 90天复住率 || 23% || 31% || 老周
|-
| 平均入住办理时间
| 7分钟 || 3分钟 || 小郑
|-
| 会员不再只是一张卡
| style="color:red" | 会员直订占比 || 12% || 20% || [[用户:May|阿May]]
|}
"""


def read(text: str, path: str = "draft.md") -> Draft:
    return read_draft(path, content=text.encode(), today=date(2026, 10, 8))


def shape(draft: Draft) -> dict[str, list[str]]:
    return {o.text.text: [k.text.text for k in o.key_results] for o in draft.objectives}


def test_rows_that_share_an_objective() -> None:
    for path in ("draft.md", "draft.txt", "draft.wiki"):
        draft = read(HOTEL, path)
        assert shape(draft) == {
            "让客人愿意住第二次": ["90天复住率", "平均入住办理时间"],
            "会员不再只是一张卡": ["会员直订占比"],
        }
        assert draft.cycle is not None
        assert (draft.cycle.start, draft.cycle.end) == (date(2026, 10, 1), date(2026, 12, 31))
    first, second, third = (kr for o in draft.objectives for kr in o.key_results)
    assert (first.current, first.target, first.owner) == (23, 31, "老周")
    assert (second.current, second.target, second.unit) == (7, 3, "min")
    assert (third.current, third.target) == (12, 20)
    span = first.text.span()
    assert HOTEL[span.start : span.end] == "90天复住率"
    assert first.text.place().line == 9


def test_a_table_alone_is_no_json() -> None:
    text = "{|\n! Objective\n! Key result\n! Target\n|-\n| Right box, right day\n| Order accuracy\n| 99%\n|}\n"
    assert shape(read(text, "page.wiki")) == {"Right box, right day": ["Order accuracy"]}
    assert shape(read(text, "-")) == {"Right box, right day": ["Order accuracy"]}


def test_below_an_objective_of_a_heading() -> None:
    text = "== O1: Right box, right day ==\n{|\n! Key result !! Baseline !! Target\n|-\n| Accuracy || 98% || 99%\n|}\n"
    text += "=== O2: Calm mornings ===\n* KR1: Overtime from 9 to 3 hours a week\n"
    assert shape(read(text)) == {
        "Right box, right day": ["Accuracy"],
        "Calm mornings": ["Overtime from 9 to 3 hours a week"],
    }


def test_a_table_that_nobody_closed_ends_at_the_next_heading() -> None:
    text = "{|\n! Objective !! Key result !! Target\n|-\n| Sell more || Orders || 900\n\n== O2: Waste less ==\n"
    text += "* KR1: Returns from 9% to 6%\n"
    assert shape(read(text)) == {"Sell more": ["Orders"], "Waste less": ["Returns from 9% to 6%"]}


def test_near_misses() -> None:
    rule = "O1: Sell more\n=====\n- KR1: Orders from 700 to 900\n\n= 900 is the plan\n"  # no headings
    assert shape(read(rule)) == {"Sell more": ["Orders from 700 to 900"]}
    other = "{| class=wikitable\n! Milestone !! Date\n|-\n| Report || May\n|}\nO1：少浪费\n- KR1：退货率从9%降到6%\n"
    assert shape(read(other)) == {"少浪费": ["退货率从9%降到6%"]}


def test_a_small_table_cannot_become_a_huge_one() -> None:
    text = "{|\n! Objective !! Key result !! Target\n|-\n" + '| colspan="999" rowspan="999" | a || b || 1\n|-\n' * 40
    assert read(text + "|}\n").objectives
