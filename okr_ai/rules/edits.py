"""Changes to an author's sentence: words put in, put right or taken out, and where they go."""

import re
from itertools import pairwise

from okr_ai.language.lazy import Lazy
from okr_ai.language.text import normalised, script_of
from okr_ai.rules.views import KeyResultView

# what is put into key results in traditional characters
_TRADITIONAL = str.maketrans("从补现状标达历数据来万亿时间变当项吗为", "從補現狀標達歷數據來萬億時間變當項嗎為")


class Edits:
    """The changes to one text; places are those of the text as it was written."""

    __slots__ = ("_changes", "_traditional", "text")

    def __init__(self, text: str, traditional: bool = False) -> None:
        self.text = text
        self._changes: list[tuple[int, int, str]] = []
        self._traditional = traditional

    @classmethod
    def of(cls, view: KeyResultView, text: str | None = None) -> "Edits":
        """Changes to a key result's sentence, or to `text` for it; in the characters that the author writes."""
        said = view.frame.text
        script = None if said.isascii() else script_of(said) or script_of(view.objective.text.text)
        return cls(said if text is None else text, script == "traditional")

    def put(self, at: int, words: str, end: int | None = None) -> None:
        """Put words in, in place of those up to `end`."""
        said = words.translate(_TRADITIONAL) if self._traditional else words
        self._changes.append((at, at if end is None else end, said))

    def note(self, at: int, words: str, english: bool) -> None:
        """Put words in brackets, into those that stand there already."""
        rest = self.text[at:].lstrip()
        close = self.text.find({"(": ")", "（": "）"}.get(rest[:1], "\n"), at)
        if close >= 0:
            self.put(close, f"; {words}" if english else f"，{words}" if rest[0] == "（" else f", {words}")
        else:
            self.put(at, f" ({words})" if english else f"（{words}）")

    def made(self) -> str:
        """The text with the changes."""
        parts, at = [], 0
        for start, end, words in sorted(self._changes, key=lambda change: change[:2]):  # in the order they were made
            parts += [self.text[at:start], words]
            at = max(at, end)
        return "".join([*parts, self.text[at:]]).strip()


def spaced(text: str) -> bool:
    """Whether the author parts Chinese from figures and Latin words with a space: 提升至 15%, 使用 App 的用户."""
    parted = joined = 0
    sides = [
        1 if "\u4e00" <= char <= "\u9fff" else 2 if char == "%" or (char.isascii() and char.isalnum()) else 0
        for char in text
    ]
    for at, (one, other) in enumerate(pairwise(sides)):
        joined += one + other == 3
        parted += text[at] == " " and at > 0 and sides[at - 1] + other == 3 and sides[at - 1] > 0 < other
    return parted > joined


def gap(name: str, english: bool) -> str:
    return f"<{name}?>" if english else f"〈待补：{name}〉"


def question(name: str, written: str, english: bool) -> str:
    """<target: 101%?>: the draft's own value, in doubt."""
    return gap(f"{name}: {written}" if english else f"{name}，是{written}吗", english)


_END_EN = Lazy(
    r"\s*[;(]|\s(?:=>|->|→|–|—|-)\s|,\s(?=(?:excl|incl|without|while|whilst|so|as|measured|but|up|down|per)[a-z.]*\s)"
    r"|(?:,?\s(?:by\s[a-z]+ing|thanks\sto)|(?:,|(?<!ed))\s(?:through|via))\s|[\s.,!]*$"  # not "sorted via us"
)
_END_ZH = Lazy(r"\s*[，,；;。！（(]|[\s.!]*$")


def end_of_clause(text: str, start: int, english: bool) -> int | None:
    """Where what is said of the number before `start` ends: before the next clause or a note in brackets; None for a
    number in brackets and for brackets with words behind them."""
    opened, closed = (re.search(f"[{signs}]", text[start:]) for signs in ("(（", ")）"))
    if closed and (opened is None or closed.start() < opened.start()):
        return None
    found = (_END_EN if english else _END_ZH).search(text, start)
    at = found.start() if found else len(text)
    if opened and text[at:].lstrip()[:1] in ("(", "（"):
        close = re.search("[)）]", text[at:])
        behind = text[at + close.end() :] if close else ""
        if close is None or (english and behind.strip(" .")):
            return None
    return at


_TO = Lazy(
    r"(?<![a-z])to\s+(?:(?:at least|at most|more than|less than|over|under|below|above|about|around|within|just)\s)?"
    r"(?:an?\s(?:average|score|rate|total)\sof\s)?[≥≤<>~]*\s*$",
    re.IGNORECASE,
)
_TO_ZH = Lazy(r"\s*(?:到|至)?\s*(?:至少|不低于|不高于|不超过|平均)?(?:每[^\d\s，]{1,2})?\s*[≥≤<>]?\s*")


def from_here(view: KeyResultView, target: int) -> int | None:
    """Where "from …" goes before the verb's "to", 从…… before 提升到, for a target that begins at `target`; None where
    the sentence is built otherwise."""
    frame, verb = view.frame, view.frame.verb
    if verb is None or frame.metric is None or frame.direction not in ("increase", "decrease"):
        return None
    if frame.target_kind not in ("absolute", "count", None) or frame.says_by_how_much():
        return None
    text = frame.text
    if verb.text.isascii():
        found = _TO.search(text, 0, target)
        before = text[: found.start()].rstrip().lower() if found else ""
        plain = found is not None and verb.start < frame.metric.start < found.start()
        return found.start() if found and plain and not before.endswith(("up", ")")) else None
    between = text[frame.metric.end : verb.start].strip()
    to = verb.text.endswith(("到", "至")) or text[verb.end : verb.end + 2].strip()[:1] in ("到", "至")
    if frame.metric.end > verb.start or between or not to or not _TO_ZH.fullmatch(text, verb.end, target):
        return None
    return verb.start


# what says where things start without a figure that is read
_FROM = Lazy(
    r"(?<![a-z])from\s|[从由]\s?[\d零一二三四五六七八九十百千万两半每\"“「]", re.IGNORECASE, needs="from|从|由"
)
_COMPARED = Lazy(  # what a change is compared with
    r"(?<![a-z])(?:(?:compared|relative)\s(?:with|to)|against\s(?:the\s|our\s)?(?:20\d\d|last|previous|baseline)"
    r"|versus|vs|(?:from|than|on|over|of)\s(?:the\s)?(?:last|previous|prior)"
    r"|from\s(?:[hq][1-4]|20\d\d)|year[\s-]on|yoy|qoq|same\s(?:period|quarter|month))(?![a-z])"
    r"|同比|环比|同期|基础上|[较比]\s?(?:[去上前今]|20\d\d|[qh][1-4]|[一二三四]季|\d+月)",
    re.IGNORECASE,
)


def says_start(text: str, end: int) -> bool:
    """Whether the words up to `end` say where the change starts, or any of them what it is compared with."""
    return _FROM.search(text, 0, end) is not None or _COMPARED.search(text) is not None


# words that leave open how much or when: a number or a date says it
_OPEN = frozenset((
    "显著", "大幅", "大幅度", "明显", "尽快", "尽早", "早日",
    "as soon as possible", "asap", "significantly", "substantially", "dramatically", "drastically", "considerably",
    "greatly", "massively", "noticeably",
))  # fmt: skip


def cut_open_words(view: KeyResultView, edits: Edits) -> bool:
    """Take out the words that leave open how much or when; whether there were any."""
    text, found = edits.text, False
    for words in view.frame.vague_words:
        if normalised(words.text) not in _OPEN:
            continue
        found = True
        start, end = words.start, words.end
        rest = text[end:].lstrip(" ,，")
        if not text[:start].strip():
            lead = rest[:1].upper() if rest[:1].isascii() else ""
            edits.put(start, lead, len(text) - len(rest) + len(lead))
        elif text[start].isascii() and text[:start].rstrip().endswith(",") and text[end : end + 2].strip():
            edits.put(start, "", len(text) - len(rest))  # "In Q3, significantly reduce returns"
        elif text[start].isascii():
            edits.put(len(text[:start].rstrip(" ,")), "", end)
        else:
            edits.put(start, "", end)
    return found
