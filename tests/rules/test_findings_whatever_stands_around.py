"""A key result gets the findings that are due to it and no others, whatever stands before and behind it.

The parts are put together here, so that what is right is known: what is whole gets none, and what has one fault gets
the finding for it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from okr_ai.read import read_draft
from okr_ai.rules import review

TODAY = date(2026, 7, 5)
# what a note or a missing field anywhere may bring, and sizes of change that depend on the figures
BESIDE = {"no_owner", "no_data_source", "undefined_metric", "huge_change", "tiny_change", "no_means"}

ZH = [
    ("复购率", "%", "12", "18", "提升"),
    ("客单价", "元", "86", "98", "提高"),
    ("首次响应时长", "分钟", "30", "12", "缩短"),
    ("GMV", "万元", "800", "1200", "提升"),
    ("P95 响应时间", "ms", "800", "300", "降低"),
    ("库存周转天数", "天", "45", "32", "缩短"),
    ("NPS", "", "32", "45", "提升"),
    ("退货率", "%", "8", "5", "降低"),
]
BEFORE_ZH = [
    "", "9月底前，", "通过优化选品，", "运营部", "在不增加人手的前提下，", "在保证质量的同时，", "上线新系统后，",
    "基于用户调研，", "围绕老客户，", "面向新用户，", "力争", "【核心】", "KR1：",
]  # fmt: skip
BEHIND_ZH = [
    "", "。", "（负责人：张三）", "（数据源：神策）", "，每月复盘一次", "，每周同步进展", "，由李四负责", " @王五",
    "（权重30%）", "，以此支撑全年目标", "，覆盖全部门店",
]  # fmt: skip

EN = [
    ("repeat purchase rate", "{}%", "12", "18", "increase"),
    ("average order value", "${}", "86", "98", "increase"),
    ("first response time", "{} minutes", "30", "12", "reduce"),
    ("support backlog", "{} tickets", "400", "150", "reduce"),
    ("days sales outstanding", "{}", "60", "45", "reduce"),
    ("new hire retention", "{}%", "70", "85", "increase"),
    ("CSAT", "{}", "4.1", "4.6", "increase"),
    ("time to hire", "{} days", "52", "35", "reduce"),
]
BEFORE_EN = ["", "[P0] ", "By September 20, ", "Without adding staff, ", "We will ", "The support team will "]
BEHIND_EN = [
    "", ".", " (owner: Ann)", ", reviewed monthly", " - source: BI dashboard", " while keeping costs flat", " @ann",
    " [weight 30%]",
]  # fmt: skip

Said = tuple[str, set[str]]  # the words, and the findings of which one is due


def _chinese(name: str, unit: str, a: str, b: str, verb: str) -> Iterator[Said]:
    start, goal = a + unit, b + unit
    yield f"{name}从{start}{verb}至{goal}", set()
    yield f"{name}{verb}至{goal}（当前{start}）", set()
    yield f"{name}：{start} → {goal}", set()
    yield f"{name}{verb}至{goal}，基线 {start}", set()
    yield f"{name}{verb}至{goal}，Q2 为 {start}", set()
    yield f"{name}{verb}至{goal}", {"no_baseline"}
    yield f"大幅{verb}{name}", {"no_number", "vague_quantifier"}
    yield f"{verb}{name}", {"no_number"}
    yield f"{name}从{goal}{verb}至{start}", {"direction_against_numbers", "verb_against_metric"}
    yield f"{name}从{start}{verb}至{start}", {"same_value"}
    yield f"{name}从{start}{verb}至XX{unit}", {"placeholder", "no_target"}
    yield f"{name}从{start}{verb}至{goal}左右", {"about_a_number"}
    yield f"{name}从{start}{verb}至{goal}，同时老客占比从30%提升到40%", {"compound_key_result"}
    yield f"完成{name}看板开发", {"task_as_key_result", "no_number"}


def _english(name: str, unit: str, a: str, b: str, verb: str) -> Iterator[Said]:
    start, goal = unit.format(a), unit.format(b)
    yield f"{verb} {name} from {start} to {goal}", set()
    yield f"{verb} {name} to {goal} (currently {start})", set()
    yield f"{verb} {name} from {start} today to {goal}", set()
    yield f"{verb} {name} to {goal}", {"no_baseline"}
    yield f"significantly {verb} {name}", {"no_number", "vague_quantifier"}
    yield f"{verb} {name}", {"no_number"}
    yield f"{verb} {name} from {goal} to {start}", {"direction_against_numbers", "verb_against_metric"}
    yield f"{verb} {name} from {start} to {start}", {"same_value"}
    yield f"{verb} {name} from {start} to TBD", {"placeholder", "no_target"}
    yield f"{verb} {name} from {start} to about {goal}", {"about_a_number"}
    yield f"{verb} {name} from {start} to {goal} and grow sign-ups from 300 to 400", {"compound_key_result"}
    yield f"build a {name} dashboard", {"task_as_key_result", "no_number"}


def _wrong(path: Path, head: str, lines: list[Said]) -> list[tuple[str, list[str]]]:
    wrong = []
    for line, due in lines:
        path.write_text(f"{head}\n\n- {line}\n", encoding="utf-8")
        draft = review([read_draft(str(path), today=TODAY)], today=TODAY)[0]
        found = {each.rule for kr in draft.objectives[0].key_results for each in kr.findings} - BESIDE
        if not found <= due or (due and not found):
            wrong.append((line, sorted(found)))
    return wrong


def _turns(behind: list[str], metrics: list[tuple[str, ...]], place: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every ending with one metric, another one for each place."""
    for at, end in enumerate(behind):
        yield end, metrics[(at * 3 + place) % len(metrics)]


@pytest.mark.parametrize("place", range(len(BEFORE_ZH)))
def test_chinese(place: int, tmp_path: Path) -> None:
    head = "# 增长组 2026 Q3 OKR\n\n## O1：让老客户更愿意留下来"
    lines = [
        (f"{BEFORE_ZH[place]}{said}{end}", due)
        for end, metric in _turns(BEHIND_ZH, ZH, place)
        for said, due in _chinese(*metric)
    ]
    assert _wrong(tmp_path / "draft.md", head, lines) == []


@pytest.mark.parametrize("place", range(len(BEFORE_EN)))
def test_english(place: int, tmp_path: Path) -> None:
    head = "# Growth team 2026 Q3 OKR\n\n## O1: Make customers want to stay"
    lines = [
        (f"{BEFORE_EN[place]}{said}{end}", due)
        for end, metric in _turns(BEHIND_EN, EN, place)
        for said, due in _english(*metric)
    ]
    assert _wrong(tmp_path / "draft.md", head, lines) == []


@pytest.mark.parametrize(
    ("line", "rule", "found"),
    [
        ("大促活动，每月复盘一次", "activity_count", True),  # nothing but the review is counted
        ("每月组织 2 次培训，NPS从32提升至45", "compound_key_result", True),
        ("围绕老客户，提升服务质量", "vague_quantifier", True),  # the means is no proviso
        ("在质量上大幅提升", "vague_quantifier", True),
        ("推动复购率从12%提升至XX%", "soft_verb", False),
        ("推动XX项目", "soft_verb", True),
        ("招聘 3 名运营", "hiring_as_key_result", True),
        ("招聘转正率从70%提升至85%", "hiring_as_key_result", False),
        ("复购率提升到130%，客单价提升到98元", "impossible_value", True),
        ("平均处理时长降到12", "no_unit", True),
        ("应收账款周转天数降到45", "no_unit", False),
        # where it is done, before what comes of it
        ("在三个校区，候诊时长从42分钟缩短到25分钟", "activity_count", False),
        ("在三个校区，候诊时长从42分钟缩短到25分钟", "compound_key_result", False),
        ("在三个校区，候诊时长≤25分钟", "no_baseline", True),
        ("在3个城市，落地自提服务", "activity_count", True),  # the cities are what is counted
        # how much of a made thing there is
        ("建立校本题库，收录800道习题", "compound_key_result", False),
        ("建立校本题库，收录800道习题", "activity_count", True),
        ("完成题库建设，覆盖80%的知识点", "compound_key_result", False),
        ("完成题库建设，覆盖80%的知识点", "no_baseline", False),
        ("日活从3万提升到5万，覆盖80%的城市", "compound_key_result", True),
        ("建立校本题库，及格率从78%提升到88%", "compound_key_result", True),
        # how things shall be is no task
        ("确保家长投诉量保持在合理水平", "task_as_key_result", False),
        ("确保家长投诉量保持在合理水平", "vague_quantifier", True),
        ("确保预算不超支", "task_as_key_result", False),
        ("确保预约系统上线", "task_as_key_result", True),
        # tags, and what the work turns on, leave nothing open
        ("【重点】编写护理手册", "vague_quantifier", False),
        ("围绕患者体验，梳理破损原因", "vague_quantifier", False),
        ("梳理相关流程", "vague_quantifier", False),  # task_as_key_result says it
        ("引入若干供应商", "vague_quantifier", True),
        ("改善相关流程", "vague_quantifier", False),  # soft_verb says it
        ("覆盖部分门店", "vague_quantifier", True),
        # others have to take it up
        ("改进建议被业务部门落地≥3个", "activity_count", False),
        ("提出改进建议≥3个", "activity_count", True),
        ("供应商数量从80家减少到60家", "verb_against_metric", False),
        ("客户数量从80家减少到60家", "verb_against_metric", True),
        ("100%的店长通过“团队赋能”考核", "jargon", False),
        # what is so of all is 100 %: only how many it is so today is asked
        ("每位班组长都能独立排班", "no_number", False),
        ("每位班组长都能独立排班", "task_as_key_result", False),
        ("每位班组长都能独立排班", "no_baseline", True),
        ("全员持证上岗", "no_baseline", True),
        ("全员大会召开", "no_baseline", False),
        ("每块铭牌都有二维码", "no_baseline", True),
        ("每周都有一次复盘", "no_baseline", False),
        ("知识库覆盖 Top100 问题", "task_as_key_result", False),
        ("日活提升，覆盖全部门店", "no_number", True),
        ("全部门店上线新收银系统", "task_as_key_result", True),
        ("全部门店上线新收银系统", "no_number", False),
        ("梳理所有流程", "no_baseline", False),
        ("提升所有门店业绩", "no_number", True),
        ("在所有门店推行新制度", "no_baseline", False),
        ("Every alert has an owner", "task_as_key_result", False),
        ("Every alert has an owner", "no_baseline", True),
        ("Each week we publish a report", "no_baseline", False),
        ("Improve all shops", "no_baseline", False),
        # one remark where one is due
        ("加强坐席培训，提升专业能力", "vague_quantifier", False),
        ("定期开展安全查房", "vague_quantifier", False),
        ("上线更多功能", "vague_quantifier", True),
        # which one, not how many
        ("完成3号仓自动分拣线安装", "activity_count", False),
        ("完成3条自动分拣线安装", "activity_count", True),
        ("产出10w+爆款4篇", "activity_count", False),
        ("产出10w字文章", "activity_count", True),
        # what is come by, from zero
        ("借助会员日活动沉睡会员唤醒1.2万人", "no_baseline", False),
        ("借助会员日活动月活会员达到1.2万人", "no_baseline", True),
        ("校招到岗60人", "no_baseline", False),
        ("校招岗位满意度达到60%", "no_baseline", True),
        ("员工主动上报隐患80条", "activity_count", False),
        ("上报隐患80条", "activity_count", True),
        ("无人机巡检覆盖全部11座电站", "activity_count", False),
        ("教师下水文每人2篇", "activity_count", True),
        ("人均借阅图书2本", "activity_count", False),
        ("申请1项课题，经费不少于3万元", "compound_key_result", False),
        ("申请1项课题，利润不少于3万元", "compound_key_result", True),
        ("高风险客户数从17家降到6家", "verb_against_metric", False),
        ("重要客户数从17家降到6家", "verb_against_metric", True),
        ("Build the question bank, NPS from 30 to 45", "compound_key_result", True),
        ("Map relevant processes", "vague_quantifier", False),
        ("Sign several suppliers", "vague_quantifier", True),
    ],
)
def test_near_misses(line: str, rule: str, found: bool, tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(f"# 增长组 2026 Q3 OKR\n\n## O1：让老客户更愿意留下来\n\n- {line}\n", encoding="utf-8")
    draft = review([read_draft(str(path), today=TODAY)], today=TODAY)[0]
    assert (rule in {each.rule for kr in draft.objectives[0].key_results for each in kr.findings}) is found


OBJECTIVES_ZH: list[Said] = [
    ("让老客户更愿意留下来", set()),
    ("让供应商愿意优先给我们供货", set()),
    ("提升新手妈妈的购物体验（含孕期）", set()),
    ("提升用户体验", {"vague_objective"}),
    ("保持客户服务水平", {"vague_objective"}),
    ("上线会员系统", {"output_as_objective"}),
    ("提升复购率", {"metric_as_objective"}),
    ("提升客户满意度并降低运营成本", {"several_objectives_in_one"}),
    ("用大模型改造客服", {"solution_named"}),
    ("继续做好日常发货", {"business_as_usual"}),
    ("优化供应商关系", {"vague_objective"}),
    ("推进广告智能化", {"vague_objective"}),
    ("让经销商愿意和我们改善关系", set()),
    ("华南区营收增长", {"metric_as_objective"}),
    ("组织活力重新回来", set()),
]
OBJECTIVES_EN: list[Said] = [
    ("Make customers want to stay", set()),
    ("Help new sellers find their way (and their first buyers)", set()),
    ("Improve user experience", {"vague_objective"}),
    ("Launch the membership system", {"output_as_objective"}),
    ("Increase retention", {"metric_as_objective"}),
    ("Increase customer satisfaction and reduce operating costs", {"several_objectives_in_one"}),
    ("Use AI to transform support", {"solution_named"}),
    ("Continue to serve our customers well", {"business_as_usual"}),
]
AROUND_ZH = [
    ("", ""), ("O1：", "。"), ("【P0】", ""), ("（P1）", "（负责人：张三）"), ("Q3 ", "（承诺型）"),
    ("目标一：", " @李雷"), ("", "（权重40%）"), ("", "，支撑全年增长目标"), ("", "（截止9月30日）"),
]  # fmt: skip
AROUND_EN = [
    ("", ""), ("O1: ", "."), ("[P0] ", ""), ("", " (owner: Ann)"), ("", " (committed)"),
    ("Objective 1: ", " @ann"), ("", " (weight 40%)"), ("", " to support annual growth"), ("", " by 30 September"),
]  # fmt: skip
ABOUT_OBJECTIVES = {rule for _, due in OBJECTIVES_ZH + OBJECTIVES_EN for rule in due}


@pytest.mark.parametrize(
    ("objectives", "before", "behind"),
    [(OBJECTIVES_ZH, *each) for each in AROUND_ZH] + [(OBJECTIVES_EN, *each) for each in AROUND_EN],
)
def test_objectives(objectives: list[Said], before: str, behind: str, tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    for text, due in objectives:
        path.write_text(f"# 2026 Q3 OKR\n\n## {before}{text}{behind}\n\n- NPS 32 → 45\n", encoding="utf-8")
        draft = review([read_draft(str(path), today=TODAY)], today=TODAY)[0]
        found = {each.rule for each in draft.objectives[0].findings} & ABOUT_OBJECTIVES
        assert due <= found <= due | {"metric_as_objective"}, text
