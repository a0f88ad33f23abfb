"""What turned worse since the last look: forecasts against the state that the last run left in a file."""

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from okr_ai.errors import InputError
from okr_ai.forecast.status import SEVERITY, STATUS_WORDS
from okr_ai.language.formatting import chance_percent
from okr_ai.model import Bilingual, Forecast, Status

VERSION = 1
DROP = 0.2  # a fall of the chance that is worth a word even when the status holds
Kind = Literal["worse", "fell", "silent", "new", "better"]
BAD: tuple[Kind, ...] = ("worse", "fell", "silent", "new")

_HEADINGS: dict[Kind, Bilingual] = {
    "worse": Bilingual("turned worse", "变差"),
    "fell": Bilingual("less likely", "把握下降"),
    "silent": Bilingual("gone silent", "数据中断"),
    "new": Bilingual("new and not on track", "新增且有风险"),
    "better": Bilingual("turned better", "好转"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What the last run saw of a key result."""

    text: str
    status: Status
    p_hit: float | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Change:
    kind: Kind
    forecast: Forecast
    before: Seen | None


State = Mapping[str, Seen]


def changes(before: State, now: Mapping[str, Forecast]) -> list[Change]:
    """What is different from `before`, the worst first; a key result whose words changed counts as new."""
    found = []
    for key, forecast in now.items():
        seen = before.get(key)
        known = seen if seen is not None and seen.text == forecast.text else None
        kind = _kind(known, forecast)
        if kind:
            found.append(Change(kind, forecast, known))
    return sorted(found, key=lambda change: BAD.index(change.kind) if change.kind in BAD else len(BAD))


def _kind(seen: Seen | None, forecast: Forecast) -> Kind | None:
    severity = SEVERITY[forecast.status]
    if seen is None:
        return "new" if severity >= SEVERITY["at_risk"] else None
    if severity > SEVERITY[seen.status]:
        return "worse"
    if forecast.stale and not seen.stale:
        return "silent"
    if seen.p_hit is not None and forecast.p_hit is not None and seen.p_hit - forecast.p_hit >= DROP:
        return "fell"
    return "better" if severity < SEVERITY[seen.status] else None


def state_of(forecasts: Mapping[str, Forecast]) -> State:
    """What the next run compares with."""
    return {key: Seen(one.text, one.status, one.p_hit, one.stale) for key, one in forecasts.items()}


def read_state(path: Path) -> State:
    """The state in a file; empty when there is none yet. Raises InputError when it is not one of ours."""
    if not path.exists():
        return {}
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["version"] != VERSION:
            raise ValueError(f"version {told['version']}")
        return {key: _seen(**seen) for key, seen in told["key_results"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise InputError(
            Bilingual("this is no state file of `okr-ai watch-list`", "这不是 `okr-ai watch-list` 的状态文件"),
            Bilingual(
                "delete it to start afresh, or name another with --state", "请删除它重新开始，或用 --state 指定另一个"
            ),
            path=str(path),
        ) from error


def _seen(text: str, status: Status, p_hit: float | None, stale: bool) -> Seen:
    if status not in SEVERITY or not (p_hit is None or 0 <= p_hit <= 1):
        raise ValueError(f"{status} {p_hit}")
    return Seen(text, status, p_hit, stale)


def write_state(path: Path, state: State, as_of: str) -> None:
    """Writes the state whole or not at all. Raises InputError where it cannot be written."""
    rows = {
        key: {"text": one.text, "status": one.status, "p_hit": one.p_hit, "stale": one.stale}
        for key, one in state.items()
    }
    told = {"version": VERSION, "as_of": as_of, "key_results": rows}
    partial = path.with_name(path.name + ".part")
    try:
        partial.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8", errors="backslashreplace")
        os.replace(partial, path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise InputError(
            Bilingual(f"it cannot be written ({error.strerror})", f"无法写入（{error.strerror}）"),
            Bilingual("name another file with --state", "请用 --state 指定另一个文件"),
            path=str(path),
        ) from error


def digest(found: Sequence[Change], lang: str, as_of: str) -> str:
    """The changes in words, for a message to the team."""
    if not found:
        return Bilingual(f"{as_of}: nothing turned worse", f"{as_of}：没有变差的关键结果").in_lang(lang)
    bad = sum(change.kind in BAD for change in found)
    lines = [Bilingual(f"{as_of}: {bad} to look at", f"{as_of}：{bad} 条需要关注").in_lang(lang)]
    for kind, heading in _HEADINGS.items():
        some = [change for change in found if change.kind == kind]
        if some:
            lines += ["", f"{heading.in_lang(lang)}"]
            lines += [line for change in some for line in _lines(change, lang)]
    return "\n".join(lines)


def _lines(change: Change, lang: str) -> list[str]:
    forecast, before = change.forecast, change.before
    now = _standing(forecast.status, forecast.p_hit, lang)
    was = f"{_standing(before.status, before.p_hit, lang)} → " if before else ""
    name, owner = f"- {forecast.id} {forecast.text}", forecast.owner
    told = Bilingual(f"{name} ({owner}): " if owner else f"{name}: ", f"{name}（{owner}）：" if owner else f"{name}：")
    lines = [f"{told.in_lang(lang)}{was}{now}"]
    if change.kind != "better" and forecast.reasons:
        lines.append(f"  {forecast.reasons[0].text.in_lang(lang)}")
    return lines


def _standing(status: Status, p_hit: float | None, lang: str) -> str:
    chance = "" if p_hit is None else f" {chance_percent(p_hit)}"
    return STATUS_WORDS[status].in_lang(lang) + chance
