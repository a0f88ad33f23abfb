"""`okr-ai templates`: listed, found by words and by meaning, shown whole."""

import json

import pytest
from click.testing import CliRunner, Result

from okr_ai.cli.templates import command
from okr_ai.model import Suggestion, TargetOption
from okr_ai.suggest.library_shown import example_of
from okr_ai.suggest.shown import proposal_lines
from okr_ai.suggest.template_files import shipped_library


def run(*words: str) -> Result:
    return CliRunner().invoke(command, words)


def test_the_library_is_as_large_as_promised() -> None:
    library = shipped_library()
    assert len(library.key_results) >= 120
    assert len(library.objectives) >= 40
    assert len(library.domains) >= 14


def test_all_are_listed_under_their_domains() -> None:
    lines = run("--lang", "zh").stdout.splitlines()
    assert "会员与复购 (membership)" in lines
    assert sum(line.startswith("  KR ") for line in lines) == len(shipped_library().key_results)
    assert sum(line.startswith("  O  ") for line in lines) == len(shipped_library().objectives)


def test_one_domain() -> None:
    lines = run("--domain", "logistics", "--lang", "en").stdout.splitlines()
    assert lines[0] == "Logistics (logistics)"
    assert all(line.startswith("  ") for line in lines[1:])


@pytest.mark.parametrize(
    ("words", "name"), [("复购率", "repeat-purchase-rate"), ("parcels arrive broken", "damage-rate")]
)
def test_found_by_words_and_by_meaning(words: str, name: str) -> None:
    found = json.loads(run(*words.split(), "--format", "json").stdout)
    assert name in [one["name"] for one in found]


def test_nothing_found_is_exit_one() -> None:
    answer = run("zzzz qqqq", "--lang", "en")
    assert answer.exit_code == 1
    assert answer.stdout == "no template found\n"


@pytest.mark.parametrize(("lang", "said"), [("zh", "口径: "), ("en", "measured as: ")])
def test_one_is_shown_whole(lang: str, said: str) -> None:
    shown = run("repeat-purchase-rate", "--lang", lang).stdout
    template = shipped_library().key_results["repeat-purchase-rate"]
    assert said + template.wording(lang).measures in shown
    assert example_of(template, lang) in shown
    assert all(f"- {task}" in shown for task in template.wording(lang).tasks)


def test_an_objective_is_shown_with_its_key_results() -> None:
    shown = run("worth-returning", "--lang", "zh").stdout.splitlines()
    assert shown[0] == "让会员觉得每次回来都值得"
    assert len([line for line in shown if line.startswith("- ")]) == 5


@pytest.mark.parametrize(("lang", "said"), [("en", ">99% chance"), ("zh", "把握 >99%")])
def test_no_chance_is_shown_as_certain(lang: str, said: str) -> None:
    options = (TargetOption("target", 5.0, 0.997), TargetOption("stretch", 9.0, 0.002))
    one = Suggestion("Orders to 5", "orders", None, 4, 5, None, "target", 0.997, "lag", "t", (), "why", options)
    lines = "\n".join(proposal_lines(1, one, lang))
    assert said in lines
    assert "(>99%)" in lines
    assert "(<1%)" in lines
