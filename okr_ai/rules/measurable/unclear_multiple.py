"""增长1.5倍, 3 times more: how many times is it then?"""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    text = view.wording.lower
    for quantity in view.frame.quantities:
        if quantity.unit != "x" or quantity.role not in ("change", "target"):
            continue
        before = text[: quantity.start].rstrip()
        if "倍" in quantity.text:
            unclear = quantity.text not in ("翻倍", "加倍") and not before.endswith(
                ("到", "至", "为", "的", "达", "成", "是")
            )
        else:
            unclear = before.endswith(" by") or text.startswith(" more", quantity.end)
        if unclear:
            yield view.at(
                quantity,
                Bilingual(
                    f"'{quantity.text}': that many times the old value, or that much on top of it?",
                    f"“{quantity.text}”：是原来的这么多倍，还是在原来之上再加这么多倍？",
                ),
                Bilingual("write from … to …", "写成“从……到……”"),
            )


RULE = Rule(
    name="unclear_multiple",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="info",
    good=(
        "日订单量增长到原来的2.5倍",
        "销售额翻一番",
        "Double weekly orders",
        "Grow orders from 200 to 500 a day",
    ),
    bad=("日订单量增长«1.5倍»", "Grow daily orders by «3x»"),
    doc=Doc(
        Bilingual("A growth by so many times.", "“增长几倍”的说法。"),
        Bilingual(
            "增长1.5倍 is 2.5 times the old value by the letter, and 1.5 times to many readers.",
            "“增长1.5倍”按字面是原来的2.5倍，很多人却读成1.5倍。",
        ),
        "usage note of China's National Bureau of Statistics on 倍",
    ),
)
