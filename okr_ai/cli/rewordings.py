"""Proposals in a language model's words, when asked for: ask, check, and say what was sent and what was dropped."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from okr_ai.model import Bilingual, Cycle, Suggestion

if TYPE_CHECKING:
    from okr_ai.language.lexicon import Lexicon
    from okr_ai.suggest.language_model import Endpoint

Reword = Callable[[str, tuple[Suggestion, ...]], tuple[Suggestion, ...]]


def rewording(where: "Endpoint", lexicon: "Lexicon", start: date, due: date, lang: str) -> Reword:
    """A function from an objective and its proposals to the proposals, reworded where that says the same.

    What is sent, what failed and what was dropped goes to standard error; proposals are never lost.
    """
    from okr_ai.suggest.language_model import NoWording, asked
    from okr_ai.suggest.rewording import reworded

    def note(en: str, zh: str) -> None:
        click.echo(Bilingual(f"okr-ai: {en}", f"okr-ai：{zh}").in_lang(lang), err=True)

    def reword(objective: str, found: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
        if not found:
            return found
        count = len(found)
        note(
            f"sent to {where.host} (model {where.model}): the objective and {count} proposed sentences, nothing else",
            f"已发送给 {where.host}（模型 {where.model}）：目标和 {count} 条建议的文字，别无其他",
        )
        try:
            rewrites = asked(where, objective, [one.text for one in found])
        except NoWording as error:
            note(f"the wording stays as it was: {error.said.en}", f"措辞保持原样：{error.said.zh}")
            return found
        cycle = Cycle(start, due)
        result = reworded(found, rewrites, lexicon, cycle=cycle, passes=_no_worse(objective, cycle))
        for number, fault in result.dropped:
            note(f"the rewrite of proposal {number} was dropped: {fault.en}", f"建议 {number} 的改写已弃用：{fault.zh}")
        return result.suggestions

    return reword


def _no_worse(objective: str, cycle: Cycle) -> Callable[[str, str], bool]:
    """Whether the review finds no error or warning in the second text that it did not find in the first."""

    def passes(before: str, after: str) -> bool:
        was, now = _faults(objective, [before, after], cycle)
        return now <= was

    return passes


def _faults(objective: str, texts: Sequence[str], cycle: Cycle) -> list[set[str]]:
    """The names of the rules that each text breaks, as the only key result of the objective."""
    import json

    from okr_ai.read import read_draft
    from okr_ai.rules import review

    draft = {
        "cycle": {"start": cycle.start.isoformat(), "end": cycle.end.isoformat()},
        "objectives": [{"objective": objective, "key_results": [text]} for text in texts],
    }
    read = read_draft("draft.json", content=json.dumps(draft, ensure_ascii=False).encode(), today=cycle.start)
    return [
        {found.rule for one in each.key_results for found in one.findings if found.severity != "info"}
        for each in review([read], today=cycle.start)[0].objectives
    ]
