"""Words that sound like work and say nothing."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule, here
from okr_ai.rules.specific.soft_verb import WORDS as SOFT
from okr_ai.rules.views import ObjectiveView
from okr_ai.rules.wording import WordList

WORDS = WordList(
    "赋能 抓手 颗粒度 组合拳 顶层设计 底层逻辑 对齐心智 用户心智 方法论沉淀 降维打击 链路打通 增长飞轮 破圈 反哺"
    " 占领心智 生态化反 上一个台阶 上新台阶 上一个新台阶 迈上新台阶 更上一层楼 高质量发展",
    "leverage|synergy|synergies|synergize|low-hanging fruit|move the needle|paradigm shift|holistic|best-of-breed|"
    "think outside the box|boil the ocean|to the next level|to new heights",
)


def check(view: ObjectiveView) -> Iterator[Found]:
    for passage, wording in ((view.passage, view.wording), *((k.passage, k.wording) for k in view.key_results)):
        effort = SOFT.opens(wording) if passage is not view.passage else None
        for start, end in WORDS.find(wording):
            if effort is not None and start == effort[0]:
                continue  # soft_verb asks what the verb should bring
            words = passage.text[start:end]
            if passage.text[:start].rfind("“") > passage.text[:start].rfind("”"):
                continue  # the name of something: “团队赋能”模块
            yield here(
                passage,
                Bilingual(f"'{words}' can mean anything", f"“{words}”怎么理解都行"),
                Bilingual("say what is done to what", "直接写对什么做什么"),
            )._replace(start=start, end=end)


RULE = Rule(
    name="jargon",
    letter="S",
    looks_at="objective",
    check=check,
    severity="info",
    good=("让店主自己就能改价", "Let store owners change prices themselves"),
    bad=(
        "«赋能»一线店长",
        "让会员运营«上一个台阶»",
        "Create «synergy» between the shops",
        "Take member care «to the next level»",
    ),
    doc=Doc(
        Bilingual("Fashionable words of business talk, in objectives and key results.", "目标和关键结果里的“黑话”。"),
        Bilingual("Two readers understand two things and both agree.", "两个人各有各的理解，却都以为达成了一致。"),
        "word lists of prompt validators (English); our own (Chinese)",
    ),
)
