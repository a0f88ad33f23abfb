"""What the review must not say of Chinese lines that are fine in that respect; each beside one of which it says so."""

from datetime import date
from pathlib import Path

import pytest

from okr_ai.read import read_draft
from okr_ai.rules import review
from okr_ai.suggest import relevance


def rules_on(path: Path, line: str) -> set[str]:
    path.write_text(f"# 2026年三季度 OKR\n\n## O1：让会员每周都想来\n\n- KR1：{line}\n", encoding="utf-8")
    draft = review([read_draft(str(path), today=date(2026, 7, 1))], today=date(2026, 7, 1))[0]
    findings = [finding for objective in draft.objectives for kr in objective.key_results for finding in kr.findings]
    return {finding.rule for finding in findings}


@pytest.mark.parametrize(
    ("rule", "fine", "wrong"),
    [
        ("no_metric", "夜跑 300 公里", "增长 30%"),
        ("unit_against_metric", "每月存下收入的 20%", "订单量提升至 20%"),
        ("verb_against_metric", "页面加载速度提升 20%", "页面加载时长提升 20%"),
        ("verb_against_metric", "不满意率从12%降到5%", "满意率从12%降到5%"),
        ("verb_against_metric", "期末不及格率降低到10%", "期末及格率降低到10%"),
        ("unit_against_metric", "客户满意度做到90分", "备货准确率做到90分"),
        ("bad_confidence", "会员数从 5 千到 8 千（信心度：70%）", "会员数从 5 千到 8 千（信心度：700%）"),
        ("no_metric", "回款 80 万", "上涨 80%"),
        ("activity_count", "新开 5 家直营店", "新开 5 场直播"),
        ("activity_count", "听课率从 60% 提升到 80%", "每学期听课 20 节"),
        ("no_baseline", "与业主座谈 6 次", "业主座谈满意度 90%"),
        ("task_as_key_result", "通过等保三级测评", "组织等保三级测评"),
        ("task_as_key_result", "系统通过三级等保", "准备三级等保"),
        ("no_baseline", "每周谈心 6 名学生", "谈心谈话覆盖率 90%"),
        ("task_as_key_result", "销售额达到千万级", "建设千万级数据平台"),
        ("tied_to_pay", "供应商质量扣款从 20 万降到 8 万", "投诉降到 3 起，否则扣款 200 元"),
        ("verb_against_metric", "抗菌药物使用率降到 18%", "会员小程序使用率降到 18%"),
        ("no_unit", "DSO 从 71 降到 60", "订单处理时长从 71 降到 60"),
        ("spend_as_key_result", "花费环比不涨", "花费 50 万投放"),
        ("about_a_number", "云成本下降 15%，约省 90 万", "云成本下降约 15%"),
        ("direction_against_numbers", "付费客户从 9 家干到 25 家", "付费客户从 9 家增长到 5 家"),
        ("direction_against_numbers", "库存从 90 天干到 60 天", "库存从 60 天压到 90 天"),
        ("no_baseline", "账上现金够撑 12 个月（现在大概 7 个月）", "账上现金够撑 12 个月（大概）"),
        ("no_baseline", "力争全年节约采购成本 3000 万元", "采购成本降到 3000 万元"),
        ("no_number", "重点客户走访全覆盖", "客户走访覆盖率"),
        ("vague_quantifier", "上线全面预算系统", "预算管理全面"),
        ("vague_quantifier", "引入专业机构", "服务更专业"),
        ("task_as_key_result", "落实上级部署", "部署预约系统"),
        ("compound_key_result", "梳理门店和仓库，完成设备清单", "梳理门店和仓库，设备故障降到 3 次"),
        ("compound_key_result", "完成全员轮训，参训率不低于 95%", "完成全员轮训，好评率不低于 95%"),
        ("compound_key_result", "产出店长手册，包含常见问题", "产出店长手册 2 套，好评率升到 96%"),
        ("no_baseline", "年化降本 800 万", "年化成本降到 800 万"),
        ("no_baseline", "准时交付率 ≥ 96%，Q2 均值 91.8%", "准时交付率均值 ≥ 96%"),
        ("compound_key_result", "400 热线接通率达 92%", "接通 400 家门店，接通率达 92%"),
        ("activity_count", "笔记篇均阅读从 1200 到 3000", "笔记从 120 篇到 300 篇"),
        ("activity_count", "试用版有 20 名种子用户", "沉淀 20 个种子用户案例"),
        ("activity_count", "群聊天人数从 20 人提升到 80 人", "每周跟 5 个客户聊"),
        ("compound_key_result", "推进一件事改革，新增 10 项场景", "推进一件事改革 3 项，新增 10 项场景"),
        ("activity_count", "爆文（点赞>1000）每月 5 篇", "文章（点评课用）每月 5 篇"),
        ("activity_count", "产出爆文 3 篇", "开 3 场爆文选题会"),
        ("activity_count", "与 10 家机构建立合作", "与 10 家机构沟通合作事宜"),
        ("activity_count", "与 5 家医院达成战略合作", "与 5 家医院开展合作交流"),
        ("vague_quantifier", "走访专业研究公司", "让公司更专业"),
        ("deadline_outside_cycle", "建立预测准确率基线（Q4 优化依据）", "建立预测准确率基线（Q4 完成）"),
        ("deadline_outside_cycle", "做完选型报告（四季度采购参考）", "做完选型报告（四季度）"),
        ("percentage_of_percentage", "推荐召回 recall@100 从 61% 提升到 66%", "推荐召回 recall@100 提升 5%"),
        ("percentage_of_percentage", "召回批次减少 5%", "线上 CVR +2%"),
        ("no_baseline", "下线旧机房，每年可省 140 万", "江苏省用户达到 140 万"),
        ("no_unit", "每店动销数达到 30", "自有品牌占比达到 30"),
        ("already_reached", "部署频率：平均每天 ≥ 2 次（当前每周 3 次）", "部署频率：平均每天 ≥ 2 次（当前 3 次）"),
        ("compound_key_result", "选修 2 门课程或读完 1 本教材", "选修 2 门课程，读完 1 本教材"),
    ],
)
def test_finding(tmp_path: Path, rule: str, fine: str, wrong: str) -> None:
    assert rule not in rules_on(tmp_path / "fine.md", fine)
    assert rule in rules_on(tmp_path / "wrong.md", wrong)


def rules_in(path: Path, text: str) -> set[str]:
    path.write_text(text, encoding="utf-8")
    today = date(2026, 11, 1)
    (draft,) = review([read_draft(str(path), today=today)], today=today, relevance=relevance)
    inner = [kr for objective in draft.objectives for kr in objective.key_results]
    return {finding.rule for part in (draft, *draft.objectives, *inner) for finding in part.findings}


_LINES = "1、付费客户从 9 家做到 25 家\n2、退货率从 6% 降到 3%\n3、NPS 从 20 到 35\n"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("这季度就干一件事", False),
        ("内容运营 2026年Q4", False),
        ("数据平台部（2026年Q4）", False),
        ("数据平台部 2026Q4（初稿）", False),
        ("政务服务中心2026年下半年目标任务", False),
        ("四季度华南大区", False),
        ("就干一件事", True),
        ("内容运营", True),
    ],
)
def test_period_above_the_objectives(tmp_path: Path, title: str, told: bool) -> None:
    found = rules_in(tmp_path / "draft.txt", f"{title}\n\nO1 先把产品做到有人离不开\n{_LINES}")
    assert ("no_time_frame" in found) is told


@pytest.mark.parametrize(("objective", "told"), [("O1 让客户离不开（2026 Q4）", False), ("O1 让客户离不开", True)])
def test_period_of_an_objective(tmp_path: Path, objective: str, told: bool) -> None:
    assert ("no_time_frame" in rules_in(tmp_path / "draft.txt", f"{objective}\n{_LINES}")) is told


def test_last_day_of_an_objective_goes_for_its_key_results(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(f"O1 让客户离不开（2026 Q4）\n{_LINES}", encoding="utf-8")
    draft = review([read_draft(str(path), today=date(2026, 11, 1))], today=date(2026, 11, 1))[0]
    assert [kr.score.smart.time_bound for kr in draft.objectives[0].key_results] == [1.0] * 3


def test_day_within_a_school_year_is_not_past(tmp_path: Path) -> None:
    line = "O1 家校更同心\n- 家访覆盖率 100%，1月10日前完成\n- 家长满意度由 86% 提高至 93%\n"
    assert "deadline_past" not in rules_in(tmp_path / "a.txt", f"教务处 2026—2027 学年第一学期\n\n{line}")
    assert "deadline_past" in rules_in(tmp_path / "b.txt", f"教务处 2026 年\n\n{line}")


def test_gaps_of_one_key_result_are_told_once(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("O1 让客户离不开（2026 Q4）\n- 故障率从X%降到Y%\n- Cut churn to X%\n", encoding="utf-8")
    draft = review([read_draft(str(path), today=date(2026, 11, 1))], today=date(2026, 11, 1))[0]
    told = [[f.message for f in kr.findings if f.rule == "placeholder"] for kr in draft.objectives[0].key_results]
    assert [len(each) for each in told] == [1, 1]
    assert "X%”“Y%" in str(told[0][0])


def test_count_of_deeds_in_a_table(tmp_path: Path) -> None:
    head = "目标,关键结果,当前值,目标值,单位\n"
    assert "activity_count" in rules_in(tmp_path / "a.csv", head + "让客户记住我们,举办线下沙龙,0,6,场\n")
    assert "activity_count" not in rules_in(tmp_path / "b.csv", head + "让客户记住我们,完成订单量,100,300,单\n")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("筹建周期 60 天→45 天", False),  # too few words to tell by
        ("老店店长巡店率 100%", False),  # 店
        ("差旅报销平均到账时长从 9 天缩短到 3 天", True),
    ],
)
def test_unrelated(tmp_path: Path, line: str, told: bool) -> None:
    text = (
        "# 2026年四季度 OKR\n\n## O1 把新店开好\n- 新店首月营业额从 24 万提升到 33 万\n"
        f"- 新店首月到店顾客从 900 人提升到 1500 人\n- 新店开业准时率从 60% 提升到 90%\n- {line}\n"
    )
    assert ("unrelated_key_result" in rules_in(tmp_path / "draft.md", text)) is told
