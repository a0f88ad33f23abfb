"""Numbers that belong together made one: ranges (15~20名), compound durations (2分30秒), ratings (4.5/5), ratios
(1:3)."""

from okr_ai.language.cues import VERBS, cues_in
from okr_ai.language.lazy import Lazy, one_of
from okr_ai.language.number_patterns import Number
from okr_ai.language.spoken import APART, and_a_part, goes_on
from okr_ai.language.units import unit_at

_RANGE = Lazy(rf"\s?[-~]{{1,2}}\s?|\s?{one_of('到至和与')}\s?第?|\s(?:to|and|or|through)\s")
_BAND = Lazy(r"\s?[<≤]=?\s?[a-z]\s?[<≤]=?\s?")  # 15 < x < 20
_ABOUT = ("about ", "around ", "~")  # "2 - ~7 grams", "between 2 and about 7"
_FROM_BEFORE = Lazy(
    r"(?:从|由|自|from|by|between|原|现|当前|目前|的)(?:\s(?:just|only|about|around|roughly))?\s?[^\d]{0,3}$"
)
_CHANGED, _RAISED, _RATE = ("提升", "提高", "增长", "降低"), ("提升", "提高"), frozenset("率比例度额分量")
_BETWEEN = Lazy(r"between\s?[^\w\s]?$")
_BETWEEN_ZH = ("介于", "位于", "范围是", "范围为", "范围在", "区间是", "区间为", "区间在", "范围", "区间")
_BETWEEN_LED = Lazy(r"(?:^|[，,。；在于是为约]\s?)$")
_ONE_SIDE_AND = ("and", "和", "与")
_OUT_OF = Lazy(
    r"\s?/\s?|\s?(?:or (?:higher|above|better|more)\s)?out of (?:a possible )?"
    r"|\s?of\s|\s?\((?:满分\s?|out of |of )|\s?,?\s?满分\s?为?\s?"
)
_SCALE_BEHIND = Lazy(r"分?制\)?")
_M_BEHIND = Lazy(r"\s?m(?![a-z])")
_RATING_SCALES = {3.0, 4.0, 5.0, 6.0, 7.0, 10.0, 12.0, 20.0, 50.0, 100.0, 120.0, 150.0}
_SECONDS = {"ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0, "d": 86400.0, "week": 604800.0, "month": 2592000.0}
_SECONDS["year"] = 365 * _SECONDS["d"]
_GAP = 24  # characters; nothing farther apart belongs together


def joined(numbers: list[Number], work: str) -> list[Number]:
    """The numbers of a text with those that belong together made one, parts of a whole in per cent."""
    for number in numbers:
        if number.unit is None and 0 < number.value < 1 and _is_part(number, work):
            number.value, number.unit, number.dimension = round(100 * number.value, 10), "%", "share"
    if len(numbers) < 2:
        if numbers and work[numbers[0].end :] == " w" and numbers[0].unit is None:
            numbers[0].unit, numbers[0].dimension, numbers[0].end = "week", "time", len(work)  # a lone "5 w"
        if numbers and work[0] == "(":
            _below_zero(numbers[0], work)
        return numbers
    of_share = "(" in work and any(number.dimension == "share" for number in numbers)
    found = [numbers[0]]
    for number in numbers[1:]:
        last = found[-1]
        gap = work[last.end : min(number.start, last.end + _GAP + 1)]
        if (len(gap) > 9 and _is_apart(gap)) or not (
            _add_duration(last, number, gap, work)
            or (gap in APART and goes_on(last, number, gap, work))
            or (0 < number.value < 1 and gap.endswith((" and ", " and a ")) and and_a_part(last, number, gap, work))
            or (gap in _OPENING and (_said_twice(last, number, work) or _of_scale(last, number, work)))
            or ("money" in (number.dimension, last.dimension) and _add_cents(last, number, gap, work))
            or (gap == ":" and _clock(last, number, work))
            or (number.unit == "次" and last.dimension == "time" and not gap.strip() and _every(last, number))
            or (of_share and gap.strip() in _AMONG and _part_in_note(last, number, gap, work))
            or _one_in(last, number, gap, work)
            or _rating(last, number, gap, work)
            or _ratio(last, number, gap, work)
            or _range(last, number, gap, work)
        ):
            found.append(number)
    return found


def _is_part(number: Number, work: str) -> bool:
    """ "A third of all orders", 「占比达到三分之一」."""
    if _PART_OF.match(work, number.start):
        return True
    return work[number.start].isalpha() and _SHARE_LED.search(work, 0, number.start) is not None


_SHARE_LED = Lazy(
    r"(?:占比?|比例|比重|份额|率)\s?(?:(?:提[升高]|上升|增长|增加|降低?|下降)?[到至为]|达到?|超过?|过|不低于|高于|低于|[≥>≤<]=?)?\s?$"
)


def _every(last: Number, number: Number) -> bool:
    """「2 周 1 次」: how often, of which the time is the period."""
    last.end, last.value, last.value_to = number.end, number.value, number.value_to
    last.unit, last.dimension, last.bare, last.bound = number.unit, number.dimension, number.bare, number.bound
    return True


def _below_zero(number: Number, work: str) -> None:
    """ "(1,250)" and "($40)" and nothing else: an amount below zero, as accounts write it."""
    said = work.strip("() ")
    if work[-1] == ")" and said == work[number.start : number.end] and not said[-1].isalpha() and not said.isdigit():
        number.value = -abs(number.value)


_OPENING = frozenset(["(", " ("])


def _said_twice(last: Number, number: Number, work: str) -> bool:
    """ "Three (3) years", 「三十（30）天」: one number, the unit behind the brackets."""
    if last.unit or number.unit or last.value != number.value:
        return False
    if not work.startswith(")", number.end):
        return False
    last.end, last.bare = number.end + 1, False
    if found := unit_at(work, last.end) or unit_at(work, last.end + 1):  # "four (4) -year"
        last.unit, last.dimension, last.end = found[0].name or None, found[0].dimension, found[1]
    return True


def _of_scale(last: Number, number: Number, work: str) -> bool:
    """4.6（5 分制）: the score alone."""
    if last.value > number.value or not (of := _SCALE_BEHIND.match(work, number.end - (number.unit == "分"))):
        return False
    last.unit, last.dimension, last.end = "分", "score", of.end()
    return True


def _is_apart(gap: str) -> bool:
    """Whether words that long between two numbers hold nothing that joins numbers."""
    if len(gap) > _GAP:
        return True
    return not ("of " in gap or gap == " in every " or " and a " in gap or "about " in gap or "around " in gap)


def _add_duration(last: Number, number: Number, gap: str, work: str) -> bool:
    """2分30秒 -> 150 s, 1h30 min -> 90 min: in the smaller unit."""
    if number.unit == "分" and last.unit == "h":
        number.unit, number.dimension = "min", "time"
    if number.unit is None and last.unit == "h" and not gap and number.value < 60 and number.scale == 1:
        number.unit, number.dimension = "min", "time"  # 1h50
    if "w" in gap and last.unit is None and gap.strip(" ,") == "w" and number.unit in ("d", "h") and last.scale == 1:
        last.unit, last.dimension, gap = "week", "time", ""  # 2w 1d
    if number.unit is None and last.unit == "h" and gap == " " and (minutes := _M_BEHIND.match(work, number.end)):
        number.unit, number.dimension, number.end = "min", "time", minutes.end()  # 1h 30 m
    if number.dimension in ("length", "weight") and gap.strip(" ,") in ("", "and"):
        return _add_smaller(last, number)
    if number.dimension != "time" or gap.strip(" 零又,") not in _BESIDE:
        return False
    unit = "min" if last.unit == "分" else last.unit or ""
    if unit not in _SECONDS or number.unit not in _SECONDS or _SECONDS[unit] <= _SECONDS[number.unit]:
        return False
    in_one = 12 if number.unit == "month" and unit == "year" else _SECONDS[unit] / _SECONDS[number.unit]
    smaller = last.value * in_one + number.value
    if unit == "month":  # 1 year 2 months 3 days: a year has 365 days
        smaller += last.value // 12 * 5 * _SECONDS["d"] / _SECONDS[number.unit]
    last.value = round(smaller, 9)
    last.unit, last.dimension, last.end = number.unit, "time", number.end
    return True


_BESIDE = ("", "and", "plus", "加", "加上", "外加")  # between the parts of a duration
_IN_ONE: dict[tuple[str | None, str | None], int] = {
    ("km", "m"): 1000,
    ("m", "cm"): 100,
    ("m", "mm"): 1000,
    ("kg", "g"): 1000,
    ("t", "kg"): 1000,
}


def _add_smaller(last: Number, number: Number) -> bool:
    """ "2 km 300 m", 「5公斤200克」: in the smaller unit."""
    in_one = _IN_ONE.get((last.unit, number.unit))
    if in_one is None or number.value >= in_one or last.value_to is not None or last.value % 1:
        return False
    last.value = round(last.value * in_one + number.value, 9)
    last.unit, last.end = number.unit, number.end
    return True


_CENT = Lazy(r"c(?![a-z\-])")  # "$20 and 43c"
_TIMED = Lazy(r"(?<![a-z])(?:time|times|duration|length|pace|wait|runtime|split|lap)(?![a-z])|时间|时长|耗时|用时|配速")

_AT_A_TIME = Lazy(  # before 9:30 and 22:00
    r"(?:(?<![a-z])(?:by|before|at|until|after|start(?:s|ed|ing)?(?: work)?|open(?:s|ing)?)\s"
    r"|(?:[早晚]上?|上午|下午|凌晨|中午)于?\s?)$"
    r"|(?:每[天日晚早周]|工作日|周末)的?\s?$"
    r"|(?<![a-z])(?:start|opening|closing|wake-?up|arrival|departure|bed)[\s-]?time(?![a-z])"
    r"|(?:上班|下班|开门|关门|开始|起床|入睡|到店|发车)时间"
)


# 「11:30 睡觉」, 「22:30 后不看手机」: what is done at such a time.
_DONE_AT = Lazy(r"\s?(?:以[前后]|后(?:不|禁|停|仍|加班)|入?睡|就寝|上床|起床|[熄关]灯|[上下]班|到岗|收工|打烊|闭店)")


def _clock(last: Number, number: Number, work: str) -> bool:
    """ "Time on page from 2:37 to 3:45" -> 157 s and 225 s: minutes and seconds, where a time is measured; so are the
    hours of 1:59:30."""
    if number.end - number.start != 2 or number.value >= 60 or number.unit or last.value % 1:
        return False
    if last.unit and (last.unit != "s" or work[last.start : last.end].count(":") != 1):
        return False
    with_hours = work[number.end : number.end + 1] == ":" and work[number.end + 1 : number.end + 3].isdigit()
    if not (with_hours or last.unit or _TIMED.search(work, 0, last.start)) or _AT_A_TIME.search(work, 0, last.start):
        return False  # "start time before 9:30"
    last.value, last.unit, last.dimension, last.end = last.value * 60 + number.value, "s", "time", number.end
    return True


_CENTS = ("¢", "cent", "cents", "pence", "pennies", "penny", "美分", "分钱")


def _add_cents(last: Number, number: Number, gap: str, work: str) -> bool:
    """ "20 dollars and 43 cents", "$20 and 43c" -> 20.43 $."""
    if gap.strip(" ,") not in ("", "and", "又") or last.value % 1:
        return False
    if number.unit is None and number.value < 100 and last.unit and _CENT.match(work, number.end):
        number.value, number.unit, number.dimension, number.end = number.value / 100, last.unit, "money", number.end + 1
    elif number.unit is None and gap == " " and number.end == len(work) and work[last.end - 1].isalpha():
        if number.value % 1 or not 0 < number.value < 100 or number.scale > 1:
            return False  # unlike "75 dollars 63", to the end of what is said
        number.value /= 100
    elif last.unit != number.unit or _size_of_cents(number, work) == 1:
        return False
    last.value, last.end = round(last.value + number.value, 2), number.end
    return True


def _size_of_cents(number: Number, work: str) -> float:
    """0.01 for an amount written in cents, 0.1 for one in 角, else 1."""
    if number.dimension != "money" or number.value >= 1:
        return 1.0
    words = work[number.start : number.end]
    return 0.01 if words.endswith(_CENTS) else 0.1 if words.endswith(("角", "毛")) else 1.0


def _rating(last: Number, number: Number, gap: str, work: str) -> bool:
    """4.5/5, 8 out of 10, 90分（满分100）: the score alone; what it is out of belongs to its words."""
    if gap == "/" and work.startswith(" of ", number.end) and 0 < last.value <= number.value:
        last.value, last.unit, last.dimension = round(100 * last.value / number.value, 10), "%", "share"
        last.end = number.end  # "8/10 of reps"
        return True
    if not _OUT_OF.fullmatch(gap):
        return False
    if gap == "/" and number.dimension == "count" and last.unit is None and last.scale == number.scale == 1:
        if not last.value <= number.value <= 50:
            return False
        last.unit, last.dimension, last.end = number.unit, "count", number.end  # 4/5 个仓
        return True
    if number.value not in _RATING_SCALES or number.unit not in (None, "分", "x") or number.scale > 1:
        return False
    if last.value > number.value or last.scale > 1 or last.unit not in (None, "分"):
        return False
    if gap.strip() == "of" and number.unit != "分":
        return False
    last.end = number.end + (1 if "(" in gap and work[number.end : number.end + 1] == ")" else 0)
    last.unit, last.dimension = "分" if last.unit or number.unit else None, "score"
    if "or " in gap:
        last.bound = ">="
    return True


_MINUTES = Lazy(r"\d\d(?![\d.:%])")


def _ratio(last: Number, number: Number, gap: str, work: str) -> bool:
    """3:1 and 5:2 as a quotient; 1:3, as a return is written, as 3."""
    if gap.strip() not in (":", "比") or last.unit is not None or number.dimension in ("time", "share"):
        return False
    if last.value >= 1000 or (gap == ": " and "a" <= work[last.start] <= "z"):
        return False  # "(last one: 17)"
    if (
        work[number.end : number.end + 4].strip().startswith(("前", "之", "am", "a.m", "pm", "p.m", "点", "-", "~"))
        and last.value <= 24
    ):
        last.dimension, last.end = "clock", number.end  # 7:30 前
        return True
    if last.value <= 24 and number.value < 60 and _MINUTES.match(work, number.start):
        end = number.start + 2
        if _DONE_AT.match(work, end) or _AT_A_TIME.search(work, 0, last.start):
            last.dimension, last.end = "clock", end
            return True
    if not number.value:
        return False
    value = number.value if last.value == 1 else last.value / number.value
    last.value, last.unit, last.dimension, last.end = value, None, "ratio", number.end
    return True


# "A quarter of users", "2/3 of orders", 「三分之一的订单」; no "third of a day".
_PART_OF = Lazy(
    r"(?:(?:an?\s|[a-z]+[\s-])?(?:third|quarter|fifth|tenth)s?\sof|\d/\d{1,2}\sof)\s(?!an?\s|the\s(?:hour|day|time))[a-z]{3}"
    r"|[^\W\x00-\u024f\d]{1,3}分之[^\W\x00-\u024f\d]{1,2}(?:以上)?的[^\W\x00-\u024f]{2}"
)
_OF_PEOPLE = Lazy(
    r"\s(?:new\s|[a-z]+ed\s)?(?:(?!months|weeks|days|years|quarters|stars|points)[a-z\-]+s|people|children|staff|women|men)(?![a-z])"
)
_OF_SOME = Lazy(  # "1 in 4 newsletter sign-ups buys"
    r"\s(?!(?:months|weeks|days|years|quarters|stars|points)(?![a-z]))[a-z\-]+\s"
    r"(?!(?:months|weeks|days|years|quarters|stars|points)(?![a-z]))[a-z\-]+s\s[a-z]"
)
_IN_ALL = (" in ", " in every ", " out of every ", " out of ", " of ")
_WHOLES = frozenset([25, 50, 100, 1000])  # beside those up to 20
_TODAY = ("(now ", "(currently ", "(today ")  # "100% of vendors checked (now 34 of 81)"
_OPENS = ("at least ", " in ", "that ", "have ", *_TODAY)


_ONE_IN_PAIR = Lazy(r"\s(?:->|→|to)\s(?:1|one)\sin\s\d|$")  # "failures 1 in 12 → 1 in 40"


_AMONG = frozenset(["中", "里", "中有", "里有", "当中", "of", "out of"])


def _part_in_note(last: Number, number: Number, gap: str, work: str) -> bool:
    """「通过率 90%（上季度 12 人中 9 人通过）」, "pass rate of 90% (Q3: 9 of 12)": a share in per cent."""
    whole, part = (number, last) if "of" in gap else (last, number)
    if last.unit not in (None, number.unit) or not 0 < part.value <= whole.value or last.value_to is not None:
        return False
    if work.rfind("(", 0, last.start) <= work.rfind(")", 0, last.start) or ")" not in work[number.end :]:
        return False
    last.value, last.unit, last.dimension = round(100 * part.value / whole.value, 9), "%", "share"
    last.end, last.bare = number.end, False
    return True


def _one_in(last: Number, number: Number, gap: str, work: str) -> bool:
    """ "One in three orders", "9 out of 10 customers", "8 of 10 shops" at the head: a share in per cent."""
    if gap not in _IN_ALL or last.unit or number.unit or last.scale > 1 or number.scale > 1:
        return False
    if gap == " of " and not work.endswith(_OPENS, 0, last.start) and work[: last.start].strip(" -*"):
        return False  # "finish 3 of 5 chapters"
    alone = gap == " in " and last.value == 1 < number.value and _ONE_IN_PAIR.match(work, number.end)
    if alone:
        last.value, last.unit, last.dimension = round(100 / number.value, 2), "%", "share"
        last.end, last.bare = number.end, False
        return True
    today = gap == " of " and work.endswith(_TODAY, 0, last.start) and work.startswith(")", number.end)
    if not 0 < last.value < number.value or (number.value > 20 and number.value not in _WHOLES and not today):
        return False
    if "every" not in gap and not today and not _OF_PEOPLE.match(work, number.end):
        opens = gap == " in " and work[: last.start].strip(" -*") in ("", "at least")
        if not opens or not _OF_SOME.match(work, number.end):
            return False
    last.value, last.unit, last.dimension = round(100 * last.value / number.value, 10), "%", "share"
    last.end, last.bare = number.end, False
    return True


def _range(last: Number, number: Number, gap: str, work: str) -> bool:
    gap = gap.removeprefix("(含)")
    for about in _ABOUT:
        gap = gap.removesuffix(about) if len(gap) > len(about) + 1 else gap
    if last.value_to is not None or not (_RANGE.fullmatch(gap) or (2 < len(gap) < 8 and _is_band(gap))):
        return False
    lower = _lower(last, number, work)
    if not lower < number.value:
        return False
    word = gap.strip()
    between = work.endswith(_BETWEEN_ZH, 0, last.start) or _BETWEEN.search(work, max(0, last.start - 10), last.start)
    if number.unit == "间" and word in _ONE_SIDE_AND and _BETWEEN_LED.search(work, 0, last.start):
        between, number.unit, number.dimension = True, None, ""  # 「100 与 200 间」
    if word.rstrip("第") in _ONE_SIDE_AND and not between and not work.startswith("之间", number.end):
        return False
    led = _changed_from(last, number, work) or _FROM_BEFORE.search(work, max(0, last.start - 16), last.start)
    by_percent = number.unit == "%" and last.unit is None and work.endswith("by ", 0, last.start)  # "by 5 to 8 %"
    shared = number.unit is None and work.startswith("百分之", last.start)  # 百分之三十到四十
    signed = number.unit is None and word != "to" and work[last.start] in "$¥€£₹₩"  # £100到300
    changes = led or work[last.start] == "+" or (last.unit not in (None, number.unit) and not (shared or signed))
    if word in ("到", "至", "to", "到第", "至第") and changes and not (between or by_percent):
        return False
    if word == "to" and not between and last.dimension == "score" and work.startswith("/", number.end):
        return False  # "manager rating 7.1/10 to 8.5/10"
    if word == "to" and not between and (last.unit or number.unit is None) and _is_measured(last, work):
        return False  # "cost per payment $0.11 to $0.15": from one value to the other
    if last.unit is not None and number.unit is not None and last.unit != number.unit:
        return False
    if word == "to" and number.unit == "%" and work[last.start].isalpha() and 0 < last.value < 1:
        return False  # "up a third to 40%"
    last.value, last.value_to, last.end = lower, number.value, number.end
    last.unit, last.dimension = number.unit or last.unit, number.dimension or last.dimension
    last.bound, last.bare = None, False
    return True


# behind these both values are bounds of a range: "a grant of $5k to $10k", "within 3 days to 5 days"
_SPANNED = ("of ", "within ", "in ", "by ", "for ", "at ", "about ", "around ", "worth ", "cost ", "costs ", "save ")
_MOVED = Lazy(
    r"\W*(?:grow|increas|rais|boost|lift|reduc|decreas|lower|cut|improv|gain|add|sav(?!ings\s)|expand|keep|hold|maintain)"
)


def _is_measured(last: Number, work: str) -> bool:
    """Whether a measure's name stands straight before two values, each with its unit: "alert share 55% to 85%", bare or
    in brackets; not "grow revenue 20% to 30%", which says by how much, nor "keep it at 20% to 30%"."""
    named = work[: last.start].rstrip(" :=|(–—-")
    if not named[-1:].isalpha() or work.endswith(_SPANNED, 0, last.start):
        return False
    if last.dimension in ("", "count", "score") and work.endswith(("(", " - ", " – ", " — "), 0, last.start):
        opening = named.rpartition(",")[2].strip(" -*")  # "Library visits (3000 to 4500)", not "Sign shops (3 to 5)"
        return not any(cue.kinds & VERBS and not cue.start for cue in cues_in(opening))
    return last.dimension in ("share", "money") and not _MOVED.match(work)


def _is_band(gap: str) -> bool:
    return ("<" in gap or "≤" in gap) and _BAND.fullmatch(gap) is not None


def _changed_from(last: Number, number: Number, work: str) -> bool:
    """「入会率提升 8% 到 12%」, 「客单价提高 80 到 95 元」: to a new value; 「营收增长 8% 到 12%」: by so much."""
    before = work[max(0, last.start - 6) : last.start].rstrip()
    if not before.endswith(_CHANGED):
        return False
    return number.unit != "%" or (before.endswith(_RAISED) and before[:-2].rstrip()[-1:] in _RATE)


def _lower(last: Number, number: Number, work: str) -> float:
    """The lower end with the upper one's scale: 2-3万 is 20000 to 30000."""
    if last.scale == 1 and number.scale > 1 and last.value < number.value / number.scale:
        return last.value * number.scale
    if last.unit is None and (cents := _size_of_cents(number, work)) != 1 and last.value >= 1:
        return last.value * cents
    times = number.scale / last.scale  # 七千到九千亿: both in 亿
    if times in (1e4, 1e8) and last.unit is None and last.value * times < number.value:
        return last.value * times
    return last.value
