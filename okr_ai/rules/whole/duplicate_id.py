"""Two objectives or key results with one id."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule, here
from okr_ai.rules.views import DraftView


def check(view: DraftView) -> Iterator[Found]:
    taken = {problem.place: problem for problem in view.draft.problems if problem.rule == "duplicate_id"}
    if not taken:
        return
    passages = [each.passage for each in view.objectives] + [each.passage for each in view.key_results()]
    for passage in passages:
        if problem := taken.get(passage.place()):
            yield here(passage, problem.what, problem.do)


RULE = Rule(
    name="duplicate_id",
    letter="set",
    looks_at="draft",
    check=check,
    severity="error",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, id: a}\n  - {kr: Return cost from $8 to $6, id: b}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, id: a}\n  - {kr: 每单退货运费从8元降到6元, id: b}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, id: a}\n  - {kr: «Return cost from $8 to $6», id: a}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, id: a}\n  - {kr: «每单退货运费从8元降到6元», id: a}",
    ),
    doc=Doc(
        Bilingual(
            "An id that stands at two objectives or two key results of one file.",
            "同一文件里两个目标或两条关键结果用同一个编号。",
        ),
        Bilingual(
            "Measurements and check-ins would go to the wrong one. Labels that start anew (a second O1 below another "
            "team's name) are no mistake: the second goes by O1~2.",
            "数据和更新会记到另一条上。各团队各自从 O1 编起不算错：第二个的编号是 O1~2。",
        ),
        "our own reading of exported OKR files",
    ),
)
