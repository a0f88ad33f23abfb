"""`suggest` on made and on real series: targets, evidence, guardrail, honesty without history."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from okr_ai.cli.suggest import command, period_for
from okr_ai.errors import InputError
from okr_ai.language.lexicon import lexicon
from okr_ai.model import Cycle, Measure, MetricDefinition, MetricSeries, PastKeyResult
from okr_ai.suggest import suggest
from okr_ai.suggest.candidates import Candidate, in_per_cent, is_rival, plain_template, series_by_metric, unit_of
from okr_ai.suggest.past import metric_called, past_of
from okr_ai.suggest.proposing import Setting, proposal
from okr_ai.suggest.shown import proposal_lines
from okr_ai.suggest.targets import GRID, Outlook
from okr_ai.suggest.template_files import shipped_library

ROOT = Path(__file__).parents[2]
WEEKLY = ROOT / "examples/gift-shop/metrics/weekly.csv"
TIMES = {"as_of": date(2026, 6, 30), "start": date(2026, 7, 1), "due": date(2026, 9, 30)}
Q1 = Cycle(date(2026, 1, 1), date(2026, 3, 31), "2026 Q1")


def series(name: str) -> MetricSeries:
    return MetricSeries(name, (date(2026, 6, 28),), (1.0,))


def around(middle: float, half: float) -> Outlook:
    return Outlook(middle, tuple(middle - half + 2 * half * share for share in GRID), "level", "series", 30)


def repurchase(final: float, attainment: float, cycle: Cycle = Q1) -> PastKeyResult:
    return PastKeyResult(
        "90天复购率从18%提升到20%",
        "让老客户愿意再来",
        cycle,
        metric="repurchase_rate",
        baseline=18,
        target=20,
        final=final,
        attainment=attainment,
        unit="%",
    )


@pytest.mark.parametrize(
    ("middle", "half", "lang", "text"),
    [
        (20, 1, "zh", "到2026年9月30日，90天复购率保持在18%以上"),
        (20, 1, "en", "Keep the 90-day repeat purchase rate at no less than 18% through 30 Sep 2026"),
        (16, 1, "zh", "到2026年9月30日，90天复购率保持在15.4%以上"),
    ],
)
def test_a_guardrail_keeps_what_is_there_also_when_it_rises(middle: float, half: float, lang: str, text: str) -> None:
    candidate = Candidate(shipped_library().key_results["repeat-purchase-rate"], 1.0, 1.0, series("repurchase_rate"))

    def outlook(_series: MetricSeries, _measure: Measure) -> Outlook:
        return replace(around(middle, half), baseline=18.0)

    past = past_of((), TIMES["as_of"], lexicon())
    setting = Setting(TIMES["start"], TIMES["due"], lang, past, lexicon(), {}, outlook, None)
    found = proposal(candidate, setting, guard=True, place=1)
    assert found.text == text
    assert found.role == "guardrail"


def test_targets_come_from_the_outlook_of_the_series_and_say_their_chance() -> None:
    found = suggest(
        "让老客户愿意再来",
        lang="zh",
        series={"repurchase_rate": series("repurchase_rate")},
        outlook_of=lambda _series, _measure: around(20, 2),
        **TIMES,
    )
    first = next(one for one in found if one.metric == "repurchase_rate")
    assert first.p_hit is not None
    assert {option.level: option.target for option in first.options} == {"stretch": 21}  # 18.8 would be a step back
    assert first.level == "stretch"  # 20 is what it is already: the next one up is the first that asks for more
    assert first.text == "到2026年9月30日，90天复购率从20%提升到21%"


def test_a_metric_that_only_falls_is_to_be_kept() -> None:
    asked: list[Measure] = []

    def falling(_series: MetricSeries, measure: Measure) -> Outlook:
        asked.append(measure)
        return Outlook(30, around(20, 2).quantiles, measure, "series", 30)

    found = suggest("让老客户愿意再来", lang="zh", series={"repurchase_rate": series("a")}, outlook_of=falling, **TIMES)
    one = next(one for one in found if one.metric == "repurchase_rate")
    assert one.text == "到2026年9月30日，90天复购率保持在20%以上"
    assert asked == ["level", "average"]  # what is kept is kept all the time


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_history_no_number_is_made_up(lang: str) -> None:
    found = suggest("Every customer with a problem has an answer the same day", lang=lang, **TIMES)
    assert len(found) == 5
    assert len({one.metric for one in found}) == 5
    assert any(one.role == "guardrail" for one in found)
    for one in found:
        assert (one.target, one.p_hit, one.baseline, one.evidence) == (None, None, None, ())
        assert "Y" in one.text
        assert ("X" in one.text) != (one.role == "guardrail")  # a bound to keep starts from nowhere
        assert ("没有这一指标的历史" if lang == "zh" else "No history of this metric") in one.why


def test_past_key_results_speak_for_a_proposal_newest_first_and_never_from_the_future() -> None:
    older = Cycle(date(2025, 10, 1), date(2025, 12, 31), "2025 Q4")
    running = Cycle(date(2026, 4, 1), date(2026, 7, 31), "2026 Q2")
    history = [repurchase(19, 0.5, older), repurchase(21, 1.5), repurchase(30, 6, running)]
    one = next(
        o for o in suggest("让老客户愿意再来", lang="zh", history=history, **TIMES) if o.metric == "repurchase_rate"
    )
    assert [(past.cycle, past.attainment) for past in one.evidence] == [("2026 Q1", 1.5), ("2025 Q4", 0.5)]
    assert one.baseline == 21  # where the newest cycle that is over ended
    assert one.target is None  # two past changes are no distribution
    assert "过去 2 条关键结果达成了 1 条" in one.why


def test_enough_past_changes_make_targets() -> None:
    cycles = [Cycle(date(2025, month, 1), date(2025, month, 28), f"2025-{month:02}") for month in (1, 2, 3, 4, 5)]
    history = [repurchase(18 + change, 1, cycle) for cycle, change in zip(cycles, (1, 2, 3, 4, 5), strict=True)]
    one = next(
        o for o in suggest("让老客户愿意再来", lang="zh", history=history, **TIMES) if o.metric == "repurchase_rate"
    )
    assert one.baseline == 23
    assert {option.level: option.target for option in one.options}["target"] == 26  # the median change was 3 points
    assert one.p_hit == pytest.approx(0.5)


def test_one_chance_for_all() -> None:
    found = suggest(
        "提升复购",
        lang="zh",
        series={"复购率": series("复购率")},
        outlook_of=lambda _s, _m: around(20, 2),
        chance=0.1,
        **TIMES,
    )
    one = next(one for one in found if one.metric == "repurchase_rate")
    assert (one.target, one.level, one.p_hit) == (21.6, "stretch", pytest.approx(0.1))


def test_what_the_draft_holds_already_is_left_out() -> None:
    found = suggest("让老客户愿意再来", lang="zh", present=["90天复购率从18%提升到22%"], **TIMES)
    assert found
    assert "repurchase_rate" not in {one.metric for one in found}


@pytest.mark.parametrize(
    ("as_of", "due", "cycle", "expected"),
    [
        (date(2026, 7, 5), None, None, (date(2026, 7, 1), date(2026, 9, 30))),  # this quarter has just begun
        (date(2026, 6, 20), None, None, (date(2026, 7, 1), date(2026, 9, 30))),  # this one is almost over
        (date(2026, 11, 20), None, None, (date(2027, 1, 1), date(2027, 3, 31))),
        (date(2026, 7, 5), date(2026, 8, 31), None, (date(2026, 7, 1), date(2026, 8, 31))),
        (date(2026, 7, 5), date(2027, 6, 30), None, (date(2026, 7, 6), date(2027, 6, 30))),
        (date(2026, 2, 1), None, Cycle(date(2026, 1, 1), date(2026, 6, 30)), (date(2026, 1, 1), date(2026, 6, 30))),
        (date(2026, 7, 1), None, Cycle(date(2026, 1, 1), date(2026, 6, 30)), (date(2026, 7, 1), date(2026, 9, 30))),
    ],
)
def test_the_period_targets_are_for(as_of: date, due: date | None, cycle: Cycle | None, expected: object) -> None:
    assert period_for(as_of, due, cycle) == expected


@pytest.mark.parametrize(("given", "typed"), [("", ""), ("  ", ""), ("-", "\n")])
def test_an_empty_objective_is_asked_for_again(given: str, typed: str) -> None:
    result = CliRunner().invoke(command, [given], input=typed)
    assert isinstance(result.exception, InputError)
    assert result.exception.what.en == "the objective is empty"


@pytest.mark.parametrize("objective", ["Grow sales without more cancelled orders", "让老客户愿意再来，买得更多"])
def test_the_command_on_a_real_shop(objective: str) -> None:
    call = [objective, "--metrics", str(WEEKLY), "--as-of", "2011-06-30", "--format", "json"]
    outputs = [CliRunner().invoke(command, call) for _ in range(2)]
    assert outputs[0].exit_code == 0, outputs[0].output
    assert outputs[0].stdout == outputs[1].stdout
    answer = json.loads(outputs[0].stdout)
    assert answer["objective"] == objective
    assert len(answer["suggestions"]) == 5
    assert len({one["metric"] for one in answer["suggestions"]}) == 5
    assert "guardrail" in {one["role"] for one in answer["suggestions"]}
    for one in answer["suggestions"]:
        assert one["due"] == "2011-09-30"
        assert 0 < one["p_hit"] < 1
        assert one["target"] is not None


def test_nothing_after_the_day_asked_about_is_seen(tmp_path: Path) -> None:
    lines = WEEKLY.read_text().splitlines()
    cut = tmp_path / "cut.csv"
    cut.write_text("\n".join(line for line in lines if line.startswith("metric") or line.split(",")[1] <= "2011-06-30"))
    answers = [
        CliRunner().invoke(command, ["Grow sales", "--metrics", str(file), "--as-of", "2011-06-30", "--format", "json"])
        for file in (WEEKLY, cut)
    ]
    assert answers[0].stdout == answers[1].stdout


DAYS = tuple(date(2026, 6, day) for day in range(1, 29))


def read_by(name: str, values: float) -> tuple[str, float]:
    """The text proposed and the middle of the values that the outlook was asked for, for a series of one value."""
    seen: list[float] = []

    def outlook(one: MetricSeries, _measure: Measure) -> Outlook:
        seen.append(one.values[-1])
        return around(one.values[-1], one.values[-1] / 50)

    found = suggest(
        "下单后发得又快又准",
        lang="zh",
        series={name: MetricSeries(name, DAYS, (values,) * len(DAYS))},
        outlook_of=outlook,
        **TIMES,
    )
    return next(one.text for one in found if one.series == name), seen[0]


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("same_day_dispatch_rate", 0.925, 92.5),  # a share: the template counts in per cent
        ("same_day_dispatch_rate", 92.5, 92.5),
        ("same_day_dispatch_rate_pct", 0.925, 0.925),  # its name says what it is
        ("wrong_shipment_rate", 0.4, 0.4),  # 40 % of all shipments wrong: nearer to 0.4 %
        ("wrong_shipment_rate", 0.004, 0.4),
    ],
)
def test_shares_are_read_in_per_cent(name, value, read):
    assert read_by(name, value)[1] == pytest.approx(read)


@pytest.mark.parametrize(("name", "value", "read"), [("order_accuracy_rate", 0.93, 93), ("take_rate", 0.02, 2)])
def test_shares_without_a_template_are_read_in_per_cent_too(name, value, read):
    metric = lexicon().get(name)
    assert metric is not None
    found = in_per_cent(MetricSeries(name, DAYS, (value,) * len(DAYS)), plain_template(metric))
    assert found.values[0] == pytest.approx(read)


def test_a_proposal_calls_the_metric_as_the_team_does():
    assert read_by("24小时发货率", 0.92)[0].startswith("到2026年9月30日，24小时发货率从92%提升到")
    assert "当日发货率" in read_by("same_day_dispatch_rate", 92)[0]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_gap_of_money_whose_currency_nobody_states_has_no_unit(lang):
    objective = {"en": "Live sales bring the season home", "zh": "直播带货撑起大促"}[lang]
    texts = [one.text for one in suggest(objective, lang=lang, **TIMES)]
    assert texts
    assert not [text for text in texts if "money" in text]


@pytest.mark.parametrize(
    ("asked", "topics", "rival"),
    [
        ({"retention", "customer"}, {"acquisition", "customer"}, True),
        ({"acquisition"}, {"retention"}, True),
        ({"retention", "acquisition"}, {"acquisition"}, False),
        ({"retention"}, {"acquisition", "retention"}, False),
        ({"customer"}, {"acquisition"}, False),
        (set(), {"acquisition"}, False),
    ],
)
def test_new_customers_do_not_serve_who_asks_for_regulars(asked: set[str], topics: set[str], rival: bool) -> None:
    assert is_rival(asked, topics) is rival


@pytest.mark.parametrize(
    ("objective", "history"),
    [
        ("Regular customers come back more often and buy more each time", "en"),
        ("让老客户来得更勤、每单买得更多", "zh"),
    ],
)
def test_regulars_get_no_new_customers_in_a_shop_that_often_set_those(objective: str, history: str) -> None:
    past = str(ROOT / "examples/gift-shop/history" / history)
    call = [objective, "--metrics", str(WEEKLY), "--history", past, "--as-of", "2011-06-30", "--format", "json"]
    answer = json.loads(CliRunner().invoke(command, [*call, "-n", "3"]).stdout)
    found = {one["metric"] for one in answer["suggestions"]}
    assert "repeat_customer_rate" in found
    assert "new_customers" not in found


def test_a_teams_own_name_of_a_metric_comes_before_the_name_without_its_unit() -> None:
    own = MetricDefinition("repeat_customer_rate_pct", label="share of returning customers")
    known = lexicon().with_definitions({own.name: own})
    assert metric_called("repeat_customer_rate_pct", known) == "returning_customer_share"
    assert metric_called("repeat_customer_rate_pct", lexicon()) == "repeat_customer_rate"
    assert metric_called("Revenue_GBP", lexicon()) == "revenue"


@pytest.mark.parametrize(
    ("objective", "lang", "among", "not_among"),
    [
        ("双十一系统稳得住", "zh", {"availability"}, {"promotion_cost_rate", "post_campaign_repurchase_rate"}),
        ("The shop stays up on Black Friday", "en", {"availability"}, {"promotion_cost_rate"}),
        ("把双十一做成拉新的好时机", "zh", {"campaign_new_buyer_share"}, set()),  # there the day is the topic
        ("招到优秀的工程师", "zh", {"time_to_hire"}, {"latency", "build_time"}),
        ("Recruit sales people who stay", "en", {"time_to_hire"}, {"win_rate", "sales_cycle"}),
        ("Sales people win more of their deals", "en", {"win_rate"}, set()),
    ],
)
def test_occasions_and_those_to_be_hired_are_no_topics(
    objective: str, lang: str, among: set[str], not_among: set[str]
) -> None:
    found = {one.metric for one in suggest(objective, lang=lang, **TIMES)}
    assert among <= found
    assert not found & not_among


def test_past_key_results_on_other_metrics_do_not_push_out_what_fits() -> None:
    others = [
        repurchase(19, 0.5)._replace(text=text, metric=metric, objective=objective)
        for text, metric, objective in (
            ("招聘周期从45天缩短到40天", "time_to_hire", "快速招到人"),
            ("服务可用率从99.5%提升到99.9%", "availability", "系统稳定可靠"),
            ("退货率从9%降到8%", "return_rate", "少退货"),
            ("准时送达率从88%提升到92%", "on_time_delivery_rate", "准时送到客户手上"),
        )
    ]
    found = [one.metric for one in suggest("每一单都准时送到", lang="zh", history=others, **TIMES)]
    assert found[0] == "on_time_delivery_rate"
    assert not {"time_to_hire", "availability"} & set(found)


def test_too_little_history_is_not_called_none() -> None:
    found = suggest("让老客户愿意再来", lang="zh", history=[repurchase(19, 0.5)], **TIMES)
    first = next(one for one in found if one.metric == "repurchase_rate")
    assert "历史太少" in first.why
    assert "历史太少" in proposal_lines(1, first, "zh")[1]
    assert any("没有这一指标的历史数据" in one.why for one in found)


@pytest.mark.parametrize(
    ("name", "value", "unit"),
    [
        ("满意度评分", 4.3, None),
        ("satisfaction_score", 8.1, None),
        ("满意度评分", 86.0, "%"),  # near misses: of a hundred, and no score
        ("满意率", 8.6, "%"),
    ],
)
def test_points_of_five_or_ten_are_no_per_cent(name: str, value: float, unit: str | None) -> None:
    rated = series(name)._replace(values=tuple(value for _ in series(name).values))
    candidate = Candidate(shipped_library().key_results["csat"], 1.0, 1.0, rated)
    assert unit_of(candidate, {}, past_of((), date(2026, 1, 1), lexicon())) == unit


@pytest.mark.parametrize(
    ("name", "metric"),
    [
        ("会员数", "members"),
        ("新会员数", "新会员数"),
        ("new_members", "new_members"),
        ("new_customers", "new_customers"),
        ("escalations", "escalation_rate"),
        ("escalations per 1,000 tickets", "escalations per 1,000 tickets"),
    ],
)
def test_which_metric_a_series_speaks_of(name: str, metric: str) -> None:
    assert list(series_by_metric({name: series(name)}, {}, lexicon())) == [metric]
