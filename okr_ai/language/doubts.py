"""What in a key result can be read in more than one way, or contradicts itself (research rules R2, R4, R7, R11,
R12, R15, R18)."""

from functools import lru_cache

from okr_ai.language.dates import Dated
from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number
from okr_ai.language.scan import Scan
from okr_ai.model import Bilingual, Doubt, TargetKind, Words

_STRICT = frozenset(["超过", "大于", "高于", "多于", "小于", "低于", "少于", "over", "above", "below", "under"])


def doubts_of(scan: Scan, place: int | None, kind: TargetKind | None, metric: str) -> tuple[Doubt, ...]:
    """The doubts about a key result whose target is number `place`, each with the words it hangs on."""
    found: list[Doubt | None] = []
    if scan.dates:
        found += [_before_month(scan, dated.start, dated.end) for dated in scan.dates if dated.name != "feast"]
        found += [_year_guessed(scan, dated) or _fiscal_year(scan, dated) for dated in scan.dates]
    if place is not None:
        number = scan.numbers[place]
        if kind == "relative_change" and number.unit == "%" and is_share(metric):
            found.append(_change_of_percentage(_said(scan, number.start, number.end), number.value))
        if kind == "multiple" and scan.roles[place] == "change" and not number.factor:
            words = _said(scan, number.start, number.end)
            if words.text.endswith("倍"):
                found.append(_times(words, number.value))
        if number.unit is None:
            found.append(_lone_m(scan, number))
        if kind == "absolute" and number.unit == "%" and number.value > 100:
            found.append(_past_scale(scan, number, metric))
        if scan.leads[place]:
            found.append(_exclusive(scan, place))
        found.append(_against_values(scan, place))
    return tuple([doubt for doubt in found if doubt is not None]) if any(found) else ()


def _said(scan: Scan, start: int, end: int) -> Words:
    return Words(scan.text[start:end], start, end)


def _change_of_percentage(words: Words, value: float) -> Doubt:
    """R2: 「转化率提升20%」 can be 20 % of what it is now, or 20 points."""
    share, points = f"{20 * (1 + value / 100):g}", f"{20 + value:g}"
    return Doubt(
        "change_of_percentage",
        words,
        (
            Bilingual(f"{value:g} % of today's value (20 % -> {share} %)", f"按原值变化 {value:g}%（20% → {share}%）"),
            Bilingual(
                f"{value:g} percentage points (20 % -> {points} %)", f"变化 {value:g} 个百分点（20% → {points}%）"
            ),
        ),
    )


def _times(words: Words, value: float) -> Doubt:
    """R4: 「增长 2 倍」 is three times as much by the letter; many mean twice as much."""
    return Doubt(
        "times",
        words,
        (
            Bilingual(f"{value + 1:g} times as much as now", f"是原来的 {value + 1:g} 倍"),
            Bilingual(f"{value:g} times as much as now", f"是原来的 {value:g} 倍"),
        ),
    )


def _before_month(scan: Scan, start: int, end: int) -> Doubt | None:
    """R12: 「9月前」 can end on 31 August or on 30 September."""
    said = scan.plain[start:end]
    if not said.endswith(("月前", "月以前", "月之前", "月份前")) or "个" in said:
        return None
    readings = (
        Bilingual("before the month begins", "该月开始之前"),
        Bilingual("by the end of that month", "该月结束之前"),
    )
    return Doubt("before_month", _said(scan, start, end), readings)


_NO_YEAR = frozenset(
    ["md", "md_slash", "month", "month_day", "day_month", "slash", "slash_due", "month_led", "month_part"]
)
_YEAR_SAID = Lazy(r"\d{4}|[年今明后去]|\d\d(?:$|\D*$)(?<=')|next|last|this")


def _year_guessed(scan: Scan, dated: Dated) -> Doubt | None:
    """R11: 「3月底前」 written in May is taken for next year's; it can be a slip for one that is over."""
    cycle, last = scan.reference.cycle, dated.period[1]
    if dated.name not in _NO_YEAR or last.year <= scan.reference.day.year or (cycle and last <= cycle.end):
        return None
    if _YEAR_SAID.search(scan.plain, dated.start, dated.end):
        return None
    year = scan.reference.day.year
    readings = (
        Bilingual(f"in {last.year}", f"{last.year}年"),
        Bilingual(f"in {year}, now over", f"{year}年，已经过去"),
    )
    return Doubt("year_guessed", _said(scan, dated.start, dated.end), readings)


def _fiscal_year(scan: Scan, dated: Dated) -> Doubt | None:
    """R11: FY26 and 26财年 are calendar years where nothing says in which month the fiscal year begins."""
    said = scan.plain[dated.start : dated.end]
    if scan.reference.fiscal_start != 1 or not ("财年" in said or ("f" in said and _FISCAL.search(said))):
        return None
    readings = (
        Bilingual("the calendar year", "自然年"),
        Bilingual("a fiscal year that begins in another month", "从其他月份开始的财年"),
    )
    return Doubt("fiscal_year", _said(scan, dated.start, dated.end), readings)


_FISCAL = Lazy(r"(?<![a-z])fy\s?'?\d\d|fiscal")


def _lone_m(scan: Scan, number: Number) -> Doubt | None:
    """R15: "30 m" can be metres, minutes, months or millions."""
    behind = scan.text[number.end : number.end + 3].lstrip()
    if behind[:1] != "m" or (len(behind) > 1 and behind[1].isalpha()):
        return None
    words = _said(scan, number.start, number.end)
    return Doubt("lone_m", words, (Bilingual("millions", "百万"), Bilingual("metres or minutes", "米或分钟")))


def _past_scale(scan: Scan, number: Number, metric: str) -> Doubt | None:
    """R18: more than 100 % of what cannot be more."""
    about = metric.lower()
    if "净" in about or "net " in about:
        return None  # what is net of losses may grow past the whole: 净收入留存率 112%
    whole = any(word in about for word in _WHOLE)
    return Doubt("past_scale", _said(scan, number.start, number.end)) if whole else None


_WHOLE = (
    "满意",
    "好评率",
    "合格率",
    "覆盖率",
    "准时",
    "出勤",
    "留存",
    "可用",
    "uptime",
    "coverage",
    "retained",
    "accuracy",
)


def _exclusive(scan: Scan, place: int) -> Doubt | None:
    """R7: 「超过 500」 leaves out 500 itself by the letter; 以上 and "at least" take it in."""
    cue = scan.leads[place][0]
    if cue.word not in _STRICT or scan.numbers[place].dimension not in ("", "count"):
        return None
    readings = (
        Bilingual("without the figure itself", "不含本数"),
        Bilingual("with the figure itself", "含本数"),
    )
    return Doubt("exclusive_bound", _said(scan, cue.start, cue.end), readings)


def _against_values(scan: Scan, place: int) -> Doubt | None:
    """R18: the verb says up, the values go down, or the other way round."""
    verb, target = scan.verbs[place], scan.numbers[place]
    baseline = scan.baseline
    if verb is None or baseline is None or baseline.unit != target.unit or scan.roles[place] != "target":
        return None
    up, down = "up" in verb.kinds, "down" in verb.kinds
    if up == down or not (target.value < baseline.value if up else target.value > baseline.value):
        return None
    return Doubt("direction_against_values", _said(scan, verb.start, verb.end))


_SHARE = Lazy(
    r"率|占比|份额|比例|比重|满意度"
    r"|(?<![a-z])(?:rates?|share|margins?|ratio|percentage|sell-through|conversion|retention|ctr|cvr)(?![a-z])"
    r"|(?<![a-z])(?:recall|precision|accuracy)(?:@\d+)?(?:$|\s(?:of|for|on|in)\s)"
)
_NO_SHARE = Lazy(
    r"[周翻]转率|翻台率|频率|速率|倍率|心率|汇率|功率|[评得]分"
    r"|(?<![a-z])(?:(?:inventory|stock|asset) turnover|score|rating"
    r"|(?:frame|heart|burn|run|exchange|hourly|daily|sampling|bit|clock) rate)(?![a-z])"
)


@lru_cache(maxsize=4096)
def is_share(metric: str) -> bool:
    """Whether the metric is itself a percentage (率, 占比, 份额, rate, share, margin …): not times, nor marks."""
    words = metric.lower()
    return _SHARE.search(words) is not None and _NO_SHARE.search(words) is None
