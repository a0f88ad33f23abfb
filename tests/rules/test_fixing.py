"""Safe edits and baselines."""

from datetime import date
from pathlib import Path

import pytest

from okr_ai.errors import InputError
from okr_ai.read import read_draft
from okr_ai.rules import RULES, Settings, review
from okr_ai.rules.baseline import known_in, without_known, written
from okr_ai.rules.examples import everything, example_of, found_in
from okr_ai.rules.fixing import FIXING, diff_of, fixed_files, write_fixed

TODAY = date(2026, 7, 1)
TEXT = "# 2026年三季度\n\n## O1：让老顾客愿意再来\n\n- KR1：复购率从２２提升到２８％\n- KR2：提高满意度\n"
FIXED = TEXT.replace("２２", "22").replace("２８％", "28%")


def reviewed(text: str, path: str = "x.md"):
    return review([read_draft(path, content=text.encode(), today=TODAY)], today=TODAY)


def after(text: str, path: str = "x.md") -> str:
    changes = fixed_files(reviewed(text, path))
    return changes[0][2] if changes else text


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_edits_change_only_their_words(ending: str):
    assert after(TEXT.replace("\n", ending)) == FIXED.replace("\n", ending)


def test_a_missing_sign_that_the_draft_settles():
    assert after(FIXED) == FIXED.replace("从22提升", "从22%提升")
    assert after(after(FIXED)) == after(FIXED)  # and then there is nothing left


def test_no_number_is_invented():
    for text in ("- KR1：提高满意度\n", "- KR1：满意度提升到XX%\n", "- KR1：转化率从0.22提升到28%\n"):
        draft = f"# 2026年三季度\n\n## O1：让老顾客愿意再来\n\n{text}"
        assert after(draft) == draft


def test_yaml_and_json_too():
    yaml = "objectives:\n- objective: Make returns easy\n  key_results:\n  - Returns from ５ days to ２ days\n"
    assert after(yaml, "x.yaml") == yaml.replace("５", "5").replace("２ ", "2 ")
    text = '{"objectives": [{"objective": "让老顾客愿意再来", "key_results": ["复购率从２２%提升到28%"]}]}'
    assert after(text, "x.json") == text.replace("２２", "22")


def test_the_diff_names_the_file_and_the_line():
    lines = list(diff_of(*fixed_files(reviewed(TEXT))[0]))
    assert lines[:2] == ["--- a/x.md\n", "+++ b/x.md\n"]
    assert "-- KR1：复购率从２２提升到２８％\n" in lines
    assert "+- KR1：复购率从22提升到28%\n" in lines


def test_a_diff_of_a_last_line_without_an_end():
    lines = list(diff_of("x.md", "a\nb", "a\nc"))
    assert lines[-2:] == ["-b\n\\ No newline at end of file\n", "+c\n\\ No newline at end of file\n"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_writing_keeps_the_byte_order_mark(tmp_path: Path, mark: bytes):
    path = tmp_path / "x.md"
    path.write_bytes(mark + TEXT.encode())
    assert write_fixed(path, TEXT, FIXED)
    assert path.read_bytes() == mark + FIXED.encode()


@pytest.mark.parametrize(("mark", "encoding"), [("", "gb18030"), ("\ufeff", "utf-16-le"), ("\ufeff", "utf-16-be")])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_file_keeps_its_encoding(tmp_path: Path, mark: str, encoding: str, ending: str):
    path = tmp_path / "x.md"
    path.write_bytes((mark + TEXT).replace("\n", ending).encode(encoding))
    ((_, before, after),) = fixed_files(review([read_draft(path, today=TODAY)], today=TODAY))
    assert write_fixed(path, before, after)
    assert path.read_bytes() == (mark + FIXED).replace("\n", ending).encode(encoding)


def test_a_file_that_has_changed_is_left_alone(tmp_path: Path):
    path = tmp_path / "x.md"
    path.write_text(TEXT + "- KR3\n", encoding="utf-8")
    assert not write_fixed(path, TEXT, FIXED)
    assert path.read_text(encoding="utf-8") == TEXT + "- KR3\n"


def test_a_baseline_silences_what_it_lists_and_nothing_more(tmp_path: Path):
    path = tmp_path / "baseline.json"
    path.write_text(written(reviewed(TEXT)), encoding="utf-8")
    known = known_in(path)
    assert not everything(without_known(reviewed(TEXT), known)[0])
    moved = TEXT.replace("## O1", "\n\n## O1")
    assert not everything(without_known(reviewed(moved), known)[0])
    more = TEXT + "- KR3：提高满意度\n"
    assert {f.rule for f in everything(without_known(reviewed(more), known)[0])} >= {"no_number"}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [{}]}', "[" * 5000]
)
def test_a_file_that_is_no_baseline(tmp_path: Path, text: str):
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="no baseline file"):
        known_in(path)


def test_a_baseline_that_is_not_there(tmp_path: Path):
    with pytest.raises(InputError, match="cannot be read"):
        known_in(tmp_path / "none.json")


def test_edits_go_on_until_none_is_left():
    text = "# 2026年三季度\n\n## O1：让老客户愿意再来\n\n- KR1：复购率从１８提升到25%\n"
    ((_, _, after),) = fixed_files(reviewed(text), lambda path, text: reviewed(text, path)[0])
    assert "复购率从18%提升到25%" in after
    assert fixed_files(reviewed(after)) == []


def test_a_diff_goes_by_line_feeds_alone():
    lines = "".join(diff_of("d.md", "a\u2028b １\nc\n", "a\u2028b 1\nc\n"))
    assert lines.endswith("-a\u2028b １\n+a\u2028b 1\n c\n")


def test_the_rules_that_make_edits_are_listed():
    editing = {
        rule.name
        for rule in RULES
        for example in rule.bad
        if any(finding.fix is not None for _, finding in found_in(rule, example_of(example)))
    }
    assert editing == set(FIXING)


def test_only_some_of_the_rules_that_run():
    assert Settings().only(FIXING).select == FIXING
    assert Settings(ignore=("unit_spelling",)).only(FIXING).select == FIXING[:2]
