"""What `pip install` brings: the package and the templates, file for file, also away from the checkout."""

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def tree(folder: Path) -> set[str]:
    """Names of the files below `folder` that belong into a wheel."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


def test_wheel_holds_the_tree(wheel):
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if not name.split("/")[0].endswith(".dist-info")}
    expected = {f"okr_ai/{name}" for name in tree(ROOT / "okr_ai")}
    expected |= {f"okr_ai/templates/{name}" for name in tree(ROOT / "templates")}
    assert inside == expected


def test_wheel_holds_licence_and_command(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        points = next(archive.read(name).decode() for name in names if name.endswith("entry_points.txt"))
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert any(name.endswith("/licenses/NOTICE") for name in names)
    assert "okr-ai = okr_ai.__main__:main" in points
    assert "okr_ai/py.typed" in names


def test_unpacked_wheel_works_away_from_the_checkout(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = "import okr_ai; print(okr_ai.__file__); from okr_ai.resources import templates; print(templates())"
    # -P and PYTHONPATH: the unpacked wheel must win over the checkout that is installed for development
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    where, templates = done.stdout.splitlines()
    assert Path(where).is_relative_to(tmp_path)
    assert Path(templates) == tmp_path / "okr_ai" / "templates"


def test_what_may_be_compiled_is_there():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    hook = project["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]
    assert not hook["enable-by-default"]
    for pattern in (*hook["include"], *hook["exclude"]):
        assert list(ROOT.glob(pattern.removeprefix("/"))), pattern
