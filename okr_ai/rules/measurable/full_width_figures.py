"""Figures and signs in full-width form: １２％."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView

_WIDE = {chr(0xFF10 + i): str(i) for i in range(10)} | {"％": "%", "．": ".", "＋": "+", "－": "-", "＄": "$"}


def check(view: KeyResultView) -> Iterator[Found]:
    text = view.passage.text
    if text.isascii() or not any(character in _WIDE for character in text):
        return
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and (text[end] in _WIDE or (text[end].isascii() and text[end].isdigit())):
            end += 1
        run = text[at:end]
        narrow = "".join(_WIDE.get(character, character) for character in run)
        if narrow != run and any(character.isdigit() or character == "%" for character in narrow):
            yield view.between(
                at,
                end,
                Bilingual(f"'{run}' is in full-width form", f"“{run}”是全角"),
                Bilingual(f"write {narrow}", f"写成 {narrow}"),
            )._replace(fix=narrow)
        at = max(end, at + 1)


RULE = Rule(
    name="full_width_figures",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="info",
    good=("复购率从22%提升到28%", "Raise the repeat rate from 22% to 28%"),
    bad=("复购率从«２２％»提升到«２８％»", "Raise the repeat rate to «２８％»"),
    doc=Doc(
        Bilingual(
            "Full-width figures and per cent signs. `--fix` makes them half-width.",
            "全角数字和百分号。`--fix` 会改成半角。",
        ),
        Bilingual("Spreadsheets and scripts do not count them as numbers.", "表格和脚本不把它们当数字。"),
        "our own",
    ),
)
