"""What kind of key result the words make: result or work, one target or several, vague or plain; the SMART letters."""

import re
from functools import cache
from itertools import pairwise

from okr_ai.language.cues import VERBS, Cue
from okr_ai.language.numbers import Number
from okr_ai.language.scan import Clause, Scan
from okr_ai.language.tables import sections_of
from okr_ai.model import Frame, Smart, Words


@cache
def _words(section: str) -> re.Pattern[str]:
    words = sections_of("judging.txt")[section]
    chinese = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if not word.isascii())
    latin = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word.isascii())
    return re.compile(rf"(?:{chinese})|(?<![a-z])(?:{latin})(?![a-z])")


def vague_words(scan: Scan, frame: Frame) -> tuple[Words, ...]:
    """Words that leave open how much: 显著, "better"; the verb itself (提升, improve) when no number follows."""
    found = []
    for cue in scan.cues:
        if "vague" in cue.kinds and not _exact(scan, cue):
            found.append(_said(scan, cue.start, cue.end))
        elif frame.target is None and cue.kinds & {"soft", "up", "down"} and not cue.kinds & {"to", "deliver"}:
            if frame.verb is not None and cue.start == frame.verb.start and (cue.kinds & {"soft"} or cue.word in _OPEN):
                found.append(_said(scan, cue.start, cue.end))
    return tuple(found)


_OPEN = frozenset(
    [
        "提升",
        "提高",
        "改善",
        "增强",
        "improve",
        "increase",
        "enhance",
        "strengthen",
        "accelerate",
        "streamline",
        "minimize",
        "minimise",
    ]
)
_EXACT_BEFORE = re.compile(r"(?:高|低|优|差)$")


def _exact(scan: Scan, cue: Cue) -> bool:
    """约 and 左右 beside a number only round it; "high-quality" inside a longer name stays."""
    if cue.word in ("约", "大约", "左右", "around", "roughly", "approximately", "most", "more", "部分", "一定"):
        near = any(
            number.start - 3 <= cue.end <= number.start or 0 <= cue.start - number.end <= 2 for number in scan.numbers
        )
        return near or (cue.word in ("约", "more", "most") and scan.work.startswith(" than", cue.end))
    if cue.word in (
        "体验",
        "质量",
        "效率",
        "能力",
        "水平",
        "可用",
        "quality",
        "关键",
        "重点",
        "相关",
        "主要",
        "持续",
        "relevant",
        "key",
        "效率",
    ):
        return bool(scan.numbers) or bool(
            re.match(r"\s?(?:分|评分|指数|率|性|得分|score|rate|index|metrics?)", scan.work[cue.end : cue.end + 8])
        )
    return False


def _said(scan: Scan, start: int, end: int) -> Words:
    return Words(scan.text[start:end], start, end)


def outcome(scan: Scan, frame: Frame, known: bool) -> bool | None:
    """True for a result, False for work or its product, None when the words do not tell.

    `known` says whether the lexicon knows the metric.
    """
    about = frame.metric.text.lower() if frame.metric else ""
    rate = bool(re.search(r"率|占比|比例|rate|ratio|share|%", about))
    if frame.direction == "deliver":
        return False
    activity = _words("activity").search(about)
    if activity and not rate and not known:
        return False
    if frame.target is not None:
        return not (activity and rate and _about_work(about))
    if frame.direction in ("increase", "decrease"):
        if known or _words("result").search(about):
            return True
        return False
    if frame.direction in ("reach", "maintain"):
        return True if frame.metric else None
    return False


def _about_work(about: str) -> bool:
    """Rates of work done (审批覆盖率, 培训完成率): the share of things that were worked on, not what it led to."""
    return bool(
        re.search(
            r"(?:审批|评审|审查|培训|文档|测试用例|学习|打卡|巡检|汇报)(?:完成率|覆盖率|参与率|率)|interview plan|training|onboarding plan",
            about,
        )
    )


def compound(scan: Scan) -> bool:
    """Whether there are two or more independent targets (a means clause or a restated figure is none)."""
    targets = [number for number, role in zip(scan.numbers, scan.roles, strict=True) if role in ("target", "change")]
    if any(_independent(scan, a, b) for a, b in pairwise(targets)):
        return True
    return _two_deeds(scan, targets)


_LINKS = re.compile(
    r"[\s\ue000\ue001并且和与同时,，、;；:的了将即也为及其中或|+&\-*]|相当于|总计|合计|and|while|with|also|then|by|per month|the|i\.?e\.?|equivalent|or"
)


def _independent(scan: Scan, first: Number, second: Number) -> bool:
    """Whether the second figure has words of its own between it and the first."""
    clause, other = scan.clause_at(second.start), scan.clause_at(first.start)
    if clause.kind != "main" and clause is not other:
        return False
    start = max(first.end, clause.start)
    own, at = [], start
    for cue in scan.cues_between(start, second.start):
        if cue.kinds & (VERBS - {"deliver"}) or cue.kinds & {
            "to",
            "by",
            "from",
            "ge",
            "le",
            "gt",
            "lt",
            "cause",
            "basis",
        }:
            own.append(scan.work[at : cue.start])
            at = cue.end
    own.append(scan.work[at : second.start])
    if len(_LINKS.sub("", "".join(own))) >= 2:
        return True
    return (
        second.dimension == "share"
        and clause is other
        and scan.work[start : second.start].strip() in ("with", "with a", "且", "并")
    )


def _two_deeds(scan: Scan, targets: list[Number]) -> bool:
    """Two clauses, each with a verb in its place or a target of its own."""
    deeds = 0
    for clause in scan.clauses:
        if clause.kind != "main" or clause.end - clause.start < 3 or _means(scan, clause):
            continue
        counted = any(clause.start <= number.start < clause.end for number in targets)
        verbs = [cue for cue in scan.cues_between(clause.start, clause.end) if cue.kinds & VERBS]
        deeds += counted or any(not cue.word.isascii() or _leads(scan, clause, cue) for cue in verbs)
    return deeds >= 2


def _leads(scan: Scan, clause: Clause, cue: Cue) -> bool:
    return scan.work[clause.start : cue.start].strip(" -*") in ("", "and", "we", "then", "and then", "and we")


def _means(scan: Scan, clause: Clause) -> bool:
    """A clause that says how, why or what not: no deed of its own."""
    return bool(_words("means").match(scan.work[clause.start : clause.start + 24].lstrip()))


def specific(scan: Scan, frame: Frame) -> float:
    """0..1: how plainly the words say what will be different."""
    length = _weight(scan)
    broad = bool(frame.metric and _words("broad").fullmatch(frame.metric.text.lower().strip()))
    if frame.placeholders:
        return 0.3
    if frame.target is not None:
        if not frame.metric:
            return 0.3
        return 0.9 - 0.15 * min(len(frame.vague_words), 2)
    score = 0.15 + 0.07 * min(length, 8) - 0.2 * min(len(frame.vague_words), 2) - (0.15 if broad else 0)
    if frame.deadline:
        score += 0.25
    return round(min(max(score, 0.0), 0.9), 2)


def _weight(scan: Scan) -> float:
    """How much is said: Latin words, and Chinese characters by two."""
    chinese = sum(1 for char in scan.plain if "\u4e00" <= char <= "\u9fff")
    return len(re.findall(r"[a-z]{2,}[\w\-.]*", scan.plain)) + chinese / 2.5


def smart(scan: Scan, frame: Frame) -> Smart:
    """The letters that the words alone decide; achievable and relevant stay None."""
    if frame.target is None:
        measurable = 0.2 if frame.placeholders or frame.baseline is not None else 0.0
    else:
        measurable = 0.6 + (0.2 if frame.baseline is not None else 0) + (0.2 if frame.metric else 0)
        measurable = measurable if frame.metric else 0.4
    return Smart(
        specific=specific(scan, frame), measurable=round(measurable, 2), time_bound=1.0 if frame.deadline else 0.0
    )
