"""Feishu's rich text (OKR API v2): `{"blocks": […]}` or `{"text": …}`, also when written as JSON inside a text."""

from collections.abc import Iterator

from okr_ai.errors import InputError
from okr_ai.model import Passage, Source
from okr_ai.read.json_nodes import read_json
from okr_ai.read.nodes import Entries, Items, Node, Scalar
from okr_ai.read.passages import joined


def rich_text(node: Node) -> Passage | None:
    """The words in rich text, its paragraphs parted by blanks; a plain text is its own. None when this is none."""
    if isinstance(node, Entries):
        paragraphs = [joined(runs, "") for block in _blocks(node) if (runs := list(_runs(block)))]
        return joined(paragraphs, " ") if paragraphs else None
    if not isinstance(node, Scalar):
        return None
    if node.text.startswith("{") and ('"text"' in node.text or '"blocks"' in node.text):
        return _inside(node.passage) or node.passage
    return node.passage


def _blocks(node: Entries) -> Iterator[Node]:
    blocks = next((value for key, value in node if key.text == "blocks"), node)
    yield from blocks.items if isinstance(blocks, Items) else (blocks,)


def _runs(node: Node) -> Iterator[Passage]:
    """The texts in reading order."""
    if isinstance(node, Items):
        for item in node.items:
            yield from _runs(item)
    elif isinstance(node, Entries):
        for key, value in node:
            if key.text == "text" and isinstance(value, Scalar):
                if value.text:
                    yield value.passage
            elif key.text in ("blocks", "paragraph", "elements", "text_run"):
                yield from _runs(value)


def _inside(outer: Passage) -> Passage | None:
    """The words of rich text written as JSON in a text, with their places in the file; None when it is no JSON."""
    try:
        inner = rich_text(read_json(Source(outer.source.path, outer.text)))
    except InputError:
        return None
    if inner is None:
        return None
    own = inner.offsets or range(inner.start, inner.start + len(inner.text) + 1)
    at = outer.offsets or range(outer.start, outer.start + len(outer.text) + 1)
    offsets = tuple(at[offset] for offset in own)
    return Passage(inner.text, outer.source, offsets[0], offsets)
