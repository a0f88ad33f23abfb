"""Chances, paces, cycles and figures as people say them."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_ai.forecast.methods import METHODS as FORECAST_METHODS
from okr_ai.forecast.rhythm import daily, monthly, quarterly, weekly
from okr_ai.forecast.status import STATUS_WORDS
from okr_ai.language.formatting import chance_percent
from okr_ai.model import Cycle, Forecast
from okr_ai.report.chances import chance_odds, chance_words
from okr_ai.report.labels import LABELS
from okr_ai.report.methods import METHODS, RHYTHMS
from okr_ai.report.voice import Voice

EN, ZH = Voice("en"), Voice("zh")
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("p", "en", "zh", "odds", "percent"),
    [
        (0.0, "almost no chance", "几乎没有可能达成", "less than 1 in 20", "0%"),
        (0.004, "almost no chance", "几乎没有可能达成", "less than 1 in 20", "<1%"),
        (0.03, "very unlikely to be hit", "很难达成", "less than 1 in 20", "3%"),
        (0.12, "very unlikely to be hit", "很难达成", "about 1 in 10", "12%"),
        (0.2, "unlikely to be hit", "不太可能达成", "about 2 in 10", "20%"),
        (0.5, "as likely as not", "达成与否各半", "about 5 in 10", "50%"),
        (0.6, "likely to be hit", "较有可能达成", "about 6 in 10", "60%"),
        (0.95, "very likely to be hit", "很有可能达成", "about 9 in 10", "95%"),
        (0.99, "almost certain to be hit", "几乎一定达成", "more than 19 in 20", "99%"),
        (0.999, "almost certain to be hit", "几乎一定达成", "more than 19 in 20", ">99%"),
        (1.0, "almost certain to be hit", "几乎一定达成", "more than 19 in 20", "100%"),
    ],
)
def test_chances(p, en, zh, odds, percent):
    assert (chance_words(p).en, chance_words(p).zh) == (en, zh)
    assert chance_odds(p).en == odds
    assert chance_percent(p) == percent


def test_chances_in_tenths_are_chinese():
    assert [chance_odds(p).zh for p in (0.1, 0.2, 0.33, 0.9)] == ["约一成", "约两成", "约三成", "约九成"]


@given(st.floats(0, 1))
def test_every_chance_has_words_and_never_claims_certainty(p):
    assert chance_words(p).zh
    assert chance_odds(p).en
    if 0 < p < 1:
        assert chance_percent(p) not in ("0%", "100%")


@pytest.mark.parametrize(
    ("start", "end", "name", "en", "zh"),
    [
        (date(2026, 7, 1), date(2026, 9, 30), "x", "2026 Q3", "2026年第3季度"),
        (date(2026, 1, 1), date(2026, 6, 30), "x", "2026 H1", "2026年上半年"),
        (date(2026, 7, 1), date(2026, 12, 31), "", "2026 H2", "2026年下半年"),
        (date(2026, 1, 1), date(2026, 12, 31), "", "2026", "2026年"),
        (date(2026, 2, 1), date(2026, 4, 30), "FY26 Q1", "FY26 Q1", "FY26 Q1"),
        (date(2026, 7, 1), date(2026, 9, 29), "", "1 Jul 2026 – 29 Sep 2026", "2026年7月1日至2026年9月29日"),
        (date(2026, 10, 1), date(2027, 9, 30), "", "1 Oct 2026 – 30 Sep 2027", "2026年10月1日至2027年9月30日"),
    ],
)
def test_cycles_by_their_names(start, end, name, en, zh):
    cycle = Cycle(start, end, name)
    assert (EN.cycle(cycle), ZH.cycle(cycle)) == (en, zh)


def forecast(**more):
    return Forecast("KR1", "words", date(2026, 8, 16), "at_risk", **({"unit": "%", "direction": "up"} | more))


@pytest.mark.parametrize(
    ("values", "en", "zh"),
    [
        (
            {"needed_rate": 0.62, "recent_rate": 0.1},
            "needs +0.62 points a week, had +0.1 points a week lately",
            "每周需要+0.62 个百分点，最近每周+0.1 个百分点",
        ),
        (
            {"needed_rate": -2.0, "recent_rate": 0.5, "unit": "h"},
            "needs −2 hours a week, had +0.5 hours a week lately",
            "每周需要−2 小时，最近每周+0.5 小时",
        ),
        (
            {"needed_rate": -2.0, "recent_rate": 0.5, "unit": "h", "direction": "up", "measure": "level"},
            "is there already and stays there with −2 hours a week, had +0.5 hours a week lately",
            "已达到目标水平，每周变动不超过−2 小时即可保持，最近每周+0.5 小时",
        ),
        (
            {"needed_rate": 1200.0, "recent_rate": 900.0, "unit": "$", "measure": "total"},
            "needs $1,200 a week, had $900 a week lately",
            "每周需要$1,200，最近每周$900",
        ),
        (
            {"needed_rate": 12.1, "recent_rate": 15.63, "measure": "average"},
            "has to average 12.1% from here, lately 15.6%",
            "余下平均需12.1%，最近是15.6%",
        ),
        ({"needed_rate": 3.0, "unit": None, "measure": "total"}, "needs 3 a week", "每周需要3"),
        (
            {"needed_rate": 12.1, "recent_rate": 15.63, "measure": "average", "direction": "down"},
            "may average at most 12.1% from here, lately 15.6%",
            "余下平均不能高于12.1%，最近是15.6%",
        ),
        ({"recent_rate": 3.0}, "", ""),
    ],
)
def test_paces(values, en, zh):
    assert (EN.pace(forecast(**values)), ZH.pace(forecast(**values))) == (en, zh)


@pytest.mark.parametrize(
    ("values", "en", "zh"),
    [
        ({"target": 25.0}, "≥ 25%", "≥25%"),
        ({"target": 25.0, "direction": "down"}, "≤ 25%", "≤25%"),
        ({"target": 20.0, "target_to": 30.0, "direction": "band"}, "20%–30%", "20%–30%"),
        ({"target": 25.0, "direction": None}, "25%", "25%"),
        ({"target": None}, "–", "–"),
    ],
)
def test_targets_tell_their_sense(values, en, zh):
    assert (EN.target(forecast(**values)), ZH.target(forecast(**values))) == (en, zh)


@pytest.mark.parametrize(
    ("value", "figure", "about"),
    [
        (14.9237, "14.92", "14.9"),
        (2084.29, "2,084", "2,080"),
        (18234.0, "18,234", "18.2K"),
        (18234.4, "18,234", "18.2K"),
        (0.0, "0", "0"),
        (None, "–", "–"),
        (float("nan"), "–", "–"),
    ],
)
def test_measured_figures_keep_more_than_estimates(value, figure, about):
    assert EN.figure(value) == figure
    assert EN.about(value) == about


@pytest.mark.parametrize(
    ("days", "en", "zh"), [(30, "16 Aug", "8月16日"), (200, "Aug", "8月"), (900, "Aug 2026", "2026年8月")]
)
def test_axis_dates_say_no_more_than_needed(days, en, zh):
    day = date(2026, 8, 16)
    assert (EN.axis_day(day, timedelta(days)), ZH.axis_day(day, timedelta(days))) == (en, zh)


def test_sentences_begin_with_a_capital():
    assert EN.sentence("needs more") == "Needs more"
    assert ZH.sentence("需要更多") == "需要更多"
    assert EN.sentence("") == ""


def test_labels_are_in_both_languages_with_the_same_gaps_and_all_used():
    used = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "templates/report").glob("*.*"))
    used += "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "okr_ai/report").glob("*.py") if path.name != "labels.py"
    )
    built = ("kind_", "cause_", "ask_", "chart_of_", "next_", "differed_")  # names that are put together
    for name, words in LABELS.items():
        assert words.en
        assert words.zh
        assert set(re.findall(r"{(\w+)}", words.en)) == set(re.findall(r"{(\w+)}", words.zh)), name
        forms = (f'"{name}"', f"'{name}'", f'"{name} %"')
        assert any(form in used for form in forms) or name.startswith(built), name


@pytest.mark.parametrize("status", STATUS_WORDS)
def test_statuses_are_called_as_in_the_terminal(status):
    assert ZH.status(status) == STATUS_WORDS[status].zh
    assert EN.status(status) == STATUS_WORDS[status].en.capitalize()


@pytest.mark.parametrize(
    ("value", "target", "shown"),
    [
        (143.1, 400.0, "143"),  # nobody speaks of a tenth of a customer
        (0.4, 400.0, "0.4"),
        (91.53, 92.0, "91.53"),  # here the parts are what it is about
        (103.4, 104.5, "103.4"),
        (143.1, None, "143.1"),
        (None, 400.0, "–"),
    ],
)
def test_a_figure_is_no_finer_than_its_target(value, target, shown):
    assert EN.measured(value, Forecast("KR1", "x", date(2026, 8, 16), "at_risk", target=target)) == shown


@pytest.mark.parametrize(
    ("needed", "target", "unit", "en", "zh"),
    [
        (38.3, 400.0, "人", "needs 38", "每周需要38人"),  # nobody speaks of three tenths of a person
        (1.2, 12.0, "篇", "needs 1.2", "每周需要1.2篇"),  # below ten the parts are the pace
        (38.3, 400.0, None, "needs 38", "每周需要38"),
        (38.3, 92.5, None, "needs 38.3", "每周需要38.3"),
        (38.3, 400.0, "h", "needs 38.3", "每周需要38.3"),  # hours have parts
    ],
)
def test_the_pace_of_what_is_counted(needed, target, unit, en, zh):
    f = Forecast(
        "KR1", "x", date(2026, 8, 16), "at_risk", target=target, unit=unit, measure="total", needed_rate=needed
    )
    assert EN.pace(f).startswith(en)
    assert ZH.pace(f).startswith(zh)
    assert EN.pace(f)[len(en) : len(en) + 1] in ("", " ", "人", "篇")


@pytest.mark.parametrize(
    ("low", "high", "unit", "en", "zh"),
    [
        (26.0, 32.0, "d", "26–32 days", "26–32 天"),
        (20.0, 25.0, "%", "20%–25%", "20%–25%"),
        (400.0, 500.0, "£", "£400–£500", "£400–£500"),
        (20.0, 30.0, "家", "20–30", "20–30家"),
    ],
)
def test_a_band_says_its_unit_once(low, high, unit, en, zh):
    f = Forecast("KR1", "x", date(2026, 8, 16), "at_risk", target=low, target_to=high, unit=unit, direction="band")
    assert EN.target(f) == en
    assert ZH.target(f) == zh


@pytest.mark.parametrize(
    ("methods", "en", "zh"),
    [
        (
            ("auto: weekly, 87 values", "auto: weekly, 89 values", "none"),
            "Method: automatic (weekly figures, 87–89 of them).",
            "方法：自动（每周数据，87–89 个）。",
        ),
        (("ets: monthly, 24 values",), "Method: exponential smoothing (monthly figures, 24 of them).", None),
        (
            ("pace: check-ins", "auto: daily, 90 values"),
            "Method: pace so far (check-ins only); automatic (daily figures, 90 of them).",
            "方法：按目前的速度（仅进度记录）；自动（每日数据，90 个）。",
        ),
        (("none",), "", ""),
        ((), "", ""),
    ],
)
def test_methods_once_each(methods, en, zh):
    assert EN.methods(methods) == en
    assert zh is None or ZH.methods(methods) == zh


def test_every_method_and_rhythm_has_words():
    assert set(METHODS) == set(FORECAST_METHODS)
    assert {one().name for one in (daily, weekly, monthly, quarterly)} <= set(RHYTHMS)


@pytest.mark.parametrize(
    ("share", "said"), [(-0.001, "0%"), (0.004, "0%"), (-0.084, "−8%"), (1.25, "125%"), (None, "–")]
)
def test_no_share_is_minus_nothing(share: float | None, said: str) -> None:
    assert Voice("zh").share(share) == said
