"""A file while it is read: what its dates are relative to, the ids given, and the problems met."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Protocol

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual, Cycle, Passage, Place, Problem
from okr_ai.read import values

Fields = Mapping[str, Passage]
_ISO_DAY = Lazy(r"\d{4}([-/.])\d{1,2}\1\d{1,2}", re.ASCII)
_PERIOD = frozenset("0123456789０１２３４５６７８９一二三四上下年季月Q")
_TITLE = Lazy(
    r"OKR|目标与关键|关键结果|(?:计划|规划|团队|部门|小组)$|(?:年度|季度|月度|半年度?|工作|重点|个人|团队|部门)目标\s?(?:$|[（(])|\b(?:goals|objectives|plan|team)\b",
    re.IGNORECASE,
)
# the name of a part of the firm, and no sentence: 内容运营, 华南大区
_PARTS = ("部", "组", "处", "科", "运营", "中心", "大区", "目标任务", "重点工作", "工作要点")
# 数据平台部（2026Q3）, 数据平台部 2026Q3（初稿）
_BESIDE_PART = Lazy(r"\s*(?:[（(][^（()）]{0,12}[)）]|目标)$", needs="）|)|目标")
_SENTENCE = frozenset("让把将提打做降优建推完实成")
_NAMED = Lazy(r"(?:OKRs?|目标与关键(?:结果|成果))$|^OKRs?\b", re.IGNORECASE)
# when a file was written, which is not what it is for; 第 1-2 月 are months of a plan, none of the calendar
_WRITTEN = Lazy(
    r"\b(?:version|v\d|updated?|created|written|author|revised|published)\b"
    r"|[\d年月日./-]{0,12}(?:版本|更新|创建|制定|编制|修订|撰写|作者)",
    re.IGNORECASE,
)
_BEFORE_WRITTEN = " \t(（[【-–—|｜·,，;；"
_IN_SENTENCE = Lazy(
    r"\b(?:in|of|from|since|until|during|after|before|by|than|last|and|to|was|is)(?: the)?\s*$"
    r"|[在从自于到比是和与至，。]\s*$",
    re.IGNORECASE,
)
_DASHED = Lazy(r"\s?(?:[–—|｜·]|\s-|——)\s?\w[^.。!！?？]*$")
_DASH = Lazy(r"\s[-–—]\s")
_PERIOD_ALONE = Lazy(r"\s*(?:20\d\d\s?)?[QH]\d(?:\s?20\d\d)?\s*", re.IGNORECASE)
_LAST_YEAR = Lazy(  # "Objectives & metrics — 2026", "Hotel OKRs 2026", "School goals for 2026-27"
    r"(?:[-–—|:,(：，（｜·]\s?|(?<![a-z])(?:OKRs?|goals|objectives|priorities)\s?(?:for\s)?|目标\s?)20\d\d(?:[-–/]\d\d)?[)）]?\s*$",
    re.IGNORECASE,
    needs="20",
)
_LEVEL = Lazy(r"\b(?:company|department|team|group|division)[\s-]level\b", re.IGNORECASE, needs="level")
# "Public Library 2026 Organizational Plan"; a sentence has a verb before "the 2026 plan"
_PLAN_OF_YEAR = Lazy(
    r"(?<!the )(?<!our )(?<!\ba )\b20\d\d (?:[\w&-]+ ){0,3}(?:plan|goals|objectives|priorities)$",
    re.IGNORECASE,
    needs="20",
)
# what a title may say beside its period: "Spring 2026 · Q2 2026 (90 days)"
_SPANS = ("20", "days", "weeks", "months")
_BESIDE_PERIOD = Lazy(
    r"\(?\d{1,3} (?:days|weeks|months)\)?(?: (?:starting|beginning|from)(?: on)? [a-z]{3,9} \d{1,2})?"
    r"|\b(?:spring|summer|autumn|fall|winter)(?: 20\d\d)?\b",
    re.IGNORECASE,
)
_ORDINAL = r"第?\s?[\d一二三四五六七八九十]{1,3}"
_COUNTED = Lazy(rf"第{_ORDINAL[2:]}(?:\s?[-~～—–至到]\s?{_ORDINAL})?\s?个?[月周]", needs="第")
_VALUES = frozenset({"baseline", "target", "current"})
_WORDS = re.compile(r"[A-Za-z]{2,}|[^\W\x00-\x7f]{2}")


def _where(place: Place, seen_from: Place) -> Bilingual:
    """The line or the cell, with its sheet where that is another one."""
    if place.cell:
        cell = place.cell if place.sheet in (None, seen_from.sheet) else f"{place.sheet}!{place.cell}"
        return Bilingual(cell, cell)
    return Bilingual(f"line {place.line}", f"第 {place.line} 行")


class Placed(Protocol):
    """Words that know where they stand."""

    def place(self) -> Place: ...


class Desk:
    """One file on the desk while it is read: what its dates are relative to, and the problems met so far."""

    __slots__ = (
        "_copies",
        "assumed",
        "cycle",
        "cycle_is_stated",
        "fiscal_start",
        "key_result_ids",
        "objective_ids",
        "path",
        "problems",
        "strict",
        "today",
    )

    def __init__(
        self,
        path: str,
        today: date | None = None,
        cycle: Cycle | None = None,
        fiscal_start: int = 1,
        assumed: Cycle | None = None,
        strict: bool = False,
    ) -> None:
        self.path = path
        self.today = today
        self.cycle = cycle
        self.cycle_is_stated = False  # by a field of its own, where a title may only mention it
        self.fiscal_start = fiscal_start
        self.assumed = assumed  # the cycle of the settings, where the file states none
        self.strict = strict  # in tables and structured files a number field that is none is a problem
        self.problems: list[Problem] = []
        self.objective_ids: dict[str, Placed] = {}  # those given so far, with whose they are
        self.key_result_ids: dict[str, Placed] = {}
        self._copies: dict[
            tuple[bool, str], int
        ] = {}  # the number that a further use of an id of each kind tries first

    def own_id(self, taken: dict[str, Placed], ident: str, words: Placed, *, stated: bool) -> str:
        """An id that nothing in `taken` has: `ident`, or "a~2" where "a" is; that is a Problem where it was stated, and
        none where numbers only start anew (a second O1 below another team's name)."""
        first = taken.setdefault(ident, words)
        if first is words:
            return ident
        kind = taken is self.key_result_ids
        n = self._copies.get((kind, ident), 2)
        while f"{ident}~{n}" in taken:
            n += 1
        self._copies[kind, ident] = n
        taken[f"{ident}~{n}"] = words
        if stated:
            at = _where(first.place(), words.place())
            self.problems.append(
                Problem(
                    Bilingual(f"the id '{ident}' is taken by {at.en}", f"编号“{ident}”在{at.zh}已经用过"),
                    Bilingual(
                        f"give it an id of its own; until then it goes by '{ident}~{n}'",
                        f"请换一个编号；在此之前它的编号是“{ident}~{n}”",
                    ),
                    words.place(),
                    "duplicate_id",
                )
            )
        return f"{ident}~{n}"

    def problem(self, words: Placed, what: Bilingual, do: Bilingual) -> None:
        """Keep that something at these words could not be read."""
        self.problems.append(Problem(what, do, words.place()))

    def see_cycle(self, words: str) -> bool:
        """Take the cycle that `words` name, unless one is known; whether they name one."""
        return self.cycle_in(words) is not None

    def state_cycle(self, words: str) -> None:
        """Take the cycle that a field of the file states: 「周期：2026-07-01 至 2026-09-30」. It wins over a title's,
        which gives it the year where it names none."""
        if self.cycle_is_stated:
            return
        titled, today = self.cycle, self.today
        if titled:
            self.cycle, self.today = None, titled.start
        self.cycle_is_stated = self.cycle_in(words, stated=True) is not None
        self.cycle, self.today = self.cycle or titled, today

    def is_title(self, words: str) -> bool:
        """Whether a heading only names the document and its period: "2026 Q3 OKR", "三季度 增长团队"."""
        found = self.cycle_in(words, take=False)
        if found is None:
            return bool(_NAMED.search(words)) and len(words) <= 40
        rest = words.replace(found.name, "") if found.name else ""
        if any(said in rest for said in _SPANS):
            rest = _BESIDE_PERIOD.sub("", rest)
        return (
            len(_WORDS.findall(rest)) <= 1
            or bool(_TITLE.search(rest))
            or _names_a_part(_BESIDE_PART.sub("", rest.strip()))
        )

    def section_cycle(self, heading: str) -> Cycle | None:
        """The cycle of the section below a heading that names one first: "Q4 2026 — Growth". It is the file's too where
        that has none."""
        found = self.cycle_in(heading)
        return found if found and (heading.startswith(found.name) or self.is_title(heading)) else None

    def title_in(self, line: str) -> str:
        """The words of a plain line that are a title: not when the file was written, which may follow ("Q4 2026 OKRs
        (draft v3)") or be all there is ("v1.0 | May 2026")."""
        written = _WRITTEN.search(line)
        title = line[: written.start()].rstrip(_BEFORE_WRITTEN) if written else line
        return title if (not written or _TITLE.search(title)) and self.is_title(title) else ""

    def ends_in_period(self, line: str) -> bool:
        """Whether a line is a name and the period it is for, and no sentence: "Harbour kitchen, Jul-Sep 2026",
        "Platform (Q1'27)", "Q1 2027 – Fundraising"."""
        found = self.cycle_in(line, take=False)
        if found is None or not found.name or _WRITTEN.search(line):
            return False
        if line.startswith(found.name) and _DASHED.match(line, len(found.name)):
            return True
        closed = line.rstrip(")）]】")
        before = closed[: -len(found.name)] if closed.endswith(found.name) else ""
        return bool(before.strip("(（[【 ")) and not _IN_SENTENCE.search(before)

    def cycle_in(self, words: str, *, take: bool = True, stated: bool = False) -> Cycle | None:
        """The cycle that `words` name; with `take` it is this file's, unless one is known. One that a field states may
        begin and end on any day: 「周期：10/14 - 11/14」."""
        if len(words) > values.MAX_FIELD or not any(c in _PERIOD for c in words) or _COUNTED.search(words):
            return None
        found = _stated_days(words)
        if found is None:
            from okr_ai.language.date_fields import read_cycle

            found = read_cycle(words, today=self.today, fiscal_start=self.fiscal_start)
            by_days = stated and sum(a.isdigit() > b.isdigit() for a, b in zip(words, words[1:] + " ", strict=True)) > 3
            if found and not by_days and (found.start.day != 1 or (found.end + timedelta(days=1)).day != 1):
                return self._before_dash(
                    words, take=take
                )  # a span like "within three months" is no period of the calendar
        if found is None and (
            (_NAMED.search(words) and len(words) <= 40)
            or ((_TITLE.search(words) or _LEVEL.search(words)) and _LAST_YEAR.search(words))
            or (take and _PLAN_OF_YEAR.search(words))
        ):
            found = _year_of_title(words, self.fiscal_start)
        if found and take and self.cycle is None:
            self.cycle = found
        return found

    def _before_dash(self, words: str, *, take: bool) -> Cycle | None:
        """The period that a title begins with: "Q4 2026 - 90 days starting Oct 1"."""
        dash = _DASH.search(words)
        if dash is None or not _PERIOD_ALONE.fullmatch(words, 0, dash.start()):
            return None
        return self.cycle_in(words[: dash.start()], take=take)

    def day(self, fields: Fields, name: str) -> date | None:
        """The day of a field; a Problem when it has words that name none."""
        passage = fields.get(name)
        if passage is None or values.says_nothing(passage.text):
            return None
        found = values.day(
            passage.text, cycle=self.cycle or self.assumed, today=self.today, fiscal_start=self.fiscal_start
        )
        if found is None:
            self.problem(
                passage,
                Bilingual(f"'{short(passage.text)}' is no date", f"“{short(passage.text)}”不是日期"),
                Bilingual("write it like 2026-09-30", "请写成 2026-09-30 这样"),
            )
        return found

    def number(self, fields: Fields, name: str) -> tuple[float, str | None] | None:
        """The number of a field and its unit. Words that are none stay words: a baseline may be "none yet"."""
        passage = fields.get(name)
        if passage is None or not passage.text:
            return None
        read = None
        if not (self.strict and values.is_formula(passage.text)):
            read = values.number(passage.text) or (values.amount(passage.text) if name in _VALUES else None)
        if read is None and self.strict and not values.says_nothing(passage.text):
            self.problem(passage, *values.no_number(passage.text))
        return read


_YEAR = Lazy(r"(?<!\w)20\d\d(?!\w)", re.ASCII)


_NEXT_YEAR = Lazy(r"[-–/](\d\d)(?!\d)")


def _year_of_title(words: str, fiscal_start: int) -> Cycle | None:
    """The year that a title holds alone: "2026 product OKRs", 「2026 产品 OKR」; "2026-27" begins with the fiscal year,
    in July where that is the calendar's."""
    years = [found.group() for found in _YEAR.finditer(words)]
    if len(years) != 1:
        return None
    year = int(years[0])
    following = _NEXT_YEAR.match(words, words.find(years[0]) + 4)
    if following and int(following[1]) == (year + 1) % 100:
        start = date(year, fiscal_start if fiscal_start > 1 else 7, 1)
        return Cycle(start, start.replace(year=year + 1) - timedelta(days=1), f"{years[0]}{following[0]}")
    return Cycle(date(year, 1, 1), date(year, 12, 31), years[0])


def _stated_days(words: str) -> Cycle | None:
    """The cycle that is written by its first and last day: "2026-07-01 to 2026-09-30"."""
    found = [day for match in _ISO_DAY.finditer(words) if (day := values.iso_day(match.group()))]
    return Cycle(found[0], found[1], words.strip()) if len(found) == 2 and found[0] <= found[1] else None


def _names_a_part(words: str) -> bool:
    """Whether the words beside a period name who it is the plan of: 「内容运营 2026年Q4」."""
    return len(words) <= 13 and words.endswith(_PARTS) and words[0] not in _SENTENCE


def short(text: str) -> str:
    """The words for a message: no more than a line of them."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"
