"""Every notebook runs from top to bottom, is stored without output, and labels its pictures."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

nbclient = pytest.importorskip("nbclient")
nbformat = pytest.importorskip("nbformat")
FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def code_of(path: Path) -> list[str]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


@pytest.fixture(scope="module")
def fonts(tmp_path_factory):
    """Matplotlib has looked at the fonts: at its first use it does, and warns where that takes long or the home
    directory cannot be written to."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MPLCONFIGDIR", str(tmp_path_factory.mktemp("matplotlib")))
        subprocess.run([sys.executable, "-c", "import matplotlib.font_manager"], check=True)
        yield


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("default")
@pytest.mark.usefixtures("fonts")
def test_notebook_runs(path):
    notebook = nbformat.read(path, as_version=4)
    client = nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(FOLDER)}})
    client.execute()
    said = [out for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs]
    warned = [out.text for out in said if out.output_type == "stream" and out.name == "stderr"]
    assert not warned


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_stored_without_output(path):
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_pictures_are_labelled(path):
    drawn = [code for code in code_of(path) if re.search(r"\.subplots\(|\.plot\(", code)]
    for code in drawn:
        assert re.search(r"set_title|title=", code), code
        assert "set_xlabel" in code, code
        assert "set_ylabel" in code or "barh" in code, code


def test_there_are_five():
    assert [path.stem[:2] for path in NOTEBOOKS] == ["01", "02", "03", "04", "05"]
