"""A key result that stood word for word in an earlier cycle."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftsView, KeyResultView


def check(view: DraftsView) -> Iterator[Found]:
    seen: dict[str, KeyResultView] = {}
    dated = [draft for draft in view.drafts if draft.draft.cycle is not None]
    for draft in sorted(dated, key=lambda draft: draft.draft.cycle.start if draft.draft.cycle else draft.today):
        for each in draft.key_results():
            plain = "".join(c for c in each.wording.lower if c.isalnum() or c == "%")
            first = seen.setdefault(plain, each)
            if plain and first.cycle is not None and each.cycle is not None and first.cycle.end < each.cycle.start:
                place = first.passage.place()
                yield each.whole(
                    Bilingual(
                        f"the same as in the cycle before ({place.path}:{place.line})",
                        f"和上个周期一样（{place.path}:{place.line}）",
                    ),
                    Bilingual("say what was learnt, and set the target anew", "写明上期学到了什么，重新定目标值"),
                )


RULE = Rule(
    name="carried_over",
    letter="alignment",
    looks_at="drafts",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q2\nobjectives:\n- {objective: Make support kind, key_results: [Answers within the hour "
        "from 40% to 60%]}\n=====\n"
        "cycle: 2026 Q3\nobjectives:\n- {objective: Make support kind, key_results: [Answers within the hour "
        "from 58% to 75%]}",
        "cycle: 2026年二季度\nobjectives:\n- {objective: 让客服更亲切, key_results: [一小时答复率从40%提升"
        "到60%]}\n=====\n"
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让客服更亲切, key_results: [一小时答复率从58%提升到75%]}",
    ),
    bad=(
        "cycle: 2026 Q2\nobjectives:\n- {objective: Make support kind, key_results: [Answers within the hour "
        "from 40% to 60%]}\n=====\n"
        "cycle: 2026 Q3\nobjectives:\n- {objective: Make support kind, key_results: [«Answers within the hour "
        "from 40% to 60%»]}",
        "cycle: 2026年二季度\nobjectives:\n- {objective: 让客服更亲切, key_results: [一小时答复率从40%提升"
        "到60%]}\n=====\n"
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让客服更亲切, key_results: [«一小时答复率从40%提升到60%»]}",
    ),
    doc=Doc(
        Bilingual(
            "A key result with the words of one in an earlier cycle's file.", "和更早周期文件里的某条关键结果文字相同。"
        ),
        Bilingual("What was not reached once will not be reached by copying.", "上次没做到的，抄一遍也做不到。"),
        "OKR method guides (nothing carries over by itself)",
    ),
)
