"""Check-ins that people record: one JSON line each in a plain file of the workspace that is only ever appended to.

Two may write at once and a process may be killed half way: a line is written under a lock, in one piece, and is on the
disk before `record` comes back; a line that was cut off is closed by the next writer and skipped by readers; and every
line has an id of its own, so that copies (a merge of two branches) count once.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, CheckIn, Draft, KeyResult, Place


class Record(NamedTuple):
    """A recorded check-in. `key_result` and `text` are its key result's id and words, `draft` the draft's path from
    the workspace's folder, `at` when it was written (ISO, UTC), `by` who wrote it."""

    id: str
    at: str
    draft: str
    key_result: str
    text: str
    check_in: CheckIn
    by: str | None = None


def record(file: Path, entry: Record) -> None:
    """Append `entry` to `file`; when this comes back it is on the disk. Raises OSError when it could not be."""
    from json import dumps  # a review reads no check-ins where none were recorded

    line = dumps(_as_json(entry), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    is_new = not file.exists()
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
    try:
        with _locked(descriptor):
            end = os.fstat(descriptor).st_size
            rest = (b"\n" if _is_cut_off(descriptor) else b"") + line
            try:
                while rest:
                    rest = rest[os.write(descriptor, rest) :]
                os.fsync(descriptor)
            except BaseException:  # no room, or Ctrl-C: what was not confirmed leaves no half line behind
                os.ftruncate(descriptor, end)
                raise
    finally:
        os.close(descriptor)
    if is_new:
        _sync_folder(file.parent)


def recorded(file: Path) -> tuple[tuple[Record, ...], tuple[int, ...]]:
    """The records of `file` in the order they were written, and the numbers of the lines that hold none (cut off when
    a process was killed, or damaged by hand). Nothing when there is no such file.
    Raises InputError when it cannot be read."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        raise InputError(
            Bilingual(f"the check-ins cannot be read ({error.strerror})", f"读不了进度记录（{error.strerror}）"),
            Bilingual("make it a file that you may read", "请确认它是可读的文件"),
            path=str(file),
        ) from error
    found: dict[str, Record] = {}
    damaged = []
    lines = content.split(b"\n")
    for number, line in enumerate(lines[:-1], 1):  # what stands after the last newline is still being written
        if not line.strip():
            continue
        entry = _read(line, Place(str(file), number, 1, number, len(line) + 1))
        if entry is None:
            damaged.append(number)
        else:
            found.setdefault(entry.id, entry)
    return tuple(found.values()), tuple(damaged)


def with_recorded(draft: Draft, records: Sequence[Record], root: Path) -> Draft:
    """The draft with its key results' recorded check-ins among their own; on one day the recorded one counts."""
    if not records:
        return draft
    name = draft_name(draft.path, root)
    own: dict[str, list[CheckIn]] = {}
    texts = {kr.id: _plain(kr.text.text) for objective in draft.objectives for kr in objective.key_results}
    by_text = {text: id for id, text in texts.items()}
    for entry in records:
        here = entry.draft == name
        cycle = draft.cycle
        fits = here or (cycle is not None and cycle.start <= entry.check_in.date <= cycle.end)
        text = _plain(entry.text)
        id = by_text.get(text) if fits else None
        if here and entry.key_result in texts and (id is None or texts[entry.key_result] == text):
            id = entry.key_result  # reworded since, or one of two with the same words
        if id is not None:
            own.setdefault(id, []).append(entry.check_in)
    if not own:
        return draft
    objectives = tuple(
        one._replace(key_results=tuple(_merged(kr, own.get(kr.id, ())) for kr in one.key_results))
        for one in draft.objectives
    )
    return draft._replace(objectives=objectives)


def draft_name(path: str, root: Path) -> str:
    """How a draft is named in the file: its path from the workspace's folder, with `/`."""
    full = Path(path).absolute()
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else full.as_posix()


def _merged(key_result: KeyResult, told: Sequence[CheckIn]) -> KeyResult:
    if not told:
        return key_result
    by_day = {one.date: one for one in key_result.check_ins}
    for one in told:
        before = by_day.get(one.date)
        if before and one.value is None:  # a note or a status alone takes no value away
            one = one._replace(value=before.value)
        by_day[one.date] = one
    return key_result._replace(check_ins=tuple(sorted(by_day.values(), key=lambda one: one.date)))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _as_json(entry: Record) -> dict[str, Any]:
    said = entry.check_in
    data: dict[str, Any] = {
        "id": entry.id,
        "at": entry.at,
        "by": entry.by,
        "draft": entry.draft,
        "key_result": entry.key_result,
        "text": entry.text,
        "date": said.date.isoformat(),
        "value": said.value,
        "confidence": said.confidence,
        "status": said.status,
        "note": said.note,
    }
    return {name: value for name, value in data.items() if value is not None}


def _read(line: bytes, place: Place) -> Record | None:
    """The record on a line; None when it holds none."""
    from json import loads

    try:
        data = loads(line)
        said = CheckIn(
            date.fromisoformat(data["date"]),
            float(data["value"]) if "value" in data else None,
            confidence=float(data["confidence"]) if "confidence" in data else None,
            status=str(data["status"]) if "status" in data else None,
            note=str(data["note"]) if "note" in data else None,
            place=place,
        )
        id, at, draft, key_result, text = (str(data[name]) for name in ("id", "at", "draft", "key_result", "text"))
        return Record(id, at, draft, key_result, text, said, str(data["by"]) if "by" in data else None)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _is_cut_off(descriptor: int) -> bool:
    """Whether the file's last line has no end."""
    size = os.lseek(descriptor, 0, os.SEEK_END)
    if size == 0:
        return False
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1) != b"\n"


@contextmanager
def _locked(descriptor: int) -> Iterator[None]:
    """Holds the file's lock; the system lets go of it when the process ends, however it ends."""
    if os.name == "nt":
        import msvcrt

        lock: Any = msvcrt  # its names exist on Windows only
        os.lseek(descriptor, 0, os.SEEK_SET)
        lock.locking(descriptor, lock.LK_LOCK, 1)
        try:
            yield
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
            lock.locking(descriptor, lock.LK_UNLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(descriptor, fcntl.LOCK_UN)


def _sync_folder(folder: Path) -> None:
    """Makes a new file's name as durable as its content, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
