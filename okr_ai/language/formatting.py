"""Numbers and dates as people write them, in both languages."""

from datetime import date
from math import floor, isfinite, log10

_SCALES = {"zh": ((1e8, "亿"), (1e4, "万")), "en": ((1e9, "B"), (1e6, "M"), (1e3, "K"))}
_PREFIXED = {"$", "¥", "€", "£", "HK$", "NT$", "A$", "C$", "S$", "R$"}
_WORDS = {  # unit: Chinese, English for one, English for several
    "pp": ("个百分点", "pp", "pp"),
    "bps": ("个基点", "bps", "bps"),
    "ms": ("毫秒", "ms", "ms"),
    "s": ("秒", "second", "seconds"),
    "min": ("分钟", "minute", "minutes"),
    "h": ("小时", "hour", "hours"),
    "d": ("天", "day", "days"),
    "week": ("周", "week", "weeks"),
    "month": ("个月", "month", "months"),
    "quarter": ("个季度", "quarter", "quarters"),
    "year": ("年", "year", "years"),
    "x": ("倍", "x", "x"),
    "分": ("分", "point", "points"),
}
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _figures(value: float, grouped: bool = True) -> str:
    """At most two decimals (more only for values near 0), no trailing zeros."""
    decimals = 2 if abs(value) >= 0.1 or value == 0 else min(12, 1 - floor(log10(abs(value))))
    text = f"{value:,.{decimals}f}" if grouped else f"{value:.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def format_number(value: float, unit: str | None, lang: str) -> str:
    """A value and its unit as people write them: 1200000 -> 「120万」 or "1.2M"; 12.5, "%" -> "12.5%"; 3, "d" ->
    「3 天」.

    `unit` is the reader's short form ("%", "pp", "$", "min") or a count word (「家」), which only Chinese shows.
    A value that is no finite number comes out as "-".
    """
    if not isfinite(value):
        return "-"
    language = "zh" if lang in ("zh", "mixed") else "en"
    if unit in ("%", "‰", "°C"):
        return f"{_figures(value)}{unit}"
    amount = _scaled(value, language)
    if unit in _PREFIXED:
        if language == "zh" and unit == "¥":
            return f"{amount}元"
        return f"-{unit}{amount[1:]}" if amount.startswith("-") else f"{unit}{amount}"
    if unit in _WORDS:
        chinese, one, several = _WORDS[unit]
        if language == "zh":
            return f"{amount} {chinese}" if chinese not in ("分", "倍") else f"{amount}{chinese}"
        if unit == "x":
            return f"{amount}x"
        return f"{amount} {one if amount == '1' else several}"
    if unit and (language == "zh" or unit.isascii()):
        return f"{amount} {unit}" if unit.isascii() else f"{amount}{unit}"
    return amount


def _scaled(value: float, language: str) -> str:
    """The shorter form with 万, M, … where four figures hold the value, or where it is too large to write out."""
    for size, name in _SCALES[language]:
        if abs(value) >= size and (abs(value) >= 1e4 or language == "en"):
            short = float(f"{value / size:.4g}")
            if (abs(short * size - value) <= 1e-9 * abs(value) and (abs(value) >= 1e4)) or abs(value) >= 1e6:
                return f"{_figures(short if abs(short) >= 100 else value / size)}{name}"  # rounded once
    return _figures(value)


def format_date(day: date, lang: str) -> str:
    """「2026年9月30日」 or "30 Sep 2026"."""
    if lang in ("zh", "mixed"):
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def chance_percent(p: float) -> str:
    """A chance as a whole per cent that never claims certainty: "12%", "<1%", ">99%"."""
    if 0.0 < p < 0.01:
        return "<1%"
    if 0.99 < p < 1.0:
        return ">99%"
    return f"{100 * p:.0f}%"


def round_as_people_write(value: float) -> float:
    """The value with two significant figures, three from 10 up to where people keep them: 37.482 -> 37.5, 81234 ->
    81200.

    Between 0 and 1 two figures; whole numbers below 1,000 stay whole. Never farther than 0.5 % (5 % below 10) away.
    """
    if value == 0 or not isfinite(value):
        return value
    figures = 2 if abs(value) < 10 else 3
    rounded = float(f"{value:.{figures}g}")
    return float(int(rounded)) if rounded.is_integer() else rounded
