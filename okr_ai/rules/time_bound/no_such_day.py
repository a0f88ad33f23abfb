"""A day that no calendar has: 9月31日, 2026-02-30, 31 June."""

import re
from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.language.periods import month_of
from okr_ai.language.periods_en import MONTHS
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView

_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
# Only days from the 29th on can be missing, so that few words are looked at twice.
_DAYS = Lazy(
    r"(?:(?P<year>20\d\d)年)?(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?P<day>29|30|31)[日号]"
    r"|(?P<iso_year>20\d\d)[-/.](?P<iso_month>1[0-2]|0?[1-9])[-/.](?P<iso_day>29|30|31)(?!\d)"
    rf"|\b(?P<day_before>29|30|31)(?:st|th)?\s(?:of\s)?(?P<month_behind>{_MONTH})\b(?:\s(?P<year_behind>20\d\d))?"
    rf"|\b(?P<month_before>{_MONTH})\s(?P<day_behind>29|30|31)(?:st|th)?\b(?!\s?%)(?:,?\s(?P<last_year>20\d\d))?",
    re.IGNORECASE,
    needs="29|30|31",
)
_LEAP_YEAR = 2028  # for a day without a year


def check(view: KeyResultView) -> Iterator[Found]:
    for match in _DAYS.finditer(view.passage.text):
        said = [text for text in match.groupdict().items() if text[1]]
        year = next((int(text) for name, text in said if "year" in name), _LEAP_YEAR)
        month = next(_month_number(text) for name, text in said if "month" in name)
        day = next(int(text) for name, text in said if "day" in name)
        last = month_of(year, month)[1].day
        if day > last:
            english = MONTHS[month - 1].capitalize()
            yield view.between(
                *match.span(),
                Bilingual(f"{english} has {last} days", f"{month}月只有{last}天"),
                Bilingual(f"write a day that there is: {last} {english}", f"写一个有的日子，比如{month}月{last}日"),
            )


def _month_number(words: str) -> int:
    if words.isdigit():
        return int(words)
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(words.lower()[:3]))


RULE = Rule(
    name="no_such_day",
    letter="T",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "9月30日前，复购率从22%提升到28%",
        "2028年2月29日前，复购率从22%提升到28%",
        "2月29日前，复购率从22%提升到28%",
        "Raise the repeat rate from 22% to 28% by 31 August",
        "Raise the repeat rate from 22% to 28% by 2028-02-29",
        "Raise the share of orders in June 30% above May's",
    ),
    bad=(
        "«9月31日»前，复购率从22%提升到28%",
        "«2026年2月29日»前，复购率从22%提升到28%",
        "Raise the repeat rate from 22% to 28% by «31 September»",
        "Raise the repeat rate from 22% to 28% by «2026-02-30»",
        "Raise the repeat rate from 22% to 28% by «June 31st, 2026»",
    ),
    doc=Doc(
        Bilingual("A day that the month does not have.", "日期在那个月里不存在。"),
        Bilingual(
            "Everybody puts another day in the calendar, and no reminder or forecast can be made for it.",
            "各人往日历里填的日子都不一样，提醒和预测也没法按它来做。",
        ),
        "our own reading of public drafts",
    ),
)
