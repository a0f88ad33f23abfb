"""YAML into nodes with exact places.

The nodes are built from PyYAML's event stream: composing first would overflow the C stack on deep nesting, and the
stream shows depth, anchors and tags before anything is built from them. Every scalar stays the text that was written,
so `no`, `12:30` and `2026-12-31` do not turn into something else.
"""

from typing import Any

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Passage, Source
from okr_ai.read.nodes import MAX_DEPTH, MAX_NODES, Entries, Items, Node, Scalar, error_at, once, too_deep, too_many
from okr_ai.read.passages import seen
from okr_ai.read.yaml_words import place_words

# what YAML writers put before values of these kinds; the text stays the text
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")
)


def read_yaml(source: Source, end: int | None = None) -> Node:
    """The document (up to the offset `end`) as nodes.

    Raises InputError with line and column when it is no YAML, or has anchors or tags.
    """
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return _Builder(source).build(yaml.parse(source.text[:end], loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = (error.problem or error.context or "no YAML").strip()
        raise _no_yaml(source, problem, mark.index if mark else 0) from None
    except yaml.reader.ReaderError as error:
        raise _no_yaml(source, error.reason, int(error.position or 0)) from None
    except (UnicodeError, ValueError) as error:
        raise _no_yaml(source, str(error), 0) from None


def _no_yaml(source: Source, problem: str, offset: int) -> InputError:
    return error_at(
        source,
        min(offset, len(source.text)),
        Bilingual(f"this is no YAML ({problem})", f"不是有效的 YAML（{problem}）"),
        Bilingual(
            "correct it here; indent with spaces, and quote texts that hold ': ' or '#'",
            "请修正此处；用空格缩进，含“: ”或“#”的文字请加引号",
        ),
    )


class _Builder:
    """Builds the tree without recursion; `open` holds the lists and mappings that have not ended yet."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.open: list[tuple[list[Node], int, bool]] = []
        self.root: Node | None = None

    def build(self, events: Any) -> Node:
        import yaml

        documents = count = 0
        for event in events:
            kind, at = type(event), event.start_mark.index
            if issubclass(kind, yaml.NodeEvent):
                count += 1
                if count > MAX_NODES:
                    raise too_many(self.source, at)
                self.refuse_references(event)
            if kind is yaml.ScalarEvent:
                self.add(self.scalar(event))
            elif issubclass(kind, yaml.CollectionStartEvent):
                if len(self.open) >= MAX_DEPTH:
                    raise too_deep(self.source, at)
                self.open.append(([], at, kind is yaml.MappingStartEvent))
            elif issubclass(kind, yaml.CollectionEndEvent):
                self.close()
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self.second_document(at)
        return self.root if self.root is not None else Scalar(Passage("", self.source, 0), plain=True)

    def add(self, node: Node) -> None:
        if self.open:
            self.open[-1][0].append(node)
        else:
            self.root = node

    def close(self) -> None:
        children, at, is_mapping = self.open.pop()
        if not is_mapping:
            self.add(Items(tuple(self.figures_whole(children)), at))
            return
        entries: list[tuple[Scalar, Node]] = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if entries and (whole := self.with_comma(entries[-1][1], key, value)):
                entries[-1] = (entries[-1][0], whole)
                continue
            if not isinstance(key, Scalar):
                raise error_at(
                    self.source,
                    key.start(),
                    Bilingual("a key must be a plain word", "键必须是普通文字"),
                    Bilingual("put the text in quotes", "请给文字加引号"),
                )
            entries.append((key, value))
        self.add(Entries(once(self.source, entries), at))

    def with_comma(self, before: Node, key: Node, value: Node) -> Scalar | None:
        """The words of both where a comma in braces parted them: `{kr: Orders from 4,500 to 5,000, owner: Ann}`. What
        follows it is a key without a colon, which nobody means."""
        if not (isinstance(key, Scalar) and isinstance(value, Scalar) and value.is_null() and not value.text):
            return None
        end = key.passage.span().end
        return None if ":" in self.source.text[end : value.start()] else self.joined(before, key)

    def figures_whole(self, items: list[Node]) -> list[Node]:
        """The items of a list, a figure whole that its comma parted: `[Orders from 4,500 to 5,000, …]`."""
        whole: list[Node] = []
        for item in items:
            before = whole[-1] if whole else None
            thousands = isinstance(item, Scalar) and item.text[:3].isdigit() and not item.text[3:4].isdigit()
            if thousands and isinstance(before, Scalar) and isinstance(item, Scalar):
                between = self.source.text[before.passage.span().end : item.start()]
                words = before.text[-1:].isdigit() and any(map(str.isalpha, before.text))
                if between == "," and words and (both := self.joined(before, item)):
                    whole[-1] = both
                    continue
            whole.append(item)
        return whole

    def joined(self, before: Node, after: Scalar) -> Scalar | None:
        """Both with what stands between them, where they are plain words of one line."""
        if not (isinstance(before, Scalar) and before.plain and after.plain and before.text):
            return None
        start, end = before.start(), after.passage.span().end
        words = self.source.text[start:end]
        return None if "\n" in words else Scalar(seen(Passage(words, self.source, start)), plain=True)

    def scalar(self, event: Any) -> Scalar:
        style = event.style or ""
        passage = place_words(self.source, event.value, event.start_mark.index, event.end_mark.index, style)
        return Scalar(seen(passage), plain=style == "" or event.tag == "tag:yaml.org,2002:null")

    def refuse_references(self, event: Any) -> None:
        at = event.start_mark.index
        if event.anchor is not None:
            raise error_at(
                self.source,
                at,
                Bilingual("anchors (&) and aliases (*) are not read", "不支持锚点（&）和别名（*）"),
                Bilingual("write the text out, or put it in quotes", "请写出完整文字，或加引号"),
            )
        tag = getattr(event, "tag", None)
        if tag not in (None, "!") and tag not in _PLAIN_TAGS:
            raise error_at(
                self.source,
                at,
                Bilingual(f"the tag {tag} is not read", f"不支持标签 {tag}"),
                Bilingual("remove it, or put the text in quotes", "请删除，或给文字加引号"),
            )

    def second_document(self, offset: int) -> InputError:
        return error_at(
            self.source,
            offset,
            Bilingual("a second YAML document begins here", "这里开始了第二个 YAML 文档"),
            Bilingual("put each draft into its own file", "请把每份草稿放进单独的文件"),
        )
