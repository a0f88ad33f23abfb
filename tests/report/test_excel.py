"""The workbook, read back: numbers are numbers, dates are dates, words are words."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from okr_ai.report import build_report, to_xlsx

AS_OF = date(2026, 8, 16)


def sheets_of(content):
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_figures_come_back_as_they_were(shop, lang):
    report = build_report([shop], as_of=AS_OF)
    sheets = sheets_of(to_xlsx(report))
    name = "关键结果" if lang == "zh" else "Key results"
    head, *rows = sheets[name]
    assert len(rows) == 8
    chance = head.index("达成可能 %" if lang == "zh" else "Chance %")
    target = head.index("目标值" if lang == "zh" else "Target")
    expected = head.index("预计期末" if lang == "zh" else "Expected at the end")
    due = head.index("截止日期" if lang == "zh" else "Due")
    for row, item in zip(rows, report.items, strict=True):
        assert row[chance] == ("" if item.forecast.p_hit is None else item.forecast.p_hit)
        assert row[target] == ("" if item.forecast.target is None else item.forecast.target)
        if item.forecast.expected is None:
            assert row[expected] == ""
        else:
            assert row[expected] == pytest.approx(item.forecast.expected, rel=1e-14)  # a cell keeps 16 digits
        assert row[due] == (item.forecast.due or "")


def test_the_first_sheet_holds_the_decisions(shop, lang):
    rows = sheets_of(to_xlsx(build_report([shop], as_of=AS_OF)))["待决定" if lang == "zh" else "Decisions"]
    assert rows[0][0].startswith("礼品店" if lang == "zh" else "Gift shop")
    assert len(rows) == 2 + 1 + 1 + 5  # two lines above, an empty one, the heads, five decisions


def test_words_never_become_formulas_links_or_numbers(shop):
    reviewed, forecasts = shop
    texts = ("=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(1)", "https://x.test", "007", "\t=1")
    forecasts = [replace(f, text=text) for f, text in zip(forecasts, texts, strict=True)]
    content = to_xlsx(build_report([(reviewed, forecasts)], as_of=AS_OF))
    with ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            assert b"<f>" not in package.read(name)
            assert b"hyperlink" not in package.read(name)
    _, *rows = next(rows for name, rows in sheets_of(content).items() if name in ("Key results", "关键结果"))
    assert {row[2].strip() for row in rows} == {text.strip() for text in texts}


def test_a_cell_takes_the_longest_text_and_very_old_days(shop):
    reviewed, forecasts = shop
    forecasts = [replace(f, text="长" * 40_000, due=date(1850, 1, 1), p_hit=float("nan")) for f in forecasts]
    sheets = sheets_of(to_xlsx(build_report([(reviewed, forecasts)], as_of=AS_OF)))
    rows = next(rows for name, rows in sheets.items() if name in ("Key results", "关键结果"))
    assert len(rows[1][2]) == 32_767
    assert "1850-01-01" in rows[1]
