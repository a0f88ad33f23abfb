"""A source's lines: they end at LF, CRLF and CR, and nowhere else."""

import pytest

from okr_ai.model import Source, Span

TEXT = "一\nb\r\nc\rd\u2028e\n"


@pytest.mark.parametrize(
    ("number", "line"), [(1, "一"), (2, "b"), (3, "c"), (4, "d\u2028e"), (5, ""), (0, ""), (6, "")]
)
def test_a_line_comes_without_its_end(number, line):
    assert Source("a.md", TEXT).line(number) == line


def test_a_place_and_its_line_agree():
    source = Source("a.md", TEXT)
    start = TEXT.index("e")
    place = source.place(Span(start, start + 1))
    assert source.line(place.line)[place.column - 1 : place.end_column - 1] == "e"
