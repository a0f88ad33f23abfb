"""A target inside the objective."""

from collections.abc import Iterator

from okr_ai.model import Bilingual, Quantity
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView

# What leads to a value: 「GMV 做到 5000 万」, "reach 1 million users"; a bare number without it says how many.
_TO_LEVEL = ("到", "至", "达", "破", "超", "超过", "高于", "低于", "reach", "reaching", "hit", "exceed", "surpass")


def _is_level(view: ObjectiveView, quantity: Quantity) -> bool:
    """Whether a number without a unit is a value to reach; no 「5A 级」 and no "say hello to 100 schools"."""
    text = view.passage.text
    behind = text[quantity.end : quantity.end + 1]
    if quantity.role != "target" or (behind.isalpha() and behind.isascii()):
        return False
    before = text[: quantity.start].rstrip(" 约近").lower()
    return before.endswith(_TO_LEVEL) or (before.endswith(" to") and view.frame.direction in ("increase", "decrease"))


_TODAY = ("当前", "目前", "现状", "现在", "current", "today", "now")


def _is_todays(view: ObjectiveView, quantity: Quantity) -> bool:
    """Whether a number in brackets says where things stand: （当前完成率 62%）."""
    before = view.passage.text[: quantity.start].lower()
    opened = max(before.rfind("（"), before.rfind("("))
    return opened > max(before.rfind("）"), before.rfind(")")) and any(word in before[opened:] for word in _TODAY)


def _is_noted(text: str, quantity: Quantity) -> bool:
    """Whether a share stands alone behind a dash at the end: how far it is, or its weight ("… — 40%")."""
    alone = quantity.unit == "%" and not text[quantity.end :].strip(" .")
    return alone and text[: quantity.start].endswith((" - ", " – ", " — "))


def check(view: ObjectiveView) -> Iterator[Found]:
    quantities = view.quantities
    baselines = [quantity for quantity in quantities if quantity.role == "baseline"]
    from_nothing = any(not baseline.unit and baseline.value <= 1 for baseline in baselines)
    for quantity in quantities:
        if quantity.text.startswith("一") and quantity.value == 1:
            continue  # 少跑一趟, 新一代: a manner of speaking
        if _is_todays(view, quantity) or _is_noted(view.passage.text, quantity):
            continue
        if from_nothing and not quantity.unit and quantity.value <= 100:
            continue  # 从 0 到 1, "from 1 to 10": another
        if quantity.role in ("baseline", "target", "change") and (
            quantity.unit or baselines or _is_level(view, quantity)
        ):
            yield view.at(
                (quantity.start, quantity.end),
                Bilingual(f"'{quantity.text}' is a target inside the objective", f"目标里写了指标值“{quantity.text}”"),
                Bilingual(
                    "move the number to a key result; the objective says what it is good for",
                    "把数字放到关键结果里，目标只写要达到的局面",
                ),
            )


RULE = Rule(
    name="number_in_objective",
    letter="S",
    looks_at="objective",
    check=check,
    severity="info",
    good=(
        "成为跨境买家最放心的店铺",
        "2026年让618大促不再丢单",
        "让群众办事少跑一趟",
        "Own the first 30 days of a new buyer",
        "A Q3 that customers remember",
        "跻身行业前 3",
        "从 0 到 1 搭建客户成功团队",
        "Delight our first 1,000 customers",
        "让老客愿意再来（目前复购率 18%）",
        "Make buyers come back (repeat rate currently 18%)",
    ),
    bad=(
        "年度客户满意度达到«90%»",
        "直播间 GMV 做到«5000 万»",
        "Grow revenue by «25%»",
        "Reach «1 million» happy readers",
    ),
    doc=Doc(
        Bilingual("A baseline, target or change written in the objective.", "目标里直接写了现状值、目标值或变化幅度。"),
        Bilingual(
            "The number then has two places that can disagree, and the objective no longer says why it matters.",
            "数字有了两处出处，容易不一致；目标也不再说明为什么重要。",
        ),
        "Christina Wodtke, Radical Focus; many teams do it on purpose, so the severity is a matter of profile",
    ),
)
