"""The outside interfaces on the example workspace, both languages: names and types that programs rely on."""

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from okr_ai.forecast import forecast_cases
from okr_ai.suggest import relevance

SHOP = Path(__file__).parents[2] / "examples" / "gift-shop"
LANGS = ("en", "zh")
NUMBER = (int, float, type(None))
TEXT = (str, type(None))
SMART = {"specific", "measurable", "achievable", "relevant", "time_bound"}


def okr_ai(*arguments: str, stdin: str = "", code: int = 0) -> str:
    """What the command prints on standard output; its exit code must be `code`."""
    command = [sys.executable, "-m", "okr_ai", *arguments]
    done = subprocess.run(command, input=stdin, cwd=SHOP, capture_output=True, encoding="utf-8")
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def check(value: dict[str, Any], shape: dict[str, Any]) -> None:
    """Every name of `shape` is there with a value of its types."""
    for name, types in shape.items():
        assert name in value, name
        assert isinstance(value[name], types), (name, value[name])


PARSED = {
    "kr": str,
    "lang": str,
    "metric": TEXT,
    "direction": TEXT,
    "baseline": NUMBER,
    "baseline_unit": TEXT,
    "target": NUMBER,
    "unit": TEXT,
    "target_kind": TEXT,
    "comparator": TEXT,
    "deadline": TEXT,
    "deadline_date": TEXT,
    "outcome": (bool, type(None)),
    "compound": bool,
    "vague_words": list,
    "placeholder": bool,
    "quantities": list,
    "dates": list,
    "smart": dict,
}


def test_parse_shape_and_order():
    texts = [
        "将用户满意度从80%提升到90%",
        "Raise weekly orders from 3 to 5 by Q3",
        "大幅提升品牌知名度",
        "\ufeff\u0000 x%",
        json.dumps(
            {
                "kr": "到9月底，复购率提升至X%",
                "objective": "让老客户回来",
                "cycle_start": "2026-07-01",
                "cycle_end": "2026-09-30",
            }
        ),
    ]
    lines = okr_ai("parse", "-", stdin="\n".join(texts) + "\n").splitlines()
    assert len(lines) == len(texts)
    for text, line in zip(texts, lines, strict=True):
        parsed = json.loads(line)
        check(parsed, PARSED)
        assert parsed["kr"] == (json.loads(text)["kr"] if text.startswith("{") else text)
        assert set(parsed["smart"]) == SMART
        for part in parsed["quantities"] + parsed["dates"]:
            assert parsed["kr"][part["start"] : part["end"]] == part["text"]
    assert json.loads(lines[0])["baseline"] == 80
    assert json.loads(lines[4])["placeholder"]


FINDING = {
    "rule": str,
    "letter": str,
    "severity": str,
    "message": str,
    "path": str,
    "line": int,
    "column": int,
    "end_line": int,
    "end_column": int,
    "text": str,
}


@pytest.mark.parametrize("lang", LANGS)
def test_review_shape_and_places(lang):
    name = f"2011-q3.{lang}.md"
    said = json.loads(okr_ai("review", "--format", "json", name, code=1))
    assert said["version"] == 1
    assert set(said["summary"]) >= {"errors", "warnings", "infos"}
    (file,) = said["files"]
    check(file, {"path": str, "lang": str, "findings": list, "objectives": list})
    lines = (SHOP / name).read_text(encoding="utf-8").split("\n")
    parts = [*file["objectives"], *(kr for objective in file["objectives"] for kr in objective["key_results"])]
    assert len(parts) == 3 + 12
    for part in parts:
        check(
            part, {"id": str, "text": str, "line": int, "column": int, "score": NUMBER, "smart": dict, "findings": list}
        )
        assert lines[part["line"] - 1][part["column"] - 1 :].startswith(part["text"])
        assert 0 <= part["score"] <= 100
    findings = [*file["findings"], *(found for part in parts for found in part["findings"])]
    severities = [found["severity"] for found in findings]
    assert said["summary"]["errors"] == severities.count("error") > 0
    for found in findings:
        check(found, FINDING)
        assert found["letter"] in {"S", "M", "A", "R", "T", "set", "alignment"}
        if found["line"] == found["end_line"]:
            assert lines[found["line"] - 1][found["column"] - 1 : found["end_column"] - 1] == found["text"]


def test_review_exit_codes():
    okr_ai("review", "2011-q3.en.md", code=1)
    okr_ai("review", "2011-q3.en.md", "--fail-on", "never")
    okr_ai("review", "nowhere.md", code=2)


FORECAST = {
    "id": str,
    "text": str,
    "metric": TEXT,
    "measure": TEXT,
    "direction": TEXT,
    "baseline": NUMBER,
    "current": NUMBER,
    "target": NUMBER,
    "due": TEXT,
    "status": str,
    "p_hit": NUMBER,
    "expected": NUMBER,
    "intervals": dict,
    "progress": NUMBER,
    "elapsed": NUMBER,
    "needed_rate": NUMBER,
    "recent_rate": NUMBER,
    "last_observation": TEXT,
    "stale": bool,
    "reasons": list,
    "method": str,
}


@pytest.mark.parametrize("lang", LANGS)
def test_forecast_shape(lang):
    arguments = (f"2011-q3.{lang}.md", "--metrics", "metrics/weekly.csv", "--as-of", "2011-08-14", "--format", "json")
    said = json.loads(okr_ai("forecast", *arguments))
    assert said["as_of"] == "2011-08-14"
    assert len(said["key_results"]) == 12
    for one in said["key_results"]:
        check(one, FORECAST)
        assert one["status"] in {"on_track", "at_risk", "off_track", "achieved", "missed", "no_data"}
        if one["p_hit"] is not None:
            assert 0 <= one["p_hit"] <= 1
            (low80, high80), (low95, high95) = one["intervals"]["80"], one["intervals"]["95"]
            assert low95 <= low80 <= one["expected"] <= high80 <= high95
            assert one["last_observation"] <= "2011-08-14"
    okr_ai("forecast", *arguments, "--fail-on", "off_track", code=1)


def test_forecast_sees_nothing_later(tmp_path):
    whole = pd.read_csv(SHOP / "metrics" / "weekly.csv")
    whole[whole["date"] <= "2011-08-14"].to_csv(tmp_path / "known.csv", index=False)
    answers = [
        okr_ai("forecast", "2011-q3.en.md", "--metrics", str(file), "--as-of", "2011-08-14", "--format", "json")
        for file in (SHOP / "metrics" / "weekly.csv", tmp_path / "known.csv")
    ]
    assert answers[0] == answers[1]


def test_daily_and_parquet_metrics_are_read(tmp_path):
    daily = pd.read_csv(SHOP / "metrics" / "daily.csv", parse_dates=["date"])
    daily.to_parquet(tmp_path / "daily.parquet")
    answers = [
        json.loads(
            okr_ai("forecast", "2011-q3.en.md", "--metrics", str(file), "--as-of", "2011-08-14", "--format", "json")
        )
        for file in (SHOP / "metrics" / "daily.csv", tmp_path / "daily.parquet")
    ]
    assert answers[0] == answers[1]
    known = {one["metric"] for one in answers[0]["key_results"] if one["p_hit"] is not None}
    assert {"orders", "revenue_gbp"} <= known


SUGGESTION = {
    "text": str,
    "metric": str,
    "unit": TEXT,
    "baseline": NUMBER,
    "target": NUMBER,
    "due": TEXT,
    "level": str,
    "p_hit": NUMBER,
    "role": str,
    "template": str,
    "evidence": list,
    "why": str,
}


@pytest.mark.parametrize(("lang", "objective"), [("en", "Regular customers buy more"), ("zh", "让老客户买得更多")])
def test_suggest_shape_and_sameness(lang, objective):
    arguments = (
        "suggest",
        objective,
        "--format",
        "json",
        "--history",
        f"history/{lang}",
        "--as-of",
        "2011-06-30",
        "-n",
        "4",
    )
    said = okr_ai(*arguments, "--metrics", "metrics/weekly.csv")
    assert okr_ai(*arguments, "--metrics", "metrics/weekly.csv") == said
    answer = json.loads(said)
    assert answer["objective"] == objective
    assert len(answer["suggestions"]) == 4
    for one in answer["suggestions"]:
        check(one, SUGGESTION)
        assert one["level"] in {"committed", "target", "stretch"}
        assert one["role"] in {"lead", "lag", "guardrail"}
        for past in one["evidence"]:
            check(past, {"kr": str, "cycle": str, "attainment": NUMBER})
    assert answer["suggestions"][-1]["role"] == "guardrail"
    assert len({one["metric"] for one in answer["suggestions"]}) == 4


def test_suggestions_pass_our_own_review(tmp_path):
    arguments = (
        "--history",
        "history/en",
        "--metrics",
        "metrics/weekly.csv",
        "--as-of",
        "2011-06-30",
        "--format",
        "json",
    )
    answer = json.loads(okr_ai("suggest", "Regular customers buy more", *arguments))
    lines = [f"- KR{n}: {one['text']}" for n, one in enumerate(answer["suggestions"], 1)]
    draft = tmp_path / "draft.md"
    draft.write_text(
        "\n".join(["# 2011 Q3", "", "## O1: Regular customers buy more", "", *lines, ""]), encoding="utf-8"
    )
    said = json.loads(okr_ai("review", str(draft), "--today", "2011-06-30", "--format", "json"))
    assert said["summary"]["errors"] == 0


@pytest.mark.parametrize("ending", ["html", "md", "xlsx"])
def test_report_by_ending(ending, tmp_path):
    file = tmp_path / f"report.{ending}"
    okr_ai("report", "2011-q3.zh.md", "--metrics", "metrics/weekly.csv", "--as-of", "2011-08-14", "-o", str(file))
    content = file.read_bytes()
    assert content.startswith({"html": b"<!", "md": b"#", "xlsx": b"PK"}[ending])


def test_forecast_cases_shape():
    cases = pd.DataFrame(
        {
            "task_id": ["a", "b", "c"],
            "history": [[1.0, 2.0, 3.0] * 9, [], [0.0] * 5],
            "observed": [[2.0], [4.0], []],
            "period_len": [6, 4, 4],
            "season": [1, 12, 52],
            "measure": ["level", "total", "average"],
            "level_window": [1, 1, 1],
            "direction": ["up", "down", "up"],
            "target": [3.0, 20.0, 1.0],
        }
    )
    out = forecast_cases(cases)
    assert list(out.columns) == ["task_id", "p_hit", "q025", "q10", "q50", "q90", "q975"]
    assert list(out["task_id"]) == ["a", "b", "c"]
    assert out["p_hit"].between(0, 1).all()
    assert (out[["q025", "q10", "q50", "q90", "q975"]].diff(axis=1).iloc[:, 1:] >= 0).all(axis=None)


def test_relevance_shape():
    scores = relevance("让老客户更愿意回来", ["90天复购率从22%提升至28%", "Cut server costs by 10%"])
    assert len(scores) == 2
    assert all(math.isfinite(score) for score in scores)
    assert scores[0] > scores[1]
    assert relevance("Grow", []) == []
