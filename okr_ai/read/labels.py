"""The marks that say what a line is: `O1：`, `KR1.1`, `目标`, `关键结果`, section headings and `name: value` fields."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from okr_ai.language.lazy import Lazy, one_of
from okr_ai.language.text import normalised
from okr_ai.model import Passage
from okr_ai.read.names import field_of, in_chinese, spelled
from okr_ai.read.passages import cut

# The patterns are for `normalised` words (no capitals, no full-width forms): fewer characters are quicker to compile.
_OBJECTIVE_WORDS = "objective|goal|obj|o|目标|(?:公司|团队|部门|个人|年度|季度)目标"
# "OKR 1: …" heads one objective with its key results; "OKR 2026" and "OKR 101" are titles
_OKR = rf"|okr(?=\s{{0,8}}[-\#]?\s{{0,8}}\d{{1,2}}(?:\s{{0,8}}{one_of(':.)]|、([-')}|$))"
_KR_WORDS = r"kr|key\s{0,8}result|关键结果|关键成果"
_NUMBER = rf"\d{{1,3}}(?:[.\-]\d{{1,3}})*|{one_of('一二三四五六七八九十')}{{1,2}}"
# what stands between a label and its words: notes in brackets, then a colon, a dot, a dash, a blank, or nothing at all
_AFTER = r"""
    \s{0,8}(?:[(\[](?P<notes>[^(\[)\]]{0,120})[)\]]\s{0,8})?
    (?:[:.)\]|]|、|=(?=\s?[^\W\d])|-(?=\s|[^\W\x00-\x7f])|(?<=\s)|$)\s*
"""


def _numbered(words: str, number: str, needs: str = "") -> Lazy:
    """`kr1:`, `[kr 1]`, `关键结果一、`."""
    label = rf"[\[(]?(?P<id>(?:{words})\s{{0,8}}[-\#]?\s{{0,8}}(?:{number}))[\])]?{_AFTER}"
    return Lazy("".join(label.split()), needs=needs)  # sooner read than with re.VERBOSE


def _bare(words: str, short: str, needs: str = "", *, alone: str) -> Lazy:
    """Without a number only before a colon or in brackets: `kr:`, `[kr]`, `目标(o):`, `关键结果(kr1):`; letters that
    stand `alone` before Chinese words, too: 「O 让社群转起来」."""
    label = rf"""(?P<open>\[)?(?:{words})
        (?(open)\](?:\s{{0,8}}:)?|\s{{0,8}}(?:\(?(?:{short})[\s\d]{{0,4}}\)?\s{{0,8}})?(?::|(?<=\s)-\s))\s{{0,8}}"""
    return Lazy(rf"{''.join(label.split())}|{alone}\s{{1,4}}(?=[^\W\x00-\u024f]{{3}})", needs=needs)


_OF_KEY_RESULT = "kr|key|关键"  # of these each label of a key result holds one
_LABELS: tuple[tuple[Literal["objective", "key_result"], Lazy, Lazy], ...] = (
    (
        "key_result",
        _numbered(
            rf"(?:o\s{{0,8}}\d{{1,3}}\s{{0,8}}[-./·]?\s{{0,8}})?(?:{_KR_WORDS})",
            # a tracker's own numbers (KR1042) stand close to their letters
            rf"(?:(?<=kr)\d{{4,6}}|[a-z]\d{{1,2}}(?=\s?[:)\]])|{_NUMBER})[a-z]?",
            _OF_KEY_RESULT,
        ),
        _bare(_KR_WORDS, r"kr|key\s{0,8}results?|关键结果", _OF_KEY_RESULT, alone="kr"),
    ),
    (
        "objective",
        _numbered(_OBJECTIVE_WORDS + _OKR, rf"(?:o\s{{0,8}})?(?:{_NUMBER})|[a-z]\d{{0,2}}(?=\s{{0,8}}:|\s-\s)"),
        _bare(_OBJECTIVE_WORDS, "o|objective|goal|目标", alone="o"),
    ),
)
_NO_NAME = frozenset("=|，,；;。（）()[]")  # a field's name holds none of these
_LONGEST_NAME = 24

Section = Literal["objectives", "key_results", "tasks", "other"]
_SECTIONS: dict[str, Section] = {
    **dict.fromkeys(["目标", "目標", "objectives", "objective", "goals", "goal", "目标o", "o"], "objectives"),
    **dict.fromkeys(
        [
            "关键结果",
            "关键成果",
            "關鍵結果",
            "key results",
            "key result",
            "krs",
            "kr",
            "关键结果kr",
            "衡量标准",
            "关键结果与指标",
        ],
        "key_results",
    ),
}
_OTHER = frozenset(
    [
        "背景",
        "风险",
        "依赖",
        "备注",
        "说明",
        "复盘",
        "总结",
        "附录",
        "参考",
        "原则",
        "不做",
        "回顾",
        "资源",
        "现状",
        "里程碑",
        "background",
        "context",
        "risks",
        "risk",
        "dependencies",
        "notes",
        "note",
        "retrospective",
        "retro",
        "appendix",
        "references",
        "summary",
        "learnings",
        "resources",
        "why",
        "rationale",
        "assumptions",
        "scoring",
        "grading",
        "problems",
        "issues",
        "challenges",
        "问题和挑战",
        "问题与挑战",
        "存在的问题",
        "遇到的问题",
        "下一步计划",
        "下周计划",
        "成功经验",
        "失败原因",
        "改进建议",
        "why now",
        "why this matters",
        "business value",
        "benefits",
        "为什么做",
        "為什麼做",
        "好处",
        "好處",
        "业务价值",
        "業務價值",
        "预期收益",
        "預期收益",
    ]
)


class Label(NamedTuple):
    """`O1：…` or `KR1（权重 40%）：…`: its id without blanks, what its brackets hold, and the words after it."""

    kind: Literal["objective", "key_result"]
    id: str | None
    notes: Passage | None
    words: Passage


def label_of(passage: Passage) -> Label | None:
    """The label that the words begin with, or None."""
    first = passage.text[:1]
    if not first or first not in "OoKkGgＯｏＫｋＧｇ目公团部个年季关關[【(（":
        return None
    plain = normalised(passage.text).replace("【", "[").replace("】", "]")
    for kind, numbered, bare in _LABELS:
        noted, until = -1, -1  # where the notes stand
        if match := numbered.match(plain):
            span = match.span("id")
            noted, until = match.span("notes")
        elif match := bare.match(plain):
            span = _numbered_in_brackets(match.group())
        else:
            continue
        notes, words = None, cut(passage, match.end())
        if noted < until and ":" in plain[until : match.end()]:
            notes = cut(passage, noted, until)
        elif noted < until:  # without a colon after them the brackets belong to the words: "KR4 (Shop) …"
            words = cut(passage, noted - 1)
        return Label(kind, "".join(passage.text[slice(*span)].split()) or None, notes, words)
    if plain.startswith(_SPELLED_OUT) and (match := _NUMBER_WORD.match(plain)):
        return Label("key_result" if first in "Kk" else "objective", None, None, cut(passage, match.end()))
    return None


_SPELLED_OUT = ("objective ", "goal ", "key result ")
_NUMBER_WORD = Lazy(r"[a-z ]{4,10} (?:one|two|three|four|five|six)\s?(?::|\s-(?=\s))\s*")  # "Objective One: …"


_NEXT_LABEL = Lazy(
    r"[\s；;。，,]+(?P<label>KR\s?(?:\d{1,2}[.\-])?(?P<number>\d{1,2})(?:\s?[:：.、)）]|\s))", needs="kr"
)


def parted(words: Passage, label: Label) -> Iterator[Passage]:
    """The words that begin with `label`, or a part of them for each label: "KR1 … KR2 …". A key result that is only
    mentioned parts nothing: its number is not the next one, or no figure follows."""
    at = 0
    if "KR" in label.words.text:
        last = label.id.rpartition(".")[2][-2:] if label.kind == "key_result" and label.id else ""
        number = int("".join(filter(str.isdigit, last)) or 0)
        for next_one in _NEXT_LABEL.finditer(words.text):
            if int(next_one["number"]) != number + 1 or not any(map(str.isdigit, words.text[next_one.end() :])):
                continue
            yield cut(words, at, next_one.start())
            at, number = next_one.start("label"), number + 1
    yield cut(words, at) if at else words


def _numbered_in_brackets(label: str) -> tuple[int, int]:
    """Where a label's brackets hold its short name and number: 关键结果(kr1):."""
    start, end = label.find("(") + 1, label.find(")")
    return (start, end) if 0 < start < end and label[end - 1].isdigit() else (0, 0)


def unmarked(words: str) -> str:
    """A heading's words without the picture or the number before them: 🎯 目标, 二、关键结果."""
    if words and not words[0].isalnum():
        words = words.lstrip("".join(char for char in words[:4] if not char.isalnum() and char not in "(（"))
    number = words[: next((at for at, char in enumerate(words[:3]) if char in "、.．"), 0)]
    return words[len(number) + 1 :] if number and not number.strip("0123456789一二三四五六七八九十") else words


def section_of(words: str) -> Section | None:
    """What a heading or a line like "关键结果：" announces: objectives, key results, tasks or something else."""
    name = spelled(unmarked(words))
    if name not in _SECTIONS and not name.isascii():
        name = in_chinese(name)
    if name in _SECTIONS:
        return _SECTIONS[name]
    if field_of(name) == "tasks":
        return "tasks"
    if name in _OTHER or any(name.endswith(word) for word in _OTHER if len(word) == 2 and len(name) <= 6):
        return "other"
    return None


def field_in(passage: Passage) -> tuple[str, Passage] | None:
    """`负责人：张三` as ("owner", 张三) when the words begin with a known field's name and a colon."""
    start, colon, _ = passage.text[: _LONGEST_NAME + 9].replace("：", ":").partition(":")
    name = start.rstrip()
    if not colon or not name or len(name) > _LONGEST_NAME or not _NO_NAME.isdisjoint(name):
        return None
    if (field := field_of(name)) is None or field in ("objective", "kr", "text"):
        return None
    rest = passage.text[len(start) + 1 :].lstrip()
    if field == "id" and (not rest or any(map(str.isspace, rest)) or len(rest) > _LONGEST_NAME):
        return None
    return field, cut(passage, len(passage.text) - len(rest))


_TEAM = Lazy(r".{1,20}(?:团队|部门|小组|事业部|部|组|\b(?:team|squad))", re.IGNORECASE)
_LEVELS = ("公司", "集团", "部门", "团队", "小组", "个人", "company", "department", "team", "individual", "personal")
_LEVEL_LAST = Lazy(
    r"(公司|集团|部门|团队|小组|个人)(?:级|层面)\s?(?:OKR|目标)$"
    r"|\b(company|department|team|individual|personal)(?:[\s-]level)?\s(?:OKRs?|objectives|goals)$",
    re.IGNORECASE,
    needs="okr|目标|objectives|goals",
)
_OF_LEVEL = ("okr", "目标", "objectives", "goals")


def team_in(heading: Passage) -> Passage | None:
    """The team that a heading names: 增长团队, Growth team, Team: Growth."""
    if (found := field_in(heading)) and found[0] == "team":
        return found[1]
    if not _TEAM.fullmatch(heading.text):
        return None
    times = _TIMES_FIRST.match(heading.text)
    return cut(heading, times.end()) if times and times.end() < len(heading.text) else heading


_TIMES = r"(?:(?:20\d\d|[QH][1-4]|第?[一二三四]季度|[上下]半年)[年的\s.·|:：–—-]*)*"
_TIMES_FIRST = Lazy(_TIMES, re.IGNORECASE)
_OKRS_LAST = Lazy(rf"(?:的|\s)*{_TIMES}OKRs?(?:\s?[（(][^（(）)]*[）)])?$", re.IGNORECASE, needs="okr")


def team_of_title(heading: Passage) -> Passage | None:
    """The team whose OKRs a title announces, whatever their period and version: 增长团队 OKR, "Q4 2026 Growth team OKRs
    (draft v3)"."""
    last = _OKRS_LAST.search(heading.text)
    if last is None:
        return None
    first = _TIMES_FIRST.match(heading.text)
    start = first.end() if first else 0
    if start >= last.start() or any(map(str.isdigit, heading.text[start : last.start()])):
        return None
    return team_in(cut(heading, start, last.start()))


def level_in(heading: Passage) -> Passage | None:
    """The words of a heading that say how high its objectives stand: Company OKRs 2026 Q4, 增长部三季度部门级OKR."""
    begun = heading.text.lstrip("0123456789年 ")
    start = len(heading.text) - len(begun)
    name = next((name for name in _LEVELS if begun[: len(name)].lower() == name), None)
    if name is None:
        last = _LEVEL_LAST.search(heading.text)  # "Harbour Foods 2026 Q3 Company OKRs"
        return cut(heading, *last.span(last.lastindex or 0)) if last else None
    rest = (
        begun[len(name) :].lower().removeprefix("级").removeprefix("层面").lstrip(" -").removeprefix("level").lstrip()
    )
    return cut(heading, start, start + len(name)) if not rest or rest.startswith(_OF_LEVEL) else None
