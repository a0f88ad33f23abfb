"""Profiles, limits and settings."""

from datetime import date
from pathlib import Path

import pytest

import okr_ai
from okr_ai.cli.standing import load_standing
from okr_ai.errors import InputError
from okr_ai.rules import PROFILES, RULES, settings_from
from okr_ai.rules.profiles import profile_named
from okr_ai.rules.settings import check_names
from okr_ai.workspace.settings import RuleChoices


def test_the_profiles_that_sources_disagree_on():
    assert set(PROFILES) == {"seed", "platform", "google", "wodtke", "feishu"}
    assert PROFILES["seed"].key_results == (3, 5)
    assert (PROFILES["platform"].objectives, PROFILES["platform"].key_results) == ((3, 5), (2, 3))
    assert PROFILES["wodtke"].key_results == (3, 3)


def test_severities_of_profiles_name_rules_that_exist():
    names = {rule.name for rule in RULES}
    for profile in PROFILES.values():
        assert set(profile.severity) <= names


def test_a_teams_own_limits():
    profile = profile_named("google", {"key_results": [2, 4], "easy_chance": 0.8, "required": ["owner"]})
    assert (profile.key_results, profile.easy_chance, profile.required) == ((2, 4), 0.8, ("owner",))
    assert profile.objectives == PROFILES["google"].objectives


@pytest.mark.parametrize(
    ("name", "limits", "words"),
    [
        ("nobody", {}, "there is no profile 'nobody'"),
        ("seed", {"key_result": 3}, "there is no limit 'key_result'"),
        ("seed", {"name": "x"}, "there is no limit 'name'"),
        ("seed", {"key_results": 3}, "the limit 'key_results' is 3"),
        ("seed", {"key_results": [1, 2, 3]}, "two numbers"),
        ("seed", {"key_results": ["a", "b"]}, "two numbers"),
        ("seed", {"easy_chance": True}, "a number"),
    ],
)
def test_bad_limits_are_refused_in_one_line(name: str, limits: dict[str, object], words: str):
    with pytest.raises(InputError) as refused:
        profile_named(name, limits)
    assert words in refused.value.in_lang("en")
    assert refused.value.in_lang("zh") != refused.value.in_lang("en")


def test_the_command_line_goes_over_the_settings_file():
    choices = RuleChoices(select=("S",), ignore=("jargon",), severity={"no_number": "warning", "slogan": "off"})
    settings = settings_from(choices, select=["no-number"], ignore=["vague-objective"], severity={"no-number": "info"})
    assert settings.select == ("no_number",)
    assert settings.ignore == ("jargon", "vague_objective")
    assert settings.severity == {"no_number": "info", "slogan": "off"}
    assert settings_from(choices).select == ("S",)


def test_which_rules_run():
    def running(**choices: object) -> dict[str, str]:
        settings = settings_from(RuleChoices(), **choices)  # type: ignore[arg-type]
        return {rule.name: settings.severity_of(rule) for rule in RULES if settings.runs(rule)}

    assert len(running()) == len(RULES)
    assert {rule.letter for rule in RULES if rule.name in running(select=["T"])} == {"T"}
    assert "no_number" not in running(ignore=["M"])
    assert "no_number" not in running(severity={"no_number": "off"})
    assert running(severity={"no_number": "info"})["no_number"] == "info"
    assert running(profile="wodtke")["number_in_objective"] == "warning"


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"select": ["no_numbers"]}, "did you mean 'no_number'?"),
        ({"ignore": ["X"]}, "there is no rule 'X'"),
        ({"severity": {"S": "error"}}, "there is no rule 'S'"),
        ({"severity": {"no_number": "fatal"}}, "the severity of 'no_number' is 'fatal'"),
    ],
)
def test_choices_that_name_nothing_are_refused(choices: dict[str, object], words: str):
    with pytest.raises(InputError) as refused:
        check_names(settings_from(RuleChoices(), **choices))  # type: ignore[arg-type]
    assert words in refused.value.in_lang("en")


def test_a_limit_that_ends_before_it_starts_is_told():
    with pytest.raises(InputError) as told:
        settings_from(RuleChoices(limits={"key_results": [5, 1]}))
    assert "swap them: key_results = [1, 5]" in str(told.value)


def test_all_who_review_name_the_line_of_the_settings(tmp_path: Path):
    settings, draft = tmp_path / "okr-ai.toml", tmp_path / "d.md"
    settings.write_text('lang = "en"\nprofile = "sed"\n', encoding="utf-8")
    draft.write_text("# O1: Buyers come back\n- KR1: NPS from 22 to 40\n", encoding="utf-8")
    with pytest.raises(InputError) as told:
        okr_ai.review(draft)
    assert told.value.where() == f"{settings}:2:12"
    with pytest.raises(InputError) as told:
        load_standing([str(draft)], (), date(2026, 8, 1))
    assert told.value.where() == f"{settings}:2:12"
