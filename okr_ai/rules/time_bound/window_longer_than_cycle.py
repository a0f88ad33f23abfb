"""A window that no customer of this cycle can complete: 180-day retention in a quarter."""

import re
from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView

_AFTER = r"(?=留存|复购|回购|续费|流失|回访|retention|repeat|repurchase|churn|renewal)"
_WINDOW = rf"(\d{{1,3}})[ -]*(天|日|个月|days?|months?)\s*内?\s*{_AFTER}"  # compiled when a draft first has such words
_MARKS = ("留存", "复购", "回购", "续费", "流失", "回访", "retention", "repeat", "repurchase", "churn", "renewal")


def check(view: KeyResultView) -> Iterator[Found]:
    cycle = view.cycle
    if cycle is None or not any(mark in view.wording.lower for mark in _MARKS):
        return
    match = re.search(_WINDOW, view.wording.lower)
    if match is None:
        return
    days = int(match[1]) * (30 if match[2] == "个月" or match[2].startswith("month") else 1)
    if days > cycle.days():
        yield view.between(
            match.start(),
            match.start() + len(match[0].rstrip()),
            Bilingual(
                f"nobody won in this cycle of {cycle.days()} days has had {days} days when it ends",
                f"周期只有{cycle.days()}天，本期来的客户到期末都没满{days}天",
            ),
            Bilingual(
                "use a shorter window, or say that earlier customers are meant",
                "换短一点的窗口，或写明看的是更早的客户",
            ),
        )


RULE = Rule(
    name="window_longer_than_cycle",
    letter="T",
    looks_at="key_result",
    check=check,
    severity="info",
    good=("90天复购率从22%提升到28%", "Raise 30-day retention from 40% to 50%"),
    bad=("«180天»复购率从22%提升到28%", "Raise «180-day» retention from 40% to 50%"),
    doc=Doc(
        Bilingual("A retention or repeat window longer than the cycle.", "留存、复购窗口比周期还长。"),
        Bilingual("What the team does in this cycle cannot show in the number.", "本周期做的事反映不到这个数里。"),
        "product management guides (not yet observable)",
    ),
)
