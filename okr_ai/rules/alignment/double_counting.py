"""Two teams claim one and the same movement."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.alignment.claims import shared_metrics, team_of
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftsView, KeyResultView, ObjectiveView

Movement = tuple[float | None, str | None, float | None]  # to which value, in which unit, from which value


def check(view: DraftsView) -> Iterator[Found]:
    above = {id(child): parent for child, parent in view.links}
    for claims in shared_metrics(view):
        alike: dict[Movement, list[tuple[str, ObjectiveView, KeyResultView]]] = {}
        for objective, each in claims:
            team, before = team_of(objective), alike.setdefault((each.target(), each.unit(), each.baseline()), [])
            for other_team, other, first in before:
                related = above.get(id(objective)) is other or above.get(id(other)) is objective
                copied = objective.draft is other.draft and each.wording.lower == first.wording.lower
                if team != other_team and not related and not copied:  # duplicate_key_result tells of a copy
                    yield _found(each, other, first)
                    break
            before.append((team, objective, each))


def _found(view: KeyResultView, objective: ObjectiveView, first: KeyResultView) -> Found:
    place = first.passage.place()
    return view.whole(
        Bilingual(
            f"{objective.objective.id} ({place.path}:{place.line}) claims the same movement",
            f"{objective.objective.id}（{place.path}:{place.line}）报的是同一份成绩",
        ),
        Bilingual("give each team its share, or name one owner", "各写各的份额，或只留一个负责方"),
    )


RULE = Rule(
    name="double_counting",
    letter="alignment",
    looks_at="drafts",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Win new homes, team: Home, key_results: [New customers from "
        "200 to 300]}\n"
        "- {objective: Sell to offices, team: Office, key_results: [New customers from 50 to 90]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 打动新家庭, team: 家居, key_results: [新客户数从200人提"
        "升到300人]}\n"
        "- {objective: 卖给公司客户, team: 企业, key_results: [新客户数从50人提升到90人]}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Win new homes, team: Home, key_results: [New customers from "
        "200 to 300]}\n=====\ncycle: 2026 Q3\nobjectives:\n"
        "- {objective: Sell to offices, team: Office, key_results: [«New customers from 200 to 300»]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 打动新家庭, team: 家居, key_results: [新客户数从200人提"
        "升到300人]}\n=====\ncycle: 2026年三季度\nobjectives:\n"
        "- {objective: 卖给公司客户, team: 企业, key_results: [«新客户数从200人提升到300人»]}",
    ),
    doc=Doc(
        Bilingual(
            "Key results of two teams with the same metric, baseline and target, neither below the other.",
            "两个团队的关键结果指标、现状、目标都一样，又不是上下级。",
        ),
        Bilingual("The company counts one success twice.", "公司会把一份成绩算两遍。"),
        "OKR method guides",
    ),
)
