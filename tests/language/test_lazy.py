"""Patterns compiled on first use, and word lists without one."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import okr_ai
from okr_ai.language.lazy import Lazy, Ready
from okr_ai.language.phrases import WordList
from okr_ai.language.tables import by_first_character, end_of_word


def test_compiled_on_first_use_and_then_the_patterns_own() -> None:
    words = Lazy(r"(\d+)%")
    with pytest.raises(AttributeError):
        object.__getattribute__(words, "search")
    assert words.search("up to 20%")
    assert object.__getattribute__(words, "search").__self__ == re.compile(r"(\d+)%")


def test_flags_and_every_method() -> None:
    words = Lazy("kr(\\d)", re.IGNORECASE)
    assert words.match("KR1 x")
    assert words.fullmatch("KR1 x") is None
    assert [match[1] for match in words.finditer("KR1, kr2")] == ["1", "2"]
    assert words.sub("-", "a kr3 b") == "a - b"


def test_what_is_no_method_of_a_pattern_is_refused() -> None:
    with pytest.raises(AttributeError):
        Lazy("x").nothing  # noqa: B018


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sign the contract", True),
        ("design", False),
        ("assign and sign", True),
        ("signs", False),
        ("共签订合同", True),
        ("", False),
    ],
)
def test_latin_words_stand_alone_and_chinese_ones_anywhere(text: str, found: bool) -> None:
    assert WordList(["sign", "签订"]).is_in(text) is found


def test_words_from_a_place_on() -> None:
    words = WordList(["sign", "签订"])
    assert not words.is_in("签订了", 1)
    assert not words.is_in("design", 2)  # the letter before the place counts
    assert words.begins("sign it")
    assert not words.begins("signs")
    assert "sign" in words
    assert "signs" not in words


def test_the_longest_word_at_a_place() -> None:
    words = by_first_character(["周", "周期", "天猫"])
    assert end_of_word(words, "本周期", 1) == 3
    assert end_of_word(words, "本周五", 1) == 2
    assert end_of_word(words, "本周五", 3) is None
    assert end_of_word(words, "天", 0) is None


def test_a_text_without_what_it_needs_compiles_nothing() -> None:
    words = Lazy(r"(提升|grow) (\d)", re.IGNORECASE, needs="提升|grow")
    assert words.search("a 3") is None
    assert list(words.finditer("缩短 3")) == []
    with pytest.raises(AttributeError):
        object.__getattribute__(words, "search")
    assert words.match("so Grow 3", 3)
    assert object.__getattribute__(words, "search").__self__.groups == 2


@pytest.mark.parametrize("needs", ["", "grow"])
def test_a_method_asked_for_before_another_thread_compiles_the_pattern(needs: str) -> None:
    words = Lazy(r"grow (\d)", needs=needs)
    early = words.search
    assert words.sub("-", "grow 3") == "-"  # compiles
    assert early("so grow 3")
    assert early("none") is None
    assert Lazy.__getattr__(words, "match")("grow 3")  # the look-up had begun while the pattern was none yet


def _patterns_with_needs() -> list[tuple[str, Ready]]:
    root = Path(okr_ai.__file__).parent
    names = (".".join(("okr_ai", *file.relative_to(root).with_suffix("").parts)) for file in root.rglob("[a-z]*.py"))
    return [
        (f"{name}.{attribute}", value)
        for name in sorted(names)
        if "Lazy(" in Path(root.parent, *name.split(".")).with_suffix(".py").read_text("utf-8")
        for attribute, value in vars(import_module(name)).items()
        if isinstance(value, Ready) and value._needs
    ]


@pytest.mark.parametrize("pattern", [pytest.param(each, id=name) for name, each in _patterns_with_needs()])
def test_every_match_holds_what_the_pattern_needs(pattern: Ready) -> None:
    # what `one_of` adds never matches, and from Python 3.13 on Hypothesis can make no text of it
    words = re.sub(r"\|\(\?!\)\\?.", "", pattern._words)

    @settings(max_examples=150)
    @given(st.from_regex(re.compile(words, pattern._flags)))
    def matches_are_not_lost(text: str) -> None:
        assert any(piece in text.lower() for piece in pattern._needs)

    matches_are_not_lost()
