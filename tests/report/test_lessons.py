"""What a cycle that is over teaches: findings with their figures, and nothing where the data do not speak."""

from dataclasses import replace
from datetime import date

import pytest

from okr_ai.model import CheckIn, Cycle, PastKeyResult
from okr_ai.report import build_report, to_html, to_markdown
from okr_ai.report.lessons import LESSONS

AFTER = date(2026, 10, 2)
DAYS = (date(2026, 7, 23), date(2026, 8, 15), date(2026, 9, 7))


@pytest.fixture
def cycle_over(shop):
    """A function that ends the shop's cycle: `hits` are the key results hit, `said` each one's chances on the way."""
    reviewed, forecasts = shop

    def over(hits=(), said=(0.5, 0.5, 0.5), past=(), teams=None, check_ins=None):
        last, earlier = [], [[] for _ in DAYS]
        for i, f in enumerate(forecasts, 1):
            status = "no_data" if f.status == "no_data" else "achieved" if i in hits else "missed"
            last.append(replace(f, as_of=AFTER, status=status, p_hit=None, fan=None, reasons=()))
            chances = said.get(i, (0.5, 0.5, 0.5)) if isinstance(said, dict) else said
            for day, then, chance in zip(earlier, DAYS, chances, strict=True):
                day.append(replace(f, as_of=then, p_hit=chance, reasons=()))
        told = reviewed
        if teams or check_ins:
            objectives = []
            for j, one in enumerate(reviewed.objectives):
                krs = tuple(
                    kr._replace(
                        key_result=kr.key_result._replace(check_ins=(check_ins or {}).get(kr.key_result.id, ()))
                    )
                    for kr in one.key_results
                )
                named = one.objective._replace(team=teams[j] if teams else None)
                objectives.append(one._replace(objective=named, key_results=krs))
            told = reviewed._replace(objectives=tuple(objectives))
        return build_report([(told, last)], as_of=AFTER, kind="retro", earlier=[earlier], past=past)

    return over


def lesson(report, name):
    return next((one.text for one in report.lessons if one.name == name), None)


def test_every_lesson_has_words_for_what_follows(cycle_over):
    found = cycle_over(hits=(2, 4, 8), said={1: (0.1, 0.1, 0.1)}).lessons
    assert {one.name for one in found} <= set(LESSONS)
    for one in found:
        assert one.follows.en
        assert one.follows.zh


def test_warnings_that_changed_nothing(cycle_over):
    check_ins = {"KR1": (CheckIn(date(2026, 8, 20), 21.0),), "KR3": (CheckIn(date(2026, 7, 20), 3.0),)}
    low = {1: (0.2, 0.1, 0.05), 3: (0.1, 0.2, 0.1), 5: (0.1, 0.5, 0.2)}  # the last one rose above 30 % on the way
    told = lesson(cycle_over(hits=(2, 4), said=low, check_ins=check_ins), "warned_early")
    assert told.en == (
        "2 of the 5 misses stood below 30% on 23 Jul, 69 days before the end, and stayed there. "
        "After that day no report came in for 1 of the 2 that had any."
    )
    unreported = lesson(cycle_over(hits=(2, 4), said=low), "warned_early")
    assert unreported.en.endswith("and stayed there.")  # figures come from the metrics: nobody was to report
    assert told.zh.startswith("5 个未达成的里，有 2 个在7月23日（离期末还有 69 天）就低于 30%")
    assert lesson(cycle_over(hits=(2, 4), said=(0.5, 0.2, 0.1)), "warned_early") is None


def test_targets_missed_cycle_after_cycle(cycle_over):
    def row(quarter, attainment, metric="m_kr1"):
        start = date(2025, 3 * quarter - 2, 1)
        return PastKeyResult("x", "o", Cycle(start, date(2025, 3 * quarter, 28)), metric, attainment=attainment)

    past = (row(1, 0.4), row(2, 0.6), row(3, 1.2), row(1, 0.3, "m_kr3"))
    told = lesson(cycle_over(hits=(2,), past=past), "out_of_reach")
    assert told.en == "“m_kr1” was missed in 2 of 3 earlier cycles too, typically at 50% of the way."
    worse = (row(1, -0.4), row(2, -0.6))
    told = lesson(cycle_over(hits=(2,), past=worse), "out_of_reach")
    assert told.en.endswith("2 of 2 earlier cycles too, and typically ended on the wrong side of its baseline.")
    assert told.zh.endswith("此前 2 期中也有 2 期未达成，而且期末通常比基线还差。")
    assert lesson(cycle_over(hits=(1, 2), past=past), "out_of_reach") is None  # this time it was hit
    this_one = PastKeyResult("x", "o", Cycle(date(2026, 7, 1), date(2026, 9, 30)), "m_kr3", attainment=0.3)
    assert lesson(cycle_over(hits=(2,), past=(row(1, 0.3, "m_kr3"), this_one)), "out_of_reach") is None


def test_what_hits_and_misses_differed_in(cycle_over):
    said = {1: (0.1, 0, 0), 3: (0.2, 0, 0), 5: (0.1, 0, 0), 2: (0.8, 0, 0), 4: (0.7, 0, 0), 8: (0.9, 0, 0)}
    told = lesson(cycle_over(hits=(2, 4, 8), said=said), "differences")
    assert "chance at a quarter of the time 80% against 15%" in told.en
    assert "时间过四分之一时的达成可能为 80% 对 15%" in told.zh
    assert lesson(cycle_over(hits=(2, 4), said=said), "differences") is None  # too few to compare
    assert lesson(cycle_over(hits=(2, 4, 8)), "differences") is None  # no difference


def test_teams_forecasts_and_the_unsettled(cycle_over):
    report = cycle_over(hits=(1, 2, 3, 8), teams=("Sales", "Service"))
    assert lesson(report, "teams").en == "Hits by team: Sales 3 of 4, Service 1 of 3."
    assert lesson(report, "teams").zh == "各团队达成：Sales 3/4，Service 1/3。"
    assert "1 of 8 ended without a figure" in lesson(report, "unsettled").en
    assert "7 an even chance or more (4 of them hit)" in lesson(report, "calls").en


def test_nothing_is_taught_before_the_end(shop):
    reviewed, forecasts = shop
    running = build_report([(reviewed, forecasts)], as_of=date(2026, 8, 16), kind="retro", earlier=[[forecasts]])
    assert running.lessons == ()
    page = to_markdown(running)
    assert "1 of the 1 key results with figures were hit; 6 still run" in page or "达成 1 个；另有 6 个还没到期" in page


def test_lessons_stand_on_the_page_and_in_the_text(cycle_over, lang):
    report = cycle_over(hits=(2,), said=(0.1, 0.1, 0.1))
    for told in (to_html(report), to_markdown(report)):
        assert ("What the cycle teaches" if lang == "en" else "这一期教会了我们什么") in told
        assert ("stood below 30% on 23 Jul" if lang == "en" else "就低于 30%") in told
        assert ("Next time: put a key result" if lang == "en" else "下一期：关键结果一旦低于 30%") in told
