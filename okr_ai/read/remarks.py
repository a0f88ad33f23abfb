"""Lines about OKRs that are none themselves: what OKRs are, which come first, what a key result's target is."""

import re

from okr_ai.language.lazy import Lazy
from okr_ai.read.blocks import Block
from okr_ai.read.labels import Label

_DEFINES = Lazy(  # "Key results are a set of metrics …"
    r"(?:objectives|key results|okrs) (?:are|should|must|consist|describe|define)\b"
    r"|(?:目标|关键结果|OKR)(?:是指|应该|应当|必须)",
    re.IGNORECASE,
    needs=" are| should| must| consist| describe| define|是指|应该|应当|必须",
)
_ABOUT = Lazy(
    r"(?:(?:是|为|is|are|was|depends|measures)(?=[\s\w])|(?:與|与|和)(?=\s?(?:O|KR|目标)\s?\d))", re.IGNORECASE
)
_RANKS = Lazy(r"[>＞≥]\s{0,4}(?:O|KR)\s?\d", re.IGNORECASE)  # "O1 Growth > O2 Trust": which comes first
_INTRODUCES = Lazy(r"[:：]$|^\d+(?:\.\d+)+\s")  # "we did this:", "4.3 Implementation"


def defines(block: Block) -> bool:
    """Whether the line says what OKRs are."""
    return block.kind in ("item", "text") and _DEFINES.match(block.passage.text) is not None


def introduces(words: str) -> bool:
    """Whether another list follows the words."""
    return _INTRODUCES.search(words) is not None


def speaks_of_others(block: Block, label: Label) -> bool:
    """Whether a line is about key results that stand elsewhere: "KR4 是先行指标", "O1 获客 > O2 留存"."""
    if block.kind == "heading" or label.id is None or _before(block, label)[-1:] in (":", "："):
        return False
    return bool(_ABOUT.match(label.words.text)) or bool(_RANKS.search(label.words.text))


def may_be_target(block: Block, label: Label) -> bool:
    """Whether a line below a key result may be its target: `目标：25%`, but "Objective: …" and 目标(O) only with a
    number."""
    if label.kind != "objective" or label.id is not None:
        return False
    is_o = "o" in _before(block, label).lower().replace("goal", "")
    return not is_o or any(map(str.isdigit, label.words.text))


def _before(block: Block, label: Label) -> str:
    """What stands before the label's words."""
    words = block.passage.text
    return words[: len(words) - len(label.words.text)].rstrip()
