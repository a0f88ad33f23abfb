"""SARIF 2.1.0, for code scanning: rules with their pages, places in code points, silenced findings as suppressed."""

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from okr_ai import __version__
from okr_ai.model import Finding, ReviewedDraft
from okr_ai.rules.explaining import LETTER_NAMES, explained, page_of
from okr_ai.rules.formats.counting import in_order
from okr_ai.rules.listing import LISTED

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(drafts: Sequence[ReviewedDraft]) -> str:
    """One run as a SARIF log; only rules that found something are described."""
    results = [(finding, False) for finding in in_order(drafts)]
    results += [(finding, True) for draft in drafts for finding in draft.silenced]
    used = {finding.rule for finding, _ in results}
    rules = [rule.rule() for rule in LISTED if rule.name in used]
    index = {rule.name: i for i, rule in enumerate(rules)}
    seen: dict[str, int] = {}
    run = {
        "tool": {
            "driver": {
                "name": "okr-ai",
                "semanticVersion": __version__,
                "rules": [
                    {
                        "id": rule.name,
                        "name": "".join(part.capitalize() for part in rule.name.split("_")),
                        "shortDescription": {"text": rule.doc.finds.en},
                        "fullDescription": {"text": f"{rule.doc.finds.en} {rule.doc.why.en}"},
                        "help": {"text": explained(rule, "en"), "markdown": page_of(rule)},
                        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
                        "properties": {"tags": [LETTER_NAMES[rule.letter].en]},
                    }
                    for rule in rules
                ],
            }
        },
        "automationDetails": {"id": "okr-ai/review/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The folder that the review ran in."}}},
        "results": [_result(finding, silenced, index, seen) for finding, silenced in results],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(finding: Finding, silenced: bool, index: dict[str, int], seen: dict[str, int]) -> dict[str, Any]:
    place = finding.place
    artifact = _artifact(place.path)
    region: dict[str, Any] = {"startLine": place.line}
    if not place.cell:
        region |= {"startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}
        if finding.text:
            region["snippet"] = {"text": finding.text}
    text = finding.message if not finding.suggestion else f"{finding.message} → {finding.suggestion}"
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"primaryLocationLineHash": _fingerprint(finding, seen)},
    }
    if silenced:
        result["suppressions"] = [{"kind": "inSource"}]
    if finding.fix is not None and not place.cell:
        deleted = {name: region[name] for name in ("startLine", "startColumn", "endLine", "endColumn")}
        change = {"deletedRegion": deleted, "insertedContent": {"text": finding.fix}}
        result["fixes"] = [
            {
                "description": {"text": finding.suggestion or finding.message},
                "artifactChanges": [{"artifactLocation": artifact, "replacements": [change]}],
            }
        ]
    return result


def _artifact(path: str) -> dict[str, str]:
    """A relative path counts from the folder that the review ran in, an absolute one is a URI of its own."""
    pure = PurePath(path)
    if pure.is_absolute():
        return {"uri": pure.as_uri()}
    return {"uri": quote(os.fsencode(pure.as_posix())), "uriBaseId": "ROOT"}


def _fingerprint(finding: Finding, seen: dict[str, int]) -> str:
    """Stays the same while the words do, wherever they move in the file; equal ones are numbered."""
    words = "\0".join((finding.place.path, finding.rule, finding.text or finding.message))
    digest = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]
    seen[digest] = seen.get(digest, 0) + 1
    return f"{digest}:{seen[digest]}"
