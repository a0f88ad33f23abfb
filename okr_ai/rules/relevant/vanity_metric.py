"""A number that impresses and pays nothing: followers, impressions, page views."""

from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.wording import WordList

WORDS = WordList(
    "粉丝数 粉丝量 粉丝 曝光量 曝光次数 曝光 浏览量 阅读量 播放量 点赞数 点赞 注册用户数 注册数 注册量 下载量 访"
    "问量 展示量 转发量",
    "followers|impressions|page views|pageviews|views|likes|downloads|registered users|sign-ups|signups|shares|"
    "website visits|site visits|social media followers|github stars|reach",
    but_not="粉丝转化|粉丝复购|粉丝成交|下载转化|注册转化|注册到|曝光转化|曝光点击率|"
    "cost per|per view|market shares|signup rate|sign-up rate|"
    "signups to|reach out|cost of reach",
)


def check(view: KeyResultView) -> Iterator[Found]:
    if view.frame.target is None and view.key_result.target is None:
        return
    label = view.frame.metric
    for start, end in WORDS.find(view.wording):
        words = view.passage.text[start:end]
        if words.lower() == "reach" or _counted_by(view.wording.lower[:start]):
            continue
        if (
            label is None
            or label.start <= start < label.end
            or (start >= label.end and view.frame.target_kind == "count")
        ):
            yield view.between(
                start,
                end,
                Bilingual(f"'{words}' can grow without anybody gaining from it", f"“{words}”涨了，不等于有人因此受益"),
                Bilingual(
                    "measure what these people then do: order, return, stay", "改测这些人之后做了什么：下单、复购、留存"
                ),
            )
            return


_PER = Lazy(
    r"(?:每(?![日天周月季年])[^，,。；;]{0,5}|\bper\s(?:[\w,.]+\s){0,2}|(?:%|\bper\s?cent|\bpercent|\bshare)\sof\s(?:[\w-]+\s){0,2})$"
)


def _counted_by(before: str) -> bool:
    """Whether what follows is what something else is counted by: 每万次曝光的投诉, "complaints per 1,000 views", "2% of
    signups open a ticket"."""
    return _PER.search(before) is not None


RULE = Rule(
    name="vanity_metric",
    letter="R",
    looks_at="key_result",
    check=check,
    severity="info",
    good=(
        "粉丝转化率从1%提升到2%",
        "来自直播的新客30日复购率达到15%",
        "Signup rate from 2% to 4%",
        "Orders from newsletter readers from 200 to 400",
        "广告投诉量降到每万次曝光 3 起",
        "Cut complaints from 9 to 3 per 1,000 page views",
        "Fewer than 2% of new signups open a support ticket in week one",
    ),
    bad=("抖音«粉丝数»达到10万", "每月«曝光量»达到 50 万", "Grow «impressions» to 500k"),
    doc=Doc(
        Bilingual(
            "Followers, impressions, page views, downloads and registrations as the thing measured.",
            "把粉丝、曝光、浏览、下载、注册数当成要达成的指标。",
        ),
        Bilingual("Such numbers can be bought, and they hardly ever fall.", "这类数能买来，而且几乎不会跌。"),
        "product management guides (vanity metrics)",
    ),
    points=8.0,
)
