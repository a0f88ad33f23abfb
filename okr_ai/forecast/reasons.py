"""Why a forecast says what it says, in words people can act on."""

from datetime import date

from okr_ai.forecast.amounts import about, day_in_words, so_many
from okr_ai.forecast.every import breaches
from okr_ai.forecast.period import Period
from okr_ai.forecast.prepare import Ready
from okr_ai.forecast.signs import far_off_inside
from okr_ai.forecast.steps import Steps
from okr_ai.model import Bilingual, CheckIn, Frame, KeyResult, Reason, Status

EARLY = 0.25  # of the period
FEW = 4  # reported values

_AS_NOTHING = Bilingual("counted as nothing", "按 0 计")
_LOST = Bilingual(
    "by the metric's past rows seem lost, so taken to be like the others; write 0 where there was nothing",
    "从以往数据看像是漏数，按其余各期的平均值计；若确实为零，请填 0",
)
_LIKE_OTHERS = Bilingual("taken to be like the others", "按其余各期的平均值计")
_NEGATED = ("not ", "n't", "不", "未", "没", "非")
_GREEN = ("on track", "on_track", "green", "正常", "绿", "顺利", "达成", "achieved", "done", "完成")


def kept_reason(ready: Ready) -> Reason | None:
    """How often something to be kept was outside its bounds so far; None when never, or when nothing is to be kept."""
    outside, seen = breaches(ready.period, ready.goal), len(ready.period.observed)
    if not ready.goal.keep or not outside:
        return None
    strict = ready.goal.every
    return Reason(
        "outside_bounds",
        Bilingual(
            f"{outside} of {seen} steps so far lay outside the bounds"
            + ("; every one counts" if strict else "; the average of the period counts"),
            f"已有 {seen} 期中 {outside} 期超出范围" + ("；要求每期都达标" if strict else "；以周期平均为准"),
        ),
        {"outside": outside, "steps": seen},
    )


def compound_reason(frame: Frame) -> Reason | None:
    """A key result with several targets is judged by the first."""
    if not frame.compound:
        return None
    return Reason(
        "compound",
        Bilingual(
            "it holds more than one target; only the first is judged: split it",
            "含有多个目标，只按第一个判断：建议拆分",
        ),
    )


def stale_reason(last: date, as_of: date, reported: date | None = None) -> Reason:
    """That nothing was measured since `last`; `reported` is the day of a newer value among the check-ins, which a
    forecast by the series does not count."""
    days = (as_of - last).days
    en = f"no new value for {days} days (last: {day_in_words(last).en}): silence is not green"
    zh = f"已有 {days} 天没有新数据（最近一次：{day_in_words(last).zh}）：没有消息不等于正常"
    if reported is not None:
        en += f"; the check-in of {day_in_words(reported).en} is not counted: add its value to the metrics file"
        zh += f"；{day_in_words(reported).zh}的进度记录没有计入：请把它的数值补进指标文件"
    return Reason("stale", Bilingual(en, zh), {"days": days, "last": last})


def last_value_reason(last: date) -> Reason:
    """Why the outcome stands before the due date: the metric brings no further value by then."""
    en = "settled already: as often as it is measured, the next value comes after the due date"
    zh = "已成定局：按更新频率，下一次数据要到截止日之后"
    return Reason("last_value", Bilingual(en, zh), {"last": last})


def early_reason(values: int, elapsed: float) -> Reason:
    """Why the interval is wide: little of the period is gone, or few values were reported in what is."""
    if elapsed >= EARLY:
        text = Bilingual(
            f"only {so_many(values, 'reported value')} with {elapsed:.0%} of the period gone: the interval is wide",
            f"周期已过 {elapsed:.0%}，仅有 {values} 个上报值，区间较宽",
        )
        return Reason("few_values", text, {"values": values, "elapsed": elapsed})
    return Reason(
        "too_early",
        Bilingual(
            f"too early to say: {so_many(values, 'reported value')}, {elapsed:.0%} of the period gone; "
            "the interval is wide",
            f"为时尚早：仅有 {values} 个上报值，周期已过 {elapsed:.0%}，区间较宽",
        ),
        {"values": values, "elapsed": elapsed},
    )


def data_reasons(ready: Ready, *, certain: bool) -> list[Reason]:
    """What was odd in the data: few values, another rhythm, repeated days, gaps, unfinished and partial steps …

    `certain`: the outcome is, however few the values are that it took.
    """
    steps = ready.steps
    found = (
        _guessed(ready),
        None if certain else _few(steps),
        _changed(steps),
        _repeated(steps),
        _far_off(ready),
        _gaps(ready),
        _unfinished(steps),
        _partial(ready.period),
    )
    return [reason for reason in found if reason]


def _guessed(ready: Ready) -> Reason | None:
    name = ready.steps.name
    if not ready.match.guessed:
        return None
    text = Bilingual(f"judged by the series '{name}' (found by its name)", f"按名称匹配到序列“{name}”")
    return Reason("metric_guessed", text, {"metric": name})


def _few(steps: Steps) -> Reason | None:
    values = len(steps.ends) - steps.missing
    if values >= FEW:
        return None
    text = Bilingual(
        f"the metric has only {values} value{'s' * (values > 1)}: a wide range, the chance little more than a guess",
        f"该指标目前仅有 {values} 个数据：区间很宽，达成概率仅供参考",
    )
    return Reason("few_values", text, {"values": values})


def _changed(steps: Steps) -> Reason | None:
    change = steps.change
    if change is None:
        return None
    day, count = day_in_words(change.since), change.left_out
    if change.counts_since:
        en = f"only the values since then count ({count} before them left out)"
        zh = f"只计此后的数据，之前 {count} 个未计入"
    else:
        en = f"the {count} values since then are too few and were left out"
        zh = f"此后的 {count} 个数据还太少，未计入"
    text = Bilingual(f"how often it is measured changed on {day.en}: {en}", f"{day.zh}起数据的更新频率变了：{zh}")
    return Reason("rhythm_changed", text, {"since": change.since, "left_out": count})


def _repeated(steps: Steps) -> Reason | None:
    if not steps.repeated:
        return None
    kept = Bilingual("", "")
    if steps.kept:
        day, value = steps.kept
        kept = Bilingual(f" ({day}: {value:,.10g})", f"（{day}：{value:,.10g}）")
    text = Bilingual(
        f"{so_many(steps.repeated, 'day')} had more than one value; the last one counts{kept.en}",
        f"有 {steps.repeated} 天出现重复值，以最后一个为准{kept.zh}",
    )
    return Reason("repeated_days", text, {"days": steps.repeated})


def _far_off(ready: Ready) -> Reason | None:
    """A value inside the period that may be a slip of the pen, where it counts in full: in a total or an average."""
    found = None
    if ready.goal.measure != "level":
        found = far_off_inside(ready.steps, ready.subject.start, ready.calendar)
    if found is None:
        return None
    on, unit = day_in_words(found[0]), ready.goal.unit
    value, usual = about(found[1], unit), about(found[2], unit)
    text = Bilingual(
        f"the value of {on.en} ({value.en}) is far from the usual {usual.en} and counts in full: check it",
        f"{on.zh}的值（{value.zh}）明显偏离平常的 {usual.zh}，且已全额计入：请核对数据",
    )
    return Reason("unusual_value", text, {"date": found[0], "value": found[1], "usual": found[2]})


def _gaps(ready: Ready) -> Reason | None:
    gaps = sum(1 for value in ready.period.observed.tolist() if value != value)
    if not gaps:
        return None
    if ready.steps.rhythm.days != 1 or ready.goal.measure != "total":
        how = _LIKE_OTHERS
    else:
        how = _AS_NOTHING if ready.steps.nothing_is_empty else _LOST
    text = Bilingual(
        f"{so_many(gaps, 'step')} of this period without a value: {how.en}", f"本周期有 {gaps} 期缺数据：{how.zh}"
    )
    return Reason("missing_steps", text, {"steps": gaps})


def _unfinished(steps: Steps) -> Reason | None:
    if not steps.unfinished:
        return None
    day = day_in_words(steps.unfinished)
    text = Bilingual(
        f"values from {day.en} on are not final yet and were left out", f"{day.zh}起的数据尚未最终确定，未计入"
    )
    return Reason("unfinished", text, {"from": steps.unfinished})


def _partial(period: Period) -> Reason | None:
    pairs = zip(period.ends, period.weights.tolist(), strict=True)
    shares = [(day_in_words(end), share) for end, share in pairs if share < 1]
    if not shares:
        return None
    en = ", ".join(f"{share:.0%} of the one ending {day.en}" for day, share in shares)
    zh = "、".join(f"截至{day.zh}的一期计 {share:.0%}" for day, share in shares)
    text = Bilingual(f"steps that lie partly in the period count in part: {en}", f"跨周期的部分按比例计入：{zh}")
    return Reason("partial_steps", text, {"shares": tuple(share for _, share in shares)})


def watermelon_reason(key_result: KeyResult, status: Status, as_of: date) -> Reason | None:
    """The owner's last word against the data: reported green, red inside."""
    told = [check_in for check_in in key_result.check_ins if check_in.date <= as_of]
    if not told or status not in ("at_risk", "off_track", "missed"):
        return None
    last = max(told, key=lambda check_in: check_in.date)
    words = (last.status or "").strip().lower()
    sure = _share(last)
    green = any(word in words for word in _GREEN) and not any(word in words for word in _NEGATED)
    if not green and not (sure is not None and sure >= 0.7):
        return None
    day = day_in_words(last.date)
    en = f"reported as '{last.status}'" if green else f"reported with a confidence of {sure:.0%}"
    zh = f"上报为“{last.status}”" if green else f"上报的信心为 {sure:.0%}"
    return Reason(
        "reported_better_than_data",
        Bilingual(f"{en} on {day.en}, but the data say otherwise", f"{day.zh}{zh}，但数据并非如此"),
        {"reported": last.status if green else sure},
    )


def _share(check_in: CheckIn) -> float | None:
    """The owner's confidence as 0..1, from 0..1, 1..10 or per cent."""
    sure = check_in.confidence
    if sure is None:
        return None
    return sure if sure <= 1 else sure / 10 if sure <= 10 else sure / 100
