"""A speed that is raised to a number of days: 提高物流速度至2天内."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.wording import WordList

_SPEEDS = WordList("速度 时效 效率", "speed|velocity|efficiency|pace")
_TIMES = frozenset(("ms", "s", "min", "h", "d", "week", "month"))


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    if frame.direction != "increase" or frame.unit not in _TIMES or frame.target_kind != "absolute":
        return
    speed = _SPEEDS.first(view.wording)
    if speed:
        words = view.passage.text[slice(*speed)]
        yield view.between(
            *speed,
            Bilingual(
                f"'{words}' goes up, but the target is a time, which goes down",
                f"“{words}”是往上提的，目标值却是时长，越短越好",
            ),
            Bilingual(
                "name the time: how long it takes today, and how long it should take",
                "直接写时长：现在要多久，要缩短到多久",
            ),
        )


RULE = Rule(
    name="duration_of_speed",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "平均送达时间从4天缩短到2天",
        "打包速度从每小时40单提升到60单",
        "Cut average delivery time from 4 days to 2 days",
    ),
    bad=("提高物流«速度»至2天", "Increase delivery «speed» to 2 days"),
    doc=Doc(
        Bilingual("A speed or efficiency that is raised to a duration.", "把速度、效率“提高”到一个时长。"),
        Bilingual(
            "Progress runs the wrong way round when a tool takes the verb at its word.",
            "工具按动词算进度，方向就反了。",
        ),
        "articles on OKRs in e-commerce (物流速度提高至2天内)",
    ),
)
