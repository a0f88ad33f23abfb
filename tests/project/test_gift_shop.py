"""The example: its history is what its script computes, its outcome is what the data say, worked by hand below."""

import csv
import sys
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

SHOP = Path(__file__).parents[2] / "examples" / "gift-shop"


def load(name: str):
    spec = spec_from_file_location(f"gift_shop_{name}", SHOP / f"{name}.py")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_history_is_what_the_script_writes():
    files = load("make_history").files()
    assert {path for path in SHOP.glob("history/*/*.csv")} == set(files)
    for path, text in files.items():
        assert path.read_bytes().decode("utf-8") == text, f"run make_history.py: {path.name}"


def test_one_attainment_by_hand():
    # weeks of April to June 2011: revenue adds up to 2,032,079.57; 2010: 1,990,950; target 2,200,000
    rows = csv.DictReader((SHOP / "history/en/2011-q2.csv").open(encoding="utf-8"))
    row = next(row for row in rows if row["Metric"] == "revenue_gbp")
    assert (row["Baseline"], row["Target"], row["Final"]) == ("1990950", "2200000", "2032080")
    assert float(row["Attainment"]) == pytest.approx((2032080 - 1990950) / (2200000 - 1990950), abs=0.005)


def test_outcome_by_hand():
    outcome = load("outcome")
    weekly, due = outcome.read_weekly(), date(2011, 9, 30)
    # the last four Sundays of September 2011: 225, 313, 301, 383 customers
    assert outcome.came_out_at(weekly["customers"], "level", due) == (225 + 313 + 301 + 383) / 4
    assert outcome.came_out_at(weekly["new_customers"], "total", due) == 366
    assert outcome.came_out_at(weekly["repeat_customer_rate_pct"], "average", due) == pytest.approx(90.08, abs=0.01)


def test_outcome_judges_and_scores():
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
    assert [kr["hit"] for kr in judged] == [False, True]  # 366 is below 400
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
