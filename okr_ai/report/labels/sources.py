"""Words of where figures come from, and of the workbook."""

from collections.abc import Mapping

from okr_ai.model import Bilingual

LABELS: Mapping[str, Bilingual] = {
    # where it comes from
    "metrics": Bilingual("What the metrics mean and where they come from", "指标口径与数据来源"),
    "metrics_of": Bilingual(
        "{shown} of {count} metrics: those of the riskiest key results. The workbook (.xlsx) holds all.",
        "{count} 个指标中的 {shown} 个，即风险最高的关键结果所用的；全部指标见工作簿（.xlsx）。",
    ),
    "objectives_of": Bilingual(
        "{shown} of {count} objectives: those with the riskiest key results. The workbook (.xlsx) holds all.",
        "{count} 个目标中的 {shown} 个，即风险最高的关键结果所属的；全部目标见工作簿（.xlsx）。",
    ),
    "metric": Bilingual("Metric", "指标"),
    "definition": Bilingual("How it is calculated", "计算方法"),
    "source": Bilingual("Source", "数据来源"),
    "updated": Bilingual("Updated", "更新周期"),
    "span_of_data": Bilingual("{first} to {last}, {points} figures", "{first}至{last}，共 {points} 个数据"),
    "measurements": Bilingual("Figures", "已有数据"),
    "unstated": Bilingual("not stated", "未写明"),
    "trust": Bilingual("How far to trust these forecasts", "这些预测有多可信"),
    "trust_text": Bilingual(
        "Of {count} past forecasts {hits} were hit. Their squared error (Brier) is {brier}; always saying the average "
        "would have scored {base}, perfect foresight 0.",
        "过去 {count} 次预测中，{hits} 个达成。平方误差（Brier）为 {brier}；若一律报平均值则为 {base}，完全准确为 0。",
    ),
    "said": Bilingual("We said", "当时说"),
    "happened": Bilingual("It was hit", "实际达成"),
    "cases": Bilingual("Cases", "个数"),
    "how_made": Bilingual("How this was made", "本报告如何得出"),
    "how_made_text": Bilingual(
        "Written by okr-ai {version} from {files} as of {day}; later figures were not used. A chance is the share of "
        "possible endings in which the target is met if nothing changes: it is read off the same forecast as the "
        "ranges in the charts. It says nothing about what the team may still do.",
        "由 okr-ai {version} 根据 {files} 生成，截至{day}；此后的数据未被使用。“达成可能”是"
        "照现状走下去时达到目标的可能性，与图中的预测范围出自同一个预测；团队接下来还能做什么，不在其中。",
    ),
    "method": Bilingual("Method: {methods}.", "方法：{methods}。"),
    "chart_of_total": Bilingual("The chart adds up what came in since the start.", "图中是期初以来的累计值。"),
    "chart_of_average": Bilingual(
        "The line shows each single figure, the forecast the average of the whole period.",
        "折线是各次的数值，预测是整个周期的平均值。",
    ),
    "chart_hidden": Bilingual("Chart", "图"),
    # the workbook
    "sheet_decisions": Bilingual("Decisions", "待决定"),
    "sheet_about": Bilingual("What to do", "事项"),
    "sheet_forecast": Bilingual("Forecast by date", "逐期预测"),
    "past_of_riskiest": Bilingual(
        "Forecasts at a few dates; past figures of the {count} riskiest key results only.",
        "预测只列几个日期；已有数据只列风险最高的 {count} 个关键结果。",
    ),
    "sheet_findings": Bilingual("Draft", "草稿问题"),
    "sheet_metrics": Bilingual("Metrics", "指标口径"),
    "due_date": Bilingual("Due", "截止日期"),
    "number": Bilingual("No.", "编号"),
    "target_to": Bilingual("Target, upper end", "目标上限"),
    "unit": Bilingual("Unit", "单位"),
    "low_95": Bilingual("95% low", "95% 下限"),
    "high_95": Bilingual("95% high", "95% 上限"),
    "elapsed": Bilingual("Time gone", "时间已过"),
    "needed_rate": Bilingual("Pace needed", "所需速度"),
    "recent_rate": Bilingual("Recent pace", "最近速度"),
    "last_figure_on": Bilingual("Last figure", "最近数据日"),
    "change_short": Bilingual("Change", "变化"),
    "yes": Bilingual("yes", "是"),
    "judged": Bilingual("That can be judged", "可判断的"),
    "file": Bilingual("File", "文件"),
    "line_number": Bilingual("Line", "行"),
    "rule": Bilingual("Rule", "规则"),
    "message": Bilingual("What was found", "问题"),
    "suggestion": Bilingual("Write instead", "建议"),
    "label": Bilingual("Name", "名称"),
    "first_day": Bilingual("From", "起"),
    "last_day": Bilingual("To", "止"),
}
