"""Where the shipped templates lie: inside the wheel, or beside the package in a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def templates() -> Traversable:
    """The folder of shipped templates (`okr/`, `report/`, …).

    Raises FileNotFoundError when the installation is broken.
    """
    packaged = files("okr_ai") / "templates"
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).resolve().parent.parent / "templates"
    if (checkout / "README.md").is_file() and (checkout / "okr").is_dir():  # not some stranger's templates/
        return checkout
    raise FileNotFoundError("okr-ai's templates are missing: reinstall okr-ai")
