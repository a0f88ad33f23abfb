"""A review shared by several processes: the same comes of it, whatever becomes of the others."""

import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from okr_ai.model import Cycle, Draft, Frame, MetricDefinition, PastKeyResult, TargetChance
from okr_ai.read import read_draft
from okr_ai.rules import review
from okr_ai.rules.examples import PARTING, TODAY, draft_of, everything, example_of, unmarked
from okr_ai.rules.listing import LISTED, every_rule
from okr_ai.rules.reviewing import Jobs
from okr_ai.sharing import processors, shared_out
from okr_ai.suggest import relevance

pytestmark = pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="work is shared on Linux alone")
THREE = Jobs(processes=3, enough=1, parts=2)
OBJECTIVES = [
    {
        "objective": "让老顾客更愿意回来",
        "owner": "Ann",
        "key_results": [
            {"kr": "90天复购率从22%提升到28%", "metric": "repeat", "confidence": 0.5},
            "大幅提升满意度，并完善会员体系",
            {"kr": "复购率提升到120%", "owner": "Bo, Cy"},
        ],
    },
    {
        "objective": "Make returns painless, sell 200 and grow",
        "parent": "让老顾客更愿意回来",
        "key_results": [
            "Return time from 5 days to ２ days",
            "Cut complaints to TBD",
            "Launch a page, train 20 staff",
        ],
    },
    {"objective": "加强团队建设", "key_results": ["招聘3人", "投诉率从2%提升到5%，响应时间缩短至30分钟"]},
]


def markdown() -> bytes:
    lines = ["# 2026 Q3", "<!-- okr: ignore[vague_quantifier, slogan] said on purpose -->"]
    for objective in OBJECTIVES:
        lines += [f"## O：{objective['objective']}", ""]
        lines += [f"- {kr['kr'] if isinstance(kr, dict) else kr}" for kr in objective["key_results"]]
    return "\n".join(lines).encode()


def rows() -> list[list[str]]:
    found = [["objective", "key result", "owner"]]
    for objective in OBJECTIVES:
        for kr in objective["key_results"]:
            stated = kr if isinstance(kr, dict) else {"kr": kr}
            found.append([str(objective["objective"]), str(stated["kr"]), str(stated.get("owner", ""))])
    return found


def spreadsheet() -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        sheet = book.add_worksheet("OKR")
        for number, row in enumerate(rows()):
            sheet.write_row(number, 0, row)
    return held.getvalue()


STATED = {"cycle": {"start": "2026-07-01", "end": "2026-09-30"}, "objectives": OBJECTIVES}
FILES = {
    "draft.md": markdown(),
    "draft.json": json.dumps(STATED, ensure_ascii=False, indent=1).encode(),
    "draft.yaml": json.dumps(STATED, ensure_ascii=False).encode(),  # YAML takes it too
    "draft.csv": "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows()).encode(),
    "draft.xlsx": spreadsheet(),
}


def drafts() -> list[Draft]:
    return [read_draft(name, content=content, today=TODAY) for name, content in FILES.items()]


def chances(draft: Draft, frames: Sequence[Frame]) -> list[TargetChance | None]:
    easy = TargetChance(0.95, 22.0, 28.0, 6.0, (7.0, 8.0, 9.0, 10.0), 1.0, 4, "test")
    stated = [key_result.metric for objective in draft.objectives for key_result in objective.key_results]
    return [easy if metric else None for metric, _ in zip(stated, frames, strict=True)]


def reviewed(jobs: Jobs, read: Sequence[Draft], **more: Any) -> Any:
    return review(read, today=TODAY, jobs=jobs, **{"relevance": relevance, **more})


@pytest.fixture(autouse=True)
def nobody_left_behind() -> Iterator[None]:
    yield
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("name", FILES)
def test_of_every_form_the_same_comes_of_it(name: str) -> None:
    read = [each for each in drafts() if each.path == name]
    alone = reviewed(Jobs(), read)
    assert everything(alone[0])
    assert reviewed(THREE, read) == alone


@pytest.mark.parametrize("lang", [None, "zh", "en"])
def test_of_several_files_with_chances_definitions_and_a_past_too(lang: str | None) -> None:
    past = tuple(
        PastKeyResult(
            "让老顾客更愿意回来", "复购率提升到28%", Cycle(date(2026, 4, 1), date(2026, 6, 30)), attainment=1.0
        )
        for _ in range(6)
    )
    more = {
        "lang": lang,
        "chances": chances,
        "definitions": {"repeat": MetricDefinition("repeat", "90天复购率", unit="%", better="up")},
        "past": past,
    }
    alone = reviewed(Jobs(), drafts(), **more)
    assert reviewed(THREE, drafts(), **more) == alone
    assert {"target_too_easy", "copied_parent"} & {finding.rule for each in alone for finding in everything(each)}


def test_findings_of_every_sort_are_the_same() -> None:
    """All bad examples of all rules, as one large review."""
    read = [
        draft_of(rule, part, f"{rule.name}{number}.{i}")
        for rule in every_rule()
        for number, example in enumerate(map(example_of, rule.bad))
        for i, part in enumerate(unmarked(example.text)[0].split(PARTING))
    ]
    alone = reviewed(Jobs(), read, chances=chances)
    assert reviewed(Jobs(2, 1, 40), read, chances=chances) == alone
    found = {finding.rule for each in alone for finding in everything(each)}
    assert len(found) > 0.8 * len(LISTED)


def test_parts_of_any_size_give_the_same() -> None:
    alone = reviewed(Jobs(), drafts())
    for size in (1, 3, 7, 100):
        assert reviewed(Jobs(parts=size), drafts()) == alone


@pytest.mark.parametrize("jobs", [Jobs(parts=3), THREE])
def test_each_key_result_is_told_of_once(jobs: Jobs) -> None:
    told: list[int] = []
    reviewed(jobs._replace(told=told.append), drafts())
    assert sum(told) == sum(len(objective["key_results"]) for objective in OBJECTIVES) * len(FILES)
    assert len(told) > len(FILES)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    raise RuntimeError("in the copy")


def hang() -> None:
    time.sleep(600)


@pytest.mark.parametrize("broken", [die, fail, hang, lambda: os._exit(3)], ids=["killed", "raises", "hangs", "leaves"])
@pytest.mark.parametrize("good", [0, 2])
def test_a_copy_that_breaks_is_not_noticed(
    broken: Callable[[], None], good: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """At once, or when it has done some of the work."""
    monkeypatch.setattr("okr_ai.sharing._PATIENCE", 0.3)
    here, asked = os.getpid(), 0

    def fits(objective: str, texts: Sequence[str]) -> list[float]:
        nonlocal asked
        asked += 1
        if os.getpid() != here and asked > good:
            broken()
        return relevance(objective, texts)

    alone = reviewed(Jobs(), drafts())
    asked = 0
    assert reviewed(THREE, drafts(), relevance=fits) == alone
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_what_goes_wrong_here_is_raised(error: type[BaseException]) -> None:
    def fits(objective: str, texts: Sequence[str]) -> list[float]:
        raise error

    with pytest.raises(error):
        reviewed(THREE, drafts(), relevance=fits)


def test_where_no_copy_can_be_made_one_process_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    alone = reviewed(Jobs(), drafts())
    monkeypatch.setattr(os, "fork", refused)
    assert reviewed(THREE, drafts()) == alone


def test_several_share_the_work(tmp_path: Path) -> None:
    def work(number: int) -> tuple[int, int]:
        (tmp_path / str(os.getpid())).touch()
        until = time.monotonic() + 60
        while len(list(tmp_path.iterdir())) < 3 and time.monotonic() < until:  # each of them gets to work
            time.sleep(0.01)
        return number, os.getpid()

    done = shared_out(60, work, 3, lambda _: None)
    assert [number for number, _ in done] == list(range(60))
    assert len({pid for _, pid in done}) == 3


def test_on_one_processor_or_beside_other_threads_one_process_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {5})
    assert processors() == 1
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})
    assert processors() == 3
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert processors() == 1


def large(count: int) -> bytes:
    texts = [kr["kr"] if isinstance(kr, dict) else kr for objective in OBJECTIVES for kr in objective["key_results"]]
    lines = ["# 2026 Q3"]
    for number in range(count):
        if number % 4 == 0:
            lines.append(f"## O{number // 4 + 1}: 让老顾客更愿意回来 {number}")
        lines.append(f"- {texts[number % len(texts)]} ({number})")
    return "\n".join(lines).encode()


def okr_ai(*arguments: str, stdin: bytes = b"", **more: Any) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "okr_ai", "review", "--today", "2026-08-01", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, **more)


def test_on_the_command_line_too(tmp_path: Path) -> None:
    draft = large(1250)
    (tmp_path / "one.md").write_bytes(draft)
    (tmp_path / "two.md").write_bytes(FILES["draft.md"])
    known = okr_ai("--jobs", "1", "--write-baseline", "known.json", "two.md", cwd=tmp_path)
    assert known.returncode == 1
    for arguments in (["-", "--format", "json"], ["two.md", "one.md", "--baseline", "known.json"]):
        alone, shared = (okr_ai(*arguments, "--jobs", n, stdin=draft, cwd=tmp_path) for n in ("1", "2"))
        assert (shared.returncode, shared.stdout, shared.stderr) == (alone.returncode, alone.stdout, alone.stderr)
        assert alone.returncode == 1
    shown = okr_ai("one.md", "--diff", "--jobs", "2", cwd=tmp_path)
    assert shown.stdout.count(b"+- Return time from 5 days to 2 days") == draft.count(b"- Return time") > 100
    assert okr_ai("--fix", "one.md", "--jobs", "2", cwd=tmp_path).stderr.decode() == "one.md: 已修改\n"
    fixed = (tmp_path / "one.md").read_bytes()
    assert fixed.count(b"- Return time from 5 days to 2 days") == draft.count(b"- Return time")


def test_an_interruption_ends_all_of_them_without_a_word(tmp_path: Path) -> None:
    if len(os.sched_getaffinity(0)) < 2:
        pytest.skip("one processor")
    (tmp_path / "one.md").write_bytes(large(12_000))
    command = [sys.executable, "-m", "okr_ai", "review", "one.md"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        if not children.exists():
            pytest.skip("this system does not tell who is whose child")
        while process.poll() is None and not children.read_text():
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=120)
    assert (process.returncode, out, err) == (130, b"", b"\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
