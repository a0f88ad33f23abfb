"""Recorded check-ins: nothing lost, nothing doubled, whoever writes at once and whoever is killed."""

import os
import subprocess
import sys
from datetime import date

import pytest

from okr_ai.model import CheckIn
from okr_ai.workspace import CHECK_INS as NAME
from okr_ai.workspace.check_ins import Record, draft_name, record, recorded, with_recorded

WRITER = """
import sys
from datetime import date
from pathlib import Path
from okr_ai.model import CheckIn
from okr_ai.workspace.check_ins import Record, record
file, who, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for i in range(count):
    said = CheckIn(date(2026, 8, 16), float(i), note="第一行\\nsecond line " * (i % 40))
    record(file, Record(f"{who}-{i}", "2026-08-16T00:00:00Z", "okr.md", "KR1", "words", said))
    print(f"{who}-{i}", flush=True)
"""

# Starts writers one after another and kills each at a moment of its own; prints what they were told had been written.
# They are forked from here, so that fifty of them need not import everything fifty times.
KILLER = (
    WRITER.split("for i in range")[0]
    + """
import os, random, signal, time
chance = random.Random(7)
for k in range(count):
    told, tell = os.pipe()
    writer = os.fork()
    if writer == 0:
        os.close(told)
        for i in range(100_000):
            said = CheckIn(date(2026, 8, 16), float(i), note="第一行\\nsecond line " * (i % 40))
            record(file, Record(f"{who}{k}-{i}", "2026-08-16T00:00:00Z", "okr.md", "KR1", "words", said))
            os.write(tell, f"{who}{k}-{i}\\n".encode())
    os.close(tell)
    first = os.read(told, 1)  # it has begun to write
    time.sleep(chance.uniform(0.0, 0.03))
    os.kill(writer, signal.SIGKILL)
    assert os.WTERMSIG(os.waitpid(writer, 0)[1]) == signal.SIGKILL
    with open(told, "rb") as rest:
        print((first + rest.read()).decode(), end="", flush=True)
"""
)


def entry(id="a", *, draft="okr.md", key_result="KR1", text="words", day=date(2026, 8, 16), value=1.0, **more):
    return Record(id, "2026-08-16T08:00:00Z", draft, key_result, text, CheckIn(day, value, **more))


def writer(file, who, count):
    command = [sys.executable, "-c", WRITER, str(file), who, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_what_was_recorded_comes_back(tmp_path):
    file = tmp_path / NAME
    assert recorded(file) == ((), ())
    first = entry("a", value=21.5, note='跌了\n再看 \u2028 "q"', confidence=0.4, status="at risk")
    second = entry("b", value=None, note="only a note")._replace(by="amy")
    record(file, first)
    record(file, second)
    found, damaged = recorded(file)
    assert [one._replace(check_in=one.check_in._replace(place=None)) for one in found] == [first, second]
    assert [one.check_in.place.line for one in found] == [1, 2]
    assert damaged == ()


def test_a_thousand_writes_at_once_all_stand_there_once(tmp_path):
    file = tmp_path / NAME
    writers = [writer(file, f"w{i}", 125) for i in range(8)]
    told = [line.strip() for one in writers for line in one.communicate(timeout=120)[0].splitlines()]
    assert len(told) == 1000
    found, damaged = recorded(file)
    assert damaged == ()
    assert sorted(one.id for one in found) == sorted(told)
    assert file.read_bytes().count(b"\n") == 1000
    for who in range(8):  # each writer's own order is kept
        own = [one.check_in.value for one in found if one.id.startswith(f"w{who}-")]
        assert own == sorted(own)


@pytest.mark.skipif(os.name == "nt", reason="kills with SIGKILL")
def test_fifty_kills_lose_and_double_nothing(tmp_path):
    file = tmp_path / NAME
    command = [sys.executable, "-c", KILLER, str(file), "k", "50"]
    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=120).stdout.splitlines()
    assert {id.split("-")[0] for id in told} == {f"k{i}" for i in range(50)}  # every one was at work when it was killed
    record(file, entry("last"))
    found, damaged = recorded(file)
    ids = [one.id for one in found]
    assert set(told) <= set(ids)
    assert len(ids) == len(set(ids))
    assert len(set(ids) - set(told)) <= 51  # at most one a kill was written and not yet told, and the last
    assert len(damaged) <= 50
    for who in range(50):  # whole from the first to the last: no hole
        numbers = [int(id.split("-")[1]) for id in ids if id.startswith(f"k{who}-")]
        assert numbers == list(range(len(numbers)))


def test_a_line_that_was_cut_off_is_closed_and_skipped(tmp_path):
    file = tmp_path / NAME
    record(file, entry("a"))
    whole = file.read_bytes()
    for cut in (1, 20, len(whole) - 1):
        file.write_bytes(whole + whole[:cut])
        assert [one.id for one in recorded(file)[0]] == ["a"]
        record(file, entry("b"))
        found, damaged = recorded(file)
        assert [one.id for one in found] == ["a", "b"]
        assert damaged == (() if cut == len(whole) - 1 else (2,))  # only its newline was missing: it is whole


def test_a_copied_line_counts_once(tmp_path):
    file = tmp_path / NAME
    record(file, entry("a"))
    file.write_bytes(file.read_bytes() * 3)
    assert len(recorded(file)[0]) == 1


@pytest.mark.parametrize(
    "line",
    [
        b"not json",
        b"[]",
        b"1",
        b"{}",
        b'{"id":"x"}',
        b'{"id":"x","at":"","draft":"","key_result":"","text":"","date":"never"}',
        b'{"id":"x","at":"","draft":"","key_result":"","text":"","date":"2026-01-01","value":"many"}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_a_damaged_line_is_told_by_its_number(tmp_path, line):
    file = tmp_path / NAME
    record(file, entry("a"))
    file.write_bytes(file.read_bytes() + line + b"\n\n")
    record(file, entry("b"))
    found, damaged = recorded(file)
    assert [one.id for one in found] == ["a", "b"]
    assert damaged == (2,)


def check_ins(draft, id):
    krs = [kr for objective in draft.objectives for kr in objective.key_results]
    return next(kr.check_ins for kr in krs if kr.id == id)


def test_recorded_check_ins_join_the_drafts_own(shop, lang, tmp_path):
    draft = shop[0].draft
    name = draft_name(draft.path, tmp_path)
    text = draft.objectives[0].key_results[0].text.text
    told = [
        entry("a", draft=name, text=text, day=date(2026, 8, 10), value=22.0),  # the draft has 21.2 on that day
        entry("b", draft=name, text=text, day=date(2026, 8, 1), value=None, note="quiet"),
        entry("c", draft=name, text=text, day=date(2026, 7, 20), value=None, status="at risk"),
    ]
    found = check_ins(with_recorded(draft, told, tmp_path), "KR1")
    assert [(one.date.isoformat(), one.value) for one in found] == [
        *(("2026-07-20", 20.4), ("2026-08-01", None), ("2026-08-10", 22.0))
    ]
    assert found[0].status == "at risk"


def test_a_record_finds_its_key_result_by_words_then_by_id(shop, tmp_path):
    draft = shop[0].draft
    name = draft_name(draft.path, tmp_path)
    texts = [kr.text.text for kr in draft.objectives[0].key_results]

    def told(**more):
        return with_recorded(draft, [entry(value=5.0, **more)], tmp_path)

    assert check_ins(told(draft=name, key_result="KR1", text=texts[1]), "KR2")[-1].value == 5.0  # renumbered
    assert check_ins(told(draft=name, key_result="KR2", text="as it was"), "KR2")[-1].value == 5.0  # reworded
    assert check_ins(told(draft="old-name.md", key_result="x", text=texts[1]), "KR2")[-1].value == 5.0  # file renamed
    assert told(draft="other.md", key_result="KR2", text="another") is draft
    last_year = told(draft="2025.md", key_result="KR2", text=texts[1], day=date(2025, 8, 16))
    assert last_year is draft  # the same words in another cycle
    assert with_recorded(draft, (), tmp_path) is draft
