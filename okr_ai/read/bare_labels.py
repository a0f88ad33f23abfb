"""Labels without a colon or a number: "O Make it last" above "KR Open rate from 40% to 48%"."""

from collections.abc import Sequence

from okr_ai.language.lazy import Lazy
from okr_ai.read.blocks import Block
from okr_ai.read.labels import Label
from okr_ai.read.passages import cut

_WORD = Lazy(r"(?:KR|O)\s+(?=[^\W\d_a-z]|[\"'“‘「$€£¥<>≤≥])")
_ANY = Lazy(r"(?:KR|O)\s+(?=[^\s:：.\-=])")


def bare_labels(lines: Sequence[Block], labels: list[Label | None]) -> list[Label | None]:
    """The labels, and those of the lines that begin with nothing but KR or O, where most of the key results do: what
    follows is then no number of theirs, "KR 12 episodes out"."""
    marked = [block for block in lines if block.kind != "row" and block.passage.text.startswith(("KR ", "KR\t"))]
    bare = sum(_WORD.match(block.passage.text) is not None for block in marked)
    if bare < 2 or bare * 2 <= len(marked):
        return labels
    if any(
        label and block not in marked and (label.kind == "key_result" or not _WORD.match(block.passage.text))
        for block, label in zip(lines, labels, strict=True)
        if label and label.kind in ("objective", "key_result")
    ):
        return labels  # others have labels of another kind
    found = list(labels)
    for n, block in enumerate(lines):
        match = (_ANY if block in marked else _WORD).match(block.passage.text) if block.kind != "row" else None
        if match:
            found[n] = Label(
                "key_result" if block in marked else "objective", None, None, cut(block.passage, match.end())
            )
    return found
