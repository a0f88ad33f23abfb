"""`okr-ai review` and `okr-ai rules` as people and CI run them."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from okr_ai.cli import group
from okr_ai.cli.review import _colour
from okr_ai.errors import InputError

DRAFT = (
    "# 2026 Q3\n\n## O1: Make returns painless\n\n- KR1: Improve the returns desk\n"
    "- KR2: Return time from ５ days to 2 days\n"
)
CLEAN = "# 2026 Q3\n\n## O1: Make returns painless\n\n- KR1: Return time from 5 days to 2 days\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "OKR_AI_LANG"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "clean.md").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def run(*arguments: str, stdin: str | None = None):
    result = CliRunner().invoke(group, arguments, input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def review_json(*arguments: str, stdin: str | None = None):
    return json.loads(run("review", "--format", "json", *arguments, stdin=stdin).stdout)


def test_exit_codes(folder: Path):
    assert run("review", "draft.md").exit_code == 1
    assert run("review", "clean.md").exit_code == 0
    assert run("review", "draft.md", "--exit-zero").exit_code == 0
    assert run("review", "draft.md", "--fail-on", "never").exit_code == 0
    assert run("review", "clean.md", "--fail-on", "info").exit_code == 1
    assert run("review", "draft.md", "--select", "T").exit_code == 0
    assert run("review", "draft.md", "--severity", "no-number=info").exit_code == 0


def test_bad_input_is_one_line_and_exit_2(folder: Path):
    for arguments in (
        ("none.md",),
        ("draft.md", "--select", "no_such"),
        ("draft.md", "--profile", "x"),
        ("draft.md", "--baseline", "x"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "okr_ai", "review", *arguments], capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 2
        assert done.stdout == ""
        assert len(done.stderr.strip().split("\n")) == 1
        assert "Traceback" not in done.stderr


def test_several_drafts_and_standard_input(folder: Path):
    files = review_json("draft.md", "clean.md", "-", "--stdin-filename", "team.md", stdin=DRAFT)["files"]
    assert [file["path"] for file in files] == ["draft.md", "clean.md", "team.md"]
    assert files[2]["objectives"][0]["key_results"][0]["findings"][0]["path"] == "team.md"


def test_settings_from_the_file(folder: Path):
    (folder / "okr-ai.toml").write_text(
        'profile = "wodtke"\n[rules]\nignore = ["no_number"]\n[rules.severity]\nslogan = "off"\n', encoding="utf-8"
    )
    rules = {
        f["rule"] for kr in review_json("draft.md")["files"][0]["objectives"][0]["key_results"] for f in kr["findings"]
    }
    assert "no_number" not in rules
    assert "full_width_figures" in rules


@pytest.mark.parametrize(
    ("settings", "place", "what"),
    [
        ('profile = "nope"\n', (1, 12), "profile 'nope'"),
        ('lang = "en"\n[rules]\nignore = ["no-numbr"]\n', (3, 12), "rule 'no_numbr'"),
        ('[rules.severity]\nno_number = "loud"\n', (2, 1), "severity of 'no_number'"),
        ("[rules.limits]\nkey_results = [3, 5]\nfoo = 3\n", (3, 1), "limit 'foo'"),
    ],
)
def test_settings_that_name_nothing_are_told_with_their_place(
    folder: Path, settings: str, place: tuple[int, int], what: str
):
    (folder / "okr-ai.toml").write_text(settings, encoding="utf-8")
    with pytest.raises(InputError, match=what) as told:
        run("review", "draft.md")
    assert told.value.path.endswith("okr-ai.toml")
    assert (told.value.line, told.value.column) == place


def test_language_of_messages(folder: Path):
    assert "“Improve”说的是投入" in run("review", "draft.md", "--lang", "zh").stdout
    assert "'Improve' describes effort" in run("review", "draft.md").stdout


def test_diff_shows_and_fix_makes_the_edits(folder: Path):
    shown = run("review", "draft.md", "--diff")
    assert shown.exit_code == 1
    assert "+- KR2: Return time from 5 days to 2 days" in shown.stdout
    assert (folder / "draft.md").read_text(encoding="utf-8") == DRAFT
    fixed = run("review", "draft.md", "--fix")
    assert "draft.md: fixed" in fixed.stderr
    assert (folder / "draft.md").read_text(encoding="utf-8") == DRAFT.replace("５", "5")
    assert "full_width_figures" not in fixed.stdout
    assert run("review", "draft.md", "--diff").exit_code == 0


def test_diff_lists_no_findings(folder: Path):
    with pytest.raises(InputError, match="leave out --write-baseline"):
        run("review", "draft.md", "--diff", "--write-baseline", "known.json")
    assert not (folder / "known.json").exists()


def test_standard_input_is_not_fixed_in_place(folder: Path):
    with pytest.raises(InputError, match="cannot be fixed"):
        run("review", "-", "--fix", stdin=DRAFT)


def test_baseline(folder: Path):
    assert run("review", "draft.md", "--write-baseline", "known.json").exit_code == 1
    assert run("review", "draft.md", "--baseline", "known.json").exit_code == 0
    (folder / "draft.md").write_text(DRAFT + "- KR3: Improve the counter\n", encoding="utf-8")
    assert run("review", "draft.md", "--baseline", "known.json").exit_code == 1


def test_output_goes_to_a_file(folder: Path):
    assert run("review", "draft.md", "--format", "sarif", "-o", "out.sarif").stdout == ""
    assert json.loads((folder / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    with pytest.raises(InputError, match="cannot be written"):
        run("review", "draft.md", "-o", "no/such/folder.txt")


def test_history_makes_targets_comparable(folder: Path):
    weeks = "".join(f"2026-{1 + i // 4:02d}-{1 + 7 * (i % 4):02d},{20 + (i % 3) * 0.2}\n" for i in range(24))
    (folder / "m.csv").write_text("date,repeat_rate\n" + weeks, encoding="utf-8")
    (folder / "t.json").write_text(
        json.dumps(
            {
                "cycle": {"start": "2026-07-01", "end": "2026-09-30"},
                "objectives": [{"objective": "Make buyers come back", "key_results": [
                    {"kr": "Raise the repeat rate from 20% to 60%", "metric": "repeat_rate"}]}],
            }
        ),
        encoding="utf-8",
    )  # fmt: skip
    key_result = review_json("t.json", "--metrics", "m.csv")["files"][0]["objectives"][0]["key_results"][0]
    assert key_result["smart"]["achievable"] == 0.0
    found = next(f for f in key_result["findings"] if f["rule"] == "target_out_of_reach")
    assert found["evidence"]["p_hit"] <= 0.02
    without = review_json("t.json")["files"][0]["objectives"][0]["key_results"][0]
    assert without["smart"]["achievable"] is None


def test_a_review_within_the_cycle_says_from_when_it_judges(folder: Path):
    """Targets are judged as of the cycle's first day; newer figures make a forecast differ."""
    weeks = "".join(f"2026-{1 + i // 4:02d}-{1 + 7 * (i % 4):02d},{20 + (i % 3) * 0.2}\n" for i in range(32))
    (folder / "m.csv").write_text("date,repeat_rate\n" + weeks, encoding="utf-8")
    (folder / "t.yaml").write_text(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make buyers come back\n  key_results:\n"
        "  - {kr: Raise the repeat rate from 20% to 22%, metric: repeat_rate}\n",
        encoding="utf-8",
    )
    asked = ("review", "t.yaml", "--metrics", "m.csv", "--exit-zero", "--today")
    assert run(*asked, "2026-07-01").stderr == ""
    note = "targets (A) are judged by what was known on 1 Jul 2026"
    assert run(*asked, "2026-08-10").stderr.count(note) == 1
    assert "周期开始时（2026年7月1日）" in run(*asked, "2026-08-10", "--lang", "zh").stderr


@pytest.mark.parametrize(
    ("stated", "environment", "coloured"),
    [
        ("auto", {}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "0"}, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour(
    folder: Path, monkeypatch: pytest.MonkeyPatch, stated: str, environment: dict[str, str], coloured: bool
):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert _colour(stated, None) == coloured
    assert ("\x1b[" in run("review", "draft.md", "--color", stated).stdout) == coloured


@contextmanager
def watched(*drafts: str) -> Iterator[Callable[[], str]]:
    """Reads the next line that `review --watch` of the drafts prints."""
    watching = subprocess.Popen(
        [sys.executable, "-m", "okr_ai", "review", *drafts, "--watch", "--format", "github"],
        stdout=subprocess.PIPE, encoding="utf-8", env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert watching.stdout is not None
    try:
        yield watching.stdout.readline
    finally:
        watching.terminate()
        watching.communicate()


@pytest.mark.parametrize(
    ("named", "changed", "seen"), [("draft.md", "draft.md", "line=7"), (".", "more.md", "file=more.md")]
)
def test_watch_reviews_again_when_a_draft_changes_or_comes(folder: Path, named: str, changed: str, seen: str):
    with watched(named) as line:
        assert ".md" in line()
        time.sleep(0.5)
        (folder / changed).write_text(DRAFT + "- KR3: Improve the counter\n", encoding="utf-8")
        deadline = time.monotonic() + 120
        while seen not in line():
            assert time.monotonic() < deadline, "the change was not seen"


def test_watch_sees_new_files_that_match_the_patterns_of_the_settings(folder: Path):
    (folder / "okr-ai.toml").write_text('[paths]\ndrafts = ["*.md"]\n', encoding="utf-8")
    with watched() as line:
        assert ".md" in line()
        time.sleep(0.5)
        (folder / "more.md").write_text(DRAFT, encoding="utf-8")
        deadline = time.monotonic() + 120
        while "more.md" not in line():
            assert time.monotonic() < deadline, "the new file was not seen"


def test_watch_waits_for_a_file_that_is_away_and_ends_with_an_interrupt(folder: Path):
    watching = subprocess.Popen(
        [sys.executable, "-m", "okr_ai", "review", "draft.md", "--watch", "--lang", "en"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    try:
        assert watching.stderr is not None
        assert watching.stderr.readline() == "watching; Ctrl-C ends\n"
        (folder / "draft.md").unlink()
        assert watching.stderr.readline() == "\n"
        assert watching.stderr.readline().endswith(" draft.md\n")
        assert watching.stderr.readline() == "draft.md: there is no such file; check the path\n"
        watching.send_signal(signal.SIGINT)
        assert watching.communicate(timeout=120)[1].strip() == ""
        assert watching.returncode == 130
    finally:
        watching.kill()
        watching.communicate()


def test_a_folder_that_may_not_be_looked_into_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch):
    """Else its drafts would pass unread. (Whoever runs the tests may be allowed everything.)"""
    (folder / "teams").mkdir()
    look = os.scandir

    def scandir(path: str) -> Any:
        if path.endswith("teams"):
            raise error(13, "Permission denied", path)
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    error: type[OSError] = PermissionError
    for named in ("teams", "."):
        with pytest.raises(InputError, match=r"teams: the folder cannot be read \(Permission denied\)"):
            run("review", named)
    error = FileNotFoundError  # it has just gone away
    assert [file["path"] for file in review_json(".")["files"]] == ["clean.md", "draft.md"]


def test_a_folder_stands_for_the_drafts_in_and_below_it(folder: Path):
    below = folder / "teams" / "sales"
    below.mkdir(parents=True)
    (below / "q3.yaml").write_text("objectives:\n- objective: 让老客户回来\n  key_results:\n  - 复购率从20%到25%\n")
    (folder / "teams" / "README.md").write_text("# How we write OKRs\n\nIn short.\n")
    (folder / "teams" / "compose.yml").write_text("services:\n  web:\n    image: shop\n")
    (folder / "teams" / "visits.csv").write_text("date,visits\n2026-07-01,5\n")
    (folder / ".kept").mkdir()
    (folder / ".kept" / "old.md").write_text(DRAFT, encoding="utf-8")
    read = [file["path"] for file in review_json(".")["files"]]
    assert read == ["clean.md", "draft.md", "teams/sales/q3.yaml"]
    once = [file["path"] for file in review_json("teams/sales/q3.yaml", "teams")["files"]]
    assert once == ["teams/sales/q3.yaml"]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("empty", "empty: no Markdown or YAML draft is in this folder; name files of other forms one by one"),
        ("notes", "notes: no Markdown or YAML draft is in this folder; name files of other forms one by one"),
        ("notes/README.md", "notes/README.md:1:1: no objectives were found; write lines like 'O1: …' and '- KR1: …'"),
    ],
)
def test_a_folder_without_drafts_is_told(folder: Path, named: str, said: str):
    (folder / "empty").mkdir()
    (folder / "notes").mkdir()
    (folder / "notes" / "README.md").write_text("# How we write OKRs\n")
    for drafts in ([named], ["draft.md", named]):
        with pytest.raises(InputError, match=f"^{re.escape(said)}$"):
            run("review", *drafts)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_for_the_shell(shell: str):
    environment = {**os.environ, "_OKR_AI_COMPLETE": f"{shell}_source"}
    command = Path(sys.executable).with_name("okr-ai")
    done = subprocess.run([command], env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 0
    assert "_OKR_AI_COMPLETE" in done.stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("okr-ai re", {"plain,review", "plain,report", "plain,retro"}),
        ("okr-ai review dra", {"file,dra"}),
        ("okr-ai review --metrics m", {"file,m"}),
        ("okr-ai review --format j", {"plain,json", "plain,junit"}),
        ("okr-ai review --select no_number,vague_q", {"plain,no_number,vague_quantifier"}),
        ("okr-ai review --profile go", {"plain,google"}),
        ("okr-ai rules no_nu", {"plain,no_number"}),
        ("okr-ai templates nps", {"plain,nps"}),
        ("okr-ai bogus x", set()),
    ],
)
def test_what_the_tab_key_offers(folder: Path, typed: str, offered: set[str]):
    words = {"COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" ")), "_OKR_AI_COMPLETE": "bash_complete"}
    command = Path(sys.executable).with_name("okr-ai")
    done = subprocess.run([command], env={**os.environ, **words}, capture_output=True, encoding="utf-8")
    assert (set(done.stdout.split()), done.stderr) == (offered, "")


def test_rules_are_listed_and_explained(folder: Path):
    listed = run("rules", "--lang", "en").stdout
    assert "no_number" in listed
    assert "T  Time-bound" in listed
    explained = run("rules", "no-number", "--lang", "zh").stdout
    assert "关键结果没有目标值" in explained
    assert "«提高用户满意度»" in explained
    assert run("rules", "no_number", "--format", "markdown").stdout.startswith("# no_number\n")
    assert json.loads(run("rules", "no_number", "--format", "json").stdout)["letter"] == "M"
    assert len(json.loads(run("rules", "--format", "json").stdout)) >= 70
    assert run("rules", "--format", "markdown").stdout.startswith("# Rules")


def test_a_rule_that_does_not_exist_is_met_with_the_nearest(folder: Path):
    with pytest.raises(InputError, match="no_number"):
        run("rules", "no_numbers")
    with pytest.raises(InputError, match="lists them"):
        run("rules", "zzzz")


def test_past_key_results_tell_of_targets_that_ask_for_nothing(folder: Path):
    rows = [f"Return time,Make returns painless,2026 Q{1 + i % 2},5,2,{2 if i else 4}" for i in range(7)]
    header = "kr,objective,cycle,baseline,target,final\n"
    (folder / "past.csv").write_text(header + "\n".join(rows[1:]) + "\n", encoding="utf-8")
    (folder / "mixed.csv").write_text(header + "\n".join([*rows, rows[0]]) + "\n", encoding="utf-8")
    assert "always_hit" in run("review", "clean.md", "--history", "past.csv").stdout
    assert "always_hit" not in run("review", "clean.md", "--history", "mixed.csv").stdout
    assert "always_hit" not in run("review", "clean.md").stdout


TABLES = {
    "zh": "# 2026年三季度\n\n## O1: 让顾客退货不再麻烦\n\n| 关键结果 | 基线 | 目标 | 单位 | 截止日期 |\n"
    "|---|---|---|---|---|\n"
    "| 退货平均时长 | 5 | 2 | 天 | 2026-09-30 |\n| 退货满意度 | 80% | 90% | | 9月30日 |\n",
    "en": "# 2026 Q3\n\n## O1: Buyers find returns painless\n\n| Key result | Baseline | Target | Unit | Due |\n"
    "|---|---|---|---|---|\n"
    "| Average return time | 5 | 2 | days | 2026-09-30 |\n| Return satisfaction | 80% | 90% | | 30 September |\n",
}


@pytest.mark.parametrize("lang", TABLES)
def test_rows_of_a_table_are_judged_with_their_fields(folder: Path, lang: str):
    (folder / "table.md").write_text(TABLES[lang], encoding="utf-8")
    (objective,) = review_json("table.md", "--today", "2026-07-01")["files"][0]["objectives"]
    for key_result in objective["key_results"]:
        assert not [f["rule"] for f in key_result["findings"] if f["severity"] != "info"]
        assert key_result["score"] > 90


@pytest.mark.parametrize("lang", TABLES)
def test_empty_cells_of_a_table_are_still_missed(folder: Path, lang: str):
    text = TABLES[lang].replace("| 5 | 2 |", "| | |").replace("| 80% | 90% |", "| | 90% |")
    (folder / "table.md").write_text(text, encoding="utf-8")
    (objective,) = review_json("table.md", "--today", "2026-07-01")["files"][0]["objectives"]
    first, second = ({f["rule"] for f in each["findings"]} for each in objective["key_results"])
    assert "no_number" in first
    assert "no_baseline" in second
    assert "no_number" not in second
