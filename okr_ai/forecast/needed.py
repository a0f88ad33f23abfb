"""What a key result still needs, against what its metric did lately and at best, in words."""

from datetime import date

from okr_ai.forecast.amounts import about, counts_whole, day_in_words, weekly_change
from okr_ai.forecast.prepare import Ready
from okr_ai.forecast.rates import RECENT_DAYS, Rates
from okr_ai.forecast.steps import Steps
from okr_ai.model import Bilingual, Reason


def pace_reason(ready: Ready, rates: Rates) -> Reason | None:
    """Needed rate against the recent and the best one; None when nothing is left to do."""
    goal, due = ready.goal, day_in_words(_last_day(ready))
    if goal.every and ready.period.ahead:
        return _each_step(ready, due)
    if rates.needed is None or rates.recent is None or (goal.direction == "band" and rates.needed_to is None):
        return None
    unit = "pp" if goal.unit == "%" and goal.measure == "level" else goal.unit  # the change of a share
    whole = counts_whole(goal.target, unit)
    needed, recent = about(rates.needed, unit, whole=whole), about(rates.recent, unit, whole=whole)
    best = _best_pace(rates.best, goal.measure, unit, whole=whole) if rates.best is not None else None
    figures = {"needed": rates.needed, "recent": rates.recent, "best": rates.best, "best_on": rates.best_on}
    kind, lately = goal.measure, _lately(ready.steps)
    if kind == "level" and (spare := _spare(rates.needed, goal.direction)) is not None:
        up = goal.direction == "up"
        room, moved = (weekly_change(each, unit, whole=whole) for each in (-spare if up else spare, rates.recent))
        en, zh = f"can take {room.en} until {due.en}", f"到{due.zh}最多可{room.zh}"
        if not spare:
            en, zh = f"has to stay until {due.en}", f"须保持到{due.zh}"
        en = f"already there: {en}; {lately.en} brought {moved.en}"
        zh = f"已达到目标水平：{zh}；{lately.zh}{moved.zh}"
        best = None
    elif kind == "level":
        needs, moved = (weekly_change(each, unit, whole=whole) for each in (rates.needed, rates.recent))
        en = f"needs {needs.en} until {due.en}; {lately.en} brought {moved.en}"
        zh = f"到{due.zh}需{needs.zh}；{lately.zh}{moved.zh}"
    elif kind == "total":
        most = goal.direction == "down"
        en = f"{'may take at most' if most else 'needs'} {needed.en} a week until {due.en}"
        en += f"; {lately.en} brought {recent.en} a week"
        zh = f"到{due.zh}每周{'不能超过' if most else '需要'} {needed.zh}；{lately.zh}每周 {recent.zh}"
    elif rates.needed_to is not None:
        low, high = (about(value, unit) for value in (rates.needed, rates.needed_to))
        en = f"has to average {low.en} … {high.en} until {due.en}; {lately.en} averaged {recent.en}"
        zh = f"余下时间（到{due.zh}）平均需在 {low.zh} … {high.zh} 之间；{lately.zh}平均 {recent.zh}"
    else:
        en, zh = _average_needed(goal.direction, needed, ahead=rates.needed < goal.target)
        en = f"{en} until {due.en}; {lately.en} averaged {recent.en}"
        zh = f"余下时间（到{due.zh}）{zh}；{lately.zh}平均 {recent.zh}"
    if best and rates.best_on and not goal.keep:
        said = _best_ever(best, day_in_words(rates.best_on), beyond=rates.beyond)
        en, zh = f"{en}; {said.en}", f"{zh}；{said.zh}"
    return Reason("pace", Bilingual(en, zh), figures)


def _last_day(ready: Ready) -> date:
    """The day that counts: of a level the end of its last step by the due date, which may be some days before that."""
    due = ready.subject.due
    return min(due, ready.period.ends[-1]) if ready.goal.measure == "level" and ready.period.ahead else due


def _best_pace(best: float, measure: str, unit: str | None, *, whole: bool) -> Bilingual:
    """The pace of the best stretch; that of a level that was to fall says so."""
    if measure == "level" and best < 0:
        return weekly_change(best, unit, whole=whole)
    said = about(best, unit, whole=whole)
    return (
        Bilingual(said.en, f" {said.zh}") if measure == "average" else Bilingual(f"{said.en} a week", f"每周 {said.zh}")
    )


def _best_ever(best: Bilingual, on: Bilingual, *, beyond: bool) -> Bilingual:
    """The best stretch of the past; `beyond`: what is needed is more than that."""
    en = "never reached for that long: the best stretch" if beyond else "the best stretch of that length"
    zh = "同样长的时间里从未达到过：历史最好是" if beyond else "同样长度的历史最好水平是"
    return Bilingual(f"{en} was {best.en} (up to {on.en})", f"{zh}{best.zh}（截至{on.zh}）")


def _average_needed(direction: str, needed: Bilingual, *, ahead: bool) -> tuple[str, str]:
    """What the rest has to average; `ahead`: less than the target is enough, as there is more already."""
    if direction == "down":
        return f"may average at most {needed.en}", f"平均不能高于 {needed.zh}"
    if ahead:
        return f"an average of {needed.en} is enough", f"平均不低于 {needed.zh} 即可"
    return f"has to average {needed.en}", f"平均需达到 {needed.zh}"


def _each_step(ready: Ready, due: Bilingual) -> Reason:
    """The bounds that every step has to keep, and how near to them the recent ones came."""
    goal, steps = ready.goal, ready.steps
    count = max(2, round(RECENT_DAYS / steps.rhythm.length))
    recent = [value for value in steps.values[-count:].tolist() if value == value]
    lately, low, high = _lately(steps), min(recent), max(recent)
    bounds = (
        (goal.lower, low, Bilingual("at least", "不低于"), Bilingual("the lowest", "最低")),
        (goal.upper, high, Bilingual("at most", "不高于"), Bilingual("the highest", "最高")),
    )
    asked, seen = [], []
    for bound, worst, side, end in bounds:
        if bound is not None:
            limit, value = about(bound, goal.unit), about(worst, goal.unit)
            asked.append(Bilingual(f"{side.en} {limit.en}", f"{side.zh} {limit.zh}"))
            seen.append(Bilingual(f"{end.en} was {value.en}", f"{end.zh} {value.zh}"))
    en = f"every value until {due.en} has to be {' and '.join(each.en for each in asked)}"
    zh = f"到{due.zh}每期都须{'、'.join(each.zh for each in asked)}"
    en += f"; in {lately.en} {' and '.join(each.en for each in seen)}"
    zh += f"；{lately.zh}{'、'.join(each.zh for each in seen)}"
    return Reason("pace", Bilingual(en, zh), {"lowest": low, "highest": high})


def _lately(steps: Steps) -> Bilingual:
    """What the recent rate is of: four weeks, or two steps where those are longer."""
    if 2 * steps.rhythm.length < 35:
        return Bilingual("the last four weeks", "近四周")
    name = {1: ("months", "个月"), 3: ("quarters", "个季度"), 12: ("years", "年")}
    en, zh = name.get(steps.rhythm.months, ("values", "期"))
    return Bilingual(f"the last two {en}", f"近两{zh}")


def _spare(needed: float, direction: str) -> float | None:
    """How much a level beyond its target may give back a week; None while it is short of it."""
    spare = -needed if direction == "up" else needed
    return spare if spare >= 0 and direction != "band" else None
