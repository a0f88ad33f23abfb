"""A series that ended long ago is refused, and said to be, by whatever asks what its metric is now."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from okr_ai.cli import group
from okr_ai.cli.outlooks import outlooks, still_measured
from okr_ai.forecast.silence import ended
from okr_ai.forecast.steps import even_steps
from okr_ai.model import MetricSeries, Reason
from okr_ai.suggest.targets import Outlook

QUARTER = (date(2026, 7, 1), date(2026, 9, 30))  # 92 days: two of them are 184


def weeks(last: date, count: int = 60) -> MetricSeries:
    days = tuple(last - timedelta(weeks=count - 1 - i) for i in range(count))
    return MetricSeries("repeat_rate", days, tuple(22.0 + (i % 5) / 10 for i in range(count)))


def test_two_cycles_by_hand() -> None:
    last = date(2026, 1, 4)
    steps = even_steps(weeks(last), as_of=date(2026, 12, 31))
    assert ended(steps, *QUARTER, last + timedelta(days=184)) is None
    late = ended(steps, *QUARTER, last + timedelta(days=185))
    assert late is not None
    assert late.figures == {"metric": "repeat_rate", "last": "2026-01-04"}
    # a month and four weekly steps: 62 days are longer than 28
    july = (date(2026, 7, 1), date(2026, 7, 31))
    assert ended(steps, *july, last + timedelta(days=62)) is None
    assert ended(steps, *july, last + timedelta(days=63)) is not None


def test_a_cycle_that_the_values_cover_is_over_not_silent() -> None:
    steps = even_steps(weeks(date(2025, 10, 5)), as_of=date(2026, 12, 31))
    assert ended(steps, date(2025, 7, 1), date(2025, 9, 30), date(2026, 12, 31)) is None


def test_an_outlook_is_a_reason_when_the_series_ended() -> None:
    eve = date(2026, 6, 30)
    look = outlooks(eve, *QUARTER, {})
    assert isinstance(look(weeks(date(2026, 6, 28)), "level"), Outlook)
    old = weeks(date(2025, 6, 1))._replace(name="old")
    assert isinstance(look(old, "level"), Reason)
    assert isinstance(look(old, "total"), Reason)
    assert look(MetricSeries("none", (), ()), "level") is None
    kept, gone = still_measured({"new": weeks(date(2026, 6, 28)), "old": old}, eve, *QUARTER, {})
    assert (list(kept), [reason.figures["metric"] for reason in gone]) == (["new"], ["old"])


DRAFTS = {
    "zh": "# 会员\n周期：2026-07-01 至 2026-09-30\n## O1：让老客户更常回来\n"
    "- KR1：复购率从 22% 提升到 26%\n  - 指标：repeat_rate\n",
    "en": "# Shop\nCycle: 2026-07-01 to 2026-09-30\n## O1: Customers come back\n"
    "- KR1: Raise the repeat rate from 22% to 26%\n  - Metric: repeat_rate\n",
}
SAID = {"zh": "序列“repeat_rate”到2025年6月1日就中断了", "en": "the series 'repeat_rate' ends on 1 Jun 2025"}


@pytest.fixture
def old_metrics(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    series = weeks(date(2025, 6, 1))
    rows = [f"{series.name},{day},{value}" for day, value in zip(series.dates, series.values, strict=True)]
    Path("m.csv").write_text("\n".join(["metric,date,value", *rows]), encoding="utf-8")
    return tmp_path / "m.csv"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_review_says_it_and_does_not_judge_by_it(old_metrics: Path, lang: str) -> None:
    Path("d.md").write_text(DRAFTS[lang], encoding="utf-8")
    done = CliRunner().invoke(
        group, ["review", "d.md", "--metrics", "m.csv", "--today", "2026-07-01", "--format", "json", "--exit-zero"]
    )
    assert done.exit_code == 0
    assert SAID[lang] in done.stderr
    [found] = json.loads(done.stdout)["files"]
    assert found["objectives"][0]["key_results"][0]["smart"]["achievable"] is None


@pytest.mark.parametrize(
    ("lang", "objective"), [("zh", "让老客户更常回来"), ("en", "Regular customers repeat their purchase")]
)
def test_a_proposal_says_it_and_offers_no_number(old_metrics: Path, lang: str, objective: str) -> None:
    asked = ["suggest", objective, "--metrics", "m.csv", "--as-of", "2026-06-30", "--format", "json", "-n", "8"]
    found = json.loads(CliRunner().invoke(group, asked).stdout)["suggestions"]
    told = [one for one in found if SAID[lang].removeprefix("the ") in one["why"]]
    assert [one["target"] for one in told] == [None]


def test_objectives_from_data_leave_it_out(old_metrics: Path) -> None:
    asked = ["suggest", "--objectives", "--metrics", "m.csv", "--as-of", "2026-06-30", "--lang", "en"]
    done = CliRunner().invoke(group, asked)
    assert SAID["en"] in done.stderr
    assert done.exit_code != 0  # nothing else to go by


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2020-03-31", "从2024年4月8日才有数据，晚于截止日2020年3月31日"),
        ("2099-03-31", "离序列“repeat_rate”的现有数据太远"),
    ],
)
def test_a_due_date_before_or_far_ahead_of_the_data_says_which(old_metrics: Path, due: str, said: str) -> None:
    key_result = {"kr": "复购率达到 26%", "due": due, "metric": "repeat_rate"}
    draft = {"objectives": [{"objective": "让老客户更常回来", "key_results": [key_result]}]}
    Path("d.json").write_text(json.dumps(draft), encoding="utf-8")
    asked = ["forecast", "d.json", "--metrics", "m.csv", "--as-of", "2025-06-02", "--lang", "zh"]
    assert said in CliRunner().invoke(group, asked).stdout


def test_a_file_without_rows_says_that_there_are_no_values(old_metrics: Path) -> None:
    Path("m.csv").write_text("metric,date,value\n", encoding="utf-8")
    for lang, said in (("zh", "还没有任何指标数据"), ("en", "there are no metric values at all")):
        Path("d.md").write_text(DRAFTS[lang], encoding="utf-8")
        assert said in CliRunner().invoke(group, ["forecast", "d.md", "--metrics", "m.csv"]).stdout
