"""`okr-ai parse` from outside: one answer a line, whatever the line."""

import json

import pytest
from click.testing import CliRunner, Result

from okr_ai.cli.parse import command

FIELDS = {
    "kr",
    "lang",
    "metric",
    "direction",
    "baseline",
    "baseline_unit",
    "target",
    "unit",
    "target_kind",
    "comparator",
    "deadline",
    "deadline_date",
    "outcome",
    "compound",
    "vague_words",
    "placeholder",
    "quantities",
    "dates",
    "smart",
}


def parse(text: str | bytes, *options: str) -> Result:
    return CliRunner().invoke(command, ["-", "--today", "2026-05-15", *options], input=text, standalone_mode=False)


def answers(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.split("\n") if line]


def test_plain_text_and_json_lines_in_order() -> None:
    result = parse(
        '将用户满意度从80%提升到90%\n{"kr": "两个月内上线", "cycle_start": "2026-07-01", "cycle_end": "2026-09-30"}\n'
    )
    first, second = answers(result)
    assert result.return_value == 0
    assert set(first) >= FIELDS
    assert (first["baseline"], first["target"], first["unit"], first["direction"]) == (80, 90, "%", "increase")
    assert first["smart"] == {
        "specific": 0.9,
        "measurable": 1.0,
        "achievable": None,
        "relevant": None,
        "time_bound": 0.0,
    }
    assert second["deadline_date"] == "2026-08-31"


def test_relevance_is_judged_with_an_objective_only() -> None:
    first, second = answers(
        parse('{"kr": "复购率提升到30%", "objective": "让老客户愿意再来"}\n{"kr": "复购率提升到30%"}\n')
    )
    assert isinstance(first["smart"]["relevant"], float)  # type: ignore[index]
    assert 0 <= first["smart"]["relevant"] <= 1  # type: ignore[index]
    assert second["smart"]["relevant"] is None  # type: ignore[index]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "{}",
        '{"kr": 5}',
        '{"kr": "x", "today": "soon"}',
        '{"kr": "x", "objective": []}',
        '{"kr": "x", "cycle_start": "2026-07-01"}',
        '{"kr": "x", "cycle_start": 7, "cycle_end": 8}',
        "{" * 5000,
    ],
)
def test_bad_json_is_told_and_the_rest_answered(line: str) -> None:
    result = parse(f"提升到5%\n{line}\n提升到6%\n")
    assert result.return_value == 2
    assert [answer["target"] for answer in answers(result)] == [5, 6]
    (told,) = result.stderr.strip().splitlines()
    assert told.startswith("<stdin>:2:1: ")
    assert "; " in told or "；" in told


@pytest.mark.parametrize(
    "line", [b"[1]", b"null", b"a\0b 20%", b"\xff\xfe 20% \xe4\xb8", b"." * 5000, "\u202e\u200b20%".encode(), b"=1+1"]
)
def test_any_plain_line_is_answered(line: bytes) -> None:
    result = parse(line + b"\n")
    (answer,) = answers(result)
    assert result.return_value == 0
    for item in [*answer["quantities"], *answer["dates"]]:  # type: ignore[misc]
        assert str(answer["kr"])[item["start"] : item["end"]] == item["text"]


def test_lines_end_at_lf_crlf_and_cr_only() -> None:
    result = parse("\ufeff提升到5%\r\n提升到6%\r提升\u2028到7%\n\n".encode())
    assert [answer["target"] for answer in answers(result)] == [5, 6, 7]


def test_options_for_cycle_and_fiscal_year() -> None:
    (answer,) = answers(parse("FY26 Q1末上线\n", "--fiscal-start", "4"))
    assert answer["deadline_date"] == "2025-06-30"
    (answer,) = answers(parse("周期末上线\n", "--cycle-start", "2026-07-01", "--cycle-end", "2026-09-30"))
    assert answer["deadline_date"] == "2026-09-30"


def test_half_a_cycle_is_refused() -> None:
    result = parse("x\n", "--cycle-start", "2026-07-01")
    assert result.exception is not None
    assert "--cycle-end" in str(result.exception)


def test_many_lines_are_answered_alike_however_many_processes_share_them() -> None:
    lines = [
        f"复购率从{n % 50}%提升到{n % 50 + 5}%" if n % 2 else f"Ship {n} orders by 30 September" for n in range(2_000)
    ]
    lines[7] = lines[1_500] = '{"kr": 5}'
    lines[1_600] = '{"kr": "复购率提升到40%", "objective": "让老客户更愿意回来"}'
    alone, shared = (parse("\n".join(lines), "--jobs", jobs) for jobs in ("1", "2"))
    assert len(answers(alone)) == 1_998
    assert shared.stdout == alone.stdout
    assert shared.stderr == alone.stderr
    assert [line.partition(" ")[0] for line in shared.stderr.splitlines()] == ["<stdin>:8:1:", "<stdin>:1501:1:"]
    assert shared.return_value == alone.return_value == 2
