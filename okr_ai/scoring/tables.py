"""The CSV files that people fill in for an evaluation: contribution and growth, and 360-degree ratings."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from okr_ai.errors import InputError
from okr_ai.model import Bilingual
from okr_ai.read import values
from okr_ai.read.files import MAX_DRAFT, decode, read_bytes
from okr_ai.scoring.ratings import SELF, Rating

# a column's name -> what people call it
EVALUATION = {
    "person": ("person", "name", "姓名", "人员", "员工"),
    "contribution": ("contribution", "process contribution", "贡献", "过程贡献"),
    "growth": ("growth", "capability growth", "成长", "能力成长", "能力提升"),
}
RATINGS = {
    "person": ("person", "ratee", "name", "姓名", "被评人", "被评价人"),
    "group": ("group", "relation", "role", "关系", "评价关系", "身份"),
    "rater": ("rater", "from", "评价人", "评分人"),
    "dimension": ("dimension", "skill", "question", "维度", "能力项", "题目"),
    "value": ("value", "rating", "score", "mark", "分数", "评分", "得分"),
}
SELVES = frozenset({"self", "own", "自评", "本人", "自己"})


def read_evaluation(path: str) -> dict[str, tuple[float | None, float | None]]:
    """Contribution and growth, 0..1, by person; marks may be shares, per cent, out of ten or out of a hundred.

    Raises InputError with the line for a mark that cannot be read, or a column that is missing.
    """
    judged: dict[str, tuple[float | None, float | None]] = {}
    for line, row in _rows(path, EVALUATION, needed=("person",)):
        marks = (_share(path, line, row.get(name, "")) for name in ("contribution", "growth"))
        judged[row["person"]] = (next(marks), next(marks))
    return judged


def read_ratings(path: str) -> list[Rating]:
    """The ratings, one a row. Raises InputError with the line for a mark that is no number, or a missing column."""
    ratings = []
    for line, row in _rows(path, RATINGS, needed=tuple(RATINGS)):
        mark = values.plain_number(row["value"])
        if mark is None:
            raise _wrong(path, line, f"'{row['value']}' is no mark", f"“{row['value']}”不是分数")
        group = SELF if row["group"].casefold() in SELVES else row["group"]
        ratings.append(Rating(row["person"], group, row["rater"], row["dimension"], mark))
    return ratings


def _share(path: str, line: int, text: str) -> float | None:
    if not text:
        return None
    share = values.share(text)
    if share is None or not 0 <= share <= 1:
        raise _wrong(path, line, f"'{text}' is no mark", f"“{text}”不是分数")
    return share


def _rows(
    path: str, names: Mapping[str, tuple[str, ...]], needed: tuple[str, ...]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Line and cells, by our names, of every row that names a person."""
    text = decode(read_bytes(Path(path), MAX_DRAFT), path)
    reader = csv.reader(io.StringIO(text, newline=""))
    head = [cell.strip().casefold() for cell in next(reader, [])]
    at = {name: head.index(word) for name, words in names.items() for word in words[::-1] if word in head}
    for name in needed:
        if name not in at:
            raise InputError(
                Bilingual(f"there is no column '{name}'", f"缺少“{names[name][2]}”列"),
                Bilingual(f"call one of the columns {names[name][0]}", f"请把其中一列命名为“{names[name][2]}”"),
                path=path,
                line=1,
            )
    for cells in reader:
        row = {name: cells[i].strip() for name, i in at.items() if i < len(cells)}
        if row.get("person"):
            yield reader.line_num, {name: row.get(name, "") for name in names}


def _wrong(path: str, line: int, en: str, zh: str) -> InputError:
    do = Bilingual("write a number, like 4 or 80%", "请写数字，如 4 或 80%")
    return InputError(Bilingual(en, zh), do, path=path, line=line)
