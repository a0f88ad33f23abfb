"""How the forecasts of a report were made, in one line of words: each method and rhythm once, with how much it saw."""

import re
from collections.abc import Iterable, Mapping

from okr_ai.model import Bilingual

_TOLD = re.compile(r"(?P<method>\w+): (?P<on>[\w-]+)(?:, (?P<values>\d+) values)?")  # as Forecast.method has it

METHODS: Mapping[str, Bilingual] = {
    "auto": Bilingual("automatic", "自动"),
    "pace": Bilingual("pace so far", "按目前的速度"),
    "ets": Bilingual("exponential smoothing", "指数平滑"),
    "theta": Bilingual("Theta", "Theta 法"),
    "arima": Bilingual("ARIMA", "ARIMA"),
    "naive": Bilingual("naive", "朴素法"),
}
RHYTHMS: Mapping[str, Bilingual] = {
    "daily": Bilingual("daily figures", "每日数据"),
    "weekly": Bilingual("weekly figures", "每周数据"),
    "fortnightly": Bilingual("fortnightly figures", "每两周数据"),
    "monthly": Bilingual("monthly figures", "每月数据"),
    "quarterly": Bilingual("quarterly figures", "每季度数据"),
    "yearly": Bilingual("yearly figures", "每年数据"),
    "check-ins": Bilingual("check-ins only", "仅进度记录"),
}


def methods_told(methods: Iterable[str], lang: str) -> str:
    """`Forecast.method` of several forecasts in words; empty when none was made.

    "auto: weekly, 87 values", "auto: weekly, 89 values" → "automatic (weekly figures, 87–89 of them)".
    """
    seen: dict[tuple[str, str], list[int]] = {}
    for told in methods:
        if found := _TOLD.fullmatch(told):
            counts = seen.setdefault((found["method"], found["on"]), [])
            counts += [int(found["values"])] if found["values"] else []
    between = Bilingual("; ", "；").in_lang(lang)
    return between.join(_one(method, on, counts, lang) for (method, on), counts in seen.items())


def _one(method: str, on: str, counts: list[int], lang: str) -> str:
    how, what = (
        words[name].in_lang(lang) if name in words else name for words, name in ((METHODS, method), (RHYTHMS, on))
    )
    if not counts:
        return Bilingual(f"{how} ({what})", f"{how}（{what}）").in_lang(lang)
    few, many = min(counts), max(counts)
    number = f"{few}" if few == many else f"{few}–{many}"
    return Bilingual(f"{how} ({what}, {number} of them)", f"{how}（{what}，{number} 个）").in_lang(lang)
