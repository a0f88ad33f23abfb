"""`okr-ai cascade` and its drafts."""

import json
from datetime import date
from math import log, prod
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okr_ai.cli.cascade import command
from okr_ai.errors import InputError
from okr_ai.language.lexicon import lexicon
from okr_ai.read import read_draft
from okr_ai.rules import review
from okr_ai.rules.examples import everything
from okr_ai.suggest.template_files import shipped_library
from okr_ai.suggest.trees import trees_with
from okr_ai.workspace import load_workspace

WEEKLY = str(Path(__file__).parents[2] / "examples/gift-shop/metrics/weekly.csv")
GMV = "到2026年9月30日，季度GMV从3000万提升到4000万"
BASES = ("--base", "traffic=60万", "--base", "conversion_rate=2.5", "--base", "average_order_value=200")


def run(*words: str) -> Result:
    return CliRunner().invoke(command, [*words, "--as-of", "2026-06-30"])


def parts(result: Result) -> list[dict]:
    return [kr for objective in json.loads(result.stdout)["objectives"] for kr in objective["key_results"]]


def test_the_drivers_multiply_up_to_the_whole() -> None:
    children = parts(run(GMV, *BASES, "--format", "json"))
    assert [child["owner"] for child in children] == ["市场部", "产品部", "商品部"]
    assert prod(child["target"] / child["baseline"] for child in children) == pytest.approx(4 / 3, rel=1e-12)


def test_locks_bounds_and_shares() -> None:
    children = parts(
        run(GMV, *BASES, "--lock", "average_order_value", "--bound", "conversion_rate=..2.6", "--format", "json")
    )
    traffic, conversion, value = (child["target"] for child in children)
    assert value == 200
    assert conversion == pytest.approx(2.6)
    assert traffic == pytest.approx(600_000 * 4 / 3 / (2.6 / 2.5))
    shared = parts(
        run(
            GMV,
            *BASES,
            "--share",
            "traffic=1",
            "--share",
            "conversion_rate=0",
            "--share",
            "average_order_value=0",
            "--format",
            "json",
        )
    )
    assert [child["target"] for child in shared] == pytest.approx([800_000, 2.5, 200])
    assert "保持在2.5%以上" in shared[1]["kr"]


@pytest.mark.parametrize(("form", "name"), [("json", "draft.json"), ("markdown", "draft.md")])
def test_the_draft_is_read_by_our_own_reader(form: str, name: str) -> None:
    written = run(GMV, *BASES, "--format", form).stdout
    draft = read_draft(name, content=written.encode())
    assert [objective.owner or objective.key_results[0].owner for objective in draft.objectives] == [
        "市场部",
        "产品部",
        "商品部",
    ]
    found = [kr for objective in draft.objectives for kr in objective.key_results]
    assert prod(kr.target / kr.baseline for kr in found) == pytest.approx(4 / 3, rel=1e-12 if form == "json" else 1e-6)
    assert {objective.parent for objective in draft.objectives} == {GMV}
    assert not draft.problems


@pytest.mark.parametrize("form", ["json", "markdown"])
def test_our_own_rules_find_words_and_numbers_of_the_draft_to_agree(form: str) -> None:
    call = ["Grow quarterly sales from £2.05M to £2.3M by 30 Sep 2011", "--metrics", WEEKLY, "--as-of", "2011-06-30"]
    for said in (CliRunner().invoke(command, [*call, "--format", form]), run(GMV, *BASES, "--format", form)):
        draft = read_draft("draft.json" if form == "json" else "draft.md", content=said.stdout.encode())
        found = everything(review([draft], today=date(2026, 6, 30))[0])
        assert "fields_against_words" not in [one.rule for one in found]


def test_a_driver_at_its_bound_carries_what_it_moves() -> None:
    said = run(GMV, *BASES, "--bound", "conversion_rate=..2.55", "--share", "traffic=1", "--share", "conversion_rate=1")
    from_bound = log(2.55 / 2.5) / log(4 / 3)
    assert f"(承担 {from_bound:.0%}" in said.stdout


def test_on_the_real_shop_every_child_has_its_chance() -> None:
    call = ["Grow quarterly sales from £2.05M to £2.3M by 30 Sep 2011", "--metrics", WEEKLY, "--as-of", "2011-06-30"]
    said = CliRunner().invoke(command, call).stdout
    assert said.count("% chance") == 2
    assert "All of them: " in said
    children = parts(CliRunner().invoke(command, [*call, "--format", "json"]))
    assert [child["metric"] for child in children] == ["orders", "average_order_value_gbp"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("GMV",), "does not say from what to what"),
        (("GMV提升20%",), "does not say from what to what"),
        (("把天气从1提升到2",), "there is no driver tree"),
        (("从1到2",), "no metric is named in '从1到2'"),
        ((GMV, "--tree", "none"), "there is no driver tree for 'none'"),
        ((GMV,), "nothing is known of traffic|(traffic)"),
        (
            (
                GMV,
                *BASES,
                "--bound",
                "traffic=..61万",
                "--bound",
                "conversion_rate=..2.5",
                "--lock",
                "average_order_value",
            ),
            "the bounds allow",
        ),
        ((GMV, *BASES[:-1], "average_order_value=0"), "it cannot be split"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(words: tuple[str, ...], said: str) -> None:
    answer = run(*words)
    assert isinstance(answer.exception, InputError)
    assert any(each in str(answer.exception) for each in said.split("|"))


def test_what_is_wrong_is_told_in_the_language_of_the_key_result(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_AI_LANG", "en")
    for words, zh in (("到9月30日，销售额从100万提升到120万", True), ("Grow sales from 100 to 120 by 30 Sep", False)):
        remembered: dict[str, str] = {}
        answer = CliRunner().invoke(command, [words], obj=remembered)
        assert isinstance(answer.exception, InputError)
        assert remembered["lang"] == ("zh" if zh else "en")
        assert "不知道订单量（orders）的现值" in answer.exception.in_lang("zh")


@pytest.mark.parametrize(
    "option", [("--base", "traffic"), ("--base", "traffic=many"), ("--bound", "traffic=5"), ("--share", "=3x=")]
)
def test_bad_options(option: tuple[str, str]) -> None:
    assert isinstance(run(GMV, *option).exception, InputError)


def test_every_shipped_tree_names_metrics_that_are_known() -> None:
    for tree in trees_with().values():
        assert lexicon().get(tree.metric), tree.name
        for part in tree.parts:
            known = shipped_library().of_metric(part.metric) or lexicon().get(part.metric)
            assert known or part.metric == "returning_customers", (tree.name, part.metric)


def test_a_teams_own_tree_wins_and_a_bad_one_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "trees"
    folder.mkdir()
    tree = '[[tree]]\nname = "gmv"\nmetric = "gmv"\nhow = "sum"\nparts = [{metric="sales", en="A", zh="甲"}, '
    tree += '{metric="orders", en="B", zh="乙"}]\n'
    (folder / "own.toml").write_text(tree, encoding="utf-8")
    assert trees_with([tmp_path])["gmv"].how == "sum"
    for change in (
        ("sum", "mean"),
        ("name", "nome"),
        ("[[tree]]", "[tree]"),
        ("parts = [", "parts = 3 #"),
        ('{metric="sales", en="A", zh="甲"}, ', ""),
    ):
        (folder / "own.toml").write_text(tree.replace(*change), encoding="utf-8")
        with pytest.raises(InputError) as caught:
            trees_with([tmp_path])
        assert caught.value.path.endswith("own.toml")


def test_a_tree_of_the_settings_wins_over_shipped_ones_and_files(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "okr-ai.toml").write_text(
        "[trees.desks]\nmetric = 'revenue'\nhow = 'sum'\n"
        "parts = [{ metric = 'gift_box_sales', owner = 'Gift desk' }, { metric = 'card_sales', owner = 'Card desk' }]\n"
        "[metrics.gift_box_sales]\nlabel = 'gift box sales'\nunit = '$'\n"
        "[metrics.card_sales]\nlabel = 'card sales'\nunit = '$'\n"
    )
    monkeypatch.chdir(tmp_path)
    answer = run(
        *("Grow quarterly revenue from $100K to $120K by 30 Sep 2026", "--format", "json"),
        *("--base", "gift_box_sales=60000", "--base", "card_sales=40000"),
    )
    assert [part["owner"] for part in parts(answer)] == ["Gift desk", "Card desk"]
    assert sum(part["target"] for part in parts(answer)) == pytest.approx(120_000)


@pytest.mark.parametrize(
    ("tree", "what"),
    [
        ("how = 'sum'", "not complete"),
        ("metric = 'gmv'\nhow = 'sum'\nparts = [{ metric = 'a' }]", "not complete"),
        ("metric = 'gmv'\nhow = 'mean'\nparts = [{ metric = 'a' }, { metric = 'b' }]", "'how' is 'mean'"),
        ("metric = 'gmv'\nhow = 'sum'\nparts = [{ metric = 'a' }, { owner = 'b' }]", "no metric"),
        ("metric = 'gmv'\nhow = 'sum'\nparts = [{ metric = 'a' }, { metric = 'b', sign = 2 }]", "sign"),
        ("metric = 'gmv'\nhow = 'sum'\nparts = [{ metric = 'a' }, 'b']", "no table"),
    ],
)
def test_a_tree_of_the_settings_that_cannot_be_is_named_with_its_line(tmp_path: Path, tree: str, what: str) -> None:
    (tmp_path / "okr-ai.toml").write_text(f"lang = 'en'\n[trees.own]\n{tree}\n")
    with pytest.raises(InputError) as error:
        load_workspace(tmp_path / "okr-ai.toml")
    assert what in error.value.what.en
    assert (error.value.line or 0) >= 2
