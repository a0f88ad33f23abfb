"""A target softened by 左右, about, roughly."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.wording import WordList

WORDS = WordList(
    "左右 上下 大约 大概 约 差不多 近",
    "about|around|roughly|approximately|approx|circa|some|nearly",
    but_not="约定|预约|节约|签约|最近|近日|近期|靠近|附近|上下游|上下架|左右轮|左右手|左右两|左右侧|左右脚|左右声道",
)


def check(view: KeyResultView) -> Iterator[Found]:
    targets = [quantity for quantity in view.frame.quantities if quantity.role in ("target", "change")]
    if not view.frame.compound:
        targets = targets[:1]  # 「云成本下降 15%，约省 90 万」: the second says the first again
    text = view.passage.text
    for start, end in WORDS.find(view.wording) if targets else ():
        if any(
            abs(end - q.start) <= 1
            or (start - q.end in (0, 1) and not text[q.end : start].strip())
            or q.start <= start < q.end
            for q in targets
        ):
            words = text[start:end]
            yield view.between(
                start,
                end,
                Bilingual(f"'{words}' leaves open which values count as reached", f"“{words}”没说清哪些值算达成"),
                Bilingual(
                    "give the bound: at least, at most, or from … to …", "写出界限：不低于、不超过，或从多少到多少"
                ),
            )


RULE = Rule(
    name="about_a_number",
    letter="S",
    looks_at="key_result",
    check=check,
    severity="info",
    good=(
        "复购率从22%提升到28%，约定每周一对数",
        "标定误差降到1%：左右轮分别测",
        "云成本从600万元降到510万元，约省90万元",
        "Grow talks about pricing from 10 to 30",
    ),
    bad=("复购率提升到28%«左右»", "Raise the repeat rate to «about» 28%"),
    doc=Doc(
        Bilingual("A word of approximation beside the target.", "目标值旁边带了“左右、约”之类的词。"),
        Bilingual(
            "A key result must be decidable: 27.6% is either reached or not.",
            "关键结果要能判定：27.6% 到底算不算达成。",
        ),
        "our own reading of public drafts",
    ),
)
