"""Plain lines in a document with marks: what goes on with the line above, and what may be meant as a key result."""

import re
from typing import TYPE_CHECKING

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual, Passage
from okr_ai.read.assemble import refuse_long
from okr_ai.read.blocks import Block
from okr_ai.read.desk import Desk, short
from okr_ai.read.labels import section_of
from okr_ai.read.notes import fields_in_line
from okr_ai.read.outline import KrNote, ObjectiveNote
from okr_ai.read.passages import joined
from okr_ai.read.remarks import introduces

if TYPE_CHECKING:
    from okr_ai.read.walk import Walk

# how a line ends or begins whose sentence goes on behind or before it
_ENDS = frozenset("，、,;；:：(（+&-—–→/")
_LAST = frozenset("and or to from of the for by with in at a an per than least most our its as is are that".split())  # noqa: SIM905
_LAST_ZH = tuple("从 到 至 和 与 及 由 的 将 把 以及 不超过 不低于 超过 提升 降低".split())  # noqa: SIM905
_BEGINS = frozenset("，、,；;)）】]%/&+→=。.")
_FIRST_ZH = ("并", "且", "同时", "以及", "其中", "从而", "以便", "使得", "包括", "而且", "或")


def goes_on(above: str, words: str) -> bool:
    """Whether a line goes on with the words of the one above it, as where an editor wrapped them."""
    if not above or words[:1] in _BEGINS or above[-1:] in _ENDS:
        return bool(above)
    if words[:1].isascii():
        return words.split(maxsplit=1)[0].islower() or above.rsplit(maxsplit=1)[-1].lower() in _LAST
    return words.startswith(_FIRST_ZH) or above.endswith(_LAST_ZH)


def with_next_line(above: Passage, words: Passage) -> Passage:
    """The words of both lines as one passage, a blank between them but between Chinese characters. Raises InputError
    where ever more lines would make it longer than a key result can be."""
    refuse_long(above)
    text = above.text
    chinese = text[-1:] >= "\u2e80" and words.text[:1] >= "\u2e80" and "@" not in text[-20:]
    return joined([above, words], "" if chinese else " ")


class PassedOver:
    """The plain lines since the last key result: nothing that may be one is passed over without a word."""

    __slots__ = ("_desk", "_lines", "near")

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lines: list[tuple[Passage, bool]] = []
        self.near = False  # no empty line stands between the last key result and here

    def add(self, words: Passage) -> None:
        self._lines.append((words, self.near))

    def settle(self, *, between: bool) -> None:
        """Tell of the lines that may be key results: of those `between` two of them even without a figure."""
        for words, near in self._lines:
            if may_be_meant(words.text, near=near, between=between):
                tell_of(words, self._desk)
        self._lines.clear()
        self.near = False


def may_be_meant(text: str, *, near: bool, between: bool) -> bool:
    """Whether a plain line below a key result reads like one: with two values it does wherever it stands, with one
    close to others, and without any in their midst alone."""
    from okr_ai.read.unmarked import changes_what_it_names, is_note, is_prose  # few drafts need it

    if is_prose(text) or (is_note(text) and not (between and changes_what_it_names(text))):
        return False
    if not any(map(str.isdigit, text)):
        return near and between and text[-1] not in "。.)）]】" and len(text) > 3
    from okr_ai.language import read_key_result

    frame = read_key_result(text)
    if frame.target is None:
        return False
    return frame.baseline is not None or ((near or between) and frame.direction is not None and text[-1] not in "。.")


def tell_of(words: Passage, desk: Desk) -> None:
    """Keep as a problem that the line was not read."""
    said = short(words.text)
    desk.problem(
        words,
        Bilingual(
            f"'{said}' stands among key results without a mark: it was not read as one",
            f"“{said}”夹在关键结果中间，却没有编号或列表符号，没有当作关键结果读入",
        ),
        Bilingual(
            "if it is one, begin it with '-' or 'KR3:' like the others; if it goes on with the line above, indent it",
            "是关键结果就照样写上“-”或“KR3：”，是上一行的下文就缩进",
        ),
    )


_NO_OBJECTIVE = Lazy(r"指标|数据|预算|费用|收获|经验|metrics|figures|numbers|budget|learn|watch|results", re.IGNORECASE)


def tell_of_heading(words: Passage, desk: Desk) -> None:
    """Keep as a problem that a heading was not read as an objective, and so nothing below it; not where it names a list
    of figures (Health metrics, 预算)."""
    if _NO_OBJECTIVE.search(words.text):
        return
    said = short(words.text)
    desk.problem(
        words,
        Bilingual(
            f"'{said}' has no label, the objectives beside it have: what stands below it was not read",
            f"旁边的目标都有编号，“{said}”没有：它下面的内容没有读入",
        ),
        Bilingual("if it is an objective, begin it with 'O2:' like the others", "是目标就照样编号（如 O2：）"),
    )


def take_text(walk: "Walk", block: Block) -> None:
    """Add what a plain or quoted line says to what `walk` has met."""
    words = block.passage
    if not words.text:  # nothing but a mark of the page's own: {% endtabs %}
        return
    if walk.objective is None and any(bar in words.text for bar in "|｜·•"):
        from okr_ai.read.beside import period_among  # few lines are parted by bars

        if period := period_among(words):
            walk.field(("cycle", period))
    if block.kind == "quote":
        _quoted(walk, words)
    elif words.text[:1] == "【" and words.text[-1:] == "】" and walk.desk.title_in(words.text):
        walk.heading(Block("heading", words, indent=6))  # 【Q4 目标】 above its objectives
    elif found := fields_in_line(words):
        near = walk.kr and (walk.open is walk.kr or walk.is_below(block, walk.kr_at))
        for name, value in found:
            if walk.kr and near:
                walk.put_target(walk.kr, name, value)
            else:
                walk.field((name, value))
    elif section := section_of(words.text.rstrip(":： ")):
        walk.section = section
    elif walk.open and _belongs_to(walk, walk.open, block):
        walk.open.text = with_next_line(walk.open.text, words)
    elif walk.section == "objectives" and not walk.objective:
        walk.open_objective(block, words)
    else:
        _prose(walk, block)


def _quoted(walk: "Walk", words: Passage) -> None:
    """What a quotation before the first objective says of the file: `> 周期：2026.10-2026.12`."""
    if walk.objective is None:
        for found in fields_in_line(words):
            walk.field(found)


def _belongs_to(walk: "Walk", above: KrNote | ObjectiveNote, block: Block) -> bool:
    """Whether a plain line goes on with the words above it: it stands further in, or its sentence does. A heading ends
    with its line."""
    columns, _ = walk.kr_at if above is walk.kr else walk.objective_at
    return block.indent > max(columns, 0) or (columns >= 0 and goes_on(above.text.text, block.passage.text))


_SUBJECT = ("subject:", "主题：", "主题:")


def _prose(walk: "Walk", block: Block) -> None:
    walk.open = None
    words = block.passage.text
    if introduces(words) and walk.section == "key_results":
        walk.section = "other"  # what follows is another list
    about = words.replace("：", ":").partition(":")[2] if words[:8].lower().startswith(_SUBJECT) else words  # of a mail
    may_be_title = walk.objective is None and walk.desk.cycle is None and len(about) <= 60
    if may_be_title and (title := walk.desk.title_in(about)):
        walk.desk.see_cycle(title)
    elif may_be_title and walk.labelled and walk.desk.ends_in_period(about):
        walk.desk.see_cycle(about)
    elif _may_be_objective(walk, block):
        walk.candidate = block.passage
    elif walk.kr and not walk.kr_above(block) and walk.section in (None, "key_results"):
        walk.passed.add(block.passage)


def _may_be_objective(walk: "Walk", block: Block) -> bool:
    """Whether a plain line may be the objective of the key results that follow, where no label says which it is."""
    words = block.passage.text
    if walk.labelled or walk.kr_above(block) or words[-1:] in "。.！!:：" or (len(words) > 80 and not block.bold):
        return False
    return not (walk.kr and walk.passed.near and may_be_meant(words, near=False, between=False))
