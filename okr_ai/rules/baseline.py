"""A baseline file: findings that are known and shall not be told again. It counts words, not lines, so edits elsewhere
in the file do not bring old findings back."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Finding, ReviewedDraft
from okr_ai.rules.formats.counting import findings_of

Known = Counter[tuple[str, str, str]]


def _key(finding: Finding) -> tuple[str, str, str]:
    return PurePath(finding.place.path).as_posix(), finding.rule, finding.text


def written(drafts: Sequence[ReviewedDraft]) -> str:
    """The file's text: how often each rule finds which words in which draft, sorted."""
    counts = Counter(_key(finding) for draft in drafts for finding in findings_of(draft))
    rows = [{"path": path, "rule": rule, "text": text, "count": n} for (path, rule, text), n in sorted(counts.items())]
    return json.dumps({"version": 1, "findings": rows}, ensure_ascii=False, indent=2) + "\n"


def known_in(path: Path) -> Known:
    """What the file lists. Raises InputError when it is none of ours."""
    try:
        data = json.loads(path.read_bytes())
        if data["version"] != 1:
            raise ValueError("version")
        return Counter({(row["path"], row["rule"], row["text"]): int(row["count"]) for row in data["findings"]})
    except OSError as error:
        raise InputError(
            Bilingual(f"the baseline cannot be read ({error.strerror})", f"基线文件读不了（{error.strerror}）"),
            Bilingual("write one with --write-baseline", "先用 --write-baseline 生成"),
            path=str(path),
        ) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError(
            Bilingual("this is no baseline file", "这不是基线文件"),
            Bilingual("write it anew with --write-baseline", "用 --write-baseline 重新生成"),
            path=str(path),
        ) from None


def without_known(drafts: Sequence[ReviewedDraft], known: Known) -> tuple[ReviewedDraft, ...]:
    """The drafts without the findings that `known` lists; what goes beyond its counts stays, and so do the scores."""
    left = Counter(known)

    def new(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        kept = []
        for finding in findings:
            if left[_key(finding)] > 0:
                left[_key(finding)] -= 1
            else:
                kept.append(finding)
        return tuple(kept)

    return tuple(
        draft._replace(
            findings=new(draft.findings),
            objectives=tuple(
                objective._replace(
                    findings=new(objective.findings),
                    key_results=tuple(each._replace(findings=new(each.findings)) for each in objective.key_results),
                )
                for objective in draft.objectives
            ),
        )
        for draft in drafts
    )
