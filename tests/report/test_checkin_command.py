"""`okr-ai checkin` in a workspace."""

import json
from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from okr_ai.cli.checkin import command
from okr_ai.cli.forecast import command as forecast
from okr_ai.errors import InputError
from okr_ai.workspace import CHECK_INS as NAME

TODAY = date(2026, 8, 16)
START, END = TODAY - timedelta(60), TODAY + timedelta(30)
DRAFT = f"""# Shop

Cycle: {START} to {END}

## O1: Customers come back

- KR1: Raise the repeat purchase rate from 20% to 25%
- KR2: Raise the repeat visits from 300 to 400

## O2: Orders arrive on time

- KR1: Cut the delivery time from 5 days to 3 days
"""


class ThatDay(date):
    """Midnight may come between two lines of a test."""

    @classmethod
    def today(cls):
        return TODAY


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.setattr("okr_ai.cli.checkin.date", ThatDay)
    (tmp_path / "okr-ai.toml").write_text('[paths]\ndrafts = ["okr.md"]\n', encoding="utf-8")
    (tmp_path / "okr.md").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def lines(workspace):
    return [json.loads(line) for line in (workspace / NAME).read_text(encoding="utf-8").splitlines()]


def test_it_records_and_the_forecast_reads_it(workspace):
    assert "O1-KR1" in run("O1-KR1", "21%", "--note", "slow", "--date", str(TODAY - timedelta(20)))
    run("o1.kr1", "22.5", "--confidence", "60%", "--status", "at risk", "--by", "Amy")
    first, second = lines(workspace)
    assert first["value"] == 21.0
    assert first["note"] == "slow"
    assert (second["value"], second["confidence"], second["by"]) == (22.5, 0.6, "Amy")
    assert second["draft"] == "okr.md"
    result = CliRunner().invoke(forecast, ["--format", "json", "--as-of", str(TODAY)], catch_exceptions=False)
    told = json.loads(result.stdout)["key_results"][0]
    assert told["current"] == 22.5
    assert told["p_hit"] is not None


@pytest.mark.parametrize(
    ("name", "id"),
    [("O2-KR1", "O2-KR1"), ("o2kr1", "O2-KR1"), ("KR2", "O1-KR2"), ("delivery time", "O2-KR1"), ("Purchase", "O1-KR1")],
)
def test_a_key_result_is_named_by_id_or_words(workspace, name, id):
    run(name, "1")
    assert lines(workspace)[0]["key_result"] == id


@pytest.mark.parametrize(
    ("written", "share"), [("60%", 0.6), ("0.6", 0.6), ("6", 0.6), ("10", 1.0), ("0", 0.0), ("1", 1.0)]
)
def test_confidence_as_people_write_it(workspace, written, share):
    run("O1-KR1", "--confidence", written)
    assert lines(workspace)[0]["confidence"] == pytest.approx(share)


def test_values_may_be_negative_and_scaled(workspace):
    run("O1-KR2", "-5")
    run("O1-KR2", "1.2万")
    assert [line["value"] for line in lines(workspace)] == [-5.0, 12000.0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("KR1", "5"), "2 key results fit"),
        (("KR9", "5"), "no key result has this id"),
        (("...", "5"), "no key result"),
        (("O1-KR1", "many"), "is no number"),
        (("O1-KR1", "5 days"), "the key result counts in %"),
        (("O1-KR1",), "nothing to record"),
        (("O1-KR1", "5", "--date", str(TODAY + timedelta(1))), "still to come"),
        (("O1-KR1", "5", "--confidence", "120%"), "cannot be"),
        (("O1-KR1", "5", "--confidence", "high"), "cannot be"),
    ],
)
def test_what_cannot_be_recorded_is_said_and_not_written(workspace, arguments, words):
    with pytest.raises(InputError, match=words) as caught:
        CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert "\n" not in caught.value.in_lang("zh")
    assert not (workspace / NAME).exists()


def test_a_file_that_cannot_be_written_is_told(workspace, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("okr_ai.workspace.check_ins.record", refuse)
    with pytest.raises(InputError, match="cannot be written"):
        CliRunner().invoke(command, ["O1-KR1", "5"], catch_exceptions=False)


def test_a_file_that_cannot_be_read_is_told(workspace):
    (workspace / NAME).mkdir()
    with pytest.raises(InputError, match="cannot be read"):
        CliRunner().invoke(command, ["O1-KR1", "5"], catch_exceptions=False)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Raise NPS from 30 to 45", "12天"),
        ("NPS 从 30 提升到 45", "12 days"),
        ("NPS 从 30 提升到 45", "$12"),
        ("Raise the repeat visits from 300 to 400", "12%"),
        ("Cut the delivery time from 5 days to 3 days", "4 hours"),
        ("季度销售额从 200 万元提升至 230 万元", "$12"),
    ],
)
def test_a_value_in_another_unit_is_asked_back(workspace, words, value):
    (workspace / "okr.md").write_text(f"# Shop\n\nCycle: {START} to {END}\n\n## O1: o\n\n- KR1: {words}\n")
    with pytest.raises(InputError) as refused:
        run("O1-KR1", value)
    assert str(refused.value).count("\n") == 0
    assert not (workspace / NAME).exists()


@pytest.mark.parametrize(
    ("words", "value", "recorded"),
    [
        ("NPS 从 30 提升到 45", "38", 38.0),
        ("NPS 从 30 提升到 45", "38分", 38.0),
        ("Raise the repeat visits from 300 to 400", "320次", 320.0),
        ("Launch the new website", "60%", 60.0),
        ("Cut the delivery time from 5 days to 3 days", "4天", 4.0),
        ("季度销售额从 200 万元提升至 230 万元", "120万", 1_200_000.0),
    ],
)
def test_a_value_in_the_same_unit_however_written(workspace, words, value, recorded):
    (workspace / "okr.md").write_text(f"# Shop\n\nCycle: {START} to {END}\n\n## O1: o\n\n- KR1: {words}\n")
    run("O1-KR1", value)
    assert lines(workspace)[0]["value"] == recorded


def test_a_confidence_is_repeated_as_it_was_understood(workspace):
    assert "confidence 70%" in run("O1-KR1", "21%", "--confidence", "7")
    assert "confidence 10%" in run("O1-KR1", "21%", "--confidence", "1/10")


@pytest.mark.parametrize(
    ("value", "day", "doubt"),
    [
        ("-5%", TODAY, "never below 0"),
        ("105%", TODAY, "never above 100"),
        ("21%", START - timedelta(1), "before the cycle"),
        ("21%", START, ""),
        ("0%", TODAY, ""),
        ("100%", TODAY, ""),
    ],
)
def test_what_is_hardly_meant_is_told_and_recorded(workspace, value, day, doubt):
    result = CliRunner().invoke(command, ["O1-KR1", "--date", str(day), value], catch_exceptions=False)
    assert result.exit_code == 0
    assert doubt in result.stderr
    assert bool(doubt) == bool(result.stderr)
    assert len(lines(workspace)) == 1


@pytest.mark.parametrize(
    ("words", "value", "doubt"),
    [
        ("Raise one-touch resolution from 62% to 75%", "0.65", "65 may be meant"),
        ("Raise one-touch resolution from 62% to 75%", "650", "between 0% and 100%"),
        ("老顾客介绍占比从62%提升到75%", "-5", "-5 is recorded"),
        ("Raise one-touch resolution from 62% to 75%", "65", ""),
        ("Cut the crash rate from 1.2% to 0.5%", "0.65", ""),
        ("Raise the load of servers from 90% to 120%", "130", ""),
        ("Raise NPS from 20 to 40", "0.65", ""),
    ],
)
def test_a_share_that_is_hardly_meant_is_told(workspace, words, value, doubt):
    (workspace / "okr.md").write_text(f"# Shop\n\nCycle: {START} to {END}\n\n## O1: o\n\n- KR1: {words}\n")
    result = CliRunner().invoke(command, ["O1-KR1", "--lang", "en", "--", value], catch_exceptions=False)
    assert doubt in result.stderr
    assert bool(doubt) == bool(result.stderr)
    assert len(lines(workspace)) == 1


def test_a_damaged_line_of_check_ins_is_told(workspace):
    run("O1-KR1", "21%")
    with (workspace / NAME).open("a", encoding="utf-8") as file:
        file.write('{"broken\n\n{}\n')
    result = CliRunner().invoke(forecast, ["--lang", "en"], catch_exceptions=False)
    assert f"{NAME}:2:1: this line holds no check-in (+1); correct it, or delete it" in result.stderr
    assert "O1-KR1" in result.stdout


def test_what_is_hardly_meant_is_told_in_chinese(workspace):
    result = CliRunner().invoke(command, ["O1-KR1", "-5%", "--lang", "zh"], catch_exceptions=False)
    assert "不会低于 0" in result.stderr
