"""English date phrases: end of Q3, by 30 September 2026, H1 FY26, within the next three months, before Black Friday."""

from okr_ai.language.date_patterns import Pattern
from okr_ai.language.festivals import words_pattern
from okr_ai.language.periods_en import (
    read_day,
    read_day_or_month,
    read_end_of,
    read_feast,
    read_half,
    read_month,
    read_months,
    read_near,
    read_near_day,
    read_nth_month,
    read_point,
    read_quarter,
    read_span,
    read_week_number,
    read_week_of_month,
    read_weekday,
    read_year,
    read_year_month,
)

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?![a-z])"
)
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r?s(?:day)?|r)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)(?![a-z])"
)
YEAR = r"(?:19|20|21)\d\d"
_ANY_YEAR = (
    r"(?:2[3-9](?=q[1-4])|(?<=q)\d\d(?!\d)|(?<=q\d-)(?:2[3-9]|3\d)(?![\d%.,])|"
    rf"(?<=h)\d\d(?!\d)|fy\s?'?(?:20)?\d\d(?!\d)|{YEAR}(?!\d)|'\d\d(?!\d))"
)
_NEAR = r"(?P<near>this|next|last|(?:the )?upcoming|the current|current|the coming|coming|the following|previous|the)"
_EDGE = (  # the rest of a period ends where it does
    r"(?:(?:the\s)?(?:(?P<edge>end|close|beginning|start|middle|mid|early|late|eo)(?:\s?-?\s?of)?|(?:rest|remainder)\sof)"
    r"(?:\s?the)?[\s\-]+)?"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
COUNT = (
    r"(?:\d{1,3}|a\scouple(?:\sof)?|couple\sof|(?:twenty|thirty|forty|fifty|sixty|ninety)(?:[\s\-](?:one|two|three|four|five"
    r"|six|seven|eight|nine))?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen)"
)
BEGIN = r"(?<![a-z\d.])"
# "2-3 weeks", "four to six weeks": at most the last of them
_AT_LEAST = r"(?:(?:\d{1,2}|one|two|three|four|five|six|eight|ten)\s?(?:-|to|or)\s?)?"
_NEAR_YEAR = r"(?:this|next|last)\s(?:fiscal\s|calendar\s)?year(?![a-z\-])"
_MONTH_HEAD = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"  # "by Friday, 2 October" is the 2nd
_Y_AFTER = rf"(?:(?:(?<=[qh])|[\s,\-/]+|\sof\s(?:the\s)?)?(?P<year>{_ANY_YEAR}|(?<=\s){_NEAR_YEAR}))?"
_COUNT = rf"(?:half\sa|{COUNT})"
_UNITS = (
    r"(?P<unit>(?:business |working |calendar )?days?|weeks?|fortnights?|wks?|months?|quarters?|years?|yrs?)(?![a-z])"
)
_AND_HALF = r"(?P<over>\sand\sa\shalf)?"  # "a year and a half"
_YEAR_LAST = ".19|.20|.21|-19|-20|-21"

PATTERNS = (
    Pattern(
        "slash_due",
        "截",
        r"(?:截止到?|截至|(?<![a-z])ddl)(?:日期|时间|日)?\s?[:：]?\s?(?P<month>1[0-2]|0?[1-9])\.(?P<day>[0-3]\d)"
        r"(?![\d/.%]|\s?[^\W\d_])",
        read_day,
    ),
    Pattern(
        "us",
        "figures",
        rf"{BEGIN}(?P<month>1[0-2]|0?[1-9])[.\-](?P<day>1[3-9]|2\d|3[01])[.\-](?P<year>{YEAR})(?!\d)",
        read_day,
        _YEAR_LAST,
    ),
    Pattern(
        "eu",
        "figures",
        rf"{BEGIN}(?P<day>{DAY})[.\-/](?P<month>1[0-2]|0?[1-9])[.\-/](?P<year>{YEAR})(?!\d)",
        read_day,
        f"{_YEAR_LAST}|/19|/20|/21",
    ),
    Pattern(
        "month_slash",
        "figures",
        r"(?<![\d/.])(?P<month>1[0-2]|0?[1-9])/(?P<year>20\d\d)(?![\d/.%])",
        read_month,
        "/20",
    ),
    Pattern(
        "month_day",
        "month",
        rf"{BEGIN}(?P<month>{MONTH})[\s/\-]?(?:the\s)?(?P<day>{DAY})(?:st|nd|rd|th)?(?:\s?-\s?(?P<to_day>{DAY})(?:st|nd|rd|th)?)?(?![\d%,.]*\d|[a-z%])(?:(?:,?\s?|[/\-])(?P<year>{YEAR}|'\d\d)(?!\d))?",
        read_day_or_month,
    ),
    Pattern(
        "month_day_year",
        "month",
        rf"{BEGIN}(?P<month>{MONTH}),?\s?(?P<day>{DAY})(?:st|nd|rd|th)?[,.]?\s?(?P<year>{YEAR})(?!\d)",
        read_day,
        ",|.19|.20|.21",
    ),
    Pattern(
        "day_month",
        "month",
        rf"{BEGIN}(?P<day>{DAY})(?:st|nd|rd|th)?[\s\-/.]?(?:of\s)?(?P<month>{MONTH})(?:[\s,\-/]+(?P<year>{YEAR}|'\d\d|(?<=[a-z]-)\d\d|\d\d(?=\s*$))(?![\d%]))?",
        read_day,
    ),
    Pattern(
        "year_month_day",
        "month",
        rf"{BEGIN}(?P<year>{YEAR})(?:,?\s|[\-/.])(?P<month>{MONTH})(?:[\s\-/]?(?P<day>{DAY})(?:st|nd|rd|th)?)?(?![\d%]|[,.]\d|[a-z])",
        read_year_month,
        "19|20|21",
    ),
    Pattern(
        "quarter",
        "q",
        rf"{BEGIN}{_EDGE}(?P<before_year>{_ANY_YEAR}[\s\-/]?)?(?:q(?P<q>[1-4])(?![\da-z])(?:\s?[-~]\s?q?(?P<to>[2-4])(?![\d.%]))?|(?P<q2>[1-4])q(?=\d\d|'|\s|$)|(?:qtr|quarter)\s?(?P<q3>[1-4])(?=,?\s(?:of\s)?(?:{YEAR}|fy|'\d\d))|(?:the\s)?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|final|last(?=\s(?:quarter|qtr)\sof\s))\s(?:quarter|qtr|q)(?![a-z\d])(?:\sof\sthe\syear(?![a-z]))?){_Y_AFTER}",
        read_quarter,
        "q1|q2|q3|q4|1q|2q|3q|4q|first|second|third|fourth|1st|2nd|3rd|4th|final|last quarter of|qtr|quarter 1"
        "|quarter 2|quarter 3|quarter 4",
    ),
    Pattern(
        "half",
        "h",
        rf"{BEGIN}{_EDGE}(?P<before_year>{_ANY_YEAR}[\s\-/]?)?(?:h(?P<h>[12])(?![\da-z])|(?P<h2>[12])h(?=2\d(?![\dm]|\sm)|\s?20\d\d(?!\d))|(?:the\s)?(?P<nth>first|second|1st|2nd|latter|back)[\s\-]half(?:\sof\sthe\syear)?){_Y_AFTER}",
        read_half,
        "h1|h2|1h|2h|first|second|1st|2nd|latter|back",
    ),
    Pattern(
        "end_of",
        "end",
        rf"{BEGIN}(?:the\s(?=\w+'s))?(?P<words>(?:(?<=by )|(?<=before )|(?<=until )|^)(?:the\s)?(?:cob"
        r"|end of (?:the )?(?:business(?: day)?|day|play)|close of (?:business|play))(?=\s*(?:$|[,.;)!]))"
        r"|eoq|eom|eoy|eow|eod|eofy|mid-?year(?!-)|mid-(?:month|quarter)(?!-)"
        r"|(?:end of )?(?:quarter|month|year|half|cycle)(?:'s)?[\s\-]end"
        rf"|end of (?:cycle|year))(?![a-z])(?:\s?(?P<year>{YEAR}))?",
        read_end_of,
    ),
    Pattern(
        "near",
        "near",
        rf"{BEGIN}{_EDGE}{_NEAR}\s(?P<unit>quarter|qtr|month|week|half[\s\-]year|half|fiscal (?:year|quarter)"
        rf"|financial year|calendar year|year|yr|[fc]y(?!\s?'?\d)|cycle|period|semester"
        rf"|(?:(?<!the )|(?<=of the )|(?<=during the ))term|(?<!the )weekend"
        r"|(?<=before the )weekend|(?<=by the )weekend)"
        r"(?![a-z\-]|'s\send)"
        r"(?!(?<=the week)\s(?:of|after|before)\s)"
        r"(?!\s(?:over\s|to\s(?:date|the\s(?:last|next)|(?:last|next)(?!\s(?:quarter|month|week|year))|quarter|month|week|year)))",
        read_near,
        "this|next|last|current|coming|following|previous|the|upcoming",
    ),
    Pattern(
        "edge_unit",
        "near",
        rf"{BEGIN}(?:the\s)?(?P<edge>end|close|beginning|start|middle)[\s\-]of[\s\-](?P<unit>quarter|month|week"
        rf"|fiscal year|year|cycle)(?![a-z])",
        read_near,
        "end|close|beginning|start|middle",
    ),
    Pattern(
        "week_of_month",
        "week",
        rf"{BEGIN}(?:the\s)?(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|last|final)\sweek\s(?:of|in)\s(?P<month>{MONTH})(?:,?\s(?P<year>{YEAR})(?!\d))?",
        read_week_of_month,
        "week of|week in",
    ),
    Pattern(
        "month_year",
        "month",
        rf"{BEGIN}{_EDGE}(?P<month>{MONTH})(?:\s?[,\-/.]?\s?(?:of\s)?(?P<year>{YEAR}|'\d\d|fy\s?'?(?:20)?\d\d)(?![\d/]|-\d))",
        read_month,
        "19|20|21|'|fy",
    ),
    Pattern(
        "month",
        "month",
        rf"{BEGIN}{_EDGE}(?P<month>(?!may(?![a-z])|mar(?![a-z])|march(?![a-z])){MONTH})(?!\s?\d)",
        read_month,
    ),
    Pattern(
        "month_led",
        "month",
        rf"(?:(?<=by )|(?<=in )|(?<=before )|(?<=until )|(?<=during )|(?<=end of )|(?<=of )|(?<=next )|(?<=this )"
        rf"|(?<=last )|(?<=through )|(?<=from )(?=[a-z]+\sto\s)|(?=(?:may|mar|march(?=\s?-))\s?(?:-|to\s)\s?{MONTH})"
        rf"|(?=(?:march|may)\s(?:to|through)\s{MONTH},?\s20\d\d)|^(?=[a-z]+\.?\s*$)"
        r"|(?<![a-z\d.])(?=(?:early|mid|late)[\s\-]ma|(?:the\s)?(?:end|close|beginning|start|middle)\sof\sma)"
        r"|(?<=the )(?=\w+\s(?:figures|numbers|data|results|report|sales|target|budget|forecast|deadline|release)))"
        rf"{_EDGE}(?P<month>may|march|mar)(?![a-z])(?!\s?\d)",
        read_month,
        "may|mar",
    ),
    Pattern(  # what "march" and "may" are after another month
        "months",
        "month",
        rf"{BEGIN}(?P<month>{MONTH})(?:\s?-\s?|(?<!march)(?<!mar)(?<!may)\s(?:to|through|until|till)\s)(?P<to>may|march|mar)(?![a-z])(?!\s?\d)",
        read_months,
        " mar| may|-mar|-may",
    ),
    Pattern(
        "year",
        "fy 20",
        rf"{BEGIN}{_EDGE}(?P<year>(?:fy\s?'?(?:20)?|fiscal\s20|f(?:iscal|inancial)\syear\s(?:20)?)\d\d(?![\d%])"
        rf"|(?:cy|calendar(?:\syear)?)\s?'?(?:20)?\d\d(?!\d)|(?:(?<=by )|(?<=in )|(?<=of )|(?<=before )|(?<=until )"
        rf"|(?<=during )|(?<=through )|(?<=for )|(?<=end[ \-])|(?<=late )|(?<=early )|(?<=mid-)|(?<=year )"
        rf"|(?<=since )|(?<=from )|(?<=versus )|(?<=vs )|(?<=vs\. ))20[2-9]\d(?![\d,%]|\.\d)"
        r"|(?<=since )(?:19|20)\d\d(?![\d,%]|\.\d))(?:[/–-](?P<then>(?:20)?[2-9]\d)(?![\d%]|[.,]\d))?",
        read_year,
        "fy|fiscal|financial|since |202|203|204|205|206|207|208|209",
    ),
    Pattern(
        "nth_weekday",
        "weekday length",
        rf"{BEGIN}(?:the\s)?(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last|final)\s(?P<weekday>{WEEKDAY}|day)\s(?:(?:of|in)\s(?:this\s)?|this\s)(?P<month>{MONTH})(?:,?\s(?P<year>{YEAR})(?!\d))?",
        read_week_of_month,
        "|".join(
            f"{day} {word}"
            for day in ("day", "mon", "tue", "wed", "thu", "thurs", "fri", "sat", "sun")
            for word in ("of", "in", "this")
        ),
    ),
    Pattern(
        "weekday",
        "weekday",
        rf"{BEGIN}(?P<which>(?:(?:this|the)\s)?(?:up)?coming|the\sfollowing|this|next|last|by|on|before|due|until|till?|n(?:o|ot)\slater\sthan|deadline|for(?=\s[a-z]+\s*(?:$|[.,;:)!?]))|eod|cob|(?:end|close)\sof\s(?:business|(?:the\s)?day))\s(?:on\s|\d\d?(?::\d\d)?\s?[ap]m\s(?:on\s)?)?(?P<weekday>{WEEKDAY})(?!\s(?:of|in)\s|,?\s(?:this|next|last)\sw(?:ee)?k|,?\s(?:the\s)?\d\d?(?:st|nd|rd|th)?[\s\-/]?(?:of\s)?{_MONTH_HEAD}|,?\s\d{{1,4}}[/.\-]\d\d?[/.\-]\d\d|,?\s{_MONTH_HEAD}[a-z.]*\s\d|,?\sthe\s\d\d?(?:st|nd|rd|th)(?![a-z]|\s[a-z]))(?:\s(?:eod|cob|eob)(?![a-z]))?",
        read_weekday,
        "mon|tue|wed|thu|fri|sat|sun",
    ),
    Pattern(
        "weekday",
        "weekday",
        rf"{BEGIN}(?P<which>)(?P<weekday>{WEEKDAY})\s(?:eod|cob|eob)(?![a-z])",
        read_weekday,
        " eod| cob| eob",
    ),
    Pattern(
        "near_day",
        "day",
        rf"{BEGIN}(?P<day>(?:(?:the\s)?day[\s\-]after[\s\-])?tomorrow|tmrw?|today|tonight|yesterday|this\s(?:morning|afternoon|evening))(?![a-z]|(?<!tomorrow)['’]s\s)",
        read_near_day,
    ),
    Pattern(
        "span",
        "length",
        rf"{BEGIN}(?P<at>in)\s{_AT_LEAST}(?P<count>{_COUNT})(?P<half>\sand\sa\shalf)?[\s\-]{_UNITS}{_AND_HALF}(?:\sand\s(?P<more>{COUNT})\s(?P<more_unit>month|week|day)s?(?![a-z]))?(?:\stime)?",
        read_point,
        "in ",
    ),
    Pattern(
        "span",
        "length",
        rf"{BEGIN}(?:within|in|over|during|for|across|throughout)\s(?:the\s)?(?:next\s|coming\s|following\s|a\speriod\sof\s)?{_AT_LEAST}(?P<count>{_COUNT})(?P<half>\sand\sa\shalf)?[\s\-]{_UNITS}{_AND_HALF}(?:\stime)?",
        read_span,
    ),
    Pattern(
        "ahead",
        "length",
        rf"{BEGIN}(?:the\s)?(?:next|coming|following)\s{_AT_LEAST}(?P<count>{COUNT})[\s\-]{_UNITS}",
        read_span,
        "next|coming|following",
    ),
    Pattern(
        "from_now",
        "length",
        rf"{BEGIN}(?:(?P<more>{COUNT})\s(?P<more_unit>year|month|week|day)s?,?\s(?:and\s)?)?(?P<count>{COUNT})\s(?:{_UNITS}|(?P<weekend>weekends?))\s(?:from\snow|from\stoday|later|hence)(?![a-z])",
        read_point,
        "now|today|later|hence",
    ),
    Pattern(
        "week_number",
        "week",
        rf"(?<![a-z\d])(?:(?:the\s)?end\sof\s)?(?:(?P<before_year>{YEAR})[\s\-]?)?"
        r"(?:(?:q[1-4]\s?|c|k)?w|(?<!\d )[ck]w\s|(?:calendar\s)?(?<!\d )week\s|wk\s?)(?P<number>0?[1-9]|[1-4]\d|5[0-3])"
        rf"(?![\d%a-z]|\.\d)(?!\s?(?:->|→|retention|留存))(?:,?\s(?:of\s)?(?P<year>{YEAR})(?![\d%]))?",
        read_week_number,
    ),
    Pattern(
        "nth_month",
        "near",
        r"(?:(?<=by )|(?<=by the end of )|(?<=before )|(?<=in )|(?<=end of )|(?<=\| )"
        r"|(?<=\|)|(?<=\())month\s(?P<number>[1-9]|[12]\d)(?![\d%.])",
        read_nth_month,
        "month ",
    ),
    Pattern(
        "nth_month",
        "m",
        r"(?:(?<=by )|(?<=by the end of )|(?<=before )|(?<=end of ))m(?P<number>[1-9]|1\d|2[0-4])(?![\d%.a-z])",
        read_nth_month,
        "by m|before m|of m",
    ),
    Pattern(
        "feast",
        "feast",
        rf"{BEGIN}(?:(?:this|next|coming|upcoming)\s)?(?P<feast>{words_pattern(False)})(?![a-z])(?!\seggs?)(?P<weekend>\sweekend(?![a-z]))?(?:\s?(?P<year>{YEAR})|\sof\s(?P<near>(?:this|next|last)\syear))?",
        read_feast,
    ),
)
