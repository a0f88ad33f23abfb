"""`okr-ai plan`: tasks with department, role and a date inside the cycle."""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from okr_ai.cli.plan import command
from okr_ai.errors import InputError
from okr_ai.suggest.planning import PlannedTask, as_csv, plan
from okr_ai.suggest.template_files import shipped_library

KR = {
    "en": "Raise the repurchase rate from 18% to 22% by 30 Sep 2026",
    "zh": "到2026年9月30日，复购率从18%提升到22%",
}
START, DUE = date(2026, 7, 1), date(2026, 9, 30)
TEMPLATE = shipped_library().key_results["repeat-purchase-rate"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_templates_tasks_in_order_inside_the_cycle(lang: str) -> None:
    tasks = plan(KR[lang], TEMPLATE, START, DUE, lang)
    assert len(tasks) == len(TEMPLATE.wording(lang).tasks) + 2
    assert [task.due for task in tasks] == sorted(task.due for task in tasks)
    assert tasks[0].due > START
    assert tasks[-1].due == date(2026, 9, 7)  # three quarters of 91 days
    assert all(task.department and task.title for task in tasks)


def test_every_shipped_task_has_department_and_title() -> None:
    for template in shipped_library().key_results.values():
        for lang in ("en", "zh"):
            assert all(task.department for task in plan("x", template, START, DUE, lang)), template.name


def test_a_day_is_enough_and_less_is_not() -> None:
    assert {task.due for task in plan("x", TEMPLATE, START, START, "en")} == {START}
    with pytest.raises(InputError, match="lies before the start"):
        plan("x", TEMPLATE, DUE, START, "en")


def test_forms() -> None:
    call = [KR["en"], "--as-of", "2026-07-01"]
    listed = json.loads(CliRunner().invoke(command, [*call, "--format", "json"]).stdout)
    rows = list(csv.DictReader(StringIO(CliRunner().invoke(command, [*call, "--format", "csv"]).stdout)))
    shown = CliRunner().invoke(command, call).stdout
    assert [row["task"] for row in rows] == [task["title"] for task in listed]
    assert shown.count("- [ ] 2026-") == len(listed)
    assert shown.startswith(f"## {KR['en']}\n")


def test_a_whole_draft(tmp_path: Path) -> None:
    draft = tmp_path / "draft.json"
    content = {
        "cycle": {"start": "2026-07-01", "end": "2026-09-30"},
        "objectives": [{"objective": "让顾客愿意再来", "key_results": [KR["zh"], "天气变好"]}],
    }
    draft.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    answer = CliRunner().invoke(command, [str(draft), "--as-of", "2026-07-01"])
    assert "用户运营·生命周期经理" in answer.stdout
    assert answer.stderr == "没有对应模板：天气变好\n"


def test_no_task_is_planned_for_days_that_are_over(tmp_path: Path) -> None:
    draft = tmp_path / "draft.json"
    content = {
        "cycle": {"start": "2026-07-01", "end": "2026-09-30"},
        "objectives": [{"objective": "Customers return", "key_results": [KR["en"]]}],
    }
    draft.write_text(json.dumps(content), encoding="utf-8")
    for day, first in (("2026-06-20", "2026-07-01"), ("2026-08-20", "2026-08-20"), ("2026-09-30", "2026-09-30")):
        called = [str(draft), "--as-of", day, "--due", "2026-09-30", "--format", "json"]
        due = [task["due"] for task in json.loads(CliRunner().invoke(command, called).stdout)]
        assert first <= min(due) <= max(due) <= "2026-09-30"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("median first response time", "first-response-time"),
        ("the first response time", "first-response-time"),
        ("首次响应时间", "first-response-time"),
        ("mean time to restore service", "time-to-restore"),
        ("response", None),  # near misses: little of a label, or words that hold a short one
        ("the satisfaction of our neighbours with the customer satisfaction survey", None),
        ("", None),
    ],
)
def test_templates_are_found_by_their_labels(words: str, name: str | None) -> None:
    found = shipped_library().labelled(words)
    assert (found and found.name) == name


def test_an_empty_key_result_is_asked_for() -> None:
    result = CliRunner().invoke(command, ["  "])
    assert isinstance(result.exception, InputError)


def test_nothing_to_plan_from() -> None:
    answer = CliRunner().invoke(command, ["天气变好", "--as-of", "2026-07-01"])
    assert isinstance(answer.exception, InputError)


def test_a_formula_is_written_as_text() -> None:
    written = as_csv([PlannedTask("=1+1", "-x", "@a", "", START)], "en")
    assert written.splitlines()[1] == "'=1+1,'-x,'@a,,2026-07-01"


def test_a_key_result_may_be_longer_than_a_path_and_a_missing_draft_is_named() -> None:
    long = KR["zh"] + "，" + "客户下单前后都满意" * 40
    assert CliRunner().invoke(command, [long]).exit_code == 0
    missing = CliRunner().invoke(command, ["no-such.md"])
    assert isinstance(missing.exception, InputError)
    assert missing.exception.path == "no-such.md"
