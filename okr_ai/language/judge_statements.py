"""Whether a key result makes two statements, each of a state of its own."""

from okr_ai.language.clauses import Clause
from okr_ai.language.cues import VERBS
from okr_ai.language.judge_deeds import means, opens
from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number
from okr_ai.language.scan import DATE, Scan

_PREDICATE = Lazy(
    r".*[a-z]\s(?:(?:is|are|has|have|been|fully|all)\s)*(?:[a-z]{2,}ed|done|live|built|written"
    r"|set up|available|stable|ready|running"
    r"|remains?|stays?|improves?|rises?|drops?|falls?|go(?:es)? (?:up|down))(?![a-z\-])"
)
# 「每个账号只对应一个人」, 「无失效链接」, "every page has an owner": how all of them are, what there is none of
_STATE = Lazy(
    r"\s*(?:no|every|each|all)\s[^\d,;]{3,}|"
    r"\s*(?:无|没有|不再有?)\s?[^\d，,。；;]{2,}|\s*(?:每[个条项次份位]|所有|全部|各)[^\d，,。；;]{2,20}?[都均只已有可须][^，,。；;]{2,}"
)
# 「客户满意度明显提升」, 「报错更少」, 「入口收敛为一个」: what is measured, and how it changes
_TURNED_ZH = Lazy(
    r"\s*(?P<what>(?!随|使|让|从而|进而|以|为|并)[^\d的，,。；;]{2,14}?)"
    r"(?:(?:明显|显著|大幅|持续|稳步|进一步|有所|逐步|不断|得到|均|都)*"
    r"(?:提升|提高|增长|增加|上升|改善|增强|好转|下降|降低|减少|下滑|缩短)(?:明显|显著)?|更[快慢少多高低短好稳]"
    r"|(?:收敛|统一|合并|归并|切换)[为到至成][^\d，,。；;]{2,})\s*"
)

# "… is deprecated and the diagram is redrawn": each with its own subject
_BOTH_DONE = Lazy(
    r".*\s(?:is|are)\s[a-z]{2,}(?:ed|n)\s.{0,40}?and\s(?:the|all|every|each|our|an?)\s[^,;]*\s(?:is|are)\s[a-z]{2,}(?:ed|n)(?![a-z])"
    r"|.*\s(?:is|are)\s(?:[a-z]{2,}ed|live|out)\sand\s(?:has|have|gets?|reach(?:es)?)\s\d"
)
_HOW_KNOWN = Lazy(
    r"\s*(?:tracking|progress|status)\s?:|.*(?<![a-z])(?:measur|track|calculat|report|defin|own|bas|count|exclud|includ)(?:n?ed)(?![a-z])"
)


def two_statements(scan: Scan, targets: list[Number]) -> bool:
    """ "Contract signed; logs verified clean", "The guide is out. Train all waiters.": a semicolon or a full stop parts
    two statements, each with its subject or its deed; one of how it is measured is none."""
    if " and " in scan.work and _BOTH_DONE.match(scan.work):
        return True
    if not scan.numbers and not scan.placeholders and _two_turns(scan):
        return True
    if ";" not in scan.work and ". " not in scan.work:
        return False
    told = 0
    for place, clause in enumerate(scan.clauses):
        whole = clause.kind == "main" and clause.head == clause.start and not means(scan, clause)
        mark = scan.work[clause.start - 1] if place else ";"
        if not whole or mark not in ";." or (mark == "." and _HOW_KNOWN.match(scan.work, clause.start, clause.end)):
            continue
        told += (
            any(clause.start <= number.start < clause.end and _has_words(scan, clause, number) for number in targets)
            or bool(_PREDICATE.match(scan.work, clause.start, clause.end))
            or bool(_STATE.fullmatch(scan.work, clause.start, clause.end))
            or any(opens(scan, clause, cue) for cue in scan.cues_between(clause.start, clause.end) if cue.kinds & VERBS)
        )
    return told >= 2


def _two_turns(scan: Scan) -> bool:
    """「团队士气提升，离职率下降」: two clauses without a figure, each with its own subject and how that changes."""
    if len(scan.clauses) == 1:
        return False
    return sum(clause.kind == "main" and _turns(scan, clause) for clause in scan.clauses) > 1


def _turns(scan: Scan, clause: Clause) -> bool:
    said = _TURNED_ZH.fullmatch(scan.work, clause.start, clause.end)
    if not said:
        return False
    start, end = said.span("what")  # a verb with what it is done to is no subject; 审批 alone is one
    return not any(
        cue.kinds & VERBS and "nounlike" not in cue.kinds and cue.end < end for cue in scan.cues_between(start, end)
    )


def _has_words(scan: Scan, clause: Clause, number: Number) -> bool:
    """Whether the clause says more than the figure and its date: 「准确率 Q1 90%；Q2 92%」 are stages of one target."""
    around = f"{scan.work[clause.start : number.start]}{scan.work[number.end : clause.end]}"
    return clause is scan.clauses[0] or bool(around.strip(_DATES))


_DATES = f" ;{DATE}"
