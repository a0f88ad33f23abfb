"""The published JSON Schema: it takes what the reader takes, and every field in it is read."""

import json

import jsonschema
import pytest
from click.testing import CliRunner

from okr_ai.cli.schema import command
from okr_ai.read import read_draft

FULL = {
    "cycle": {"start": "2026-07-01", "end": "2026-09-30", "name": "2026 Q3"},
    "team": "增长",
    "objectives": [
        "只有一句话的目标",
        {
            "objective": "让老客户愿意再来",
            "id": "G1",
            "owner": ["张三", "李四"],
            "team": "增长",
            "level": "team",
            "kind": "strategic",
            "parent": "C1",
            "due": "2026-09-30",
            "weight": 0.6,
            "confidence": "5/10",
            "key_results": [
                "NPS 从 22 提升到 40",
                {
                    "kr": "90天复购率",
                    "id": "k1",
                    "metric": "repeat_rate",
                    "owner": "张三",
                    "due": "9月15日",
                    "baseline": "18%",
                    "target": 25,
                    "current": 20,
                    "unit": "%",
                    "measure": "average",
                    "weight": "40%",
                    "confidence": 0.5,
                    "kind": "committed",
                    "indicator": "lagging",
                    "source": "订单系统",
                    "definition": "两单及以上客户 ÷ 客户",
                    "update_period": "weekly",
                    "lower": 0,
                    "upper": 100,
                    "score": 0.7,
                    "check_ins": [
                        {"date": "2026-07-05", "value": 18.5, "confidence": 0.4, "status": "ok", "note": "慢"}
                    ],
                    "planned": [{"date": "2026-08-15", "value": 21}],
                    "tasks": ["对账", {"title": "换包装", "owner": "李四", "due": "2026-08-01", "done": True}],
                },
            ],
        },
    ],
}


def schema() -> dict[str, object]:
    done = CliRunner().invoke(command)
    assert done.exit_code == 0
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_the_schema_is_one_and_takes_the_full_form() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(FULL, schema())


def test_every_field_of_the_schema_is_read() -> None:
    draft = read_draft("a.json", content=json.dumps(FULL).encode())
    assert draft.problems == ()
    assert draft.team == "增长"
    objective = draft.objectives[1]
    for name in ("id", "owner", "team", "level", "kind", "parent", "due", "weight", "confidence"):
        assert getattr(objective, name) is not None, name
    defined = schema()["$defs"]
    assert isinstance(defined, dict)
    kr = objective.key_results[1]
    for name in defined["key_result"]["oneOf"][1]["properties"]:
        assert getattr(kr, "text" if name == "kr" else name) not in (None, ()), name


@pytest.mark.parametrize("wrong", [{"objectives": 5}, {"objectives": [{"key_results": []}]}, {}, {"objectives": [7]}])
def test_the_schema_refuses_other_shapes(wrong: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema())
