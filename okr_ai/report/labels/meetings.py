"""Words of the end of a cycle and of agendas."""

from collections.abc import Mapping

from okr_ai.model import Bilingual

LABELS: Mapping[str, Bilingual] = {
    # the end of a cycle
    "outcomes": Bilingual("What was said, and what happened", "当时的预测与实际结果"),
    "outcomes_text": Bilingual(
        "The chances that the forecast gave on those days, from what was known then.",
        "各日的“达成可能”，只用了当时已知的数据。",
    ),
    "outcome": Bilingual("Outcome", "结果"),
    "hit": Bilingual("hit", "达成"),
    "miss": Bilingual("missed", "未达成"),
    "unsettled": Bilingual("not settled", "未定"),
    "misses": Bilingual("Why it was missed", "未达成的原因"),
    "cause_target": Bilingual("Target", "目标"),
    "cause_outside": Bilingual("Outside", "外部"),
    "cause_resources": Bilingual("Resources", "资源"),
    "cause_execution": Bilingual("Execution", "执行"),
    "cause_unknown": Bilingual("Not to be told from the data", "数据看不出原因"),
    "ask_target": Bilingual("How will the next target be set?", "下一期的目标怎么定？"),
    "ask_outside": Bilingual("Could it have been seen earlier, and what would hedge it?", "能否更早看到？怎么对冲？"),
    "ask_resources": Bilingual("Who gets the time for it, or is it dropped?", "谁来投入时间，还是放弃？"),
    "ask_execution": Bilingual("What was tried, and what will be done differently?", "试过什么？下次怎么改？"),
    "ask_unknown": Bilingual("What do those who did the work say?", "做事的人怎么看？"),
    "tasks_undone": Bilingual("{done} of {tasks} tasks were done", "{tasks} 个任务只完成了 {done} 个"),
    "nobody_owned": Bilingual("nobody owned it", "没有负责人"),
    "cause_unseen": Bilingual(
        "neither the metric's history nor its tasks point to a cause", "指标走势和任务记录都没有指向某个原因"
    ),
    "lessons": Bilingual("Notes along the way", "过程记录"),
    # the agenda
    "agenda": Bilingual("Agenda", "会议议程"),
    "agenda_look": Bilingual("Where we stand ({minutes} min)", "看现状（{minutes} 分钟）"),
    "agenda_decide": Bilingual("Decide ({minutes} min)", "做决定（{minutes} 分钟）"),
    "agenda_tasks": Bilingual("Tasks that are late or due ({minutes} min)", "逾期与临近的任务（{minutes} 分钟）"),
    "agenda_figures": Bilingual(
        "Missing figures and unclear wording ({minutes} min)", "缺数据与写法不清（{minutes} 分钟）"
    ),
    "agenda_close": Bilingual("Who does what until next time ({minutes} min)", "下次之前谁做什么（{minutes} 分钟）"),
    "tasks_late": Bilingual("Late", "已逾期"),
    "tasks_due": Bilingual("Due by {day}", "{day}前到期"),
    "tasks_warned": Bilingual("Early warning", "提前预警"),
    "tasks_none": Bilingual("No task is late or due.", "没有逾期或临近的任务。"),
    "days_late": Bilingual("{days} days late", "逾期 {days} 天"),
    "warn_after": Bilingual("is due after its key result ends", "截止日晚于关键结果的期限"),
    "warn_unowned": Bilingual("has no owner", "没有负责人"),
    "warn_undated": Bilingual("has no date, and its key result is at risk", "没有日期，而关键结果有风险"),
    "warn_ahead": Bilingual(
        "its key result is {status}; {open} of {tasks} tasks are still open",
        "关键结果{status}；{tasks} 个任务中还有 {open} 个未完成",
    ),
}
