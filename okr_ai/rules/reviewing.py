"""A review: drafts are looked at in parts, by one process or several, and what is found in them is put together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from okr_ai.language.lexicon import Lexicon, lexicon
from okr_ai.model import Draft, MetricDefinition, Objective, ReviewedDraft, TargetChance
from okr_ai.rules.looking import Chances, Look, Reading, Relevance
from okr_ai.rules.notes import Noted, Notes
from okr_ai.rules.settings import Settings, check_names
from okr_ai.rules.views import ObjectiveView

if TYPE_CHECKING:
    from okr_ai.model import PastKeyResult

_Made = TypeVar("_Made")


class Jobs(NamedTuple):
    """How the work of a review is done: in `parts` of about so many key results, by so many `processes` where there
    are at least `enough` key results; `told` hears of how many more the words are read.

    Forked copies of this process work then: whoever asks for more than one has no other thread at work.
    """

    processes: int = 1
    enough: int = 1200
    parts: int = 192  # a multiple of the reader's blocks
    told: Callable[[int], None] | None = None


def review(
    drafts: Sequence[Draft],
    *,
    today: date,
    settings: Settings | None = None,
    lang: str | None = None,
    chances: Chances | None = None,
    relevance: Relevance | None = None,
    words: Lexicon | None = None,
    definitions: Mapping[str, MetricDefinition] | None = None,
    fiscal_start: int = 1,
    past: "Sequence[PastKeyResult]" = (),
    jobs: Jobs = Jobs(),  # noqa: B008 # never changes
) -> tuple[ReviewedDraft, ...]:
    """Each draft with the findings and scores of its objectives and key results, in the drafts' order.

    Messages are in each draft's own language unless `lang` (zh, en) is given. `chances` says how the targets of a draft
    stand against their metrics' history, `relevance` how well key results fit an objective (higher is better, 0..1);
    without them those letters are not judged. `past` are key results of earlier cycles, with what was reached. However
    the work is shared, the same comes of it. Raises InputError for settings that name no rule.
    """
    settings = settings or Settings()
    check_names(settings)
    known = words or lexicon()
    if definitions:
        known = known.with_definitions(definitions)
    look = Look(settings.profile, today, known, definitions or {}, relevance, fiscal_start)
    notes = Notes(settings, lang, drafts, look)
    views, noted = _by_themselves(drafts, look, notes, chances, jobs)
    objectives = chain.from_iterable(views)
    whole = [look.whole(draft, islice(objectives, len(draft.objectives)), past) for draft in drafts]
    notes.add_up(noted)
    notes.look_at_whole(whole)
    return tuple(notes.reviewed(draft) for draft in whole)


def _by_themselves(
    drafts: Sequence[Draft], look: Look, notes: Notes, chances: Chances | None, jobs: Jobs
) -> tuple[list[list[ObjectiveView]], list[Noted]]:
    """The views of the objectives in each part, and what is found in each without looking at the others."""
    parts = _in_parts(drafts, jobs.parts)
    counts = [_count(objective for _, objective in part) for part in parts]
    views: dict[int, list[ObjectiveView]] = {}

    def look_and_note(number: int) -> tuple[list[Reading], Noted]:
        readings = look.read(parts[number])
        views[number] = look.views(parts[number], readings)
        return readings, notes.of_part(views[number])

    if chances is None:  # all at once: what one step learns of the words is at hand in the next
        done = _done(look_and_note, counts, jobs, jobs.told)
        for number, (readings, _) in enumerate(done):
            if number not in views:  # another process made it
                views[number] = look.views(parts[number], readings)
        return [views[number] for number in range(len(parts))], [noted for _, noted in done]
    read = _done(lambda number: look.read(parts[number]), counts, jobs, jobs.told)
    said = _chances(drafts, read, chances)
    seen = [look.views(part, readings, said) for part, readings in zip(parts, read, strict=True)]
    return seen, _done(lambda number: notes.of_part(seen[number]), counts, jobs)


def _in_parts(drafts: Sequence[Draft], size: int) -> list[list[tuple[Draft, Objective]]]:
    """All objectives in order, in parts of about `size` key results each, more where there would be too many parts."""
    total = sum(_count(draft.objectives) for draft in drafts)
    size = max(size, total // (_MOST_PARTS - 1) + 1)
    parts: list[list[tuple[Draft, Objective]]] = [[]]
    room = size
    for draft in drafts:
        for objective in draft.objectives:
            if room <= 0:
                parts.append([])
                room = size
            parts[-1].append((draft, objective))
            room -= len(objective.key_results)
    return parts


_MOST_PARTS = 256  # as many as can be shared out


def _done(
    work: Callable[[int], _Made], counts: Sequence[int], jobs: Jobs, told: Callable[[int], None] | None = None
) -> list[_Made]:
    """What the work makes of each part, here or in several processes. `counts` are the parts' key results; `told` hears
    of those that are done."""

    def tell(number: int) -> None:
        if told is not None:
            told(counts[number])

    if jobs.processes > 1 and len(counts) > 1 and sum(counts) >= jobs.enough:
        from okr_ai.sharing import shared_out  # few drafts are that large

        return shared_out(len(counts), work, min(jobs.processes, len(counts)), tell)
    made = []
    for number in range(len(counts)):
        made.append(work(number))
        tell(number)
    return made


def _chances(
    drafts: Iterable[Draft], readings: Iterable[Sequence[Reading]], chances: Chances
) -> Iterator[TargetChance | None]:
    """What is said of the targets of each draft, which are asked about together."""
    frames = (reading.frame for part in readings for reading in part)
    for draft in drafts:
        yield from chances(draft, list(islice(frames, _count(draft.objectives))))


def _count(objectives: Iterable[Objective]) -> int:
    return sum(len(objective.key_results) for objective in objectives)
