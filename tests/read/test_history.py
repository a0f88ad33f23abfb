"""Past key results: tables, past drafts with scores and check-ins, folders."""

from datetime import date
from pathlib import Path

import pytest

from okr_ai.errors import InputError
from okr_ai.model import PastKeyResult, Problem
from okr_ai.read import read_history
from okr_ai.read.history import attained

EXAMPLES = Path(__file__).parents[2] / "examples" / "gift-shop" / "history"


def read(text: str, name: str = "past.csv", problems: list[Problem] | None = None) -> tuple[PastKeyResult, ...]:
    return read_history(name, content=text.encode(), today=date(2026, 7, 10), problems=problems)


def test_attainment_is_the_share_of_the_way() -> None:
    assert attained(18, 25, 25) == 1
    assert attained(4, 2, 3) == 0.5
    assert attained(10, 20, 5) == -0.5
    assert attained(10, 10, 10) is None
    assert attained(None, 10, 10) is None


def test_a_table() -> None:
    text = (
        "周期,目标,关键结果,指标,单位,基线值,目标值,最终值,完成度,负责人,团队\n"
        "2026年二季度,复购,复购率到25%,repeat,%,18%,25%,23%,71%,张三,增长\n"
        ",,客单价到120元,aov,元,100,120,130,,李四,\n"
        "2026-Q1,物流,天数到2天,days,天,4,2,待定,,,\n"
    )
    problems: list[Problem] = []
    first, third = read(text, problems=problems)
    assert (first.text, first.objective, first.metric, first.unit) == ("复购率到25%", "复购", "repeat", "%")
    assert (first.cycle.start, first.cycle.end) == (date(2026, 4, 1), date(2026, 6, 30))
    assert (first.baseline, first.target, first.final, first.attainment) == (18, 25, 23, 0.71)
    assert (first.team, first.owner) == ("增长", "张三")
    assert first.place
    assert (first.place.line, first.place.column) == (2, 13)
    assert (third.objective, third.final, third.attainment) == ("物流", None, None)
    assert [(p.place.line, "cycle" in p.what.en) for p in problems] == [(3, True)]
    with pytest.raises(InputError, match=r"past\.csv:3:"):
        read(text)


@pytest.mark.parametrize(
    ("column", "shares"),
    [
        (["0.7", "1.2", "0"], [0.7, 1.2, 0.0]),
        (["70", "120", "7"], [0.7, 1.2, 0.07]),
        (["7", "10", "3.5"], [0.7, 1.0, 0.35]),
        (["70%", "120%", "7%"], [0.7, 1.2, 0.07]),
        (["-20", "50", "100"], [-0.2, 0.5, 1.0]),
    ],
)
def test_a_columns_own_scale_decides(column: list[str], shares: list[float]) -> None:
    rows = "\n".join(f"2026 Q2,kr,{cell}" for cell in column)
    assert [kr.attainment for kr in read(f"cycle,key result,attainment\n{rows}\n")] == pytest.approx(shares)


def test_start_and_end_columns_and_computed_attainment() -> None:
    (kr,) = read("Objective,Key result,Start,End,Baseline,Target,Final\nGrow,Sell,2026-04-01,2026-06-30,10,20,15\n")
    assert (kr.cycle.start, kr.cycle.end, kr.baseline, kr.attainment) == (date(2026, 4, 1), date(2026, 6, 30), 10, 0.5)


def test_weekly_columns_give_the_final_value() -> None:
    (kr,) = read("key result,baseline,target,2026-06-07,2026-06-14,2026-06-21\nSell,10,20,12,18,\n", "2026-q2.csv")
    assert (kr.cycle.end, kr.final, kr.attainment) == (date(2026, 6, 30), 18, 0.8)


def test_a_past_draft_with_scores() -> None:
    draft = (
        "# 2026 Q2\n\nO1: Grow\n- KR1: Sell 20 (score 0.7)\n- KR2: Ship 5\n  - Baseline: 1\n"
        "  - Target: 5\n  - Final: 3\n"
    )
    one, two = read(draft, "old.md")
    assert (one.attainment, one.objective, one.cycle.start) == (0.7, "Grow", date(2026, 4, 1))
    assert (two.final, two.attainment) == (3, 0.5)
    (kr,) = read(
        '{"cycle": "2026 Q2", "objectives": [{"objective": "a", "key_results": [{"kr": "b",'
        ' "baseline": 0, "target": 10,'
        ' "check_ins": [{"date": "2026-06-01", "value": 4}, {"date": "2026-06-20", "value": 6}]}]}]}',
        "old.json",
    )
    assert (kr.final, kr.attainment) == (6, 0.6)


def test_folders_of_the_example() -> None:
    for lang in ("zh", "en"):
        found = read_history(EXAMPLES / lang)
        assert len(found) == 20
        for kr in found:
            computed = attained(kr.baseline, kr.target, kr.final)
            assert kr.attainment is not None
            assert computed == pytest.approx(kr.attainment, abs=0.02)


def test_a_table_without_key_results_is_refused() -> None:
    with pytest.raises(InputError, match="no column of key results"):
        read("a,b\n1,2\n")
