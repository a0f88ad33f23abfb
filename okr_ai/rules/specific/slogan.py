"""An objective that claims the first place without saying in what."""

from okr_ai.model import Bilingual
from okr_ai.rules.kinds import words_in_objective
from okr_ai.rules.rule import Doc, Rule
from okr_ai.rules.wording import WordList

WORDS = WordList(
    "世界级 世界一流 世界领先 国际领先 国内领先 全国领先 全球领先"
    " 伟大的公司 行业第一 全球第一 世界第一 业界第一 业界领先 行业领先 行业一流 业界一流 国际一流"
    " 国内一流 一流的公司 一流的团队 一流的平台 一流水平 最好的公司 卓越 极致 颠覆",
    "world-class|world class|best in class|best-in-class|number one|industry-leading|industry leading|market leader|"
    "great company|best company|best team|best place to work in the world|best in the world|"
    "game changer|game-changing|operational excellence",
)

RULE = Rule(
    name="slogan",
    letter="S",
    looks_at="objective",
    check=words_in_objective(
        WORDS,
        Bilingual("'{words}' is a slogan: nobody can check it", "“{words}”是口号，没法核对"),
        Bilingual("say for whom and in what you want to be ahead", "写明要在什么事情上、对谁来说领先"),
    ),
    severity="info",
    good=("成为跨境买家最放心的店铺", "Become the shop that parents recommend to each other"),
    bad=("成为«世界级»的电商公司", "打造«业界领先»的平台", "Become a «world-class» company"),
    doc=Doc(
        Bilingual("Words that claim greatness.", "自称伟大、第一、一流的词。"),
        Bilingual("A claim without scope cannot be reached or missed.", "没有范围的口号既谈不上达成，也谈不上落空。"),
        "audit checklists for OKR drafts (impossibly abstract objectives)",
    ),
)
