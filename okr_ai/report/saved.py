"""The report as JSON: what a later report compares itself with, and what programs read."""

import json
from math import isfinite
from typing import Any

from okr_ai.report.content import Item, Report, chance_of


def to_json(report: Report) -> str:
    """The report's figures. `key_results` has the shape of `okr-ai forecast --format json`, the riskiest first."""
    data = {
        "as_of": report.as_of.isoformat(),
        "kind": report.kind,
        "title": report.title,
        "decisions": [
            {"id": item.forecast.id, "about": item.decision.about, "text": item.decision.text.in_lang(report.lang)}
            for item in report.decisions
            if item.decision
        ],
        "objectives": [
            {
                "number": group.number,
                "text": group.name,
                "status": group.status,
                "key_results": len(group.items),
                "judged": group.judged,
                "expected_hits": _finite(group.expected_hits),
                "progress": _finite(group.progress),
                "score": _finite(group.score),
            }
            for group in report.objectives
        ],
        "key_results": [_key_result(item) for item in report.items],
    }
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _key_result(item: Item) -> dict[str, Any]:
    f = item.forecast
    return {
        "id": f.id,
        "text": f.text,
        "objective": item.objective.objective.text.text,
        "owner": item.owner,
        "status": f.status,
        "p_hit": _finite(chance_of(f)),
        "metric": f.metric,
        "baseline": _finite(f.baseline),
        "current": _finite(f.current),
        "target": _finite(f.target),
        "expected": _finite(f.expected),
        "due": f.due.isoformat() if f.due else None,
        "last_observation": f.last_observation.isoformat() if f.last_observation else None,
        "stale": f.stale,
    }


def _finite(value: float | None) -> float | None:
    """The value, None when JSON could not hold it."""
    return value if value is not None and isfinite(value) else None
