"""A number that comes too rarely for anybody to steer by it."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule, here, missing
from okr_ai.rules.views import KeyResultView

_DAYS = {
    "daily": 1,
    "weekly": 7,
    "biweekly": 14,
    "monthly": 31,
    "quarterly": 92,
    "half-yearly": 183,
    "yearly": 366,
    "annually": 366,
    "每天": 1,
    "每日": 1,
    "每周": 7,
    "双周": 14,
    "每月": 31,
    "月度": 31,
    "每季度": 92,
    "季度": 92,
    "每半年": 183,
    "半年": 183,
    "每年": 366,
    "年度": 366,
}
_ZH = {1: "每天", 7: "每周", 14: "每两周", 31: "每月", 92: "每季度", 183: "每半年", 366: "每年"}


def _in_chinese(rhythm: str | None) -> str:
    return _ZH[_DAYS[(rhythm or "").strip().lower()]]


_RHYTHMS = (
    "check_ins",
    "update_period",
    "review",
    "reviews",
    "review rhythm",
    "检查频率",
    "检查节奏",
    "复盘频率",
    "回顾频率",
)


def check(view: KeyResultView) -> Iterator[Found]:
    stated = view.key_result.update_period or (view.definition.update_period if view.definition else None)
    days = _DAYS.get((stated or "").strip().lower())
    if days is None:
        return
    rhythm = _review_rhythm(view)
    if view.cycle is not None and days * 2 > view.cycle.days():
        message = Bilingual(
            f"updated {stated}: at most one number in a cycle of {view.cycle.days()} days",
            f"{_in_chinese(stated)}更新一次：{view.cycle.days()}天的周期里最多只有一个数",
        )
    elif rhythm is not None and days >= 4 * _DAYS[rhythm.lower()]:
        message = Bilingual(
            f"updated {stated} but reviewed {rhythm}: most reviews have no new number to look at",
            f"{_in_chinese(stated)}更新一次，{_in_chinese(rhythm)}检查一次：多数检查会上没有新数可看",
        )
    else:
        return
    passage = view.key_result.fields.get("update_period")
    suggestion = Bilingual("find a number that moves weekly beside it", "在旁边找一个每周能看的先行指标")
    if passage is None:
        yield missing(view.passage, message, suggestion)
    else:
        yield here(passage, message, suggestion)


def _review_rhythm(view: KeyResultView) -> str | None:
    """How often the draft says that it is looked at, when that is one of the known rhythms."""
    for name in _RHYTHMS:
        passage = view.draft.fields.get(name)
        if passage is not None and passage.text.strip().lower() in _DAYS:
            return passage.text.strip()
    return None


RULE = Rule(
    name="slow_update",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nreview: monthly\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return satisfaction from 80% to 90%, update_period: monthly}",
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, update_period: weekly}",
        "cycle: 2026\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货满意度从80%提升到90%, update_period: quarterly}",
    ),
    bad=(
        "cycle: 2026 Q3\nreview: weekly\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return satisfaction from 80% to 90%, update_period: «monthly»}",
        "cycle: 2026年三季度\n检查频率: 每周\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货满意度从80%提升到90%, update_period: «每月»}",
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return satisfaction from 80% to 90%, update_period: «quarterly»}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货满意度从80%提升到90%, update_period: «quarterly»}",
    ),
    doc=Doc(
        Bilingual(
            "An update period longer than half the cycle, or four times the stated review rhythm.",
            "更新间隔超过周期的一半，或是写明的检查间隔的四倍以上。",
        ),
        Bilingual(
            "A key result measured once cannot be steered, only regretted.",
            "一个周期只测一次，没法中途调整，只能事后后悔。",
        ),
        "handbook discussions of half-yearly surveys as key results; articles on OKRs in e-commerce on "
        "monitoring rhythm",
    ),
)
