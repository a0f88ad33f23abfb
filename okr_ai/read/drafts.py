"""A draft file of any form."""

from datetime import date
from os.path import splitext
from typing import TYPE_CHECKING

from okr_ai.errors import InputError, NoObjectives
from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual, Cycle, Draft, Source
from okr_ai.read.desk import Desk
from okr_ai.read.files import MAX_DRAFT, is_zip, read_bytes, read_text, refuse_oversize

if TYPE_CHECKING:
    from pathlib import Path

FORMS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "markdown",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
}
_YAML = Lazy(
    r"(?:#[^\n]*\n|\s|---\s)*(?:(?:objectives|okrs|cycle|目标|周期)\s*:(?:\s*\n|\s*\[|\s+\S)"
    r"|(?:teams|departments|company|okr_sets|metadata|团队|部门|公司)\s*:[ \t]*\r?\n[ \t]*(?:-|[ \t]\S))"
)


def read_draft(
    path: "str | Path",
    *,
    content: bytes | None = None,
    today: date | None = None,
    cycle: Cycle | None = None,
    fiscal_start: int = 1,
) -> Draft:
    """The draft in a file, or in `content` with `path` as its name.

    The form goes by the name's ending, else by what the text looks like. `cycle` is the one to assume when the draft
    states none; `today` and `fiscal_start` (the fiscal year's first month) give relative dates their meaning.
    Raises InputError when the file cannot be read, NoObjectives when it holds none.
    """
    name = str(path)
    if content is None:
        content = read_bytes(path, MAX_DRAFT)
    refuse_oversize(content, MAX_DRAFT, name)
    if not content.strip():
        raise NoObjectives(
            Bilingual("the file is empty", "文件是空的"),
            Bilingual("write objectives and key results into it", "请写入目标和关键结果"),
            path=name,
        )
    desk = Desk(name, today, None, fiscal_start)
    draft = _read(name, content, desk, cycle)
    if not draft.objectives and draft.problems:  # all there is could not be read
        problem = draft.problems[0]
        place = problem.place
        raise InputError(
            problem.what,
            problem.do,
            path=name,
            line=place.line,
            column=place.column,
            sheet=place.sheet,
            cell=place.cell,
        )
    if not draft.objectives:
        raise NoObjectives(
            Bilingual("no objectives were found", "没有找到目标"),
            Bilingual("write lines like 'O1: …' and '- KR1: …'", "请写成“O1：…”和“- KR1：…”这样的行"),
            path=name,
            line=1,
            column=1,
        )
    return draft


def form_of(path: str, content: bytes) -> str:
    """markdown, yaml, json, csv or xlsx: by the name's ending, else by the first characters."""
    ending = splitext(path)[1].lower()
    form = FORMS.get(ending)
    if form and form != "markdown":
        return form
    if is_zip(content) and ending not in (".md", ".markdown"):
        return "xlsx"
    if form and b"\t" not in content[:2000]:
        return form
    head = content[:2000].decode("utf-8-sig", "replace").lstrip()
    if form:  # words, or cells that were copied out of a spreadsheet
        return "csv" if _is_table(head) else form
    if head.startswith(("{", "[")) and not head.startswith("{|"):  # which begins a wiki's table
        return "json"
    if _YAML.match(head):
        return "yaml"
    return "csv" if _is_table(head) else "markdown"


def _is_table(head: str) -> bool:
    """Whether a text begins with the names of a table's columns and a row below them: CSV."""
    lines = head.splitlines()[:2]
    if len(lines) < 2 or lines[0][:1] in "#-*|>":
        return False
    from okr_ai.read.delimited import sniffed
    from okr_ai.read.names import field_of
    from okr_ai.read.tables import columns_of

    mark = sniffed(lines[0])
    names = [name.strip(' "') for name in lines[0].split(mark)]
    known = {field for name in names if (field := field_of(name))}
    return len(known) > 1 and mark in lines[1] and columns_of(names) is not None


def _read(name: str, content: bytes, desk: Desk, cycle: Cycle | None) -> Draft:
    form = form_of(name, content)
    desk.assumed = cycle
    if form == "xlsx":
        from okr_ai.read.spreadsheet import read_xlsx

        return read_xlsx(name, content, desk)
    source = read_text(name, content, MAX_DRAFT)
    if form == "markdown":
        from okr_ai.read.markdown import read_markdown

        return read_markdown(source, desk)
    if form == "csv":
        from okr_ai.read.spreadsheet import read_csv

        return read_csv(source, desk)
    return _read_structured(source, form, desk)


def _read_structured(source: Source, form: str, desk: Desk) -> Draft:
    from okr_ai.read.structured import read_structured

    if form == "json":
        from okr_ai.read.json_nodes import read_json

        return read_structured(read_json(source), source, form, desk)
    from okr_ai.read.yaml_nodes import read_yaml

    return read_structured(read_yaml(source), source, form, desk)
