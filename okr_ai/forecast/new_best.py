"""Key results that take more than their metric ever showed for so long, and are likely all the same.

Public series say that such a chance can be taken at its word: docs/forecasting.md has the figures.
"""

from datetime import date

from okr_ai.forecast.prepare import Ready
from okr_ai.forecast.rates import Rates
from okr_ai.forecast.signs import SEASON_LEAST, season_ahead
from okr_ai.forecast.status import AT_RISK
from okr_ai.language.formatting import chance_percent
from okr_ai.model import Bilingual, Reason

_TREND = Bilingual("its trend going on", "近期的走势延续下去")
_SEASON = Bilingual("the season of a year ago coming again", "去年同期的季节行情再现")
_SWINGS = Bilingual("how widely it swings", "指标平时的波动幅度")


def new_best_reason(ready: Ready, rates: Rates, p_hit: float, as_of: date) -> Reason | None:
    """On what a chance rests that is not small although what is needed was never reached for that long."""
    if not rates.beyond or ready.goal.keep or p_hit < AT_RISK:
        return None
    season = season_ahead(ready.steps, as_of=as_of, due=ready.subject.due)
    sign = -1.0 if ready.goal.direction == "down" else 1.0
    rests_on = _TREND if rates.rising else _SWINGS
    if season is not None and sign * season >= SEASON_LEAST:
        rests_on = _SEASON
    chance = chance_percent(p_hit)
    return Reason(
        "new_best_needed",
        Bilingual(
            f"it takes a new best of the metric: the chance of {chance} counts on {rests_on.en}",
            f"要达成须超过该指标的历史最好水平：{chance} 的把握，前提是{rests_on.zh}",
        ),
        {"needed": rates.needed, "best": rates.best, "p_hit": p_hit},
    )
