"""A file that does not say which period it is for, nor do most of its key results."""

import re
from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.smart import says_how_long
from okr_ai.rules.views import DraftView, KeyResultView


def check(view: DraftView) -> Iterator[Found]:
    key_results = list(view.key_results())
    with_date = sum(map(dated, key_results))
    if "cycle" in view.draft.fields:
        return  # it names a period that cannot be read, and is told so
    if view.draft.cycle is not None or not key_results or with_date * 2 >= len(key_results):
        return
    lasting = any(objective.frame.dates or _LASTS.match(objective.passage.text) for objective in view.objectives)
    if lasting or says_how_long(view.draft):
        return
    said = Bilingual("neither the file nor any key result says by when", "整份文件和每条关键结果都没写到什么时候")
    if with_date:
        said = Bilingual(
            f"the file names no cycle, and only {with_date} of {len(key_results)} key results say by when",
            f"文件没写周期，{len(key_results)}条关键结果里只有{with_date}条写了到什么时候",
        )
    yield view.missing(
        said,
        Bilingual("name the cycle in the title, for example '2026 Q3'", "在标题里写上周期，例如“2026年三季度”"),
    )


_LASTS = Lazy(  # 「三个月验证模式能不能跑通」, "In 90 days, …": how long the objective takes
    r"\s*(?:用|在|未来|接下来)?\s?[\d一二三四五六七八九十两]{1,3}\s?(?:(?:个月|周)之?内?(?![前后无均未以龄留])|天之?内)"
    r"|\s*(?:in|within) (?:the next |our first )?(?:\d{1,3}|three|six|twelve) (?:days|weeks|months)(?![a-z])",
    re.IGNORECASE,
    needs="月|周|天|days|weeks|months",
)


def dated(view: KeyResultView) -> bool:
    """Whether a date stands in the key result's words, beside it, or beside its objective; in its target's too, how
    long it may take."""
    fields = view.key_result.fields
    if view.due() is not None or view.frame.deadline is not None or "due" in fields:
        return True
    if "cycle" in fields and any(map(str.isdigit, fields["cycle"].text)):
        return True  # "timeframe: 12 months after launch"
    target = fields.get("target")
    return target is not None and _WITHIN.search(target.text) is not None


_WITHIN = Lazy(
    r"\bwithin\s(?:\d{1,3}|\w+)\s(?:days|weeks|months)\s(?:of|after)\b"
    r"|(?:后|起)\s?\d{1,3}\s?(?:天|日|周|个月)(?:之?内|以内)",
    re.IGNORECASE,
    needs="within|内",
)


RULE = Rule(
    name="no_time_frame",
    letter="T",
    looks_at="draft",
    check=check,
    severity="warning",
    good=(
        "objectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days by 30 September 2026",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 退货时长从5天降到2天",
        "title: Our next 90 days\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days",
        "title: What we want by 30 June 2027\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days",
        "title: Goals of the museum, due 30 September 2026\nobjectives:\n- objective: Make returns painless\n"
        "  key_results:\n  - Return time from 5 days to 2 days",
        "title: 这季度就干两件事\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 退货时长从5天降到2天",
        "objectives:\n- objective: 三个月验证社区店能不能跑通\n  key_results:\n  - 付费店从0到40家",
        "objectives:\n- objective: In 90 days, know whether shops pay\n  key_results:\n  - Paying shops from 0 to 40",
        "title: 售后组未来90天\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 退货时长从5天降到2天",
    ),
    bad=(
        "«»objectives:\n- objective: Make returns painless\n  key_results:\n  - Return time from 5 days to 2 days",
        "«»objectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 退货时长从5天降到2天",
        "«»objectives:\n- objective: 三天无理由退货处处能办\n  key_results:\n  - 退货时长从5天降到2天",
        "«»objectives:\n- objective: Make returns painless\n  key_results:\n  - Refunds by 30 September 2026\n"
        "  - Return time from 5 days to 2 days\n  - Return cost from $8 to $6",
    ),
    doc=Doc(
        Bilingual(
            "No cycle in the file, and a date in less than half of its key results.",
            "文件没有周期，写了日期的关键结果也不到一半。",
        ),
        Bilingual(
            "Without an end no target is late, and none is reached in time.", "没有期限，就无所谓晚，也无所谓按时达成。"
        ),
        "articles on OKRs in e-commerce (the T of SMART); every OKR guide",
    ),
)
