"""Chinese words that say how, or with how many people, something is done: what begins behind them is the deed."""

from collections.abc import Sequence

from okr_ai.language.clauses import Clause
from okr_ai.language.cues import Cue
from okr_ai.language.lazy import Lazy

_ADVERBS = frozenset([
    "全面", "不断", "积极", "大力", "持续", "进一步", "初步", "基本", "稳步", "逐步", "尽快", "尽早",
    "定期", "深入", "合理", "有效", "高效", "高质量", "充分", "切实", "努力", "适当", "适度", "尽量",
    "尽可能", "力争", "妥善", "多次", "显著", "明显", "着力", "统筹", "认真", "严格", "扎实", "全力",
    "率先", "重新", "快速", "迅速", "稳妥", "有序", "广泛", "主动", "每日", "每天", "每周", "每月",
    "每季", "每年",
])  # fmt: skip
_NO_DEED = ("持续集成", "持续交付", "持续部署")


def only_adverbs(work: str, start: int, end: int) -> bool:
    """Whether the words say nothing but how something is done: 不断, 积极地."""
    words = work[start:end].strip(" -*")
    found = bool(words)
    while words:
        size = next((size for size in (2, 3) if words[:size] in _ADVERBS), 0)
        if not size:
            return False
        words = words[size:].removeprefix("地").lstrip()
    return found


def behind_adverb(cue: Cue, work: str, clause: Clause, values: Sequence[tuple[int, int]]) -> bool:
    """Whether a verb stands behind nothing but how it is done, in a clause without `values`: 「不断优化流程」."""
    if cue.word.isascii() or not only_adverbs(work, clause.start, cue.start):
        return False
    if work.endswith(_NO_DEED, clause.start, cue.end):
        return False
    return not any(clause.start <= start < clause.end for start, _ in values)


_BY = ("以", "用", "由", "靠", "凭")
_BY_STAFF = Lazy(
    r"(?:以|用|由|靠|凭)\s?\d{1,4}\s?[人名位]\s?(?:的\s?)?"
    r"(?:团队|编制|班组|小组|人力|队伍|规模|骨干|专班|专员|志愿者|人手)\s?(?=[^\s\d，,。；;的]{2})"
)


def behind_staff(work: str, start: int) -> int:
    """Where 「以 5 人团队」 ends that the clause from `start` begins with; `start` without one."""
    by_staff = _BY_STAFF.match(work, start) if work.startswith(_BY, start) else None
    return by_staff.end() if by_staff else start
