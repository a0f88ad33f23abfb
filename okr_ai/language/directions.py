"""Which way a key result goes: up, down, kept, reached, delivered."""

from okr_ai.language import judge
from okr_ai.language.changes import (
    BRINGING,
    comparison,
    counts_betterment,
    held_against,
    is_way_up,
    names_measure,
    sign_of,
    signed_up,
)
from okr_ai.language.cues import BETTERMENTS, CHANGES, DEED, VERBS, Cue
from okr_ai.language.judge_work import is_habit
from okr_ai.language.lazy import Lazy
from okr_ai.language.lexicon import Metric
from okr_ai.language.number_patterns import Number
from okr_ai.language.numbers import in_base_unit
from okr_ai.language.scan import Scan
from okr_ai.language.targets import is_level
from okr_ai.model import Direction

_DIRECTIONS: tuple[tuple[str, Direction], ...] = (
    ("up", "increase"),
    ("down", "decrease"),
    ("keep", "maintain"),
    ("reach", "reach"),
    ("deliver", "deliver"),
    ("soft", "increase"),
)
_REACHED_BY_DEED = frozenset({"reach", "deliver"})
_KEPT_BY_DEED = frozenset({"keep", "deliver"})
# Verbs of a state reached; without a figure the other ones (获得, collect) say what is done.
_STATES = frozenset((
    "达到", "达成", "实现", "成为", "确保", "保证", "保障", "超过", "突破", "做到", "满足", "达", "进入", "跻身",
    "拿下", "赢得", "获得", "reach", "achieve", "meet", "hit", "attain", "become", "exceed", "surpass", "ensure",
    "secure", "win", "earn", "rank",
))  # fmt: skip
_BETTER = Lazy(
    r"更(?![新换改名正替迭])[^\W\x00-\u024f]{1,3}\s*[。.]?$"
    r"|(?<![a-z])make[s]?\s.*\s(?:[a-z]{2,}er|more [a-z]+|better)\s*[.]?$",
    needs="更|make",
)


def direction_of(
    scan: Scan, place: int | None, baseline: Number | None, verb: Cue | None, metric: str, known: Metric | None
) -> Direction | None:
    """The direction of a key result whose target is number `place` (None: no number); None of an empty text. `known`
    is the metric of the lexicon that `metric` names."""
    if place is None:
        way = _without_figure(scan, verb, metric)
    else:
        way = _with_figure(scan, place, baseline, verb, metric, known is not None and known.kind == "ratio")
    if way == "increase" and ((verb is not None and verb.word.startswith(_BETTERING)) or _is_better(scan, place)):
        timed = place is not None and scan.numbers[place].dimension == "time" and known is None
        if is_better_low(metric, known) or (timed and not any(word in metric for word in _LASTING)):
            return "decrease"  # "improve page load time by 30%"
    return way


def _is_better(scan: Scan, place: int | None) -> bool:
    """ "Two points better than last year"."""
    return place is not None and scan.work.startswith(" better than", scan.numbers[place].end)


_LASTING = ("续航", "寿命", "停留", "时长", "有效期", "life", "uptime", "session", "stay", "runtime")


_BETTERING = (
    "improv", "enhanc", "optimi", "accelerat", "speed", "better", "优化", "改善", "改进", "提速", "加快", "加速",
)  # fmt: skip
_BETTER_LOW = (
    " time", "latency", " delay", " delays", "duration", "时间", "耗时", "时延", "延迟", "等待时长", "响应时长",
    "处理时长",
)  # fmt: skip


def is_better_low(metric: str, known: Metric | None) -> bool:
    """Whether less of the metric is better, by the lexicon, else by how its name ends."""
    return known.better == "down" if known is not None else metric.lower().endswith(_BETTER_LOW)


def _without_figure(scan: Scan, verb: Cue | None, metric: str) -> Direction | None:
    if verb is not None and verb.kinds >= _REACHED_BY_DEED:
        return "deliver"
    if verb is not None and verb.word in ("add", "adds", "added", "adding", "新增", "增加"):
        return "deliver" if judge.is_made(metric) else "increase"
    if verb is not None and verb.kinds >= _KEPT_BY_DEED and judge.is_activity_named(metric):
        return "deliver"  # "hold weekly meetings"
    if verb is not None and verb.word.startswith("mov") and " to " in scan.work[verb.end :]:
        return "deliver"  # "move all shops to the new till"
    if (verb is None or verb.kinds >= DEED) and _BETTER.search(scan.work, 0, scan.opening.end):
        return "increase"
    if verb is not None and "reach" in verb.kinds and verb.word not in _STATES:
        return "deliver"
    if verb is None and held_against(scan):
        return "reach"
    return _of_verb(verb) or ("deliver" if scan.work.strip() else None)


def _with_figure(
    scan: Scan, place: int, baseline: Number | None, verb: Cue | None, metric: str, ratio: bool
) -> Direction:
    target, role = scan.numbers[place], scan.roles[place]
    counted = target.dimension in ("", "count")
    if target.factor:
        return _of_factor(target)
    if role == "change" and (sign := sign_of(scan, target)):
        return "decrease" if sign == "-" else "increase"
    if verb is not None and verb.kinds >= _REACHED_BY_DEED:  # "deliver $2M of savings", "deliver 5 reports"
        return "deliver" if counted and judge.is_work(metric) else "reach"
    if verb is not None and verb.kinds >= _KEPT_BY_DEED:  # "hold 12 interviews"
        held = verb in scan.leads[place][:1] or verb.start >= target.end  # "12 workshops held"
        return "deliver" if counted and held else "maintain"
    compared = comparison(scan, target) if role == "change" else None
    if compared and (verb is None or not verb.kinds & CHANGES):
        return compared
    way = _way_of_values(scan, place, baseline)
    deed = verb is not None and verb.kinds & VERBS == DEED
    if counts_betterment(scan, place, verb):
        return "deliver"
    if verb is not None and signed_up(target, verb):
        return "reach"
    if way and verb is not None and (deed or verb.kinds & BETTERMENTS):
        return way  # "Deploys per week: 3 → 10"
    if deed and baseline is not None and scan.clause_at(target.start).kind == "cell":
        verb = None  # "Hosting bill | $900 | $600": a name, no deed
    if deed and names_measure(scan, target, metric.lower()):
        return "reach"
    if deed and target.dimension == "share" and _is_served(scan, target, verb):
        return "reach"
    if is_way_up(scan, place):
        return "increase"
    if said := _of_verb(verb):
        return "decrease" if verb is not None and _is_brought_under(scan, place, verb) else said
    if target.dimension == "multiple" and not ratio and not is_level(scan, place, verb):
        return _of_factor(target)
    if way:
        return way
    before = scan.numbers[place - 1] if place else None
    if before is not None and before.factor and scan.clause_at(before.start) is scan.clause_at(target.start):
        return _of_factor(before)  # "doubled to 4,000 h"
    done = target.value and (
        judge.counts_work(scan, target, metric) or (verb is None and is_habit(scan, target, metric))
    )
    return "deliver" if done else "reach"


SOLVED = ("解决", "处理", "回复", "响应", "答复", "关闭", "resolv", "solv", "answer", "clos", "repl", "respond", "fix")
_IN_TIME = Lazy(r"\s(?:within|in (?:under|less than))\s|(?:分钟|小时|[天日])\s?(?:之|以)?内", needs="within|in |内")


def _is_served(scan: Scan, target: Number, verb: Cue | None) -> bool:
    """ "Resolve 95% of claims within 24 hours": how well those who ask are served, no deed done once."""
    return (
        verb is not None
        and verb.word.startswith(SOLVED)
        and judge.words("asked").is_in(scan.work, target.end)
        and _IN_TIME.search(scan.work) is not None
    )


_UPPER = frozenset({"lt", "le"})


def _is_brought_under(scan: Scan, place: int, verb: Cue) -> bool:
    """ "Bring lead time under 5 days", "get open bugs below 20": what is above it now."""
    if _UPPER.isdisjoint(scan.kinds_before[place]) or is_way_up(scan, place):
        return False
    return verb.word.startswith(BRINGING) and verb.end < scan.numbers[place].start


def _of_factor(number: Number) -> Direction:
    return "increase" if number.value > 1 else "decrease"


def _of_verb(verb: Cue | None) -> Direction | None:
    if verb is not None:
        for kind, way in _DIRECTIONS:
            if kind in verb.kinds:
                return way
    return None


def _way_of_values(scan: Scan, place: int, baseline: Number | None) -> Direction | None:
    """From the baseline to the target, in one unit (1.2 s is more than 600 ms); None where they do not compare."""
    if baseline is None or scan.roles[place] != "target":
        return None
    target = scan.numbers[place]
    before, after = in_base_unit(baseline), in_base_unit(target)
    if None in (baseline.unit, target.unit):
        before, after = baseline.value, target.value  # "from 72 to 24 hours"
    return None if before == after else "increase" if after > before else "decrease"
