"""Metric series from CSV and Parquet, long and wide."""

import io
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from okr_ai.errors import InputError
from okr_ai.read import read_metrics

EXAMPLES = Path(__file__).parents[2] / "examples" / "gift-shop" / "metrics"


def points(text: str | bytes, name: str = "m.csv") -> dict[str, list[tuple[str, float]]]:
    series = read_metrics(name, content=text.encode() if isinstance(text, str) else text)
    return {n: [(d.isoformat(), v) for d, v in zip(s.dates, s.values, strict=True)] for n, s in series.items()}


def test_long_tables() -> None:
    wanted = {"gmv": [("2026-07-05", 1.5), ("2026-07-12", 2.0)], "nps": [("2026-07-05", 22.0)]}
    assert points("metric,date,value\ngmv,2026-07-12,2\ngmv,2026-07-05,1.5\nnps,2026-07-05,22\n") == wanted
    assert points("date\tvalue\tkr_id\n2026/7/12\t2\tgmv\n2026/7/5\t1.5\tgmv\n20260705\t22\tnps\n") == wanted
    assert points("指标,日期,数值\ngmv,2026年7月12日,2\ngmv,2026.7.5,1.5\nnps,2026-07-05 08:30:00,22\n") == wanted


def test_wide_tables() -> None:
    wanted = {"gmv": [("2026-07-05", 1.5), ("2026-07-12", 2.0)], "退货率": [("2026-07-05", 8.2)]}
    assert points("date,gmv,退货率\n2026-07-05,1.5,8.2%\n2026-07-12,2,\n") == wanted
    assert points("日期;gmv;退货率\n2026-07-12;2;NaN\n2026-07-05;1.5;8.2\n") == wanted


def test_of_two_values_for_one_day_the_later_row_counts() -> None:
    assert points("metric,date,value\na,2026-07-05,1\na,2026-07-05,2\n") == {"a": [("2026-07-05", 2.0)]}
    assert points("metric,date,value\na,2026-07-05,1\na,2026-07-05,\n") == {"a": [("2026-07-05", 1.0)]}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,234.5", 1234.5),
        ("12%", 12),
        ("-3", -3),
        ("1e3", 1000),
        (" 7 ", 7),
        ("500万", 5_000_000),
        ("￥1,200", 1200),
        ("$1.2M", 1_200_000),
    ],
)
def test_values_as_people_write_them(words: str, value: float) -> None:
    assert points(f'metric,date,value\na,2026-07-05,"{words}"\n') == {"a": [("2026-07-05", value)]}


@pytest.mark.parametrize("words", ["", "NaN", "n/a", "-", "—", "null", "#N/A", "暂无"])
def test_cells_that_say_nothing(words: str) -> None:
    assert points(f"metric,date,value\na,2026-07-05,{words}\na,2026-07-12,1\n") == {"a": [("2026-07-12", 1.0)]}


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("9/30/2026", "2026-09-30"),
        ("30 Sep 2026", "2026-09-30"),
        ("2026-09", "2026-09-30"),
        ("2026Q3", "2026-09-30"),
        ("2026-W39", "2026-09-27"),
    ],
)
def test_dates_as_people_write_them(words: str, day: str) -> None:
    assert points(f"metric,date,value\na,{words},1\n") == {"a": [(day, 1.0)]}


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("metric,date,value\na,2026-07-05,abc\n", 2, 14, "'abc' is no number"),
        ("metric,date,value\na,2026-07-05,1\n\na,someday,2\n", 4, 3, "'someday' is no date"),
        ("metric,date,value\na,2026-02-30,1\n", 2, 3, "no date"),
        ("date,gmv\n2026-07-05,1\n2026-07-12, x\n", 3, 13, "'x' is no number"),
        ('metric,date,value\n"a\nb",2026-07-05,1_000\n', 3, 15, "no number"),
        ("metric,date,value\n,2026-07-05,1\n", 2, 1, "name is missing"),
        ("metric,date,value\na\n", 2, 1, "too few"),
        ("metric,date,value\na,2026-07-05,inf\n", 2, 14, "no number"),
        ("metric,date,value\na,2026-07-05,1e308\n", 2, 14, "no number"),
        ("metric,date,value\na,2026-07-05,1e400\n", 2, 14, "no number"),
        ("a,b\n1,2\n", 1, 1, "no column of dates"),
        ("date\n2026-07-05\n", 1, 1, "no column of values"),
        ("\n", 1, 1, "empty"),
    ],
)
def test_errors_name_line_and_column(text: str, line: int, column: int, says: str) -> None:
    with pytest.raises(InputError) as caught:
        points(text)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert says in str(caught.value)


def test_parquet_long_and_wide(tmp_path: Path) -> None:
    wanted = {"gmv": [("2026-07-05", 1.5), ("2026-07-12", 2.0)], "nps": [("2026-07-05", 22.0)]}
    long = pd.DataFrame(
        {
            "metric": ["gmv", "gmv", "nps"],
            "date": [date(2026, 7, 12), date(2026, 7, 5), date(2026, 7, 5)],
            "value": [2, 1.5, 22],
        }
    )
    long.to_parquet(tmp_path / "long.parquet")
    assert points((tmp_path / "long.parquet").read_bytes(), "long.parquet") == wanted
    wide = pd.DataFrame({"date": [datetime(2026, 7, 5, 3), datetime(2026, 7, 12)], "gmv": [1.5, 2], "nps": [22, None]})
    wide.to_parquet(tmp_path / "wide.parquet")
    assert points((tmp_path / "wide.parquet").read_bytes(), "wide.parquet") == wanted
    words = pd.DataFrame({"date": ["2026-07-05", "2026/7/12"], "gmv": ["1.5", "2"]})
    words.to_parquet(tmp_path / "words.parquet")
    assert points((tmp_path / "words.parquet").read_bytes(), "w") == {"gmv": wanted["gmv"]}


@pytest.mark.parametrize(
    ("frame", "says"),
    [
        ({"day": ["x"], "gmv": [1]}, "is no date"),
        ({"date": ["2026-07-05"], "gmv": ["many"]}, "no number"),
        ({"date": ["2026-07-05"], "gmv": [2e100]}, "no number"),
        ({"date": ["2026-07-05"], "gmv": [float("inf")]}, "no number"),
        ({"x": [1], "gmv": [1]}, "no column of dates"),
    ],
)
def test_parquet_errors(tmp_path: Path, frame: dict[str, list[object]], says: str) -> None:
    pd.DataFrame(frame).to_parquet(tmp_path / "m.parquet")
    with pytest.raises(InputError, match=says):
        read_metrics(tmp_path / "m.parquet")


def test_real_series() -> None:
    weekly, daily = read_metrics(EXAMPLES / "weekly.csv"), read_metrics(EXAMPLES / "daily.csv")
    revenue = weekly["revenue_gbp"]
    assert len(revenue.dates) == 105
    assert (revenue.dates[0], revenue.dates[-1]) == (date(2009, 12, 6), date(2011, 12, 4))
    assert list(revenue.dates) == sorted(revenue.dates)
    assert set(daily) <= set(weekly)


def test_decimal_commas_in_a_table_parted_by_semicolons() -> None:
    text = "date;revenue;share\n2026-07-01;1.234;12,5%\n2026-07-02;1.300,10;13%\n"
    assert values_of(text) == {"revenue": (1234, 1300.1), "share": (12.5, 13)}


def test_points_and_thousands_in_a_table_parted_by_semicolons() -> None:
    assert values_of("date;revenue;share\n2026-07-01;1.234;12.5\n") == {"revenue": (1.234,), "share": (12.5,)}
    assert values_of("date;revenue\n2026-07-01;1,234\n") == {"revenue": (1234,)}
    assert values_of('date,revenue\n2026-07-01,"98,5"\n') == {"revenue": (98.5,)}


def values_of(text: str) -> dict[str, tuple[float, ...]]:
    return {name: series.values for name, series in read_metrics("m.csv", content=text.encode()).items()}


@pytest.mark.parametrize(
    "days", [("13/11/2026", "03/11/2026"), ("03/11/2026", "13/11/2026"), ("11/13/2026", "13/12/2026")]
)
def test_dates_that_do_not_agree_on_their_order_are_refused(tmp_path: Path, days: tuple[str, str]) -> None:
    file = tmp_path / "m.csv"
    file.write_text("metric,date,value\n" + "".join(f"orders,{day},{n}\n" for n, day in enumerate(days)), "utf-8")
    with pytest.raises(InputError, match="whether the day or the month comes first"):
        read_metrics(file)


@pytest.mark.parametrize(
    "days", [("11/13/2026", "11/03/2026"), ("13/11/2026", "20/11/2026"), ("13/11/2026", "2026/3/11")]
)
def test_dates_that_agree_are_read(tmp_path: Path, days: tuple[str, str]) -> None:
    file = tmp_path / "m.csv"
    file.write_text("metric,date,value\n" + "".join(f"orders,{day},{n}\n" for n, day in enumerate(days)), "utf-8")
    assert len(read_metrics(file)["orders"].dates) == 2


def workbook(*sheets: list[list[object]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    shown = book.add_format({"num_format": "yyyy/m/d"})
    share = book.add_format({"num_format": "0.0%"})
    for rows in sheets:
        sheet = book.add_worksheet()
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                look = shown if isinstance(value, date) else share if isinstance(value, float) and value < 1 else None
                sheet.write(r, c, value, look) if value is not None else None
    book.close()
    return out.getvalue()


def test_a_workbook_s_sheets_hold_series_wide_and_long() -> None:
    first, later = date(2026, 10, 4), date(2026, 10, 11)
    content = workbook(
        [
            ["每周数据"],
            [],
            ["日期", "复购率", "订单量"],
            [first, 0.185, 4500],
            [later, 0.19, None],
            ["合计", None, 4500],
        ],
        [["Read me"]],
        [["kr_id", "date", "value"], ["O1-KR1", 46299, 3.5], ["O1-KR1", later, 4]],  # 46299 is shown as a number
    )
    series = read_metrics("m.xlsx", content=content)
    assert {name: one.values for name, one in series.items()} == {
        "复购率": (18.5, 19.0),
        "订单量": (4500.0,),
        "O1-KR1": (3.5, 4.0),
    }
    assert series["O1-KR1"].dates == (first, later)


def test_what_is_wrong_in_a_workbook_is_told_by_its_cell() -> None:
    with pytest.raises(InputError) as caught:
        read_metrics("m.xlsx", content=workbook([["date", "orders"], [date(2026, 10, 4), "many"]]))
    assert str(caught.value).startswith("m.xlsx:Sheet1!B2: 'many' is no number")
    with pytest.raises(InputError, match="no column of dates"):
        read_metrics("m.xlsx", content=workbook([["objective", "key result"], ["a", "b"]]))


def test_a_title_may_stand_above_the_head_and_a_sum_below_it() -> None:
    text = b"Weekly export of the shop\n\ndate,orders\n2026-10-04,4500\n2026-10-11,4550\nTotal,9050\n"
    assert read_metrics("m.csv", content=text)["orders"].values == (4500.0, 4550.0)
    text = "各店周报,,\n指标,日期,数值\n订单量,2026-10-04,4500\n合计,合计,4500\n".encode()
    assert read_metrics("m.csv", content=text)["订单量"].values == (4500.0,)


def test_two_columns_of_one_name_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        read_metrics("m.csv", content=b"date,orders,orders\n2026-10-04,4500,1\n")
    assert str(caught.value).startswith("m.csv:1:13: two columns are called 'orders'")
