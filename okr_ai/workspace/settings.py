"""The values of a settings file."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from okr_ai.model import Cycle, MetricDefinition

if TYPE_CHECKING:
    from pathlib import Path

CHECK_INS = "check-ins.jsonl"  # what people record, in the workspace's folder


class RuleChoices(NamedTuple):
    """Which rules run and how: names or letters to select and ignore, severity by name, limits by name."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}
    limits: Mapping[str, Any] = {}


class Workspace(NamedTuple):
    """A team's settings. Without a settings file `path` is None and everything has its default. `folder` is the
    file's, else the one that was asked about; `root` is the same as a Path.

    `fiscal_start` is the month the fiscal year begins in. The paths are absolute; drafts, metrics and history are files
    that were found (or named without a wildcard), templates are folders. `stale_after_days` None: three of the
    metric's own steps. `method` is the forecaster to use where a metric names none. `trees` are driver trees by name,
    as a file of them has them.
    """

    folder: str
    path: "Path | None" = None
    lang: str | None = None
    cycle: Cycle | None = None
    profile: str | None = None
    fiscal_start: int = 1
    drafts: "tuple[Path, ...]" = ()
    metrics: "tuple[Path, ...]" = ()
    history: "tuple[Path, ...]" = ()
    templates: "tuple[Path, ...]" = ()
    definitions: Mapping[str, MetricDefinition] = {}
    methods: Mapping[str, str] = {}
    method: str | None = None
    rules: RuleChoices = RuleChoices()
    stale_after_days: int | None = None
    events: Mapping[str, tuple[date, ...]] = {}
    trees: Mapping[str, Mapping[str, Any]] = {}

    @property
    def root(self) -> "Path":
        from pathlib import Path

        return Path(self.folder)
