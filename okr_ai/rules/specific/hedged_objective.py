"""An objective that takes itself back: as far as possible, 尽量, to some degree."""

from okr_ai.model import Bilingual
from okr_ai.rules.kinds import words_in_objective
from okr_ai.rules.rule import Doc, Rule
from okr_ai.rules.wording import WordList

WORDS = WordList(
    "尽量 尽可能 力所能及 一定程度上 在一定程度 适当地 适度地 若干 争取做到 有条件的话 视情况",
    "as far as possible|as much as possible|where possible|if possible|when possible|to some extent|to some degree|"
    "as appropriate|where appropriate|somewhat|try to|and so on|etc",
    but_not="尽可能少|尽可能早|尽可能快",
)

RULE = Rule(
    name="hedged_objective",
    letter="S",
    looks_at="objective",
    check=words_in_objective(
        WORDS,
        Bilingual("'{words}' leaves a way out", "“{words}”给目标留了退路"),
        Bilingual("say what should be true at the end without it", "去掉它，写明期末应当是什么样"),
    ),
    severity="info",
    good=(
        "让每位投诉的顾客当天得到答复",
        "让尽可能少的顾客需要打电话",
        "Buyers try our sizes at home",
        "No customer has to call twice",
    ),
    bad=(
        "«尽量»让投诉的顾客得到答复",
        "«在一定程度»上减轻门店的负担",
        "Answer complaints the same day «where possible»",
        "«Try to» make returns painless",
    ),
    doc=Doc(
        Bilingual("Words in an objective that leave a way out.", "目标里留退路的词。"),
        Bilingual("Whatever happens, such an objective has been reached.", "无论结果怎样，这样的目标都可以说做到了。"),
        "audit checklists for OKR drafts (vague wording); articles' own contrast of vague and concrete goals",
    ),
)
