"""One mapping of JSON or YAML (an objective, a key result, a task) by what its entries are."""

import re
from dataclasses import dataclass, field

from okr_ai.model import Passage
from okr_ai.read.assemble import file_field, file_named
from okr_ai.read.names import field_of, spelled
from okr_ai.read.nodes import Entries, Items, Node, Scalar
from okr_ai.read.passages import joined
from okr_ai.read.rich_text import rich_text

OBJECTIVES = frozenset(("objectives", "okrs", "okr sets", "okr", "goals", "objective list", "目标", "目标列表", "o"))
KEY_RESULTS = frozenset(
    (
        "key results",
        "krs",
        "kr list",
        "key result",
        "kr",
        "key result list",
        "results",
        "outcomes",
        "关键结果",
        "关键成果",
    )
)
LABEL = re.compile(r"(?:o|kr|目标|关键结果|key result|objective)\s*[-.]?\d+(?:[-.](?:kr)?\d+)*", re.IGNORECASE)

_NESTED = ("check_ins", "planned", "tasks")
_IDENTITIES = frozenset(("user id", "open id", "email"))
# of several texts the first of these is the words, the next a note
_TEXT_ORDER = ("title", "name", "text", "content", "description", "标题", "名称", "内容", "描述", "事项")


@dataclass(slots=True)
class Record:
    """A mapping's entries sorted: its words, its id or the label it was written with (`KR1: …`), single fields by the
    model's names, and what holds more."""

    text: Passage | None = None
    ident: Passage | None = None
    label: str | None = None
    fields: dict[str, Passage] = field(default_factory=dict)
    nested: dict[str, Node] = field(default_factory=dict)


def read_record(node: Entries, text_name: str) -> Record:
    """The mapping sorted. `text_name` (objective, kr or text) is the field that holds its words."""
    record = Record()
    texts: dict[str, Passage] = {}
    for key, value in node:
        word, name = spelled(key.text), field_of(key.text)
        if text_name == "objective" and word in KEY_RESULTS:
            record.nested["key_results"] = value
        elif name in _NESTED and not isinstance(value, Scalar):
            record.nested[name] = value
        elif is_null(value) or (word == "weight" and "weight" in record.fields):
            continue  # beside Feishu's kr_weight the older weight is 0
        elif name == text_name and (words := rich_text(value)):
            record.text = words
        elif name == "text" and (words := rich_text(value)):
            texts[word] = words
        elif not isinstance(value, Scalar):
            flatten(name or key.text, value, record.fields)
        elif name == "id" or (text_name == "objective" and word in ("objective id", "goal id")):
            record.ident = value.passage
        elif LABEL.fullmatch(word):
            record.label, record.text = key.text, value.passage
        elif text_name == "kr" and word == "目标":  # of a key result it is the value to reach
            file_field(record.fields, "target", value.passage)
        else:
            file_named(record.fields, key.text, value.passage)
    for word in sorted(texts, key=_TEXT_ORDER.index):
        if record.text is None:
            record.text = texts[word]
        else:
            record.fields.setdefault("note", texts[word])
    return record


def flatten(name: str, node: Node, fields: dict[str, Passage]) -> None:
    """Keep what is nested in a field: a list of words joined, a mapping by its own names."""
    if isinstance(node, Items):
        scalars = [item.passage for item in node.items if isinstance(item, Scalar) and item.text]
        if scalars:
            fields[name] = joined(scalars, ", ")
        elif node.items and (len(node.items) == 1 or name == "parent"):
            flatten(name, node.items[0], fields)
        return
    for key, value in node if isinstance(node, Entries) else ():
        inner, path = field_of(key.text), f"{name}.{key.text}" if name else key.text
        if not isinstance(value, Scalar):
            flatten(path, value, fields)
        elif value.is_null():
            continue
        elif name and (inner in ("text", "id", "metric") or spelled(key.text) in _IDENTITIES):
            fields.setdefault(name, value.passage)
        elif spelled(key.text) in ("percent", "progress percent"):
            fields["progress"] = value.passage
        elif inner and inner not in fields:
            file_field(fields, inner, value.passage)
        else:
            fields[path] = value.passage


def is_null(node: Node) -> bool:
    """Whether this is null, `~` or nothing."""
    return isinstance(node, Scalar) and node.is_null()


def text_under(node: Node, name: str) -> str | None:
    """The text that a mapping holds under the name, as `spelled` spells it."""
    for key, value in node if isinstance(node, Entries) else ():
        if spelled(key.text) == name and isinstance(value, Scalar):
            return value.text
    return None
