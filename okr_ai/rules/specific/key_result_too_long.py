"""A key result that nobody reads to the end."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.lengths import length_of
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    text = view.passage.text
    if len(text) <= view.profile.key_result_characters:
        return
    length, is_chinese = length_of(text)
    most = view.profile.key_result_characters if is_chinese else view.profile.key_result_words
    if length > most:
        yield view.whole(
            Bilingual(f"a key result of {length} words (at most {most})", f"关键结果有{length}个字（最多{most}个字）"),
            Bilingual("keep metric, numbers and date; put the how into tasks", "只留指标、数值和期限，做法写进任务"),
        )


RULE = Rule(
    name="key_result_too_long",
    letter="S",
    looks_at="key_result",
    check=check,
    severity="info",
    good=(
        "9月30日前，客服首次响应时间从4小时缩短到30分钟以内",
        "By September 30, cut first response time from 4 hours to 30 minutes",
    ),
    bad=(
        "«在产品、研发、测试、运维和客服各组的共同配合下，通过梳理全部线上告警、补齐缺失的监控项、重写值班手册、每周复盘一次上周发生的全部故障并且"
        "逐条落实改进措施，把核心交易链路的月度故障次数从每月6次降低到每月2次以下，同时不增加值班人数»",
        "«By bringing product, engineering, testing, operations and support together every week, going through "
        "all alerts of the week "
        "before, adding what is missing to the dashboards, rewriting the handbook for people on call and "
        "following each action through "
        "to its end, reduce the number of outages on the payment path from 6 to 2 a month»",
    ),
    doc=Doc(
        Bilingual(
            "A key result beyond the profile's `key_result_words` (English) or `key_result_characters` (Chinese).",
            "关键结果超过口径里的 `key_result_characters`（中文按字）或 `key_result_words`（英文按词）。",
        ),
        Bilingual("The number drowns in the explanation.", "数字淹没在说明里。"),
        "our own reading of public drafts; the limits are the profile's",
    ),
)
