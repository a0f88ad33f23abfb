"""Every rule's examples: each bad one is found at the marked words and nowhere else, each good one is not found."""

import pytest

from okr_ai.model import Span
from okr_ai.rules import RULES, Rule
from okr_ai.rules.examples import PARTING, draft_of, example_of, found_in, unmarked
from okr_ai.rules.rule import Example

BAD = [(rule, example_of(example)) for rule in RULES for example in rule.bad]
GOOD = [(rule, example_of(example)) for rule in RULES for example in rule.good]


def ids(cases: list[tuple[Rule, Example]]) -> list[str]:
    return [f"{rule.name}-{i}" for i, (rule, _) in enumerate(cases)]


def marked_places(rule: Rule, text: str) -> list[tuple[str, int, int, str]]:
    """File, line, column and words of each mark."""
    places = []
    for i, part in enumerate(text.split(PARTING)):
        plain, spans = unmarked(part)
        source = draft_of(rule, plain, f"example{i}").source
        for start, end in spans:
            place = source.place(Span(start, end))
            places.append((source.path, place.line, place.column, plain[start:end]))
    return places


@pytest.mark.parametrize(("rule", "example"), BAD, ids=ids(BAD))
def test_bad_example_is_found_at_its_words(rule: Rule, example: Example) -> None:
    found = [(path, f.place.line, f.place.column, f.text) for path, f in found_in(rule, example)]
    assert found == marked_places(rule, example.text)


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=ids(GOOD))
def test_near_miss_is_not_found(rule: Rule, example: Example) -> None:
    assert not [f.text for _, f in found_in(rule, example)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_messages_are_whole_sentences_in_both_languages(rule: Rule) -> None:
    for example in rule.bad:
        for _, finding in found_in(rule, example_of(example)):
            assert finding.message
            assert "None" not in finding.message
            assert "{" not in finding.message
