"""The cycle of a JSON or YAML draft, and the check-ins and tasks of its key results."""

from collections.abc import Iterator
from datetime import date

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, CheckIn, Cycle, Passage, Source, Task
from okr_ai.read import values
from okr_ai.read.desk import Desk
from okr_ai.read.names import field_of, spelled
from okr_ai.read.nodes import Entries, Items, Node, Scalar, error_at
from okr_ai.read.records import read_record

_DONE = frozenset(("true", "done", "yes", "completed", "完成", "已完成"))
_ENDS = {"start": "start", "baseline": "start", "due": "end"}  # `start` may be a value or a day


def take_cycle(source: Source, desk: Desk, node: Node) -> None:
    """Take the cycle from its words ("2026 Q3") or its start and end. Raises InputError for days that are none."""
    if isinstance(node, Scalar):
        if not node.is_null() and not desk.see_cycle(node.text):
            desk.problem(
                node.passage,
                Bilingual("this names no period", "没有写明周期"),
                Bilingual("write it like 2026 Q3", "请写成 2026 Q3 这样"),
            )
        return
    if not isinstance(node, Entries):
        raise wrong_shape(source, node, "cycle", "a start and an end", "start 和 end")
    days: dict[str, date] = {}
    name = ""
    for key, value in node:
        end = _ENDS.get(field_of(key.text) or "")
        if end and isinstance(value, Scalar):
            days[end] = _day(source, desk, value)
        elif isinstance(value, Scalar) and not value.is_null():
            word = spelled(key.text)
            if word in ("name", "名称") or (word == "id" and not name and desk.cycle_in(value.text, take=False)):
                name = value.text
    if len(days) == 2:
        if days["start"] > days["end"]:
            raise error_at(
                source,
                node.at,
                Bilingual("the cycle ends before it starts", "周期的结束早于开始"),
                Bilingual("swap start and end", "请对调 start 和 end"),
            )
        desk.cycle = desk.cycle or Cycle(days["start"], days["end"], name)
    elif days or (name and not desk.see_cycle(name)):
        raise wrong_shape(source, node, "cycle", "a start and an end", "start 和 end")


def _day(source: Source, desk: Desk, node: Scalar) -> date:
    found = values.day(node.text, today=desk.today, fiscal_start=desk.fiscal_start)
    if found is None:
        raise error_at(
            source,
            node.start(),
            Bilingual(f"'{node.text[:40]}' is no date", f"“{node.text[:40]}”不是日期"),
            Bilingual("write it like 2026-09-30", "请写成 2026-09-30 这样"),
        )
    return found


def read_check_ins(source: Source, desk: Desk, node: Node | None) -> Iterator[CheckIn]:
    """Check-ins as a list of mappings or of pairs, or a mapping from days to values. One without a day is left out."""
    if isinstance(node, Entries):
        for key, value in node:
            yield from _check_in(desk, {"date": key, "value": value})
    elif isinstance(node, Items):
        for item in node.items:
            if isinstance(item, Entries):
                yield from _check_in(desk, {field_of(key.text) or key.text: value for key, value in item})
            elif isinstance(item, Items) and len(item.items) == 2:
                yield from _check_in(desk, dict(zip(("date", "value"), item.items, strict=True)))
            else:
                error = wrong_shape(source, item, "a check-in", "a date and a value", "date 和 value")
                desk.problem(Passage("", source, item.start()), error.what, error.do)


def _check_in(desk: Desk, parts: dict[str, Node]) -> Iterator[CheckIn]:
    words = {name: node.passage for name, node in parts.items() if isinstance(node, Scalar) and not node.is_null()}
    day = desk.day(words, "date")
    value = words.get("value") or words.get("current") or words.get("progress")
    read = values.number(value.text) if value else None
    if value and read is None:
        desk.problem(value, *values.no_number(value.text))
    elif day is not None:
        confidence, status, note = words.get("confidence"), words.get("status"), words.get("note")
        yield CheckIn(
            day,
            read[0] if read else None,
            values.share(confidence.text) if confidence else None,
            status.text if status else None,
            note.text if note else None,
            words["date"].place(),
        )


def read_tasks(desk: Desk, node: Node | None) -> Iterator[Task]:
    """Tasks as a list of texts or of mappings."""
    for item in node.items if isinstance(node, Items) else ():
        if isinstance(item, Scalar):
            yield Task(item.text, place=item.passage.place())
        elif isinstance(item, Entries) and (record := read_record(item, "text")).text:
            fields = record.fields
            done = fields.get("done") or fields.get("status")
            yield Task(
                record.text.text,
                fields["owner"].text if "owner" in fields else None,
                desk.day(fields, "due"),
                done is not None and done.text.strip().lower() in _DONE,
                record.text.place(),
            )


def wrong_shape(source: Source, node: Node, what: str, en: str, zh: str) -> InputError:
    """The error that something is not what should stand there: `en` and `zh` say what should."""
    return error_at(
        source,
        node.start(),
        Bilingual(f"{what}: this is not {en}", f"{what}：此处应为{zh}"),
        Bilingual("`okr-ai schema` shows the form", "格式见 `okr-ai schema`"),
    )
