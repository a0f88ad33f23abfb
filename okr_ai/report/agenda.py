"""The agenda of a weekly or monthly meeting on one page: what to decide, and the tasks that are late or due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from okr_ai.forecast.status import STATUS_WORDS
from okr_ai.model import Bilingual, Task
from okr_ai.report.content import Item, Report
from okr_ai.report.markdown import finalize, markdown_values, tidy
from okr_ai.report.sandbox import environment
from okr_ai.report.voice import in_both

HORIZON = {"weekly": 7, "monthly": 31}
MINUTES = {"look": 5, "decision": 4, "tasks": 5, "figures": 5, "close": 5}


@dataclass(frozen=True, slots=True)
class Late:
    """A task to speak of: late by so many `days` (below 0: still to come), or warned of with a reason."""

    task: Task
    item: Item
    days: int | None = None
    warning: Bilingual | None = None

    @property
    def owner(self) -> str | None:
        return self.task.owner or self.item.owner


@dataclass(frozen=True, slots=True)
class Tasks:
    late: tuple[Late, ...]
    due: tuple[Late, ...]
    warned: tuple[Late, ...]
    until: date


def tasks_of(report: Report, days: int) -> Tasks:
    """Open tasks that are late (the latest first), due within so many days, and those that will be late if nobody
    looks: no owner or date, a date after the key result's, or much left to do for a key result that is failing."""
    late, due, warned = [], [], []
    until = report.as_of + timedelta(days)
    for item in report.items:
        for task in item.reviewed.key_result.tasks:
            if task.done:
                continue
            over = (report.as_of - task.due).days if task.due else None
            if over is not None and over > 0:
                late.append(Late(task, item, over))
            elif task.due and task.due <= until:
                due.append(Late(task, item, over))
            elif warning := next(_warnings(task, item), None):
                warned.append(Late(task, item, over, warning))
    late.sort(key=lambda one: -(one.days or 0))
    due.sort(key=lambda one: one.task.due or until)
    return Tasks(tuple(late), tuple(due), tuple(warned), until)


def _warnings(task: Task, item: Item) -> Iterator[Bilingual]:
    failing = item.forecast.status in ("off_track", "at_risk")
    tasks = item.reviewed.key_result.tasks
    still_open = sum(not one.done for one in tasks)
    if task.due and item.forecast.due and task.due > item.forecast.due:
        yield in_both("warn_after")
    if not task.owner and not item.owner:
        yield in_both("warn_unowned")
    if failing and task.due is None:
        yield in_both("warn_undated")
    if failing and still_open > len(tasks) / 2:
        yield in_both("warn_ahead", status=STATUS_WORDS[item.forecast.status], open=still_open, tasks=len(tasks))


def to_agenda(report: Report, *, folder: Path | None = None) -> str:
    """The agenda as Markdown, with minutes for each part."""
    pages = environment(folder, autoescape=False, finalize=finalize)
    tasks = tasks_of(report, HORIZON.get(report.kind, 31))
    acts = [item for item in report.decisions if item.decision and item.decision.about in ("rethink", "push", "close")]
    unseen = [item for item in report.decisions if item.decision and item.decision.about in ("data", "wording")]
    minutes = MINUTES | {"decide": max(5, MINUTES["decision"] * len(acts))}
    values = markdown_values(report) | {"tasks": tasks, "acts": acts, "unseen": unseen, "minutes": minutes}
    return tidy(pages.get_template("agenda.md.j2").render(values))
