"""Reviewed drafts and forecasts made by hand: a small shop's quarter, in both languages."""

from dataclasses import replace
from datetime import date, timedelta
from math import sin, sqrt

import pytest

from okr_ai.model import (
    Bilingual,
    CheckIn,
    Cycle,
    Draft,
    Fan,
    Finding,
    Forecast,
    Frame,
    KeyResult,
    Objective,
    Passage,
    Reason,
    ReviewedDraft,
    ReviewedKeyResult,
    ReviewedObjective,
    Score,
    Smart,
    Source,
)

AS_OF = date(2026, 8, 16)
CYCLE = Cycle(date(2026, 7, 1), date(2026, 9, 30), "2026 Q3")
SCORE = Score(80.0, Smart())


def passage(text, path="okr.md"):
    return Passage(text, Source(path, text), 0)


def fan_from(value, slope, spread, start=AS_OF, end=CYCLE.end):
    days = [start + timedelta(i) for i in range(7, (end - start).days + 1, 7)]
    if days[-1] != end:
        days.append(end)
    middle = [value + slope * (day - start).days / 7 for day in days]
    wide = [spread * sqrt((day - start).days / 7) for day in days]
    lines = [[m + z * w for m, w in zip(middle, wide, strict=True)] for z in (-1.96, -1.28, 0, 1.28, 1.96)]
    return Fan(tuple(days), *(tuple(line) for line in lines))


def weekly(value, slope, wobble, weeks=24):
    days = [AS_OF - timedelta(7 * i) for i in range(weeks)][::-1]
    return tuple((day, value + slope * (i - weeks + 1) + wobble * sin(2.3 * i)) for i, day in enumerate(days))


def forecast(
    id, text, status, p_hit, *, value, slope, spread, target, unit="%", direction="up", measure="level", **more
):
    fan = fan_from(value, slope, spread)
    values = {
        "as_of": AS_OF,
        "status": status,
        "metric": "m_" + id.lower(),
        "measure": measure,
        "direction": direction,
        "unit": unit,
        "baseline": value - 6 * slope,
        "current": value,
        "target": target,
        "start": CYCLE.start,
        "due": CYCLE.end,
        "p_hit": p_hit,
        "expected": fan.q50[-1],
        "intervals": {"80": (fan.q10[-1], fan.q90[-1]), "95": (fan.q025[-1], fan.q975[-1])},
        "progress": 0.4,
        "elapsed": 0.51,
        "needed_rate": (target - value) / 6.4,
        "recent_rate": slope,
        "last_observation": AS_OF,
        "method": "combination of smoothers",
        "history": weekly(value, slope, spread),
        "fan": fan,
    }
    return Forecast(id, text, **(values | more))


TEXTS = {
    "en": (
        "Raise the repeat purchase rate from 20% to 25%",
        "Win 400 new customers in the quarter",
        "Cut the refund rate from 5% to 3%",
        "Raise quarterly sales to £2.3M",
        "Deliver orders within 24 hours on average",
        "Improve the site search",
        "Keep stock cover between 20 and 30 days",
        "Raise the average order value to £500",
    ),
    "zh": (
        "复购率从20%提升到25%",
        "本季度新增客户400人",
        "退款率从5%降到3%",
        "季度销售额达到230万元",
        "订单平均24小时内送达",
        "优化站内搜索",
        "库存周转保持在20到30天",
        "客单价提升到500元",
    ),
}
OBJECTIVES = {
    "en": ("Regular customers come back more often", "Growth does not cost us service"),
    "zh": ("老客户更常回来", "增长的同时服务不打折"),
}


def shop_forecasts(lang):
    texts = TEXTS[lang]
    money = "¥" if lang == "zh" else "£"
    pace = Reason(
        "pace",
        Bilingual(
            "needs +0.6 a week until 30 Sep 2026; the last four weeks moved +0.1 a week",
            "到2026年9月30日每周需变动 +0.6；近四周每周变动 +0.1",
        ),
    )
    green = Reason(
        "reported_better_than_data",
        Bilingual(
            "reported as 'green' on 10 Aug 2026, but the data say otherwise",
            "2026年8月10日上报为“正常”，但数据并非如此",
        ),
        {"reported": "green" if lang == "en" else "正常"},
    )
    return (
        forecast("KR1", texts[0], "off_track", 0.12, value=21.0, slope=0.1, spread=0.7, target=25.0, reasons=(pace,)),
        forecast(
            "KR2",
            texts[1],
            "at_risk",
            0.43,
            value=196.0,
            slope=29.0,
            spread=12.0,
            target=400.0,
            unit="人" if lang == "zh" else None,
            measure="total",
            reasons=(pace,),
            history=tuple((CYCLE.start + timedelta(7 * i), 29.0 * i) for i in range(7)),
        ),
        forecast(
            "KR3",
            texts[2],
            "off_track",
            0.02,
            value=4.9,
            slope=0.02,
            spread=0.12,
            target=3.0,
            direction="down",
            reasons=(green, pace),
        ),
        forecast(
            "KR4",
            texts[3],
            "on_track",
            0.83,
            value=2_100_000.0,
            slope=60_000.0,
            spread=40_000.0,
            target=2_300_000.0,
            unit=money,
        ),
        forecast(
            "KR5",
            texts[4],
            "on_track",
            0.71,
            value=23.1,
            slope=-0.1,
            spread=0.5,
            target=24.0,
            unit="h",
            direction="down",
            measure="average",
        ),
        Forecast("KR6", texts[5], AS_OF, "no_data"),
        forecast(
            "KR7",
            texts[6],
            "on_track",
            0.64,
            value=27.0,
            slope=0.1,
            spread=0.7,
            target=20.0,
            unit="d",
            direction="band",
            target_to=30.0,
            stale=True,
            last_observation=date(2026, 7, 20),
            needed_rate=None,
            recent_rate=None,
        ),
        forecast("KR8", texts[7], "achieved", 1.0, value=512.0, slope=3.0, spread=4.0, target=500.0, unit=money),
    )


def reviewed_draft(texts, objectives, lang, **kr_fields):
    krs = []
    for i, text in enumerate(texts, 1):
        words = passage(text)
        findings = ()
        key_result = KeyResult(
            f"KR{i}", words, owner=("Amy", "Ben", "Carla", "Dan")[i % 4], **kr_fields.get(f"KR{i}", {})
        )
        if i == 6:
            message = "it says neither what is measured nor how much" if lang == "en" else "没有说衡量什么、到多少"
            findings = (Finding("no-number", "M", "error", message, words.place(), text),)
        krs.append(ReviewedKeyResult(key_result, Frame(text, lang), SCORE, findings))
    half = (len(krs) + 1) // 2
    parts = [
        ReviewedObjective(Objective(f"O{i}", passage(text), tuple(kr.key_result for kr in own)), SCORE, (), tuple(own))
        for i, (text, own) in enumerate(zip(objectives, (krs[:half], krs[half:]), strict=True), 1)
    ]
    team = "Gift shop" if lang == "en" else "礼品店"
    draft = Draft("okr.md", "markdown", lang, Source("okr.md", ""), tuple(one.objective for one in parts), CYCLE, team)
    return ReviewedDraft(draft, (), tuple(parts))


@pytest.fixture(params=["en", "zh"])
def lang(request):
    return request.param


@pytest.fixture
def shop(lang):
    """A reviewed draft with the forecasts of its eight key results."""
    plan = {
        "KR1": {
            "planned": ((date(2026, 7, 1), 20.0), (date(2026, 8, 1), 21.0), (date(2026, 9, 30), 25.0)),
            "check_ins": (CheckIn(date(2026, 7, 20), 20.4), CheckIn(date(2026, 8, 10), 21.2)),
        },
        "KR3": {"check_ins": (CheckIn(date(2026, 8, 10), 4.0, status="green" if lang == "en" else "正常"),)},
    }
    return reviewed_draft(TEXTS[lang], OBJECTIVES[lang], lang, **plan), shop_forecasts(lang)


@pytest.fixture
def hostile():
    """Text that must stay text wherever it is shown."""
    return (
        "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}{% raw %}&amp; ]]>--><svg onload=alert(3)>"
    )


@pytest.fixture
def replace_in():
    return replace
