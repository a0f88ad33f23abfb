"""More objectives than a team can pursue."""

from collections.abc import Iterator

from okr_ai.model import Bilingual, Cycle
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftView, ObjectiveView


def check(view: DraftView) -> Iterator[Found]:
    most = view.profile.objectives[1]
    at_once: dict[tuple[str, Cycle | None], list[ObjectiveView]] = {}  # of one team in one cycle
    for objective in view.objectives:
        each = objective.objective
        team = (each.team or each.owner or "").strip().lower()
        at_once.setdefault((team, view.draft.cycle_of(each)), []).append(objective)
    for own in at_once.values():
        if len(own) > most:
            yield own[most].missing(
                Bilingual(
                    f"{len(own)} objectives; this is number {most + 1}, {most} are enough for one team",
                    f"共{len(own)}个目标，这是第{most + 1}个；一个团队{most}个就够了",
                ),
                Bilingual("decide what waits until the next cycle", "决定哪些放到下个周期"),
            )


_EN = "".join(f"- objective: Make step {word} painless\n" for word in ("one", "two", "three", "four", "five"))
_ZH = "".join(f"- objective: 让{word}不再麻烦\n" for word in ("下单", "付款", "发货", "收货", "退货"))
RULE = Rule(
    name="many_objectives",
    letter="set",
    looks_at="draft",
    check=check,
    severity="warning",
    good=(f"cycle: 2026 Q3\nobjectives:\n{_EN}", f"cycle: 2026年三季度\nobjectives:\n{_ZH}"),
    bad=(
        f"cycle: 2026 Q3\nobjectives:\n{_EN}- objective: Make support friendly«»",
        f"cycle: 2026年三季度\nobjectives:\n{_ZH}- objective: 让客服更亲切«»",
    ),
    doc=Doc(
        Bilingual(
            "More objectives of one team or owner in a cycle than the profile's `objectives`.",
            "同一团队或负责人在一个周期里的目标多于口径的 `objectives`。",
        ),
        Bilingual("People with ten aims work on the loudest one.", "同时追十个目标，最后只做最响的那个。"),
        "articles on OKRs in e-commerce (three to five; ten are too many); Radical Focus (one)",
    ),
)
