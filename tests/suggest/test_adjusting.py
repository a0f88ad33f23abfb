"""`okr-ai adjust`: options with numbers worked by hand, and no goal moved silently."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okr_ai.cli.adjust import command
from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Forecast, Reason
from okr_ai.suggest.adjusting import adjustments, how_often_reached, move
from okr_ai.suggest.targets import GRID, Outlook

SHOP = Path(__file__).parents[2] / "examples/gift-shop"
DAYS = [date(2026, 6, 1) + timedelta(days=7 * week) for week in range(5)]
BEHIND = Forecast(
    "KR1",
    "x",
    date(2026, 9, 16),
    "off_track",
    metric="m",
    measure="level",
    direction="up",
    baseline=10,
    current=12,
    target=20,
    start=date(2026, 7, 1),
    due=date(2026, 9, 30),
    p_hit=0.02,
    progress=0.2,
    elapsed=0.85,
    needed_rate=4,
    recent_rate=0.5,
    history=tuple(zip(DAYS, (1.0, 5.0, 6.0, 14.0, 14.0), strict=True)),
)
NOW = Outlook(12, tuple(10 + 10 * share for share in GRID), "level")


def kinds(forecast: Forecast, outlook: Outlook | None = NOW, before: float | None = 0.5) -> list[str]:
    return [option.kind for option in adjustments(forecast, outlook, before)]


def test_how_often_the_needed_pace_was_kept() -> None:
    # two weeks are left; over two weeks the metric changed by 5, 9 and 8: 2.5, 4.5 and 4 a week
    assert how_often_reached(BEHIND, 4) == (2, 3)
    assert how_often_reached(replace(BEHIND, direction="down"), 4) == (2, 3)
    # the mean of the two weeks at each end: 5.5, 10 and 14
    assert how_often_reached(replace(BEHIND, measure="average"), 10) == (2, 3)
    assert how_often_reached(replace(BEHIND, measure="total"), 4) == (0, 0)
    assert how_often_reached(replace(BEHIND, due=BEHIND.as_of), 4) == (0, 0)
    assert how_often_reached(replace(BEHIND, history=()), 4) == (0, 0)


def test_the_new_target_has_the_old_chance() -> None:
    option = next(one for one in adjustments(BEHIND, NOW, 0.5) if one.kind == "retarget")
    assert option.figures == {"old_target": 20, "new_target": 15, "p_hit": 0.5, "p_before": 0.5}
    assert "15 instead of 20" in option.text.en
    assert "由 20 改为 15" in option.text.zh


def test_what_is_offered_when() -> None:
    assert kinds(BEHIND) == ["recover", "retarget", "stop"]
    assert kinds(replace(BEHIND, p_hit=0.2, status="at_risk")) == ["recover", "retarget"]
    assert kinds(replace(BEHIND, p_hit=0.2, needed_rate=None), None) == []
    assert kinds(replace(BEHIND, target=12)) == ["recover", "stop"]  # the old chance would be a higher target: none
    assert kinds(replace(BEHIND, status="on_track", p_hit=0.8)) == []
    assert kinds(replace(BEHIND, status="no_data", p_hit=None)) == []
    assert kinds(replace(BEHIND, direction="band")) == []


def test_what_is_at_its_target_is_to_be_held() -> None:
    """At 100 of 100, or beyond it, no pace is needed: it is at risk of falling back."""
    for needed in (0.0, -2.0):
        there = replace(BEHIND, measure="level", direction="up", status="at_risk", p_hit=0.43, needed_rate=needed)
        hold = next(option for option in adjustments(there, None, 0.5) if option.kind == "recover")
        assert hold.text.en.startswith("Hold: it is where it should be; 43% chance")
        assert hold.text.zh.startswith("守住：")
    falling = replace(BEHIND, measure="level", direction="down", status="at_risk", p_hit=0.43, needed_rate=0.5)
    assert next(iter(adjustments(falling, None, 0.5))).text.en.startswith("Hold")


def test_far_ahead_means_more_or_an_objective_of_its_own() -> None:
    ahead = replace(BEHIND, status="on_track", p_hit=0.99, progress=1.1, elapsed=0.5, target=11)
    options = adjustments(ahead, NOW, 0.5)
    assert [option.kind for option in options] == ["retarget", "split"]
    assert options[0].figures["new_target"] == 15
    assert kinds(replace(ahead, elapsed=0.9)) == []  # too late to matter
    assert kinds(replace(ahead, progress=0.5)) == []


def test_no_goal_is_moved_without_a_reason() -> None:
    with pytest.raises(InputError, match="without a reason"):
        move(BEHIND, 15, BEHIND.as_of, "  ")
    with pytest.raises(InputError, match="no target to move"):
        move(replace(BEHIND, target=None), 15, BEHIND.as_of, "strike")
    assert move(BEHIND, 15, BEHIND.as_of, " strike ").old_target == 20


def run(*words: str, lang: str = "en") -> Result:
    call = [str(SHOP / f"2011-q3.{lang}.md"), "--metrics", str(SHOP / "metrics/weekly.csv"), "--as-of", "2011-08-14"]
    return CliRunner().invoke(command, [*call, *words])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_on_the_real_shop(lang: str) -> None:
    found = json.loads(run("--format", "json", lang=lang).stdout)
    assert found
    for one in found:
        assert one["status"] in ("at_risk", "off_track", "on_track", "achieved")
        for option in one["options"]:
            assert option["kind"] in ("recover", "retarget", "split", "stop")
    shown = run(lang=lang).stdout
    assert ("Recover: " if lang == "en" else "追赶：") in shown


def test_a_moved_target_keeps_the_old_one_on_record() -> None:
    record = json.loads(run("--retarget", "O3-KR2=4500", "--reason", "a warehouse burnt down").stdout)
    assert record["old_target"] == 4800
    assert (record["new_target"], record["on"], record["reason"]) == (4500, "2011-08-14", "a warehouse burnt down")
    for words in (("--retarget", "O3-KR2=4500"), ("--retarget", "KR99=1", "--reason", "x"), ("--retarget", "O3-KR2")):
        assert isinstance(run(*words).exception, InputError)


def test_a_pace_of_a_share_is_in_points_and_chances_claim_no_certainty() -> None:
    recover, _, stop = adjustments(replace(BEHIND, unit="%", p_hit=0.004), NOW, 0.001)
    assert "每周需要 4 个百分点，最近每周为 0.5 个百分点" in recover.text.zh
    assert "4 pp a week is needed, the last weeks brought 0.5 pp" in recover.text.en
    assert "只有 <1% 的把握" in stop.text.zh
    average = adjustments(replace(BEHIND, unit="%", measure="average", recent_rate=None), NOW, 0.5)[0]
    assert average.text.zh == "追赶：余下时间平均需达到 4%。"  # not known: nothing is said of the last weeks
    assert average.text.en == "Recover: an average of 4% is needed from now on."
    under = adjustments(replace(BEHIND, measure="average", direction="down", target=8, baseline=20), NOW, 0.5)[0]
    assert "平均不能高于 4，最近平均为 0.5" in under.text.zh
    assert "an average of at most 4 is needed from now on, the last weeks averaged 0.5" in under.text.en


def test_few_earlier_stretches_say_nothing() -> None:
    assert "earlier stretches" not in adjustments(BEHIND, NOW, 0.5)[0].text.en
    weeks = tuple((date(2026, 6, 1) + timedelta(7 * week), float(week)) for week in range(15))
    recover = adjustments(replace(BEHIND, history=weeks), NOW, 0.5)[0]
    assert "kept in 0 of the 13 earlier stretches" in recover.text.en


def test_no_target_is_set_where_it_began() -> None:
    assert kinds(replace(BEHIND, baseline=14)) == ["recover", "retarget", "stop"]  # the new one, 15, lies beyond
    assert kinds(replace(BEHIND, baseline=15)) == ["recover", "stop"]
    assert kinds(replace(BEHIND, baseline=None)) == ["recover", "retarget", "stop"]
    falling = replace(BEHIND, direction="down", target=10.5, baseline=14)
    assert kinds(falling) == ["recover", "stop"]  # 15 at even odds
    assert kinds(replace(falling, baseline=18)) == ["recover", "retarget", "stop"]


def test_a_total_may_be_less_than_in_the_period_before() -> None:
    told = Reason("baseline_from_history", Bilingual("taken from the data", "取自数据"))
    total = replace(BEHIND, measure="total", baseline=16, reasons=(told,))
    assert kinds(total) == ["recover", "retarget", "stop"]
    assert kinds(replace(total, reasons=())) == ["recover", "stop"]  # a stated baseline is where it began
    assert kinds(replace(total, measure="level")) == ["recover", "stop"]


def test_what_cannot_be_judged_is_not_called_fine(tmp_path: Path) -> None:
    draft = tmp_path / "d.md"
    draft.write_text("# 2026 Q4\n\nO1: Customers come back\n- KR1: Raise weekly orders from 100 to 150\n", "utf-8")
    said = [CliRunner().invoke(command, [str(draft), "--lang", lang]).output for lang in ("en", "zh")]
    assert "1 of 1 key results have no data" in said[0]
    assert "1 条中有 1 条没有数据" in said[1]


def test_the_new_target_of_a_share_is_in_per_cent(tmp_path: Path) -> None:
    draft, metrics = tmp_path / "q3.md", tmp_path / "m.csv"
    draft.write_text("# 2026年三季度\n\nO1：发得快\n\n- KR1：及时发货率从88%提升到98%\n", encoding="utf-8")
    day, rows = date(2026, 1, 4), ["metric,date,value"]
    for week in range(32):
        rows.append(f"及时发货率,{day + timedelta(days=7 * week)},{0.88 + (week * 7 % 5) / 500:.3f}")
    metrics.write_text("\n".join(rows), encoding="utf-8")
    told = CliRunner().invoke(command, [str(draft), "--metrics", str(metrics), "--as-of", "2026-08-16"]).output
    assert "由 98% 改为 8" in told
