"""An objective that names the tool instead of what it shall do for somebody: 用AI客服改造售前, use AI to …"""

import re
from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.deliveries import opening_delivery
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView
from okr_ai.rules.wording import opening

_TOOLS_EN = (
    r"(?:gen(?:erative)?\s?ai|ai|llms?|gpt|chatgpt|copilots?|chatbots?|machine learning|blockchain|"
    r"kubernetes|microservices?|"
    r"salesforce|sap|erp|crm|hubspot|jira|scrum|rpa|iot|graphql|snowflake|serverless|big data)"
)
_OPENING = Lazy(
    rf"(?:全面|深度|充分|大力)?(?:拥抱|采用|运用|利用|借助|依托|基于|使用|通过|用)[^，,。；;的]{{0,6}}?"
    rf"(?:{_TOOLS_EN}|大模型|人工智能|机器人|区块链|数据中台|业务中台|微服务|低代码|小程序|数字人|知识图谱)"
    rf"|(?:use|using|adopt|leverage|embrace|utili[sz]e|apply|move to|switch to|go all[- ]in on)"
    rf"\s+(?:\w+\s+)?{_TOOLS_EN}\b",
    re.IGNORECASE,
    needs="ai|llm|gpt|copilot|chatbot|machine learning|blockchain|kubernetes|microservice|salesforce|sap|erp|crm|"
    "hubspot|jira|scrum|rpa|iot|graphql|snowflake|serverless|big data|"
    "大模型|人工智能|机器人|区块链|中台|微服务|低代码|小程序|数字人|知识图谱",
)


def check(view: ObjectiveView) -> Iterator[Found]:
    text = view.passage.text
    found = _OPENING.match(text, opening(text))
    if found and not opening_delivery(view.wording):
        yield view.at(
            found.span(),
            Bilingual(
                f"'{found.group()}' settles the means before the end", f"“{found.group()}”先定了手段，没先说要达到什么"
            ),
            Bilingual(
                "say what gets better for whom; the tool belongs to the tasks",
                "写明谁的什么会变好；用什么工具放到任务里",
            ),
        )


RULE = Rule(
    name="solution_named",
    letter="S",
    looks_at="objective",
    check=check,
    severity="info",
    good=(
        "用复购而不是补贴拉动增长",
        "让买家在下单前得到准确的答复",
        "让AI产品成为设计师的日常帮手",
        "Win buyers back with better returns, not with discounts",
        "Become the AI assistant that lawyers trust",
        "Use the summer lull to clear old debts",
    ),
    bad=(
        "«用AI»客服改造售前",
        "«全面拥抱大模型»",
        "«Use AI» to transform pre-sales",
        "«Adopt Kubernetes» across all services",
    ),
    doc=Doc(
        Bilingual("An objective that begins with using a tool or a technology.", "目标以使用某种工具或技术开头。"),
        Bilingual(
            "The tool can be in use and nothing be better; a better way found on the way has no place.",
            "工具用上了，情况可能并没有变好；途中发现的更好办法也没了位置。",
        ),
        "objective criteria of public OKR methods (problem, not solution); OKR coaches on roadmaps as OKRs",
    ),
)
