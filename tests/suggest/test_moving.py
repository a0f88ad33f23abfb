"""`okr-ai adjust --apply`: a moved target in the draft's own file."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okr_ai.cli.adjust import command
from okr_ai.errors import InputError
from okr_ai.read import read_draft
from okr_ai.rules import review

METRICS = "metric,date,value\n" + "".join(
    f"returns,2026-{5 + week // 4:02}-{1 + 7 * (week % 4):02},{5 - week / 40}\n" for week in range(14)
)
DAY = date(2026, 8, 1)
WHY = ("--reason", "the carrier left")


def files(folder: Path, name: str, text: str) -> Path:
    (folder / "m.csv").write_text(METRICS)
    (folder / name).write_bytes(text.encode())
    return folder / name


def run(draft: Path, *words: str) -> Result:
    call = [str(draft), "--metrics", str(draft.with_name("m.csv")), "--as-of", "2026-08-01", *words]
    return CliRunner().invoke(command, call)


MARKDOWN = """# 2026 Q3

O1: Make returns painless

- KR1: Cut return time from 5 days to 2 days
- KR2: Cut complaints from 40 to 20
""".replace("\n", "\r\n")
YAML = """cycle: 2026 Q3
objectives:
- objective: Make returns painless
  key_results:
  - kr: Cut return time from 5 days to 2 days # the carrier's own
    target: 2
  - Cut complaints from 40 to 20
"""
JSON = """{"cycle": "2026 Q3", "objectives": [
  {"objective": "Make returns painless", "key_results": ["Cut return time from 5 days to 2 days"]}
]}
"""
CHINESE = "# 2026年三季度\n\nO1：让退货不再麻烦\n\n- KR1：退货时长从5天降到2天\n"


@pytest.mark.parametrize(
    ("name", "text"), [("q3.md", MARKDOWN), ("q3.yaml", YAML), ("q3.json", JSON), ("q3.zh.md", CHINESE)]
)
def test_the_new_target_stands_in_the_draft_and_the_old_one_beside_it(tmp_path: Path, name: str, text: str) -> None:
    draft = files(tmp_path, name, "\ufeff" + text if name == "q3.md" else text)
    answer = run(draft, "--retarget", "O1-KR1=3", *WHY, "--apply")
    assert answer.exit_code == 0, answer.output
    assert json.loads(answer.stdout)["written"] == str(draft)
    after = read_draft(draft)
    words = after.objectives[0].key_results[0].text.text
    assert all(each in words for each in ("3", "carrier", "2 days" if name != "q3.zh.md" else "原定2天"))
    assert after.objectives[0].key_results[0].target in (None, 3)
    assert "target_changed" not in [
        one.rule for one in review([after], today=DAY)[0].objectives[0].key_results[0].findings
    ]
    # nothing else of the file changed
    raw = draft.read_bytes().decode()
    assert raw.replace(words, "").replace("target: 3", "target: 2") == (
        "\ufeff" + text if name == "q3.md" else text
    ).replace(read_draft(name, content=text.encode()).objectives[0].key_results[0].text.text, "")


def test_a_reason_that_would_be_read_as_a_deadline_goes_below(tmp_path: Path) -> None:
    draft = files(tmp_path, "q3.md", MARKDOWN)
    run(draft, "--retarget", "O1-KR1=3", "--reason", "the carrier left in July", "--apply")
    below = "  - originally 2 days, changed on 1 Aug 2026 because the carrier left in July"
    assert draft.read_bytes().decode() == MARKDOWN.replace("2 days", f"3 days\r\n{below}")
    assert [one.text.text for one in read_draft(draft).objectives[0].key_results] == [
        "Cut return time from 5 days to 3 days",
        "Cut complaints from 40 to 20",
    ]


def test_without_its_reason_the_moved_target_is_a_finding(tmp_path: Path) -> None:
    draft = files(tmp_path, "q3.md", MARKDOWN)
    run(draft, "--retarget", "O1-KR1=3", *WHY, "--apply")
    text = draft.read_text().replace(" because the carrier left", "")
    found = review([read_draft("q3.md", content=text.encode())], today=DAY)[0].objectives[0].key_results[0].findings
    assert "target_changed" in [one.rule for one in found]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("q3.csv", "objective,key_result\nMake returns painless,Cut return time from 5 days to 2 days\n", "strike"),
        ("q3.yaml", YAML, "reason: # none"),  # would end the words, or make a table of them
        ("q3.json", JSON, 'the "blue" carrier left'),
        ("q3.md", MARKDOWN.replace("2 days", "**2** days"), "strike"),
    ],
)
def test_where_it_is_not_safe_nothing_is_written_and_the_words_are_told(
    tmp_path: Path, name: str, text: str, reason: str
) -> None:
    draft = files(tmp_path, name, text)
    error = run(draft, "--retarget", "O1-KR1=3", "--reason", reason, "--apply").exception
    assert isinstance(error, InputError)
    assert "3 days" in error.do.en
    assert (error.path, (error.line or 0) > 0) == (str(draft), True)
    assert draft.read_bytes() == text.encode()


def test_nothing_is_written_unasked_or_without_a_reason(tmp_path: Path) -> None:
    draft = files(tmp_path, "q3.md", MARKDOWN)
    assert isinstance(run(draft, "--apply").exception, InputError)
    assert isinstance(run(draft, "--retarget", "O1-KR1=3", "--apply").exception, InputError)
    assert "written" not in json.loads(run(draft, "--retarget", "O1-KR1=3", *WHY).stdout)
    assert draft.read_bytes() == MARKDOWN.encode()


@pytest.mark.parametrize(
    ("words", "to", "moved"),
    [
        ("客单价从180元提高20元（当前182元）", "190", "客单价从180元提高10元（当前182元）"),
        ("退货率降低20%（当前8%）", "7", "退货率降低12.5%（当前8%）"),  # 8 less an eighth is 7
        ("GMV增长30%（当前5%）", "20", "GMV增长20%（当前5%）"),  # the change is what is reported
        ("客单价从180元提高20元（当前182元）", "170", None),  # no rise any more
        ("Cut the AWS bill by $30k from $120k (currently $118k)", "100000", "Cut the AWS bill by $20K from $120k"),
    ],
)
def test_a_target_that_is_a_change_stays_one(tmp_path: Path, words: str, to: str, moved: str | None) -> None:
    draft = files(tmp_path, "q3.md", f"# 2026 Q3\n\n## O1: Grow\n\n- KR1: {words}\n")
    answer = CliRunner().invoke(
        command, [str(draft), "--as-of", "2026-08-01", "--retarget", f"O1-KR1={to}", *WHY, "--apply"]
    )
    if moved is None:
        assert isinstance(answer.exception, InputError) or answer.exit_code
    else:
        assert answer.exit_code == 0, answer.output
        assert moved in draft.read_text("utf-8")
