"""Markdown and plain-text drafts, as people write them in both languages."""

from datetime import date

import pytest

from okr_ai.errors import InputError
from okr_ai.model import Draft
from okr_ai.read import read_draft

TODAY = date(2026, 7, 10)


def read(text: str, name: str = "draft.md") -> Draft:
    return read_draft(name, content=text.encode(), today=TODAY)


def shape(draft: Draft) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The draft as (id, text, [(id, text), …]) for each objective."""
    return [(o.id, o.text.text, [(k.id, k.text.text) for k in o.key_results]) for o in draft.objectives]


def test_headings_say_levels_and_teams() -> None:
    draft = read(
        "# 2026年公司级 OKR\n## O1：成为首选\n- KR1：退货率从12%降到9%\n# Department OKRs\n## Team: CRM\n"
        "### O2: Members come back\n- KR1: Churn from 4% to 2%\n## 投放组\n"
        "### O3：把钱花对\n- KR1：获客成本从60元降到45元\n"
        "# 个人\n## Team building\n### O4：学会新系统\n- KR1：差错率从3%降到1%\n"
    )
    assert [(o.level, o.team) for o in draft.objectives] == [
        ("company", None),
        ("department", "CRM"),
        ("department", "投放组"),
        ("person", "投放组"),
    ]


def test_pages_of_site_builders() -> None:
    draft = read(
        "---\ntitle: 2025 Q4 OKR\n---\n{% note info %}\n本季度重点\n{% endnote %}\n## O1：让老客户愿意再来 {#o1}\n"
        "{% tabs krs %}\n- KR1：复购率从18%提升到25% {% label 重要 %}\n- KR2：退货率从8%降到{target}\n{% endtabs %}\n"
    )
    assert draft.cycle is not None
    assert draft.cycle.name == "2025 Q4"  # and not the quarter of the day it is read
    assert shape(draft) == [
        ("O1", "让老客户愿意再来", [("O1-KR1", "复购率从18%提升到25%"), ("O1-KR2", "退货率从8%降到{target}")])
    ]


def test_a_level_stated_above_is_every_objectives() -> None:
    draft = read("层级：小组\n## O1：把钱花对\n- KR1：获客成本从60元降到45元\n")
    assert [o.level for o in draft.objectives] == ["team"]
    draft = read("# Companywide OKRs\n## O1: Sell more\n- KR1: Orders from 100 to 120\n")
    assert [o.level for o in draft.objectives] == [None]


ENGLISH = """# Growth team OKRs, 2026 Q3

Owner of this file: nobody in particular. It was written after a long meeting.

## Objective 1: First-time buyers come back

**Key results**

- **KR1:** Raise the repeat rate from **18%** to **25%** (owner: Ann, weight 40%, confidence 5/10)
  - Baseline: 18%
  - Data source: order system, updated nightly
  - [ ] New loyalty page @ben 2026-08-01
  - [x] Interview ten customers
- KR2: Cut delivery time from 4 days to 2
  days in every region

## Objective 2: Support feels instant
Owner: Carla | Due: 2026-09-15

1. KR1 - First reply within 2 hours
2. KR 2 – Resolve 90% of tickets the same day [owner: Dan; due: 9/15]

## Retrospective

- We talked too much
"""

CHINESE = """# 2026年三季度 增长团队 OKR

O1：让老客户愿意再来（负责人：张三，权重60%）
KR1：90天复购率从18%提升至25%（权重40%，信心 5/10，截止 9月15日）
负责人：李四
KR2：退货率控制在5%以内 @王五
  - 口径：退货单数÷发货单数
  - 数据来源：售后系统
  - 更新频率：每周
KR1.1 会员月活从 3万 提升到 5万

目标二：物流更快
关键结果：
1、平均送达时间从4天缩短到2天
2、次日达覆盖率从30%提升至50%
（1）这是说明
任务：
- 与承运商谈判

## 复盘
- 会开得太长
"""


def test_english_headings_bullets_and_notes() -> None:
    draft = read(ENGLISH)
    assert draft.lang == "en"
    assert draft.cycle
    assert (draft.cycle.start, draft.cycle.end) == (date(2026, 7, 1), date(2026, 9, 30))
    assert shape(draft) == [
        (
            "O1",
            "First-time buyers come back",
            [
                ("O1-KR1", "Raise the repeat rate from 18% to 25% (owner: Ann, weight 40%, confidence 5/10)"),
                ("O1-KR2", "Cut delivery time from 4 days to 2 days in every region"),
            ],
        ),
        (
            "O2",
            "Support feels instant",
            [
                ("O2-KR1", "First reply within 2 hours"),
                ("O2-KR2", "Resolve 90% of tickets the same day [owner: Dan; due: 9/15]"),
            ],
        ),
    ]
    first = draft.objectives[0].key_results[0]
    assert (first.owner, first.weight, first.confidence, first.baseline) == ("Ann", 40, 0.5, 18)
    assert first.source == "order system, updated nightly"
    assert [(t.title, t.owner, t.due, t.done) for t in first.tasks] == [
        ("New loyalty page", "ben", date(2026, 8, 1), False),
        ("Interview ten customers", None, None, True),
    ]
    second = draft.objectives[1]
    assert (second.owner, second.due) == ("Carla", date(2026, 9, 15))
    assert (second.key_results[1].owner, second.key_results[1].due) == ("Dan", date(2026, 9, 15))


def test_chinese_plain_lines_and_sections() -> None:
    draft = read(CHINESE)
    assert draft.lang == "zh"
    assert shape(draft) == [
        (
            "O1",
            "让老客户愿意再来（负责人：张三，权重60%）",
            [
                ("O1-KR1", "90天复购率从18%提升至25%（权重40%，信心 5/10，截止 9月15日）"),
                ("O1-KR2", "退货率控制在5%以内 @王五"),
                ("KR1.1", "会员月活从 3万 提升到 5万"),
            ],
        ),
        ("O2", "物流更快", [("O2-KR1", "平均送达时间从4天缩短到2天"), ("O2-KR2", "次日达覆盖率从30%提升至50%")]),
    ]
    one, two, _ = draft.objectives[0].key_results
    assert draft.objectives[0].owner == "张三"
    assert (one.owner, one.due, one.confidence) == ("李四", date(2026, 9, 15), 0.5)
    assert (two.owner, two.definition, two.update_period) == ("王五", "退货单数÷发货单数", "weekly")
    assert [t.title for t in draft.objectives[1].key_results[1].tasks] == ["与承运商谈判"]


def test_places_count_characters_and_lines() -> None:
    draft = read("\ufeffO1：甲\r\n\r\n- KR1：乙\u2028丙 从1到2\r- KR2：𝟛 丁\n")
    one, two = draft.objectives[0].key_results
    assert (one.text.place().line, one.text.place().column) == (3, 7)
    assert one.text.text == "乙\u2028丙 从1到2"
    assert (two.text.place().line, two.text.place().column, two.text.place().end_column) == (4, 7, 10)


def test_emphasis_is_looked_through_and_places_stay() -> None:
    draft = read(
        "# O1: x\n- **KR1**: from **18%** to `25%` in <b>all</b> [regions](http://x.y) snake_case_name 5*3 a \\* b\n"
    )
    text = draft.objectives[0].key_results[0].text
    assert text.text == "from 18% to 25% in all regions snake_case_name 5*3 a * b"
    begin = text.text.index("18%")
    assert text.source.words(text.span(begin, begin + 3)) == "18%"
    begin = text.text.index("regions")
    assert text.source.words(text.span(begin, begin + 7)) == "regions"


@pytest.mark.parametrize(
    ("line", "ident", "words"),
    [
        ("KR1：甲", "O1-KR1", "甲"),
        ("KR 2: a", "O1-KR2", "a"),
        ("kr3) a", "O1-KR3", "a"),
        ("- [KR4] a", "O1-KR4", "a"),
        ("- 【KR5】甲", "O1-KR5", "甲"),
        ("关键结果六：甲", "O1-KR6", "甲"),
        ("关键成果7、甲", "O1-KR7", "甲"),
        ("Key Result 8 - a", "O1-KR8", "a"),
        ("* O1-KR9: a", "O1-KR9", "a"),
        ("O1KR10：甲", "O1-KR10", "甲"),
        ("- KR1.2 甲", "KR1.2", "甲"),
        ("**KR 11** a", "O1-KR11", "a"),
        ("### KR12: a", "O1-KR12", "a"),
        ("1. **KR13：甲**", "O1-KR13", "甲"),
        ("KR14（权重30%）：甲", "O1-KR14", "甲"),
        ("KR15 (Shop) a", "O1-KR15", "(Shop) a"),
    ],
)
def test_labels_of_key_results(line: str, ident: str, words: str) -> None:
    assert shape(read(f"O1: x\n{line}\n")) == [("O1", "x", [(ident, words)])]


@pytest.mark.parametrize(
    "line",
    [
        "- O2O 转化率从 3% 提升至 5%",  # O2O is no label
        "- 目标客户转化率从 3% 提升至 5%",
        "- KRI 指标 3 个",
        "- 1.5倍GMV",
    ],
)
def test_what_only_looks_like_a_label(line: str) -> None:
    assert shape(read(f"O1: x\n{line}\n")) == [("O1", "x", [("O1-KR1", line.removeprefix("- "))])]


def test_bullets_without_a_label_beside_labelled_ones_are_notes() -> None:
    assert shape(read("O1: x\n- KR1: a\n- talked to sales\n")) == [("O1", "x", [("O1-KR1", "a")])]
    assert shape(read("O1: x\nKey results:\n- KR1: a\n- b\n")) == [("O1", "x", [("O1-KR1", "a"), ("O1-KR2", "b")])]


@pytest.mark.parametrize(
    ("heading", "ident"),
    [
        ("## O3：甲", "O3"),
        ("## 目标三：甲", "O3"),
        ("目标 3. 甲", "O3"),
        ("## Goal 3 – 甲", "O3"),
        ("**Objective 3:** 甲", "O3"),
        ("O：甲", "O1"),
    ],
)
def test_labels_of_objectives(heading: str, ident: str) -> None:
    assert shape(read(f"{heading}\n\n- KR1: 乙\n")) == [(ident, "甲", [(f"{ident}-KR1", "乙")])]


def test_labels_whose_words_stand_on_the_next_line() -> None:
    assert shape(read("## O1\n让老客户愿意再来\n### KR1\n复购率从18%到25%\n")) == [
        ("O1", "让老客户愿意再来", [("O1-KR1", "复购率从18%到25%")])
    ]
    assert shape(read("## 目标\n\n让物流更快\n\n## 关键结果\n\n- 送达从4天到2天\n- 破损率降至1%\n")) == [
        ("O1", "让物流更快", [("O1-KR1", "送达从4天到2天"), ("O1-KR2", "破损率降至1%")])
    ]


def test_key_results_without_an_objective_label_take_the_heading() -> None:
    assert shape(read("# 2026 Q3\n## Delight buyers\n- KR1: a\n## Faster parcels\n- KR1: b\n")) == [
        ("O1", "Delight buyers", [("O1-KR1", "a")]),
        ("O2", "Faster parcels", [("O2-KR1", "b")]),
    ]
    draft = read("- KR1: a\n- KR2: b\n")
    assert shape(draft) == [("O1", "", [("O1-KR1", "a"), ("O1-KR2", "b")])]


def test_nothing_marked_a_heading_followed_by_bullets() -> None:
    text = (
        "# 2026 Q3\n\n## Delight buyers\n\n- NPS from 22 to 40\n  - Owner: Ann\n  - [ ] survey\n"
        "- Returns below 5%\n\nProse that goes on. And on.\n"
    )
    draft = read(text)
    assert shape(draft) == [("O1", "Delight buyers", [("O1-KR1", "NPS from 22 to 40"), ("O1-KR2", "Returns below 5%")])]
    assert draft.objectives[0].key_results[0].owner == "Ann"
    assert draft.objectives[0].key_results[0].tasks[0].title == "survey"
    assert shape(read("- 让老客户再来\n  - 复购率 18% 到 25%\n- 让物流更快\n  - 4 天到 2 天\n")) == [
        ("O1", "让老客户再来", [("O1-KR1", "复购率 18% 到 25%")]),
        ("O2", "让物流更快", [("O2-KR1", "4 天到 2 天")]),
    ]
    assert shape(read("提升复购：\n1、复购率到25%\n2、NPS到40\n")) == [
        ("O1", "提升复购", [("O1-KR1", "复购率到25%"), ("O1-KR2", "NPS到40")])
    ]


def test_prose_is_no_draft() -> None:
    article = "# 关于目标管理\n\n目标管理是一种方法。它要求大家先想清楚要什么。\n\n很多团队在使用它。效果各不相同。\n"
    with pytest.raises(InputError, match="no objectives"):
        read(article)


TABLE = """## O1: Delight buyers

| Key Result | Baseline | Target | Current | Owner | Due | Status |
|:---|---:|---:|---:|---|---|---|
| KR1: NPS of buyers | 22 | 40 | 25 | Ann | 2026-09-30 | green |
| Returns \\| refunds | 8% | 5% | — | Ben | Q3 | |

| Area | Weight |
|---|---|
| Shop | 50% |
"""


def test_tables() -> None:
    draft = read(TABLE)
    assert shape(draft) == [("O1", "Delight buyers", [("O1-KR1", "NPS of buyers"), ("O1-KR2", "Returns | refunds")])]
    one, two = draft.objectives[0].key_results
    assert (one.baseline, one.target, one.current, one.owner, one.due) == (22, 40, 25, "Ann", date(2026, 9, 30))
    assert (two.baseline, two.unit, two.current) == (8, "%", None)
    place = two.fields["target"].place()
    assert (place.line, two.fields["target"].source.words(two.fields["target"].span())) == (6, "5%")


def test_a_table_with_objectives_in_its_first_column() -> None:
    text = (
        "| 目标 | 关键结果 | 起始值 | 目标值 |\n|---|---|---|---|\n"
        "| O1：复购 | KR1：复购率 | 18% | 25% |\n| | 客单价 | 100元 | 120元 |\n"
        "| 物流 | 天数 | 4 | 2 |\n"
    )
    assert shape(read(text)) == [
        ("O1", "复购", [("O1-KR1", "复购率"), ("O1-KR2", "客单价")]),
        ("O2", "物流", [("O2-KR1", "天数")]),
    ]


def test_metric_column_instead_of_key_results() -> None:
    draft = read("## 让客户满意\n\n| 指标 | 现状 | 目标 |\n|---|---|---|\n| NPS | 22 | 40 |\n")
    assert shape(draft) == [("O1", "让客户满意", [("O1-KR1", "NPS")])]
    assert (draft.objectives[0].key_results[0].current, draft.objectives[0].key_results[0].target) == (22, 40)


def test_front_matter_code_and_comments() -> None:
    text = (
        "---\nteam: 增长组\ncycle: 2026 Q3\n---\n\n```\nO9: in code\n```\n<!-- O8: a comment\n"
        "KR1: still -->\nO1: x\n- KR1: y <!-- okr-ai: ignore -->\n"
    )
    draft = read(text)
    assert (draft.team, draft.cycle and draft.cycle.start) == ("增长组", date(2026, 7, 1))
    assert shape(draft) == [("O1", "x", [("O1-KR1", "y")])]


def test_a_heading_that_speaks_of_okrs_is_an_objective() -> None:
    assert shape(read("# 增长组 OKR\n\n## 让 OKR 流程自己会走\n\n- 自助率到 80%\n")) == [
        ("O1", "让 OKR 流程自己会走", [("O1-KR1", "自助率到 80%")])
    ]


def test_teams_are_headings_above_objectives() -> None:
    draft = read("## 运营团队\n\n### O1：甲\n- KR1：乙\n\n## 物流部\n\n### O2：丙\n- KR1：丁\n")
    assert [o.team for o in draft.objectives] == ["运营团队", "物流部"]


def test_a_file_without_objectives_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        read("# Notes\n\nNothing here.\n")
    assert caught.value.in_lang("en").startswith("draft.md:1:1: no objectives were found; ")
    assert "没有找到目标" in caught.value.in_lang("zh")


def test_an_article_with_lists_is_no_draft() -> None:
    article = (
        "一、什么是目标管理\n目标管理是一种方法。很多公司在用。\n1. 它的好处\n它让大家看见彼此。沟通也就多了。\n"
        "- 聚焦：帮助成员清楚地知道什么最重要。\n- 透明：每个人都能看到。\n二、怎样开始\n先从一个小组试起。再推广。\n"
    )
    with pytest.raises(InputError, match="no objectives"):
        read(article)


def test_a_line_that_introduces_another_list_ends_the_key_results() -> None:
    text = "目标：订单更快\n关键结果：\n- 确认时间到12小时\n4.3 实施过程\n该公司采取了以下措施：\n- 引入系统\n"
    assert shape(read(text)) == [("O1", "订单更快", [("O1-KR1", "确认时间到12小时")])]


def test_a_span_of_time_is_no_cycle() -> None:
    draft = read("## 让老客户三个月内回来\n\n- 复购率到25%\n- NPS到40\n")
    assert draft.cycle is None
    assert draft.objectives[0].text.text == "让老客户三个月内回来"
    draft = read("## 2025 Q4 收入增长\n\n- 新客户增长 20%\n")
    assert draft.cycle
    assert draft.cycle.start == date(2025, 10, 1)
    assert draft.objectives[0].text.text == "2025 Q4 收入增长"


@pytest.mark.parametrize(
    ("labelled", "bare", "said"),
    [
        ("KR1: Return time from 5 days to 2 days", "Return complaints from 5% to 2%", "no label"),
        ("KR1：退货时长从 5 天缩短至 2 天", "退货投诉率从 5% 降至 2%", "没有当作关键结果读入"),
    ],
)
def test_an_item_without_a_label_among_labelled_ones_is_told_with_its_place(
    labelled: str, bare: str, said: str
) -> None:
    draft = read(f"## O1: Returns\n\n- {labelled}\n- {bare}\n")
    assert [kr.text.text for kr in draft.objectives[0].key_results] == [labelled[4:].strip()]
    [problem] = draft.problems
    assert (problem.place.line, problem.place.column, problem.rule) == (4, 3, "unreadable_part")
    assert said in problem.what.en + problem.what.zh


@pytest.mark.parametrize(
    "beside",
    [
        "- Background: half of all returns wait for a label",
        "- 背景：一半的退货在等面单",
        "- We talked about this for an hour! Nobody minded!",
        "- 这件事讨论了很久。大家都同意！",
        "- [ ] Print the labels",
        "  - see the notes of June",
        "- owner: Ann",
    ],
)
def test_notes_tasks_and_fields_beside_labelled_key_results_are_not_told(beside: str) -> None:
    assert read(f"## O1: Returns\n\n- KR1: Return time from 5 days to 2 days\n{beside}\n").problems == ()
