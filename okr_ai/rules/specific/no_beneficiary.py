"""An objective about a feeling that somebody must have, without saying who: satisfaction, trust, experience."""

import re
from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView
from okr_ai.rules.wording import WordList

FELT = WordList(
    "体验 满意度 信任感 口碑 获得感 幸福感 归属感 忠诚度 安全感",
    "experience|satisfaction|trust|loyalty|delight|confidence|happiness",
    but_not="体验店|体验课|体验馆|体验官|体验装|口碑营销|years of experience|trust fund|in confidence",
)
_WHO_ZH = Lazy(
    r"人|[客用住买卖租商农学教患读听观店]户?|会员|粉丝|访客|乘客|旅客|员工|同事|同学|同事|团队|部门?|业主|居民|市民|群众|百姓|社区|家长|家庭|企业|伙伴|"
    r"骑手|司机|师傅|设计师|工程师|研发|开发者|供应|渠道|经销|加盟|消费|候选|新手|妈妈|孩子|老师|医生|护士|职工|干部|股东|投资|媒体|运营|销售|客服|品牌"
)
_WHO_EN = Lazy(
    r"\b(?:we|our|us|they|their|them|who|whoever|every|each|any(?:one|body)|every(?:one|body)|people|staff|crew|parents?|"
    r"children|kids|women|men|public|admins?|nurses?|clients?|pupils?|citizens?|guests?|hosts?|youth|neighbou?rs|"
    r"(?:trust|loyalty|confidence|satisfaction|delight|happiness) of|communit\w+|teams?|audience|famil(?:y|ies)|"
    r"\w+(?:ers?|ors?|ants?|ents?|ees?|ists?|ians?|mates?|folks?|users?))(?:['’]s?)?\b",
    re.IGNORECASE,
)


def check(view: ObjectiveView) -> Iterator[Found]:
    text = view.passage.text
    span = FELT.first(view.wording)
    if span is None or _WHO_ZH.search(text) or _WHO_EN.search(text):
        return
    felt = text[slice(*span)]
    yield view.at(
        span,
        Bilingual(f"whose {felt.lower()}? The objective does not say", f"谁的{felt}？目标里没写"),
        Bilingual("name the people who should notice the difference", "写明是哪些人会感受到不同"),
    )


RULE = Rule(
    name="no_beneficiary",
    letter="S",
    looks_at="objective",
    check=check,
    severity="info",
    good=(
        "让新手卖家的开店体验不再劝退",
        "让内部后端工程师不再因环境故障停工",
        "体验店成为街区的客厅",
        "Give first-time sellers an opening experience that keeps them",
        "Earn the trust of night-shift nurses",
        "Nobody waits for a refund",
    ),
    bad=(
        "把线上结账的«体验»做到一次就过",
        "重建对数据报表的«信任感»",
        "A checkout «experience» without second tries",
        "Rebuild «trust» in the figures",
    ),
    doc=Doc(
        Bilingual(
            "Experience, trust or satisfaction in an objective that names nobody who has it.",
            "目标写了体验、信任或满意度，却没写是谁的。",
        ),
        Bilingual(
            "Without the people nobody knows whom to ask whether it has been reached.",
            "不写明是谁，期末就不知道该问谁有没有做到。",
        ),
        "objective criteria of public OKR methods (beneficiary and scope are named)",
    ),
)
