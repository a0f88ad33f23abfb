"""Every shipped template holds what it should; a bad one of a team's own is named with its place."""

from pathlib import Path

import pytest

from okr_ai.errors import InputError
from okr_ai.suggest.concepts import concepts
from okr_ai.suggest.slots import filled
from okr_ai.suggest.template_files import library_with, shipped_library

LIBRARY = shipped_library()

GOOD = """
domain = "own"
title.en = "Own"
title.zh = "自有"
[[key_result]]
name = "tea-time"
metric = "tea_time"
unit = "min"
better = "down"
example = [9, 5]
en.label = "time to tea"
en.text = "Cut the time to tea from {baseline} to {target} by {due}"
zh.label = "上茶时间"
zh.text = "到{due}，上茶时间从{baseline}缩短到{target}"
"""


def test_names_are_given_once() -> None:
    names = [template.name for domain in LIBRARY.domains for template in (*domain.key_results, *domain.objectives)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("template", LIBRARY.key_results.values(), ids=lambda template: template.name)
def test_a_key_result_template_is_whole(template) -> None:
    for words in (template.en, template.zh):
        assert words.measures
        assert words.source
        assert len(words.tasks) >= 2
        assert all((": " if words is template.en else "：") in task for task in words.tasks)
    assert not template.zh.text.isascii()
    assert template.en.text.isascii()
    assert template.pairs_with
    assert all(name in LIBRARY.key_results for name in template.pairs_with)
    assert all(topic in concepts().near for topic in template.topics)
    start, goal = template.example
    assert (goal > start) == (template.better == "up")
    period = template.measure == "total"
    assert ("{period}" in template.en.text) == ("{period}" in template.zh.text) == period


@pytest.mark.parametrize("template", LIBRARY.objectives.values(), ids=lambda template: template.name)
def test_an_objective_template_names_key_results_that_are_there(template) -> None:
    assert len(template.key_results) >= 3
    assert all(name in LIBRARY.key_results for name in template.key_results)
    roles = {LIBRARY.key_results[name].role for name in template.key_results}
    assert len(roles) > 1
    assert not any(character.isdigit() for character in template.en + template.zh)


def test_a_metric_has_one_shipped_template() -> None:
    metrics = [template.metric for template in LIBRARY.key_results.values()]
    assert len(metrics) == len(set(metrics))


def test_a_teams_own_template_stands_beside_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(GOOD, encoding="utf-8")
    library = library_with([tmp_path])
    assert library.key_results["tea-time"].better == "down"
    assert library.domain("own").title("zh") == "自有"
    assert len(library.key_results) == len(LIBRARY.key_results) + 1


@pytest.mark.parametrize(
    ("change", "said", "line"),
    [
        (("by {due}", "by {date}"), "'date' is no slot", 6),
        (("by {due}", "by {due.__class__}"), "'due.__class__' is no slot", 6),
        (("by {due}", "by {{ due }}"), "no slot", 6),
        (("from {baseline} ", ""), "no {baseline}", 6),
        (('better = "down"', 'better = "sideways"'), "better is 'sideways'", 6),
        (("example = [9, 5]", "example = [9]"), "example must be two numbers", 6),
        (("example = [9, 5]", "example = [true, false]"), "example must be two numbers", 6),
        (('zh.label = "上茶时间"', "zh.label = 3"), "'label' must be one line of text", 6),
        (('title.zh = "自有"', ""), "'zh' must be one line of text", 1),
        (("[[key_result]]", "[key_result]"), "must be written as [[key_result]]", 1),
        (('metric = "tea_time"', ""), "'metric' must be one line of text", 6),
        (("domain =", "domain"), "not a TOML file", 1),
    ],
)
def test_a_bad_template_is_named_with_its_place(tmp_path: Path, change: tuple[str, str], said: str, line: int) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        library_with([file])
    assert said in caught.value.what.en
    assert caught.value.what.zh != caught.value.what.en
    assert (caught.value.path, caught.value.line) == (str(file), line)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not a TOML file"):
        library_with([tmp_path])


def test_values_are_never_read_as_slots() -> None:
    assert filled("{due}", {"due": "{target}"}) == "{target}"


def test_a_folder_of_templates_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder of templates") as raised:
        library_with([tmp_path / "nowhere"])
    assert raised.value.path == str(tmp_path / "nowhere")
