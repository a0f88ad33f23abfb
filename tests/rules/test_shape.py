"""The rules' own shape: every file listed, name = file name, examples in both languages, docs that are up to date."""

from pathlib import Path

import pytest

from okr_ai import rules as package
from okr_ai.language import language_of
from okr_ai.rules import RULES, Rule
from okr_ai.rules.examples import example_of
from okr_ai.rules.explaining import LETTER_NAMES, pages
from okr_ai.rules.settings import LETTERS, SEVERITIES

HERE = Path(package.__file__).parent
FOLDERS = {
    "specific": "S",
    "measurable": "M",
    "achievable": "A",
    "relevant": "R",
    "time_bound": "T",
    "whole": "set",
    "alignment": "alignment",
}
DOCS = Path(__file__).parents[2] / "docs" / "rules"

EVERY = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def test_every_rule_file_is_listed_once_under_its_name():
    files = [
        path
        for folder in FOLDERS
        for path in sorted((HERE / folder).glob("*.py"))
        if "\nRULE = " in path.read_text(encoding="utf-8")
    ]
    names = [rule.name for rule in RULES]
    assert sorted(names) == sorted(path.stem for path in files)
    assert len(set(names)) == len(names)


def test_there_are_rules_for_every_letter():
    assert {rule.letter for rule in RULES} == set(LETTERS) == set(LETTER_NAMES)
    assert len(RULES) >= 70


@EVERY
def test_rule_is_complete(rule: Rule):
    assert rule.name.replace("_", "").isalpha()
    assert rule.name.islower()
    assert rule.severity in SEVERITIES
    for text in (rule.doc.finds, rule.doc.why):
        assert text.en.endswith((".", "?"))
        assert text.zh.endswith(("。", "？"))
        assert language_of(text.zh) in ("zh", "mixed")
    assert len(rule.doc.source) > 2


@EVERY
def test_examples_in_both_languages(rule: Rule):
    for examples in (rule.bad, rule.good):
        languages = {"zh" if language_of(example_of(e).text) in ("zh", "mixed") else "en" for e in examples}
        assert languages == {"zh", "en"}


@EVERY
def test_bad_examples_are_marked_and_good_ones_are_not(rule: Rule):
    assert all("«" in example_of(example).text for example in rule.bad)
    assert not any("«" in example_of(example).text for example in rule.good)


def test_pages_are_up_to_date():
    wanted = pages(RULES)
    there = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    assert there == wanted, "run `make docs-generated`"
