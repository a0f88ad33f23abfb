"""Figures and signs in full-width form: １２％."""

import re
from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView

_WIDE = {chr(0xFF10 + i): str(i) for i in range(10)}
_WIDE |= {chr(ord(c) + 0xFEE0): c for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}  # of ｖ２, Ｑ３
_WIDE |= {"％": "%", "．": ".", "＋": "+", "－": "-", "＄": "$", "，": ","}
# a comma is a figure's own before three digits: １，０００
_RUN = Lazy(
    r"`[^`]*`|[a-z]{2,10}://\S+|(?P<run>(?:[0-9０-９％．＋－＄Ａ-Ｚａ-ｚ]|(?<=[0-9０-９])，(?=[０-９]{3}(?!\d))|(?<=[0-9０-９])\.(?=[0-9０-９]))+)",
    re.IGNORECASE,
)


def check(view: KeyResultView) -> Iterator[Found]:
    text = view.passage.text
    if text.isascii() or not any(character in _WIDE for character in text):
        return
    for match in _RUN.finditer(text):
        run = match["run"]
        if not run:  # an address or code, which must stay as it is
            continue
        narrow = "".join(_WIDE.get(character, character) for character in run)
        if narrow != run and any(character.isdigit() or character == "%" for character in narrow):
            yield view.between(
                match.start("run"),
                match.end("run"),
                Bilingual(f"'{run}' is in full-width form", f"“{run}”是全角"),
                Bilingual(f"write {narrow}", f"写成 {narrow}"),
            )._replace(fix=narrow)


RULE = Rule(
    name="full_width_figures",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="info",
    good=(
        "复购率从22%提升到28%",
        "Raise the repeat rate from 22% to 28%",
        "复购率提升到28%（口径：`ＲＲ９０`）",
        "ＧＭＶ比上季增长20%",
        "Raise the repeat rate to 28% (https://example.com/ａ１)",
    ),
    bad=(
        "复购率从«２２％»提升到«２８％»",
        "日订单从«１，２００»单提升到«２，０００»单",
        "一次合格率从«97.1％»提升到«98.5％»",
        "«ｖ２．０»的崩溃率从2%降到1%",
        "Raise the repeat rate to «２８％»",
    ),
    doc=Doc(
        Bilingual(
            "Full-width figures and per cent signs. `--fix` makes them half-width.",
            "全角数字和百分号。`--fix` 会改成半角。",
        ),
        Bilingual("Spreadsheets and scripts do not count them as numbers.", "表格和脚本不把它们当数字。"),
        "our own",
    ),
)
