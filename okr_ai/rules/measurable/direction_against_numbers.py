"""The verb says up and the numbers say down."""

from collections.abc import Iterator

from okr_ai.model import Bilingual, Words
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.ways import numbers_way, verb_way


def check(view: KeyResultView) -> Iterator[Found]:
    numbers = numbers_way(view)
    said, verb = verb_way(view) if numbers else (0, None)
    if verb is None or numbers * said >= 0:
        return
    word = verb.text.rstrip("到至为了")
    yield view.at(
        Words(word, verb.start, verb.start + len(word)),
        Bilingual(
            f"'{word}', but the numbers go {'up' if numbers > 0 else 'down'}",
            f"写的是“{word}”，数字却是在{'升' if numbers > 0 else '降'}",
        ),
        Bilingual("swap the numbers or change the verb", "把两个数对调，或者换动词"),
    )


RULE = Rule(
    name="direction_against_numbers",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="error",
    good=(
        "投诉率从5%降低到2%",
        "处理时间从2周缩短到3天",
        "投诉率降低：从5%到2%",
        "搜索排名从第 9 位升至第 4 位",
        "Reduce churn from 6% to 3%",
        "Cut cycle time from 2 weeks to 3 days",
        "Raise the search ranking from #9 to #4",
        "Share of compute on savings plans from 38% to 75%",
    ),
    bad=(
        "将投诉率从2%«降低»到5%",
        "投诉率«降低»：从2%到5%",
        "销量排名从第 3 名«提升»到第 8 名",
        "«Reduce» churn from 3% to 6%",
    ),
    doc=Doc(
        Bilingual("A verb of rising with falling numbers, or the other way round.", "动词和数字方向相反。"),
        Bilingual(
            "One of the two is a slip, and nobody but the author knows which.", "必有一处笔误，只有作者知道是哪处。"
        ),
        "scorers for OKR wording give such key results no points",
    ),
    cap=49.0,
)
