"""The few kinds most checks are of: words to look for, a field that is missing, a number outside its limits."""

from collections.abc import Callable, Iterator, Sequence

from okr_ai.model import Bilingual, Letter
from okr_ai.rules.rule import Doc, Found, Rule
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
    field: str,
    letter: Letter,
    message: Bilingual,
    suggestion: Bilingual,
    stated: Callable[[KeyResultView], bool],
    doc: Doc,
    example: Bilingual,
    settled: Callable[[KeyResultView], bool] = lambda view: False,
) -> Rule:
    """The rule for key results without a field that the profile requires or most of the draft's others state.

    A draft that states it nowhere keeps it elsewhere: that is no fault. Nor is it one where the field is `settled` in
    another place (the settings file), or where there is no number that it could be about. `example` is what may stand
    in the field.
    """

    def check(view: DraftView) -> Iterator[Found]:
        key_results = list(view.key_results())
        without = [key_result for key_result in key_results if not stated(key_result)]
        have = len(key_results) - len(without)
        if field in view.profile.required or (have >= 2 and have > len(without)):
            told: set[int] = set()
            for key_result in without:
                if key_result.target() is None or settled(key_result):
                    continue
                bare = not any(map(stated, _of_same(view, key_result))) and field not in view.profile.required
                if not (bare and id(key_result.objective) in told):  # once where the whole objective has none
                    yield key_result.missing(message, suggestion)
                told.add(id(key_result.objective))

    return Rule(
        name=name,
        letter=letter,
        looks_at="draft",
        check=check,
        severity="info",
        good=(
            f"{_HEAD_EN}  - Return time from 5 days to 2 days\n  - Return complaints from 5% to 2%",
            f"{_HEAD_ZH}  - 退货时长从5天降到2天",
        ),
        bad=(
            f"{_HEAD_EN}  - {{kr: Return time from 5 days to 2 days, {field}: {example.en}}}\n"
            f"  - {{kr: Return complaints from 5% to 2%, {field}: {example.en}}}\n"
            "  - kr: Return shipping cost from $8 to $6«»",
            f"{_HEAD_ZH}  - {{kr: 退货时长从5天降到2天, {field}: {example.zh}}}\n"
            f"  - {{kr: 退货投诉率从5%降到2%, {field}: {example.zh}}}\n"
            "  - kr: 每单退货运费从8元降到6元«»",
        ),
        doc=doc,
    )


def _of_same(view: DraftView, key_result: KeyResultView) -> Sequence[KeyResultView]:
    """The key results of the same objective."""
    return next(each.key_results for each in view.objectives if each.objective is key_result.objective)


_HEAD_EN = "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
_HEAD_ZH = "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
