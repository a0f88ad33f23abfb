"""Plain lines among key results: what goes on with the line above, what is told of, and what is none of these."""

from datetime import date

import pytest

from okr_ai.model import Draft
from okr_ai.read import read_draft


def read(text: str) -> Draft:
    return read_draft("draft.md", content=text.encode(), today=date(2026, 7, 10))


def texts(draft: Draft) -> list[list[str]]:
    return [[kr.text.text for kr in objective.key_results] for objective in draft.objectives]


@pytest.mark.parametrize(
    ("draft", "whole"),
    [
        ("## O1：让顾客回来\n- KR1：投诉率从3%降到1%，\n其中会员降到0.5%\n", "投诉率从3%降到1%，其中会员降到0.5%"),
        ("O1：让顾客回来\nKR1：敬业度从70%到80%\n并保持在同行前列\n", "敬业度从70%到80% 并保持在同行前列"),
        (
            "## O1: Win back customers\n- KR1: Complaints from 3% to 1% as counted by the\nsupport team's survey\n",
            "Complaints from 3% to 1% as counted by the support team's survey",
        ),
        (
            "## Win back customers\n- Raise the weekly\nactive users from 3k to 4k\n",
            "Raise the weekly active users from 3k to 4k",
        ),
        ("## Win back customers\n- Active users from\n  3k to 4k\n", "Active users from 3k to 4k"),
        ("## 让顾客回来\n- 月活从3万提升到\n  4万\n", "月活从3万提升到 4万"),
    ],
)
def test_a_wrapped_line_belongs_to_the_key_result_above(draft: str, whole: str) -> None:
    read_so = read(draft)
    assert texts(read_so) == [[whole]]
    assert not read_so.problems


@pytest.mark.parametrize(
    ("draft", "line"),
    [
        ("## O1：让顾客回来\n- KR1：复购率从18%到25%\n退货率从12%降到9%\n- KR2：投诉率从3%降到1%\n", 3),
        ("## O1：让顾客回来\n- KR1：复购率从18%到25%\n\n退货率从12%降到9%\n", 4),
        ("O1：让顾客回来\nKR1：复购率从18%到25%\n每人每季度培训不少于3次\nKR2：投诉率从3%降到1%\n", 3),
        ("O1：让顾客回来\nKR1：复购率从18%到25%\n打造会员口碑\nKR2：投诉率从3%降到1%\n", 3),
        (
            "O1: Win back\n  KR1: Churn from 4% to 3%\n  Returns from 12% to 9%\n  KR2: Complaints from 3% to 1%\n",
            3,
        ),
        ("## Win them back\n- Churn from 4% to 3%\nReturns from 12% to 9%\n- Complaints from 3% to 1%\n", 3),
        ("Win them back\nKR1: Churn from 4% to 3%\nReturns from 12% to 9%\nKR2: Complaints from 3% to 1%\n", 3),
    ],
)
def test_a_line_without_a_mark_is_told_of(draft: str, line: int) -> None:
    read_so = read(draft)
    assert [problem.place.line for problem in read_so.problems] == [line]
    assert len(read_so.objectives) == 1


@pytest.mark.parametrize(
    "draft",
    [
        "## O1：让顾客回来\n- KR1：复购率从18%到25%\n以上数据来自客服系统。\n- KR2：投诉率从3%降到1%\n",
        "## O1：让顾客回来\n- KR1：复购率从18%到25%\n负责人：李四\n（详见附录）\n- KR2：投诉率从3%降到1%\n",
        "## O1：让顾客回来\n- KR1：复购率从18%到25%\n\n本季度预算 300 万元，团队共 5 人。\n",
        "## O1：让顾客回来\n去年复购率只有18%。\n- KR1：复购率从18%到25%\n",
        "## O1: Win them back\n- KR1: Churn from 4% to 3%\nData: billing system.\n- KR2: Complaints from 3% to 1%\n",
        "## O1: Win them back\n- KR1: Churn from 4% to 3%\n\nWe hired 3 people in spring.\n",
        "## O1: Win them back\n- KR1: Churn from 4% to 3%\n\nTotal budget: from $2M to $3M\n",
        "## Win them back\n- Churn from 4% to 3%\nKeep our people\n- Attrition from 12% to 8%\n",
        "让顾客回来\nKR1：复购率从18%到25%\n让团队更稳\nKR1：离职率从10%降到5%\n",
    ],
)
def test_sentences_notes_and_objectives_are_not_told_of(draft: str) -> None:
    assert not read(draft).problems


@pytest.mark.parametrize(
    "line",
    [
        "- Crash rate: from 2% to 1%",
        "- 崩溃率：2%→1%",
        "- TBD: something about the crash rate",
        "- 待定：崩溃率",
    ],
)
def test_an_item_that_names_its_metric_or_leaves_it_open_is_told_of(line: str) -> None:
    draft = read(f"O1: Win them back\n- KR1: Churn from 4% to 3%\n- KR2: Returns from 12% to 9%\n{line}\n")
    assert [problem.place.line for problem in draft.problems] == [4]


@pytest.mark.parametrize(
    "line",
    [
        "- Background: churn rose from 2% to 3%",
        "- 备注：上季度从2%升到3%",
        "- Data: billing system",
        "- 说明：口径见附录",
    ],
)
def test_an_item_that_is_a_note_is_not_told_of(line: str) -> None:
    assert not read(f"O1: Win them back\n- KR1: Churn from 4% to 3%\n- KR2: Returns from 12% to 9%\n{line}\n").problems


@pytest.mark.parametrize(
    ("title", "cycle"),
    [
        ("Q4 2026 OKRs (DRAFT v3)", "Q4 2026"),
        ("Growth squad OKRs - Q4 2026 - v0.2 (for review)", "Q4 2026"),
        ("Q4 2026 OKRs — last updated 2026-10-01", "Q4 2026"),
        ("人力资源部2026年第四季度OKR（2026-09-28修订）", "2026年第四季度"),
        ("2026年Q4 OKR v2", "2026年Q4"),
        ("OKR document, updated May 2026", None),
        ("OKR 文档，2026年9月更新", None),
        ("v1.0 | May 2026", None),
    ],
)
def test_a_title_may_say_which_version_it_is(title: str, cycle: str | None) -> None:
    draft = read(f"{title}\n\nO1: Win them back\n- KR1: Churn from 4% to 3%\n- KR2: Returns from 12% to 9%\n")
    assert (draft.cycle.name if draft.cycle else None) == cycle


def test_what_could_not_be_read_is_shown_in_its_words() -> None:
    text = "O1: Win them back\r\n- KR1: Churn from 4% to 3%\r\nKeep our members\r\n- KR2: Returns from 12% to 9%\r\n"
    draft = read(text)
    assert [draft.source.at(problem.place) for problem in draft.problems] == ["Keep our members"]
    assert draft.source.at(draft.problems[0].place._replace(cell="B2")) == ""


@pytest.mark.parametrize(
    "draft",
    [
        "## O1：让顾客回来\n- KR1：复购率从18%到25%\n## 仓库更高效\n- 每周盘点\n- 人效从30单提升到40单\n",
        "## O1: Win them back\n- KR1: Churn from 4% to 3%\n## Faster hire\n- Lead time from 45 to 30 days\n## O3: Y",
    ],
)
def test_a_heading_without_a_label_beside_labelled_objectives_is_told_of(draft: str) -> None:
    assert [problem.place.line for problem in read(draft).problems] == [3]


@pytest.mark.parametrize(
    "below",
    [
        "## Background\n- Churn went from 2% to 3%\n",
        "## Health metrics\n- Churn from 3% to 2.9%\n",
        "## Faster hiring\n- We shall hire faster this time\n",
        "## 上季度复盘\n- 复购率从3%提升到4%\n",
        "## 健康指标\n- 复购率从3%提升到4%\n",
        "### Metrics\n- Churn from 3% to 2.9%\n",
    ],
)
def test_other_headings_are_not_told_of(below: str) -> None:
    assert not read(f"## O1: Win them back\n- KR1: Churn from 4% to 3%\n{below}").problems


@pytest.mark.parametrize(
    ("heading", "objective"),
    [
        ("一、把库存降下来", "把库存降下来"),
        ("2. Make room in the store", "Make room in the store"),
        ("3.5 倍周转", "3.5 倍周转"),
        ("一线门店更好卖", "一线门店更好卖"),
    ],
)
def test_a_heading_is_its_words_without_its_number(heading: str, objective: str) -> None:
    text = f"## {heading}\n- 周转从 47 天降到 38 天\n- 呆滞占比从 11% 降到 6%\n"
    (found,) = read_draft("draft.md", content=text.encode()).objectives
    assert found.text.text == objective
    assert found.text.source.text[slice(*found.text.span())] == objective


@pytest.mark.parametrize(
    ("lines", "key_results"),
    [
        (("一是网办率提高到 95%；", "二是平均时限压缩到 3 天；"), ["网办率提高到 95%；", "平均时限压缩到 3 天；"]),
        (("一是“好差评”率提高到 95%", "二是时限压缩到 3 天"), ["“好差评”率提高到 95%", "时限压缩到 3 天"]),
    ],
)
def test_points_of_an_official_letter(lines: tuple[str, ...], key_results: list[str]) -> None:
    text = "2026年下半年目标任务\n\n目标：办事更方便\n" + "\n".join(lines) + "\n"
    (found,) = read_draft("draft.txt", content=text.encode()).objectives
    assert [each.text.text for each in found.key_results] == key_results


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("10/14 - 11/14", (10, 14, 11, 14)),
        ("2026/10–2026/12", (10, 1, 12, 31)),
        ("2026.10-2026.12", (10, 1, 12, 31)),
        ("三个月内", None),
    ],
)
def test_days_of_a_stated_period(period: str, days: tuple[int, ...] | None) -> None:
    text = f"周期：{period}\n\n## O1 打赢大促\n- GMV 从 2 亿到 3 亿\n"
    cycle = read_draft("draft.md", content=text.encode(), today=date(2026, 10, 9)).cycle
    assert (cycle and (cycle.start.month, cycle.start.day, cycle.end.month, cycle.end.day)) == days
