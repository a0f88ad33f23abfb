"""A key result handed down to departments along a driver tree."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from okr_ai.facade.inputs import Day, Metrics, day_of, metrics_of, sentence_of
from okr_ai.facade.printed import printed
from okr_ai.facade.reading import workspace_of
from okr_ai.facade.tables import table
from okr_ai.language.formatting import chance_percent
from okr_ai.model import Cycle
from okr_ai.saving import save

if TYPE_CHECKING:
    import pandas as pd

    from okr_ai.suggest.cascade import Cascade as Found
    from okr_ai.suggest.cascade import Child

COLUMNS = ("owner", "text", "metric", "unit", "baseline", "target", "due", "share", "p_hit")


@dataclass(frozen=True, slots=True)
class Cascade:
    """What each department carries of a key result. Iterating gives their key results; `draft` is them as a draft."""

    key_result: str
    found: "Found"
    cycle: Cycle
    lang: str = "en"

    def __iter__(self) -> "Iterator[Child]":
        return iter(self.found.children)

    def __len__(self) -> int:
        return len(self.found.children)

    @property
    def p_all(self) -> float | None:
        """The chance that all are hit, if they were independent; None when one of them has no chance."""
        return self.found.p_all

    @property
    def draft(self) -> str:
        """The departments' key results as one Markdown draft, each below the key result it serves."""
        from okr_ai.suggest.drafts import cascade_markdown

        return cascade_markdown(self.found, self.key_result, self.cycle, self.lang)

    def save(self, path: str | Path) -> None:
        """Write the draft to `path`, Markdown."""
        save(path, self.draft.encode())

    def to_frame(self) -> "pd.DataFrame":
        """One row per department; `share` is its part of the change, `p_hit` NaN without a history."""
        import pandas as pd

        rows = [{name: getattr(child, name) for name in COLUMNS} for child in self]
        return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"share": "float64", "p_hit": "float64"})

    def _table(self) -> tuple[list[str], list[tuple[str, str, str, str]]]:
        zh = self.lang != "en"
        heads = ["部门", "关键结果", "分担", "达成概率"] if zh else ["department", "key result", "share", "chance"]
        rows = [(one.owner, one.text, f"{one.share:.0%}", _chance(one.p_hit)) for one in self]
        if self.p_all is not None:
            rows.append(("全部" if zh else "all of them", "", "100%", _chance(self.p_all)))
        return heads, rows

    def __repr__(self) -> str:
        return printed(self.key_result, *self._table(), self.lang)

    def _repr_html_(self) -> str:
        return table(*self._table(), caption=self.key_result)


def _chance(p: float | None) -> str:
    return "–" if p is None else chance_percent(p)


def cascade(
    key_result: str,
    metrics: Metrics | None = None,
    *,
    as_of: Day | None = None,
    due: Day | None = None,
    tree: str | None = None,
    bases: Mapping[str, float] | None = None,
    shares: Mapping[str, float] | None = None,
    bounds: Mapping[str, tuple[float | None, float | None]] | None = None,
    locks: Collection[str] = (),
    lang: str | None = None,
    workspace: str | Path = ".",
) -> Cascade:
    """A key result split over departments along its metric's driver tree; sums and products are kept exactly.

    Each driver carries what it usually moves in such a period, unless `shares` says otherwise. `bases` tells where a
    driver without a series stands, `bounds` (low, high) how far it may go, `locks` which stay as they are.

    >>> goal = "Grow quarterly sales from £2.05M to £2.3M by 30 Sep 2011"
    >>> shop = "examples/gift-shop"
    >>> parts = cascade(goal, f"{shop}/metrics/weekly.csv", as_of="2011-06-30", workspace=shop)
    >>> len(parts) > 1, round(sum(part.share for part in parts), 6)
    (True, 1.0)
    """
    from okr_ai.cli.cascade import Given, cascade_of

    settings = workspace_of(workspace)
    found, cycle, spoken = cascade_of(
        sentence_of(key_result, "key result", "关键结果"),
        metrics_of(metrics, settings),
        settings,
        day_of(as_of) or date.today(),
        given=Given(bases or {}, shares or {}, bounds or {}, frozenset(locks)),
        name=tree,
        due=day_of(due),
        lang=lang,
    )
    return Cascade(key_result, found, cycle, spoken)
