"""Nodes of JSON and YAML into a draft: the published form, and the shapes that other tools and people write."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, CheckIn, Cycle, Draft, KeyResult, Objective, Passage, Source, Task
from okr_ai.read import values
from okr_ai.read.assemble import Desk, file_field, make_draft, make_key_result, make_objective
from okr_ai.read.names import field_of, spelled
from okr_ai.read.nodes import Entries, Items, Node, Scalar, error_at
from okr_ai.read.outline import key_result_id, objective_id
from okr_ai.read.passages import cut, joined
from okr_ai.read.rich_text import rich_text

_OBJECTIVES = frozenset(["objectives", "okrs", "okr sets", "okr", "goals", "objective list", "目标", "目标列表", "o"])
_KEY_RESULTS = frozenset(
    [
        "key results",
        "krs",
        "kr list",
        "key result",
        "kr",
        "results",
        "outcomes",
        "关键结果",
        "关键成果",
        "key result list",
    ]
)
_GROUPS = frozenset(
    ["teams", "departments", "company", "org", "scopes", "data", "okr list", "items", "团队", "部门", "公司"]
)
_IDENTITIES = frozenset(("user id", "open id", "email"))
_TEXT_ORDER = ["title", "name", "text", "content", "description", "标题", "名称", "内容", "描述"]
_LABEL = re.compile(r"(?:o|kr|目标|关键结果|key result|objective)\s*[-.]?\d+(?:[-.](?:kr)?\d+)*", re.IGNORECASE)


def read_structured(root: Node, source: Source, form: str, desk: Desk) -> Draft:
    """The draft in these nodes. Raises InputError where they have not the shape of OKRs."""
    desk.strict = True
    reader = _Structured(source, desk)
    reader.see_cycles(root)
    fields: dict[str, Passage] = {}
    objectives = reader.objectives_of(root, fields, {})
    return make_draft(desk, form, source, objectives, fields)


@dataclass(slots=True)
class _Parts:
    """A mapping's entries sorted by what they are: the text, single fields, and what holds more."""

    text: Passage | None = None
    ident: Passage | None = None
    label: str | None = None  # KR1 where the words are written as `KR1: …`
    fields: dict[str, Passage] = field(default_factory=dict)
    nested: dict[str, Node] = field(default_factory=dict)


class _Structured:
    def __init__(self, source: Source, desk: Desk) -> None:
        self.source, self.desk, self.count = source, desk, 0
        self.linked: dict[str, list[Node]] = {}  # key results listed apart, by the id of their objective
        self.indicators: dict[
            str, Entries
        ] = {}  # Feishu's start, target and current values, by the id of what has them

    # the document

    def see_cycles(self, node: Node) -> None:
        """Take the cycle first: the dates of everything else may be relative to it."""
        if isinstance(node, Entries):
            for key, value in node:
                name = field_of(key.text)
                if name == "cycle":
                    self.cycle(value)
                elif spelled(key.text) == "metadata":
                    self.see_cycles(value)

    def cycle(self, node: Node) -> None:
        if isinstance(node, Scalar):
            if not node.is_null() and not self.desk.see_cycle(node.text):
                self.desk.problem(
                    node.passage,
                    Bilingual("this names no period", "没有写明周期"),
                    Bilingual("write it like 2026 Q3", "请写成 2026 Q3 这样"),
                )
            return
        if not isinstance(node, Entries):
            raise self.wrong(node, "cycle", "周期", "a start and an end", "start 和 end")
        days: dict[str, date] = {}
        name = ""
        for key, value in node:
            word = {"start": "start", "end": "end", "baseline": "start", "due": "end"}.get(field_of(key.text) or "")
            if word and isinstance(value, Scalar):
                found = values.day(value.text, today=self.desk.today, fiscal_start=self.desk.fiscal_start)
                if found is None:
                    raise error_at(
                        self.source,
                        value.start(),
                        Bilingual(f"'{value.text[:40]}' is no date", f"“{value.text[:40]}”不是日期"),
                        Bilingual("write it like 2026-09-30", "请写成 2026-09-30 这样"),
                    )
                days[word] = found
            elif isinstance(value, Scalar) and spelled(key.text) in ("name", "id", "名称"):
                name = value.text
        if not days and not name:
            return
        if len(days) < 2:
            if not (name and self.desk.see_cycle(name)):
                raise self.wrong(node, "cycle", "周期", "a start and an end", "start 和 end")
            return
        if days["start"] > days["end"]:
            raise error_at(
                self.source,
                node.at,
                Bilingual("the cycle ends before it starts", "周期的结束早于开始"),
                Bilingual("swap start and end", "请对调 start 和 end"),
            )
        self.desk.cycle = self.desk.cycle or Cycle(days["start"], days["end"], name)

    def objectives_of(self, node: Node, fields: dict[str, Passage], inherited: dict[str, Passage]) -> list[Objective]:
        """The objectives in a document or a group of it; its own single fields go into `fields`."""
        if isinstance(node, Items):
            return [o for item in node.items for o in self.objective_or_group(item, inherited)]
        if not isinstance(node, Entries):
            raise self.nothing(node)
        self.link(node)
        if self.is_objective(node):
            return [self.objective(node, inherited)]
        found: list[Objective] = []
        seen = False
        for key, value in node:
            word = spelled(key.text)
            if word in _OBJECTIVES:
                seen = True
                found += self.objective_list(key, value, {**inherited, **fields})
            elif word in _GROUPS and isinstance(value, Items | Entries):
                found += self.group(word, value, inherited)
                seen = seen or bool(found)
            elif isinstance(value, Scalar) and not value.is_null():
                fields[field_of(key.text) or key.text] = value.passage
            elif isinstance(value, Entries) and spelled(key.text) == "metadata":
                self.flatten("", value, fields)
        if not seen:
            raise self.nothing(node)
        return found

    def link(self, node: Entries) -> None:
        """Keep key results and indicators that stand in lists beside the objectives, each naming what it belongs to."""
        lists = {spelled(key.text): value for key, value in node if isinstance(value, Items)}
        if not any(word in _OBJECTIVES for word in lists):
            return
        for word in lists:
            for item in lists[word].items if word in _KEY_RESULTS | {"indicators"} else ():
                owner = _scalar_in(item, "objective id" if word in _KEY_RESULTS else "entity id")
                if owner and word in _KEY_RESULTS:
                    self.linked.setdefault(owner, []).append(item)
                elif owner and isinstance(item, Entries):
                    self.indicators[owner] = item

    def group(self, word: str, node: Node, inherited: dict[str, Passage]) -> list[Objective]:
        """Objectives of teams: a list of groups, or a mapping from names to groups, or one group."""
        if isinstance(node, Entries) and not any(spelled(k.text) in _OBJECTIVES | _GROUPS for k, _ in node):
            found = []
            for key, value in node:
                if isinstance(value, Entries | Items):
                    found += self.objectives_of(value, {}, {**inherited, "team": key.passage})
            return found
        if isinstance(node, Items):
            return [o for item in node.items for o in self.objective_or_group(item, inherited)]
        return self.objectives_of(node, {}, inherited)

    def objective_or_group(self, node: Node, inherited: dict[str, Passage]) -> list[Objective]:
        if isinstance(node, Entries) and not self.is_objective(node):
            fields: dict[str, Passage] = {}
            for key, value in node:
                name = spelled(key.text)
                if name in ("name", "名称") and isinstance(value, Scalar):
                    field = "cycle" if self.desk.see_cycle(value.text) else "team"
                    inherited = {**inherited, field: value.passage}
                elif field_of(key.text) in ("team", "level") and isinstance(value, Scalar):
                    inherited = {**inherited, str(field_of(key.text)): value.passage}
            if any(spelled(key.text) in _OBJECTIVES | _GROUPS for key, _ in node):
                return self.objectives_of(node, fields, inherited)
        return [self.objective(node, inherited)]

    def is_objective(self, node: Entries) -> bool:
        """Whether this mapping is an objective itself: words of its own, or key results."""
        words = {spelled(key.text): value for key, value in node}
        if any(word in _OBJECTIVES and isinstance(value, Items) for word, value in words.items()):
            return False
        if any(word in _KEY_RESULTS and not isinstance(words[word], Scalar) for word in words):
            return True
        own = [w for w in words if w in ("objective", "goal", "o", "目标") or _LABEL.fullmatch(w)]
        return any(isinstance(words[w], Scalar) for w in own)

    # objectives

    def objective_list(self, key: Scalar, node: Node, inherited: dict[str, Passage]) -> list[Objective]:
        if isinstance(node, Items):
            return [o for item in node.items for o in self.objective_or_group(item, inherited)]
        if isinstance(node, Entries):
            if self.is_objective(node) or not all(isinstance(v, Entries | Scalar) for _, v in node):
                return [self.objective(node, inherited)]
            return [self.objective(value, inherited, name) for name, value in node]
        if node.is_null():
            return []
        raise self.wrong(node, key.text, key.text, "a list of objectives", "目标的列表")

    def objective(self, node: Node, inherited: dict[str, Passage], name: Scalar | None = None) -> Objective:
        self.count += 1
        ident = name.text if name and not _LABEL.fullmatch(spelled(name.text)) else None
        ident = ident or objective_id(name.text if name else None, self.count)
        kept = {k: v for k, v in inherited.items() if k in ("team", "level", "cycle")}
        if isinstance(node, Scalar) and not node.is_null():
            return make_objective(self.desk, ident, cut(node.passage, 0), kept, ())
        if not isinstance(node, Entries):
            raise self.wrong(
                node,
                "an objective",
                "目标",
                "a text, or objective and key_results",
                "文字，或 objective 与 key_results",
            )
        parts = self.parts(node, "objective", _KEY_RESULTS)
        if parts.ident:
            ident = parts.ident.text
        elif parts.label:
            ident = objective_id(parts.label, self.count)
        text = cut(parts.text, 0) if parts.text else Passage("", self.source, node.at)
        key_results = self.key_result_list(ident, parts.nested.get("key_results"), self.linked.get(ident, []))
        return make_objective(self.desk, ident, text, {**kept, **parts.fields}, key_results)

    # key results

    def key_result_list(self, objective: str, node: Node | None, linked: Sequence[Node]) -> list[KeyResult]:
        if node is None or _is_null(node):
            return [self.key_result(objective, n, None, item) for n, item in enumerate(linked, 1)]
        if isinstance(node, Items):
            return [self.key_result(objective, n, None, item) for n, item in enumerate([*node.items, *linked], 1)]
        if isinstance(node, Entries):
            return [self.key_result(objective, n, name.text, value) for n, (name, value) in enumerate(node, 1)]
        raise self.wrong(node, "key_results", "key_results", "a list of key results", "关键结果的列表")

    def key_result(self, objective: str, n: int, label: str | None, node: Node) -> KeyResult:
        if isinstance(node, Scalar) and not node.is_null():
            return make_key_result(self.desk, key_result_id(label, objective, n), cut(node.passage, 0), {})
        if not isinstance(node, Entries):
            raise self.wrong(node, "a key result", "关键结果", "a text, or kr and its fields", "文字，或 kr 及其字段")
        parts = self.parts(node, "kr", frozenset())
        if parts.ident and (indicator := self.indicators.get(parts.ident.text)):
            self.flatten("indicator", indicator, parts.fields)
        text = parts.text or parts.fields.get("metric") or Passage("", self.source, node.at)
        return make_key_result(
            self.desk,
            parts.ident.text if parts.ident else key_result_id(parts.label or label, objective, n),
            cut(text, 0),
            parts.fields,
            check_ins=self.check_ins(parts.nested.get("check_ins")),
            tasks=self.tasks(parts.nested.get("tasks")),
            planned=[(c.date, c.value) for c in self.check_ins(parts.nested.get("planned")) if c.value is not None],
        )

    def parts(self, node: Entries, text_name: str, lists: frozenset[str]) -> _Parts:
        """A mapping's entries by what they are. `text_name` is the field that holds its words."""
        parts = _Parts()
        texts: dict[str, Passage] = {}
        for key, value in node:
            word, name = spelled(key.text), field_of(key.text)
            if word in lists:
                parts.nested["key_results"] = value
            elif name in ("check_ins", "planned", "tasks") and not isinstance(value, Scalar):
                parts.nested[name] = value
            elif name in (text_name, "text") and (words := rich_text(value)) and not _is_null(value):
                if name == text_name:
                    parts.text = words
                else:
                    texts[word] = words
            elif not isinstance(value, Scalar):
                self.flatten(name or key.text, value, parts.fields)
            elif value.is_null():
                continue
            elif name == "id" or (word in ("objective id", "goal id") and text_name == "objective"):
                parts.ident = value.passage
            elif _LABEL.fullmatch(word):
                parts.label, parts.text = key.text, value.passage
            else:
                file_field(parts.fields, key.text, value.passage)
        for word in sorted(texts, key=_TEXT_ORDER.index):
            if parts.text is None:
                parts.text = texts[word]
            else:
                parts.fields.setdefault("note", texts[word])
        return parts

    def flatten(self, name: str, node: Node, fields: dict[str, Passage]) -> None:
        """Keep what is nested in a field: a list of words joined, a mapping by its own names."""
        if isinstance(node, Items):
            scalars = [item.passage for item in node.items if isinstance(item, Scalar) and item.text]
            if scalars:
                fields[name] = joined(scalars, ", ")
            elif len(node.items) == 1 or name == "parent":
                self.flatten(name, node.items[0], fields) if node.items else None
        elif isinstance(node, Entries):
            for key, value in node:
                inner = field_of(key.text)
                if not isinstance(value, Scalar):
                    self.flatten(f"{name}.{key.text}" if name else key.text, value, fields)
                elif value.is_null():
                    continue
                elif name and (inner in ("text", "id", "metric") or spelled(key.text) in _IDENTITIES):
                    fields.setdefault(name, value.passage)
                elif spelled(key.text) in ("percent", "progress percent"):
                    fields["progress"] = value.passage
                elif inner and inner not in fields:
                    file_field(fields, inner, value.passage)
                else:
                    fields[f"{name}.{key.text}" if name else key.text] = value.passage

    # what hangs on a key result

    def check_ins(self, node: Node | None) -> Iterator[CheckIn]:
        """Check-ins as a list of mappings or of pairs, or a mapping from days to values."""
        if isinstance(node, Entries):
            for key, value in node:
                yield from self.check_in({"date": key, "value": value})
        elif isinstance(node, Items):
            for item in node.items:
                if isinstance(item, Entries):
                    yield from self.check_in({field_of(k.text) or k.text: v for k, v in item})
                elif isinstance(item, Items) and len(item.items) == 2:
                    yield from self.check_in(dict(zip(("date", "value"), item.items, strict=True)))
                else:
                    raise self.wrong(item, "a check-in", "进展记录", "a date and a value", "date 和 value")

    def check_in(self, parts: dict[str, Node]) -> Iterator[CheckIn]:
        words = {k: v.passage for k, v in parts.items() if isinstance(v, Scalar) and not v.is_null()}
        day = words.get("date")
        if day is None:
            return
        when = self.desk.day(words, "date")
        value = words.get("value") or words.get("current") or words.get("progress")
        read = values.number(value.text) if value else None
        if value and read is None:
            self.desk.problem(value, *values.no_number(value.text))
        if when is None or (value and read is None):
            return
        confidence, note, status = words.get("confidence"), words.get("note"), words.get("status")
        yield CheckIn(
            when,
            read[0] if read else None,
            values.share(confidence.text) if confidence else None,
            status.text if status else None,
            note.text if note else None,
            day.place(),
        )

    def tasks(self, node: Node | None) -> Iterator[Task]:
        for item in node.items if isinstance(node, Items) else ():
            if isinstance(item, Scalar):
                yield Task(item.text, place=item.passage.place())
            elif isinstance(item, Entries):
                parts = self.parts(item, "text", frozenset())
                if parts.text:
                    done = parts.fields.get("done") or parts.fields.get("status")
                    yield Task(
                        parts.text.text,
                        parts.fields["owner"].text if "owner" in parts.fields else None,
                        self.desk.day(parts.fields, "due"),
                        bool(
                            done and done.text.strip().lower() in ("true", "done", "yes", "completed", "完成", "已完成")
                        ),
                        parts.text.place(),
                    )

    # errors

    def wrong(self, node: Node, en: str, zh: str, should_en: str, should_zh: str) -> InputError:
        return error_at(
            self.source,
            node.start(),
            Bilingual(f"{en}: this is not {should_en}", f"{zh}：此处应为{should_zh}"),
            Bilingual("see the form with `okr-ai schema`", "格式见 `okr-ai schema`"),
        )

    def nothing(self, node: Node) -> InputError:
        return error_at(
            self.source,
            node.start(),
            Bilingual("no objectives were found", "没有找到目标"),
            Bilingual(
                'put them under "objectives", each with "objective" and "key_results"',
                "请放在 objectives 下，每个含 objective 和 key_results",
            ),
        )


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_null()


def _scalar_in(node: Node, name: str) -> str | None:
    """The text that a mapping holds under the name."""
    for key, value in node if isinstance(node, Entries) else ():
        if spelled(key.text) == name and isinstance(value, Scalar):
            return value.text
    return None
