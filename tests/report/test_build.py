"""What the report says: order, decisions, changes, roll-ups, alignment, sources."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_ai.model import (
    Bilingual,
    Draft,
    Finding,
    Forecast,
    MetricDefinition,
    MetricSeries,
    Objective,
    Passage,
    Place,
    Reason,
    ReviewedDraft,
    ReviewedObjective,
    Score,
    Smart,
    Source,
)
from okr_ai.read import read_draft
from okr_ai.report import build_report, calibrate, to_html, to_json, to_markdown
from okr_ai.report.alignment import alignment
from okr_ai.report.changes import earlier_report
from okr_ai.report.content import Group, chance_of
from okr_ai.report.decisions import decision_for, unjudgeable

AS_OF = date(2026, 8, 16)
PLACE = Place("okr.md", 3, 1, 3, 9)


def forecast(status, p_hit=None, **more):
    return Forecast("KR1", "words", AS_OF, status, p_hit=p_hit, **more)


def finding(letter="M", severity="error", message="no number"):
    return Finding("rule", letter, severity, message, PLACE, "words")


def test_order_and_counts(shop):
    report = build_report([shop], as_of=AS_OF)
    assert [item.number for item in report.items] == ["1.3", "1.1", "1.2", "2.2", "2.3", "2.1", "1.4", "2.4"]
    assert report.counts == {"off_track": 2, "at_risk": 1, "no_data": 1, "on_track": 3, "achieved": 1}
    assert report.expected_hits == pytest.approx(0.12 + 0.43 + 0.02 + 0.83 + 0.71 + 0.64 + 1.0)
    assert report.judged == 7
    assert report.elapsed == pytest.approx(47 / 92)


def test_objectives_roll_up_to_their_worst(shop):
    first, second = build_report([shop], as_of=AS_OF).objectives
    assert (first.status, second.status) == ("off_track", "no_data")
    assert first.expected_hits == pytest.approx(1.4)
    assert second.judged == 3
    empty = Group("1", "empty", ())
    assert (empty.status, empty.expected_hits, empty.progress, empty.judged) == ("no_data", None, None, 0)


def test_progress_is_weighted_and_held_within_its_bounds(shop):
    reviewed, forecasts = shop
    forecasts = [replace(forecasts[0], progress=-0.5), replace(forecasts[1], progress=1.8), *forecasts[2:]]
    objective = build_report([(reviewed, forecasts)], as_of=AS_OF).objectives[0]
    assert objective.progress == pytest.approx((0.0 + 1.0 + 0.4 + 0.4) / 4)


@pytest.mark.parametrize(
    ("status", "p_hit", "chance"),
    [("on_track", 0.7, 0.7), ("achieved", None, 1.0), ("missed", None, 0.0), ("no_data", None, None)],
)
def test_what_is_settled_has_a_chance_too(status, p_hit, chance):
    assert chance_of(forecast(status, p_hit)) == chance


@pytest.mark.parametrize(
    ("case", "blocking", "about", "words"),
    [
        (
            forecast("off_track", 0.1, expected=21.6, target=25.0, unit="%", direction="up"),
            (),
            "rethink",
            "Heading for 21.6%; the target is ≥ 25%.",
        ),
        (
            forecast("at_risk", 0.5, expected=21.6, target=25.0, needed_rate=0.5, recent_rate=0.1),
            (),
            "push",
            "It needs +0.5 a week, had +0.1 a week lately.",
        ),
        (forecast("at_risk", 0.5), (), "push", ""),
        (forecast("at_risk", 0.5), (finding(),), "push", ""),  # it can be judged after all
        (forecast("missed", 0.0, current=24.0, target=25.0), (), "close", "It ended at 24; the target was 25."),
        (forecast("missed", 0.0), (), "close", "Its date has passed."),
        (forecast("no_data"), (), "data", "There are no figures for it."),
        (forecast("no_data", reasons=(Reason("x", Bilingual("no series", "没有序列")),)), (), "data", "No series."),
        (forecast("no_data"), (finding(),), "wording", "No number."),
        (
            forecast("on_track", 0.8, stale=True, last_observation=date(2026, 7, 20)),
            (),
            "data",
            "The last figure is 27 days old.",
        ),
        (forecast("on_track", 0.8, stale=True), (), "data", "There are no figures for it."),
        (forecast("on_track", 0.8), (), None, ""),
        (forecast("achieved", 1.0, stale=True), (), None, ""),
    ],
)
def test_what_is_asked(case, blocking, about, words):
    decision = decision_for(case, blocking)
    assert (decision and decision.about) == about
    if decision:
        assert words in decision.text.en
        assert bool(decision.text.zh) == bool(decision.text.en)


def test_an_owner_who_reports_better_than_the_figures_is_named_first():
    reason = Reason("reported_better_than_data", Bilingual("reported as 'green'", "上报为“正常”"))
    told = decision_for(forecast("off_track", 0.1, expected=1.0, target=2.0, reasons=(reason,)), ()).text
    assert told.en.startswith("Reported as 'green'.")
    assert told.zh.startswith("上报为“正常”。")


def test_only_errors_of_wording_make_it_unjudgeable():
    findings = [finding("S"), finding("M"), finding("T"), finding("A"), finding("M", "warning"), finding("set")]
    assert unjudgeable(findings) == tuple(findings[:3])


EARLIER = {
    "as_of": "2026-08-09",
    "key_results": [
        {
            "id": "KR1",
            "text": "Raise the repeat purchase rate from 20% to 25%",
            "status": "at_risk",
            "p_hit": 0.35,
            "current": 20.8,
        },
        {"id": "KR4", "text": "Raise quarterly sales to £2.3M", "status": "on_track", "p_hit": 0.6, "current": None},
        {"id": "KR5", "text": "Deliver orders within 24 hours on average", "status": "on_track", "p_hit": 0.7},
        {"id": "KR9", "text": "Improve the site search", "status": "no_data", "p_hit": None},
        {"id": "KR2", "text": "as it was worded before", "status": "off_track", "p_hit": 0.2},
        "nonsense",
        {"no": "id"},
    ],
}


@pytest.mark.parametrize("lang", ["en"], indirect=True)
def test_what_changed_since_the_last_report(shop):
    report = build_report([shop], as_of=AS_OF, previous=EARLIER)
    assert report.since == date(2026, 8, 9)
    turns = {item.forecast.id: item.change.turn for item in report.items}
    assert turns["KR1"] == "worse"  # at risk -> off track
    assert turns["KR2"] == "better"  # the same id, reworded: off track -> at risk
    assert turns["KR3"] == "new"
    assert turns["KR4"] == "better"  # the same status, a clearly higher chance
    assert turns["KR5"] == "same"
    assert turns["KR6"] == "same"  # the same words, renumbered
    html = to_html(report)
    assert "Since 9 Aug" in html
    assert "was 35%" in html


@pytest.mark.parametrize("data", [None, {}, {"key_results": "x"}, {"key_results": None}, {"as_of": "never"}])
def test_an_earlier_report_that_is_none(data):
    assert earlier_report(data) is None


def test_a_report_can_be_compared_with_the_next_one(shop):
    saved = json.loads(to_json(build_report([shop], as_of=AS_OF)))
    report = build_report([shop], as_of=date(2026, 8, 23), previous=saved)
    assert report.since == AS_OF
    assert {item.change.turn for item in report.items} == {"same"}


def objectives(*parents):
    def group(i, parent):
        text = Passage(f"words {i}", Source("okr.md", f"words {i}"), 0)
        reviewed = ReviewedObjective(Objective(f"O{i}", text, parent=parent), Score(80.0, Smart()))
        return Group(str(i), f"words {i}", (), reviewed)

    return [group(i, parent) for i, parent in enumerate(parents, 1)]


@pytest.mark.parametrize(
    ("parents", "rows"),
    [
        ((None, None), [(0, "1"), (0, "2")]),
        ((None, "O1", "O1", "O2"), [(0, "1"), (1, "2"), (2, "4"), (1, "3")]),
        (("words 2", None), [(0, "2"), (1, "1")]),
        (("nowhere", "O1"), [(0, "1"), (1, "2")]),
        (("O1",), [(0, "1")]),
        (("O2", "O1", "O1"), [(0, "1"), (1, "3"), (0, "2")]),
    ],
)
def test_alignment(parents, rows):
    assert [(depth, group.number) for depth, group in alignment(objectives(*parents))] == rows


@given(st.lists(st.one_of(st.none(), st.integers(1, 12).map(lambda i: f"O{i}")), max_size=12))
def test_any_alignment_tells_each_objective_once(parents):
    rows = alignment(objectives(*parents))
    assert sorted(int(group.number) for _, group in rows) == list(range(1, len(parents) + 1))


def test_a_chain_of_thousands_is_no_trouble():
    rows = alignment(objectives(None, *(f"O{i}" for i in range(1, 1000))))
    assert rows[-1][0] == 999


def test_teams_are_compared_when_there_are_two(shop):
    reviewed, forecasts = shop
    parts = [
        one._replace(objective=one.objective._replace(team=team))
        for one, team in zip(reviewed.objectives, ("North", "South"), strict=True)
    ]
    report = build_report([(reviewed._replace(objectives=tuple(parts)), forecasts)], as_of=AS_OF, lang="en")
    assert sorted(group.name for group in report.teams) == ["North", "South"]
    assert "By team" in to_html(report)
    assert build_report([shop], as_of=AS_OF).teams == ()


def test_metrics_are_told_with_their_source(shop):
    definition = MetricDefinition(
        "m_kr1", label="复购率", definition="90 天内再次下单", source="订单系统", update_period="每周"
    )
    series = MetricSeries("m_kr1", (date(2026, 1, 4), AS_OF), (1.0, 2.0))
    report = build_report([shop], as_of=AS_OF, definitions={"m_kr1": definition}, series={"m_kr1": series})
    note = next(note for note in report.metrics if note.name == "m_kr1")
    assert (note.label, note.source, note.points, note.first_day) == ("复购率", "订单系统", 2, date(2026, 1, 4))
    assert len(report.metrics) == 7


def test_two_drafts_make_one_report(shop):
    report = build_report([shop, shop], as_of=AS_OF)
    assert len(report.items) == 16
    assert len({item.anchor for item in report.items}) == 16
    assert len(report.objectives) == 4


def test_weights_that_do_not_add_up_do_not_stop_the_report(shop):
    reviewed, forecasts = shop
    first = reviewed.objectives[0]
    krs = tuple(kr.key_result._replace(weight=60.0) for kr in first.key_results)
    odd = first._replace(objective=first.objective._replace(key_results=krs))
    report = build_report([(reviewed._replace(objectives=(odd, *reviewed.objectives[1:])), forecasts)], as_of=AS_OF)
    assert report.objectives[0].score is not None


def test_calibration_by_hand():
    found = calibrate([(0.1, False), (0.3, True), (0.9, True), (1.0, True)])
    assert (found.count, found.hits) == (4, 3)
    assert found.brier == pytest.approx((0.01 + 0.49 + 0.01 + 0.0) / 4)
    assert found.base == pytest.approx(0.75 * 0.25)
    assert [(one.count, one.happened) for one in found.bins] == [(1, 0.0), (1, 1.0), (2, 1.0)]
    assert calibrate([]) is None


def test_calibration_is_shown(shop):
    report = build_report([shop], as_of=AS_OF, lang="en", calibration=calibrate([(0.1, False), (0.9, True)] * 5))
    assert "Of 10 past forecasts 5 were hit. Their squared error (Brier) is 0.010" in to_html(report)


def test_findings_of_files_and_objectives_are_told(shop):
    reviewed, forecasts = shop
    told = reviewed._replace(findings=(finding("set", "warning", "too many objectives"),))
    html = to_html(build_report([(told, forecasts)], as_of=AS_OF))
    assert "too many objectives" in html


def _without_team(reviewed):
    return reviewed._replace(objective=reviewed.objective._replace(team=None))


def test_a_report_bears_the_name_of_the_one_team_it_is_of():
    """A heading "# 客服团队 2026年第四季度 OKR" names the team of the objectives below it."""
    for text, title in (
        ("# 客服团队 2026年第四季度 OKR\n\nO1：让用户满意\n- KR1：满意度从80%提升到90%\n", "客服团队"),
        ("# 2026 Q4\n\n## Team: A\n\nO1: Guests return\n\n## Team: B\n\nO1: Staff stay\n", ""),
    ):
        draft = read_draft("a.md", content=text.encode(), today=AS_OF)
        score = Score(0.0, Smart(None, None, None, None, None), (), None, 0.0)
        reviewed = tuple(ReviewedObjective(objective, score) for objective in draft.objectives)
        one = ReviewedDraft(draft, objectives=reviewed)
        assert build_report([(one, ())], as_of=AS_OF).title == title
        other = one._replace(draft=draft._replace(team="供应链"), objectives=(_without_team(reviewed[0]),))
        assert build_report([(one, ()), (other, ())], as_of=AS_OF).title == ""


def test_an_empty_draft_has_no_title_of_its_own():
    draft = Draft("empty.md", "markdown", "zh", Source("empty.md", ""))
    report = build_report([(ReviewedDraft(draft), ())], as_of=AS_OF)
    assert (report.title, report.elapsed, report.expected_hits, report.decisions) == ("", None, None, ())
    assert "<h1>OKR</h1>" in to_html(report)


def test_of_equal_chances_the_surprise_and_the_promise_come_first(shop):
    reviewed, forecasts = shop
    first, *rest = reviewed.objectives
    kinds = {"KR2": "committed", "KR3": "guardrail"}
    krs = tuple(
        one._replace(key_result=one.key_result._replace(kind=kinds.get(one.key_result.id))) for one in first.key_results
    )
    reviewed = reviewed._replace(objectives=(first._replace(key_results=krs), *rest))
    contradicted = next(f.reasons[0] for f in forecasts if f.id == "KR3")
    alike = [replace(f, status="off_track", p_hit=0.001 * i, reasons=()) for i, f in enumerate(forecasts[:4], 1)]
    alike[3] = replace(alike[3], reasons=(contradicted,))
    report = build_report([(reviewed, alike)], as_of=AS_OF)
    judged = [item.forecast.id for item in report.items if item.forecast.p_hit is not None]
    assert judged == ["KR4", "KR2", "KR3", "KR1"]
    assert [item.stake for item in report.items][:4] == [None, "committed", "guardrail", None]


def test_what_ended_without_a_figure_asks_for_it(shop):
    _, forecasts = shop
    late = replace(forecasts[0], as_of=date(2026, 10, 6), stale=True, last_observation=date(2026, 7, 12))
    decision = decision_for(late, ())
    assert decision.about == "data"
    assert decision.text.en == "Its time is over, and the last figure is of 12 Jul 2026."


def test_two_key_results_of_one_id_keep_their_own_forecasts(shop):
    reviewed, forecasts = shop
    objective = reviewed.objectives[0]
    first, second = objective.key_results[:2]
    twin = second._replace(key_result=second.key_result._replace(id=first.key_result.id))
    changed = reviewed._replace(objectives=(objective._replace(key_results=(first, twin)),))
    told = [replace(one, id=first.key_result.id) if one.id == second.key_result.id else one for one in forecasts]
    items = build_report([(changed, told)], as_of=AS_OF).items
    assert {item.reviewed.key_result.text.text: item.forecast.text for item in items} == {
        one.key_result.text.text: one.key_result.text.text for one in (first, second)
    }


def test_no_page_holds_control_characters(shop):
    reviewed, forecasts = shop
    told = [replace(one, owner="a\x00\x07\x1bb") for one in forecasts]
    report = build_report([(reviewed, told)], as_of=AS_OF, title="x\x1b[2J")
    for page in (to_html(report), to_markdown(report)):
        assert not set(page) & {"\x00", "\x07", "\x1b"}
