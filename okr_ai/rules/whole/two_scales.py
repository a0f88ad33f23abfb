"""One metric measured on two scales: 满意度90分 and 满意度90%."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftView, KeyResultView


def check(view: DraftView) -> Iterator[Found]:
    seen: dict[str, KeyResultView] = {}
    for each in view.key_results():
        frame = each.frame
        if frame.metric is None or frame.target is None or frame.target_kind != "absolute" or frame.unit is None:
            continue
        first = seen.setdefault("".join(frame.metric.text.lower().split()), each)
        units = {first.frame.unit, frame.unit}
        if first is not each and len(units) == 2 and "%" in units:
            target = next((q for q in frame.quantities if q.role == "target"), frame.metric)
            yield each.at(
                target,
                Bilingual(
                    f"'{frame.metric.text}' is measured on another scale in line {first.passage.place().line}",
                    f"第{first.passage.place().line}行的“{frame.metric.text}”用的是另一种尺度",
                ),
                Bilingual("use one scale in the whole file", "整份文件统一成一种"),
            )


RULE = Rule(
    name="two_scales",
    letter="set",
    looks_at="draft",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Satisfaction from 80% to 90%\n  - Return time from 5 days to 2 days",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让老顾客愿意再来\n  key_results:\n  - 满意度达到90分\n"
        "  - 退货时长从5天降到2天",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Satisfaction from 70% to 80%\n- objective: Make support kind\n  key_results:\n"
        "  - Satisfaction from 70 points to «90 points»",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让老顾客愿意再来\n  key_results:\n  - 满意度达到90%\n"
        "- objective: 让客服更亲切\n  key_results:\n  - 满意度达到«90分»",
    ),
    doc=Doc(
        Bilingual(
            "The same metric with per cent here and another unit there.", "同一指标，这里用百分比，那里用别的单位。"
        ),
        Bilingual(
            "The two will be compared, and nobody knows which is better.", "两个数迟早会被放在一起比，却没法比。"
        ),
        "articles on OKRs in e-commerce (satisfaction as 90% and as 90 points)",
    ),
)
