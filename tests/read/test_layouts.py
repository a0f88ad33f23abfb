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


@pytest.mark.parametrize("head", ["# | Measure", "KR | Key Result", "KR | 关键结果", "编号 | 衡量指标"])
def test_a_column_of_numbers_is_no_key_result(head: str) -> None:
    table = f"| {head} | Baseline | Target |\n|---|---|---|---|\n| 1.1 | Search success rate | 61% | 80% |\n"
    draft = read(f"## Objective 1: Readers find it\n\n{table}| 1.2a | Pages per visit | 2 | 3 |\n")
    assert shape(draft) == {"Readers find it": ["Search success rate", "Pages per visit"]}
    assert [k.target for k in draft.objectives[0].key_results] == [80, 3]


def test_numbers_alone_stay_where_no_other_column_has_words() -> None:
    table = "| KR | Owner | Measure | Target |\n|---|---|---|---|\n| NPS | Ann | average | 40 |\n"
    key_result = read(f"## O1: Happy readers\n\n{table}").objectives[0].key_results[0]
    assert (key_result.text.text, key_result.measure) == ("NPS", "average")
    csv = "Objective,KR,Description,Target\nReaders find it,1.1,Search success rate,80%\n,KR2,Pages per visit,3 pages\n"
    assert shape(read(csv, "draft.csv")) == {"Readers find it": ["Search success rate", "Pages per visit"]}


def test_a_heading_of_an_okr_is_its_objective_or_stands_above_it() -> None:
    text = "# 2026 Q3\n\n### OKR 1: Easy returns\n\n- KR1=NPS from 22 to 40\n\n### OKR 2\n\n**Objective:** Sell more\n"
    text += "- **KR1 =** Revenue from 2M to 3M\n\n"
    text += "## OKR 3：省心\n### 目标\n账单没人怀疑\n### 关键结果\n- 错单率从3%降到1%\n"
    draft = read(text)
    assert shape(draft) == {
        "Easy returns": ["NPS from 22 to 40"],
        "Sell more": ["Revenue from 2M to 3M"],
        "账单没人怀疑": ["错单率从3%降到1%"],
    }
    assert [o.id for o in draft.objectives] == ["O1", "O2", "O3"]


@pytest.mark.parametrize("title", ["OKR 101: how we write them", "OKR 2026", "OKR 2026：增长组"])
def test_a_title_is_no_objective(title: str) -> None:
    assert shape(read(f"# {title}\n\n## O1: Easy returns\n- KR1: NPS to 40\n")) == {"Easy returns": ["NPS to 40"]}


def test_a_grade_is_no_key_result() -> None:
    assert shape(read("## O1: Easy returns\n- KR1: NPS to 40\n\nKR1=0.7\n")) == {"Easy returns": ["NPS to 40"]}


@pytest.mark.parametrize(
    ("title", "field", "start"),
    [
        ("三季度 OKR", "周期：2025-07-01 至 2025-09-30", date(2025, 7, 1)),
        ("Q3 OKRs", "Cycle: 2025-07-01 to 2025-09-30", date(2025, 7, 1)),
        ("2025 Q1 OKRs", "Cycle: Q3", date(2025, 7, 1)),  # the title's year
        ("2025 Q2 OKR", "周期：待定", date(2025, 4, 1)),
    ],
)
def test_the_stated_cycle_wins_over_the_title(title: str, field: str, start: date) -> None:
    draft = read(f"# {title}\n\n{field}\n\n## O1：退货省心\n- KR1：退货率降到5%\n周期：Q4\n")
    assert draft.cycle is not None
    assert draft.cycle.start == start


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("≥ 500 新增", 500),
        ("Top 10 of the Day", 10),
        ("前 10 名", 10),
        ("< 15% of orders", 15),
        ("平均 11 天", 11),
        ("lots", None),
        ("很多", None),
        ("grow by 20%", None),  # a change is no level
        ("85 and 95", None),
        ('"12 steps" done', None),
        ("100% baseline", None),
        ("by Q3", None),
    ],
)
def test_a_cell_of_more_words_than_a_number(cell: str, value: float | None) -> None:
    table = f"| Key result | Target |\n|---|---|\n| GitHub stars | {cell} |\n"
    assert read(f"## O1: Known everywhere\n\n{table}").objectives[0].key_results[0].target == value


def test_names_in_both_languages() -> None:
    table = "| 序号 No. | 目标 Objective | 关键结果 Key Result | Baseline 基线 | 目标 Target | 责任人/Owner |\n"
    table += "|---|---|---|---|---|---|\n| 1 | 课堂有质量 | 学生评教均分 | 86 | 90 | 王老师 |\n"
    draft = read(f"# OKR\n\n{table}| | | 公开课场次 | 8 场 | 20 场 | 李老师 |\n")
    assert shape(draft) == {"课堂有质量": ["学生评教均分", "公开课场次"]}
    first = draft.objectives[0].key_results[0]
    assert (first.baseline, first.target, first.owner) == (86, 90, "王老师")
    text = "目标 Objective：课堂有质量\n\n关键结果: Key Results\n1. 评教均分达到90\n\n"
    text += "## 2. Objective – Calm exams\n### 关键结果 Key Results\n- 投诉少于5起\n"
    assert shape(read(text)) == {"课堂有质量": ["评教均分达到90"], "Calm exams": ["投诉少于5起"]}


def test_names_of_two_things_are_neither() -> None:
    table = "| 目标 | KR | KR 权重 | 本期 Target note |\n|---|---|---|---|\n| 课堂有质量 | 评教均分达到90 | 40% | x |\n"
    key_result = read(f"# OKR\n\n{table}").objectives[0].key_results[0]
    assert (key_result.weight, key_result.target) == (40, None)


def test_labels_in_brackets_and_other_marks_below_an_objective() -> None:
    text = "• 目标(O):提升复购\n• 关键结果(KR1):复购率从18%到25%\n• 关键结果（KR2）：退货率降到5%\n"
    draft = read(text)
    assert shape(draft) == {"提升复购": ["复购率从18%到25%", "退货率降到5%"]}
    assert [kr.id for kr in draft.objectives[0].key_results] == ["O1-KR1", "O1-KR2"]
    text = "• Objective (O1): Buyers come back\n• Key result (KR1): NPS from 22 to 40\n"
    assert shape(read(text)) == {"Buyers come back": ["NPS from 22 to 40"]}
    text = "• 目标(O):提升复购\n① 复购率从18%到25%\n② 退货率降到5%\n\n• 目标(O):降低成本\n① 单均成本降到8元\n"
    assert shape(read(text)) == {"提升复购": ["复购率从18%到25%", "退货率降到5%"], "降低成本": ["单均成本降到8元"]}


def test_a_bullet_above_numbered_lines_is_their_objective() -> None:
    text = "- 让老客户愿意再来\n1、复购率从18%到25%\n2、退货率降到5%\n\n- 让发货更快\n1、时效降到2天\n2、错发率降到1%\n"
    assert shape(read(text)) == {
        "让老客户愿意再来": ["复购率从18%到25%", "退货率降到5%"],
        "让发货更快": ["时效降到2天", "错发率降到1%"],
    }
    text = "- Buyers come back\n1. Repeat rate from 18% to 25%\n2. NPS from 22 to 40\n"
    assert shape(read(text)) == {"Buyers come back": ["Repeat rate from 18% to 25%", "NPS from 22 to 40"]}
    assert shape(read("Growth\n\n- NPS from 22 to 40\n1. Churn from 5% to 3%\n2. Refunds in 2 days\n")) == {
        "Growth": ["NPS from 22 to 40", "Churn from 5% to 3%", "Refunds in 2 days"]
    }


def test_pictures_and_numbers_stand_before_headings() -> None:
    text = (
        "## 🎯 Objective（目标）\n\n**让退货不再麻烦**\n\n## 📊 Key Results（关键结果）\n\n"
        "| KR | 描述 | 权重 |\n|---|---|---|\n| **KR1** | 退货时长从5天降到2天 | 60% |\n"
    )
    assert shape(read(text)) == {"让退货不再麻烦": ["退货时长从5天降到2天"]}
    text = "## 一、目标\n\n让退货不再麻烦\n\n## 二、关键结果\n\n- 退货时长从5天降到2天\n- 投诉率降到2%\n"
    assert shape(read(text)) == {"让退货不再麻烦": ["退货时长从5天降到2天", "投诉率降到2%"]}


@pytest.mark.parametrize(
    "head", ["Objective | Done | % Complete", "Objective | 当前进度 | 主要缺口", "目标 | 得分 | 评语"]
)
def test_a_table_of_how_far_objectives_are_holds_no_objectives(head: str) -> None:
    table = f"| {head} |\n|---|---|---|\n| O1: Returns | 2 | 40% |\n| **TOTAL** | 9 | 36% |\n"
    text = f"## O1: Make returns painless\n- KR1: Returns from 8% to 5%\n\n## Scores\n\n{table}"
    assert shape(read(text)) == {"Make returns painless": ["Returns from 8% to 5%"]}
    assert [o.text.text for o in read(table).objectives] == ["Returns", "TOTAL"]  # nothing else holds them


def test_fields_below_a_heading_belong_to_its_objective() -> None:
    text = (
        "# Our OKRs\nOwner: Ann\n\n## Basic shop\n\nwhy we do it now:\nWe need it for the season.\n\n"
        "Due date: 2026-09-30\n\nkey results:\n- [ ] orders from 0 to 100 a day\n"
    )
    draft = read(text)
    assert shape(draft) == {"Basic shop": ["orders from 0 to 100 a day"]}
    assert draft.objectives[0].due == date(2026, 9, 30)
    assert draft.fields["owner"].text == "Ann"


def test_an_objective_stands_further_in_than_the_line_that_numbers_it() -> None:
    text = (
        "OKR 1: Growth\n- KR1: NPS from 22 to 40\n\n"
        "2. COST OKRs\n   Objective: Spend less per order\n   - KR1: Costs from 8 to 6\n"
    )
    assert shape(read(text)) == {"Growth": ["NPS from 22 to 40"], "Spend less per order": ["Costs from 8 to 6"]}
    assert list(shape(read("O1: Growth\n- KR1: NPS\n  Goal: 40\n  目标：40\n"))) == ["Growth"]


def test_a_draft_pasted_as_code_is_read_where_nothing_else_is() -> None:
    fenced = "Here it is:\n\n```\nObjective: Make returns painless\nKR1: Returns from 8% to 5%\n```\n"
    assert shape(read(fenced)) == {"Make returns painless": ["Returns from 8% to 5%"]}
    assert shape(read("O: Buyers come back\nKR1: NPS from 22 to 40\n\n" + fenced)) == {
        "Buyers come back": ["NPS from 22 to 40"]
    }


def test_a_priority_before_the_words_is_none_of_them() -> None:
    text = "**Costs stay low**\n- `P1` - Costs from 8 to 6\n- `PX` @ann - Refunds in 2 days\n- P95 latency to 200 ms\n"
    draft = read(text)
    assert shape(draft) == {"Costs stay low": ["Costs from 8 to 6", "Refunds in 2 days", "P95 latency to 200 ms"]}
    first, second, _ = draft.objectives[0].key_results
    assert first.fields["priority"].text == "P1"
    assert second.owner == "ann"
    assert draft.source.text[slice(*second.text.span())] == "Refunds in 2 days"


def test_when_a_file_was_written_is_not_its_cycle() -> None:
    for line in ("*Version 1.0 | May 2026 | Author: Ann*", "最近更新：2026年5月", "Last updated May 2026"):
        text = f"# OKRs\n{line}\n\n## Q3 2026 — Foundation\n\n### Objective 1: Growth\n- KR1: NPS from 22 to 40\n"
        cycle = read(text).cycle
        assert cycle is not None
        assert cycle.start == date(2026, 7, 1), line
    assert read("# OKRs\n2026年5月\n\nO1：增长\n- KR1：NPS从22到40\n").cycle is not None
    assert read("## 第四阶段（第 1-2 月）\n\n- **O**：增长\n- **KR1**：NPS从22到40\n").cycle is None
    found = read("## 第三季度\n\n- **O**：增长\n- **KR1**：NPS从22到40\n").cycle
    assert found is not None
    assert found.start == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("# Harbour Foods 2026 Q3 Company OKRs", "company"),
        ("# Growth 2026 Q3 department-level OKRs", "department"),
        ("# 云杉商城 2026年三季度 公司级OKR", "company"),
        ("# 复购小组 2026年三季度 小组级 OKR", "team"),
        ("# 公司级 OKR 2026 Q3", "company"),
        ("# What a company is for, 2026 Q3", None),
        ("# 云杉公司 2026年三季度 OKR", None),
    ],
)
def test_the_level_stands_first_or_last_in_a_heading(title: str, level: str | None) -> None:
    assert read(f"{title}\n\n## O1: Growth\n- KR1: NPS from 22 to 40\n").objectives[0].level == level


@pytest.mark.parametrize(
    ("title", "team"),
    [
        ("# 2026年Q4 运营部OKR（讨论稿v3，待评审）", "运营部"),
        ("# 运营部 2026年第四季度 OKR", "运营部"),
        ("# Q4 2026 Growth team OKRs (draft v3)", "Growth team"),
        ("# Growth team Q4 2026 OKRs", "Growth team"),
        ("# 2026年Q4 OKR（讨论稿）", None),
        ("# 2026年Q4 公司OKR（讨论稿v3）", None),
        ("# OKRs Q4 2026 (for every team)", None),
    ],
)
def test_a_title_names_the_team_between_its_period_and_its_version(title: str, team: str | None) -> None:
    named = read(f"{title}\n\n## O1: Growth\n- KR1: NPS from 22 to 40\n").objectives[0].team
    assert (named and named.text if named is not None and not isinstance(named, str) else named) == team


def test_a_section_for_each_quarter_gives_its_objectives_their_cycle() -> None:
    text = (
        "# OKRs\n\n## Q3 2026 — Foundation\n\n### Objective 1: Growth\n- KR1: NPS from 22 to 40\n\n"
        "## Q4 2026 — Retention\n\n### Objective 1: Trust\n- KR1: Churn from 5% to 3% by end of Q4\n\n"
        "## Appendix\n\n### Objective 2: Costs\n- KR1: Costs from 8 to 6\n"
    )
    draft = read(text)
    assert draft.cycle is not None
    assert draft.cycle.start == date(2026, 7, 1)
    cycles = [o.cycle.start if o.cycle else None for o in draft.objectives]
    assert cycles == [None, date(2026, 10, 1), None]


@pytest.mark.parametrize(
    ("objectives", "key_results"),
    [
        (("1. {}", "2. {}"), "{n}.{k} {}"),
        (("一、{}", "二、{}"), "{n}.{k}、{}"),
        (("目标一：{}", "目标二：{}"), "{n}.{k}{}"),
        (("## Objective 1: {}", "## Objective 2: {}"), "{n}.{k} {}"),
        (("## O1: {}", "## O2: {}"), "- {n}.{k}. {}"),
    ],
)
def test_numbers_of_an_outline_are_marks(objectives: tuple[str, str], key_results: str) -> None:
    wanted = {
        "让买得更轻松": ["毛利率从10%提升到12%", "试用数从100提升到120"],
        "让买得更开心": ["NPS从10提升到20", "好评率从70%提升到80%"],
    }
    lines = []
    for n, (line, (objective, results)) in enumerate(zip(objectives, wanted.items(), strict=True), 1):
        lines.append(line.format(objective))
        lines += [key_results.format(result, n=n, k=k) for k, result in enumerate(results, 1)]
    assert shape(read("\n".join(lines))) == wanted


def test_figures_at_the_head_of_a_line_are_no_numbers_of_an_outline() -> None:
    words = ["1.5万名新客", "2.5 小时内发货率达到 98%", "1.2 hours on average"]
    text = "\n- ".join(["## O1: 让买得更轻松", "1.1 天猫店试用数达到 120 人", *words])
    assert shape(read(text)) == {"让买得更轻松": ["天猫店试用数达到 120 人", *words]}
    text = "## O1: Make buying fun\n- 3.5 stars on average\n- 1.5 complaints per 100 orders\n"
    assert shape(read(text)) == {"Make buying fun": ["3.5 stars on average", "1.5 complaints per 100 orders"]}


@pytest.mark.parametrize(
    "text",
    [
        "O1 提升体验 KR1 NPS从30到50 KR2 好评率从90%到95%\n",  # as people type it into a chat
        "O1：提升体验；KR1：NPS从30到50；KR2：好评率从90%到95%\n",
        "## O1: 提升体验\nKR1: NPS从30到50, KR2: 好评率从90%到95%\n",
        "【O】提升体验\n【KR1】NPS从30到50\n【KR】好评率从90%到95%\n",
        "🎯 O1 提升体验\n✅ KR1 NPS从30到50\n👉 KR2 好评率从90%到95%\n",
        "## O1 提升体验\n👉 NPS从30到50\n⭐️ 好评率从90%到95%\n",
    ],
)
def test_labels_on_one_line_in_brackets_and_behind_pictures(text: str) -> None:
    assert shape(read(text)) == {"提升体验": ["NPS从30到50", "好评率从90%到95%"]}


def test_a_key_result_that_is_only_mentioned_parts_no_line() -> None:
    lines = ["O1: Delight buyers", "KR1: ship the app before KR2 starts", "KR2: same people as in KR1, from 3 to 5"]
    assert shape(read("\n".join(lines))) == {"Delight buyers": [line[5:] for line in lines[1:]]}


def test_cells_copied_out_of_a_spreadsheet() -> None:
    text = "目标\t关键结果\t基线\t目标值\n提升体验\tNPS\t30\t50\n\t好评率\t90%\t95%\n"
    for name in ("pasted.txt", "-"):
        draft = read(text, name)
        assert shape(draft) == {"提升体验": ["NPS", "好评率"]}
        assert [(k.baseline, k.target) for k in draft.objectives[0].key_results] == [(30.0, 50.0), (90.0, 95.0)]
    assert shape(read("O1: 提升体验\t(张三)\nKR1: NPS\t从30到50\n", "pasted.txt")) == {
        "提升体验\t(张三)": ["NPS\t从30到50"]
    }


def test_a_column_of_targets_beside_one_of_objectives() -> None:
    text = "| O | KR | 基线 | 目标 |\n|---|---|---|---|\n| 提升体验 | NPS | 30 | 50 |\n"
    draft = read(text)
    assert shape(draft) == {"提升体验": ["NPS"]}
    assert (draft.objectives[0].key_results[0].baseline, draft.objectives[0].key_results[0].target) == (30.0, 50.0)


def test_columns_that_name_their_quarter() -> None:
    head = "| 目标 O | 关键结果 KR | Q3实际 | Q4目标 |\n|---|---|---|---|\n"
    first = read(head + "| 提升体验 | 好评率 | 90% | 95% |\n").objectives[0].key_results[0]
    assert (first.baseline, first.target) == (90.0, 95.0)
    pasted = "目标\t关键结果\t上季度完成\t本季度目标\n提升体验\t好评率\t90%\t95%\n"
    first = read(pasted, "pasted.md").objectives[0].key_results[0]
    assert (first.baseline, first.target) == (90.0, 95.0)
    same = "| Objective | Key result | Q4 actual | Q4 target |\n|---|---|---|---|\n| Delight | NPS | 30 | 50 |\n"
    first = read(same).objectives[0].key_results[0]
    assert (first.baseline, first.current, first.target) == (None, 30.0, 50.0)


def test_ids_and_types_in_columns_of_their_own() -> None:
    numbered = "| # | OKR | Target |\n|---|---|---|\n| O1 | Delight | |\n| KR1.1 | NPS | 50 |\n| O2 | Pay less | |\n"
    draft = read(numbered + "| KR2.1 | Cost per order | $4 |\n")
    assert shape(draft) == {"Delight": ["NPS"], "Pay less": ["Cost per order"]}
    assert [k.id for o in draft.objectives for k in o.key_results] == ["KR1.1", "KR2.1"]
    tracked = "Issue Type,Issue key,Summary,Target value\nObjective,A-1,Delight,\nKey Result,A-2,NPS,50\n"
    assert shape(read(tracked, "export.csv")) == {"Delight": ["NPS"]}


def test_a_title_in_the_first_row_of_a_table() -> None:
    text = "| | 2026 Q4 OKR | | |\n|---|---|---|---|\n| 目标 | 关键结果 | 起点 | 目标 |\n| 提升体验 | NPS | 30 | 50 |\n"
    draft = read(text)
    assert shape(draft) == {"提升体验": ["NPS"]}
    assert draft.cycle
    assert draft.cycle.end.isoformat() == "2026-12-31"
    assert draft.objectives[0].key_results[0].target == 50.0


def test_a_quarter_in_brackets_above_its_objectives() -> None:
    text = "【2026Q3 复盘】\nO：提升体验\nKR1：NPS从20到30\n【2026Q4 目标】\nO：更快\nKR1：时长从5天到2天\n"
    draft = read(text)
    cycles = [o.cycle or draft.cycle for o in draft.objectives]
    assert [cycle and cycle.end.isoformat() for cycle in cycles] == ["2026-09-30", "2026-12-31"]


def test_a_cycle_in_a_quotation() -> None:
    draft = read("> 周期：2026.10-2026.12\n\nO1：提升体验\n- KR1：NPS从30到50\n")
    assert draft.cycle
    assert draft.cycle.end.isoformat() == "2026-12-31"


@pytest.mark.parametrize(
    ("objective", "words"),
    [
        ("I will delight our customers as measured by:", "I will delight our customers"),
        ("We will delight our customers, measured by the following key results:", "We will delight our customers"),
        ("让新员工更快上手，通过以下关键结果衡量：", "让新员工更快上手"),
        ("Lead the market as measured by analysts", "Lead the market as measured by analysts"),
        ("建立公平的衡量方式", "建立公平的衡量方式"),
    ],
)
@pytest.mark.parametrize("mark", ["## ", "## O1: "])
def test_words_that_lead_to_the_key_results_are_none_of_the_objectives(mark: str, objective: str, words: str) -> None:
    draft = read(f"# 2026 Q3\n{mark}{objective}\n- Complaints from 3% to 1%\n- 首月留存率从85%到95%\n")
    assert [(o.text.text, len(o.key_results)) for o in draft.objectives] == [(words, 2)]


def test_a_line_that_leads_to_key_results_takes_no_item_from_the_list_above() -> None:
    draft = read(
        "I will sell more, as measured by:\n1. Orders from 100 to 120\n\n我要留住顾客，以下列指标衡量：\n"
        "1. 复购率从18%到25%\n"
    )
    assert [(o.text.text, len(o.key_results)) for o in draft.objectives] == [
        ("I will sell more", 1),
        ("我要留住顾客", 1),
    ]


def test_pages_as_wikis_write_them() -> None:
    draft = read(
        "h1. 2026 Q3 OKR\nh2. O1：让顾客回来\n||关键结果||基线||目标||\n|复购率|18%|25%|\n|投诉率|3%||\n"
        "h2. Objective: Sell more\n||Key result||Baseline||Target||\n|Orders|100|120|\n"
    )
    found = [(o.text.text, [(k.text.text, k.baseline, k.target) for k in o.key_results]) for o in draft.objectives]
    assert found == [
        ("让顾客回来", [("复购率", 18.0, 25.0), ("投诉率", 3.0, None)]),
        ("Sell more", [("Orders", 100.0, 120.0)]),
    ]
    table = "## O1: Sell more\n|| Target |\n|---|---|\n|Orders||\n"  # an empty head and an empty cell
    assert [[k.text.text for k in o.key_results] for o in read(table).objectives] == [["Orders"]]


def test_lists_of_reasons_beside_labelled_key_results_are_none() -> None:
    draft = read(
        "## O1：让发布不再返工\n**为什么做（Why）**\n返工占掉一半时间。\n"
        "**好處（Business Value）**\n- 减少加班\n- 发布更准时\n"
        "**Key Results**\n- KR1.1：返工工时从400小时降到200小时\n- KR1.2：准时发布率从60%到85%\n"
    )
    assert [len(o.key_results) for o in draft.objectives] == [2]
    assert not draft.problems


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("三、2027 产品 OKR", 2027),
        ("2027 product OKRs", 2027),
        ("2027年年度目标（11个结果）", 2027),
        ("2027 是忙碌的一年", None),
        ("Beat our 2027 rivals", None),
    ],
)
def test_a_year_alone_in_a_title_is_the_cycle(title: str, year: int | None) -> None:
    draft = read(f"# {title}\n## O1: Sell more\n- KR1: Orders from 100 to 120\n")
    assert (draft.cycle.start.year if draft.cycle else None) == year


def test_plain_lines_and_items_that_say_whose_objectives_follow() -> None:
    draft = read(
        "公司级OKR\nO1：成为首选\nKR1：复购率从18%到25%\n研发部\nO1：让发布更稳\nKR1：故障从9起降到3起\n"
        "2. 销售部门OKR\nO1：卖得更多\nKR1：订单从100单到120单\nSupport team\nO1: Answer faster\n"
        "KR1: First reply from 4 h to 1 h\n"
    )
    assert [(o.text.text, o.team, len(o.key_results)) for o in draft.objectives] == [
        ("成为首选", None, 1),
        ("让发布更稳", "研发部", 1),
        ("卖得更多", "销售部门", 1),
        ("Answer faster", "Support team", 1),
    ]


def test_a_key_result_that_begins_with_and_is_one() -> None:
    draft = read("O1 供货不断\nKR1 缺货天数从6天降到2天\nKR2 和 3 家工厂签年框\nKR1 和 KR2 都要周会上看\n")
    assert [[k.text.text for k in o.key_results] for o in draft.objectives] == [
        ["缺货天数从6天降到2天", "和 3 家工厂签年框"]
    ]


def test_a_tree_drawn_with_lines() -> None:
    draft = read(
        "Objective: Get fit\n├── Key Result 1: Weight from 90 kg to 80 kg\n│   ├── Task 1: Eat less\n"
        "│   └── Task 2: Walk\n└── Key Result 2: Resting pulse from 75 to 65\n    └── Task 3: Run\n"
    )
    assert [[k.text.text for k in o.key_results] for o in draft.objectives] == [
        ["Weight from 90 kg to 80 kg", "Resting pulse from 75 to 65"]
    ]
    assert not draft.problems


def test_all_key_results_of_an_objective_in_one_cell() -> None:
    draft = read(
        "| Objective | Key Results | Owner |\n|---|---|---|\n"
        "| O1：供货不断 | KR1.1：缺货天数从6天降到2天。KR1.2：准时率从80%到95%。 | 李四 |\n"
        "| O2: Sell more | KR2.1: Orders from 100 to 120; KR2.2: Returns from 9% to 6% | Ann |\n"
        "| O3: Stay | KR3.1: Churn to 3%, which KR1.1 depends on | Bo |\n"
    )
    assert [[(k.id, k.text.text, k.owner) for k in o.key_results] for o in draft.objectives] == [
        [("KR1.1", "缺货天数从6天降到2天", "李四"), ("KR1.2", "准时率从80%到95%。", "李四")],
        [("KR2.1", "Orders from 100 to 120", "Ann"), ("KR2.2", "Returns from 9% to 6%", "Ann")],
        [("KR3.1", "Churn to 3%, which KR1.1 depends on", "Bo")],
    ]


def test_numbered_key_results_between_breaks_in_one_cell() -> None:
    draft = read(
        "| 目标 | 关键结果 | 权重 | 负责人 |\n|---|---|---|---|\n"
        "| 让新品被记住 | 1. 首月销量 3 万件<br>2. 搜索指数从 80 到 160 | 60% | 李四 |\n"
        "| Bring friends | • Referrals from 8% to 15%<br/>• Returns from 9% to 6% | 40% | Ann |\n"
        "| Stay | Churn from 4% to 3%<br>as billing counts it | | Bo |\n"
    )
    assert [[(k.text.text, k.weight, k.owner) for k in o.key_results] for o in draft.objectives] == [
        [("首月销量 3 万件", None, "李四"), ("搜索指数从 80 到 160", None, "李四")],
        [("Referrals from 8% to 15%", None, "Ann"), ("Returns from 9% to 6%", None, "Ann")],
        [("Churn from 4% to 3% as billing counts it", None, "Bo")],
    ]
    assert [o.weight for o in draft.objectives] == [60.0, 40.0, None]


def test_reports_on_key_results_are_none() -> None:
    draft = read(
        "## Objective: 让系统更稳\n#### KR1: 故障从9起降到3起\n#### KR2: 恢复时长从40分钟降到15分钟\n"
        "## 问题和挑战\n- KR2 仍高于目标，要继续盯\n## Next steps\n- KR1 needs a second look\n"
    )
    assert [len(o.key_results) for o in draft.objectives] == [2]


def test_an_objective_ends_before_its_colon() -> None:
    draft = read(
        "- **O1 - 站稳市场**：\n  - KR1：付费商家从100家到150家\n- **O2 - Stay**:\n  - KR1: Churn from 4% to 3%\n"
    )
    assert [o.text.text for o in draft.objectives] == ["站稳市场", "Stay"]


def test_all_lines_below_a_key_result_are_its_note() -> None:
    draft = read("## O1: Sell more\n- KR1: Traffic\n  - Organic visits to 13k\n  - Partner visits to 5k\n")
    note = draft.objectives[0].key_results[0].fields["note"]
    assert note.text == "Organic visits to 13k; Partner visits to 5k"


def test_a_table_that_asks_where_we_are_and_where_we_want_to_be() -> None:
    head = "# 2026 Q3\n\n## O: Customers get unstuck\n\n"
    head += "| # | What we measure | Where we are | Where we want to be | Who |\n"
    rows = "|---|---|---|---|---|\n| 1 | Tickets reopened | 1 in 8 | 1 in 20 | Tom |\n| 2 | CSAT | 4.1 | 4.5 | Ana |\n"
    first, second = read(head + rows).objectives[0].key_results
    assert (first.baseline, first.target, first.unit, first.owner) == (12.5, 5, "%", "Tom")
    assert (second.baseline, second.target) == (4.1, 4.5)


def test_an_objective_with_a_letter_and_a_dash() -> None:
    text = "# 2026 Q3\n\n**Objective A — Stock we can trust**\n\n- Accuracy from 97% to 99%\n\n"
    text += "**目标B — 让退货不再麻烦**\n\n- 退货时长从5天降到2天\n"
    assert shape(read(text)) == {
        "Stock we can trust": ["Accuracy from 97% to 99%"],
        "让退货不再麻烦": ["退货时长从5天降到2天"],
    }
