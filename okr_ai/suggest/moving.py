"""A moved target written into its draft: the new number in place of the old one, which stays on record beside it.

Nothing is written here: what comes back is the draft's new text, and only when reading it again gives the same draft
with that one target moved.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from math import isclose

from okr_ai.errors import InputError
from okr_ai.language import read_key_result
from okr_ai.language.formatting import format_date, format_number
from okr_ai.language.lexicon import Lexicon
from okr_ai.model import Draft, Frame, KeyResult, Passage
from okr_ai.read import read_draft
from okr_ai.suggest.adjusting import Move

_FORMS = ("markdown", "yaml", "json")
_LIST_LINE = re.compile(r"([ \t]*)[-*+][ \t]")
_LINE_END = re.compile(r"[ \t]*(?:\r?\n|$)")


def moved_words(text: str, frame: Frame, move: Move) -> tuple[tuple[str, str], ...]:
    """The key result's words with the target moved, and the note that keeps the old one, the day and the reason; of
    several notes the fullest first. Nothing when the words hold no target, or a change from a value that they do not
    tell."""
    where = next((one for one in frame.quantities if one.role != "baseline" and one.value == frame.target), None)
    figure = _figure(frame, move)
    if where is None or figure is None:
        return ()
    lang = "en" if frame.lang == "en" else "zh"
    new = f"{text[: where.start]}{format_number(figure, where.unit, lang)}{text[where.end :]}"
    return tuple((new, note) for note in _notes(where.text.strip(), move.reason, move.on, lang))


def _figure(frame: Frame, move: Move) -> float | None:
    """The new target as these words put it: the level itself, or the change to it from the baseline that they tell."""
    if frame.target is not None and isclose(frame.target, move.old_target):
        return move.new_target
    base, level = frame.baseline, frame.level(frame.baseline)
    if not base or level is None or not isclose(level, move.old_target):
        return None
    if frame.target_kind == "multiple":
        return float(f"{move.new_target / base:.4g}")
    change = (base - move.new_target) if frame.direction == "decrease" else (move.new_target - base)
    if frame.target_kind == "relative_change":
        change *= 100 / base
    return float(f"{change:.4g}") if change > 0 else None


def edited(draft: Draft, key_result: KeyResult, move: Move, content: str, lexicon: Lexicon) -> str | None:
    """The draft's text with the target moved; None when that cannot be done safely.

    `content` is the file's text without a byte order mark. Only plain texts are edited (no tables), and only where the
    words stand in them to the letter.
    """
    passage = key_result.text
    if draft.form not in _FORMS or passage.source.cell or passage.source.text != content or passage.offsets is not None:
        return None
    frame = _frame(draft, key_result, move.on, lexicon)
    found = moved_words(passage.text, frame, move)
    ways = [(f"{words}{note}", "") for words, note in found]
    if found and draft.form == "markdown" and (below := _below(content, passage, found[0][1])):
        ways.append((found[0][0], below))
    for words, below in ways:
        new = _replaced(content, [(passage, words + below), *_stated(key_result, frame, move)])
        try:
            again = read_draft(draft.path, content=new.encode(), today=move.on, cycle=draft.cycle)
        except InputError:  # the reason holds what ends the words in this form
            continue
        if _only_moved(draft, again, key_result, words, move, lexicon):
            return new
    return None


def _below(content: str, passage: Passage, note: str) -> str | None:
    """The note as a point of its own under the key result's; None unless its words end a line of a list."""
    span = passage.span()
    line = _LIST_LINE.match(content, content.rfind("\n", 0, span.start) + 1)
    if line is None or not _LINE_END.match(content, span.end):
        return None
    return f"{chr(13) if chr(13) + chr(10) in content else ''}\n{line[1]}  - {note.strip(' （）()')}"


def _notes(old: str, reason: str, on: date, lang: str) -> Iterator[str]:
    why, day = " ".join(reason.split()), format_date(on, lang)
    if lang == "en":
        yield f" (originally {old}, changed on {day} because {why})"
        yield f" (originally {old}, changed because {why})"
    else:
        yield f"（原定{old}，{day}调整，原因：{why}）"
        yield f"（原定{old}，原因：{why}）"


def _stated(key_result: KeyResult, frame: Frame, move: Move) -> list[tuple[Passage, str]]:
    """The target's own field, when there is one, with its new words."""
    field = key_result.fields.get("target")
    if field is None or field.offsets is not None:
        return []
    unit = frame.unit if any(not (sign.isdigit() or sign in ".,") for sign in field.text.strip()) else None
    return [(field, format_number(move.new_target, unit, frame.lang) if unit else f"{move.new_target:g}")]


def _replaced(content: str, changes: Sequence[tuple[Passage, str]]) -> str:
    for passage, words in sorted(changes, key=lambda change: change[0].start, reverse=True):
        span = passage.span()
        content = content[: span.start] + words + content[span.end :]
    return content


def _only_moved(before: Draft, after: Draft, key_result: KeyResult, words: str, move: Move, lexicon: Lexicon) -> bool:
    """Whether nothing but that target changed, and it is read as meant."""
    old, new = _key_results(before), _key_results(after)
    if after.problems != before.problems or [one.id for one in old] != [one.id for one in new]:
        return False
    for one, other in zip(old, new, strict=True):
        if one.id != key_result.id:
            if one.text.text != other.text.text or one.target != other.target:
                return False
            continue
        was, now = _frame(before, one, move.on, lexicon), _frame(after, other, move.on, lexicon)
        same = all(
            getattr(was, name) == getattr(now, name)
            for name in (
                "metric_name",
                "direction",
                "baseline",
                "baseline_unit",
                "unit",
                "target_kind",
                "deadline_date",
            )
        )
        if not same or other.text.text != words or now.target != _figure(was, move):
            return False
        if other.target not in (None, move.new_target):
            return False
    return [one.text.text for one in before.objectives] == [one.text.text for one in after.objectives]


def _key_results(draft: Draft) -> list[KeyResult]:
    return [one for objective in draft.objectives for one in objective.key_results]


def _frame(draft: Draft, key_result: KeyResult, today: date, lexicon: Lexicon) -> Frame:
    return read_key_result(key_result.text.text, cycle=draft.cycle, today=today, lexicon=lexicon)
