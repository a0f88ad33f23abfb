"""Numbers in Chinese numerals: 三千五, 两三万, 十五六, 六七成, 一打, 三分之一; not those inside other words."""

import re
from functools import cache

from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number, plain_digits
from okr_ai.language.numerals import DIGITS, chinese_value
from okr_ai.language.protected import is_last_of_way, is_name, is_rank
from okr_ai.language.tables import by_first_character, end_of_word, sections_of
from okr_ai.language.units import unit_at

UNSURE = Lazy(r"[ 个多余几]")  # what may stand inside a number: 5 千多万, 2 个亿
_OF_A_UNIT = frozenset("/每(:位")  # before 万元 that names the unit: 元/万元, 每亿元, (万元), 单位:万元, 单位万元
POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12, "佰": 2, "仟": 3}
TENTHS = Lazy(r"\s?成([半]|[一二三四五六七八九])?(?![功为本立果员就长交分绩熟效品型套都像见败因色])")


@cache
def not_numbers() -> dict[str, tuple[str, ...]]:
    """Words that hold a numeral and are no number (统一, 万能), by their first character."""
    return by_first_character(sections_of("not_numbers.txt")["words"])


def part_of(match: re.Match[str]) -> Number | None:
    """百分之三十 and 万分之五 in per cent; 三分之一 and 一又二分之一 as the plain fraction."""
    whole, part, end = match["of"].rstrip()[:-2].rstrip(), match["part"], match.end()
    if not part[0].isdigit() and (apart := _APART.match(match.string, end)):
        part, end = UNSURE.sub("", part + apart[0]), apart.end()  # 百分之五 十
    if len(part) > 1 and part[-1] == "千" and (unit := unit_at(match.string, end - 1)) and unit[1] > end:
        part, end = part[:-1], end - 1  # 二分之一千克
    below = chinese_value(whole)
    above = chinese_value(part) if not part[0].isdigit() else float(plain_digits(part))
    if not below or above is None:
        return None
    number = Number(match.start(), end, round(above / below, 12))
    if match["plus"]:
        number.value += chinese_value(match["plus"]) or 0
    elif whole in ("百", "千", "万", "100"):
        number.value, number.unit, number.dimension = round(100 * above / below, 10), "%", "share"
    if match["minus"] or match.string.endswith("负的", 0, match.start()):
        number.value = -number.value
    return number


def is_dozen(text: str, at: int) -> bool:
    """Whether 打 at this place counts by twelve and does not begin a verb (打造, 打通)."""
    return text.startswith("打", at) and text[at + 1 : at + 2] not in tuple("造通折包开磨击扮印破赢")


def rest_of_tenth(rest: str | None) -> float:
    """The per cent behind 成: 5 of 三成五 and of 三成半."""
    return 0.0 if not rest else 5.0 if rest == "半" else float(DIGITS[rest])


def from_numerals(match: re.Match[str], text: str) -> Number | None:
    """The number that a run of Chinese numerals stands for, None when it is part of another word (第一, 统一)."""
    start = match.start("zh")
    run = match["zh"]
    if run[-1] == "点" and not (text[match.end() : match.end() + 1] == " " and _APART.match(text, match.end())):
        run = run.rstrip("点")
    if "参" in run and _FORMAL.isdisjoint(run):
        start += len(run) - len(run := run.lstrip("参"))  # 人参五百盒, 两参会, unlike 叁佰参拾
        run = run.partition("参")[0]
    end = start + len(run)
    if not run or _in_a_word(run, start, end, text):
        return None
    run, end = _whole_run(run, start, end, text)
    if in_tenths := _in_tenths(run, start, end, text):
        return in_tenths
    run = UNSURE.sub("", run)
    if run == "半" and _ONE_AND.search(text, 0, start):
        return Number(start - 1, end, 1.5, bare=True)
    if is_dozen(text, end) and (value := chinese_value(run)) is not None:
        return Number(start, end + 1, value * 12)
    if (
        not run.strip("百千万亿")
        and (start or end < len(text) or len(run) == 1)
        and not _BOUND_BEFORE.search(text, max(0, start - 2), start)
        and (text[start - 1 : start] in _OF_A_UNIT or not _MONEY_BEHIND.match(text, end))
    ):
        return None  # 「万元产值能耗」, 「百万工时伤害率」, 「金额（万元）」: no number, unlike 「破亿」
    if text.startswith("个亿", end) and (value := chinese_value(run)) is not None:
        return Number(start, end + 2, value * 1e8, scale=10**8)  # 三个亿
    if between := _neighbours(run) or _last_two(run):
        return Number(start, end, between[0], value_to=between[1])
    value = chinese_value(run)
    if value is None:
        return None
    tail = run[len(run.rstrip("百千万亿佰仟")) :]
    return Number(start, end, value, bare=len(run) == 1, scale=10 ** sum(POWERS[c] for c in tail))


def _whole_run(run: str, start: int, end: int, text: str) -> tuple[str, int]:
    """The numerals of a number and where they end: with those after a space, without what belongs to the unit."""
    if text[end : end + 1] == " " and (apart := _APART.match(text, end)):
        longer = UNSURE.sub("", text[start : apart.end()])
        if chinese_value(longer):
            run, end = longer, apart.end()
    if len(run) == 1:
        return run, end
    if run[-1] == "两":
        return run[:-1], end  # 二两: of weight
    headed = run[-1] in "千兆" and (unit := unit_at(text, end - 1)) and unit[1] > end  # 十千米, 两百千瓦时
    if headed and (not unit_at(text, end) or chinese_value(run) is None):
        return run[:-1], end - 1
    return run, end


_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_WEEKLY = ("每周", "一周", "两周", "双周", "2周", "2 周", "三周", "3周", "3 周", "四周", "4周", "4 周")
_REGULARLY = (*_WEEKLY, "月读", "周读", "月看", "每月", "每个月", "每天", "每日", "每季度", "每学期")
_MADE_MORE = (
    "提高",
    "扩大",
    "加大",
    "增大",
    "放大",
    "壮大",
    "做大",
    "调高",
    "拔高",
    "升高",
    "增高",
)  # 提高三倍: no 高三
_COUNTERS = frozenset("次篇场份条期回遍")
_READ = frozenset("本节道")
_NO_THINGS = ("节省", "节约", "节日", "本地", "本部", "本院", "本校")


def _in_a_word(run: str, start: int, end: int, text: str) -> bool:
    """Whether the numerals count nothing: in 第一 and 首三, in a word of the list, in 「2 年零 4 个月」."""
    if start and text[start - 1] in "第每首近前" and not is_rank(text, start) and is_name(text, start, end):
        return True
    if run == "零" and text[end : end + 1].isdigit() and text[start - 1 : start] in tuple("年月周天时"):
        return True
    if run == "零" and _RATE_OF_NONE.match(text, end) and not text.endswith(_REACHING, 0, start):
        return True  # 搜索零结果率: the share of what has none; 「实现零差错率」 is a target
    if run == "十" and text.endswith(("小时", "钟头"), 0, start):
        return False  # 两小时十分
    word_end = end_of_word(not_numbers(), text, start)
    if run in "一二三四五六" and text[end : end + 1] in _COUNTERS and text.endswith(_WEEKLY, 0, start):
        return False  # 每周三次, 两周一次
    if run == "一" and text.startswith("本书", end):
        return False
    if run == "一" and text[end : end + 1] in _READ and text.endswith(_REGULARLY, 0, start):
        return text.startswith(_NO_THINGS, end)  # 每月一本课外书, 每周一节公开课; 「每周一节省」
    if run in ("一", "一百") and is_last_of_way(text, start, end):
        return True
    if run == "一" and text[start - 1 : start] == "上" and _LAST_TIME.match(text, start):
        return True  # 上一次：320人
    if word_end is None and start and not text.endswith(_MADE_MORE, 0, start):
        behind = 2 if text.startswith(("期", "拜"), start - 1) else 1  # 星期一, 周一
        word_end = end_of_word(not_numbers(), text, max(0, start - behind))
    if word_end and word_end < end:
        word_end = end_of_word(not_numbers(), text, word_end)  # 高三一本
    if not word_end or word_end < end:
        return False
    return not (len(run) > 1 and word_end == end and run in _CONTAINED_NUMBERS)


_LAST_TIME = Lazy(r"(?<![线马晚早以网]上)一[次场轮期届批波回][:为是的\d]")


def _in_tenths(run: str, start: int, end: int, text: str) -> Number | None:
    """三成, 七成半, 六七成 as a share."""
    tenths = TENTHS.match(text, end)
    if not tenths:
        return None
    if len(run) == 2 and (pair := _neighbours(run)):
        return Number(start, tenths.end(), pair[0] * 10, "%", "share", value_to=pair[1] * 10)
    value = chinese_value(run)
    if value is None or not 0 < value <= 10:
        return None
    return Number(start, tenths.end(), value * 10 + rest_of_tenth(tenths[1]), "%", "share")


_RATE_OF_NONE = Lazy(r"[^\W\d_]{1,4}(?:率|占比)")
_REACHING = ("实现", "做到", "保持", "达到", "确保", "为", "至", "到")
_MONEY_BEHIND = Lazy(r"[美欧日港]?元(?:$|[\s，。；,;、）)])")
_BOUND_BEFORE = Lazy(r"(?:[破过超达到逾近上至数]|[≥>=]\s?)$")
_ONE_AND = Lazy(r"(?:^|[^\w个]|[近约过了每花用需])个$")  # 个半小时, 近个半月
_LAST_TWO = Lazy(r"(.*[十百千万亿])([一二三四五六七八])([二三四五六七八九])([十百千]?[万亿]?)")
# Numerals with spaces between them, each of them next to a scale: 三千 九百 六十五, 六 点 五.
_APART = Lazy(
    r"(?:\s(?:(?<=[十百千万亿点]\s)[零〇一二两三四五六七八九十百千万亿点]+"
    r"|[十百千万亿点][零〇一二两三四五六七八九十百千万亿点]*)(?!分之))+"
)
_CONTAINED_NUMBERS = frozenset({"十一", "五一", "六一", "三八"})


def _neighbours(run: str) -> tuple[float, float] | None:
    """两三, 三五, 七八十: from the one to the other."""
    if not 2 <= len(run) <= 4:
        return None
    a, b = DIGITS.get(run[0]), DIGITS.get(run[1])
    if a is None or b is None or not a or not (b == a + 1 or (a, b) == (3, 5)):
        return None
    scale = 1.0
    if len(run) > 2:
        if any(tail not in POWERS for tail in run[2:]) or (len(run) == 4 and POWERS[run[2]] >= POWERS[run[3]]):
            return None
        scale = 10.0 ** sum(POWERS[tail] for tail in run[2:])
    return a * scale, b * scale


def _last_two(run: str) -> tuple[float, float] | None:
    """十五六, 三十七八万, 七百三四十, 一万六七: from the one to the other."""
    found = _LAST_TWO.fullmatch(run) if len(run) > 2 else None
    if not found:
        return None
    before, low, high, scale = found.groups()
    if DIGITS[high] != DIGITS[low] + 1:
        return None
    first, last = chinese_value(before + low + scale), chinese_value(before + high + scale)
    return None if first is None or last is None else (first, last)
