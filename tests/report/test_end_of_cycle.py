"""The end of a cycle: outcomes, causes, the history that the next cycle reads; and agendas on the way."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from okr_ai.model import Bilingual, CheckIn, Forecast, KeyResult, Passage, Reason, Source, Task
from okr_ai.read import read_history
from okr_ai.report import build_report, to_html, to_markdown
from okr_ai.report.agenda import tasks_of, to_agenda
from okr_ai.report.causes import stated_cause
from okr_ai.report.history import history_csv, past_days, past_outcomes
from okr_ai.report.outcomes import outcome_of

AS_OF, AFTER = date(2026, 8, 16), date(2026, 10, 2)
DAYS = past_days(date(2026, 7, 1), date(2026, 9, 30))


def kr(**fields):
    return KeyResult("KR1", Passage("words", Source("okr.md", "words"), 0), **({"owner": "Amy"} | fields))


def final(status="missed", **more):
    return Forecast("KR1", "words", AFTER, status, **more)


FIGURES = {
    "target_out_of_reach": {"p_at_start": 0.08},
    "outside_moved": {"moved": ("visits", "new_customers", "ads"), "peers": 4},
    "fell_behind": {"p_at_start": 0.63},
}


def earlier(p_hit, *names):
    reasons = tuple(Reason(name, Bilingual("because", "因为"), FIGURES.get(name, {})) for name in names)
    return Forecast("KR1", "words", AS_OF, "at_risk", p_hit=p_hit, reasons=reasons)


def noted(*notes):
    return tuple(CheckIn(date(2026, 8, i), 1.0, note=note) for i, note in enumerate(notes, 1))


LATE = Task("a", "Eve", date(2026, 8, 1))


@pytest.mark.parametrize(
    ("key_result", "past", "cause", "words"),
    [
        (kr(), [earlier(0.1, "pace", "target_out_of_reach")], "target", ["The chance was 8% when the period began."]),
        (
            kr(),
            [earlier(0.5, "target_out_of_reach"), earlier(0.4, "outside_moved")],
            "outside",
            ["3 of 4 related metrics moved the same way (visits, new_customers, ads)."],
        ),
        (
            kr(tasks=(LATE,)),
            [earlier(0.4, "fell_behind")],
            "execution",
            ["the chance was 63%", "1 of 1 tasks were not done, 1 of them past their date."],
        ),
        # what the metric says, refined by those who did the work
        (
            kr(check_ins=noted("Lena is on leave")),
            [earlier(0.4, "fell_behind")],
            "resources",
            ["“Lena is on leave”", "63%"],
        ),
        (
            kr(check_ins=noted("合作谈判顺利", "竞品降价促销")),
            [earlier(0.4, "fell_behind")],
            "outside",
            ["“竞品降价促销”"],
        ),
        # a target that was out of reach stays one, whatever was written
        (
            kr(check_ins=noted("no budget for ads")),
            [earlier(0.1, "target_out_of_reach")],
            "target",
            ["The chance was 8%", "“no budget for ads”"],
        ),
        (
            kr(owner=None, tasks=(Task("a"), Task("b"), Task("c", done=True))),
            [],
            "resources",
            ["2 of 3 tasks were not done"],
        ),
        (kr(owner=None), [earlier(0.4)], "resources", ["Nobody owned it."]),
        (kr(tasks=(Task("a", done=True),)), [], "unknown", ["Neither the metric's course"]),
        (kr(), [], "unknown", ["Neither the metric's course"]),
    ],
)
def test_the_cause_of_a_miss(key_result, past, cause, words):
    outcome = outcome_of(key_result, final(), past)
    assert (outcome.hit, outcome.cause) == (False, cause)
    told = " ".join(one.en + one.zh for one in outcome.because)
    for one in words:
        assert one in told


@pytest.mark.parametrize(
    ("note", "cause"),
    [
        ("Two people resigned in July", "resources"),
        ("Budget was cut by half", "resources"),
        ("人手不够，排不上", "resources"),
        ("Supplier will be three weeks late", "outside"),
        ("平台规则改了，流量掉了一半", "outside"),
        ("供应商断货两周", "outside"),
        ("The supplier agreed to our terms", None),  # near misses
        ("We will still get there", None),
        ("Timely as ever", None),
        ("供应商已签约", None),
        ("预算按计划使用", None),
        ("进展顺利", None),
    ],
)
def test_causes_that_owners_state(note, cause):
    assert stated_cause(note) == cause


def test_a_hit_has_no_cause_and_the_unsettled_no_outcome():
    assert outcome_of(kr(), final("achieved"), [earlier(0.3)]).cause is None
    assert outcome_of(kr(), final("no_data"), []).hit is None


def test_notes_along_the_way():
    notes = (
        CheckIn(date(2026, 8, 1), 1.0, note="late"),
        CheckIn(date(2026, 8, 8), 1.0),
        CheckIn(date(2026, 11, 1), 1.0, note="x"),
    )
    assert outcome_of(kr(check_ins=notes), final(), []).notes == ((date(2026, 8, 1), "late"),)


def test_the_days_of_the_earlier_forecasts():
    assert (date(2026, 7, 23), date(2026, 8, 15), date(2026, 9, 7)) == DAYS


@pytest.fixture
def over(shop):
    """The shop's cycle when it is over: half of its key results hit, half missed, one never measured."""
    reviewed, forecasts = shop
    last = [
        f
        if f.status == "no_data"
        else replace(f, as_of=AFTER, status="achieved" if i % 2 else "missed", p_hit=float(i % 2), fan=None)
        for i, f in enumerate(forecasts)
    ]
    past = [[replace(f, as_of=day) for f in forecasts] for day in DAYS]
    return build_report([(reviewed, last)], as_of=AFTER, kind="retro", earlier=[past])


def test_the_history_is_read_back(over, tmp_path):
    file = tmp_path / "2026-q3.csv"
    file.write_text(history_csv(over), encoding="utf-8")
    past = {one.text: one for one in read_history(file)}
    assert len(past) == 7
    for item in over.items:
        if item.outcome.hit is None:
            continue
        one, f = past[item.forecast.text], item.forecast
        assert (one.target, one.final) == (pytest.approx(f.target), pytest.approx(f.current))
        assert (one.cycle.start, one.cycle.end) == (date(2026, 7, 1), date(2026, 9, 30))
        assert one.owner == item.owner
        if f.target_to is None and f.baseline is not None:
            assert one.attainment == pytest.approx((f.current - f.baseline) / (f.target - f.baseline), abs=1e-4)


def test_what_was_said_becomes_the_next_calibration(over, tmp_path):
    file = tmp_path / "2026-q3.csv"
    file.write_text(history_csv(over), encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(history_csv(over))))
    assert len(rows) == 7
    assert len(past_outcomes([file])) == 7 * 3
    other = tmp_path / "other.csv"
    other.write_text("Key result,Attainment\nx,1\n", encoding="utf-8")
    (tmp_path / "bad.csv").write_bytes(b"\xff\xfe\x00")
    assert past_outcomes([other, tmp_path / "bad.csv", tmp_path / "none.csv", tmp_path / "x.xlsx"]) == []


def test_texts_that_a_spreadsheet_would_calculate_are_quoted(shop):
    reviewed, forecasts = shop
    last = [
        replace(f, as_of=AFTER, status="missed", text=text)
        for f, text in zip(forecasts[:2], ("=1+1", " @x"), strict=True)
    ]
    text = history_csv(build_report([(reviewed, last)], as_of=AFTER, earlier=[[]]))
    assert "'=1+1" in text
    assert "' @x" in text


def test_the_retrospective_tells_hits_causes_and_what_was_said(over, lang):
    html, text = to_html(over), to_markdown(over)
    head = "3 of the 7 key results with figures were hit" if lang == "en" else "有数据的 7 个关键结果中，达成 3 个"
    for told in (html, text):
        assert head in told
        assert ("What was said, and what happened" if lang == "en" else "当时的预测与实际结果") in told
        assert "12%" in told
    assert "\n\n|" not in text.split("##")[-1]


@pytest.fixture
def busy(shop):
    """The shop with tasks: late, due, at risk of being late, done."""
    reviewed, forecasts = shop
    tasks = (
        Task("mail the newsletter", "Eve", date(2026, 8, 1)),
        Task("fix the <b>banner</b>", None, date(2026, 8, 14)),
        Task("call the supplier", "Fay", date(2026, 8, 20)),
        Task("new packaging", "Gil", date(2026, 12, 1)),
        Task("survey", "Gil"),
        Task("old thing", "Gil", date(2026, 7, 1), done=True),
    )
    first, *rest = reviewed.objectives
    krs = tuple(
        one._replace(key_result=one.key_result._replace(tasks=tasks)) if i == 0 else one
        for i, one in enumerate(first.key_results)
    )
    return reviewed._replace(objectives=(first._replace(key_results=krs), *rest)), forecasts


def test_tasks_that_are_late_due_or_will_be(busy):
    tasks = tasks_of(build_report([busy], as_of=AS_OF), 7)
    assert [(one.task.title, one.days) for one in tasks.late] == [
        ("mail the newsletter", 15),
        ("fix the <b>banner</b>", 2),
    ]
    assert [one.task.title for one in tasks.due] == ["call the supplier"]
    assert [(one.task.title, one.warning.en) for one in tasks.warned] == [
        ("new packaging", "is due after its key result ends"),
        ("survey", "has no date, and its key result is at risk"),
    ]
    assert tasks.late[1].owner == "Ben"  # its key result's owner


def test_the_agenda_on_one_page(busy, lang):
    text = to_agenda(build_report([busy], as_of=AS_OF))
    assert text.startswith("# Agenda · " if lang == "en" else "# 会议议程 · ")
    assert ("**15 days late**" if lang == "en" else "**逾期 15 天**") in text
    assert "\\<b>banner\\</b>" in text
    assert "\n\n\n" not in text
    assert "。 " not in text
    assert len(text.splitlines()) < 60
    quiet = to_agenda(build_report([(busy[0], ())], as_of=date(2026, 7, 2), kind="monthly"))
    assert ("Due by 2 Aug" if lang == "en" else "8月2日前到期") in quiet


def test_an_agenda_without_tasks_says_so(shop, lang):
    assert ("No task is late or due." if lang == "en" else "没有逾期或临近的任务。") in to_agenda(
        build_report([shop], as_of=AS_OF)
    )


def test_a_retrospective_in_mid_cycle_holds_no_forecast_of_days_to_come(tmp_path, monkeypatch):
    from click.testing import CliRunner

    from okr_ai import report
    from okr_ai.cli import group

    monkeypatch.chdir(tmp_path)
    draft, metrics = tmp_path / "d.md", tmp_path / "m.csv"
    draft.write_text("# 2026 Q4\n\nO1: Customers come back\n- KR1: Raise weekly orders from 100 to 150\n", "utf-8")
    rows = "".join(f"orders,2026-{month:02}-{day:02},120\n" for month in range(5, 12) for day in (1, 8, 15, 22))
    metrics.write_text("metric,date,value\n" + rows, "utf-8")
    called = ["retro", "d.md", "--metrics", "m.csv", "--lang", "en", "--as-of"]
    told = CliRunner().invoke(group, [*called, "2026-11-20"]).output
    assert "15 Nov" in told
    assert "8 Dec" not in told
    assert "8 Dec" in CliRunner().invoke(group, [*called, "2026-12-08"]).output
    made = str(report(draft, metrics, as_of="2026-11-20", kind="retro", lang="en"))
    assert "15 Nov" in made
    assert "8 Dec" not in made
