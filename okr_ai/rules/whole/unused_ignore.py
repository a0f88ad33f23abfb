"""An ignore comment that silences nothing any more."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.ignores import IgnoresView
from okr_ai.rules.rule import Doc, Found, Rule


def check(view: IgnoresView) -> Iterator[Found]:
    for comment in view.comments:
        for name in comment.names:
            if name in view.running and name not in comment.used:
                start = comment.passage.text.index(name, comment.passage.text.index("["))
                yield Found(
                    comment.passage,
                    start,
                    start + len(name),
                    Bilingual(f"'{name}' finds nothing here any more", f"这里已经没有“{name}”的问题了"),
                    Bilingual("delete the comment", "删掉这条注释"),
                )


RULE = Rule(
    name="unused_ignore",
    letter="set",
    looks_at="ignores",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Improve the return process # okr: ignore[no_number] measured from October",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - 提升退货体验 # okr: ignore[no_number] 十月起才有数",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days # okr: ignore[«no_number»] measured from October",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - 退货时长从5天降到2天 # okr: ignore[«no_number»] 十月起才有数",
    ),
    doc=Doc(
        Bilingual(
            "A rule or letter in an ignore comment that has nothing to silence.",
            "忽略注释里的规则或字母没有要忽略的问题。",
        ),
        Bilingual("It would hide the next fault on that line.", "留着它会把这一行以后的问题也藏起来。"),
        "ruff's and ESLint's check for unused suppressions",
    ),
)
