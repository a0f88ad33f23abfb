"""Key results that are work: things to make or win, counted as they come, and milestones, done or not by a date."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from okr_ai.forecast.amounts import so_many
from okr_ai.forecast.goals import Goal
from okr_ai.forecast.outcome import blank, judged
from okr_ai.forecast.prepare import Subject
from okr_ai.model import Bilingual, Forecast, Frame, KeyResult, Reason

PIECE = 1.5  # things that come at once, until the reports tell
SHARE = 0.05  # of a milestone's work that gets done at once
SILENT = 0.5  # of the period gone without a word about a milestone

_WIN = re.compile(
    r"新增|新签|签|拿下|招聘|招募|引进|sign|win|won|hire|recruit|onboard|close|land|secure|book|hold|run|publish|ship"
)


def counts_things(key_result: KeyResult, frame: Frame) -> bool:
    """Whether things made or won are counted, from 0: "sign 20 customers", not "reach 20,000 users"."""
    if key_result.baseline is not None or frame.baseline is not None or frame.target is None:
        return False
    won = frame.verb is not None and bool(_WIN.match(frame.verb.text.casefold()))
    return frame.target_kind == "count" or (
        won and frame.target_kind == "absolute" and frame.unit not in ("%", "pp") and frame.direction != "maintain"
    )


def is_milestone(subject: Subject) -> bool:
    """Whether the key result is a thing to be done by its date, without a number to reach."""
    key_result, frame = subject.key_result, subject.frame
    if key_result.target is not None or frame.target is not None or frame.placeholders:
        return False
    return key_result.kind == "milestone" or frame.direction == "deliver"


def work_to_do(points: Sequence[tuple[date, float]]) -> Goal:
    """Done or not: reported as 0/1, or in per cent (also where nothing but 0 is reported)."""
    whole = 1.0 if points and 0 < max(abs(value) for _, value in points) <= 1 else 100.0
    return Goal("level", whole, None, whole, None, 0.0, "%" if whole == 100 else None)


def is_work(goal: Goal) -> bool:
    """Whether it is the goal of `work_to_do`: no more than all of it can get done."""
    return goal.baseline == 0.0 and goal.target in (1.0, 100.0) and goal.lower == goal.target and not goal.reasons


def lump_of(subject: Subject, goal: Goal, points: Sequence[tuple[date, float]]) -> float | None:
    """How much comes at once of something that only grows; None for what may fall."""
    if is_work(goal):
        tasks = len(subject.key_result.tasks)
        return goal.target / tasks if tasks else SHARE * goal.target
    things = goal.direction == "up" and goal.target > 0 and counts_things(subject.key_result, subject.frame)
    return PIECE if things and min(value for _, value in points) >= 0 else None


def ticked(subject: Subject, as_of: date) -> list[tuple[date, float]]:
    """The share of the tasks that are done in per cent, as a report of `as_of`; empty without tasks.

    A draft does not say when a task was ticked: what it holds is taken to be so on the day asked about.
    """
    tasks = subject.key_result.tasks
    return [(as_of, 100.0 * sum(task.done for task in tasks) / len(tasks))] if tasks else []


def tasks_reason(subject: Subject, as_of: date, *, judged_by: bool = False) -> Reason:
    """How far the tasks are; `judged_by`: nothing else is known of a milestone, so they count as its work."""
    tasks = subject.key_result.tasks
    done = sum(task.done for task in tasks)
    late = sum(1 for task in tasks if not task.done and task.due is not None and task.due < as_of)
    en, zh = "tasks do not show whether the result is reached", "任务完成不代表结果达成"
    if judged_by:
        en, zh = "judged by them, nothing else was reported", "没有其他进度记录，按任务判断"
    return Reason(
        "tasks",
        Bilingual(
            f"{done} of {len(tasks)} tasks done, {late} overdue; {en}",
            f"任务完成 {done}/{len(tasks)}，逾期 {late} 个；{zh}",
        ),
        {"done": done, "tasks": len(tasks), "overdue": late},
    )


def unreported(subject: Subject, as_of: date) -> Forecast:
    """A milestone of which nobody has said anything: what its date says. Silence is not green."""
    found = blank(subject, as_of)
    left = (subject.due - as_of).days
    if left < 0:
        overdue = Reason(
            "milestone_overdue",
            Bilingual(
                f"due {so_many(-left, 'day')} ago, and nothing says that it is done: report it, or set a new date",
                f"已过期 {-left} 天，没有任何完成记录：请上报进度，或改定日期",
            ),
            {"days": -left},
        )
        nothing = judged(found, work_to_do(()), [0.0] * 5)
        return replace(nothing, status="off_track", p_hit=0.0, stale=True, reasons=(overdue,))
    reason = Reason(
        "milestone_unreported",
        Bilingual(
            f"{so_many(left, 'day')} left and no progress reported: record it with `okr-ai checkin`, or list its tasks",
            f"还剩 {left} 天，尚无进度记录：请用 `okr-ai checkin` 上报，或列出任务",
        ),
        {"days_left": left},
    )
    return replace(found, stale=(found.elapsed or 0.0) >= SILENT, reasons=(reason,))
