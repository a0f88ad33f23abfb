"""Layouts of Markdown drafts that people came up with: where the objective's words stand, and what is no OKR at all."""

from datetime import date

import pytest

from okr_ai.model import Draft
from okr_ai.read import read_draft


def read(text: str, name: str = "draft.md") -> Draft:
    return read_draft(name, content=text.encode(), today=date(2026, 7, 10))


def shape(draft: Draft) -> dict[str, list[str]]:
    return {o.text.text: [k.text.text for k in o.key_results] for o in draft.objectives}


def test_the_objective_stands_below_a_heading_that_only_numbers_it() -> None:
    text = "## 🎯 Objective 1 (growth)\n\n**Buyers come back**\n\n### Key results\n\n- **KR1:** NPS from 22 to 40\n"
    assert shape(read(text)) == {"Buyers come back": ["NPS from 22 to 40"]}
    text = "# 一、目标（O2）\n\n让老客户愿意再来\n\n## 关键结果（KR）\n\n1. 复购率从18%到25%\n\n2. 退货率降到5%\n"
    draft = read(text)
    assert shape(draft) == {"让老客户愿意再来": ["复购率从18%到25%", "退货率降到5%"]}
    assert draft.objectives[0].id == "O2"


def test_a_heading_with_a_name_in_brackets_alone_is_the_objective() -> None:
    assert shape(read("## Objective 1 (Returns)\n\n- KR1: Returns from 8% to 5%\n")) == {
        "Returns": ["Returns from 8% to 5%"]
    }
    assert shape(read("## 目标一（售后提速）\n\n- KR1：退货时长从5天降到2天\n")) == {
        "售后提速": ["退货时长从5天降到2天"]
    }


@pytest.mark.parametrize("mark", ["-", "1.", "•"])
def test_every_key_result_below_its_heading_is_read(mark: str) -> None:
    text = f"Make returns painless\n\nKey results:\n\n  {mark} Returns from 8% to 5%\n  {mark} NPS from 22 to 40\n"
    assert shape(read(text)) == {"Make returns painless": ["Returns from 8% to 5%", "NPS from 22 to 40"]}


def test_boxes_and_plain_bullets_side_by_side_are_all_key_results() -> None:
    text = "# O1: Make returns painless\n\n- [ ] Returns from 8% to 5%\n- NPS from 22 to 40\n- [x] Refunds in 2 days\n"
    assert shape(read(text)) == {
        "Make returns painless": ["Returns from 8% to 5%", "NPS from 22 to 40", "Refunds in 2 days"]
    }


def test_a_heading_inside_a_bullet_is_a_heading() -> None:
    text = "- ## Make returns painless\n  - Returns from 8% to 5%\n  - NPS from 22 to 40\n- #1 is no heading\n"
    assert "Make returns painless" in shape(read(text))


def test_a_quoted_purpose_is_no_objective_beside_real_ones() -> None:
    text = "> 目标：写一本好书\n\n## O1：完成初稿\n- KR1：写完14章\n"
    assert shape(read(text)) == {"完成初稿": ["写完14章"]}
    assert shape(read("> 目标：让退货不再麻烦\n> KR1：退货时长从5天降到2天\n")) == {
        "让退货不再麻烦": ["退货时长从5天降到2天"]
    }


def test_lines_about_key_results_are_none() -> None:
    text = (
        "## O1：留住客户\n- KR1：月流失率从4%降到2%\n\nKR1 是滞后指标：要到月底才看得到。\n\n"
        "## 优先级\nO1 留存 > O2 获客\n"
    )
    assert shape(read(text)) == {"留住客户": ["月流失率从4%降到2%"]}
    text = (
        "- Objectives\n  - Objectives are ambitious.\n- Key Results\n  - Key results are metrics.\n\n"
        "* **Objective:** Keep customers\n  * **Key Result:** Churn from 4% to 2%\n"
    )
    assert shape(read(text)) == {"Keep customers": ["Churn from 4% to 2%"]}


def test_reports_of_stages_and_results_are_no_key_results() -> None:
    text = (
        "## O1: Finish the book\n- KR1: 14 chapters written\n\n## Progress\n\n"
        "| Stage | Chapters | Done |\n|---|---|---|\n| First | 1-2 | 100% |\n\n"
        "## Last quarter\n\n| Metric | Result |\n|---|---|\n| Stars | 7 |\n"
    )
    assert shape(read(text)) == {"Finish the book": ["14 chapters written"]}


def test_the_words_stand_beside_a_column_of_numbers() -> None:
    text = (
        "### Objective: Become known\n\n| KR | Target | Current | Owner |\n|---|---|---|---|\n"
        "| KR1 | 200 stars on GitHub | 7 | Ann |\n| KR2 | First enterprise call | 0 | Ben |\n"
    )
    draft = read(text)
    assert shape(draft) == {"Become known": ["200 stars on GitHub", "First enterprise call"]}
    first = draft.objectives[0].key_results[0]
    assert (first.id, first.current, first.owner) == ("O1-KR1", 7, "Ann")


def test_tables_below_deeper_headings_stay_with_their_objective() -> None:
    text = (
        "## Charter: Speed\n\n**Objective**: Ship faster\n**DRI**: Core\n\n### OKRs (Q2 2026)\n"
        "| KR | Target |\n|---|---|\n| Start-up below 2 s | 2 s |\n"
    )
    assert shape(read(text)) == {"Ship faster": ["Start-up below 2 s"]}


def test_a_wrapped_field_does_not_run_into_the_key_result() -> None:
    text = (
        "## Objective 1: Clear reports\n\n**KR1: Unknown downtime down by 20%**\n"
        "- Source: plant log, read\n  week over week\n"
    )
    assert shape(read(text)) == {"Clear reports": ["Unknown downtime down by 20%"]}


def test_headings_are_objectives_where_their_like_are() -> None:
    text = (
        "# 2026\n\n### Build the team\n- hire 2 developers\n    - one for the web\n    - one for data\n"
        "- handbook written\n    - read it quarterly\n    - keep it short\n\n### Be profitable\n- £15,000 a month\n"
    )
    assert shape(read(text)) == {
        "Build the team": ["hire 2 developers", "handbook written"],
        "Be profitable": ["£15,000 a month"],
    }
