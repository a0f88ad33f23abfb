"""Driver trees of a team's own in the settings file."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from okr_ai.workspace.reading import SettingsReader


def read_tree(settings: "SettingsReader", name: str, value: Any) -> Mapping[str, Any]:
    """A driver tree as `okr-ai cascade` reads it: its metric, and two parts or more with who answers for them."""
    table = settings.table(value, name, ("metric", "how", "parts"))
    parts = settings.typed(table, "parts", list, "a list of tables", "表的列表") if "parts" in table else []
    if not {"metric", "how"} <= table.keys() or len(parts) < 2:
        raise settings.wrong(
            name,
            f"the tree '{name}' is not complete",
            f"驱动树“{name}”不完整",
            "give it metric, how and two parts or more",
            "请写明 metric、how 和至少两个 parts",
        )
    for part in parts:
        known = settings.table(part, "parts", ("metric", "owner", "en", "zh", "sign"))
        if settings.text_of(known, "metric") is None or part.get("sign", 1) not in (1, -1):
            raise settings.wrong(
                "parts",
                f"a part of the tree '{name}' has no metric, or a sign that is neither 1 nor -1",
                f"驱动树“{name}”有一项没有 metric，或 sign 不是 1 或 -1",
                'write parts like { metric = "orders", owner = "Operations" }',
                '请写成 { metric = "orders", owner = "运营部" }',
            )
    return {
        "name": name,
        "metric": settings.text_of(table, "metric"),
        "how": settings.choice(table, "how"),
        "parts": [{"en": part.get("owner", ""), "zh": part.get("owner", "")} | part for part in parts],
    }
