"""`okr-ai forecast` on the gift shop and on standard input."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from okr_ai.cli import group

SHOP = Path(__file__).parents[2] / "examples" / "gift-shop"
WEEKLY = str(SHOP / "metrics" / "weekly.csv")
FIELDS = {
    *("id", "text", "metric", "measure", "direction", "baseline", "current", "target", "due", "status", "p_hit"),
    *("expected", "intervals", "progress", "elapsed", "needed_rate", "recent_rate", "last_observation", "stale"),
    *("reasons", "method"),
}


def run(*args: str, content: str | None = None) -> Result:
    return CliRunner().invoke(group, ["forecast", *args], input=content, catch_exceptions=False)


def asked(*args: str, content: str | None = None) -> dict[str, Any]:
    result = run(*args, "--format", "json", content=content)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_gift_shop_as_json(lang: str) -> None:
    found = asked(str(SHOP / f"2011-q3.{lang}.md"), "--metrics", WEEKLY, "--as-of", "2011-08-14")
    assert found["as_of"] == "2011-08-14"
    for one in found["key_results"]:
        assert set(one) >= FIELDS
        assert one["status"] in ("on_track", "at_risk", "off_track", "achieved", "missed", "no_data")
        assert all(isinstance(reason, str) and reason for reason in one["reasons"])
        if one["status"] != "no_data":
            assert 0 <= one["p_hit"] <= 1
            low95, low80, high80, high95 = one["intervals"]["95"][0], *one["intervals"]["80"], one["intervals"]["95"][1]
            assert low95 <= low80 <= one["expected"] <= high80 <= high95
            assert one["last_observation"] == "2011-08-14"
    by_metric = {one["metric"]: one for one in found["key_results"]}
    assert by_metric["new_customers"]["status"] == "off_track"
    assert ("每周" in by_metric["new_customers"]["reasons"][0]) == (lang == "zh")


def test_a_table_for_people_worst_first() -> None:
    result = run(str(SHOP / "2011-q3.en.md"), "--metrics", WEEKLY, "--as-of", "2011-08-14")
    assert result.exit_code == 0
    assert "✖ off track" in result.stdout
    assert result.stdout.index("off track") < result.stdout.index("● on track") < result.stdout.index("no data")
    assert "stated in the draft" not in result.stdout
    verbose = run(str(SHOP / "2011-q3.en.md"), "--metrics", WEEKLY, "--as-of", "2011-08-14", "-v", "--lang", "zh")
    assert "按周期累计判断：草稿写明" in verbose.stdout


DRAFT = {
    "cycle": {"start": "2026-07-01", "end": "2026-09-30"},
    "objectives": [
        {"objective": "多卖货", "key_results": [{"kr": "周订单量提升至 {}", "metric": "orders", "measure": "level"}]}
    ],
}


@pytest.mark.parametrize(
    ("target", "fail_on", "code"),
    [(60, "off_track", 0), (60, "at_risk", 0), (101, "at_risk", 1), (150, "off_track", 1), (150, None, 0)],
)
def test_fail_on(tmp_path: Path, target: int, fail_on: str | None, code: int) -> None:
    metrics = tmp_path / "m.csv"
    weeks = [f"2026-{day:%m-%d},{100 + (i * 7) % 5 - 2}" for i, day in enumerate(_sundays(30))]
    metrics.write_text("date,orders\n" + "\n".join(weeks), encoding="utf-8")
    text = json.dumps(DRAFT, ensure_ascii=False).replace("{}", str(target))
    extra = ["--fail-on", fail_on] if fail_on else []
    result = run(
        "-", "--stdin-filename", "d.json", "--metrics", str(metrics), "--as-of", "2026-07-26", *extra, content=text
    )
    assert result.exit_code == code, result.output


def _sundays(count: int) -> list[Any]:
    from datetime import date, timedelta

    return [date(2026, 1, 4) + timedelta(days=7 * i) for i in range(count)]


def test_wrong_input_is_one_line(tmp_path: Path) -> None:
    from okr_ai.errors import InputError

    with pytest.raises(InputError, match="nowhere"):
        run("nowhere.md", "--metrics", WEEKLY)
    with pytest.raises(InputError, match="no date"):
        run(str(SHOP / "2011-q3.en.md"), "--as-of", "someday")


def test_several_metrics_files_are_one(tmp_path: Path) -> None:
    draft = tmp_path / "d.md"
    draft.write_text(
        "# d\n\nCycle: 2026-07-01 to 2026-09-30\n\n## O1: o\n\n- KR1: Raise x from 1 to 9\n  - Metric: x\n"
    )
    rows = [f"x,2026-{4 + day // 30:02}-{1 + day % 30:02},{day}" for day in range(120)]
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("\n".join(["metric,date,value", *rows[:60]]))
    second.write_text("\n".join(["metric,date,value", *rows[60:]]))
    both = asked(str(draft), "--metrics", str(first), "--metrics", str(second), "--as-of", "2026-08-01")
    (tmp_path / "c.csv").write_text("\n".join(["metric,date,value", *rows]))
    whole = asked(str(draft), "--metrics", str(tmp_path / "c.csv"), "--as-of", "2026-08-01")
    assert both == whole
    settings = tmp_path / "okr-ai.toml"
    settings.write_text('[paths]\nmetrics = ["a.csv", "b.csv"]\n')
    assert asked(str(draft), "--as-of", "2026-08-01") == whole


def test_several_values_of_a_day_are_told(tmp_path: Path) -> None:
    draft = tmp_path / "d.md"
    draft.write_text(
        "# d\n\nCycle: 2026-07-01 to 2026-09-30\n\n## O1: o\n\n- KR1: Raise x from 1 to 9\n  - Metric: x\n"
    )
    rows = [f"x,2026-{4 + day // 30:02}-{1 + day % 30:02},{day}" for day in range(120)]
    file = tmp_path / "m.csv"
    file.write_text("\n".join(["metric,date,value", *rows, "x,2026-05-02T10:00:00+08:00,7", rows[50]]))
    (found,) = asked(str(draft), "--metrics", str(file), "--as-of", "2026-08-01")["key_results"]
    assert "repeated_days" in found["reason_names"]
    assert any(reason.startswith("1 day had more than one value") for reason in found["reasons"])
