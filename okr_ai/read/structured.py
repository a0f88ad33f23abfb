"""Nodes of JSON and YAML into a draft: the published form, and the shapes that other tools and people write."""

from collections.abc import Iterable, Iterator, Sequence

from okr_ai.errors import InputError, NoObjectives
from okr_ai.model import Bilingual, Draft, KeyResult, Objective, Passage, Source
from okr_ai.read.assemble import make_draft, make_key_result, make_objective
from okr_ai.read.desk import Desk
from okr_ai.read.labels import label_of
from okr_ai.read.names import field_of, spelled
from okr_ai.read.nodes import Entries, Items, Node, Scalar, error_at
from okr_ai.read.outline import key_result_id, objective_id
from okr_ai.read.passages import cut
from okr_ai.read.progress import read_check_ins, read_tasks, take_cycle, wrong_shape
from okr_ai.read.records import KEY_RESULTS, LABEL, OBJECTIVES, flatten, is_null, read_record, text_under

_GROUPS = frozenset(
    ("teams", "departments", "company", "org", "scopes", "data", "okr list", "items", "团队", "部门", "公司")
)
_OBJECTIVE = frozenset(("objective", "goal", "o", "目标"))
Inherited = dict[str, Passage]  # what a group says of the objectives in it: team, level, cycle


def read_structured(root: Node, source: Source, form: str, desk: Desk) -> Draft:
    """The draft in these nodes. Raises InputError where they have not the shape of OKRs."""
    desk.strict = True
    reader = _Structured(source, desk)
    reader.see_cycles(root)
    fields: dict[str, Passage] = {}
    objectives = reader.document(root, fields, {})
    reader.tell_of_linked(objective.id for objective in objectives)
    return make_draft(desk, form, source, objectives, fields)


class _Structured:
    def __init__(self, source: Source, desk: Desk) -> None:
        self.source, self.desk, self.count = source, desk, 0
        self.linked: dict[str, list[Node]] = {}  # key results listed apart, by the id of their objective
        self.indicators: dict[
            str, Entries
        ] = {}  # Feishu's start, target and current values, by the id of what has them

    # documents and groups

    def see_cycles(self, node: Node) -> None:
        """Take the cycle first: the dates of everything else may be relative to it."""
        for key, value in node if isinstance(node, Entries) else ():
            if field_of(key.text) == "cycle":
                take_cycle(self.source, self.desk, value)
            elif spelled(key.text) == "metadata":
                self.see_cycles(value)

    def document(self, node: Node, fields: dict[str, Passage], inherited: Inherited) -> list[Objective]:
        """The objectives in a document or a group of it; its own single fields go into `fields`."""
        if isinstance(node, Items):
            return [o for item in node.items for o in self.objective_or_group(item, inherited)]
        if not isinstance(node, Entries):
            raise self.nothing(node)
        self.link(node)
        if self.is_objective(node):
            return list(self.objective(node, inherited))
        found: list[Objective] = []
        seen = False
        for key, value in node:
            word = spelled(key.text)
            if word in OBJECTIVES:
                seen = True
                found += self.objectives(key, value, {**inherited, **fields})
            elif word in _GROUPS and isinstance(value, Items | Entries):
                found += self.group(value, inherited)
                seen = seen or bool(found)
            elif isinstance(value, Scalar) and not value.is_null():
                fields[field_of(key.text) or key.text] = value.passage
            elif isinstance(value, Entries) and word == "metadata":
                flatten("", value, fields)
        found = found if seen else self.further_in(node, inherited)
        if not seen and not found:
            raise self.nothing(node)
        return found

    def further_in(self, node: Node, inherited: Inherited) -> list[Objective]:
        """The objectives below keys that no tool and no guide names: `projects: - {name: Web, q3: {objective: …}}`."""
        if isinstance(node, Items):
            return [o for item in node.items for o in self.further_in(item, inherited)]
        if not isinstance(node, Entries):
            return []
        if self.is_objective(node):
            return list(self.objective(node, inherited))
        names = (value for key, value in node if spelled(key.text) in ("name", "名称") and isinstance(value, Scalar))
        if name := next(names, None):
            inherited = {**inherited, "team": name.passage}
        return [o for _, value in node for o in self.further_in(value, inherited)]

    def link(self, node: Entries) -> None:
        """Keep key results and indicators that stand in lists beside the objectives, each naming what it belongs to."""
        lists = {spelled(key.text): value for key, value in node if isinstance(value, Items)}
        if not any(word in OBJECTIVES for word in lists):
            return
        for word, items in lists.items():
            for item in items.items:
                if word in KEY_RESULTS:
                    self.linked.setdefault(text_under(item, "objective id") or "", []).append(item)
                elif word == "indicators" and isinstance(item, Entries) and (owner := text_under(item, "entity id")):
                    self.indicators[owner] = item

    def tell_of_linked(self, objectives: Iterable[str]) -> None:
        """Keep what key results listed apart name no objective that there is."""
        known = frozenset(objectives)
        for owner, items in self.linked.items():
            for item in items if owner not in known else ():
                self.desk.problem(
                    Passage("", self.source, item.start()),
                    Bilingual(f"no objective has the id '{owner[:40]}'", f"没有编号为“{owner[:40]}”的目标"),
                    Bilingual("name one of the objectives' ids", "请写某个目标的编号"),
                )

    def group(self, node: Node, inherited: Inherited) -> list[Objective]:
        """Objectives of teams: a list of groups, or a mapping from names to groups, or one group."""
        if isinstance(node, Entries) and not _holds_more(node):
            return [
                objective
                for key, value in node
                if isinstance(value, Entries | Items)
                for objective in self.document(value, {}, {**inherited, "team": key.passage})
            ]
        return self.document(node, {}, inherited)

    def objective_or_group(self, node: Node, inherited: Inherited) -> list[Objective]:
        if not isinstance(node, Entries) or self.is_objective(node) or not _holds_more(node):
            return list(self.objective(node, inherited))
        for key, value in node:
            if not isinstance(value, Scalar):
                continue
            if spelled(key.text) in ("name", "名称"):
                name = "cycle" if self.desk.see_cycle(value.text) else "team"
                inherited = {**inherited, name: value.passage}
            elif (name := field_of(key.text) or "") in ("team", "level"):
                inherited = {**inherited, name: value.passage}
        return self.document(node, {}, inherited)

    def is_objective(self, node: Entries) -> bool:
        """Whether this mapping is an objective itself: words of its own, or key results."""
        words = {spelled(key.text): value for key, value in node}
        if any(word in OBJECTIVES and isinstance(value, Items) for word, value in words.items()):
            return False
        if any(word in KEY_RESULTS and not isinstance(value, Scalar) for word, value in words.items()):
            return True
        own = (value for word, value in words.items() if word in _OBJECTIVE or LABEL.fullmatch(word))
        return any(isinstance(value, Scalar) for value in own)

    # objectives and key results

    def objectives(self, key: Scalar, node: Node, inherited: Inherited) -> list[Objective]:
        if isinstance(node, Items):
            return [o for item in node.items for o in self.objective_or_group(item, inherited)]
        if isinstance(node, Entries):
            if self.is_objective(node) or not all(isinstance(value, Entries | Scalar) for _, value in node):
                return list(self.objective(node, inherited))
            return [o for name, value in node for o in self.objective(value, inherited, name.text)]
        if node.is_null():
            return []
        raise wrong_shape(self.source, node, key.text, "a list of objectives", "目标的列表")

    def objective(self, node: Node, inherited: Inherited, name: str | None = None) -> Iterator[Objective]:
        """The objective, or none where there is something else; `name` is the key it stands under, its id."""
        self.count += 1
        kept = {k: v for k, v in inherited.items() if k in ("team", "level", "cycle")}
        ident = name if name and not LABEL.fullmatch(spelled(name)) else objective_id(name, self.count)
        if isinstance(node, Scalar) and not node.is_null():
            yield make_objective(self.desk, ident, _without_label(node.passage, "objective")[0], kept, ())
            return
        if not isinstance(node, Entries):
            self.leave_out(
                node, "objective", "a text, or objective and key_results", "文字，或 objective 与 key_results"
            )
            return
        if text_under(node, "permission") == "0":  # Feishu gives the ids alone of what an account may not read
            self.desk.problem(
                Passage("", self.source, node.at),
                Bilingual("the export holds no words here, only an id", "导出里只有编号，没有内容"),
                Bilingual("export it with an account that may read it", "请用有查看权限的账号导出"),
            )
            return
        record = read_record(node, "objective")
        if record.ident:
            ident = record.ident.text
        text = record.text or Passage("", self.source, node.at)
        text, label = _without_label(text, "objective")
        if record.ident is None and (label := record.label or label):
            ident = objective_id(label, self.count)
        ident = self.desk.own_id(self.desk.objective_ids, ident, text, stated=record.ident is not None)
        key_results = self.key_results(ident, record.nested.get("key_results"), self.linked.get(ident, []))
        yield make_objective(self.desk, ident, text, {**kept, **record.fields}, key_results)

    def leave_out(self, node: Node, what: str, en: str, zh: str) -> None:
        """Keep that something is not what should stand there; the rest is read."""
        error = wrong_shape(self.source, node, what, en, zh)
        self.desk.problem(Passage("", self.source, node.start()), error.what, error.do)

    def key_results(self, objective: str, node: Node | None, linked: Sequence[Node]) -> list[KeyResult]:
        named: list[tuple[str | None, Node]] = []
        if isinstance(node, Items):
            named = [(None, item) for item in node.items]
        elif isinstance(node, Entries):
            named = [(name.text, value) for name, value in node]
        elif node is not None and not is_null(node):
            raise wrong_shape(self.source, node, "key_results", "a list of key results", "关键结果的列表")
        named += [(None, item) for item in linked]
        return [kr for n, (name, item) in enumerate(named, 1) if (kr := self.key_result(objective, n, name, item))]

    def key_result(self, objective: str, n: int, name: str | None, node: Node) -> KeyResult | None:
        """The `n`-th one of the objective, or None where there is something else; `name` is the key it stands under."""
        if isinstance(node, Scalar) and not node.is_null():
            words, label = _without_label(node.passage, "key_result")
            ident = self.own_id(objective, key_result_id(name or label, objective, n), words)
            return make_key_result(self.desk, ident, words, {})
        if not isinstance(node, Entries):
            self.leave_out(node, "key result", "a text, or kr and its fields", "文字，或 kr 及其字段")
            return None
        if whole := _split_by_colon(node):
            return self.key_result(objective, n, name, whole)
        record = read_record(node, "kr")
        text = record.text or record.fields.get("metric") or Passage("", self.source, node.at)
        text, label = _without_label(text, "key_result")
        ident = record.ident.text if record.ident else key_result_id(record.label or name or label, objective, n)
        if indicator := self.indicators.get(ident):
            flatten("indicator", indicator, record.fields)
        ident = self.own_id(objective, ident, text)
        planned = read_check_ins(self.source, self.desk, record.nested.get("planned"))
        return make_key_result(
            self.desk,
            ident,
            text,
            record.fields,
            check_ins=read_check_ins(self.source, self.desk, record.nested.get("check_ins")),
            tasks=read_tasks(self.desk, record.nested.get("tasks")),
            planned=[(point.date, point.value) for point in planned if point.value is not None],
        )

    def own_id(self, objective: str, ident: str, words: Passage) -> str:
        return self.desk.own_id(self.desk.key_result_ids, ident, words, stated="~" not in objective)

    def nothing(self, node: Node) -> InputError:
        return error_at(
            self.source,
            node.start(),
            Bilingual("no objectives were found", "没有找到目标"),
            Bilingual(
                'put them under "objectives", each with "objective" and "key_results"',
                "请放在 objectives 下，每个含 objective 和 key_results",
            ),
            NoObjectives,
        )


def _without_label(passage: Passage, kind: str) -> tuple[Passage, str | None]:
    """The words without the label that they begin with ("Key Result 1: …"), and that label."""
    label = label_of(passage)
    if label is None or label.kind != kind or not label.words.text:
        return cut(passage, 0), None
    return label.words, label.id


def _split_by_colon(node: Entries) -> Scalar | None:
    """The words that YAML took for a key and its value, as they hold a colon: `- Breakfast club: 40 places`."""
    pairs = list(node)
    if len(pairs) != 1:
        return None
    ((key, value),) = pairs
    if field_of(key.text) or LABEL.fullmatch(spelled(key.text)) or not isinstance(value, Scalar) or value.is_null():
        return None
    start, end = key.passage.span().start, value.passage.span().end
    words = key.passage.source.text[start:end]
    if words[len(key.text) : -len(value.text)].strip() != ":" or "\n" in words:
        return None
    return Scalar(Passage(words, key.passage.source, start))


def _holds_more(node: Entries) -> bool:
    """Whether the mapping holds objectives, or groups of them."""
    return any(spelled(key.text) in OBJECTIVES | _GROUPS for key, _ in node)
