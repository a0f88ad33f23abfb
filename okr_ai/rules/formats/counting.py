"""Counting the findings of reviewed drafts, and telling once what two rules found."""

from collections.abc import Iterable, Iterator, Sequence

from okr_ai.model import Finding, ReviewedDraft

ORDER = {"error": 0, "warning": 1, "info": 2}


def findings_of(draft: ReviewedDraft) -> Iterator[Finding]:
    """All findings of a draft: the file's, each objective's, each key result's."""
    yield from draft.findings
    for objective in draft.objectives:
        yield from objective.findings
        for key_result in objective.key_results:
            yield from key_result.findings


_SAYS_WHY = ("soft_verb", "task_as_key_result", "vague_quantifier")


class Told:
    """A finding as people are told it, all that one remark `tells`, itself first, and the worst severity of these."""

    __slots__ = ("finding", "severity", "tells")

    def __init__(self, *tells: Finding) -> None:
        self.finding = tells[0]
        self.tells = tells
        self.severity = min((each.severity for each in tells), key=ORDER.__getitem__)


def told_once(findings: Sequence[Finding]) -> list[Told]:
    """What people are told: that a number is missing is said by the words in its place (优化, 上线, significantly).
    Programs are told both."""
    number = next((found for found in findings if found.rule == "no_number"), None)
    whys = [found for found in findings if found.rule in _SAYS_WHY and found.severity != "info"]
    if number is None or not whys:
        return [Told(found) for found in findings]
    first = min(whys, key=lambda found: _SAYS_WHY.index(found.rule))
    return [Told(found, number) if found is first else Told(found) for found in findings if found is not number]


def in_order(drafts: Iterable[ReviewedDraft]) -> list[Finding]:
    """All findings, file by file, from the top of each."""
    found: list[Finding] = []
    for draft in drafts:
        found += sorted(findings_of(draft), key=lambda f: (f.place.sheet or "", f.place.line, f.place.column, f.rule))
    return found


def summary_of(drafts: Sequence[ReviewedDraft]) -> dict[str, int]:
    """How many findings of each severity."""
    counts = {"errors": 0, "warnings": 0, "infos": 0}
    for draft in drafts:
        for finding in findings_of(draft):
            counts[f"{finding.severity}s"] += 1
    return counts


def reaches(drafts: Iterable[ReviewedDraft], fail_on: str) -> bool:
    """Whether any finding is as severe as `fail_on` or worse; never for `never`."""
    if fail_on == "never":
        return False
    return any(ORDER[finding.severity] <= ORDER[fail_on] for draft in drafts for finding in findings_of(draft))
