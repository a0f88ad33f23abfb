"""The JSON form, version 1: what other programs read."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from okr_ai.model import Finding, Passage, ReviewedDraft, ReviewedKeyResult, ReviewedObjective, Score, Smart
from okr_ai.rules.formats.counting import summary_of

_LOOKED_AT = 500  # key results


def as_json(drafts: Sequence[ReviewedDraft]) -> str:
    """The reviewed drafts as one JSON object, indented while people may look at it (that takes ten times longer)."""
    count = sum(len(objective.key_results) for draft in drafts for objective in draft.objectives)
    return json.dumps(as_data(drafts), ensure_ascii=False, indent=2 if count <= _LOOKED_AT else None)


def as_data(drafts: Sequence[ReviewedDraft]) -> dict[str, Any]:
    """`{"version", "files", "summary"}` with plain values only."""
    return {"version": 1, "files": [_file(draft) for draft in drafts], "summary": summary_of(drafts)}


def _file(draft: ReviewedDraft) -> dict[str, Any]:
    return {
        "path": draft.draft.path,
        "lang": draft.draft.lang,
        "findings": [_finding(each) for each in draft.findings],
        "objectives": [_objective(each) for each in draft.objectives],
    }


def _objective(reviewed: ReviewedObjective) -> dict[str, Any]:
    return {
        **_item(reviewed.objective.id, reviewed.objective.text, reviewed.score, reviewed.findings),
        "key_results": [_key_result(each) for each in reviewed.key_results],
    }


def _key_result(reviewed: ReviewedKeyResult) -> dict[str, Any]:
    item = _item(reviewed.key_result.id, reviewed.key_result.text, reviewed.score, reviewed.findings)
    if reviewed.rewrite is not None:
        item["rewrite"] = reviewed.rewrite
    return item


def _item(name: str, text: Passage, score: Score, findings: Sequence[Finding]) -> dict[str, Any]:
    place = text.place()
    return {
        "id": name,
        "text": text.text,
        "line": place.line,
        "column": place.column,
        "score": score.value,
        "sum": {
            "start": score.start,
            "penalties": [{"rule": rule, "points": points} for rule, points in score.penalties],
            "cap": {"rule": score.cap[0], "at": score.cap[1]} if score.cap else None,
        },
        "smart": _smart(score.smart),
        "findings": [_finding(each) for each in findings],
    }


def _smart(smart: Smart) -> dict[str, float | None]:
    return {letter: value and _rounded(value) for letter, value in zip(Smart._fields, smart, strict=True)}


@lru_cache(maxsize=4096)  # most letters are one of a few values
def _rounded(value: float) -> float:
    return round(value, 3)


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.place
    data: dict[str, Any] = {
        "rule": finding.rule,
        "letter": finding.letter,
        "severity": finding.severity,
        "message": finding.message,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": finding.text,
    }
    if finding.suggestion is not None:
        data["suggestion"] = finding.suggestion
    if finding.evidence:
        data["evidence"] = dict(finding.evidence)
    if finding.fix is not None:
        data["fix"] = finding.fix
    if place.sheet is not None:
        data["sheet"] = place.sheet
    if place.cell is not None:
        data["cell"] = place.cell
    return data
