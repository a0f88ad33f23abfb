"""An objective that says nothing: no words, or only the name of a team and a period."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView

_LABELS = (  # the longer before what they hold
    *(
        "季度",
        "年度",
        "月度",
        "公司",
        "部门",
        "部",
        "团队",
        "小组",
        "个人",
        "产品",
        "技术",
        "研发",
        "运营",
        "市场",
        "销售",
    ),
    *("客服", "人力", "财务", "目标", "关键结果", "okrs", "okr", "objectives", "objective", "team", "company"),
    *("department", "product", "engineering", "marketing", "sales", "operations", "ops", "support", "hr", "finance"),
    *("goals", "goal"),
)
_MARKS = frozenset("0123456789一二三四第上下半年季qhfy \t:：-_/.,()（）#|&")  # of periods, and between the words


def check(view: ObjectiveView) -> Iterator[Found]:
    text = view.passage.text
    if not text.strip():
        yield view.whole(
            Bilingual("there is no objective above these key results", "这些关键结果上面没有目标"),
            Bilingual("say in one sentence what should be different at the end", "用一句话写明期末要有什么不同"),
        )
    elif is_label(text):
        yield view.whole(
            Bilingual(f"'{text}' is a heading, not an objective", f"“{text}”只是标题，不是目标"),
            Bilingual("say in one sentence what should be different at the end", "用一句话写明期末要有什么不同"),
        )


def is_label(text: str) -> bool:
    """Whether nothing but words for teams, periods and OKRs stands there."""
    rest = text.lower()
    for word in _LABELS:
        rest = rest.replace(word, "")
    return _MARKS.issuperset(rest)


RULE = Rule(
    name="empty_objective",
    letter="S",
    looks_at="objective",
    check=check,
    severity="warning",
    good=(
        "让老顾客愿意再来第二次",
        "二季度让老顾客愿意再来",
        "Make first-time buyers come back",
        "Product people want to show",
    ),
    bad=("«二季度产品OKR»", "«2026年技术部目标»", "«Q2 Product OKR»"),
    doc=Doc(
        Bilingual("An objective that has no words of its own.", "目标没有实际内容，只有部门和周期的名称。"),
        Bilingual(
            "Nobody can tell which key results serve a heading, or when it has been reached.",
            "没有人能判断哪些关键结果支撑一个标题，也不知道何时算达成。",
        ),
        "audit checklists for OKR drafts; our own reading of public drafts",
    ),
)
