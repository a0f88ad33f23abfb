"""Light commands stay light: what a process imported is checked, not seconds, which depend on the machine."""

import subprocess
import sys
from pathlib import Path

import pytest

from okr_ai.cli import COMMANDS

HEAVY = {"pandas", "numpy", "sklearn", "scipy", "statsmodels", "jinja2", "pyarrow", "xlsxwriter", "matplotlib", "dask"}
SHOP = Path(__file__).parents[2] / "examples" / "gift-shop"
WATCH = """
import sys
from okr_ai.cli import group
sys.argv = ["okr-ai", *sys.argv[1:]]
try:
    group(standalone_mode=False)
except SystemExit:
    pass
print("\\n@" + " ".join(sorted(sys.modules)), file=sys.stderr)
"""


def modules_after(*arguments: str, stdin: str = "", cwd: Path = SHOP) -> set[str]:
    """Names of all modules that `okr-ai ARGUMENTS` had imported at its end."""
    done = subprocess.run(
        [sys.executable, "-c", WATCH, *arguments], input=stdin, cwd=cwd, capture_output=True, encoding="utf-8"
    )
    assert "\n@" in done.stderr, done.stderr
    return set(done.stderr.rpartition("\n@")[2].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("review", "2011-q3.en.md"),
        ("review", "2011-q3.zh.md"),
        ("review", "--format", "json", "2011-q3.zh.md"),
        ("rules",),
        ("rules", "vague_quantifier"),
        ("parse", "-"),
        ("--help",),
        ("--version",),
    ],
    ids=" ".join,
)
def test_imports_nothing_heavy(arguments):
    modules = modules_after(*arguments, stdin="将用户满意度从80%提升到90%\n")
    assert "okr_ai.cli" in modules
    assert not HEAVY & {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (("forecast", "2011-q3.en.md", "--as-of", "2011-08-14"), set()),
        (("score", "2011-q3.en.md", "--as-of", "2011-08-14"), set()),
        (("report", "2011-q3.en.md", "--as-of", "2011-08-14", "-o", "-"), {"jinja2"}),
    ],
    ids=lambda words: words[0] if isinstance(words, tuple) else "",
)
def test_forecasts_and_reports_import_numpy_alone(arguments, needed):
    modules = modules_after(*arguments)
    assert HEAVY & {name.partition(".")[0] for name in modules} == {"numpy", *needed}
    assert "numpy.random" not in modules


PAGE = """# 2026 Q3

## O: 让老顾客愿意再来

- KR1: 60天复购率从18%提升至24%
- KR2: 9月30日前，首次响应时间从3小时缩短至20分钟以内
- KR3: 优化积分体系

## O: Make returns painless

- KR1: Cut return time from 5 days to 2 days by September 30
- KR2: Improve the returns page
"""
SLOW = {"dataclasses", "pathlib", "urllib.parse", "ipaddress", "json", "csv", "tomllib", "yaml"}


def test_a_page_imports_little_more_than_it_needs(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    modules = modules_after("review", str(page), cwd=tmp_path)
    assert not SLOW & modules, "each takes milliseconds that a review of a page would feel"
    assert len([name for name in modules if name.startswith("okr_ai.")]) < 170


def test_importing_the_package_imports_next_to_nothing():
    code = "import sys; before = set(sys.modules); import okr_ai; print(*sorted(set(sys.modules) - before))"
    new = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout.split()
    assert not HEAVY & {name.partition(".")[0] for name in new}
    assert "click" not in new
    assert [name for name in new if name.startswith("okr_ai.")] == []


def test_the_list_of_commands_imports_no_command():
    commands = {f"okr_ai.cli.{name.replace('-', '_')}" for name in COMMANDS}
    assert not commands & modules_after("--help")


INTERRUPTED = """
import sys
class Interrupted:
    def find_spec(name, *rest):
        if name == "click":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupted)
from okr_ai.__main__ import main
main()
"""


def test_an_interruption_while_it_starts_shows_no_traceback():
    done = subprocess.run([sys.executable, "-c", INTERRUPTED, "--version"], capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
