"""The example: its history is what its script computes, its outcome is what the data say, worked by hand below."""

import csv
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from okr_ai.model import MetricDefinition
from okr_ai.workspace import find_workspace

SHOP = Path(__file__).parents[2] / "examples" / "gift-shop"


@pytest.fixture
def load(monkeypatch):
    """Imports one of the example's scripts, which find each other as they do when run from their folder."""
    monkeypatch.syspath_prepend(str(SHOP))
    yield import_module
    for name in ("make_history", "outcome", "quarters"):
        sys.modules.pop(name, None)


def test_history_is_what_the_script_writes(load):
    files = load("make_history").files()
    assert set(SHOP.glob("history/*/*.csv")) == set(files)
    for path, text in files.items():
        assert path.read_bytes().decode("utf-8") == text, f"run make_history.py: {path.name}"


def test_one_attainment_by_hand():
    rows = csv.DictReader((SHOP / "history/en/2011-q2.csv").open(encoding="utf-8"))
    row = next(row for row in rows if row["Metric"] == "cancel_rate_pct")
    assert (row["Baseline"], row["Target"], row["Final"]) == ("16.7", "15.5", "15")
    assert float(row["Attainment"]) == pytest.approx((15 - 16.7) / (15.5 - 16.7), abs=0.005)


def test_quarters_by_hand(load):
    quarters = load("quarters")
    weekly, first, last = quarters.read_weekly(), date(2011, 7, 1), date(2011, 9, 30)
    assert quarters.came_to(weekly["customers"], "level", first, last) == 383  # the week to Sunday, 25 September
    # the week to 3 July has three of its days in July, the week to 2 October five in September
    assert quarters.share_inside(date(2011, 7, 3), first, last) == 3 / 7
    assert quarters.share_inside(date(2011, 10, 2), first, last) == 5 / 7
    assert quarters.share_inside(date(2011, 6, 26), first, last) == 0
    assert quarters.share_inside(date(2011, 8, 14), first, last) == 1
    whole = 16 + 23 + 27 + 27 + 30 + 12 + 33 + 25 + 23 + 26 + 41 + 64
    assert quarters.came_to(weekly["new_customers"], "total", first, last) == pytest.approx(
        whole + 19 * 3 / 7 + 45 * 5 / 7
    )
    assert quarters.came_to(weekly["new_customers"], "average", first, last) == pytest.approx(
        (whole + 19 * 3 / 7 + 45 * 5 / 7) / (12 + 8 / 7)
    )


def test_outcome_judges_and_scores(load):
    outcome = load("outcome")
    common = {"measure": "total", "due": "2011-09-30", "progress": 0.3, "elapsed": 0.5}
    forecast = {
        "as_of": "2011-08-14",
        "key_results": [
            {"id": "A", "metric": "new_customers", "direction": "up", "target": 400, "p_hit": 0.1, **common},
            {"id": "B", "metric": "new_customers", "direction": "down", "target": 400, "p_hit": 0.3, **common},
            {"id": "C", "metric": None, "direction": None, "target": None, "p_hit": None, **common},
        ],
    }
    judged = outcome.judge(forecast)
    assert [kr["hit"] for kr in judged] == [False, True]  # 387 is below 400
    assert outcome.brier([0.1, 0.3], [False, True]) == pytest.approx((0.01 + 0.49) / 2)
    text = outcome.as_text(forecast, "en")
    assert "1 of 2" in text
    assert "0.250" in text
    assert "C" in text.splitlines()[-1]
    assert "未达成" in outcome.as_text(forecast, "zh")


def test_drafts_say_the_same_in_both_languages():
    okr_ai_read = pytest.importorskip("okr_ai.read")
    zh, en = (okr_ai_read.read_draft(SHOP / f"2011-q3.{lang}.md") for lang in ("zh", "en"))
    assert (zh.lang, en.lang) == ("zh", "en")
    assert zh.cycle.start == en.cycle.start == date(2011, 7, 1)
    assert zh.cycle.end == en.cycle.end == date(2011, 9, 30)

    def stated(draft):
        return [(kr.id, kr.metric, kr.measure, bool(kr.owner)) for o in draft.objectives for kr in o.key_results]

    assert stated(zh) == stated(en)
    assert sum(kr.metric is not None for o in en.objectives for kr in o.key_results) == 7


def test_data_are_attributed():
    text = (SHOP / "metrics/ATTRIBUTION.md").read_text(encoding="utf-8")
    assert "10.24432/C5CG6D" in text
    assert "CC BY 4.0" in text
    assert "10.24432/C5CG6D" in (SHOP.parents[1] / "NOTICE").read_text(encoding="utf-8")


@pytest.mark.parametrize(("lang", "name"), [("en", "sales"), ("zh", "销售额")])
def test_metrics_are_called_in_the_reader_s_language(lang, name):
    definition = find_workspace(SHOP).definitions["revenue_gbp"]
    assert definition.called_in(lang) == name
    assert MetricDefinition("x", label="营业额").called_in("en") == "营业额"
    assert MetricDefinition("x").called_in(lang) is None
