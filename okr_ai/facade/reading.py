"""What a draft's file says, and the settings that hold where it lies."""

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from okr_ai.facade.drafts import OKRs
from okr_ai.facade.inputs import Day, day_of, path_of

if TYPE_CHECKING:
    from okr_ai.workspace import Workspace

Drafted: TypeAlias = OKRs | str | Path


def read(path: str | Path, *, today: Day | None = None) -> OKRs:
    """The OKRs in a file: Markdown, YAML, JSON, CSV or XLSX, with the check-ins recorded in its workspace.

    What could not be read in it is told in a warning, and so is an id that stands twice; the second goes by "a~2".
    `today` gives relative dates their meaning. Raises okr_ai.errors.InputError, which says where and what, when the
    file cannot be read; so do all functions here.

    >>> okrs = read("examples/gift-shop/2011-q3.en.md")
    >>> len(okrs), len(okrs.key_results)
    (3, 12)
    """
    from okr_ai.read import read_draft
    from okr_ai.workspace import CHECK_INS
    from okr_ai.workspace.check_ins import recorded, with_recorded

    settings = workspace_of(path_of(path))
    draft = read_draft(path, today=day_of(today), cycle=settings.cycle, fiscal_start=settings.fiscal_start)
    for problem in draft.problems:
        from warnings import warn

        warn(problem.in_lang(draft.lang), stacklevel=2)
    records, _ = recorded(settings.root / CHECK_INS)
    return OKRs(with_recorded(draft, records, settings.root))


def workspace_of(path: str | Path) -> "Workspace":
    """The settings that hold where `path` lies."""
    from okr_ai.workspace import find_workspace

    return find_workspace(Path(path))


def drafted_in(okrs: Drafted, today: Day | None) -> "tuple[OKRs, Workspace]":
    """The draft, read when it is a path still, and the settings that hold where it lies."""
    drafted = okrs if isinstance(okrs, OKRs) else read(okrs, today=today)
    return drafted, workspace_of(drafted.draft.path)
