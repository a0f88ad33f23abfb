"""A guardrail is named only where the lexicon's partners belong to that very metric; nouns at the head are no verbs."""

from datetime import date

import pytest

from okr_ai.read import read_draft
from okr_ai.rules import review


def _suggestions(rule: str, head: str, *lines: str) -> list[str]:
    text = head + "".join(f"- {line}\n" for line in lines)
    (reviewed,) = review([read_draft("d.md", content=text.encode())], today=date(2026, 7, 1))
    (objective,) = reviewed.objectives
    found = [*objective.findings, *(each for kr in objective.key_results for each in kr.findings)]
    return [f.suggestion for f in found if f.rule == rule and f.suggestion]


_EN, _ZH = "# Q3 2026\n\n## O1: Letters get an answer\n", "# 2026年三季度\n\n## O1：让信件有回音\n"


@pytest.mark.parametrize(
    ("head", "lines", "partner"),
    [
        (_EN, ("GMV from $2M to $3M", "Orders from 20,000 to 30,000"), "refund rate"),
        (_EN, ("Decrease average lead time from 20 to 9 days", "Complaints from 40 to 10"), "inventory value"),
        (_ZH, ("平均配送时长从40分钟降到30分钟", "订单量从2万单到3万单"), "破损率"),
        (_EN, ("Decrease lead time to answer a letter from 20 to 9 days", "Complaints from 40 to 10"), None),
        (_ZH, ("新员工熟悉仓库的交付周期从20天降到9天", "员工提问从40次降到10次"), None),
    ],
)
def test_partners_are_named_for_that_very_metric(head: str, lines: tuple[str, ...], partner: str | None) -> None:
    (said,) = _suggestions("no_guardrail", head, *lines)
    assert (partner in said) if partner else ("quality, cost" in said or "质量、成本" in said)


@pytest.mark.parametrize(
    ("line", "rule", "told"),
    [
        ("Savings vs. prior-year price from €0 to €1.4m", "direction_against_numbers", False),
        ("Decrease average time spent on paperwork from 90 to 40 minutes", "verb_against_metric", False),
        ("Decrease average time spent on site from 9 to 4 minutes", "verb_against_metric", True),
        ("把平均停留时长从9分钟降到4分钟", "verb_against_metric", True),
        ("Reduce churn from 3% to 6%", "direction_against_numbers", True),
        ("将投诉率从2%降低到5%", "direction_against_numbers", True),
    ],
)
def test_what_is_named_at_the_head_is_no_verb(line: str, rule: str, told: bool) -> None:
    assert bool(_suggestions(rule, _EN, line)) is told
