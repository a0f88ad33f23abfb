"""The examples in docs/formats.md are read as the page says."""

from datetime import date
from pathlib import Path

from okr_ai.read import read_draft

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def example(language: str) -> bytes:
    return PAGE.split(f"```{language}\n")[1].split("```")[0].encode()


def test_the_markdown_example() -> None:
    draft = read_draft("x.md", content=example("markdown"), today=date(2026, 7, 1))
    (objective,) = draft.objectives
    (kr,) = objective.key_results
    assert (draft.cycle and draft.cycle.start, objective.owner) == (date(2026, 7, 1), "张三")
    assert (kr.id, kr.weight, kr.confidence, kr.due) == ("O1-KR1", 40, 0.5, date(2026, 9, 15))
    assert (kr.source, kr.update_period, kr.tasks[0].due) == ("订单系统", "weekly", date(2026, 8, 1))


def test_the_yaml_example() -> None:
    draft = read_draft("x.yaml", content=example("yaml"), today=date(2026, 7, 1))
    assert draft.problems == ()
    assert [k.text.text for k in draft.objectives[0].key_results] == ["NPS 从 22 提升到 40", "90天复购率从18%提升至25%"]
    assert draft.objectives[0].key_results[1].check_ins[0].value == 19
