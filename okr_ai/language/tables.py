"""The tables of words in `data/`: plain text that loads in about a millisecond, where TOML took fifty."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from os.path import dirname, join

_DATA = join(dirname(__file__), "data")


def lines_of(name: str) -> list[str]:
    """The lines of a table without comments (`# …`) and blank lines."""
    with open(join(_DATA, name), "rb") as file:  # decoded in one go: it takes a third of the time
        lines = file.read().decode().splitlines()
    return [line for line in lines if line and line[0] != "#"]


def rows_of(name: str) -> Iterator[list[str]]:
    """The rows of a table whose cells stand between ` | `."""
    for line in lines_of(name):
        yield line.split(" | ")


@cache
def sections_of(name: str) -> Mapping[str, tuple[str, ...]]:
    """The words of a table by section: `[section]`, then words with a comma and a space between them."""
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in lines_of(name):
        if line[0] == "[":
            words = found.setdefault(line[1:-1], [])
        else:
            words += line.removesuffix(",").split(", ")
    return {section: tuple(words) for section, words in found.items()}


def by_first_character(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words by the character they begin with, the longest first, for `end_of_word`."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[0], []).append(word)
    return {first: tuple(same) for first, same in found.items()}


def end_of_word(words: Mapping[str, tuple[str, ...]], text: str, at: int) -> int | None:
    """Where the longest of the words that stand at `at` ends, None when none does."""
    same = words.get(text[at : at + 1])
    if same is not None and text.startswith(same, at):  # mostly none does, which is told quicker of all at once
        for word in same:
            if text.startswith(word, at):
                return at + len(word)
    return None
