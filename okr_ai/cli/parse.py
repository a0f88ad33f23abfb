"""`okr-ai parse`: key results in, what they say out."""

import gc
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import click

from okr_ai.cli import Guarded
from okr_ai.cli.frame_json import as_json
from okr_ai.cli.language import chosen_lang
from okr_ai.errors import InputError
from okr_ai.language import read_key_results
from okr_ai.language.key_results import BLOCK
from okr_ai.language.periods import Reference, reference
from okr_ai.model import Bilingual, Cycle

Lines = Sequence[tuple[int, str]]  # with their numbers
Answers = tuple[str, bool, list[str]]  # whether all of it can be printed; what is wrong with lines that have none
_FEW = 8  # blocks that one process answers by itself
_ROUND = 200  # blocks shared out at a time; what is said of them is held until all are done
_MOST_JOBS = 4


class Case(NamedTuple):
    """One line of input."""

    kr: str
    objective: str | None = None
    cycle: Cycle | None = None
    today: date | None = None


def _bad(what: Bilingual, path: str, line: int) -> InputError:
    do = Bilingual('write plain text, or JSON such as {"kr": "…"}', '请写纯文本，或如 {"kr": "…"} 的 JSON')
    return InputError(what, do, path=path, line=line)


_iso_day = lru_cache(maxsize=256)(date.fromisoformat)  # nearly all lines of a file have the same days


def _day(value: object, field: str, path: str, line: int) -> date | None:
    if value is None:
        return None
    try:
        return _iso_day(value if isinstance(value, str) else "")
    except ValueError:
        raise _bad(Bilingual(f"'{field}' is no ISO date", f"“{field}”不是 ISO 日期"), path, line) from None


_decoded = json.JSONDecoder().raw_decode  # json.loads takes half as long again: it looks for spaces on both sides


def _fields(text: str, path: str, line: int) -> dict[str, Any]:
    """The JSON object of a line that starts with `{`."""
    try:
        fields: dict[str, Any]
        fields, end = _decoded(text)
        if text[end:].strip(" \t"):
            raise ValueError
    except (ValueError, RecursionError):
        raise _bad(Bilingual("not readable as JSON", "不是可读的 JSON"), path, line) from None
    return fields


def read_case(text: str, path: str, line: int) -> Case:
    """One line of input; raises InputError when a line that starts with `{` is no sound JSON case."""
    if not text.startswith("{"):
        return Case(text)
    fields = _fields(text, path, line)
    kr, objective = fields.get("kr"), fields.get("objective")
    if not isinstance(kr, str):
        raise _bad(Bilingual("'kr' is missing or no text", "缺少“kr”，或它不是文本"), path, line)
    if objective is not None and not isinstance(objective, str):
        raise _bad(Bilingual("'objective' is no text", "“objective”不是文本"), path, line)
    start = _day(fields.get("cycle_start"), "cycle_start", path, line)
    end = _day(fields.get("cycle_end"), "cycle_end", path, line)
    cycle = None
    if start and end and start <= end:
        cycle = Cycle(start, end)
    elif start or end:
        both = Bilingual("'cycle_start' and 'cycle_end' are no period", "“cycle_start”与“cycle_end”不构成周期")
        raise _bad(both, path, line)
    return Case(kr, objective, cycle, _day(fields.get("today"), "today", path, line))


def _lines(path: str) -> Iterator[str]:
    """The lines of a file (or standard input), ending at LF, CRLF or CR; what is no UTF-8 is kept as surrogates."""
    if path == "-":
        content = sys.stdin.buffer.read()
    else:
        from okr_ai.read.files import MAX_DATA, read_bytes

        content = read_bytes(path, MAX_DATA)
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    yield from text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _relevances(cases: Sequence[Case]) -> list[float | None]:
    """How well each key result fits its objective, 0..1; None without one."""
    judged = [case for case in cases if case.objective]
    if not judged:
        return [None] * len(cases)
    from okr_ai.suggest.fit import relevance_of_pairs

    fits = iter(relevance_of_pairs([case.objective or "" for case in judged], [case.kr for case in judged]))
    return [round(min(max(next(fits), 0.0), 1.0), 4) if case.objective else None for case in cases]


@click.command()
@click.argument("file", default="-")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="The day that relative dates count from (default: now)."
)
@click.option("--cycle-start", type=click.DateTime(["%Y-%m-%d"]), help="First day of the OKR cycle.")
@click.option("--cycle-end", type=click.DateTime(["%Y-%m-%d"]), help="Last day of the OKR cycle.")
@click.option("--fiscal-start", type=click.IntRange(1, 12), default=1, help="Month in which the fiscal year begins.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 16),
    metavar="N",
    help="Processes that share many lines; as many as there are processors by default.",
)
def command(file: str, today: Any, cycle_start: Any, cycle_end: Any, fiscal_start: int, jobs: int | None) -> int:
    """Read key results, one a line, and print what each says as a JSON object a line.

    A line is plain text or, when it starts with {, JSON: {"kr": …, "objective": …, "cycle_start": …, "cycle_end": …,
    "today": …}. A line that cannot be read is reported, the others are answered, and the exit code is 2.

    Example: echo '将用户满意度从80%提升到90%' | okr-ai parse -
    """
    if (cycle_start is None) != (cycle_end is None):
        from okr_ai.cli.usage import misuse

        raise misuse(
            "one end of the cycle is missing",
            "周期只写了一头",
            "give --cycle-start and --cycle-end",
            "请同时给出 --cycle-start 和 --cycle-end",
        )
    day = today.date() if today else date.today()
    usual = reference(Cycle(cycle_start.date(), cycle_end.date()) if cycle_start else None, day, fiscal_start)
    gc.set_threshold(100_000)  # a line leaves no cycles behind; looking for them costs a tenth of the time
    lines = [numbered for numbered in enumerate(_lines(file), start=1) if numbered[1].strip()]
    name, lang = "<stdin>" if file == "-" else file, chosen_lang()
    blocks = [lines[start : start + BLOCK] for start in range(0, len(lines), BLOCK)]
    bad = False
    guarded = sys.stdout
    unguarded = guarded.stream if isinstance(guarded, Guarded) else guarded
    for answers, printable, wrong in _answered(blocks, lambda block: _answers(block, name, lang, usual, day), jobs):
        (unguarded if printable else guarded).write(answers)
        for error in wrong:
            click.echo(error, err=True)
            bad = True
    return 2 if bad else 0


def _answered(blocks: Sequence[Lines], answer: Callable[[Lines], Answers], jobs: int | None) -> Iterator[Answers]:
    """The answers to blocks of lines, in order; many are shared by several processes, as many as asked for."""
    yield from map(answer, blocks[:_FEW])  # what is learnt of these, the copies know
    processes = 1
    if len(blocks) > 2 * _FEW and jobs != 1:
        from okr_ai.sharing import processors, shared_out

        processes = min(processors(), jobs or _MOST_JOBS)
    for start in range(_FEW, len(blocks), _ROUND):
        some = blocks[start : start + _ROUND]
        if processes == 1:
            yield from map(answer, some)
        else:
            yield from shared_out(len(some), lambda n: answer(some[n]), processes, lambda _: None)  # noqa: B023 # used up here


_reference = lru_cache(maxsize=256)(reference)


def _answers(block: Lines, name: str, lang: str, usual: Reference, day: date) -> Answers:
    """The answers to some lines of the file `name`, each a line, and what is wrong with those that have none; `usual`
    is what dates count from where a case says nothing."""
    cases, wrong = [], []
    for number, line in block:
        try:
            cases.append(read_case(line, name, number))
        except InputError as error:
            wrong.append(error.in_lang(lang))
    references = [
        _reference(case.cycle or usual.cycle, case.today or day, usual.fiscal_start)
        if case.cycle or case.today
        else usual
        for case in cases
    ]
    texts = [case.kr for case in cases]
    frames = read_key_results(texts, references)
    answers = "".join([f"{as_json(*answer)}\n" for answer in zip(frames, _relevances(cases), strict=True)])
    # an answer holds a character that cannot be printed only where its key result does, which is a tenth as long
    return answers, all(map(str.isprintable, texts)), wrong
