"""The report as JSON: what a later report compares itself with, and what programs read."""

import json
from math import isfinite
from pathlib import Path
from typing import Any

from okr_ai.errors import InputError
from okr_ai.model import Bilingual
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


def read_saved(path: str | Path) -> dict[str, Any]:
    """What an earlier report or forecast wrote as JSON, for `build_report(previous=…)`. Raises InputError."""
    try:
        data = json.loads(Path(path).read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(
            Bilingual(f"the earlier report cannot be read ({type(error).__name__})", "读不了先前的报告"),
            Bilingual(
                "give a JSON file that `okr-ai report -o FILE.json` or `okr-ai forecast --format json` wrote",
                "请给出 `okr-ai report -o 文件.json` 或 `okr-ai forecast --format json` 写的 JSON 文件",
            ),
            path=str(path),
        ) from error
    return data if isinstance(data, dict) else {}


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
