"""`import okr_ai as okr`: files and pandas in, frames and HTML out, the same answers as the command line."""

import doctest
import importlib
import json
import re
import subprocess
import sys
from datetime import date, datetime
from html.parser import HTMLParser
from inspect import signature
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

import okr_ai as okr
from okr_ai.cli import group
from okr_ai.errors import InputError
from okr_ai.facade.inputs import day_of, metrics_of
from okr_ai.facade.reading import workspace_of
from okr_ai.facade.series import series_in
from okr_ai.facade.tables import marked, table, tag

ROOT = Path(__file__).parents[2]
SHOP = ROOT / "examples" / "gift-shop"
WEEKLY = SHOP / "metrics" / "weekly.csv"
AS_OF = "2011-08-14"


class Closing(HTMLParser):
    """Fails on a tag that is not closed, or closed out of turn."""

    def __init__(self):
        super().__init__()
        self.open, self.words = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in ("br", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def words_of(html: str) -> str:
    parser = Closing()
    parser.feed(html)
    assert parser.open == []
    return "".join(parser.words)


@pytest.fixture(scope="module")
def forecasts():
    return okr.forecast(SHOP / "2011-q3.en.md", WEEKLY, as_of=AS_OF)


# reading


def test_read_gives_the_draft_and_a_frame():
    okrs = okr.read(SHOP / "2011-q3.zh.md")
    assert len(okrs) == 3
    assert [objective.id for objective in okrs] == ["O1", "O2", "O3"]
    frame = okrs.to_frame()
    assert list(frame["id"]) == [kr.id for kr in okrs.key_results]
    assert frame.loc[0, "metric"] == "average_order_value_gbp"
    assert "老客户" in words_of(okrs._repr_html_())


def test_read_of_nothing_says_where():
    with pytest.raises(InputError, match=r"nowhere\.md"):
        okr.read("nowhere.md")


# reviewing


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_review_is_what_the_command_says(lang):
    reviewed = okr.review(SHOP / f"2011-q3.{lang}.md", metrics=WEEKLY, today="2011-06-30")
    arguments = ["review", f"{SHOP}/2011-q3.{lang}.md", "--metrics", str(WEEKLY), "--today", "2011-06-30"]
    said = json.loads(CliRunner().invoke(group, [*arguments, "--format", "json"]).stdout)["files"][0]
    by_command = {
        (kr["id"], finding["rule"]): finding["message"]
        for objective in said["objectives"]
        for kr in objective["key_results"]
        for finding in kr["findings"]
    }
    frame = reviewed.to_frame()
    mine = {(row.id, row.rule): row.message for row in frame.itertuples() if "KR" in row.id}
    assert mine.keys() >= by_command.keys()
    assert len(reviewed) == len(frame)
    scores = reviewed.scores()
    assert scores["score"].between(0, 100).all()
    assert scores.loc[scores["id"] == "O1-KR1", "measurable"].item() == 1.0


def test_review_marks_the_words():
    html = okr.review(SHOP / "2011-q3.en.md")._repr_html_()
    assert '">Significantly</u>' in html
    words_of(html)


def test_review_without_metrics_judges_no_target(tmp_path):
    (tmp_path / "draft.md").write_text("# O: Grow\n\n- KR1: Raise orders from 10 to 20 by 30 September 2026\n", "utf-8")
    assert okr.review(tmp_path / "draft.md", today="2026-07-01").scores()["achievable"].isna().all()


# forecasting


def test_forecast_is_what_the_command_says(forecasts):
    arguments = ["forecast", f"{SHOP}/2011-q3.en.md", "--metrics", str(WEEKLY), "--as-of", AS_OF, "--format", "json"]
    said = json.loads(CliRunner().invoke(group, arguments).stdout)["key_results"]
    assert [kr["p_hit"] for kr in said] == pytest.approx([one.p_hit for one in forecasts], nan_ok=True)


def test_forecast_frame(forecasts):
    frame = forecasts.to_frame().set_index("id")
    row = frame.loc["O1-KR1"]
    assert row["low95"] < row["low80"] < row["expected"] < row["high80"] < row["high95"]
    assert frame.loc["O1-KR4"][["p_hit", "expected", "low80"]].isna().all()
    fans = forecasts.fans()
    assert (fans["q10"] <= fans["q90"]).all()
    assert fans["date"].max() <= pd.Timestamp("2011-10-02")


def test_forecast_by_id_and_place(forecasts):
    assert forecasts["O1-KR1"] is forecasts[0]
    assert len(forecasts) == 12
    with pytest.raises(KeyError):
        forecasts["O9-KR9"]


def test_forecast_html_in_both_languages(forecasts):
    assert "off track" in words_of(forecasts._repr_html_())
    chinese = okr.forecast(SHOP / "2011-q3.zh.md", WEEKLY, as_of=AS_OF)
    assert "季度平均客单价" in words_of(chinese._repr_html_())


def test_pandas_in_any_shape_gives_the_same(forecasts):
    long = pd.read_csv(WEEKLY)
    wide = long.pivot(index="date", columns="metric", values="value")
    wide.index = pd.to_datetime(wide.index)
    expected = [one.p_hit for one in forecasts]
    for metrics in (long, wide, wide.reset_index(), wide.set_axis(wide.index.to_period("W-SUN"))):
        found = okr.forecast(SHOP / "2011-q3.en.md", metrics, as_of=date(2011, 8, 14))
        assert [one.p_hit for one in found] == pytest.approx(expected, nan_ok=True)


def test_later_data_are_not_seen(forecasts):
    long = pd.read_csv(WEEKLY)
    found = okr.forecast(SHOP / "2011-q3.en.md", long[long["date"] <= AS_OF], as_of=AS_OF)
    assert found.forecasts == forecasts.forecasts


def test_series_in_takes_one_series_and_drops_gaps():
    one = pd.Series([1.0, None, 3.0], pd.to_datetime(["2026-01-05", "2026-01-12", "2026-01-19"]), name="orders")
    found = series_in(one)
    assert found["orders"].dates == (date(2026, 1, 5), date(2026, 1, 19))
    assert found["orders"].values == (1.0, 3.0)


@pytest.mark.parametrize("huge", [2e100, float("-inf")])
def test_series_in_refuses_what_no_metric_can_be(huge):
    table = pd.DataFrame({"date": ["2026-07-05", "2026-07-12"], "orders": [1.0, huge]})
    with pytest.raises(InputError, match="orders, 2026-07-12"):
        series_in(table)
    assert series_in(table.assign(orders=[1.0, 9e99]))["orders"].values == (1.0, 9e99)


@pytest.mark.parametrize("given", [[], [("orders", "2026-08-01", 3)], 7, {"orders": [1, 2]}])
def test_what_holds_no_metrics_is_refused_in_both_languages(given):
    with pytest.raises(InputError) as caught:
        metrics_of(given, workspace_of(SHOP))
    assert "holds no metrics" in caught.value.what.en
    assert "读不出指标" in caught.value.what.zh


DAYS = ["2026-08-02", "2026-08-09"]
LONG = pd.DataFrame({"metric": ["orders"] * 2, "date": DAYS, "value": [1.0, 2.0]})


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (LONG.assign(value=["1", "x"]), "orders, 2026-08-09: 'x' is no value"),
        (LONG.assign(value=[1, 2j]), "orders, 2026-08-02: '(1+0j)' is no value"),
        (LONG.assign(value=pd.to_timedelta([1, 2], unit="h")), "orders, 2026-08-02: '0 days 01:00:00' is no value"),
        (LONG.assign(value=pd.to_datetime(DAYS)), "orders, 2026-08-02: '2026-08-02 00:00:00' is no value"),
        (LONG.assign(date=["no day", "2026-08-09"]), "'no day' is no date"),
        (LONG.assign(date=[46236, 46243]), "'46236' is no date"),  # days as a workbook counts them
        (LONG.assign(metric=["orders", None]), "the value 2 has no metric"),
        (pd.concat([LONG, LONG[["value"]]], axis=1), "two columns are called 'value'"),
        (pd.concat([LONG, LONG[["date"]]], axis=1), "two columns are called 'date'"),
        (pd.concat({"shop": LONG}, axis=1), "several rows of column names"),
        (pd.DataFrame(), "the table has no dates"),
        (LONG.drop(columns="date"), "the table has no dates"),
    ],
)
def test_what_is_wrong_with_a_table_is_told_in_one_line(table, said):
    with pytest.raises(InputError, match=re.escape(said)):
        series_in(table)


@pytest.mark.parametrize(
    "table",
    [
        LONG,
        LONG.assign(date=pd.to_datetime(DAYS).tz_localize("Asia/Shanghai")),
        LONG.assign(date=[pd.Timestamp(day, tz=zone) for day, zone in zip(DAYS, ("UTC", "Asia/Tokyo"), strict=True)]),
        LONG.assign(date=["8/2/2026", "2026-W32"]),  # as in a file
        LONG.assign(value=["1", "2"]),
        LONG.convert_dtypes(),
        LONG.astype({"metric": "category"}),
        LONG.set_axis(["指标", "日期", "数值"], axis=1),
        LONG.set_index(["metric", "date"]),
        LONG.set_index(["metric", "date"])["value"],
        pd.DataFrame({"Date": DAYS, "orders": [1, 2]}),
    ],
)
def test_tables_in_other_forms_give_the_same_series(table):
    assert series_in(table) == {"orders": series_in(LONG)["orders"]}


def test_a_series_without_a_name_and_an_empty_table():
    assert set(series_in(pd.Series([1.0, 2.0], pd.to_datetime(DAYS)))) == {"value"}
    assert series_in(LONG.iloc[:0]) == {}
    assert series_in(LONG.assign(value=float("nan"))) == {}


@pytest.mark.parametrize("n", [0, -1, 2.5, "3", None])
def test_how_many_is_a_whole_number(n):
    with pytest.raises(InputError, match="give a whole number from 1"):
        okr.suggest("Sell more", n=n)


@pytest.mark.parametrize("history", [3, [1], LONG])
def test_what_is_no_history_is_told(history):
    with pytest.raises(InputError, match=f"a {type(history).__name__} is no history; give a file or a folder"):
        okr.suggest("Sell more", history=history)


def test_messages_are_in_chinese_or_english():
    with pytest.raises(InputError, match="no messages in 'fr'; use zh or en"):
        okr.review(SHOP / "2011-q3.en.md", lang="fr")


def test_series_in_takes_dates_written_out_in_an_index_of_that_name():
    table = pd.DataFrame({"orders": [1.0, 2.0]}, index=pd.Index(["2026-08-01", "2026-08-02"], name="date"))
    assert series_in(table)["orders"].dates == (date(2026, 8, 1), date(2026, 8, 2))


def test_series_in_needs_dates():
    with pytest.raises(InputError, match="no dates"):
        series_in(pd.DataFrame({"orders": [1, 2]}))


# suggesting and reporting


def test_suggest_with_a_past():
    found = okr.suggest(
        "让老客户买得更多", metrics=WEEKLY, history=SHOP / "history/zh", as_of="2011-06-30", n=3, workspace=SHOP
    )
    assert len(found) == 3
    frame = found.to_frame()
    assert frame["p_hit"].between(0, 1).all()
    assert (frame["due"] == date(2011, 9, 30)).all()
    assert frame["evidence"].sum() > 0
    assert found[0].text in words_of(found._repr_html_())


def test_suggest_from_nothing_invents_no_number(tmp_path):
    found = okr.suggest("Make regular customers come back", as_of="2026-06-30", workspace=tmp_path)
    assert len(found) > 0
    assert all(one.target is None and one.p_hit is None for one in found)


def test_report_is_a_page_and_can_be_saved(tmp_path):
    page = okr.report(SHOP / "2011-q3.en.md", WEEKLY, as_of=AS_OF, path=tmp_path / "report.html")
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == str(page)
    shown = page._repr_html_()
    assert shown.startswith("<iframe")
    assert "<script" not in shown  # the page is inside an attribute, escaped


# scoring


def test_score_by_hand():
    scored = okr.score(SHOP / "2011-q3.en.md", WEEKLY, as_of="2011-10-02")
    frame = scored.to_frame().set_index("id")
    # returning customers: from 90.6 towards 92, the quarter's weeks by their days average 89.94
    assert frame.loc["O1-KR3", "degree"] == pytest.approx((89.941 - 90.6) / (92 - 90.6), abs=0.01)
    assert frame.loc["O3-KR1", "score"] == 1.0
    assert frame["score"].dropna().between(0, 1).all()
    assert frame.loc["O1-KR4"][["degree", "score"]].isna().all()
    assert "Sell more without" in words_of(scored._repr_html_())


# odds and ends


@pytest.mark.parametrize(
    "value",
    [
        "2026-09-30",
        date(2026, 9, 30),
        datetime(2026, 9, 30, 12),
        pd.Timestamp("2026-09-30"),
        pd.Timestamp("2026-09-30").to_datetime64(),
    ],
)
def test_days_in_any_form(value):
    assert day_of(value) == date(2026, 9, 30)


def test_no_day_is_told():
    with pytest.raises(InputError, match="is no date"):
        day_of("tomorrow-ish")


def test_hostile_text_stays_text():
    assert "<script>" not in table(["<b>"], [["<script>alert(1)</script>"]], caption="<i>")
    assert marked("a<b>c", [(1, 4)]) == 'a<u style="text-decoration:underline wavy #c2410c">&lt;b&gt;</u>c'
    assert "<x>" not in tag("<x>", '"><x>')


def test_marked_joins_what_overlaps():
    assert words_of(marked("abcdef", [(3, 9), (0, 2), (1, 4), (2, 2)])) == "abcdef"


def test_parts_are_packages_and_functions():
    forecast_part = importlib.import_module("okr_ai.forecast")
    assert callable(forecast_part.forecast_cases)
    assert okr.forecast is forecast_part
    assert "as_of" in signature(okr.forecast).parameters
    assert {"read", "review", "suggest", "forecast", "report", "score"} <= set(dir(okr))
    with pytest.raises(AttributeError, match="no attribute 'frecast'"):
        okr.frecast  # noqa: B018


@pytest.mark.parametrize("first", ["import okr_ai.forecast, okr_ai.read", "from okr_ai.suggest import relevance", ""])
def test_callable_whatever_is_imported_first(first):
    parts = "okr.read, okr.suggest, okr.forecast, okr.report"
    code = f"{first}\nimport okr_ai as okr\nprint(*(callable(part) for part in ({parts})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["True"] * 4


@pytest.mark.parametrize(("module", "fewest"), [("reading", 2), ("reviewing", 3), ("functions", 5)])
def test_examples_in_docstrings(module, fewest, monkeypatch):
    monkeypatch.chdir(ROOT)
    results = doctest.testmod(importlib.import_module(f"okr_ai.facade.{module}"))
    assert results.attempted >= fewest
    assert results.failed == 0


def test_drafts_are_reviewed_together(tmp_path):
    above = "# 2026 Q3\n\n## O1: 让老客户更愿意回来\n- KR1: 复购率从20%提升到25%\n"
    below = "# 2026 Q3\n\n## O1: 让会员愿意再来\n- 对齐：让新客户更愿意回来\n- KR1: 会员复购率从20%提升到25%\n"
    (tmp_path / "company.md").write_text(above, encoding="utf-8")
    (tmp_path / "team.md").write_text(below, encoding="utf-8")
    (tmp_path / "README.md").write_text("# 怎么写 OKR\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()

    def aligned(reviews):
        return [[found.rule for found in each if found.rule == "missing_parent"] for each in reviews]

    assert aligned(okr.review_all(tmp_path)) == [[], ["missing_parent"]]
    (tmp_path / "team.md").write_text(below.replace("新客户", "老客户"), encoding="utf-8")
    both = [okr.read(tmp_path / name) for name in ("team.md", "company.md")]
    assert aligned(okr.review_all(both)) == [[], []]
    assert okr.review_all([]) == []
    for wrong, said in (
        (None, "a NoneType is no draft"),
        ([5], "a int is no draft"),
        (tmp_path / "empty", "no Markdown or"),
    ):
        with pytest.raises(InputError, match=said):
            okr.review_all(wrong)


def test_cascade_splits_a_key_result_and_writes_the_draft(tmp_path):
    goal = "Grow quarterly sales from £2.05M to £2.3M by 30 Sep 2011"
    weekly = SHOP / "metrics" / "weekly.csv"
    parts = okr.cascade(goal, weekly, as_of="2011-06-30", workspace=SHOP)
    frame = parts.to_frame()
    assert len(parts) == len(frame) > 1
    assert frame["share"].sum() == pytest.approx(1)
    assert 0 <= parts.p_all <= frame["p_hit"].min()
    assert goal in parts._repr_html_()
    parts.save(tmp_path / "parts.md")
    below = okr.read(tmp_path / "parts.md")
    assert [one.parent for one in below] == [goal] * len(parts)
    held = okr.cascade(goal, weekly, as_of="2011-06-30", workspace=SHOP, locks=["average_order_value"])
    assert held.to_frame().set_index("metric").loc["average_order_value", "share"] == 0
    with pytest.raises(InputError, match="from what to what"):
        okr.cascade("Grow quarterly sales", weekly, as_of="2011-06-30", workspace=SHOP)


def test_a_kind_of_report_that_there_is_not_is_refused():
    with pytest.raises(InputError, match="no report of kind 'daily'") as caught:
        okr.report(SHOP / "2011-q3.en.md", kind="daily")
    assert "没有“daily”这种报告" in caught.value.what.zh


@pytest.mark.parametrize("name", ["read", "review", "forecast", "report", "score"])
@pytest.mark.parametrize("given", [None, 5, ["draft.md"], {"objectives": []}, b"draft.md"])
def test_what_is_no_draft_is_told_in_one_line(name, given):
    with pytest.raises(InputError, match=f"a {type(given).__name__} is no draft; give a file's path, or what okr.read"):
        getattr(okr, name)(given)


@pytest.mark.parametrize(("name", "words"), [("suggest", "objective"), ("cascade", "key result")])
def test_what_is_no_sentence_is_told_in_one_line(name, words):
    for given, said in ((None, "a NoneType"), (["x"], "a list"), (" ", "an empty text")):
        with pytest.raises(InputError, match=f"{said} is no {words}; write the {words} as one sentence"):
            getattr(okr, name)(given)


@pytest.mark.parametrize("as_of", [pd.NaT, pd.NaT.to_datetime64(), "2026-02-30"])
def test_a_day_that_is_none_is_refused(as_of):
    with pytest.raises(InputError, match="no date"):
        okr.forecast(SHOP / "2011-q3.en.md", as_of=as_of)


def test_a_value_without_its_date_is_not_left_out_in_silence():
    days = [pd.Timestamp("2026-08-02"), pd.NaT]
    with pytest.raises(InputError, match="orders: the value 2 has no date"):
        okr.forecast(SHOP / "2011-q3.en.md", pd.DataFrame({"date": days, "orders": [1.0, 2.0]}), as_of="2026-08-17")
    with pytest.raises(InputError, match="has no date"):
        okr.forecast(SHOP / "2011-q3.en.md", pd.Series([1.0, 2.0], index=days, name="orders"), as_of="2026-08-17")
    empty = pd.DataFrame({"date": days, "orders": [1.0, float("nan")]})  # an empty row is none
    assert okr.forecast(SHOP / "2011-q3.en.md", empty, as_of="2026-08-17") is not None


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_values_print_is_a_short_table(lang: str):
    draft = SHOP / f"2011-q3.{lang}.md"
    read, forecast = okr.read(draft), okr.forecast(draft, WEEKLY, as_of=AS_OF)
    made = [read, okr.review(read), forecast, okr.score(draft, WEEKLY, as_of=AS_OF)]
    made += [okr.suggest("Regular customers come back", metrics=WEEKLY, as_of="2011-06-30")]
    for value in made:
        lines = repr(value).splitlines()
        assert 3 <= len(lines) <= 23
        assert max(map(len, lines)) < 200
        assert not any(line != line.rstrip() for line in lines)
    assert "3" in repr(read).splitlines()[0]
    assert "O1-KR2" in repr(forecast)
    assert "46%" in repr(forecast)
    assert len(repr(okr.report(draft, WEEKLY, as_of=AS_OF))) < 100


def test_what_is_printed_has_an_end_and_moves_no_cursor(tmp_path: Path):
    many = "".join(f"- KR{n}: Raise \x1b[2Jsales{'a' * 200} of shop {n} from 2 to 9\n" for n in range(1, 40))
    draft = tmp_path / "d.md"
    draft.write_text(f"# 2026 Q4\n\n## O1: Sell\u202e more\n{many}", "utf-8")
    shown = repr(okr.read(draft))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert shown.splitlines()[-1] == "… and 20 more"
    assert max(map(len, shown.splitlines()[1:])) < 90
