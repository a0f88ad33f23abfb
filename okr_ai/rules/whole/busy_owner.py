"""One person who owns too many key results."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule, here
from okr_ai.rules.views import DraftView, KeyResultView


def check(view: DraftView) -> Iterator[Found]:
    by_owner: dict[str, list[KeyResultView]] = {}
    for each in view.key_results():
        if each.key_result.owner and each.key_result.owner.strip().lower() not in _ONESELF:
            by_owner.setdefault(each.key_result.owner.strip().lower(), []).append(each)
    most = view.profile.key_results_per_owner
    for own in by_owner.values():
        if len(own) > most and (passage := own[most].key_result.fields.get("owner")) is not None:
            yield here(
                passage,
                Bilingual(
                    f"{passage.text} owns {len(own)} key results; this is number {most + 1}",
                    f"{passage.text}负责{len(own)}条关键结果，这是第{most + 1}条",
                ),
                Bilingual("share them out, or drop some", "分给别人，或去掉几条"),
            )


_ONESELF = ("me", "i", "myself", "self", "我", "自己", "本人")  # one's own plan: nobody to share it with

_EN = "".join(f"  - {{kr: Step {i} time from {i + 4} days to {i} days, owner: Ann}}\n" for i in range(1, 7))
_ZH = "".join(f"  - {{kr: 第{i}步处理时长从{i + 4}天降到{i}天, owner: 王丽}}\n" for i in range(1, 7))
RULE = Rule(
    name="busy_owner",
    letter="A",
    looks_at="draft",
    check=check,
    severity="info",
    good=(
        f"cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n{_EN}",
        f"cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n{_ZH}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        f"{_EN}  - {{kr: Return cost from $8 to $6, owner: «Ann»}}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        f"{_ZH}  - {{kr: 每单退货运费从8元降到6元, owner: «王丽»}}",
    ),
    doc=Doc(
        Bilingual(
            "More key results of one owner than the profile's `key_results_per_owner`.",
            "一个人负责的关键结果多于口径的 `key_results_per_owner`。",
        ),
        Bilingual("Nobody moves seven numbers at a time.", "没人能同时推动七个数。"),
        "OKR capacity advice in public handbooks",
    ),
)
