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
