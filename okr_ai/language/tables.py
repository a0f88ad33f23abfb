"""The tables of words in `data/`: plain text that loads in about a millisecond, where TOML took fifty."""

from collections.abc import Iterable, Iterator, Mapping
from os.path import dirname, join

_DATA = join(dirname(__file__), "data")


def lines_of(name: str) -> Iterator[str]:
    """The lines of a table without comments (`# …`) and blank lines."""
    with open(join(_DATA, name), encoding="utf-8") as file:
        lines = file.read().split("\n")
    for line in lines:
        line = line.split("# ", 1)[0].rstrip()
        if line and line != "#":
            yield line


def rows_of(name: str) -> Iterator[tuple[str, ...]]:
    """The rows of a table whose cells stand between `|`, stripped."""
    for line in lines_of(name):
        yield tuple(map(str.strip, line.split("|")))


def sections_of(name: str) -> dict[str, tuple[str, ...]]:
    """The words of a table by section: `[section]`, then words with commas between them."""
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in lines_of(name):
        if line.startswith("["):
            words = found.setdefault(line.strip()[1:-1], [])
        else:
            words.extend(filter(None, map(str.strip, line.split(","))))
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
