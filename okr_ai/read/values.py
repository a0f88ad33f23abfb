"""A field's words as a number, a day, a share or one of a few choices. None when they are none."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from okr_ai.language.lazy import Lazy, one_of
from okr_ai.model import Bilingual, Cycle, Measure

_PLAIN = Lazy(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?", re.ASCII)
_GROUPED = Lazy(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_COMMA = Lazy(r"[-+]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}", re.ASCII)  # 1.234,56 and 98,5: nothing else can be meant
_BARE = Lazy(r"(.*\d.*?)\s*(?:[（(][^（()）]*[)）]|[/／][^\d/／]{1,12})\s*$")
_ISO = Lazy(rf"(\d{{4}}){one_of('-/.年')}(\d{{1,2}}){one_of('-/.月')}(\d{{1,2}})日?(?:[T ].*)?", re.ASCII)
_COMPACT = Lazy(r"(20\d\d)(\d\d)(\d\d)", re.ASCII)
_DATED = Lazy(  # a day with its year last: 10/01/2026, 1.10.2026, 1 Oct 2026, Oct 1, 2026
    r"\d{1,2}([-/.])\d{1,2}\1\d{4}|(?:\d{1,2} )?[A-Za-z]{3,9}\.? (?:\d{1,2}, ?)?20\d\d", re.ASCII
)
_RATIO = Lazy(r"(\d+(?:\.\d+)?)\s*[/／]\s*(\d+(?:\.\d+)?)", re.ASCII)
MAX_FIELD = 200  # characters; what is longer is prose, no value
LARGEST = 1e100  # of a value: no metric comes near, and squares of more are no numbers


def plain_number(text: str) -> float | None:
    """The number that `text` is and nothing else, thousands separators and a plain decimal comma allowed: "1,234.5"
    and "1.234,5" -> 1234.5, "12%" -> None."""
    text = text.strip()
    if _PLAIN.fullmatch(text):
        value = float(text)
    elif _GROUPED.fullmatch(text):
        value = float(text.replace(",", ""))
    elif _COMMA.fullmatch(text):
        value = float(text.replace(".", "").replace(",", "."))
    else:
        return None
    return value if abs(value) <= LARGEST else None


@lru_cache(maxsize=4096)
def number(text: str) -> tuple[float, str | None] | None:
    """The number in a field and its unit, as people write it: "12%" -> (12.0, "%"), "500万" -> (5e6, None)."""
    if (value := plain_number(text)) is not None:
        return value, None
    if text[-1:] in "%％" and (value := plain_number(text[:-1])) is not None:
        return value, "%"
    if not text.strip() or len(text) > MAX_FIELD:
        return None
    from okr_ai.language.numbers import read_number

    read = read_number(text) or _share(text)
    if read is None and (bare := _BARE.match(text)):  # 100%（每月至少一次）, 85单/人天: the note, the unit's other half
        return number(bare[1])
    return read if read and abs(read[0]) <= LARGEST else None


_ONE_IN = Lazy(r"\s*(\d{1,3}) (?:in|out of) (\d{1,4})\s*", re.IGNORECASE)


def _share(text: str) -> tuple[float, str | None] | None:
    """ "1 in 9", "3 out of 20": so many per cent."""
    found = _ONE_IN.fullmatch(text) if " in " in text or " out of " in text else None
    if found is None or not 0 < int(found[1]) < int(found[2]):
        return None
    return round(100 * int(found[1]) / int(found[2]), 2), "%"


# the figures of a name in quotes; 100% as what the rest is measured by
_NO_AMOUNT = Lazy(r"[\"“「『][^\"”」』]{0,40}\d|baseline|基线|基准", re.IGNORECASE)
_DIGITS = Lazy(r"(?<![A-Za-z\d.,])\d+(?:[.,]\d+)*")  # not those of p95


@lru_cache(maxsize=4096)
def amount(text: str) -> tuple[float, str | None] | None:
    """The one value in a cell that says it with more words than a number: "≥ 500 new ones", 「前 10 名」, "top 10 of
    the day". None where it says a change, several values, or none."""
    if not any(map(str.isdigit, text)) or len(text) > MAX_FIELD or _NO_AMOUNT.search(text):
        return None
    from okr_ai.language.key_results import read_key_result

    for words in (text, f"reach {text}"):  # in a column of targets a rank is one to reach
        frame = read_key_result(words)
        due = frame.deadline.text if frame.deadline else ""
        if frame.target is not None:
            alone = sum(1 for _ in _DIGITS.finditer(words.replace(due, ""))) <= 1 and frame.baseline is None
            is_level = frame.target_kind in ("absolute", "count") and abs(frame.target) <= LARGEST
            return (frame.target, frame.unit) if alone and is_level and frame.target_to is None else None
    return None


_NOTHING = frozenset("无 無 暂无 待定 未知 none n/a na tbd tba null ? ？ new 新 - — – /".split())  # noqa: SIM905


def says_nothing(text: str) -> bool:
    """Whether a field says that there is no value (yet): empty, "n/a", "TBD", "待定", a dash."""
    return not text.strip() or text.strip().lower() in _NOTHING


def is_formula(text: str) -> bool:
    """Whether a cell holds a formula without a value, or the error that one shows: "=A2*3", "#REF!"."""
    return text[:1] == "=" or (text[:1] == "#" and text[-1:] in ("!", "?", "A") and text[1:-1].strip("/0").isupper())


def no_number(text: str) -> tuple[Bilingual, Bilingual]:
    """What to say of words that stand where a number should: what is wrong, what to do."""
    words = text if len(text) <= 40 else text[:39] + "…"
    if text.startswith("="):
        return (
            Bilingual(f"the formula '{words}' has no saved value", f"公式“{words}”没有保存计算结果"),
            Bilingual("open the workbook in a spreadsheet, save it and try again", "请用表格软件打开并保存一次再试"),
        )
    if is_formula(text):
        return (
            Bilingual(f"the formula here fails: {words}", f"这里的公式出错：{words}"),
            Bilingual("mend it, or write the value", "请改正公式，或直接写数值"),
        )
    return (
        Bilingual(f"'{words}' is no number", f"“{words}”不是数字"),
        Bilingual("write the value alone, like 23.5 or 12%", "请只写数值，如 23.5 或 12%"),
    )


def iso_day(text: str) -> date | None:
    """The day when it is written with its year first (2026-09-30, 2026/9/30, 2026年9月30日, 20260930), time ignored."""
    text = text.strip()
    match = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def is_dated(text: str) -> bool:
    """Whether a field that may hold a value or a day holds a day: a whole one, with its year."""
    return iso_day(text) is not None or _DATED.fullmatch(text.strip()) is not None


def epoch_day(text: str) -> date | None:
    """The day of a Unix time in milliseconds or seconds ("1759161600000"), in Beijing's time zone, as Feishu counts."""
    if not (text.isascii() and text.isdigit() and len(text) in (10, 13)):
        return None
    seconds = int(text) / (1000 if len(text) == 13 else 1)
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds, hours=8)).date()


def day(text: str, *, cycle: Cycle | None = None, today: date | None = None, fiscal_start: int = 1) -> date | None:
    """The day a field names, or the last one of the period it names ("Q3", "9月底"), relative to cycle or today."""
    text = text.strip()
    if not text or len(text) > MAX_FIELD:
        return None
    if found := iso_day(text) or epoch_day(text):
        return found
    from okr_ai.language.date_fields import read_date

    phrase = read_date(text, cycle=cycle, today=today, fiscal_start=fiscal_start)
    return phrase.last_day if phrase else None


def share(text: str) -> float | None:
    """A confidence or a grade as a share of the whole: "5/10" -> 0.5, and "70%", "0.7", "7" and "70" -> 0.7.

    A bare number up to 1.5 is taken as a share, up to 10 as out of ten, above that as out of a hundred.
    """
    if ratio := _RATIO.fullmatch(text.strip()):
        return float(ratio[1]) / float(ratio[2]) if float(ratio[2]) else None
    if (read := number(text)) is None:
        return None
    value, unit = read
    if unit == "%":
        return value / 100
    if value <= 1.5:
        return value
    return value / 10 if value <= 10 else value / 100


_CHOICES = {
    "measure": {
        "level": "level|last|latest|期末值|末值|水平|期末水平|期末",
        "total": "total|sum|cumulative|累计|合计|总计|总和|求和",
        "average": "average|mean|avg|平均|均值|平均值",
    },
    "kind": {
        "committed": "committed|commit|承诺型|承诺|必达",
        "aspirational": "aspirational|stretch|moonshot|挑战型|挑战|愿景型",
        "learning": "learning|学习型|探索型",
        "guardrail": "guardrail|health|护栏|底线|健康度",
        "milestone": "milestone|ordinal|里程碑",
        "strategic": "strategic|战略|战略型|战略性",
        "tactical": "tactical|战术|战术型|战术性|运营型",
    },
    "indicator": {
        "leading": "leading|lead|leading indicator|先行|领先|先行指标|领先指标|过程指标",
        "lagging": "lagging|lag|lagging indicator|滞后|滞后指标|结果指标",
        "guardrail": "guardrail|护栏|护栏指标",
    },
    "update_period": {
        "daily": "daily|day|每日|每天|日|日更",
        "weekly": "weekly|week|每周|周|周更",
        "monthly": "monthly|month|每月|月|月更",
        "quarterly": "quarterly|quarter|每季度|季度|每季",
    },
    "level": {
        "company": "company|organization|org|organisation|corporate|enterprise|公司|公司级|集团|集团级",
        "department": "department|dept|division|business unit|部门|部门级|事业部|事业部级",
        "team": "team|squad|group|团队|团队级|小组|小组级|组|组级",
        "person": "person|individual|personal|个人|个人级",
    },
}
_CHOSEN = {f: {w: c for c, ws in cs.items() for w in ws.split("|")} for f, cs in _CHOICES.items()}


def choice(field: str, text: str) -> str | None:
    """The fixed choice that a field's words stand for, or None: choice("update_period", "每周") -> "weekly"."""
    return _CHOSEN[field].get(text.strip().lower())


def measure(text: str) -> Measure | None:
    """`level`, `total` or `average`, or None."""
    return choice("measure", text)  # type: ignore[return-value]  # the choices of "measure" are Measure's
