"""More key results in one file than a team can follow."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftView


def check(view: DraftView) -> Iterator[Found]:
    teams = {(o.objective.team or o.objective.owner or "").strip().lower() for o in view.objectives}
    count, most = sum(1 for _ in view.key_results()), view.profile.key_results_in_all
    if len(teams) == 1 and count > most:
        yield view.missing(
            Bilingual(
                f"{count} key results in one file; a team can follow about {most}",
                f"一份文件里有{count}条关键结果，一个团队大约能跟{most}条",
            ),
            Bilingual("keep the decisive ones", "只留决定性的"),
        )


_EN = "".join(f"  - Step {i} completion time from {i + 4} days to {i} days\n" for i in range(1, 23)).rstrip()
_ZH = "".join(f"  - 第{i}步处理时长从{i + 4}天降到{i}天\n" for i in range(1, 23)).rstrip()
RULE = Rule(
    name="many_key_results_in_all",
    letter="set",
    looks_at="draft",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 退货时长从5天降到2天",
    ),
    bad=(
        f"«»cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n{_EN}",
        f"«»cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n{_ZH}",
    ),
    doc=Doc(
        Bilingual(
            "More key results in a team's file than the profile's `key_results_in_all`.",
            "一个团队的文件里关键结果多于口径的 `key_results_in_all`。",
        ),
        Bilingual("Weekly check-ins die of length.", "更新太费时间，每周的跟进就坚持不下去。"),
        "public OKR templates (at most thirteen a person)",
    ),
)
