"""Why a key result was missed: target, outside, resources or execution, each with the data that speak for it.

In this order: what the metric's own course and its peers say (the forecast's reasons), what the owner wrote on the way,
what became of the tasks. A metric that fell behind by itself says only that the work did not do; notes and tasks say
whether the people were there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Literal

from okr_ai.language.formatting import chance_percent
from okr_ai.model import Bilingual, CheckIn, Forecast, KeyResult, Reason
from okr_ai.report.voice import in_both, quoted, short_days

Cause = Literal["target", "outside", "resources", "execution", "unknown"]
CAUSES: tuple[Cause, ...] = ("target", "outside", "resources", "execution", "unknown")
Evidence = tuple[Cause, Bilingual]

# what owners write when people, time or money were not there, and when something outside got in the way
STATED: Mapping[Cause, str] = {
    "resources": r"\b(?:ill|sick|on (?:sick )?leave|resign\w*|vacan(?:t|cy|cies)|(?:under|short)[- ]?staffed|"
    r"head ?count|hiring freeze|no (?:budget|capacity|time)|not enough (?:people|time|budget|money)|"
    r"nobody (?:free|available)|"
    r"budget (?:was |is )?cut)\b|"
    r"人手|缺人|没人|编制|离职|请假|生病|病了|休假|预算(?:不足|不够|被砍|被削|没批)|没有?预算|没有?时间|排不上|资源(?:不足|不够|紧张)",
    "outside": r"\b(?:competitor\w*|regulat(?:or|ion)\w*|new law|strikes?|customs|exchange rate|storm|flood|"
    r"algorithm (?:change|update)\w*|(?:got|became|is|are) (?:dearer|more expensive)|prices? (?:rose|went up)|"
    r"supplier\w*(?: \w+){0,4} (?:late|delayed|failed|stopped|raised))\b|"
    r"竞品|竞争对手|监管|新规|罢工|海关|汇率|台风|暴雨|变贵|涨价|平台规则|算法(?:调整|更新)|"
    r"供应商[^。；，]{0,6}(?:延迟|延期|断货|缺货|停产|出问题)",
}


def cause_of(key_result: KeyResult, forecasts: Sequence[Forecast]) -> tuple[Cause, tuple[Bilingual, ...]]:
    """The cause of a miss that the data speak for, and the data, the telling one first. `forecasts`: the oldest first,
    the last one after the end."""
    found = [*_by_course(forecasts), *_by_notes(key_result, forecasts[-1].as_of), *_by_tasks(key_result, forecasts[-1])]
    if not found:
        return "unknown", (in_both("cause_unseen"),)
    first = found[0][0]
    if first == "execution":  # the metric fell behind by itself: was anybody there to do the work?
        first = next((cause for cause, _ in found if cause in ("resources", "outside")), first)
    found.sort(key=lambda one: one[0] != first)
    return first, tuple(dict.fromkeys(words for _, words in found))


def _by_course(forecasts: Sequence[Forecast]) -> Iterator[Evidence]:
    """The latest reason of the forecasts that tells the kind of miss."""
    reasons = (reason for forecast in reversed(forecasts) for reason in forecast.reasons)
    told = (evidence for reason in reasons if (evidence := _of_reason(reason)))
    if (first := next(told, None)) is not None:
        yield first


def _of_reason(reason: Reason) -> Evidence | None:
    figures = reason.figures
    if reason.name == "target_out_of_reach":
        return "target", in_both("was_out_of_reach", chance=chance_percent(figures["p_at_start"]))
    if reason.name == "outside_moved":
        names = ", ".join(figures["moved"][:4])
        return "outside", in_both("peers_moved", moved=len(figures["moved"]), peers=figures["peers"], names=names)
    if reason.name == "fell_behind":
        return "execution", in_both("was_in_reach", chance=chance_percent(figures["p_at_start"]))
    return None


def _by_notes(key_result: KeyResult, as_of: date) -> Iterator[Evidence]:
    for told in key_result.check_ins:
        if told.note and told.date <= as_of and (cause := stated_cause(told.note)):
            yield cause, _said(told)


def stated_cause(note: str) -> Cause | None:
    """The cause that an owner's note speaks of: people, time or money that were missing, or something outside."""
    return next((cause for cause in STATED if _pattern(cause).search(note)), None)


@cache
def _pattern(cause: Cause) -> re.Pattern[str]:
    return re.compile(STATED[cause], re.IGNORECASE)


def _said(told: CheckIn) -> Bilingual:
    return in_both("owner_wrote", day=short_days(told.date), note=quoted(told.note or ""))


def _by_tasks(key_result: KeyResult, final: Forecast) -> Iterator[Evidence]:
    tasks = key_result.tasks
    undone = [task for task in tasks if not task.done]
    owned = key_result.owner or final.owner
    if not owned and all(task.owner is None for task in tasks):
        yield "resources", in_both("nobody_owned")
    if undone:
        unowned = sum(1 for task in undone if not (task.owner or owned))
        late = sum(1 for task in undone if task.due and task.due < final.as_of)
        if 2 * unowned > len(undone):
            yield "resources", in_both("tasks_unowned", undone=len(undone), tasks=len(tasks), unowned=unowned)
        else:
            yield "execution", in_both("tasks_undone", undone=len(undone), tasks=len(tasks), late=late)
