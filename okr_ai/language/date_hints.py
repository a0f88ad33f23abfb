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
    "fy": "cy calendar",
    "end": "eoq eom eoy eow eod eofy mid midyear end",
    "near": "quarter qtr yr fy cy month week weekend half year cycle period semester term",
    "length": "day days week weeks wk wks fortnight fortnights month months quarter quarters year years yr yrs",
    "week": "week wk",
    "weekday": "mon monday tue tues tuesday wed wednesday thu thus thur thurs thursday fri friday sat saturday"
    " sun sunday",
    "ordinal": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth twenty thirty next",
    "nth": "last final first second third fourth fifth latter st nd rd th",
    "day": "today tonight tomorrow tmrw yesterday",
}
# … and these anywhere.
_PIECES = {
    "年": "年",
    "月": "月",
    "季": "季 学期",
    "半年": "半年",
    "周": "周 星期 礼拜",
    "日": "日 号 今天 明天 后天 今晚 明晚 今早 明早 昨天 昨晚",
    "天": "天",
    "未来": "未来 接下来 今后",
    "周期": "周期",
    "十一": "十一",
    "lunar": "农历 阴历 正月 冬月 腊月 月初一 月初二 月初三 月初四 月初五 月初六 月初七 月初八 月初九 月初十",
    "fy": "fy 财年",
    "20": "20",
    "figures": "20 19",
    "q": "q1 q2 q3 q4 1q 2q 3q 4q",
    "h": "h1 h2 1h 2h",
    "week": "w1 w2 w3 w4 w5 w6 w7 w8 w9",
    "m": "m1 m2 m3 m4 m5 m6 m7 m8 m9",
    "slash": "0/ 1/ 2/ 3/ 4/ 5/ 6/ 7/ 8/ 9/",
    "前": "前 止 上线 完成",
    "截": "截止 截至 ddl",
}
# "market" and "decrease" begin like months.
_MONTH = re.compile(
    "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:t?$|uary|ruary|ch|il|[ey]$|ust|tember|ober|ember)"
)
_FIGURES = frozenset("0123456789")
_DULL: set[str] = set()  # Latin words met that hint at no date
_DULL_LIMIT = 20_000

Triggers = tuple[tuple[str, frozenset[str]], ...]


def _by_trigger(families: dict[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for family, triggers in families.items():
        for trigger in triggers:
            found.setdefault(trigger, set()).add(family)
    return {trigger: frozenset(names) for trigger, names in found.items()}


@cache
def _words() -> dict[str, frozenset[str]]:
    """Every whole Latin word that is a trigger -> the families it belongs to."""
    return _by_trigger({family: words.split(" ") for family, words in _WORDS.items()})


@cache
def _pieces() -> dict[str, frozenset[str]]:
    """Every other trigger -> the families it belongs to."""
    return _by_trigger({**{family: pieces.split(" ") for family, pieces in _PIECES.items()}, "feast": by_words()})


@cache
def _other_pieces() -> dict[str, Triggers]:
    """The triggers that begin with no Latin letter, by a character they hold that is no figure where there is one.

    Those that begin with another of the same families (「国庆节」: 国庆) say nothing more and are left out.
    """
    known = _pieces()
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for piece, families in known.items():
        if not "a" <= piece[0] <= "z" and all(known.get(piece[:size]) != families for size in range(1, len(piece))):
            rare = next((char for char in piece if char not in _FIGURES), piece[0])
            found.setdefault(rare, []).append((piece, families))
    return {char: tuple(pieces) for char, pieces in found.items()}


@cache
def _heads() -> dict[str, Triggers]:
    """The triggers that go on after Latin letters (q3, w1), by the letters that they begin with."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for piece, families in _pieces().items():
        head = re.match("[a-z]*", piece)
        if not piece.isalpha() and head and head[0]:
            found.setdefault(head[0], []).append((piece, families))
    return {head: tuple(longer) for head, longer in found.items()}


@cache
def _latin_pieces() -> Triggers:
    """The triggers of Latin letters alone."""
    return tuple((piece, families) for piece, families in _pieces().items() if piece.isascii() and piece.isalpha())


@lru_cache(maxsize=8192)
def _hints_of(latin: str) -> tuple[frozenset[str], Triggers]:
    """The families that a Latin word hints at, and the longer triggers that may begin with it."""
    return (
        _words()
        .get(latin, frozenset())
        .union(
            {"month"} if _MONTH.match(latin) else (),
            *[families for piece, families in _latin_pieces() if piece in latin],
        ),
        tuple([each for head, longer in _heads().items() if latin.endswith(head) for each in longer]),
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
    pieces = _other_pieces()
    for char in pieces.keys() & characters(plain):
        for piece, families in pieces[char]:
            if piece in plain:
                hints |= families
    return hints
