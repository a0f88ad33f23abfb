"""增长1.5倍, 3 times more: how many times is it then?"""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    for doubt in view.frame.doubts:
        if doubt.name != "times":
            continue
        english = " or ".join(reading.en for reading in doubt.readings)
        chinese = "，还是".join(reading.zh for reading in doubt.readings)
        yield view.at(
            doubt.words,
            Bilingual(
                f"'{doubt.words.text}' is read in two ways{': ' + english if english else ''}",
                f"“{doubt.words.text}”有两种读法{'：' + chinese if chinese else ''}",
            ),
            Bilingual("write from … to …", "写成“从……到……”"),
        )


RULE = Rule(
    name="unclear_multiple",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="info",
    good=("日订单量增长到原来的2.5倍", "销售额翻一番", "Double weekly orders", "Grow orders from 200 to 500 a day"),
    bad=("日订单量增长«1.5倍»", "Grow daily orders «3 times more»"),
    doc=Doc(
        Bilingual("A growth by so many times.", "“增长几倍”的说法。"),
        Bilingual(
            "增长1.5倍 is 2.5 times the old value by the letter, and 1.5 times to many readers.",
            "“增长1.5倍”按字面是原来的2.5倍，很多人却读成1.5倍。",
        ),
        "usage note of China's National Bureau of Statistics on 倍",
    ),
)
