"""A change of a percentage given in per cent: 转化率提升10%."""

from collections.abc import Iterator

from okr_ai.language.formatting import format_number
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    for doubt in view.frame.doubts:
        if doubt.name != "change_of_percentage":
            continue
        yield view.at(
            doubt.words,
            Bilingual(
                f"'{doubt.words.text}' of a percentage: relative or in points?{_figures(view, 'en')}",
                f"百分比指标变化“{doubt.words.text}”：是相对幅度，还是百分点？{_figures(view, 'zh')}",
            ),
            Bilingual("write from … % to … %, or percentage points", "写成“从……%到……%”，或写“个百分点”"),
        )


def _figures(view: KeyResultView, lang: str) -> str:
    """Both readings in figures, where the baseline is known."""
    baseline, change = view.baseline(), view.frame.target
    if baseline is None or change is None:
        return ""
    sign = -1 if view.frame.direction == "decrease" else 1
    relative = format_number(baseline * (1 + sign * change / 100), "%", lang)
    points = format_number(baseline + sign * change, "%", lang)
    return f"（到{relative}还是{points}？）" if lang == "zh" else f" (to {relative} or to {points}?)"


RULE = Rule(
    name="percentage_of_percentage",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "市场占有率从20%提升到30%",
        "市场占有率提升10个百分点",
        "投诉率降低到5%",
        "订单量增长10%",
        "Raise market share from 20% to 30%",
        "Raise market share by 10 percentage points",
    ),
    bad=("市场占有率提高«10%»", "Increase market share by «10%»"),
    doc=Doc(
        Bilingual("A metric that is a percentage, changed by a per cent.", "本身是百分比的指标，变化幅度又写百分比。"),
        Bilingual(
            "20% raised by 10% is 22% to one reader and 30% to the next.", "20% 提高 10%，有人读成 22%，有人读成 30%。"
        ),
        "usage note of China's National Bureau of Statistics on per cent and percentage points; articles on OKRs "
        "in e-commerce",
    ),
)
