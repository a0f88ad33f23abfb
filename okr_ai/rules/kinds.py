"""The few kinds most checks are of: words to look for, a field that is missing, a number outside its limits."""

from collections.abc import Callable, Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Found
from okr_ai.rules.views import DraftView, KeyResultView, ObjectiveView
from okr_ai.rules.wording import WordList


def quote(message: Bilingual, words: str) -> Bilingual:
    """The message with `{words}` filled in."""
    return Bilingual(message.en.replace("{words}", words), message.zh.replace("{words}", words))


def words_in_objective(
    words: WordList,
    message: Bilingual,
    suggestion: Bilingual,
    when: Callable[[ObjectiveView], bool] | None = None,
) -> Callable[[ObjectiveView], Iterator[Found]]:
    """A check that finds any of `words` in an objective (of those that `when` holds for)."""

    def check(view: ObjectiveView) -> Iterator[Found]:
        for start, end in words.find(view.wording):
            if when is None or when(view):
                yield view.at((start, end), quote(message, view.passage.text[start:end]), suggestion)

    return check


def words_in_key_result(
    words: WordList,
    message: Bilingual,
    suggestion: Bilingual,
    when: Callable[[KeyResultView], bool] | None = None,
) -> Callable[[KeyResultView], Iterator[Found]]:
    """A check that finds any of `words` in a key result (of those that `when` holds for)."""

    def check(view: KeyResultView) -> Iterator[Found]:
        for start, end in words.find(view.wording):
            if when is None or when(view):
                yield view.between(start, end, quote(message, view.passage.text[start:end]), suggestion)

    return check


def missing_field(
    name: str,
    message: Bilingual,
    suggestion: Bilingual,
    stated: Callable[[KeyResultView], bool],
    settled: Callable[[KeyResultView], bool] = lambda view: False,
) -> Callable[[DraftView], Iterator[Found]]:
    """A check that finds key results without a field that the profile requires or most of the draft's others state.

    A draft that states it nowhere keeps it elsewhere: that is no fault. Nor is it one where the field is `settled` in
    another place (the settings file), or where there is no number that it could be about.
    """

    def check(view: DraftView) -> Iterator[Found]:
        key_results = list(view.key_results())
        without = [key_result for key_result in key_results if not stated(key_result)]
        have = len(key_results) - len(without)
        if name in view.profile.required or (have >= 2 and have > len(without)):
            for key_result in without:
                if key_result.target() is not None and not settled(key_result):
                    yield key_result.missing(message, suggestion)

    return check
