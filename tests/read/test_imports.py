"""OKRs as other tools export them and as people keep them: Feishu, Viva Goals, Betterworks, Quantive, Markdown sheets.

The field names are those of the tools; the texts are made for the tests.
"""

import json
from datetime import date

import pytest

from okr_ai.model import Draft
from okr_ai.read import read_draft, read_history

TODAY = date(2026, 7, 10)


def read(text: str, name: str) -> Draft:
    return read_draft(name, content=text.encode(), today=TODAY)


def shape(draft: Draft) -> dict[str, list[str]]:
    return {o.text.text: [k.text.text for k in o.key_results] for o in draft.objectives}


FEISHU_V1 = {
    "code": 0,
    "msg": "success",
    "data": {
        "okr_list": [
            {
                "id": "7",
                "permission": 1,
                "period_id": "69",
                "name": "2026年7-9月",
                "objective_list": [
                    {
                        "id": "o1",
                        "permission": 1,
                        "content": "让老客户愿意再来",
                        "progress_report": "",
                        "score": 0,
                        "weight": 60,
                        "progress_rate": {"percent": 42, "status": "0"},
                        "deadline": "1790697600000",
                        "aligned_objective_list": [
                            {"id": "o0", "okr_id": "3", "owner": {"open_id": "ou_a", "user_id": "a"}}
                        ],
                        "mentioned_user_list": [{"open_id": "ou_b", "user_id": "b"}],
                        "kr_list": [
                            {
                                "id": "k1",
                                "content": "90天复购率从18%提升到25%",
                                "score": 70,
                                "kr_weight": 50,
                                "progress_rate": {"percent": 30, "status": "1"},
                                "progress_record_list": [{"id": "1"}, {"id": "2"}],
                            }
                        ],
                    }
                ],
            },
            {
                "id": "8",
                "name": "2026年4-6月",
                "objective_list": [{"id": "o2", "content": "旧目标", "kr_list": [{"id": "k2", "content": "旧结果"}]}],
            },
        ]
    },
}


def test_feishu_v1() -> None:
    draft = read(json.dumps(FEISHU_V1, ensure_ascii=False), "okr.json")
    assert draft.cycle
    assert (draft.cycle.start, draft.cycle.end) == (date(2026, 7, 1), date(2026, 9, 30))
    assert shape(draft) == {"让老客户愿意再来": ["90天复购率从18%提升到25%"], "旧目标": ["旧结果"]}
    first = draft.objectives[0]
    assert (first.id, first.weight, first.due, first.parent) == ("o1", 60, date(2026, 9, 30), "o0")
    (kr,) = first.key_results
    assert (kr.id, kr.weight, kr.score, kr.fields["progress"].text) == ("k1", 50, 0.7, "30")
    assert draft.problems == ()


def test_feishu_v1_as_history_keeps_each_period() -> None:
    found = read_history("okr.json", content=json.dumps(FEISHU_V1).encode(), today=TODAY)
    assert [(kr.text, kr.cycle.start) for kr in found] == [
        ("90天复购率从18%提升到25%", date(2026, 7, 1)),
        ("旧结果", date(2026, 4, 1)),
    ]
    assert found[0].attainment == 0.3


def blocks(*runs: str) -> dict[str, object]:
    elements: list[dict[str, object]] = [
        {"paragraph_element_type": "textRun", "text_run": {"text": run, "style": {"bold": True}}} for run in runs
    ]
    elements.append({"paragraph_element_type": "mention", "mention": {"user_id": "ou_x"}})
    return {"blocks": [{"block_element_type": "paragraph", "paragraph": {"style": {}, "elements": elements}}]}


def v2(content: object, kr: object) -> str:
    document = {
        "cycle": {"id": "1", "start_time": "1782835200000", "end_time": "1790697600000", "cycle_status": 1},
        "objectives": [
            {
                "id": "o1",
                "owner": {"owner_type": "user", "user_id": "ou_ann"},
                "cycle_id": "1",
                "position": 1,
                "score": 0.0,
                "weight": 0.6,
                "deadline": "2026-09-30 23:59:59",
                "content": content,
                "notes": "",
                "key_results": [
                    {
                        "id": "k1",
                        "content": kr,
                        "weight": 1.0,
                        "indicator": {
                            "start_value": 18,
                            "target_value": 25,
                            "current_value": 20,
                            "unit": {"unit_type": 1, "unit_value": "%"},
                        },
                    }
                ],
            }
        ],
    }
    return json.dumps(document, ensure_ascii=False)


@pytest.mark.parametrize("style", ["blocks", "blocks in a text", "simple in a text", "plain"])
def test_feishu_v2(style: str) -> None:
    words, kr_words = "让老客户愿意再来", '复购率到 "25%"'
    content: object = words
    kr: object = kr_words
    if style.startswith("blocks"):
        content, kr = blocks(words[:3], words[3:]), blocks(kr_words)
    elif style.startswith("simple"):
        content, kr = {"text": words, "mention": []}, {"text": kr_words}
    if style.endswith("in a text"):
        content, kr = json.dumps(content, ensure_ascii=False), json.dumps(kr)
    draft = read(v2(content, kr), "okr.json")
    assert shape(draft) == {words: [kr_words]}
    assert draft.cycle
    assert (draft.cycle.start, draft.cycle.end) == (date(2026, 7, 1), date(2026, 9, 30))
    (objective,) = draft.objectives
    assert (objective.owner, objective.weight, objective.due) == ("ou_ann", 0.6, date(2026, 9, 30))
    (found,) = objective.key_results
    assert (found.id, found.baseline, found.target, found.current, found.unit) == ("k1", 18, 25, 20, "%")
    span = found.text.span(0, 3)
    assert found.text.source.words(span) in ("复购率", "\\\\u590d\\\\u8d2d\\\\u7387")


def test_feishu_v2_in_flat_lists() -> None:
    document = {
        "objectives": [{"id": "o1", "content": {"text": "甲"}}, {"id": "o2", "content": {"text": "乙"}}],
        "key_results": [
            {"id": "k1", "objective_id": "o2", "content": {"text": "丙"}},
            {"id": "k2", "objective_id": "o1", "content": {"text": "丁"}},
        ],
        "indicators": [
            {"entity_type": 3, "entity_id": "k2", "start_value": 1, "target_value": 2, "current_value": 1.5}
        ],
    }
    draft = read(json.dumps(document), "okr.json")
    assert shape(draft) == {"甲": ["丁"], "乙": ["丙"]}
    assert (draft.objectives[0].key_results[0].baseline, draft.objectives[0].key_results[0].target) == (1, 2)


VIVA = """\
Row ID,Title,Type,Parent,Entity,Owner Email,Time Period,Start Date,End Date,Metric Name,Metric Unit,Start Value,\
Target Value,Progress
1,Delight buyers,Objective,,org,ann@example.com,Q3 2026,2026-07-01,2026-09-30,,,,,40
2,NPS of buyers,KPI,1,org,ben@example.com,Q3 2026,2026-07-01,2026-09-30,NPS,points,22,40,30
3,Faster parcels,Objective,1,Logistics,carla@example.com,Q3 2026,2026-07-01,2026-09-30,,,,,
5,New carrier,Project,4,Logistics,dan@example.com,Q3 2026,,,,,,,
4,Days to deliver,Key Result,3,Logistics,dan@example.com,Q3 2026,2026-07-01,9/15/2026,Delivery days,days,4,2,
6,Orphan,Key Result,99,Logistics,,Q3 2026,,,,,1,2,
,,,,,eve@example.com,,,,,,,,
"""


def test_viva_goals() -> None:
    draft = read(VIVA, "viva.csv")
    assert shape(draft) == {"Delight buyers": ["NPS of buyers"], "Faster parcels": ["Days to deliver", "Orphan"]}
    assert draft.cycle
    assert draft.cycle.end == date(2026, 9, 30)
    one, two = draft.objectives
    assert (one.id, one.owner, two.id, two.parent, two.team) == ("1", "ann@example.com", "3", "1", "Logistics")
    (nps,) = one.key_results
    assert (nps.id, nps.metric, nps.unit, nps.baseline, nps.target) == ("2", "NPS", "points", 22, 40)
    days = two.key_results[0]
    assert (days.due, [t.title for t in days.tasks]) == (date(2026, 9, 15), ["New carrier"])
    assert [(p.place.line, p.what.en) for p in draft.problems] == [
        (8, "this row has no title"),
        (7, "no row is called '99'"),
    ]


def test_rows_that_only_name_their_parents() -> None:
    draft = read("id,title,parent,target\na,让客户满意,,\nb,NPS 到 40,a,40\nc,复购率到 25%,a,25%\n", "x.csv")
    assert shape(draft) == {"让客户满意": ["NPS 到 40", "复购率到 25%"]}


BETTERWORKS = """name,type,progress,start_date,end_date,owner_email,categories,description
Delight buyers,goal,40,2026-07-01,2026-09-30,ann@example.com,growth;shop,Why it matters
NPS from 22 to 40,milestone,30,2026-07-01,2026-09-30,ben@example.com,,
Returns below 5%,milestone,50,2026-07-01,2026-08-31,,,
Faster parcels,goal,,2026-07-01,2026-09-30,carla@example.com,,
"""


def test_betterworks() -> None:
    draft = read(BETTERWORKS, "betterworks.csv")
    assert shape(draft) == {"Delight buyers": ["NPS from 22 to 40", "Returns below 5%"], "Faster parcels": []}
    returns = draft.objectives[0].key_results[1]
    assert (returns.due, returns.fields["progress"].text) == (date(2026, 8, 31), "50")
    assert draft.objectives[0].fields["note"].text == "Why it matters"


def test_quantive() -> None:
    text = (
        "type,name,session,owner,initialValue,targetValue,actual,attainment,confidence\n"
        "objective,Delight buyers,Q3 2026,Ann,,,,0.4,\nmetric,NPS of buyers,Q3 2026,Ben,22,40,28,"
        "0.33,0.6\n"
    )
    draft = read(text, "quantive.csv")
    assert shape(draft) == {"Delight buyers": ["NPS of buyers"]}
    (kr,) = draft.objectives[0].key_results
    assert (kr.baseline, kr.target, kr.current, kr.confidence) == (22, 40, 28, 0.6)


def test_people_cues_rows_name_objective_and_metric() -> None:
    text = (
        "Objective Title,Owner_Email_ID,Start_Date,Due_Date,Description,Metric_Name,Metric_Type,"
        "Metric_Start_Value,Metric_Target_Value\nDelight buyers,ann@example.com,2026-07-01,"
        "2026-09-30,why,NPS,Number,22,40\n"
    )
    draft = read(text, "cues.csv")
    assert shape(draft) == {"Delight buyers": ["NPS"]}
    assert (draft.objectives[0].key_results[0].baseline, draft.objectives[0].key_results[0].target) == (22, 40)


def test_a_markdown_sheet_with_bold_objective_rows() -> None:
    text = (
        "# 2026 Q3\n\n"
        "| | Priority | Owner | Mid-Q Actual | Mid-Q Projection | End-Q | Issue Link |\n"
        "|---|---|---|---|---|---|---|\n"
        "| **1 Delight buyers (ann, ben)** | | | | | | |\n| NPS of buyers at 40 | P0 | @ann | 0.3 | 0.6 | 0.7 | #12 |\n"
        "| Returns below 5% | P1 | @ben | 0.5 | 0.8 | | |\n| **2 Faster parcels** | | | | | | |\n"
        "| Two days to deliver | P0 | @carla | 0 | 0.2 | | |\n"
    )
    draft = read(text, "sheet.md")
    assert shape(draft) == {
        "1 Delight buyers (ann, ben)": ["NPS of buyers at 40", "Returns below 5%"],
        "2 Faster parcels": ["Two days to deliver"],
    }
    kr = draft.objectives[0].key_results[0]
    assert (kr.owner, kr.current, kr.fields["final"].text, kr.fields["priority"].text) == ("ann", 0.3, "0.7", "P0")


def test_a_weekly_report_with_tracker_numbers() -> None:
    text = (
        "# Shop\n\n## Delight buyers\n\n- NPS of buyers at 40 (KR123)\n  - @ann (2 days),"
        " @ben (1 day)\n  - asked 200 buyers\n- Returns below 5% (#1053)\n"
    )
    draft = read(text, "report.md")
    assert shape(draft) == {"Delight buyers": ["NPS of buyers at 40 (KR123)", "Returns below 5% (#1053)"]}
    assert [k.id for k in draft.objectives[0].key_results] == ["KR123", "#1053"]


def test_priority_tags() -> None:
    draft = read("## Objective 1: x\n- [P0] NPS at 40\n- [P2] Returns below 5%\n", "tags.md")
    assert [k.fields["priority"].text for k in draft.objectives[0].key_results] == ["P0", "P2"]


def test_a_cascade_in_csv() -> None:
    draft = read("team,objective,parent\n增长,让老客户愿意再来,成为首选\n物流,让物流更快,成为首选\n", "cascade.csv")
    assert [(o.text.text, o.team, o.parent) for o in draft.objectives] == [
        ("让老客户愿意再来", "增长", "成为首选"),
        ("让物流更快", "物流", "成为首选"),
    ]


FEISHU_DIRTY = {
    "okr_list": [
        {
            "id": "7",
            "name": "2026 年 7 月 - 9 月",
            "objective_list": [
                {
                    "id": "o1",
                    "content": "让退货不再麻烦",
                    "kr_list": [{"id": "k1", "content": "退货时长从5天降到2天"}, None],
                },
                None,
                {"id": "o2", "permission": 0},
            ],
        },
        {"id": "8", "permission": 0},
    ]
}


def test_what_feishu_leaves_empty_is_told_and_the_rest_is_read() -> None:
    draft = read(json.dumps(FEISHU_DIRTY, ensure_ascii=False), "okr.json")
    assert shape(draft) == {"让退货不再麻烦": ["退货时长从5天降到2天"]}
    assert [p.what.en.partition(":")[0] for p in draft.problems] == [
        "key result",
        "objective",
        "the export holds no words here, only an id",
        "the export holds no words here, only an id",
    ]


def test_paragraphs_of_rich_text_are_parted_by_blanks() -> None:
    content = {"blocks": [*blocks("退货时长从5天", "降到2天")["blocks"], *blocks("每周统计")["blocks"]]}  # type: ignore[misc]
    draft = read(v2(content, content), "okr.json")
    assert shape(draft) == {"退货时长从5天降到2天 每周统计": ["退货时长从5天降到2天 每周统计"]}
    assert draft.cycle
    assert draft.cycle.name == ""


def test_key_results_listed_apart_without_their_objective_are_told() -> None:
    document = {
        "objectives": [{"id": "o1", "content": {"text": "甲"}}],
        "key_results": [{"id": "k1", "objective_id": "o9", "content": {"text": "丙"}}, {"id": "k2", "content": "丁"}],
    }
    draft = read(json.dumps(document), "okr.json")
    assert [p.what.en for p in draft.problems] == ["no objective has the id 'o9'", "no objective has the id ''"]


def test_days_that_begin_are_no_baselines() -> None:
    text = (
        "type;name;progress;start_date;end_date\ngoal;Buyers return;40;01.07.2026;30.09.2026\n"
        "milestone;NPS at 40;30;7/1/2026;9/30/2026\n"
    )
    draft = read(text, "betterworks.csv")
    (kr,) = draft.objectives[0].key_results
    assert (kr.baseline, kr.due, draft.problems) == (None, date(2026, 9, 30), ())
    named = read("Objective,Key result,Start,Target\nBuyers return,NPS at 40,1 Jul 2026,40\n", "a.csv")
    assert named.objectives[0].key_results[0].fields["start"].text == "1 Jul 2026"
    assert named.problems == ()


def test_an_export_with_a_column_for_each_field_of_goal_and_metric() -> None:
    text = (
        "Session,Goal,Goal owner,Metric,Metric owner,Initial value,Target value,Actual value,Metric attainment\n"
        "Q3 2026,Buyers return,Ann,NPS,Ben,22,40,28,33%\nQ3 2026,Buyers return,Ann,Returns,Ben,5%,3%,soon,\n"
    )
    draft = read(text, "quantive.csv")
    assert draft.cycle
    assert draft.cycle.end == date(2026, 9, 30)
    nps, returns = draft.objectives[0].key_results
    assert (draft.objectives[0].owner, nps.owner, nps.current, nps.fields["progress"].text) == ("Ann", "Ben", 28, "33%")
    assert returns.current is None
    assert [(p.place.line, p.what.en) for p in draft.problems] == [(3, "'soon' is no number")]


def test_a_table_of_weights_at_the_end_names_no_new_key_results() -> None:
    draft = read(
        "## O1: Buyers return\n\n| KR | From | To |\n|---|---|---|\n| KR1: NPS | 22 | 40 |\n"
        "| KR2: Returns | 5% | 3% |\n| | 1 | 2 |\n\n| KR | Weight |\n|---|---|\n| KR1 | 60% |\n| KR2 | 40% |\n",
        "weights.md",
    )
    assert shape(draft) == {"Buyers return": ["NPS", "Returns"]}
    assert [k.weight for k in draft.objectives[0].key_results] == [60, 40]
    assert [(p.place.line, p.what.en) for p in draft.problems] == [(7, "this row names no key result")]


@pytest.mark.parametrize(
    ("words", "weight", "confidence"),
    [
        ("无需致电的退货占比从62%提升到80%，权重40% 信心指数 5/10", 40, 0.5),
        ("Raise NPS from 22 to 40, weight 30%, confidence 70%", 30, 0.7),
        ("把推荐排序里价格的权重40%提到50%", None, None),
        ("用户信心从50%提升到70%", None, None),
    ],
)
def test_weights_and_confidence_beside_the_words(words: str, weight: float | None, confidence: float | None) -> None:
    draft = read(f"## O1: 甲\n- KR1: {words}\n", "a.md")
    (kr,) = draft.objectives[0].key_results
    assert (kr.weight, kr.confidence, kr.text.text) == (weight, confidence, words)
