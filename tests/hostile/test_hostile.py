"""Files that break readers: each is refused in one line that says what to do: exit 2, quickly, in little memory."""

import contextlib
import io
import os
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from okr_ai.cli import main
from okr_ai.errors import InputError
from okr_ai.read import read_draft
from okr_ai.read.files import MAX_DRAFT

MEBI = 2**20


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def workbook(fill: Callable[[xlsxwriter.Workbook], object] = lambda book: book.add_worksheet()) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    fill(book)
    book.close()
    return out.getvalue()


def sheet_with(xml: bytes) -> bytes:
    """A workbook whose sheet holds this XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return out.getvalue()


SHEET = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
FAR_CELL = (
    SHEET
    + b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">'
    + b'<c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>'
    + SHEET[21:]
    + b"<sheetData>&b;</sheetData></worksheet>"
)
YAML_BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)

DRAFTS: dict[str, tuple[str, bytes]] = {
    "empty": ("a.md", b""),
    "only blanks": ("a.md", b" \n\t\n"),
    "only a byte order mark": ("a.md", b"\xef\xbb\xbf"),
    "no objectives": ("a.md", b"# Notes\n\nNothing to see here.\n"),
    "only code": ("a.md", b"```\nx = 1\nprint(x)\n```\n"),
    "an image": ("a.md", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10),
    "a PDF": ("a.md", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"),
    "NULs": ("a.md", b"O1: x\x00y\n"),
    "random bytes": ("a.md", bytes((i * 89 + 7) % 256 for i in range(5000))),
    "bytes of no encoding": ("a.md", "目标".encode() + b"\xff\xff\xff\n"),
    "half UTF-16": ("a.md", b"\xff\xfeO\x001"),
    "a lone surrogate in UTF-16": ("a.md", b"\xff\xfe\x00\xd8a\x00"),
    "a line of 8 MB": ("a.md", b"- " + b"x" * (MAX_DRAFT - 10)),
    "a file of 100 MB": ("a.md", b"- KR1: x\n" * (100 * MEBI // 9)),
    "a sheet named .md": ("a.md", workbook()),
    "JSON cut off": ("a.json", b'{"objectives": [{"objective": "x"'),
    "JSON of 100,000 brackets": ("a.json", b"[" * 100_000),
    "JSON of 100,000 braces": ("a.json", b'{"a":' * 100_000),
    "JSON with a comment": ("a.json", b'// OKRs\n{"objectives": []}'),
    "JSON with no objectives": ("a.json", b'{"objectives": []}'),
    "JSON of another kind": ("a.json", b'{"name": "x", "version": 1}'),
    "JSON with objectives as a number": ("a.json", b'{"objectives": 5}'),
    "JSON with key results as a text": ("a.json", b'{"objectives": [{"objective": "a", "key_results": "b"}]}'),
    "JSON with a cycle that runs backwards": (
        "a.json",
        b'{"cycle": {"start": "2026-09-30", "end": "2026-07-01"}, "objectives": [{"objective": "a"}]}',
    ),
    "JSON with a huge number as a date": (
        "a.json",
        b'{"cycle": {"start": 1e999, "end": 1}, "objectives": [{"objective": "a"}]}',
    ),
    "JSON with a control character": ("a.json", b'{"objectives": ["a\x01b"]}'),
    "JSON in binary": ("a.json", b"\x1f\x8b\x08\x00\x00"),
    "a YAML bomb of aliases": ("a.yaml", YAML_BOMB.encode()),
    "a YAML alias to itself": ("a.yaml", b"a: &a [*a]\n"),
    "a YAML tag that runs code": ("a.yaml", b'objectives: !!python/object/apply:os.system ["true"]\n'),
    "YAML of 100,000 brackets": ("a.yaml", b"[" * 100_000),
    "YAML of 5,000 nested lists": ("a.yaml", b"- " * 5_000 + b"x"),
    "YAML with tabs": ("a.yaml", b"objectives:\n\t- objective: x\n"),
    "YAML with two documents": ("a.yaml", b"objectives: [a]\n---\nobjectives: [b]\n"),
    "YAML with a list as a key": ("a.yaml", b"? [a]\n: b\n"),
    "YAML with a control character": ("a.yaml", b"objectives: [a\x07b]\n"),
    "YAML that is one word": ("a.yaml", b"hello\n"),
    "front matter that is no YAML": ("a.md", b"---\nteam: [a\n---\nO1: x\n- KR1: y\n"),
    "a CSV without heads": ("a.csv", b"1,2\n3,4\n"),
    "a CSV with an open quote": ("a.csv", '目标,关键结果\n甲,"乙\n'.encode()),
    "a CSV of 6,000 columns": ("a.csv", b"a," * 6_000 + b"\n"),
    "a CSV with heads only": ("a.csv", "目标,关键结果,目标值\n".encode()),
    "a zip that is no workbook": ("a.xlsx", zipped({"readme.txt": b"hello"})),
    "a workbook cut off": ("a.xlsx", workbook()[:-200]),
    "a workbook of text": ("a.xlsx", b"O1: x\n"),
    "an empty workbook": ("a.xlsx", workbook()),
    "an old .xls": ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)),
    "a zip bomb": ("a.xlsx", sheet_with(SHEET + b" " * (300 * MEBI))),
    "a zip of 3,000 members": ("a.xlsx", zipped({f"xl/{n}.xml": b"" for n in range(3000)})),
    "a cell at the far end": ("a.xlsx", sheet_with(FAR_CELL)),
    "XML entities": ("a.xlsx", sheet_with(LAUGHS)),
    "a sheet that is no XML": ("a.xlsx", sheet_with(b"<<<<")),
}

# lines on which a careless pattern or a look back over lines takes minutes: refused or read, but quickly
SLOW: dict[str, tuple[str, bytes]] = {
    "blanks after a label": ("a.md", b"O1: x\nO" + b" " * 19_000 + b"x\nKR" + b"\t" * 19_000 + b"y\n- KR1: a\n"),
    "comments that do not end": ("a.md", b"O1: x\n- KR1: " + b"<!--" * 4_900 + b"-->\n"),
    "brackets": ("a.md", b"O1: x\n- KR1: " + b"[(" * 9_000 + b"\n- [ ] " + b" (" * 9_000 + b"\n"),
    "stars": ("a.md", b"O1: x\n- KR1: " + b"*_`~" * 4_900 + b"\n"),
    "a key result that goes on and on": ("a.md", b"O1: x\n- KR1: a,\n" + b"and so from 3 to 5,\n" * 20_000),
    "an objective that goes on and on": ("a.md", b"O1: x,\n" + b"and so from 3 to 5,\n" * 20_000),
    "an item that goes on and on": ("a.md", b"# x\n- Churn from 4 to 3\n" + b"  and so from 3 to 5\n" * 20_000),
    "notes and notes": ("a.md", b"O1: x\n- KR1: a\n" + b"    - a note, from 3 to 5\n" * 20_000),
    "one id for all": ("a.md", b"O1: x\n" + b"- KR1: a\n" * 20_000),
    "bars that are no table": ("a.md", b"O1: x\n- KR1: a\n" + b"| a |\n" * 30_000),
    "more lines than are read": ("a.md", b"O1: x\n" + b"- KR1: a\n" * 210_000),
    "rows and rows": ("a.csv", b"objective,kr\n" + b"a,b\n" * 30_000),
    "quotes": ("a.csv", b"objective,kr\n" + b' "a"b,"c"""\n' * 8_000),
    "many short values": ("a.json", b"[" + b"1," * 310_000 + b"1]"),
    "many key results": ("a.json", b'{"objectives":[{"objective":"a","key_results":[' + b'"b",' * 12_000 + b'"b"]}]}'),
    "lines of a YAML text": ("a.yaml", b"objectives:\n- |\n" + b"  a\n" * 50_000),
    "folded YAML": ("a.yaml", b'objectives: ["' + b"a\n " * 50_000 + b'"]\n'),
}

METRICS: dict[str, tuple[str, bytes]] = {
    "empty": ("m.csv", b""),
    "no dates": ("m.csv", b"metric,value\na,1\n"),
    "a value that is none": ("m.csv", b"metric,date,value\na,2026-07-05,abc\n"),
    "a day that is none": ("m.csv", b"metric,date,value\na,2026-02-30,1\n"),
    "a day without a year": ("m.csv", b"metric,date,value\na,7/5,1\n"),
    "an infinite value": ("m.csv", b"metric,date,value\na,2026-07-05,inf\n"),
    "an open quote": ("m.csv", b'metric,date,value\na,2026-07-05,"1\n'),
    "too few cells": ("m.csv", b"metric,date,value\na\n"),
    "binary": ("m.csv", bytes(range(256)) * 4),
    "Parquet cut off": ("m.parquet", b"PAR1\x15\x04\x15"),
    "Parquet of nothing": ("m.parquet", b"PAR1PAR1"),
    "a workbook": ("m.csv", workbook()),
    "65 MB": ("m.csv", b"metric,date,value\n" + b"a,2026-07-05,1\n" * (65 * MEBI // 15)),
}  # fmt: skip


def run(arguments: list[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    monkeypatch.setattr(sys, "argv", ["okr-ai", *arguments])
    began = time.process_time()
    with pytest.raises(SystemExit) as caught:
        main()
    assert time.process_time() - began < 5
    out, err = capfd.readouterr()
    assert out == ""
    return int(str(caught.value.code)), err


def check_one_line(code: int, err: str, name: str) -> None:
    assert code == 2, err
    lines = err.strip().split("\n")
    assert len(lines) == 1, err
    assert name in lines[0]
    assert "Traceback" not in err
    assert len(lines[0]) < 500


@pytest.mark.parametrize("case", DRAFTS)
def test_drafts(case: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    name, content = DRAFTS[case]
    (tmp_path / name).write_bytes(content)
    monkeypatch.setenv("OKR_AI_LANG", "en")
    code, err = run(["review", str(tmp_path / name)], capfd, monkeypatch)
    check_one_line(code, err, name)
    assert "; " in err
    monkeypatch.setenv("OKR_AI_LANG", "zh")
    code, err = run(["review", str(tmp_path / name)], capfd, monkeypatch)
    check_one_line(code, err, name)
    assert "；" in err


@pytest.mark.parametrize("case", SLOW)
def test_nothing_takes_long(case: str) -> None:
    name, content = SLOW[case]
    began = time.process_time()
    with contextlib.suppress(InputError):
        read_draft(name, content=content)
    assert time.process_time() - began < 20


@pytest.mark.parametrize("case", METRICS)
def test_metrics(case: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    name, content = METRICS[case]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "d.md").write_text("O1: x\n- KR1: raise a from 1 to 2\n  - metric: a\n", encoding="utf-8")
    monkeypatch.setenv("OKR_AI_LANG", "en")
    code, err = run(
        ["forecast", str(tmp_path / "d.md"), "--metrics", str(tmp_path / name), "--as-of", "2026-07-10"],
        capfd,
        monkeypatch,
    )
    check_one_line(code, err, name)


@pytest.mark.parametrize("path", ["missing.md", ".", "a\0b.md", "x" * 5000 + ".md", "missing/there.yaml"])
def test_paths(path: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OKR_AI_LANG", "en")
    code, err = run(["review", path], capfd, monkeypatch)
    assert code == 2
    assert len(err.strip().split("\n")) == 1


@pytest.mark.skipif(os.name != "posix", reason="limits of memory and time are set the POSIX way")
@pytest.mark.parametrize(
    "case",
    ["a zip bomb", "a cell at the far end", "YAML of 100,000 brackets", "JSON of 100,000 braces", "a file of 100 MB"],
)
def test_bombs_in_a_process_of_little_memory(case: str, tmp_path: Path) -> None:
    name, content = DRAFTS[case]
    (tmp_path / name).write_bytes(content)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (512 * MEBI, 512 * MEBI))
        resource.setrlimit(resource.RLIMIT_CPU, (10, 10))

    done = subprocess.run(
        [sys.executable, "-m", "okr_ai", "review", str(tmp_path / name)],
        capture_output=True,
        text=True,
        preexec_fn=limit,
        env={**os.environ, "OKR_AI_LANG": "en"},
        timeout=300,
        check=False,
    )
    check_one_line(done.returncode, done.stderr, name)


def test_there_are_at_least_forty() -> None:
    assert len(DRAFTS) + len(METRICS) >= 40
