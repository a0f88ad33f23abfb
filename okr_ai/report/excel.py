"""The report as an Excel workbook: numbers as numbers, dates as dates, words never as formulas."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from math import isfinite
from typing import Any

from okr_ai.report.axes import spread
from okr_ai.report.content import Group, Item, Report, chance_of
from okr_ai.report.pages import heading, headline
from okr_ai.report.voice import Voice
from okr_ai.scoring import Review
from okr_ai.scoring.ratings import OTHERS

Cell = str | float | int | date | None
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST = 32_767  # characters that a cell holds
PAST = 26  # measurements before each forecast
DATES_OF_MANY = 4  # in each forecast of a large report
MEASURED = 300  # rows that a column's width is made for
EXCEL_EPOCH = 693_594  # date.toordinal() of the day that Excel counts from: what write_datetime works out at length
AFTER_NO_DAY = date(1900, 3, 1)  # Excel knows a 29 February 1900


def to_xlsx(report: Report) -> bytes:
    """The workbook: the decisions, all key results by risk, objectives, forecasts by date, findings, metrics."""
    import xlsxwriter

    out = BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"title": heading(report, Voice(report.lang)), "comments": "okr-ai"})
    sheets = _Sheets(book)
    say = Voice(report.lang)
    intro = (heading(report, say), headline(report, say))
    sheets.add(say.label("sheet_decisions"), *_decisions(report, say), intro=intro)
    sheets.add(say.label("key_results"), *_key_results(report, say))
    sheets.add(say.label("by_objective"), *_groups(report.objectives, say.label("objective"), say))
    if report.teams:
        sheets.add(say.label("by_team"), *_groups(report.teams, say.label("team"), say))
    note = (say.label("past_of_riskiest", count=len(report.detailed)),) if report.is_large else ()
    sheets.add(say.label("sheet_forecast"), *_fans(report, say), intro=note)
    sheets.add(say.label("sheet_findings"), *_findings(report, say))
    sheets.add(say.label("sheet_metrics"), *_metrics(report, say))
    book.close()
    return out.getvalue()


def reviews_xlsx(reviews: Sequence[Review], lang: str) -> bytes:
    """The 360-degree reviews as a workbook: one row per person and dimension, one column per group that may be shown,
    and how many raters had to be left out of each."""
    import xlsxwriter

    say, out = Voice(lang), BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    groups = list(dict.fromkeys(group.name for review in reviews for group in review.groups))
    names = [say.label("other_raters") if name == OTHERS else name for name in groups]
    rows: list[list[Cell]] = []
    for review in reviews:
        shown = {group.name: group for group in review.groups}
        for i, dimension in enumerate(review.dimensions):
            marks = [shown[name].means[i] if name in shown else None for name in groups]
            raters = sum(group.raters for group in review.groups)
            rows.append([review.person, dimension, review.own[i], review.overall[i], *marks, raters, review.hidden])
    head = [*_head(say, "person", "dimension", "own_view", "all_raters"), *names, *_head(say, "raters", "left_out")]
    _Sheets(book).add(say.label("ratings_title"), head, rows, intro=(say.label("ratings_note"),))
    book.close()
    return out.getvalue()


class _Sheets:
    """Writes tables, each on a sheet of its own, with a header row that stays in sight and filters."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._words = book.add_format({"text_wrap": True, "valign": "top"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self._share = book.add_format({"num_format": "0%", "valign": "top"})
        self._plain = book.add_format({"valign": "top"})
        self._title = book.add_format({"bold": True, "font_size": 14})

    def add(self, name: str, head: Sequence[str], rows: Sequence[Sequence[Cell]], intro: Sequence[str] = ()) -> None:
        """One sheet. A column whose heading ends in "%" shows its shares as per cent."""
        sheet = self._book.add_worksheet(name)
        for i, line in enumerate(intro):
            sheet.write_string(i, 0, line[:LONGEST], self._title if i == 0 else None)
        top = len(intro) + 1 if intro else 0
        for column, words in enumerate(head):
            sheet.write_string(top, column, words, self._head)
            widest = max((len(str(row[column])) for row in rows[:MEASURED] if row[column] is not None), default=0)
            sheet.set_column(column, column, min(60, max(10, len(words) + 4, widest + 2)))
        numbers = [self._share if words.endswith("%") else self._plain for words in head]
        for i, row in enumerate(rows, top + 1):
            for column, value in enumerate(row):
                if value is not None:
                    self._write(sheet, i, column, value, numbers[column])
        sheet.freeze_panes(top + 1, 0)
        if rows:
            sheet.autofilter(top, 0, top + len(rows), len(head) - 1)

    def _write(self, sheet: Any, row: int, column: int, value: str | float | date, number: Any) -> None:
        if isinstance(value, str):
            sheet.write_string(row, column, value[:LONGEST], self._words)
        elif isinstance(value, date):
            if value.year >= 1900:
                serial = value.toordinal() - (EXCEL_EPOCH if value >= AFTER_NO_DAY else EXCEL_EPOCH + 1)
                sheet.write_number(row, column, serial, self._day)
            else:  # older than Excel's calendar
                sheet.write_string(row, column, value.isoformat(), self._words)
        elif isfinite(value):
            sheet.write_number(row, column, value, number)


Table = tuple[list[str], list[list[Cell]]]


def _decisions(report: Report, say: Voice) -> Table:
    head = _head(say, "sheet_about", "decide", "key_result", "status", "chance %", "owner", "due_date")
    rows: list[list[Cell]] = [
        [
            say.label(item.decision.about),
            say(item.decision.text),
            item.forecast.text,
            say.status(item.forecast.status),
            chance_of(item.forecast),
            item.owner,
            item.forecast.due,
        ]
        for item in report.decisions
        if item.decision
    ]
    return head, rows


KEY_RESULT_COLUMNS = (
    *("number", "objective", "key_result", "team", "owner", "status", "chance %"),
    *("baseline", "now", "target", "target_to", "unit"),
    *("expected", "low_80", "high_80", "low_95", "high_95", "progress %", "elapsed %", "needed_rate", "recent_rate"),
    *("last_figure_on", "stale", "due_date", "change_short", "metric", "why"),
)


def _head(say: Voice, *names: str) -> list[str]:
    """The columns' headings by their labels' names; a " %" stays behind the words."""
    return [say.label(name.removesuffix(" %")) + (" %" if name.endswith(" %") else "") for name in names]


def _key_results(report: Report, say: Voice) -> Table:
    return _head(say, *KEY_RESULT_COLUMNS), [_key_result(item, say) for item in report.items]


def _key_result(item: Item, say: Voice) -> list[Cell]:
    f = item.forecast
    low80, high80 = f.intervals.get("80", (None, None))
    low95, high95 = f.intervals.get("95", (None, None))
    return [
        item.number,
        item.objective.objective.text.text,
        f.text,
        item.team,
        item.owner,
        say.status(f.status),
        chance_of(f),
        f.baseline,
        f.current,
        f.target,
        f.target_to,
        f.unit,
        f.expected,
        low80,
        high80,
        low95,
        high95,
        f.progress,
        f.elapsed,
        f.needed_rate,
        f.recent_rate,
        f.last_observation,
        say.label("yes") if f.stale else None,
        f.due,
        say.label(item.change.turn) if item.change else None,
        f.metric,
        "\n".join(say.sentence(reason.text) for reason in f.reasons) or None,
    ]


def _groups(groups: Sequence[Group], first: str, say: Voice) -> Table:
    head = [first, *_head(say, "weakest", "key_results", "judged", "expected_hits", "progress %")]
    rows: list[list[Cell]] = [
        [group.name, say.status(group.status), len(group.items), group.judged, group.expected_hits, group.progress]
        for group in groups
    ]
    return head, rows


def _fans(report: Report, say: Voice) -> Table:
    """Every forecast by date, and what was measured before. Of a large report's key results fewer dates, and what was
    measured only of those told in detail: half a million cells are no help to anybody."""
    head = _head(say, "number", "key_result", "date", "value", "low_95", "low_80", "median", "high_80", "high_95")
    rows: list[list[Cell]] = []
    measured = {item.number for item in report.detailed}
    for item in report.items:
        f = item.forecast
        past = f.history[-PAST:] if item.number in measured else ()
        rows += [[item.number, f.text, day, value, None, None, None, None, None] for day, value in past]
        if f.fan:
            fan = f.fan
            for i in spread(len(fan.dates), DATES_OF_MANY) if report.is_large else range(len(fan.dates)):
                values = (fan.q025[i], fan.q10[i], fan.q50[i], fan.q90[i], fan.q975[i])
                rows.append([item.number, f.text, fan.dates[i], None, *values])
    return head, rows


def _findings(report: Report, say: Voice) -> Table:
    head = _head(say, "key_result", "file", "line_number", "rule", "message", "suggestion")
    found = [("", finding) for finding in report.findings]
    found += [(item.forecast.text, finding) for item in report.items for finding in item.reviewed.findings]
    rows: list[list[Cell]] = [
        [text, one.place.path, one.place.line, one.rule, one.message, one.suggestion] for text, one in found
    ]
    return head, rows


def _metrics(report: Report, say: Voice) -> Table:
    names = ("metric", "label", "definition", "source", "updated", "first_day", "last_day", "measurements")
    head = _head(say, *names)
    rows: list[list[Cell]] = [
        [one.name, one.label, one.definition, one.source, one.update_period, one.first_day, one.last_day, one.points]
        for one in report.metrics
    ]
    return head, rows
