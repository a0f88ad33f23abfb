"""Numbers said in several parts, made one: "3 thousand 4 hundred", "1 point 5", 8点5, "1 cup and a half"; 9点30 is a
time of day."""

from okr_ai.language.number_patterns import Number

APART = frozenset([" ", ", ", " and ", "点", " 点", "点 ", " 点 "])  # what may stand between the parts
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_SCORED = ("评分", "得分", "分数", "均分", "满意度", "打分", "口碑")


def goes_on(last: Number, number: Number, gap: str, work: str) -> bool:
    """Whether `number`, with one of `APART` before it, goes on with `last`, which then stands for both."""
    if last.bound is not None or last.value_to is not None:
        return False
    if last.unit is not None:
        spoken = gap == " " and last.unit == "分" and work.endswith(" point", last.start, last.end)
        return spoken and number.dimension != "time" and _with_decimals(last, number, work)
    if "点" in gap:
        return _behind_point(last, number, work)
    scale = _SCALES.get(work[last.start : last.end].rpartition(" ")[2].rpartition("-")[2])
    if scale is None or number.value >= scale or number.value % 1 or number.bound or number.dimension == "share":
        return False
    words = work[number.start : number.end]
    if gap == " ":
        more = scale == 100 or number.scale > 1 or words[0].isalpha() or number.end == len(work)
    elif gap == " and ":
        more = scale == 100 and (words[0].isalpha() or number.end == len(work))
    else:
        more = "hundred" in words or "thousand" in words
    if more:
        last.value, last.end, last.bare = last.value + number.value, number.end, False
        last.unit, last.dimension = number.unit, number.dimension
    return more


def and_a_part(last: Number, number: Number, gap: str, work: str) -> bool:
    """ "1 cup and a half" -> 1.5, "5 and three-quarters" -> 5.75."""
    if last.value % 1 or last.unit is not None or last.scale > 1:
        return False
    if gap == " and ":
        if number.unit == "%" or not work[number.start].isalpha() or not work[last.start].isdigit():
            return False
    elif number.value != 0.5 or not gap.endswith(" and a ") or gap.count(" ") != 4:
        return False
    last.value, last.end = last.value + number.value, number.end
    last.unit, last.dimension, last.bare = number.unit, number.dimension, False
    return True


def _behind_point(last: Number, number: Number, work: str) -> bool:
    """Add the digits behind 点, or make it a time of day (9点30分, 9点半)."""
    if last.scale > 1 or not work[last.start].isdigit():
        return False
    if last.value <= 24 and number.unit in (None, "分", "min") and number.scale == 1:
        alone = number.unit is None and work[number.start : number.end].isdigit() and number.end - number.start != 2
        scored = work[max(0, last.start - 8) : last.start].rstrip(" 为达到至").endswith(_SCORED)
        if not alone and not scored:
            last.dimension, last.end = "clock", number.end
            return True
    return _with_decimals(last, number, work)


def _with_decimals(last: Number, number: Number, work: str) -> bool:
    words = work[number.start : number.end]
    digits = words[: len(words) - len(words.lstrip("0123456789"))]
    if not digits or last.value % 1 or last.scale > 1:
        return False
    last.value = float(f"{last.value:.0f}.{digits}") * number.scale
    last.unit, last.dimension, last.end, last.bare = number.unit, number.dimension, number.end, False
    return True
