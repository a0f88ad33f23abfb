"""A key result with several owners."""

import re
from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule, here
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    owner, passage = view.key_result.owner, view.key_result.fields.get("owner")
    if not owner or passage is None:
        return
    people = [name for name in re.split(r"[、,，/;；&+]|\band\b|和|与", owner) if name.strip()]
    if len(people) >= 3:
        yield here(
            passage,
            Bilingual(f"{len(people)} owners: who answers for it?", f"{len(people)}个负责人：到底谁负责？"),
            Bilingual("name one; the others are contributors", "只写一个人，其余的写成参与人"),
        )


RULE = Rule(
    name="shared_owner",
    letter="S",
    looks_at="key_result",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, owner: Ann Brown}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, owner: 王丽}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        '  - {kr: Return time from 5 days to 2 days, owner: "«Ann, Bo and Chris»"}',
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, owner: «王丽、李强、赵敏»}",
    ),
    doc=Doc(
        Bilingual("Three or more names in the owner's place.", "负责人一栏写了三个以上的名字。"),
        Bilingual("Each waits for the others to update it.", "每个人都等着别人更新。"),
        "OKR method guides (one champion)",
    ),
)
