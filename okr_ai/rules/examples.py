"""A rule's examples as drafts, for the tests that run every example and for people who write rules."""

from collections.abc import Callable, Sequence
from datetime import date

from okr_ai.language import language_of
from okr_ai.model import (
    Cycle,
    Draft,
    Finding,
    Frame,
    KeyResult,
    Objective,
    Passage,
    ReviewedDraft,
    Source,
    TargetChance,
)
from okr_ai.rules.rule import Example, Rule

TODAY = date(2026, 8, 1)
CYCLE = Cycle(date(2026, 7, 1), date(2026, 9, 30), "2026 Q3")
PARTING = "\n=====\n"


def example_of(example: str | Example) -> Example:
    return example if isinstance(example, Example) else Example(example)


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its «…», and the places where the marked words stand in it."""
    plain, spans, start = [], [], 0
    length = 0
    for character in text:
        if character == "«":
            start = length
        elif character == "»":
            spans.append((start, length))
        else:
            plain.append(character)
            length += 1
    return "".join(plain), spans


def draft_of(rule: Rule, text: str, path: str = "example") -> Draft:
    """A draft from an example's words: YAML or JSON when it has several lines, else one key result or objective."""
    if "\n" in text or text.startswith("{"):
        from okr_ai.read import read_draft

        return read_draft(f"{path}.{'json' if text.startswith('{') else 'yaml'}", content=text.encode(), today=TODAY)
    source = Source(path, text)
    passage = Passage(text, source, 0)
    lang = language_of(text)
    if rule.looks_at == "objective":
        return Draft(path, "markdown", lang, source, (Objective("O1", passage),), CYCLE)
    title = "让老顾客愿意再来" if lang != "en" else "Make first-time buyers come back"
    objective = Objective("O1", Passage(title, Source(path, title), 0), (KeyResult("O1-KR1", passage),))
    return Draft(path, "markdown", lang, source, (objective,), CYCLE)


def found_in(rule: Rule, example: Example) -> list[tuple[str, Finding]]:
    """What the rule alone finds in an example: the file's name and the finding, in the order of the text."""
    from okr_ai.rules.profiles import PROFILES
    from okr_ai.rules.reviewing import review
    from okr_ai.rules.settings import Settings

    def chances(draft: Draft, frames: Sequence[Frame]) -> list[TargetChance | None]:
        return [example.chance] * len(frames)

    parts = unmarked(example.text)[0].split(PARTING)
    reviewed = review(
        [draft_of(rule, part, f"example{i}") for i, part in enumerate(parts)],
        today=TODAY,
        settings=Settings(PROFILES[example.profile], severity={rule.name: rule.severity}),
        chances=chances,
        past=example.past,
        relevance=relevance_of(example),
    )
    found = [
        (draft.draft.path, finding) for draft in reviewed for finding in everything(draft) if finding.rule == rule.name
    ]
    return sorted(found, key=lambda pair: (pair[0], pair[1].place.line, pair[1].place.column))


def relevance_of(example: Example) -> Callable[[str, Sequence[str]], Sequence[float]] | None:
    """What stands in for suggest's judgement in a review of the example."""
    fits = example.relevance
    if fits is None:
        return None
    among: dict[str, float] = {}  # the key results' likeness to their neighbours

    def judged(text: str, texts: Sequence[str]) -> Sequence[float]:
        if text in among:
            return [min(among[text], among[each]) for each in texts]
        among.update(zip(texts, example.likeness, strict=False))
        return fits[: len(texts)]

    return judged


def everything(draft: ReviewedDraft) -> list[Finding]:
    """All findings of a reviewed draft, whatever they are about."""
    found = list(draft.findings)
    for objective in draft.objectives:
        found += objective.findings
        for key_result in objective.key_results:
            found += key_result.findings
    return found
