"""What a key result says, as the JSON text that `okr-ai parse` prints."""

from functools import lru_cache
from json.encoder import encode_basestring

from okr_ai.model import DatePhrase, Frame, Quantity, Smart

_ANSWERS = {None: "null", True: "true", False: "false"}


def _string(text: str | None) -> str:
    return "null" if text is None else encode_basestring(text)


_word = lru_cache(maxsize=4096)(_string)  # units, names of metrics and the like come again and again


@lru_cache(maxsize=4096)
def _number(value: float | None) -> str:
    """Whole numbers without the point, as people write them."""
    if value is None:
        return "null"
    return str(int(value)) if value.is_integer() and -1e15 < value < 1e15 else repr(value)


def _share(value: float | None) -> str:
    return "null" if value is None else repr(value)


def _quantity(found: Quantity) -> str:
    text, start, end, value, unit, role, value_to = found
    upper = "" if value_to is None else f'"value_to": {_number(value_to)}, '
    return (
        f'{{"text": {encode_basestring(text)}, "start": {start}, "end": {end}, '
        f'"value": {_number(value)}, {upper}"unit": {_word(unit)}, "role": "{role}"}}'
    )


def _date(found: DatePhrase) -> str:
    text, start, end, first_day, last_day = found
    return (
        f'{{"text": {encode_basestring(text)}, "start": {start}, "end": {end}, '
        f'"first_day": "{first_day}", "last_day": "{last_day}"}}'
    )


@lru_cache(maxsize=4096)
def _smart(smart: Smart) -> tuple[str, str]:
    """The letters before and behind the relevant; the words alone give them few different values."""
    return (
        f'{{"specific": {_share(smart.specific)}, "measurable": {_share(smart.measurable)}, '
        f'"achievable": {_share(smart.achievable)}, "relevant": ',
        f', "time_bound": {_share(smart.time_bound)}}}',
    )


@lru_cache(maxsize=4096)
def _named(metric_name: str | None, direction: str | None) -> str:
    """What is measured and where it is to go, in the words of few values."""
    return f'"metric_name": {_string(metric_name)}, "direction": {_string(direction)}'


@lru_cache(maxsize=4096)
def _meant(unit: str | None, target_kind: str | None, comparator: str | None) -> str:
    """How the target is meant."""
    return f'"unit": {_string(unit)}, "target_kind": {_string(target_kind)}, "comparator": {_string(comparator)}'


_NO_BASELINE = '"baseline": null, "baseline_unit": null'


def _baseline(value: float, unit: str | None) -> str:
    return f'"baseline": {_number(value)}, "baseline_unit": {_word(unit)}'


def as_json(frame: Frame, relevant: float | None = None) -> str:
    """The answer to one line as JSON text, with the fields that the documentation lists.

    Spelt out, because the standard library's encoder takes three times as long over it.
    """
    (
        kr, lang, metric, metric_name, direction, _, baseline, baseline_unit, target, target_to, unit, target_kind,
        comparator, deadline, due, outcome, compound, vague_words, placeholders, quantities, dates, doubts, smart,
    ) = frame  # fmt: skip
    vague = ", ".join([encode_basestring(words.text) for words in vague_words]) if vague_words else ""
    doubtful = (
        ", ".join([f'{{"name": "{name}", "text": {encode_basestring(words.text)}}}' for name, words, _ in doubts])
        if doubts
        else ""
    )
    before, behind = _smart(smart)
    return (
        f'{{"kr": {encode_basestring(kr)}, "lang": "{lang}", '
        f'"metric": {encode_basestring(metric[0]) if metric else "null"}, {_named(metric_name, direction)}, '
        f"{_NO_BASELINE if baseline is None else _baseline(baseline, baseline_unit)}, "
        f'"target": {_number(target)}, "target_to": {"null" if target_to is None else _number(target_to)}, '
        f"{_meant(unit, target_kind, comparator)}, "
        f'"deadline": {encode_basestring(deadline[0]) if deadline else "null"}, '
        f'"deadline_date": {_word(due.isoformat()) if due else "null"}, "outcome": {_ANSWERS[outcome]}, '
        f'"compound": {_ANSWERS[compound]}, "vague_words": [{vague}], '
        f'"placeholder": {_ANSWERS[bool(placeholders)]}, '
        f'"quantities": [{", ".join(map(_quantity, quantities)) if quantities else ""}], '
        f'"dates": [{", ".join(map(_date, dates)) if dates else ""}], "doubts": [{doubtful}], '
        f'"smart": {before}{_share(relevant)}{behind}}}'
    )
