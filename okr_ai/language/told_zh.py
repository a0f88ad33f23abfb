"""Chinese days told from today by the words beside them: 截止周五, 周三提交, 15号交初稿, 明后两天, 10月12日那周."""

import re

from okr_ai.language.date_patterns import DAY, MONTH, YEAR, Pattern
from okr_ai.language.ends_zh import before
from okr_ai.language.periods import Period, Reference, months_from, plus_days, week_around
from okr_ai.language.periods_zh import read_day, read_day_of_month, read_week

# 「截止周五」, 「最晚15号」: a weekday or a number alone is a day where something says that it is one …
_DUE = (
    r"(?:截止(?:到|于|时间|日期)?|截至|最[晚迟]|不[晚迟]于|(?<![a-z])(?:ddl|deadline)(?:\sis)?)\s?[是为在]?\s?[:：]?\s?"
)
# … or is done on it; not 「周三完成率」, 「1号交易所」, 「2号发动机」.
_DONE = (
    r"(?:提交|交付(?![率中])|交(?=[周月]?报|初?稿|方案|材料|作业|房租|差|货(?!率))|上线(?!率)|发布(?!会)|发版|封版|提测|完成(?![率度量比])"
    r"|到期|截止|开会|见面|面试|谈判|出差|拜访|培训|回访|上报|上交|召开|举[行办]|评审|汇报|验收|启动|开工|开始|截稿|提前完成)"
)
_WEEK = r"(?:周|星期|礼拜)"


def read_days_near(match: re.Match[str], ref: Reference) -> Period | None:
    """明后两天, 今明两天, 周六日."""
    words = match["days"]
    if words == "今明两年":
        return before(months_from(ref.day.year, 1, 24), match, ref)
    if words.startswith("周"):
        sunday = week_around(ref.day)[1]
        period = plus_days(sunday, -1), sunday
    else:
        first = 1 if words.startswith("明") else 0
        period = plus_days(ref.day, first), plus_days(ref.day, first + 1)
    return before(period, match, ref)


def read_weekday_alone(match: re.Match[str], ref: Reference) -> Period | None:
    """「（周五）」, 「周五，…」, 「在周五达到」; None of what comes every week (「每周例会（周五）」)."""
    return None if "每" in match.string or "例会" in match.string else read_week(match, ref)


def read_week_of_day(match: re.Match[str], ref: Reference) -> Period | None:
    day = read_day(match, ref)
    return day and week_around(day[1])


PATTERNS = (
    Pattern(
        "weekday",
        "told",
        rf"(?:{_DUE}|(?<![每双单日号个隔逢各到至、和及~\-\d一二两三四五六七八九十])(?={_WEEK}\w\s?{_DONE})){_WEEK}(?P<day>[一二三四五六日天])"
        r"(?!程|报|志)",
        read_week,
        "周一|周二|周三|周四|周五|周六|周日|周天|星期|礼拜",
    ),
    Pattern(
        "weekday",
        "told",
        rf"(?:^|(?<=\()(?=\w+\))|(?<=[在于])(?={_WEEK}\w[达实])){_WEEK}(?P<day>[一二三四五六日天])"
        r"(?=\)|[，,](?!\s?(?:周|星期|礼拜))|达到|达成|实现)",
        read_weekday_alone,
        ")|，|,|达|实现",
    ),
    Pattern(
        "dd",
        "told",
        rf"(?:{_DUE}|(?:^|(?<=[，,。;；\s(在于]))(?=\w{{1,3}}\s?[号日]\s?{_DONE})"
        rf"|(?<=[在于])(?<!每月.)(?=\w{{1,3}}[号日](?:达到|达成)))(?P<day>{DAY})\s?[号日](?![线楼院机房])",
        read_day_of_month,
        "号|日",
    ),
    Pattern(
        "near_day",
        "told",
        r"(?P<days>明后两?天|今明两?天|今明两年|(?<![每隔逢])周六日)(?P<before>之前|以前|前)?",
        read_days_near,
        "明后|今明|六日",
    ),
    Pattern(
        "week",
        "told",
        rf"{YEAR}(?<!\d)(?P<month>{MONTH})\s?月\s?(?P<day>{DAY})[日号](?:那|所在的?)一?个?{_WEEK}",
        read_week_of_day,
        "那|所在",
    ),
)
