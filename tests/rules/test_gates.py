"""A gate spares a rule's import and never a finding: what it turns away, the rule would have said nothing about."""

import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

import pytest

from okr_ai.language.lexicon import lexicon
from okr_ai.rules.examples import PARTING, TODAY, draft_of, example_of, relevance_of, unmarked
from okr_ai.rules.gated import GATES
from okr_ai.rules.gates import Words
from okr_ai.rules.listing import LISTED, Listed, every_rule
from okr_ai.rules.looking import look_at_draft, look_at_drafts
from okr_ai.rules.profiles import PROFILES
from okr_ai.rules.rule import Rule
from okr_ai.rules.wording import WordList

GATED = [listed for listed in LISTED if listed.name in GATES]
WORDED = [listed for listed in GATED if isinstance(GATES[listed.name], Words)]


def named(listed: Listed) -> str:
    return listed.name


@cache
def everything_to_look_at() -> dict[str, list[Any]]:
    """What the examples of all rules give rules to look at."""
    seen: dict[str, list[Any]] = {"key_result": [], "objective": [], "draft": [], "drafts": [], "ignores": []}
    for rule in every_rule():
        for example in map(example_of, (*rule.good, *rule.bad)):
            views = [
                look_at_draft(
                    draft_of(rule, part, f"example{i}"),
                    PROFILES[example.profile],
                    TODAY,
                    lexicon(),
                    {},
                    lambda draft, frames, chance=example.chance: [chance] * len(frames),  # type: ignore[misc]
                    relevance_of(example),
                    1,
                    example.past,
                )
                for i, part in enumerate(unmarked(example.text)[0].split(PARTING))
            ]
            seen["drafts"].append(look_at_drafts(views))
            seen["draft"] += views
            objectives = [objective for view in views for objective in view.objectives]
            seen["objective"] += objectives
            seen["key_result"] += [each for objective in objectives for each in objective.key_results]
    return seen


@pytest.mark.parametrize("listed", LISTED, ids=named)
def test_the_list_says_what_the_rule_says(listed: Listed) -> None:
    rule: Rule = listed.rule()
    assert (listed.name, listed.letter, listed.looks_at) == (rule.name, rule.letter, rule.looks_at)


def test_only_rules_that_there_are_have_gates() -> None:
    assert GATES.keys() <= {listed.name for listed in LISTED}


@pytest.mark.parametrize("listed", GATED, ids=named)
def test_a_gate_keeps_no_finding_back(listed: Listed) -> None:
    rule = listed.rule()
    turned_away = [view for view in everything_to_look_at()[rule.looks_at] if not listed.passes(view)]
    assert turned_away
    assert [found for view in turned_away for found in rule.check(view)] == []


def words_of(listed: Listed) -> Iterator[str]:
    for value in vars(import_module(f"okr_ai.rules.{listed.place}")).values():
        if isinstance(value, WordList):
            yield from (*value.zh, *value.words, *value.phrases)


@pytest.mark.parametrize("listed", WORDED, ids=named)
def test_a_gate_of_words_knows_all_words_of_its_rule(listed: Listed) -> None:
    pieces = GATES[listed.name].pieces  # type: ignore[attr-defined]
    assert [word for word in words_of(listed) if not any(piece in word.lower() for piece in pieces)] == []


DRAFT = """# 2026 Q3

## O: Make returns painless

- KR1: Return time from 5 days to 2 days
- KR2: Return complaints from 5% to 2%
- KR3: Improve the returns page
"""
SCRIPT = f"""
import sys
from datetime import date
from okr_ai.read import read_draft
from okr_ai.rules import review
reviewed = review([read_draft("draft.md", content={DRAFT!r}.encode())], today=date(2026, 8, 1))
assert reviewed[0].objectives[0].key_results[2].findings
print(*sys.modules)
"""


def test_a_plain_page_imports_few_rules() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    places = {f"okr_ai.rules.{listed.place}" for listed in LISTED}
    assert len(places) > 120
    assert len(places & set(done.stdout.split())) < 50
