"""Every word that is read knows where it stands: cutting the source at its place gives it back."""

import json
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.errors import InputError
from okr_ai.model import Draft, Passage, Source
from okr_ai.read import read_draft
from okr_ai.read.inline import rendered
from okr_ai.read.json_nodes import read_json
from okr_ai.read.nodes import Entries, Items, Node, Scalar
from okr_ai.read.passages import cut, joined
from okr_ai.read.yaml_nodes import read_yaml

# treacherous characters: line ends of other standards, wide and astral ones, escapes, Markdown's and YAML's own
TRICKY = "ab1 复率%＋：（）\u2028\x85\u3000\t\n\"'\\#-:>|*_`[]{}&!?,@\U0001f600e\u0301"
texts = st.text(st.sampled_from(TRICKY), max_size=12)


def passages(draft: Draft) -> Iterator[Passage]:
    for objective in draft.objectives:
        yield from (objective.text, *objective.fields.values())
        for key_result in objective.key_results:
            yield from (key_result.text, *key_result.fields.values())


def check(passage: Passage) -> None:
    """A contiguous passage is its source's words; any other has rising offsets within the source, and only what joins
    its parts ("; " between notes) stands for nothing written."""
    source, text = passage.source, passage.text
    if passage.offsets is None:
        assert source.words(passage.span()) == text
        return
    assert len(passage.offsets) == len(text) + 1
    assert list(passage.offsets) == sorted(passage.offsets)
    assert 0 <= passage.offsets[0] <= passage.offsets[-1] <= len(source.text)
    for n, c in enumerate(text):
        span = passage.span(n, n + 1)
        assert span.end > span.start or c.isspace() or c in ";,"
        if c.isalnum() and source.text[span.start] not in "\\&":
            assert source.words(span) == c


def scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Items):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, Entries):
        for key, value in node:
            yield key
            yield from scalars(value)


# YAML takes U+0085 for a line's end: two keys that differ in nothing else would be one
keys = st.text(st.sampled_from(TRICKY.replace("\x85", "")), max_size=12)
json_values = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=8
)


@settings(max_examples=100)
@given(json_values, st.booleans(), st.sampled_from([None, 1]))
def test_json(value: object, ascii_only: bool, indent: int | None) -> None:
    source = Source("x.json", json.dumps(value, ensure_ascii=ascii_only, indent=indent))
    node = read_json(source)
    assert plain(node) == value
    for scalar in scalars(node):
        check(scalar.passage)
        assert json.loads(f'"{source.words(scalar.passage.span())}"') == scalar.text


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node}


@settings(max_examples=120)
@given(
    json_values,
    st.sampled_from([None, '"', "'", "|", ">"]),
    st.sampled_from([None, True, False]),
    st.integers(20, 60),
    st.booleans(),
)
def test_yaml(value: object, style: str | None, flow: bool | None, width: int, unicode: bool) -> None:
    text = yaml.dump(
        value, default_style=style, default_flow_style=flow, width=width, allow_unicode=unicode, Dumper=yaml.SafeDumper
    )
    node = read_yaml(Source("x.yaml", text))
    assert plain(node) == yaml.load(text, yaml.BaseLoader)  # the dumper itself loses U+0085 in some styles
    for scalar in scalars(node):
        check(scalar.passage)


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("a: 'it''s 5%'\n", "it's 5%", "it''s 5%"),
        ("a: plain\n   goes on\n", "plain goes on", "plain\n   goes on"),
        ('a: "x\\\n    y\\u4e2d\\x41 z"\n', "xy中A z", "x\\\n    y\\u4e2d\\x41 z"),
        ('a: "one\n\n  two"\n', "one\ntwo", "one\n\n  two"),
        ("a: |\n  one\n   two\n", "one\n two\n", "one\n   two\n"),
        ("a: >-\n  one\n  two\n\n  three\n", "one two\nthree", "one\n  two\n\n  three"),
        ("a: |2-\n   x\n", " x", " x"),
        ("a: |\n  it''s 5%\n  or 6%\n", "it''s 5%\nor 6%\n", "it''s 5%\n  or 6%\n"),
        ("a: it''s 5%\n   or 6%\n", "it''s 5% or 6%", "it''s 5%\n   or 6%"),
        ("a:   b # c\n", "b", "b"),
    ],
)
def test_yaml_styles(text: str, value: str, words: str) -> None:
    source = Source("x.yaml", text)
    node = read_yaml(source)
    assert isinstance(node, Entries)
    scalar = node.entries[0][1]
    assert isinstance(scalar, Scalar)
    assert scalar.text == value
    check(scalar.passage)
    trimmed = cut(scalar.passage, 0)
    assert source.words(trimmed.span()).strip() == words.strip()


@settings(max_examples=100)
@given(st.text(st.sampled_from("ab 复1%*_`[]()<>!&;\\~ltgbr-"), max_size=30))
def test_inline_marks(text: str) -> None:
    source = Source("x.md", text)
    passage = rendered(source, 0, len(text))
    check(passage)
    assert passage.text == passage.text.strip()


def draft_or_error(name: str, content: bytes) -> Draft | str:
    try:
        return read_draft(name, content=content)
    except InputError as error:
        return error.in_lang("zh")


LINES = (
    "# 2026 Q3 OKR",
    "## O1：让老客户愿意再来（负责人：张三）",
    "O2: Delight **buyers**",
    "- KR1：复购率从18%提升至25%（权重40%，@李四）",
    "* KR2: NPS `22` to 40 [owner: Ann; due: 9/30]",
    "  - 负责人：王五，截止：9月15日",
    "  - Baseline: 18%",
    "  - [ ] 改会员页 @李四 2026-08-01",
    "  continues here",
    "1、送达从4天到2天",
    "（1）说明",
    "| KR | 基线 | 目标 |",
    "|---|---|---|",
    "| NPS \\| 口碑 | 22 | 40 |",
    "| **粗体** | | |",
    "---",
    "```",
    "关键结果：",
    "任务：",
    "> quoted",
    "<!-- hidden",
    "-->",
    "",
    "  ",
    "prose that goes on and on。它有句号。",
    "\u3000\u3000全角缩进",
    "team: x",
    "- ",
    "KR3",
    "目标三：",
    "- **KR4：**",
    "\t- x",
)


@settings(max_examples=120)
@given(
    st.lists(st.sampled_from(LINES) | texts.map(lambda t: t.replace("\n", " ")), max_size=14),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_markdown(lines: list[str], end: str) -> None:
    text = end.join(lines)
    draft = draft_or_error("x.md", text.encode())
    if isinstance(draft, str):
        assert len(draft.splitlines()) == 1
        return
    assert draft.source.text == text
    for passage in passages(draft):
        check(passage)
        place = passage.place()
        line = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[place.line - 1]
        assert place.column - 1 <= len(line)
        if passage.offsets is None:
            assert line[place.column - 1 : place.end_column - 1] == passage.text


@settings(max_examples=100)
@given(st.sampled_from(["md", "yaml", "json", "csv", "xlsx"]), st.binary(max_size=60) | texts.map(str.encode))
def test_any_bytes_are_a_draft_or_one_clear_error(form: str, content: bytes) -> None:
    draft = draft_or_error(f"x.{form}", content)
    if isinstance(draft, str):
        assert len(draft.splitlines()) == 1
        return
    for passage in passages(draft):
        check(passage)


def test_cutting_and_joining() -> None:
    source = Source("x", "ab  cd\n  ef")
    first, second = Passage("ab  cd", source, 0), Passage("ef", source, 9)
    both = joined([first, second], " ")
    assert both.text == "ab  cd ef"
    assert source.words(both.span()) == "ab  cd\n  ef"
    assert cut(both, 2, 6).text == "cd"
    assert cut(both, 2, 6).offsets is None
    assert source.words(cut(both, 5).span()) == "d\n  ef"
    assert cut(Passage("  ", source, 2), 0).text == ""
