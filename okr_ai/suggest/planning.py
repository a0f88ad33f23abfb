"""A key result turned into draft tasks with department, role and date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from okr_ai.errors import InputError
from okr_ai.model import Bilingual
from okr_ai.suggest.library import KeyResultTemplate

_ROLE = re.compile(r"^(?P<department>[^,·:：]+)(?:[,·]\s*(?P<role>[^:：]+))?[:：]\s*(?P<title>.+)$")


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """One draft task; `key_result` is the words it serves."""

    key_result: str
    title: str
    department: str
    role: str
    due: date


def plan(key_result: str, template: KeyResultTemplate, start: date, due: date, lang: str) -> tuple[PlannedTask, ...]:
    """The template's tasks between `start` and `due`: first agree on the measure, then its typical tasks evenly over
    the first three quarters of the time, so that the effect can still show, and a review half-way.

    Raises InputError when the period has no room (due before start).
    """
    if due < start:
        raise InputError(
            Bilingual(f"the due date {due} lies before the start {start}", f"截止日 {due} 早于开始日 {start}"),
            Bilingual("give a later --due", "请用 --due 给出更晚的日期"),
        )
    words, length = template.wording(lang), (due - start).days
    measure = Bilingual(
        f"Data: agree how {words.label} is measured and check the source"
        + (f" ({words.source})" if words.source else ""),
        f"数据部：确认“{words.label}”的口径并核对来源" + (f"（{words.source}）" if words.source else ""),
    ).in_lang(lang)
    review = Bilingual(
        "Owner: compare the figure with the target and decide what to change",
        "负责人：对照目标看进展，决定要改什么",
    ).in_lang(lang)
    shares = [(0.05, measure)]
    count = len(words.tasks)
    shares += [(0.75 * (place + 1) / count, task) for place, task in enumerate(words.tasks)]
    shares.append((0.5, review))
    shares.sort(key=lambda pair: pair[0])
    return tuple(_task(key_result, task, start + timedelta(days=round(share * length))) for share, task in shares)


def _task(key_result: str, words: str, due: date) -> PlannedTask:
    match = _ROLE.match(words)
    if match is None:
        return PlannedTask(key_result, words, "", "", due)
    return PlannedTask(key_result, match["title"], match["department"].strip(), (match["role"] or "").strip(), due)


def as_checklist(tasks: Sequence[PlannedTask], lang: str) -> str:
    """The tasks as Markdown check-lists under their key results."""
    lines: list[str] = []
    shown = ""
    for task in tasks:
        if task.key_result != shown:
            shown = task.key_result
            lines += ([""] if lines else []) + [f"## {shown}", ""]
        who = (
            "·".join(filter(None, (task.department, task.role)))
            if lang == "zh"
            else ", ".join(filter(None, (task.department, task.role)))
        )
        lines.append(
            f"- [ ] {task.due} {task.title}" + (f" ({who})" if who and lang != "zh" else f"（{who}）" if who else "")
        )
    return "\n".join(lines)


def as_csv(tasks: Sequence[PlannedTask], lang: str) -> str:
    """The tasks as CSV with a header; what a spreadsheet would take for a formula is written as text."""
    import csv
    from io import StringIO

    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    header = ("key_result", "task", "department", "role", "due")
    writer.writerow(header if lang != "zh" else ("关键结果", "任务", "部门", "角色", "截止日期"))
    for task in tasks:
        row = (task.key_result, task.title, task.department, task.role)
        writer.writerow(
            [*(f"'{cell}" if cell[:1] in "=+-@\t" and cell else cell for cell in row), task.due.isoformat()]
        )
    return out.getvalue()
