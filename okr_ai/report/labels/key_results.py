"""Words of the list, of one key result, and of roll-ups."""

from collections.abc import Mapping

from okr_ai.model import Bilingual

LABELS: Mapping[str, Bilingual] = {
    # the list
    "by_risk": Bilingual("All key results, the riskiest first", "全部关键结果（风险从高到低）"),
    "key_result": Bilingual("Key result", "关键结果"),
    "objective": Bilingual("Objective", "目标"),
    "team": Bilingual("Team", "团队"),
    "status": Bilingual("Status", "状态"),
    "owner": Bilingual("Owner", "负责人"),
    "chance": Bilingual("Chance", "达成可能"),
    "now": Bilingual("Now", "当前"),
    "baseline": Bilingual("Start", "起点"),
    "target": Bilingual("Target", "目标值"),
    "expected": Bilingual("Expected at the end", "预计期末"),
    "expected_by": Bilingual("Expected by {day}", "预计到{day}"),
    "change": Bilingual("Since {day}", "较{day}"),
    "change_undated": Bilingual("Since last time", "较上次"),
    "filter": Bilingual("Show", "显示"),
    "all": Bilingual("All", "全部"),
    "search": Bilingual("Find words or an owner", "按文字或负责人查找"),
    "show_more": Bilingual("Show {count} more", "再显示 {count} 个"),
    "rest_needs_script": Bilingual(
        "{count} more open where scripts may run; the workbook (.xlsx) holds all.",
        "另有 {count} 个，需允许脚本才能展开；全部内容见工作簿（.xlsx）。",
    ),
    "shown": Bilingual("{shown} of {total} shown", "显示 {shown} / {total} 个"),
    # one key result
    "in_detail": Bilingual("Each key result in detail", "逐个来看"),
    "only_riskiest": Bilingual(
        "Only the {count} riskiest are told in detail here. The charts of the others open in the list above, at a "
        "press on their words.",
        "这里只详述风险最高的 {count} 个。其余的图，在上面的列表里点它的文字即可展开。",
    ),
    "how_to_read": Bilingual("How to read the charts", "怎样看图"),
    "measured": Bilingual("measured", "实际"),
    "forecast_median": Bilingual("forecast, if nothing changes", "预测（照现状走下去）"),
    "band_80": Bilingual("4 times in 5 it ends in here", "五次里有四次落在这里"),
    "band_95": Bilingual("19 times in 20", "二十次里有十九次"),
    "plan": Bilingual("planned", "计划"),
    "check_in": Bilingual("reported in check-ins", "负责人上报"),
    "report_day": Bilingual("day of the report", "报告日"),
    "range_80": Bilingual("4 in 5 chances: {low} to {high}", "八成可能在 {low} 到 {high} 之间"),
    "pace": Bilingual("Pace", "速度"),
    "pace_needed": Bilingual("needs {needed}, had {recent} lately", "每周需要{needed}，最近每周{recent}"),
    "pace_spare": Bilingual(
        "is there already and stays there with {needed}, had {recent} lately",
        "已达到目标水平，每周变动不超过{needed}即可保持，最近每周{recent}",
    ),
    "pace_hold": Bilingual(
        "is there already and has to stay, had {recent} lately", "已达到目标水平，须保持住，最近每周{recent}"
    ),
    "pace_average": Bilingual(
        "has to average {needed} from here, lately {recent}", "余下平均需{needed}，最近是{recent}"
    ),
    "pace_at_most": Bilingual(
        "may average at most {needed} from here, lately {recent}", "余下平均不能高于{needed}，最近是{recent}"
    ),
    "pace_only": Bilingual("needs {needed}", "每周需要{needed}"),
    "a_week": Bilingual("{value} a week", "{value}"),
    "points": Bilingual(" points", " 个百分点"),
    "progress": Bilingual("Progress", "进度"),
    "progress_of": Bilingual(
        "{progress} of the way, {elapsed} of the time gone", "走了 {progress}，时间过了 {elapsed}"
    ),
    "why": Bilingual("Why", "原因"),
    "decide": Bilingual("To decide", "请决定"),
    "due": Bilingual("due {day}", "截止{day}"),
    "owned_by": Bilingual("owner {owner}", "负责人：{owner}"),
    "no_owner": Bilingual("no owner", "没有负责人"),
    "not_judged": Bilingual("cannot be judged", "无法判断"),
    "fine_print": Bilingual("How it was judged", "判断依据"),
    "blocked_by": Bilingual("Cannot be judged as it is written", "照现在的写法无法判断"),
    "instead": Bilingual("Write instead: {suggestion}", "建议写成：{suggestion}"),
    "no_chart": Bilingual("Nothing to draw: no figures were found for it.", "没有可画的数据。"),
    "last_figure": Bilingual("Last figure: {day}", "最近一次数据：{day}"),
    "stale": Bilingual("out of date", "已过时"),
    "figures": Bilingual("The figures behind the chart", "图中的数字"),
    "date": Bilingual("Date", "日期"),
    "value": Bilingual("Value", "数值"),
    "low_80": Bilingual("80% low", "80% 下限"),
    "median": Bilingual("Median", "中位数"),
    "high_80": Bilingual("80% high", "80% 上限"),
    "better": Bilingual("better", "好转"),
    "worse": Bilingual("worse", "变差"),
    "same": Bilingual("unchanged", "持平"),
    "new": Bilingual("new", "新增"),
    "was": Bilingual("was {before}", "上次 {before}"),
    "said_now": Bilingual("It stands at {value}.", "目前为{value}。"),
    "said_target": Bilingual("The target is {value}.", "目标值 {value}。"),
    "said_expected": Bilingual("The forecast for the end is {value}.", "预计期末为{value}。"),
    "said_range": Bilingual("Four times in five it ends between {low} and {high}.", "八成可能落在{low}到{high}之间。"),
    # roll-ups
    "alignment": Bilingual("Which objective serves which", "目标对齐图"),
    "alignment_text": Bilingual(
        "Each objective stands below the one it serves; its status is that of its weakest key result.",
        "每个目标列在它所支撑的目标之下；目标的状态取最弱的一项关键结果。",
    ),
    "by_objective": Bilingual("By objective", "按目标汇总"),
    "by_team": Bilingual("By team", "按团队汇总"),
    "key_results": Bilingual("Key results", "关键结果"),
    "weakest": Bilingual("Weakest", "最弱一项"),
    "expected_hits": Bilingual("Expected hits", "预计达成数"),
    "of": Bilingual("{part} of {whole}", "{part} / {whole}"),
    "draft_findings": Bilingual("What to mend in the draft", "草稿要改的地方"),
    "line": Bilingual("line {line}", "第 {line} 行"),
}
