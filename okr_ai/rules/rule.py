"""What a rule is: one frozen value per file, with its words, its examples and its check."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from okr_ai.model import Bilingual, Letter, Passage, Place, Severity, TargetChance

if TYPE_CHECKING:
    from okr_ai.model import PastKeyResult

LooksAt = Literal["key_result", "objective", "draft", "drafts", "ignores"]


class Found(NamedTuple):
    """What a check yields: some words of the draft, what is wrong with them, what to write instead.

    `passage.text[start:end]` are the words (nothing, at the place where something is missing). The engine adds the
    rule's name, the severity and the line. `fix` is the text that may safely stand there instead. `place` is for what
    could not be read at all and so is no passage.
    """

    passage: Passage
    start: int
    end: int
    message: Bilingual
    suggestion: Bilingual | None = None
    evidence: Mapping[str, Any] | None = None
    fix: str | None = None
    place: Place | None = None


class Doc(NamedTuple):
    """What a rule's page says: what it finds, why that matters, and where the advice comes from."""

    finds: Bilingual
    why: Bilingual
    source: str


class Example(NamedTuple):
    """A key result, an objective, or (several lines) a whole YAML draft, with `«…»` around the words to be found.

    Files are parted by a line of `=====`. `chance` and `relevance` stand in for what forecast and suggest would say,
    `past` for the key results of cycles that are over. `likeness` says how near each key result is to its neighbours:
    two are as near as the one that is less so.
    """

    text: str
    chance: TargetChance | None = None
    relevance: tuple[float, ...] | None = None
    likeness: tuple[float, ...] = ()
    profile: str = "seed"
    past: "tuple[PastKeyResult, ...]" = ()


class Rule(NamedTuple):
    """One thing to look for in a draft. `name` is the file's name and the rule's only identity.

    `check` gets a view of what the rule `looks_at` (okr_ai.rules.views) and yields what it found. `good` and `bad`
    are its examples, shown in the docs and run in the tests. A finding of a rule with `cap` keeps the key result's
    score at or below it; `points` are taken off instead of what its severity takes off.
    """

    name: str
    letter: Letter
    looks_at: LooksAt
    check: Callable[[Any], Iterable[Found]]
    severity: Severity
    good: tuple[str | Example, ...]
    bad: tuple[str | Example, ...]
    doc: Doc
    cap: float | None = None
    points: float | None = None


def here(passage: Passage, message: Bilingual, suggestion: Bilingual | None = None, **more: Any) -> Found:
    """The whole passage found."""
    return Found(passage, 0, len(passage.text), message, suggestion, **more)


def missing(passage: Passage, message: Bilingual, suggestion: Bilingual | None = None, **more: Any) -> Found:
    """Something found missing after the passage."""
    return Found(passage, len(passage.text), len(passage.text), message, suggestion, **more)
