"""Quick looks at a text that spare it a pattern: they never hide what the pattern would find."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.cli.frame_json import as_json
from okr_ai.language import (
    cues,
    dates,
    dates_en,
    dates_zh,
    judge_outcome,
    metric_starts,
    protected,
    read_key_result,
    words_behind,
)
from okr_ai.language.clauses import clauses_in
from okr_ai.language.date_patterns import Pattern
from okr_ai.language.implied import _FACTOR, _NONE, _ONE_UNIT, _is_hinted, _may_imply, implied_in
from okr_ai.language.lazy import Lazy
from okr_ai.language.numbers import numbers_in
from okr_ai.language.phrases import Phrases, WordList
from okr_ai.language.placeholders import _HINT as _GAP_HINT
from okr_ai.language.placeholders import _PLACEHOLDER, placeholders_in
from okr_ai.language.tables import by_first_character, end_of_word
from okr_ai.language.text import SPACES, latin_words
from okr_ai.language.units import _LATIN_UNIT, unit_at, units

_PIECES = st.lists(
    st.sampled_from(
        [
            *"abxz-> %+9个 \n",
            "up",
            "set up",
            "set",
            "sets",
            "->",
            "提升",
            "提",
            "提升至",
            "roll-out",
            "roll",
            "out",
            "est",
        ]
    ),
    max_size=14,
).map("".join)


def _as_told_one_by_one(phrases: Phrases, plain: str) -> list[tuple[int, int, str]]:
    """What `find` is to find, with a match for each word and its place."""
    found: list[tuple[int, int, str]] = []
    at = 0
    for match in phrases._start.finditer(plain):
        first, start = match[0], match.start()
        if start < at:
            continue
        known = phrases._latin.get(first) or (phrases._plurals and first[-1] == "s" and phrases._latin.get(first[:-1]))
        words = known or [plain[start : start + size] for size in phrases._other.get(first, ())]
        for word in words:
            end = start + len(word)
            if known:
                end = phrases._end(plain, end) if plain.startswith(word, start) else 0
            elif word not in phrases._words:
                continue
            if end:
                at = end
                found.append((start, end, word))
                break
    return found


@pytest.mark.parametrize("plurals", [False, True])
@pytest.mark.parametrize("many", [False, True])
def test_phrases_are_found_where_they_stand(plurals: bool, many: bool) -> None:
    phrases = Phrases(["up", "set", "set up", "roll", "->", "-", "+", "提升", "提升至", "提"], plurals=plurals)
    if many:
        for _ in range(300):
            phrases.find("提升 set")

    @settings(max_examples=300)
    @given(_PIECES)
    def found_alike(plain: str) -> None:
        assert phrases.find(plain) == _as_told_one_by_one(phrases, plain)

    found_alike()


def test_a_word_inside_a_longer_one_is_passed_over() -> None:
    phrases = Phrases(["up", "->", "-"])
    assert phrases.find("update pre-up up") == [(14, 16, "up")]
    assert phrases.find("up-to a->b - c") == [(0, 2, "up"), (7, 9, "->"), (11, 12, "-")]


@pytest.mark.parametrize("pattern", [_ONE_UNIT, _NONE, _FACTOR], ids=["a unit", "none", "a factor"])
def test_implied_numbers_are_not_passed_over(pattern: re.Pattern[str]) -> None:
    @settings(max_examples=200)
    @given(st.from_regex(re.compile(pattern._words)))  # type: ignore[attr-defined]
    def looked_for(text: str) -> None:
        text = text.lower()
        if _is_hinted(text):
            assert _may_imply(text)
            places = {(number.start, number.end) for number in implied_in(text)}
            assert {match.span() for match in pattern.finditer(text)} <= places

    looked_for()


@pytest.mark.parametrize(
    ("pattern", "words", "characters"),
    [
        pytest.param(judge_outcome._BETTER, judge_outcome._BETTER_WORDS, "更", id="better"),
        pytest.param(judge_outcome._HOLDS_STEADY, (), judge_outcome._STEADY, id="steady"),
        pytest.param(judge_outcome._IN_LESS_TIME, judge_outcome._SOONER, "", id="sooner"),
        pytest.param(judge_outcome._FEEL, judge_outcome._FEELING, "晋", id="how people feel"),
        pytest.param(judge_outcome._DEED_DONE, judge_outcome._DONE, "", id="done"),
        pytest.param(metric_starts._AGENT, metric_starts._MODALS, "", id="who will"),
        pytest.param(words_behind.STOP, (), words_behind.STOPS, id="where words end"),
    ],
)
def test_patterns_are_tried_where_their_words_stand(pattern: Lazy, words: Iterable[str], characters: str) -> None:
    @settings(max_examples=200)
    @given(st.from_regex(re.compile(pattern._words)))
    def looked_for(text: str) -> None:
        text = text.lower()
        if pattern is judge_outcome._FEEL and (found := pattern.search(text)):
            text = text[found.start() :]  # looked for at the head of a text only
        if pattern.search(text):
            assert not latin_words(text).isdisjoint(words) or not set(characters).isdisjoint(text)

    looked_for()


@settings(max_examples=300)
@given(st.from_regex(re.compile(dates._LEAD._words)))
def test_words_that_lead_a_date_are_not_passed_over(text: str) -> None:
    text = text.lower()
    if dates._LEAD.search(text):
        assert text[-3:].rstrip()[-1:] in dates._LEAD_ENDS


@settings(max_examples=300)
@given(st.from_regex(re.compile(protected._HEAD._words)))
def test_labels_are_not_passed_over(text: str) -> None:
    text = text.lower() + "提升"
    head = protected._HEAD.match(text)
    assert not head or head.span() in protected.links_and_marker(text)


_IN_FIGURES = [each for each in (*dates_en.PATTERNS, *dates_zh.PATTERNS) if each.hints == "figures" and each.needs]


@pytest.mark.parametrize("pattern", _IN_FIGURES, ids=[each.name for each in _IN_FIGURES])
def test_days_in_figures_are_not_passed_over(pattern: Pattern) -> None:
    words = pattern.compiled(with_year=True, with_numerals=True)

    @settings(max_examples=200)
    @given(st.from_regex(re.compile(words._words)))
    def looked_for(text: str) -> None:
        text = text.lower()
        if set(SPACES) & set(text) <= {" "} and words.search(text):
            assert any(piece in text for piece in pattern.needs.split("|"))
            assert dates._FIGURES.search(text)

    looked_for()


@settings(max_examples=300)
@given(st.from_regex(re.compile(_GAP_HINT._words)))
def test_gaps_are_not_passed_over(text: str) -> None:
    text = text.lower()
    found = _PLACEHOLDER.finditer(text) if _GAP_HINT.search(text) else ()
    assert placeholders_in(text) == [(match.start(), match.start() + len(match[0].rstrip())) for match in found]


@settings(max_examples=300)
@given(st.text("%- apointsg5。点", max_size=8))
def test_per_cent_is_what_the_pattern_says(behind: str) -> None:
    text = "5%" + behind
    found = unit_at(text, 1)
    words = _LATIN_UNIT.match(text, 1)
    assert words is not None
    both, one = words.groups()
    assert found == ((units()[both], words.end()) if both in units() else (units()[one], words.end(2)))


def test_word_lists_without_latin_letters_in_the_text() -> None:
    assert not WordList(["sign", "签订"]).is_in("签合同")
    assert WordList(["sign", "签订"]).is_in("签合同 sign")


def test_the_longest_of_several_words_at_a_place() -> None:
    words = by_first_character(["一", "一本", "一本道"])
    assert [end_of_word(words, text, 0) for text in ("一本道", "一本书", "一", "本")] == [3, 2, 1, None]


@settings(max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30).filter(str.isprintable))
def test_what_is_said_of_printable_words_is_printable(text: str) -> None:
    assert as_json(read_key_result(text)).isprintable()


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        pytest.param(cues._NOUN, cues._NOUN_FIRST, id="nouns"),
        pytest.param(cues._MEASURE, cues._NOUN_FIRST, id="measures"),
        pytest.param(cues._NOUN_OF_CHANGE, cues._NOUN_OF_CHANGE_FIRST, id="nouns of change"),
    ],
)
def test_words_behind_a_verb_begin_with_what_is_looked_for(pattern: re.Pattern[str], first: frozenset[str]) -> None:
    words = re.compile(pattern._words)  # type: ignore[attr-defined]

    @settings(max_examples=300)
    @given(st.from_regex(words))
    def begins_so(text: str) -> None:
        assert {match[0][0] for match in words.finditer(text)} <= first

    begins_so()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("复购率提升到三成", [30]),
        ("复购率提升到30%", [30]),
        ("新增½个门店和2个仓库", [0.5, 2]),
        ("把一线城市的门店开到20家", [20]),
        ("open two stores in 3 cities", [2, 3]),
        ("open stores in 3 cities", [3]),
    ],
)
def test_figures_are_found_whatever_others_stand_beside_them(text: str, values: list[float]) -> None:
    assert [number.value for number in numbers_in(text)] == values


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("降低成本，提升 20% 的人效", ["main", "main"]),
        ("降低成本、提升《手册》与“人效”", ["main"]),
        ("cut cost [by 20%] and keep_quality", ["main", "note", "main"]),
        ("cut cost ~ 20% and keep/raise quality", ["main"]),
    ],
)
def test_marks_part_clauses_and_others_do_not(text: str, kinds: list[str]) -> None:
    assert [clause.kind for clause in clauses_in(text)] == kinds
