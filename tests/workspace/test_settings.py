"""The settings file: where it is found, what it says, and errors that name the line."""

from datetime import date
from pathlib import Path

import pytest

from okr_ai.cli.inputs import workspace_for
from okr_ai.errors import InputError
from okr_ai.model import Cycle
from okr_ai.workspace import Workspace, find_workspace, load_workspace
from okr_ai.workspace.reading import METRIC, TOP

FULL = """
lang = "zh"
profile = "platform"
fiscal_year_start = 4
stale_after_days = 21

[cycle]
start = 2026-07-01
end = 2026-09-30
name = "2026 Q3"

[paths]
drafts = ["okr/*.md", "extra.yaml"]
metrics = "metrics.csv"
history = ["history"]
templates = ["templates"]

[metrics.gmv]
label = "成交额"
synonyms = ["GMV", "销售额"]
unit = "元"
better = "up"
definition = "已支付订单金额之和"
source = "订单系统"
update_period = "daily"
lag_days = 1
measure = "total"
bounds = [0, 1e9]
method = "naive"

[metrics."退货率"]
better = "down"

[rules]
select = ["M", "S"]
ignore = ["no_owner"]

[rules.severity]
vague_quantifier = "error"

[rules.limits]
key_results = [2, 4]

[events]
"双11" = [2025-11-11, "2026-11-11"]
launch = 2026-08-01

[forecast]
method = "ets"
"""


def test_every_setting(tmp_path: Path) -> None:
    (tmp_path / "okr-ai.toml").write_text(FULL, encoding="utf-8")
    (tmp_path / "okr").mkdir()
    for name in ("b.md", "a.md", "c.txt"):
        (tmp_path / "okr" / name).touch()
    found = load_workspace(tmp_path / "okr-ai.toml")
    assert found.root == tmp_path
    assert (found.lang, found.profile, found.fiscal_start, found.stale_after_days) == ("zh", "platform", 4, 21)
    assert found.cycle == Cycle(date(2026, 7, 1), date(2026, 9, 30), "2026 Q3")
    assert found.drafts == (tmp_path / "okr/a.md", tmp_path / "okr/b.md", tmp_path / "extra.yaml")
    assert (found.metrics, found.history) == ((tmp_path / "metrics.csv",), (tmp_path / "history",))
    gmv = found.definitions["gmv"]
    assert (gmv.label, gmv.synonyms, gmv.unit, gmv.better) == ("成交额", ("GMV", "销售额"), "元", "up")
    assert (gmv.source, gmv.update_period, gmv.lag_days, gmv.measure) == ("订单系统", "daily", 1, "total")
    assert (gmv.lower, gmv.upper) == (0, 1e9)
    assert found.definitions["退货率"].better == "down"
    assert (found.methods, found.method) == ({"gmv": "naive"}, "ets")
    assert (found.rules.select, found.rules.ignore) == (("M", "S"), ("no_owner",))
    assert (found.rules.severity, found.rules.limits) == ({"vague_quantifier": "error"}, {"key_results": [2, 4]})
    assert found.events == {"双11": (date(2025, 11, 11), date(2026, 11, 11)), "launch": (date(2026, 8, 1),)}


def test_the_nearest_file_upward_counts(tmp_path: Path) -> None:
    (tmp_path / "okr-ai.toml").write_text('lang = "en"\n', encoding="utf-8")
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert find_workspace(deep).lang == "en"
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert find_workspace(deep).lang == "en"
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.okr-ai]\nlang = "zh"\ncycle = "2026 Q3"\n', encoding="utf-8")
    found = find_workspace(deep / "draft.md")
    assert (found.lang, found.root, found.cycle and found.cycle.end) == ("zh", tmp_path / "a", date(2026, 9, 30))


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    assert find_workspace(tmp_path) == Workspace(str(tmp_path))


def test_auto_is_no_language(tmp_path: Path) -> None:
    (tmp_path / "okr-ai.toml").write_text('lang = "auto"\n', encoding="utf-8")
    assert find_workspace(tmp_path).lang is None


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ('\nlanguage = "zh"\n', 2, 1, "did you mean 'lang'?"),
        ("[path]\n", 1, 2, "did you mean 'paths'?"),
        ("[metrics.gmv]\nunits = '元'\n", 2, 1, "did you mean 'unit'?"),
        ("[rules]\nsevere = 1\n", 2, 1, "did you mean 'severity'?"),
        ("qwertz = 1\n", 1, 1, "there are: lang, profile"),
        ("lang = 'de'\n", 1, 1, "use zh, en, auto"),
        ("lang = 5\n", 1, 1, "write a text in quotes"),
        ("[metrics]\ngmv = 5\n", 2, 1, "write it as [gmv]"),
        ("metrics = 5\n", 1, 1, "write it as [metrics]"),
        ("[metrics.gmv]\nbetter = 'high'\n", 2, 1, "use up, down, band"),
        ("[metrics.gmv]\nlag_days = -1\n", 2, 1, "0 or more"),
        ("[metrics.gmv]\nlag_days = true\n", 2, 1, "a whole number"),
        ("[metrics.gmv]\nbounds = [1, 0]\n", 2, 1, "[lowest, highest]"),
        ("[metrics.gmv]\nbounds = 3\n", 2, 1, "[lowest, highest]"),
        ("fiscal_year_start = 13\n", 1, 1, "1 to 12"),
        ("cycle = 'soon'\n", 1, 1, "names no period"),
        ("cycle = 3\n", 1, 1, "no table"),
        ("[cycle]\nstart = 2026-01-01\n", 1, 2, "has no end"),
        ("[cycle]\nstart = 'soon'\nend = 2026-01-01\n", 2, 1, "no date"),
        ("[cycle]\nstart = 2026-09-30\nend = 2026-07-01\n", 1, 2, "ends before"),
        ("[paths]\ndrafts = [1]\n", 2, 1, "list of texts"),
        ("[paths]\ndrafts = ['../*.md']\n", 2, 1, "leads out"),
        ("[events]\nsale = 'soon'\n", 2, 1, "no date"),
        ("rules = { ignored = [] }\n", 1, 11, "did you mean 'ignore'?"),
        ("[tool\n", 1, 6, "no TOML"),
        ("lang = \n", 1, 8, "no TOML"),
        ("a = [" + "[" * 5000 + "\n", 1, 1, "no TOML"),
    ],
)  # fmt: skip
def test_errors_name_the_line(tmp_path: Path, text: str, line: int, column: int, says: str) -> None:
    (tmp_path / "okr-ai.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        find_workspace(tmp_path)
    assert says in caught.value.in_lang("en")
    assert caught.value.line == line
    assert caught.value.column == column
    assert "；" in caught.value.in_lang("zh")


def test_a_settings_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "okr-ai.toml").write_bytes(b"\x00\x01")
    with pytest.raises(InputError, match="binary"):
        find_workspace(tmp_path)


def test_every_setting_is_documented_and_the_example_loads(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    for key in (*TOP, *METRIC):
        assert f"`{key}" in page or f".{key}`" in page, key
    example = page.split("```toml\n")[1].split("```")[0]
    (tmp_path / "okr-ai.toml").write_text(example, encoding="utf-8")
    found = find_workspace(tmp_path)
    assert found.cycle
    assert found.definitions["repeat_purchase_rate"].upper == 100


def test_the_first_draft_named_leads_to_its_workspace(tmp_path, monkeypatch):
    here, team = tmp_path / "here", tmp_path / "team"
    for folder, lang in ((here, "en"), (team, "zh")):
        folder.mkdir()
        (folder / "okr-ai.toml").write_text(f'lang = "{lang}"', encoding="utf-8")
    plain = tmp_path / "plain.md"
    monkeypatch.chdir(here)
    assert workspace_for(["-", str(team / "q3.md"), "q4.md"]).root == team
    assert workspace_for(["q4.md", str(team / "q3.md")]).root == here
    # a draft outside of any workspace, or that cannot be: the current folder's counts
    for drafts in ([], ["-"], [str(plain)], ["长" * 400 + ".md"]):
        assert workspace_for(drafts).root == here


def test_a_forecaster_is_one_there_is(tmp_path: Path) -> None:
    from okr_ai.forecast.methods import METHODS

    file = tmp_path / "okr-ai.toml"
    for name in METHODS:
        file.write_text(f'[metrics.nps]\nmethod = "{name}"\n[forecast]\nmethod = "{name}"\n')
        found = load_workspace(file)
        assert (found.methods, found.method) == ({"nps": name}, name)
    for text, line in (('[metrics.nps]\nmethod = "prophet"\n', 2), ('\n[forecast]\nmethod = "prophet"\n', 3)):
        file.write_text(text)
        with pytest.raises(InputError) as refused:
            load_workspace(file)
        assert f"{file}:{line}:1" in str(refused.value)


def test_a_definition_in_each_language(tmp_path):
    path = tmp_path / "okr-ai.toml"
    path.write_text(
        '[metrics.orders]\ndefinition = { en = "Paid orders", zh = "已支付订单" }\nsource = "ERP"\n'
        '[metrics.visits]\ndefinition = { zh = "访问次数" }\n',
        encoding="utf-8",
    )
    known = load_workspace(path).definitions
    assert known["orders"].definition == ("Paid orders", "已支付订单")
    assert (known["orders"].source, known["visits"].definition) == ("ERP", "访问次数")
    path.write_text('[metrics.orders]\ndefinition = { fr = "Commandes" }\n', encoding="utf-8")
    with pytest.raises(InputError, match="fr") as caught:
        load_workspace(path)
    assert caught.value.line == 2
