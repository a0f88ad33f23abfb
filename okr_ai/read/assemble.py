"""Objectives and key results from words and fields, the same for every form of draft."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise

from okr_ai.model import (
    Bilingual,
    CheckIn,
    Cycle,
    Draft,
    KeyResult,
    Lang,
    Objective,
    Passage,
    Place,
    Problem,
    Source,
    Task,
)
from okr_ai.read import values
from okr_ai.read.desk import Desk, Fields
from okr_ai.read.files import MAX_LINE
from okr_ai.read.names import field_of

_NUMBERS = ("baseline", "target", "current", "lower", "upper")
_UNITED = ("target", "baseline", "current", "lower", "upper")  # whose unit is everyone's


def file_named(fields: dict[str, Passage], name: str, passage: Passage) -> None:
    """Keep a field that people call `name` under the model's name for it."""
    file_field(fields, field_of(name) or name, passage)


def file_field(fields: dict[str, Passage], name: str, passage: Passage) -> None:
    """Keep a field by the model's name. What begins (起点, start) may be a value or a day, 计算方式 a statistic."""
    if name == "baseline" and values.is_dated(passage.text):
        name = "start"
    elif name == "definition" and values.measure(passage.text):
        name = "measure"
    fields[name] = passage


def make_key_result(
    desk: Desk,
    ident: str,
    text: Passage,
    fields: Fields,
    *,
    check_ins: Iterable[CheckIn] = (),
    tasks: Iterable[Task] = (),
    planned: Iterable[tuple[date, float]] = (),
) -> KeyResult:
    """The key result with every field that could be read as what it is; `fields` keeps all of them as words.

    Raises InputError for words longer than any person writes.
    """
    refuse_long(text)
    if not fields:  # most key results of a long draft: words alone
        return KeyResult(
            ident, text, planned=tuple(planned), check_ins=_in_order(desk, check_ins), tasks=tuple(tasks), fields={}
        )
    if "date" in fields and "due" not in fields:
        fields = _with_due(desk, fields)
    numbers = {name: read for name in _NUMBERS if name in fields and (read := desk.number(fields, name))}
    unit = _words(fields, "unit") or next((u for name in _UNITED if (u := numbers.get(name, (0.0, None))[1])), None)
    if unit and any(own not in (None, unit) for _, own in numbers.values()):
        from okr_ai.language.units import in_unit  # most cells are in one unit

        numbers = {name: (in_unit(value, own, unit), own) for name, (value, own) in numbers.items()}
    if unit == "%" and _is_share(numbers.get("target"), text.text):
        numbers = {name: (value if own else _per_cent(value), own) for name, (value, own) in numbers.items()}
        check_ins = [one._replace(value=_per_cent(one.value)) if one.value else one for one in check_ins]
        planned = [(day, _per_cent(value)) for day, value in planned]
    return KeyResult(
        id=ident,
        text=text,
        metric=_words(fields, "metric"),
        owner=_owner(fields),
        due=desk.day(fields, "due"),
        baseline=_value(numbers, "baseline"),
        target=_value(numbers, "target"),
        current=_value(numbers, "current"),
        unit=unit,
        measure=values.measure(words) if (words := _words(fields, "measure")) else None,
        weight=_weight(desk, fields),
        confidence=_share(fields, "confidence"),
        kind=_choice(fields, "kind"),
        indicator=_choice(fields, "indicator"),
        source=_words(fields, "source"),
        definition=_words(fields, "definition"),
        update_period=_choice(fields, "update_period"),
        lower=_value(numbers, "lower"),
        upper=_value(numbers, "upper"),
        score=_share(fields, "score"),
        planned=tuple(planned),
        check_ins=_in_order(desk, check_ins),
        tasks=tuple(tasks),
        fields=dict(fields),
    )


def _with_due(desk: Desk, fields: Fields) -> Fields:
    """The fields, and as the deadline the "Date" beside a target: beside a current value it is when that was read."""
    words = fields["date"]
    if "target" not in fields or "current" in fields:
        return fields
    day = values.day(words.text, cycle=desk.cycle, today=desk.today, fiscal_start=desk.fiscal_start)
    return fields if day is None else {**fields, "due": words}


def _is_share(target: tuple[float, str | None] | None, words: str) -> bool:
    """Whether a target without a unit in its cell is the share 0.92 that the words of its key result give as 92%."""
    if target is None or target[1] is not None or not 0 < target[0] <= 1:
        return False
    written = {round(float(number), 6) for number in re.findall(r"\d+(?:\.\d+)?(?=\s*[%％])", words)}
    return round(100 * target[0], 6) in written and round(target[0], 6) not in written


def _per_cent(value: float) -> float:
    """A share as per cent; what is above 1 is per cent already."""
    return round(100 * value, 10) if abs(value) <= 1 else value


def refuse_long(text: Passage) -> None:
    """Raise InputError for words longer than any person writes."""
    if len(text.text) > MAX_LINE:
        from okr_ai.read.nodes import error_at

        raise error_at(
            text.source,
            text.span().start,
            Bilingual(f"this text is longer than {MAX_LINE:,} characters", f"这段文字超过 {MAX_LINE:,} 个字符"),
            Bilingual("shorten it", "请缩短"),
        )


def _in_order(desk: Desk, check_ins: Iterable[CheckIn]) -> tuple[CheckIn, ...]:
    """The check-ins by day; a Problem where one day has two values, of which the later one counts."""
    ordered = tuple(sorted(check_ins, key=lambda c: c.date))
    if not ordered:
        return ()
    for before, after in pairwise(ordered):
        if before.date == after.date and None not in (before.value, after.value) and before.value != after.value:
            desk.problems.append(
                Problem(
                    Bilingual(
                        f"{after.date} has two values: {after.value:g} counts, not {before.value:g}",
                        f"{after.date} 有两个值：以 {after.value:g} 为准，不用 {before.value:g}",
                    ),
                    Bilingual("keep one of them", "请只留一个"),
                    after.place or Place(desk.path, 1, 1, 1, 1),
                )
            )
    return ordered


def make_objective(
    desk: Desk,
    ident: str,
    text: Passage,
    fields: Fields,
    key_results: Iterable[KeyResult],
    cycle: Cycle | None = None,
) -> Objective:
    """The objective with every field that could be read; `fields` keeps all of them as words.

    Raises InputError for words longer than any person writes.
    """
    refuse_long(text)
    return Objective(
        id=ident,
        text=text,
        key_results=tuple(key_results),
        owner=_owner(fields),
        team=_words(fields, "team"),
        level=_choice(fields, "level"),
        kind=_choice(fields, "kind"),
        parent=_words(fields, "parent"),
        due=desk.day(fields, "due"),
        weight=_weight(desk, fields),
        confidence=_share(fields, "confidence"),
        fields=dict(fields),
        cycle=cycle if cycle != desk.cycle else None,
    )


def make_draft(
    desk: Desk, form: str, source: Source, objectives: Iterable[Objective], fields: Fields | None = None
) -> Draft:
    """The draft; its language is the one that most of its objectives and key results are written in."""
    objectives, fields = tuple(objectives), dict(fields or {})
    return Draft(
        path=desk.path,
        form=form,
        lang=draft_language(objectives),
        source=source,
        objectives=objectives,
        cycle=desk.cycle or desk.assumed,
        team=_words(fields, "team"),
        problems=tuple(desk.problems),
        fields=fields,
    )


def draft_language(objectives: Iterable[Objective]) -> Lang:
    """`zh` when at least half of the texts hold Chinese characters, else `en`."""
    texts = [p.text for o in objectives for p in (o.text, *(k.text for k in o.key_results)) if p.text]
    chinese = sum(1 for text in texts if not text.isascii() and any("\u3400" <= c <= "\u9fff" for c in text))
    return "zh" if texts and chinese * 2 >= len(texts) else "en"


def _words(fields: Fields, name: str) -> str | None:
    passage = fields.get(name)
    return (passage.text.strip() or None) if passage else None


def _choice(fields: Fields, name: str) -> str | None:
    words = _words(fields, name)
    return values.choice(name, words) if words else None


_NOBODY = ("__", "??", "TBD", "tbd", "待定")  # a blank that nobody has filled in


def _owner(fields: Fields) -> str | None:
    owner = _words(fields, "owner")
    if owner is None or owner.startswith(_NOBODY):
        return None
    return owner.lstrip("@").strip() or None


def _value(numbers: Mapping[str, tuple[float, str | None]], name: str) -> float | None:
    return numbers[name][0] if name in numbers else None


def _weight(desk: Desk, fields: Fields) -> float | None:
    """The weight as written: 40% -> 40, 0.4 -> 0.4; a set adds up to 100 or to 1."""
    read = desk.number(fields, "weight")
    return read[0] if read else None


def _share(fields: Fields, name: str) -> float | None:
    words = _words(fields, name)
    return values.share(words) if words else None
