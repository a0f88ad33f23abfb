"""Reviews as plain functions: of one draft, and of several that are also looked at together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from okr_ai.facade.drafts import OKRs, Review
from okr_ai.facade.inputs import Day, Metrics, day_of, lang_of, metrics_of, path_of
from okr_ai.facade.reading import Drafted, drafted_in
from okr_ai.model import Draft, Frame, Reason, TargetChance

if TYPE_CHECKING:
    from okr_ai.workspace import Workspace


def review(
    okrs: Drafted, *, metrics: Metrics | None = None, today: Day | None = None, lang: str | None = None
) -> Review:
    """What the rules find in a draft, with the scores, as `okr-ai review` does.

    With `metrics` (a file, a DataFrame, series by name) targets are judged against their metric's own history up to
    `today` or the cycle's first day, whichever is earlier. Messages are in the draft's language unless `lang` says zh
    or en.

    >>> reviewed = review("examples/gift-shop/2011-q3.en.md")
    >>> "vague_quantifier" in {finding.rule for finding in reviewed}
    True
    """
    return _reviewed([drafted_in(okrs, today)], metrics, today, lang)[0]


def review_all(
    okrs: Drafted | Iterable[Drafted],
    *,
    metrics: Metrics | None = None,
    today: Day | None = None,
    lang: str | None = None,
) -> list[Review]:
    """What the rules find in several drafts, each by itself and beside the others, in the drafts' order: parents that
    are missing or ask for something else, the same work twice, teams that pull in opposite directions.

    A folder stands for the Markdown and YAML drafts in and below it. The settings are those where the first draft lies;
    the rest is as for `review`.

    >>> [len(each.key_results) for each in review_all("examples/gift-shop")]
    [12, 12]
    """
    return _reviewed(list(_drafts_in(okrs, today)), metrics, today, lang)


def _drafts_in(okrs: Drafted | Iterable[Drafted], today: Day | None) -> "Iterator[tuple[OKRs, Workspace]]":
    """Each draft with the settings that hold where it lies."""
    from okr_ai.read.folders import read_each

    if not isinstance(okrs, str | Path | OKRs) and isinstance(okrs, Iterable):
        for each in okrs:
            yield from _drafts_in(each, today)
    elif isinstance(okrs, OKRs):
        yield drafted_in(okrs, today)
    else:
        yield from read_each([str(path_of(okrs))], lambda path: drafted_in(path, today))


def _reviewed(
    drafts: "Sequence[tuple[OKRs, Workspace]]", metrics: Metrics | None, today: Day | None, lang: str | None
) -> list[Review]:
    from okr_ai.rules import review as review_drafts
    from okr_ai.rules import settings_of
    from okr_ai.suggest import relevance

    lang = lang_of(lang)
    if not drafts:
        return []
    settings, day = drafts[0][1], day_of(today) or date.today()
    reviewed = review_drafts(
        [drafted.draft for drafted, _ in drafts],
        today=day,
        settings=settings_of(settings),
        lang=lang,
        chances=_chances(metrics, settings, day),
        relevance=relevance,
        definitions=settings.definitions,
        fiscal_start=settings.fiscal_start,
    )
    return [Review(draft) for draft in reviewed]


def _chances(
    metrics: Metrics | None, settings: "Workspace", day: date
) -> Callable[[Draft, Sequence[Frame]], list[TargetChance | None]] | None:
    """How targets stand against their metric's history; None, so that nothing heavy is imported, without metrics."""
    if metrics is None and not settings.metrics:
        return None
    from okr_ai.cli.chances import chances_from

    def tell(draft: Draft, reason: Reason) -> None:
        from warnings import warn

        if reason.name == "judged_from":
            return  # told in the docstring: it goes for each review within a cycle
        warn(reason.text.in_lang(draft.lang), stacklevel=2)

    return chances_from(metrics_of(metrics, settings), settings.definitions, day, tell)
