"""Words of scores, evaluations and 360-degree reviews."""

from collections.abc import Mapping

from okr_ai.model import Bilingual

LABELS: Mapping[str, Bilingual] = {
    "scores": Bilingual("Scores", "得分"),
    "score_so_far": Bilingual(
        "The cycle still runs (day {day} of {days}): this is how far it has come, not its final score.",
        "周期还没结束（第 {day} 天，共 {days} 天）：以下是目前的完成程度，不是最终得分。",
    ),
    "score_of_all": Bilingual("All objectives together: {score}", "全部目标合计：{score}"),
    "score": Bilingual("Score", "得分"),
    "owner_score": Bilingual("Owner's own", "自评"),
    "degree": Bilingual("Share of the way", "完成程度"),
    "kind": Bilingual("Kind", "类型"),
    "verdict": Bilingual("Verdict", "结论"),
    "kind_committed": Bilingual("committed", "承诺型"),
    "kind_aspirational": Bilingual("aspirational", "挑战型"),
    "kind_guardrail": Bilingual("guardrail", "护栏"),
    "kind_learning": Bilingual("learning", "学习型"),
    "kind_milestone": Bilingual("milestone", "里程碑"),
    "done": Bilingual("done", "完成"),
    "not_done": Bilingual("not done", "未完成"),
    "held": Bilingual("held", "守住"),
    "broke": Bilingual("broken", "突破"),
    "good": Bilingual("good", "良好"),
    "short": Bilingual("short", "不足"),
    "no_way_yet": Bilingual("not yet: no starting value to measure from", "暂不计分：没有起点值"),
    "no_score": Bilingual("no figures", "无数据"),
    "judged_of": Bilingual("{judged} of {total} have figures", "{total} 个中 {judged} 个有数据"),
    "broken": Bilingual("Broken guardrail, which no mean makes good: {names}", "护栏被突破，平均分不能弥补：{names}"),
    "evaluation": Bilingual("Evaluation", "综合评价"),
    "person": Bilingual("Person", "姓名"),
    "okr_part": Bilingual("OKR completion", "OKR 完成"),
    "contribution": Bilingual("Contribution", "过程贡献"),
    "growth": Bilingual("Growth", "能力成长"),
    "total": Bilingual("Total", "合计"),
    "ratings_title": Bilingual("360-degree review", "360 度评价"),
    "ratings_note": Bilingual(
        "Groups of fewer than three raters are not shown on their own, so that nobody can be told apart.",
        "少于三人的评价群体不单独显示，避免认出个人。",
    ),
    "radar_key": Bilingual("Dashed: own view. Filled: all raters shown.", "虚线：自评；填色：所示全部评价人。"),
    "raters": Bilingual("Raters shown", "计入人数"),
    "left_out": Bilingual("Raters left out", "未计入人数"),
    "dimension": Bilingual("Dimension", "维度"),
    "own_view": Bilingual("Own view", "自评"),
    "all_raters": Bilingual("All raters", "全部评价人"),
    "other_raters": Bilingual("Others", "其他"),
    "hidden": Bilingual(
        "{count} raters are left out: their groups are too small to be shown.",
        "有 {count} 位评价人的群体太小，未计入。",
    ),
    "said_mark": Bilingual("{dimension}: own {own}, others {others}.", "{dimension}：自评 {own}，他评 {others}。"),
}
