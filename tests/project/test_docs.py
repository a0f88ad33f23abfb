"""Generated pages say what the program says today."""

import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def generate():
    spec = spec_from_file_location("docs_generate", ROOT / "docs" / "generate.py")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_up_to_date():
    """In a process of its own: what other tests set in this one must not show in the pages."""
    done = subprocess.run([sys.executable, ROOT / "docs" / "generate.py", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, f"run `make docs-generated`: {done.stdout}{done.stderr}"


def test_readmes_show_the_main_job(generate):
    for name, lang in (("README.md", "en"), ("README.zh.md", "zh")):
        page = (ROOT / name).read_text(encoding="utf-8")
        for step in ("review-head", "suggest-head", "forecast-head", "outcome"):
            assert f"<!-- begin {step}.{lang} -->" in page
        assert "docs/images/report" in page


def test_every_benchmark_is_listed():
    page = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in (ROOT / "benchmarks").glob("*.py") if f"| `{path.name}` |" not in page] == []


def test_a_marked_part_needs_its_end(generate):
    with pytest.raises(RuntimeError, match=r"no <!-- end review\.en -->"):
        generate.with_outputs("<!-- begin review.en -->\nnothing more")


def test_the_site_builds_without_a_warning(tmp_path):
    pytest.importorskip("sphinx", reason="the documentation's own libraries are not installed: make docs")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-W",
        "--keep-going",
        "-q",
        "-b",
        "html",
        str(ROOT / "docs"),
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
