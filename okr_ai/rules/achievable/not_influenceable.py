"""A metric that the world moves, not the team: the share price, the exchange rate, a competitor's sales."""

import re
from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView

_OUTSIDE = Lazy(
    r"(?:股价|汇率|大盘指数|行业规模|行业增速|市场规模|市场总规模|GDP|CPI|油价|原油价格|国际金价|通胀率|降雨量)"
    r"|(?:竞品|竞争对手|友商)的?(?:份额|市场份额|市占率|销量|销售额|营收|收入|用户数|活跃用户数?|价格)"
    r"|(?:the\s+)?(?:\w+\s+)?(?:share price|stock price|exchange rate|interest rates?|inflation(?: rate)?|market size|"
    r"industry growth|market growth|oil price|gdp|rainfall)"
    r"|(?:the\s+)?competitors?['’]?s?['’]?\s+(?:market share|share|sales|revenue|users|prices?|customers)",
    re.IGNORECASE,
    needs="股价|汇率|大盘|行业|市场|gdp|cpi|油价|金价|通胀|降雨|竞品|竞争对手|友商|price|rate|inflation|market|industry|rainfall|competitor",
)


def check(view: KeyResultView) -> Iterator[Found]:
    metric = view.frame.metric
    if metric is None or not _OUTSIDE.fullmatch(metric.text.strip()):
        return
    yield view.at(
        metric,
        Bilingual(
            f"'{metric.text.strip()}' moves whatever the team does",
            f"“{metric.text.strip()}”怎么变，团队说了不算",
        ),
        Bilingual("measure what the team itself can move towards it", "换成团队自己能推动、又和它有关的指标"),
    )


RULE = Rule(
    name="not_influenceable",
    letter="A",
    looks_at="key_result",
    check=check,
    severity="info",
    good=(
        "汇率波动造成的损失占营收比从1.2%降到0.4%",
        "华东市场份额从12%提升到15%",
        "竞品分析报告的阅读率从20%提升到60%",
        "Market share in the north from 12% to 15%",
        "Loss from exchange rates from 1.2% of revenue to 0.4%",
        "Win rate against competitors from 30% to 40%",
    ),
    bad=(
        "«股价»从20元提升到30元",
        "«竞争对手的市场份额»从30%降到25%",
        "«Stock price» from $20 to $30",
        "Reduce «competitors' market share» from 30% to 25%",
    ),
    doc=Doc(
        Bilingual("A metric of the market, the weather or a competitor alone.", "只取决于市场、天气或竞争对手的指标。"),
        Bilingual("Reaching it is luck and missing it teaches nothing.", "达成靠运气，没达成也学不到什么。"),
        "handbook discussions of key results outside a team's reach; product OKR guides",
    ),
)
