"""Which kinds of date phrase a text can hold at all, told by words and characters that each such phrase holds."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from okr_ai.language.festivals import by_words
from okr_ai.language.text import characters, latin_words

# Families of trigger words, of which every date phrase holds one: Latin ones as whole words …
_WORDS = {
    "q": "q quarter qtr",
    "h": "half",
    "fy": "cy calendar fiscal financial",
    "end": "eoq eom eoy eow eod cob eofy mid midyear end close",
    "near": "quarter qtr yr fy cy month week weekend half year cycle period semester term",
    "length": "day days week weeks weekend weekends wk wks fortnight fortnights month months"
    " quarter quarters year years yr yrs",
    "week": "week wk cw kw",
    "weekday": "mon monday tue tues tuesday wed wednesday thu thus thur thurs thursday fri friday sat saturday"
    " sun sunday",
    "ordinal": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth twenty thirty next",
    "nth": "last final first second third fourth fifth latter st nd rd th",
    "season": "spring summer autumn winter",
    "day": "today tonight tomorrow tmrw tmr yesterday morning afternoon evening",
    "to_date": "ytd qtd mtd wtd date",
    "to_now": "now present date since",
}
# … and these anywhere.
_PIECES = {
    "年": "年 岁末",
    "月": "月 旬",
    "季": "季 学期",
    "半年": "半年",
    "周": "周 星期 礼拜",
    "日": "日 号 今天 明天 后天 前天 今晚 明晚 后晚 今早 明早 昨天 昨晚",
    "天": "天",
    "未来": "未来 接下来 今后",
    "周期": "周期",
    "十一": "十一",
    "part": "月第 月的第 份第 份的第 度第 度的第 季第 年第 1第 2第 3第 4第 月首 度首 季首 年首 月最后 月的最后"
    " 学年 季学 春学 秋学 上学期 下学期 一学期 二学期 1学期 2学期"
    " 年今 年的今 月今 月的今 四五 五五 一二季 二三季 三四季 、二季 、三季 、四季"
    " 份最后 份的最后 度最后 度的最后 季最后 年最后 月前 月的前 份前 份的前 度前 度的前 季前 月头 年后 元月",
    "told": "截止 截至 最晚 最迟 晚于 迟于 周一 周二 周三 周四 周五 周六 周日 周天 星期 礼拜 明后"
    " 今明 日那 号那 日所 号所 号提 号交 号上 号发 号封 号完 号到 号截 号开 号召 号举 号见 号面 号谈 号拜"
    " 号达 日达 号培 号回 号评 号汇 号验 号启"
    " 日完 日上线 日发布 日交 日启动 日验收",
    "lunar": "农历 阴历 正月 冬月 腊月 月初一 月初二 月初三 月初四 月初五 月初六 月初七 月初八 月初九 月初十 大年初",
    "fy": "fy 财年",
    "20": "20",
    "figures": "20 19",
    "q": "q1 q2 q3 q4 1q 2q 3q 4q",
    "h": "h1 h2 1h 2h",
    "week": "w0 w1 w2 w3 w4 w5 w6 w7 w8 w9",
    "m": "m1 m2 m3 m4 m5 m6 m7 m8 m9",
    "slash": "0/ 1/ 2/ 3/ 4/ 5/ 6/ 7/ 8/ 9/",
    "前": "前 止 上线 完成",
    "to_now": "以来 至今 迄今",
    "截": "截止 截至 ddl",
}
# Words one after the other, anywhere.
_PHRASES = {
    "season": "年春|年夏|年秋|年冬|年的春|年的夏|年的秋|年的冬|年开春|暑假|暑期|fall 20|fall of 20|this fall|next fall"
    "|by fall|by the fall|夏季前|冬季前|夏天前|冬天前",
    "of_near": "next week|this week|last week|next wk|last wk|next month|last month|next quarter|next year|last year"
    "|next business|next working|next workday|week on|week from|weeks on|weeks from|weeks after|weeks before|week after"
    "|week before|days after|days before|days from|months from|fortnight on|fortnight from|day week|months, the"
    "|months on the|day the ",
}
_RARE = frozenset("第首最前头今来季")  # what tells more than the character before it
# "market" and "decrease" begin like months.
_MONTH = re.compile(
    "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:t?$|uary|ruary|ch|il|[ey]$|ust|tember|ober|ember)"
)
_FIGURES = frozenset("0123456789")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DULL: set[str] = set()  # Latin words met that hint at no date
_DULL_LIMIT = 20_000

Triggers = tuple[tuple[str, frozenset[str]], ...]


def _by_trigger(families: dict[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for family, triggers in families.items():
        alone = frozenset([family])
        for trigger in triggers:
            found[trigger] = found[trigger] | alone if trigger in found else alone
    return found


@cache
def _words() -> dict[str, frozenset[str]]:
    """Every whole Latin word that is a trigger -> the families it belongs to."""
    return _by_trigger({family: words.split(" ") for family, words in _WORDS.items()})


@cache
def _pieces() -> dict[str, frozenset[str]]:
    """Every other trigger -> the families it belongs to."""
    families = {family: pieces.split(" ") for family, pieces in _PIECES.items()}
    phrases = {family: words.split("|") for family, words in _PHRASES.items()}
    return _by_trigger({**families, **phrases, "feast": by_words()})


@cache
def _tables() -> tuple[dict[str, Triggers], dict[str, Triggers], Triggers]:
    """The triggers that begin with no Latin letter, by a character they hold, the one that tells most; those that go on
    after Latin letters (q3, w1, next week), by the letters that they begin with; and those of Latin letters alone.

    Those that begin with another of the same families (「国庆节」: 国庆) say nothing more: they are left out.
    """
    known = _pieces()
    others: dict[str, list[tuple[str, frozenset[str]]]] = {}
    heads: dict[str, list[tuple[str, frozenset[str]]]] = {}
    latin: list[tuple[str, frozenset[str]]] = []
    for piece, families in known.items():
        if "a" <= piece[0] <= "z":
            if piece.isalpha():
                latin.append((piece, families))
            else:
                heads.setdefault(piece[: len(piece) - len(piece.lstrip(_LETTERS))], []).append((piece, families))
        elif not _begins_with_another(piece, families, known):
            rare = piece[0]
            if rare in _FIGURES or not _RARE.isdisjoint(piece):
                rare = next((char for char in piece if char in _RARE), rare)
                rare = next((char for char in piece if char not in _FIGURES), rare) if rare in _FIGURES else rare
            others.setdefault(rare, []).append((piece, families))
    return (
        {char: tuple(pieces) for char, pieces in others.items()},
        {head: tuple(longer) for head, longer in heads.items()},
        tuple(latin),
    )


def _begins_with_another(piece: str, families: frozenset[str], known: dict[str, frozenset[str]]) -> bool:
    return any(known.get(piece[:size]) == families for size in range(1, len(piece)))


@lru_cache(maxsize=8192)
def _hints_of(latin: str) -> tuple[frozenset[str], Triggers]:
    """The families that a Latin word hints at, and the longer triggers that may begin with it."""
    _, heads, pieces = _tables()
    return (
        _words()
        .get(latin, frozenset())
        .union(
            {"month"} if _MONTH.match(latin) else (),
            *[families for piece, families in pieces if piece in latin],
        ),
        tuple([each for head, longer in heads.items() if latin.endswith(head) for each in longer]),
    )


def families_in(plain: str) -> set[str]:
    """The families whose triggers stand in a `normalised` text."""
    hints: set[str] = set()
    for latin in latin_words(plain) - _DULL:
        families, longer = _hints_of(latin)
        hints |= families
        if longer:
            hints = hints.union(*[families for piece, families in longer if piece in plain])
        elif not families and len(_DULL) < _DULL_LIMIT:
            _DULL.add(latin)
    pieces = _tables()[0]
    for char in pieces.keys() & characters(plain):
        for piece, families in pieces[char]:
            if piece in plain:
                hints |= families
    return hints
