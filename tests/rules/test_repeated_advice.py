"""Advice is given once below an objective: further notes that ask for the same are one line each."""

from datetime import date

from okr_ai.read.drafts import read_draft
from okr_ai.rules.formats.people import as_text
from okr_ai.rules.reviewing import review

TODAY = date(2026, 5, 15)


def shown(draft: str, lang: str) -> list[str]:
    read = read_draft("d.md", content=draft.encode(), today=TODAY)
    return as_text(review([read], today=TODAY, lang=lang)).splitlines()


def test_the_second_note_of_an_objective_is_one_line() -> None:
    draft = (
        "# 2026 Q3\n\n## O1：让学员学得会\n- KR1：完课率达到60%\n- KR2：作业提交率达到75%\n\n"
        "## O2：让学员愿意来\n- KR1：到课率达到90%\n"
    )
    lines = shown(draft, "zh")
    assert sum("补上现状值" in line for line in lines) == 2  # once below each objective
    second = next(line for line in lines if ":5:" in line)
    assert second.endswith("提示 no_baseline (M) “75%”是和多少相比？缺少现状值")
    assert sum(line.strip().startswith("4 |") for line in lines) == 1
    assert not any(line.strip().startswith("5 |") for line in lines)


def test_it_is_so_in_english_and_a_warning_keeps_its_line() -> None:
    draft = (
        "# 2026 Q3\n\n## O1: Pupils learn more\n- KR1: Raise completion to 60%\n- KR2: Raise attendance to 75%\n"
        "- KR3: Hold 12 workshops\n- KR4: Hold 20 webinars\n"
    )
    lines = shown(draft, "en")
    assert sum("add today's value" in line for line in lines) == 1
    assert sum("keep the count as a task" in line for line in lines) == 1
    assert any(line.strip().startswith("7 |") and "20 webinars" in line for line in lines)
    assert not any(line.strip().startswith("5 |") for line in lines)
