"""What turned worse since the last run."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from okr_ai.cli import group
from okr_ai.errors import InputError
from okr_ai.forecast.watch import Seen, changes, digest, read_state, state_of, write_state
from okr_ai.model import Bilingual, Forecast, Reason, Status

SHOP = Path(__file__).parents[2] / "examples" / "gift-shop"


def told(status: Status, p_hit: float | None = 0.5, *, stale: bool = False, text: str = "t") -> Forecast:
    reasons = (Reason("pace", Bilingual("because", "因为")),)
    return Forecast("KR1", text, date(2026, 8, 1), status, p_hit=p_hit, stale=stale, reasons=reasons, owner="Amy")


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [
        (Seen("t", "on_track", 0.9, False), told("at_risk", 0.5), "worse"),
        (Seen("t", "off_track", 0.1, False), told("missed", 0.0), "worse"),
        (Seen("t", "on_track", 0.95, False), told("on_track", 0.7), "fell"),
        (Seen("t", "on_track", 0.8, False), told("on_track", 0.7), None),
        (Seen("t", "at_risk", 0.5, False), told("at_risk", 0.5, stale=True), "silent"),
        (Seen("t", "at_risk", 0.5, True), told("at_risk", 0.5, stale=True), None),
        (Seen("t", "off_track", 0.1, False), told("at_risk", 0.5), "better"),
        (Seen("t", "on_track", 0.9, False), told("achieved", 1.0), None),
        (Seen("t", "no_data", None, False), told("off_track", 0.1), "worse"),
        (None, told("at_risk"), "new"),
        (None, told("on_track"), None),
        (Seen("other words", "off_track", 0.1, False), told("off_track", 0.1), "new"),
    ],
)
def test_kinds_of_change(before: Seen | None, now: Forecast, kind: str | None) -> None:
    found = changes({"a": before} if before else {}, {"a": now})
    assert [change.kind for change in found] == ([kind] if kind else [])


def test_the_digest_speaks_both_languages() -> None:
    found = changes({"a": Seen("t", "on_track", 0.9, False)}, {"a": told("at_risk", 0.5), "b": told("off_track", 0.1)})
    english, chinese = digest(found, "en", "2026-08-01"), digest(found, "zh", "2026-08-01")
    assert "- KR1 t (Amy): on track 90% → at risk 50%\n  because" in english
    assert "2026-08-01：2 条需要关注" in chinese
    assert "因为" in chinese
    assert digest([], "zh", "2026-08-01") == "2026-08-01：没有变差的关键结果"


def test_the_state_comes_back_as_written(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    assert read_state(path) == {}
    state = state_of({"a": told("at_risk", None, stale=True, text="目标")})
    write_state(path, state, "2026-08-01")
    assert read_state(path) == state
    assert [one.name for one in tmp_path.iterdir()] == ["state.json"]


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"version": 9}', '{"version": 1, "key_results": {"a": {"b": 1}}}']
)
def test_a_strange_state_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "state.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="no state file"):
        read_state(path)


@pytest.mark.parametrize(
    ("status", "p_hit"), [("purple", 0.5), ("on_track", "x"), ("on_track", 7), (["on_track"], 0.5)]
)
def test_a_damaged_entry_is_refused(tmp_path: Path, status: object, p_hit: object) -> None:
    path = tmp_path / "state.json"
    entry = {"text": "t", "status": status, "p_hit": p_hit, "stale": False}
    path.write_text(json.dumps({"version": 1, "key_results": {"a": entry}}))
    with pytest.raises(InputError, match="no state file"):
        read_state(path)


def test_a_state_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write_state(tmp_path / "none" / "state.json", {}, "2026-08-15")


def test_two_runs_on_the_gift_shop(tmp_path: Path) -> None:
    state = str(tmp_path / "s.json")
    fixed = [
        "watch-list",
        str(SHOP / "2011-q3.en.md"),
        "--metrics",
        str(SHOP / "metrics" / "weekly.csv"),
        "--state",
        state,
    ]

    def run(*more: str) -> tuple[int, str]:
        result = CliRunner().invoke(group, [*fixed, *more], catch_exceptions=False)
        return result.exit_code, result.stdout

    code, text = run("--as-of", "2011-07-17")
    assert (code, "new and not on track" in text) == (1, True)
    assert run("--as-of", "2011-07-17") == (0, "2011-07-17: nothing turned worse\n")
    dry = run("--as-of", "2011-09-25", "--dry-run")
    assert dry == run("--as-of", "2011-09-25")  # a dry run leaves the state alone
    assert run("--as-of", "2011-09-25", "--format", "json")[0] == 0


def test_another_method_may_be_asked(tmp_path: Path) -> None:
    def chances(*more: str) -> dict[str, tuple[str, float | None]]:
        given = [str(SHOP / "2011-q3.en.md"), "--metrics", str(SHOP / "metrics" / "weekly.csv"), "--format", "json"]
        state = ["--state", str(tmp_path / "none.json"), "--dry-run", "--as-of", "2011-08-14"]
        result = CliRunner().invoke(group, ["watch-list", *given, *state, *more], catch_exceptions=False)
        return {one["id"]: (one["method"], one["p_hit"]) for one in json.loads(result.stdout)["changes"]}

    usual, pace = chances(), chances("--method", "pace")
    assert chances("--method", "auto") == usual
    assert pace != usual
    assert {method.split(":")[0] for method, _ in pace.values()} == {"pace"}
    refused = CliRunner().invoke(group, ["watch-list", "--method", "tarot"])
    assert refused.exit_code == 2
