"""Where each character of a YAML scalar stands: quotes, escapes, folded lines and block indentation looked through."""

from okr_ai.model import Passage, Source

_BLANKS = " \t\r\n\x85\u2028\u2029"


def place_words(source: Source, value: str, start: int, end: int, style: str) -> Passage:
    """`value` as a passage of the source, which wrote it between `start` and `end` in this style ('', ', ", |, >)."""
    if style in ("'", '"'):
        start, end = start + 1, end - 1
    elif style in ("|", ">"):
        start = _after_line(source.text, start, end)
    if source.text[start : start + len(value)] == value:
        return Passage(value, source, start)
    offsets = (
        _double_quoted(source.text, value, start, end)
        if style == '"'
        else _folded(source.text, value, start, end, doubled=style == "'")
    )
    return Passage(value, source, start, offsets)


def _after_line(text: str, start: int, end: int) -> int:
    """The offset after the line that begins at `start` (a block scalar's header) and its content's indentation."""
    while start < end and text[start] not in "\r\n":
        start += 1
    while start < end and text[start] in _BLANKS:
        start += 1
    return start


def _folded(text: str, value: str, start: int, end: int, *, doubled: bool) -> tuple[int, ...]:
    """Offsets of a plain, single-quoted or block scalar: its words stand in order, blanks between them may differ.

    `doubled`: a quote in it is written twice.
    """
    offsets: list[int] = []
    at = start
    for c in value:
        if c in _BLANKS:
            offsets.append(at)
            if at < end and text[at] == c:
                at += 1
            continue
        while at < end and text[at] != c and text[at] in _BLANKS:
            at += 1
        offsets.append(at)
        at = min(at + 1, end)
        if doubled and c == "'" and at < end:
            at += 1
    return (*offsets, min(at, end))


# what a backslash and this letter stand for has one character; x, u and U are followed by so many digits
_DIGITS = {"x": 2, "u": 4, "U": 8}


def _double_quoted(text: str, value: str, start: int, end: int) -> tuple[int, ...]:
    """Offsets of a double-quoted scalar, where a backslash begins an escape or hides a line's end."""
    offsets: list[int] = []
    at = start
    for c in value:
        at = _skip_hidden_break(text, at, end)
        if at < end and text[at] == "\\":
            offsets.append(at)
            at += 2 + _DIGITS.get(text[at + 1 : at + 2], 0)
            continue
        if c not in _BLANKS:
            while at < end and text[at] != c and text[at] in _BLANKS:
                at += 1
            at = _skip_hidden_break(text, at, end)
            if at < end and text[at] == "\\":
                offsets.append(at)
                at += 2 + _DIGITS.get(text[at + 1 : at + 2], 0)
                continue
            offsets.append(at)
            at += 1
            continue
        offsets.append(at)
        if at < end and text[at] == c:
            at += 1
    return (*(min(o, end) for o in offsets), end)


def _skip_hidden_break(text: str, at: int, end: int) -> int:
    """Past a backslash at a line's end and the next line's indentation."""
    while at + 1 < end and text[at] == "\\" and text[at + 1] in "\r\n":
        at += 1
        while at < end and text[at] in _BLANKS:
            at += 1
    return at
