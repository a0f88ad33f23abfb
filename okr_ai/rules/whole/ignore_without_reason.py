"""An ignore comment that does not say why."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.ignores import IgnoresView
from okr_ai.rules.rule import Doc, Found, Rule


def check(view: IgnoresView) -> Iterator[Found]:
    for comment in view.comments:
        if comment.names and not comment.reason:
            yield Found(
                comment.passage,
                0,
                len(comment.passage.text),
                Bilingual("nothing says why this is ignored", "没有写为什么忽略"),
                Bilingual("write the reason behind the brackets", "请在方括号后面写上理由"),
            )


RULE = Rule(
    name="ignore_without_reason",
    letter="set",
    looks_at="ignores",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Improve the return process # okr: ignore[no_number] measured from October",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - 提升退货体验 # okr: ignore[no_number]：十月起才有数",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Improve the return process «# okr: ignore[no_number]»",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - 提升退货体验 «# okr: ignore[no_number]»",
    ),
    doc=Doc(
        Bilingual("An ignore comment without a reason.", "没有写理由的忽略注释。"),
        Bilingual(
            "Whoever reads the draft next cannot tell an agreed exception from a fault that was hidden.",
            "后来看草稿的人分不清这是商量好的例外，还是被藏起来的问题。",
        ),
        "ESLint's require-description for its disable comments",
    ),
)
