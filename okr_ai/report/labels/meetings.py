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
    "was_out_of_reach": Bilingual(
        "The chance was {chance} when the period began.", "周期开始时，达成可能只有 {chance}。"
    ),
    "was_in_reach": Bilingual(
        "It fell behind on the way: the chance was {chance} when the period began.",
        "中途落后：周期开始时，达成可能还有 {chance}。",
    ),
    "peers_moved": Bilingual(
        "{moved} of {peers} related metrics moved the same way ({names}).",
        "{peers} 个相关指标中有 {moved} 个同向变动（{names}）。",
    ),
    "owner_wrote": Bilingual("On {day} its owner wrote {note}.", "{day}负责人写道{note}。"),
    "tasks_undone": Bilingual(
        "{undone} of {tasks} tasks were not done, {late} of them past their date.",
        "{tasks} 个任务中有 {undone} 个没完成，其中 {late} 个已逾期。",
    ),
    "tasks_unowned": Bilingual(
        "{undone} of {tasks} tasks were not done, {unowned} of them had no owner.",
        "{tasks} 个任务中有 {undone} 个没完成，其中 {unowned} 个没有负责人。",
    ),
    "nobody_owned": Bilingual("Nobody owned it.", "没有负责人。"),
    "cause_unseen": Bilingual(
        "Neither the metric's course nor notes or tasks point to a cause.",
        "指标走势、过程记录和任务都没有指向某个原因。",
    ),
    "notes": Bilingual("Notes along the way", "过程记录"),
    # lessons
    "lessons": Bilingual("What the cycle teaches", "这一期教会了我们什么"),
    "follows": Bilingual("Next time: {what}", "下一期：{what}"),
    "and_more": Bilingual("{names}; and {more} more", "{names}；另有 {more} 个"),
    "lesson_warned_early": Bilingual(
        "{early} of the {misses} misses stood below 30% on {day}, {left} days before the end, and stayed there.",
        "{misses} 个未达成的里，有 {early} 个在{day}（离期末还有 {left} 天）就低于 30%，此后没有回升。",
    ),
    "lesson_silent": Bilingual(
        "After that day no report came in for {silent} of the {early} that had any.",
        "其中有过上报的 {early} 个里，{silent} 个此后再没有上报。",
    ),
    "next_warned_early": Bilingual(
        "put a key result on the agenda in the week it falls below 30%: another approach, another target, or drop it.",
        "关键结果一旦低于 30%，当周就上会：换做法、改目标，或者放弃。",
    ),
    "lesson_out_of_reach": Bilingual(
        "{far} of the {misses} misses were unlikely from the first day: {names}.",
        "{misses} 个未达成的里，有 {far} 个从第一天起就不太可能：{names}。",
    ),
    "lesson_missed_before": Bilingual(
        "{metric} was missed in {missed} of {known} earlier cycles too, typically at {way} of the way.",
        "{metric}此前 {known} 期中也有 {missed} 期未达成，通常只走了 {way}。",
    ),
    "lesson_fell_before": Bilingual(
        "{metric} was missed in {missed} of {known} earlier cycles too, and typically ended on the wrong side of its "
        "baseline.",
        "{metric}此前 {known} 期中也有 {missed} 期未达成，而且期末通常比基线还差。",
    ),
    "next_out_of_reach": Bilingual(
        "before agreeing on a target, ask what its chance is if nothing changes, and what will change.",
        "定目标之前先问：照现状走，达成可能有多大？这次会有什么不同？",
    ),
    "lesson_called_green": Bilingual(
        "{green} of the {misses} misses had been reported as going well while the data said otherwise: {names}.",
        "{misses} 个未达成的里，有 {green} 个曾上报为正常，而数据并非如此：{names}。",
    ),
    "next_called_green": Bilingual(
        "agree which figure decides, and report that figure with every check-in.",
        "先说好以哪个数字为准，每次上报都带上这个数字。",
    ),
    "lesson_differences": Bilingual(
        "What hits and misses differed in (medians): {told}.", "达成与未达成的差别（中位数）：{told}。"
    ),
    "differed_percent": Bilingual(
        "chance at a quarter of the time {hit} against {miss}", "时间过四分之一时的达成可能为 {hit} 对 {miss}"
    ),
    "differed_check_ins": Bilingual("check-ins {hit} against {miss}", "上报次数 {hit} 对 {miss}"),
    "differed_tasks_done": Bilingual("tasks done {hit} against {miss}", "任务完成率 {hit} 对 {miss}"),
    "differed_draft_score": Bilingual("score of the draft {hit} against {miss}", "草稿得分 {hit} 对 {miss}"),
    "next_differences": Bilingual(
        "these are few cases: ask whether it was the reason before making it a rule.",
        "个案不多：先问是不是真正的原因，再决定要不要定成规矩。",
    ),
    "lesson_near": Bilingual(
        "{near} missed by little, with at least 70% of the way gone: {names}.",
        "有 {near} 个只差一点，已走过七成以上：{names}。",
    ),
    "next_near": Bilingual("say of each whether it goes on or is good enough.", "逐个说清：接着做，还是到此为止。"),
    "lesson_teams": Bilingual("Hits by team: {told}.", "各团队达成：{told}。"),
    "team_hits": Bilingual("{team} {hits} of {settled}", "{team} {hits}/{settled}"),
    "next_teams": Bilingual(
        "compare what they did, not the teams: targets were not equally hard.",
        "比做法，不比团队：各自的目标难度并不相同。",
    ),
    "lesson_calls": Bilingual(
        "When a quarter of the time was gone, the forecast gave {low} less than an even chance ({missed} of them "
        "missed) and {high} an even chance or more ({hit} of them hit).",
        "时间过四分之一时，预测认为有 {low} 个达成可能不到一半，其中 {missed} 个果然未达成；"
        "认为有 {high} 个在一半以上，其中 {hit} 个达成。",
    ),
    "next_calls": Bilingual("trust early chances as far as that.", "早期预测可以信到这个程度。"),
    "lesson_unsettled": Bilingual(
        "{unseen} of {total} ended without a figure that settles them: {names}.",
        "{total} 个里有 {unseen} 个到期末也没有能下结论的数据：{names}。",
    ),
    "next_unsettled": Bilingual(
        "no key result without a source of its figure and somebody who supplies it.",
        "没有数据来源、没有人报数的，就不要写成关键结果。",
    ),
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
