"""The same key result twice in one file."""

from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftView, KeyResultView

_NO_LETTERS = Lazy(r"[\W_]+")


def check(view: DraftView) -> Iterator[Found]:
    by_letters: dict[str, list[KeyResultView]] = {}
    for each in view.key_results():
        by_letters.setdefault(_NO_LETTERS.sub("", each.wording.lower), []).append(each)
    for alike in by_letters.values():
        if len(alike) > 1:
            yield from _same(alike)


def _same(alike: list[KeyResultView]) -> Iterator[Found]:
    """Those that have a sign for per cent and a point where the first one has them, too."""
    seen: dict[str, KeyResultView] = {}
    for each in alike:
        plain = "".join([c for c in each.wording.lower if c.isalnum() or c in "%."]).strip(".")
        if not plain:
            continue
        first = seen.setdefault(plain, each)
        if first is not each:
            line = first.passage.place().line
            yield each.whole(
                Bilingual(f"the same as in line {line}", f"和第{line}行相同"),
                Bilingual("keep it where it decides more", "留在更起决定作用的那个目标下"),
            )


RULE = Rule(
    name="duplicate_key_result",
    letter="set",
    looks_at="draft",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days\n  - Return time of shoes from 5 days to 2 days",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - 退货时长从5天降到2天\n  - 鞋类退货时长从5天降到2天",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days\n  - «Return time from 5 days to 2 days.»",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - 退货时长从5天降到2天\n  - «退货时长从5天降到2天。»",
    ),
    doc=Doc(
        Bilingual("Two key results with the same words in one file.", "同一文件里两条关键结果文字相同。"),
        Bilingual("One success is then counted twice.", "同一份成绩被算两次。"),
        "public OKR repositories (duplicates of last quarter)",
    ),
)
