"""A verb of effort or of taking part: 协助, 优化, help, improve."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.wording import WordList

WORDS = WordList(
    "协助 协同 协调 负责 承担 统筹 参与 配合"
    " 支持 跟进 关注 推动 探索 了解 研究 学习 思考 重视 牵头 持续关注 积极参与 积极配合 加强 推进 落实"
    " 优化 完善 改进 深化 强化 促进 健全 夯实 聚焦 助力 赋能 做好 抓好 搞好",
    "help|assist|support|participate|consult|explore|look into|work on|follow up|monitor|keep an eye on|contribute|"
    "collaborate|continue|focus on|try to|think about|investigate|be involved|strive|encourage|facilitate|ensure|"
    "optimize|optimise|streamline|refine|foster|promote|leverage|empower|nurture",
)
# Verbs of a change: effort where what they stand before is no measure ("improve the careers site").
_CHANGES = WordList("提升 提高 改善 增强", "improve|enhance|strengthen")


def soft_verb(view: KeyResultView) -> tuple[int, int] | None:
    """Where the key result begins with a verb of effort, None when it does not or has a target."""
    if view.frame.target is not None or view.key_result.target is not None:
        return None
    if view.frame.placeholders and view.frame.outcome:
        return None  # 「推动复购率从 12% 提升至 XX%」
    return WORDS.opens(view.wording) or (_CHANGES.opens(view.wording) if view.frame.outcome is False else None)


def check(view: KeyResultView) -> Iterator[Found]:
    if span := soft_verb(view):
        words = view.passage.text[slice(*span)]
        yield view.between(
            *span,
            Bilingual(f"'{words}' describes effort: when has it succeeded?", f"“{words}”说的是投入：做到什么样算成？"),
            Bilingual(
                "name the result that the effort should bring, with its number", "写出这份投入要带来的结果和数值"
            ),
        )


RULE = Rule(
    name="soft_verb",
    letter="S",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "支持工单一次解决率从60%提升到75%",
        "提升复购率",
        "Support tickets solved at first contact from 60% to 75%",
        "Improve retention",
    ),
    bad=(
        "«协助»销售团队做好续约",
        "«持续关注»库存情况",
        "«优化»订单录入流程",
        "«Help» the sales team with renewals",
        "«Explore» new markets",
        "«Improve» the careers site",
    ),
    doc=Doc(
        Bilingual(
            "A key result that begins with a verb of effort or of taking part and has no target.",
            "关键结果以“协助、跟进、优化”一类的词开头，又没有目标值。",
        ),
        Bilingual("Taking part is always achieved; it says nothing about the result.", "参与了就算完成，看不出结果。"),
        "Google's OKR playbook (help, analyse, participate, consult)",
    ),
)
