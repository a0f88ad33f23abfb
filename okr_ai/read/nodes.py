"""What JSON and YAML have in common: scalars, lists and mappings whose words know where they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Passage, Source

MAX_DEPTH = 50
MAX_NODES = 300_000


class Scalar(NamedTuple):
    """A text, number, true/false or null. `plain`: it stood without quotes, so it may be a number or null."""

    passage: Passage
    plain: bool = False

    @property
    def text(self) -> str:
        return self.passage.text

    def is_null(self) -> bool:
        return self.plain and self.passage.text in ("", "~", "null", "Null", "NULL")

    def start(self) -> int:
        return self.passage.span().start


class Items(NamedTuple):
    """A list; `at` is the offset where it begins."""

    items: tuple["Node", ...]
    at: int

    def start(self) -> int:
        return self.at


@dataclass(slots=True, eq=False)
class Entries:
    """A mapping, its entries in the order of the file; `at` is the offset where it begins."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    at: int

    def start(self) -> int:
        return self.at

    def __iter__(self) -> Iterator[tuple[Scalar, "Node"]]:
        return iter(self.entries)


Node = Scalar | Items | Entries


def error_at(
    source: Source, offset: int, what: Bilingual, do: Bilingual, kind: type[InputError] = InputError
) -> InputError:
    """The error that says `what` is wrong at `offset` of the source and what to `do`."""
    place = source.place(Passage("", source, offset).span())
    return kind(what, do, path=source.path, line=place.line, column=place.column, sheet=source.sheet, cell=source.cell)


def once(source: Source, entries: Sequence[tuple[Scalar, Node]]) -> tuple[tuple[Scalar, Node], ...]:
    """The entries of a mapping. Raises InputError where a key stands twice: one of the two values would be lost."""
    if len({key.passage.text for key, _ in entries}) < len(entries):
        seen: set[str] = set()
        for key, _ in entries:
            word = key.passage.text
            if word in seen:
                raise error_at(
                    source,
                    key.start(),
                    Bilingual(f"the key '{word}' stands twice here", f"键“{word}”在这里出现了两次"),
                    Bilingual("keep one of them, or make two items of a list", "只留一个，或改写成列表里的两项"),
                )
            seen.add(word)
    return tuple(entries)


def too_deep(source: Source, offset: int) -> InputError:
    return error_at(
        source,
        offset,
        Bilingual(f"nested more than {MAX_DEPTH} levels deep", f"嵌套超过 {MAX_DEPTH} 层"),
        Bilingual("flatten it: objectives, then key_results", "请改为两层：objectives，其下 key_results"),
    )


def too_many(source: Source, offset: int) -> InputError:
    return error_at(
        source,
        offset,
        Bilingual(f"more than {MAX_NODES:,} values", f"超过 {MAX_NODES:,} 个值"),
        Bilingual("split the file", "请拆分文件"),
    )
