"""JSON into nodes with exact places. The standard library's reader keeps no positions, and YAML's reads JSON only
almost (tabs, `\\/`, surrogate pairs), so this is a reader of its own: RFC 8259, strictly."""

import re

from okr_ai.model import Bilingual, Passage, Source
from okr_ai.read.nodes import MAX_DEPTH, MAX_NODES, Entries, Items, Node, Scalar, error_at, once, too_deep, too_many
from okr_ai.read.passages import seen

_BLANKS = " \t\r\n"
_BLANK = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"([^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*)*)"')
_LITERAL = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|true\b|false\b|null\b", re.ASCII)
_ESCAPE = re.compile(r'\\(?:(["\\/bfnrt])|u([0-9a-fA-F]{4}))')
_LETTERS = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def read_json(source: Source) -> Node:
    """The document as nodes. Raises InputError with line and column when it is no JSON."""
    return _Reader(source).document()


class _Reader:
    """Walks once over the text; `at` is the offset of the next character."""

    def __init__(self, source: Source) -> None:
        self.source, self.text, self.at, self.count = source, source.text, 0, 0

    def document(self) -> Node:
        node = self.value(0)
        if self.peek():
            raise self.wrong("something stands after the end", "结尾之后还有内容", "remove it", "请删除")
        return node

    def peek(self) -> str:
        """The next character that is not blank, or the empty string at the end."""
        first = self.text[self.at : self.at + 1]
        if first in _BLANKS and first:
            blank = _BLANK.match(self.text, self.at)
            self.at = blank.end() if blank else self.at
            first = self.text[self.at : self.at + 1]
        return first

    def value(self, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise too_deep(self.source, self.at)
        self.count += 1
        if self.count > MAX_NODES:
            raise too_many(self.source, self.at)
        first = self.peek()
        if first == "{":
            return self.mapping(depth)
        if first == "[":
            return self.list(depth)
        if first == '"':
            return Scalar(seen(self.string()))
        literal = _LITERAL.match(self.text, self.at)
        if not literal:
            raise self.unexpected(first)
        self.at = literal.end()
        return Scalar(Passage(literal.group(), self.source, literal.start()), plain=True)

    def mapping(self, depth: int) -> Entries:
        begin = self.at
        self.at += 1
        entries: list[tuple[Scalar, Node]] = []
        if self.peek() == "}":
            self.at += 1
            return Entries((), begin)
        while True:
            if (found := self.peek()) != '"':
                raise self.unexpected(found, "a key in double quotes", "双引号中的键")
            key = Scalar(seen(self.string()))
            if (found := self.peek()) != ":":
                raise self.unexpected(found, "':'", "“:”")
            self.at += 1
            entries.append((key, self.value(depth + 1)))
            if (found := self.peek()) == "}":
                self.at += 1
                return Entries(once(self.source, entries), begin)
            if found != ",":
                raise self.unexpected(found, "',' or '}'", "“,”或“}”")
            self.at += 1

    def list(self, depth: int) -> Items:
        begin = self.at
        self.at += 1
        items: list[Node] = []
        if self.peek() == "]":
            self.at += 1
            return Items((), begin)
        while True:
            items.append(self.value(depth + 1))
            if (found := self.peek()) == "]":
                self.at += 1
                return Items(tuple(items), begin)
            if found != ",":
                raise self.unexpected(found, "',' or ']'", "“,”或“]”")
            self.at += 1

    def string(self) -> Passage:
        match = _STRING.match(self.text, self.at)
        if not match:
            raise self.wrong(
                "this text has no end on its line, or a control character in it",
                "这段文字在本行没有结尾，或含有控制字符",
                'close it with ", and write line breaks as \\n',
                '请用 " 结束，换行写成 \\n',
            )
        begin, raw = match.start(1), match.group(1)
        self.at = match.end()
        if "\\" not in raw:
            return Passage(raw, self.source, begin)
        return self.unescape(begin, raw)

    def unescape(self, begin: int, raw: str) -> Passage:
        """The string with its escapes resolved, and where each character of it stands."""
        out: list[str] = []
        offsets: list[int] = []
        at = 0
        while at < len(raw):
            if raw[at] != "\\":
                out.append(raw[at])
                offsets.append(begin + at)
                at += 1
                continue
            match = _ESCAPE.match(raw, at)
            if not match:
                self.at = begin + at
                raise self.wrong(
                    f"'{raw[at : at + 2]}' is no escape in JSON",
                    f"“{raw[at : at + 2]}”不是 JSON 的转义",
                    "write a backslash as \\\\",
                    "反斜杠请写成 \\\\",
                )
            offsets.append(begin + at)
            at = match.end()
            if match.group(1):
                out.append(_LETTERS[match.group(1)])
                continue
            code = int(match.group(2), 16)
            low = _ESCAPE.match(raw, at) if 0xD800 <= code < 0xDC00 else None
            if low and low.group(2) and 0xDC00 <= int(low.group(2), 16) < 0xE000:
                code = 0x10000 + ((code - 0xD800) << 10) + int(low.group(2), 16) - 0xDC00
                at = low.end()
            # half of a surrogate pair is no character and cannot be written out again
            out.append("\ufffd" if 0xD800 <= code < 0xE000 else chr(code))
        return Passage("".join(out), self.source, begin, (*offsets, begin + len(raw)))

    def unexpected(self, found: str, en: str = "a value", zh: str = "一个值") -> Exception:
        if not found:
            return self.wrong(f"the JSON ends where {en} should stand", f"JSON 在应有{zh}处结束", "finish it", "请补全")
        return self.wrong(
            f"'{found}' stands where {en} should stand",
            f"应为{zh}，却是“{found}”",
            "correct the JSON here",
            "请修正此处的 JSON",
        )

    def wrong(self, en: str, zh: str, do_en: str, do_zh: str) -> Exception:
        return error_at(self.source, self.at, Bilingual(en, zh), Bilingual(do_en, do_zh))
