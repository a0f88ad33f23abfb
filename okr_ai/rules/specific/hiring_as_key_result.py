"""Hiring as a key result."""

from okr_ai.model import Bilingual
from okr_ai.rules.kinds import words_in_key_result
from okr_ai.rules.rule import Doc, Rule
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.wording import WordList

WORDS = WordList(
    "招聘 招募 招到 扩招 扩编 雇用 雇佣 聘用",
    "hire|hiring|recruit|recruiting|onboard new hires",
    but_not="招聘周期|招聘成本|招聘满意度|招聘渠道|招聘转化|招聘质量|招聘完成率|招聘到岗率|招聘系统|招募率|"
    "hiring time|hiring cycle|hiring cost|hiring process|hiring manager|hiring managers|hiring funnel|"
    "hire date|hire retention|hires retained|hire attrition|hire turnover|hire satisfaction|"
    "招聘转正率|time to hire|cost per hire|quality of hire",
)


def _no_result(view: KeyResultView) -> bool:
    return view.frame.outcome is not True


RULE = Rule(
    name="hiring_as_key_result",
    letter="S",
    looks_at="key_result",
    check=words_in_key_result(
        WORDS,
        Bilingual("'{words}': more people are a means, not a result", "“{words}”：加人是手段，不是结果"),
        Bilingual("say what the new people should make possible", "写明这些人要让什么成为可能"),
        when=_no_result,
    ),
    severity="info",
    good=(
        "招聘周期从45天缩短到30天",
        "Cut time to hire from 45 to 30 days",
        "Hiring managers rate candidates 4.2 of 5",
    ),
    bad=("«招聘»3名运营", "«Hire» 3 engineers", "«Hiring» 2 shop managers"),
    doc=Doc(
        Bilingual("A key result that consists of hiring.", "关键结果就是招人。"),
        Bilingual("A full team that moves nothing would count as success.", "人招齐了，什么都没变，也会算成功。"),
        "Christina Wodtke; public validators. For a recruiting team it is the result: ignore the rule there",
    ),
    cap=69.0,
)
