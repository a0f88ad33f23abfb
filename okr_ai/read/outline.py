"""Objectives and key results while a document is being walked through, before they become values."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from okr_ai.language.lazy import Lazy, one_of
from okr_ai.model import Bilingual, CheckIn, Cycle, KeyResult, Objective, Passage, Task
from okr_ai.read import values
from okr_ai.read.assemble import make_key_result, make_objective
from okr_ai.read.blocks import Block
from okr_ai.read.desk import Desk
from okr_ai.read.files import MAX_LINE
from okr_ai.read.notes import fields_beside
from okr_ai.read.passages import cut, joined

_HAN = "一二三四五六七八九十"
_NUMBER = rf"\d{{1,3}}(?:[.\-]\d{{1,3}})*[A-Za-z]?|{one_of(_HAN)}{{1,2}}"
_OBJECTIVE_ID = Lazy(rf"\D*?({_NUMBER})|(?:O|Objective|Goal|目标)([A-Z])", re.IGNORECASE)
_KR_ID = Lazy(rf"(?:[Oo](\d{{1,3}})[-./·]?)?\D*?[-#]?({_NUMBER})")
_KR_LABEL = Lazy(r"KR\s*\d{1,2}", re.IGNORECASE)
_TASK_NOTES = Lazy(
    r"\s?(?:@[\w.\-]+|(?:截止|due|by)?\s{0,8}\d{4}-\d{1,2}-\d{1,2}|[（(][^（(）)]{0,200}[）)])\s{0,8}", re.IGNORECASE
)
_TASK_DAY = Lazy(r"\d{4}-\d{1,2}-\d{1,2}", re.ASCII)

_PRIORITY = Lazy(r"\[?(P[\dX])\]?\s{0,4}(?:@[\w.\-]+\s{0,4})?(?:[-–—:：]\s|(?<=\]))\s{0,4}(?=\S)", re.ASCII)


class KrNote:
    """A key result in the making. `label` is the mark it was written with (KR1); an id of its own is in `fields`.

    `loose`: nothing marked it as one, it only stands where they stand.
    """

    __slots__ = ("check_ins", "checked", "fields", "label", "loose", "tasks", "text")

    def __init__(
        self,
        text: Passage,
        label: str | None = None,
        loose: bool = False,
        checked: bool | None = None,
        fields: dict[str, Passage] | None = None,
    ) -> None:
        self.text = text
        self.label = label
        self.loose = loose
        self.checked = checked
        self.fields: dict[str, Passage] = {} if fields is None else fields
        self.tasks: list[Task] = []
        self.check_ins: list[CheckIn] = []


class ObjectiveNote:
    """An objective in the making; its label and id are kept as a key result's are. `cycle` is its section's;
    `listed`: it stands in a table without key results."""

    __slots__ = ("cycle", "fields", "key_results", "label", "listed", "text")

    def __init__(self, text: Passage, label: str | None = None, fields: dict[str, Passage] | None = None) -> None:
        self.text = text
        self.label = label
        self.fields: dict[str, Passage] = {} if fields is None else fields
        self.key_results: list[KrNote] = []
        self.cycle: Cycle | None = None
        self.listed = False


def finish(notes: Iterable[ObjectiveNote], desk: Desk) -> Iterator[Objective]:
    """The objectives with their key results as values, each with an id. A table that only lists objectives is a report
    (how far each is, its score) where key results stand elsewhere."""
    notes = list(notes)
    if any(note.key_results for note in notes):
        notes = [note for note in notes if note.key_results or not note.listed]
    for n, note in enumerate(notes, 1):
        note.text = without_lead(note.text)
        fields = {**fields_beside(note.text), **note.fields}
        stated = fields.get("id")
        ident = stated.text if stated else objective_id(note.label, n)
        ident = desk.own_id(desk.objective_ids, ident, note.text, stated=stated is not None)
        key_results = [_key_result(kr, ident, m, desk) for m, kr in enumerate(_settled(note, desk), 1)]
        yield make_objective(desk, ident, note.text, fields, key_results, note.cycle)


_LEAD = Lazy(
    r"(?:[\s,，;；]*(?:\(?(?:as |and |which (?:is|will be) )?(?:measured|evidenced) by"
    r"(?: the following)?(?: key results?| krs?)?\)?"
    r"|(?:并|将)?(?:以|用|通过|由)(?:以下|下列|如下)(?:关键(?:结果|成果)|指标|KRs?)(?:来)?(?:衡量|度量)"
    r")|[\s,，;；]+(?:其)?衡量(?:标准|方式|指标)(?:为|是|如下)*)\s*[:：.…]*$",
    re.IGNORECASE,
    needs="measured|evidenced|衡量|度量",
)


def without_lead(objective: Passage) -> Passage:
    """An objective's words without those that lead to its key results: "I will … as measured by:"."""
    found = _LEAD.search(objective.text)
    end = found.start() if found else len(objective.text.rstrip(":： "))
    return cut(objective, 0, end) if 0 < end < len(objective.text) else objective


def _settled(note: ObjectiveNote, desk: Desk) -> list[KrNote]:
    """The key results: items without a label count only where none has one, and then check-boxes are some as well."""
    marked = [kr for kr in note.key_results if not kr.loose]
    if marked and len(marked) < len(note.key_results):
        last = None
        for kr in note.key_results:
            if not kr.loose:
                last = kr
            elif kr.checked is None:
                _leave_out(kr.text, desk)
            elif last:
                last.tasks.append(Task(kr.text.text, done=kr.checked, place=kr.text.place()))
    return marked or note.key_results


def _leave_out(words: Passage, desk: Desk) -> None:
    """Tell of an item that stands among labelled key results and may have been meant as one: no sentence, and no note
    that says what it is about."""
    from okr_ai.read.unmarked import changes_what_it_names, is_note, is_prose  # few drafts need it

    if is_prose(words.text) or (is_note(words.text) and not changes_what_it_names(words.text)):
        return
    desk.problem(
        words,
        Bilingual(
            "this line has no label, its neighbours have: it was not read as a key result",
            "旁边的关键结果都有编号，这一行没有：没有当作关键结果读入",
        ),
        Bilingual(
            "give it a label like theirs (KR3: …), or indent it below the key result that it explains",
            "是关键结果就照样编号（如 KR3：…），是说明就缩进到所说的关键结果下面",
        ),
    )


def _key_result(note: KrNote, objective: str, n: int, desk: Desk) -> KeyResult:
    fields = {**fields_beside(note.text), **note.fields}
    if note.text.text[:1] in ("P", "[") and (mark := _PRIORITY.match(note.text.text)):  # "P1 @ann - Costs …"
        fields.setdefault("priority", cut(note.text, *mark.span(1)))
        note.text = cut(note.text, mark.end())
    stated = fields["id"].text if "id" in fields else None
    if stated and not _KR_LABEL.fullmatch(stated):
        ident = stated
    else:
        ident = key_result_id(stated or note.label, objective, n)
    ident = desk.own_id(desk.key_result_ids, ident, note.text, stated="~" not in objective)
    return make_key_result(desk, ident, note.text, fields, check_ins=note.check_ins, tasks=note.tasks)


def objective_id(label: str | None, n: int) -> str:
    """`O2` for "O2", "目标二", "Objective 2"; by position without a label; other words stay as they are."""
    match = _OBJECTIVE_ID.fullmatch(label) if label else None
    if not match:
        return label or f"O{n}"
    return f"O{_digits(match.group(1) or match.group(2))}"


def key_result_id(label: str | None, objective: str, n: int) -> str:
    """`O1-KR2` for "KR2" below O1, `KR1.2` for "KR1.2", by position without a label; other words stay as they are."""
    above, number = _kr_numbers(label) if label else ("", "")
    if not number:
        return label or f"{objective}-KR{n}"
    if above:
        return f"O{above}-KR{number}"
    return f"KR{number}" if "." in number or "-" in number else f"{objective}-KR{number}"


@lru_cache(maxsize=512)  # KR1, KR2 and so on are in every objective
def _kr_numbers(label: str) -> tuple[str, str]:
    """The number of the objective in a key result's label, and its own; nothing where it holds none."""
    match = _KR_ID.fullmatch(label)
    return (match.group(1) or "", _digits(match.group(2))) if match else ("", "")


def _digits(number: str) -> str:
    if number[0] not in _HAN:
        return number.upper()
    tens, _, ones = number.partition("十") if "十" in number else ("", "", number)
    return str(
        10 * (_HAN.find(tens[:1]) + 1 if tens else 1 if "十" in number else 0) + (_HAN.find(ones) + 1 if ones else 0)
    )


def add_note(fields: dict[str, Passage], words: Passage) -> None:
    """Keep one more line that stands below a key result and is neither a field nor a task, but no book of them."""
    note = fields.get("note")
    if note is None:
        fields["note"] = words
    elif len(note.text) <= MAX_LINE:
        fields["note"] = joined([note, words], "; ")


def task_of(block: Block, desk: Desk) -> Task:
    """`- [x] 上线自助退货 @王五 2026-08-01` as a task with its owner, day and whether it is done."""
    words = block.passage
    fields = fields_beside(words)
    title = _TASK_NOTES.sub(" ", words.text).strip()
    due = desk.day(fields, "due") if "due" in fields else None
    if due is None and (found := _TASK_DAY.search(words.text)):
        due = values.iso_day(found.group())
    owner = fields["owner"].text.lstrip("@") if "owner" in fields else None
    return Task(title or words.text, owner, due, bool(block.checked), words.place())
