"""What is known of a key result when it is judged, what its words count, and the SMART letters they decide."""

import re
from functools import cache, lru_cache

from okr_ai.language.circumstances import of_a_set
from okr_ai.language.cues import Cue
from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number
from okr_ai.language.phrases import WordList
from okr_ai.language.scan import Scan
from okr_ai.language.tables import sections_of
from okr_ai.language.text import chinese_characters, latin_words
from okr_ai.model import Direction, Smart


class Facts:
    """What is known of a key result when it is judged. `name` is the lexicon's name of the metric."""

    __slots__ = ("direction", "due", "from_baseline", "metric", "name", "target", "verb")

    def __init__(
        self,
        metric: str,
        name: str | None,
        direction: Direction | None,
        target: Number | None,
        verb: Cue | None,
        due: bool,
        from_baseline: bool,
    ) -> None:
        self.metric = metric
        self.name = name
        self.direction = direction
        self.target = target
        self.verb = verb
        self.due = due
        self.from_baseline = from_baseline


@cache
def words(section: str) -> WordList:
    """The words of a section of `judging.txt`."""
    return WordList(sections_of("judging.txt")[section])


def counts_work(scan: Scan, target: Number, metric: str) -> bool:
    """Whether a number without a verb counts things made: its noun stands behind it and is no customer's (「3
    个场景」)."""
    if target.dimension != "count" or not metric or of_a_set(scan.work, 0, target.start):
        return False
    if not scan.work.find(metric.lower(), target.end) >= 0:
        return False
    return is_work(metric) and not are_others(scan, target, len(scan.work))


_PERSONS = frozenset("位名人户")
_OWN = Lazy(r"员工|同事|成员|人员|工程师|讲师|老师|教师|干部|骨干|新人|经理|主管|团队|学员|顾问|导师|专家|岗")


def are_others(scan: Scan, number: Number, end: int) -> bool:
    """「30 位客户完成试用」: people who are not one's own do something, by the words up to `end`; 「5 名员工完成认证」
    is work of one's own."""
    if number.unit not in _PERSONS or end - number.end < 3:
        return False
    return not _OWN.search(scan.work, number.end, end)


@lru_cache(maxsize=4096)
def is_work(metric: str) -> bool:
    """Whether counted things are made or done: not customers, orders, users or the like."""
    return not words("people").is_in(metric.lower())


def is_activity_named(metric: str) -> bool:
    """Whether the words name meetings, articles and the like."""
    return words("activity").is_in(metric.lower())


@lru_cache(maxsize=4096)
def is_made(metric: str) -> bool:
    """Whether something is built or written, by its words: no measure, no rate, nobody's satisfaction."""
    return not words("result").is_in(metric.lower()) or bool(_ANALYSIS.search(metric.lower()))


_ANALYSIS = Lazy(
    r"(?:analysis|dashboard|report|page|support|endpoint|test|check|view|feature|功能|看板|报表|分析|页面|模块|入口)s?\s*$"
)


def specific(scan: Scan, facts: Facts, vague: int) -> float:
    """0..1: how plainly the words say what will be different; `vague` is how many vague words there are."""
    if scan.placeholders:
        return 0.3
    if facts.target is not None:
        return 0.9 - 0.15 * min(vague, 2) if facts.metric else 0.3
    about = facts.metric.lower().strip()
    weight = _weight(scan)
    score = 0.3 + 0.02 * min(weight, 10)
    score += 0.2 if words("finished").is_in(scan.work) else 0.0
    changes = facts.direction in ("increase", "decrease") or words("people").is_in(about)
    score += 0.15 if facts.due and not changes else 0.0
    score += 0.14 if facts.direction in ("deliver", "reach") and words("product").ends(about) else 0.0
    score += 0.2 if " to " in scan.work and _RHYTHMS.search(scan.work) else 0.0
    score += 0.1 if _NAMED.search(scan.text, 0, len(scan.plain)) else 0.0
    score -= 0.2 * min(vague, 2)
    score -= 0.15 if about in words("broad") or weight < 3 else 0.0
    return round(min(max(score, 0.0), 0.9), 2)


_OFTEN = "hourly|daily|(?:bi-?|twice[ -])?weekly|fortnightly|(?:bi-?)?monthly|quarterly|yearly|annual(?:ly)?"
_RHYTHMS = Lazy(rf"\sfrom\s(?:{_OFTEN})\sto\s(?:{_OFTEN}|on[ -]demand)(?![a-z])")  # as plain as two figures
_NAMED = Lazy(r"[A-Za-z][A-Z]|\.(?<=\w\.)\w{2,4}\b|`[^`]{1,99}`|「[^」]{1,99}」|\"[^\"]{1,99}\"")
_LATIN = re.compile(r"[a-z]{2,}[\w\-.]*")


def _weight(scan: Scan) -> float:
    """How much is said: Latin words, and Chinese characters by two and a half."""
    chinese = 0 if scan.plain.isascii() else chinese_characters(scan.plain)
    latin = len(_LATIN.findall(scan.plain)) if latin_words(scan.plain) else 0
    return latin + chinese / 2.5


def smart(scan: Scan, facts: Facts, vague: int) -> Smart:
    """The letters that the words alone decide; achievable and relevant stay None."""
    if facts.target is None:
        measurable = 0.2 if scan.placeholders or facts.from_baseline else 0.0
    elif facts.metric or facts.verb:
        measurable = 1.0 if facts.from_baseline else 0.8 if facts.metric else 0.6
    else:
        measurable = 0.4
    # by their places, since by name takes many times as long: specific, measurable, achievable, relevant, time-bound
    return tuple.__new__(Smart, (specific(scan, facts, vague), measurable, None, None, 1.0 if facts.due else 0.0))
