"""docs/reading.md says how key results are read; its examples are read so, and it names every module."""

import re
from datetime import date
from pathlib import Path

import pytest

from okr_ai.language import read_key_result
from okr_ai.model import Frame

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
TODAY = date(2026, 5, 15)


def rows(head: str) -> list[list[str]]:
    """The cells of all tables whose first column is headed so."""
    tables = re.findall(rf"^\| {head} \|.*\n\|[-|]+\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    return [
        [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for table in tables
        for line in table.splitlines()
    ]


def shown(frame: Frame) -> tuple[str, str, str]:
    """From, to and how, as the page writes them."""

    def value(number: float | None, unit: str | None) -> str:
        return "" if number is None else f"{number:.10g} {unit or ''}".strip()

    to = value(frame.target, frame.unit)
    if frame.target_to is not None:
        to = f"{frame.target:g}–{value(frame.target_to, frame.unit)}"
    how = frame.target_kind or ""
    return value(frame.baseline, frame.baseline_unit), f"{frame.comparator or ''} {to}".strip(), how


@pytest.mark.parametrize(("text", "low", "high", "how"), rows("key result"))
def test_key_results_are_read_as_the_page_says(text: str, low: str, high: str, how: str) -> None:
    assert shown(read_key_result(text, today=TODAY)) == (low, high, how)


@pytest.mark.parametrize(("words", "first", "last"), rows("words"))
def test_dates_are_read_as_the_page_says(words: str, first: str, last: str) -> None:
    (found,) = read_key_result(f"NPS 40 {words}", today=TODAY).dates
    assert words.endswith(found.text)
    assert (found.first_day.isoformat(), found.last_day.isoformat()) == (first, last)


def test_the_page_names_every_module() -> None:
    named = {name for _, cell in rows("step") for name in re.findall(r"`(\w+)`", cell)}
    assert named == {path.stem for path in (ROOT / "okr_ai" / "language").glob("*.py")} - {"__init__"}
