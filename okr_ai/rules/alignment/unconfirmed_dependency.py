"""A key result that needs somebody else who has not said yes."""

import re
from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule, here
from okr_ai.rules.views import KeyResultView

_FIELD = Lazy(
    r"依赖(?:项|方|团队|部门|关系)?|外部依赖|需要支持"
    r"|dependenc(?:y|ies)|depends[ _-]on|dependent[ _-]on|blocked[ _-]by",
    re.IGNORECASE,
)
_SAID = Lazy(
    r"[（(，,；;]\s*((?:依赖于?|取决于|前提是|有待|需等)[^，,。；;（()）]{2,30}"
    r"|(?:depends on|dependent on|subject to|pending|contingent on|provided that)\s[^,;.()（）]{2,60})",
    re.IGNORECASE,
    needs="依赖|取决于|前提是|有待|需等|depend|subject to|pending|contingent on|provided that",
)
_SETTLED = Lazy(
    r"确认|同意|已?承诺|已对齐|已排期|签字|风险负责人|对接人|^\s*(?:无|没有|none|no|n/?a|[-–—/])\s*$"
    r"|\b(?:confirmed|agreed|committed|signed|scheduled|accepted|risk owner)\b|✓|✔|√|✅",
    re.IGNORECASE,
)
_NOT_YET = Lazy(
    r"未确认|待确认|尚未|没有确认|\b(?:not|un)[ -]?(?:yet )?(?:confirmed|agreed|committed)\b", re.IGNORECASE
)

_MESSAGE = Bilingual("this needs others, and nothing says that they agreed", "这条要靠别人，但没写对方是否已确认")
_SUGGESTION = Bilingual(
    "get their yes and note it, or name who watches the risk", "先拿到对方确认并写上，或写明谁盯这个风险"
)


def check(view: KeyResultView) -> Iterator[Found]:
    fields = view.key_result.fields
    named = next((p for name, p in fields.items() if _FIELD.fullmatch(name.strip()) and p.text.strip()), None)
    said = _SAID.search(view.passage.text) if named is None else None
    if named is not None:
        found = here(named, _MESSAGE, _SUGGESTION)
    elif said is not None:
        found = view.between(said.start(1), said.end(1), _MESSAGE, _SUGGESTION)
    else:
        return
    around = " ".join([view.passage.text, *(f"{name} {passage.text}" for name, passage in fields.items())])
    settled = _SETTLED.search(around) or (named is not None and _SETTLED.search(named.text))
    if _NOT_YET.search(around) or not settled:
        yield found


_EN = "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n  - "
_ZH = "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - "

RULE = Rule(
    name="unconfirmed_dependency",
    letter="alignment",
    looks_at="key_result",
    check=check,
    severity="info",
    good=(
        _EN + "{kr: Return time from 5 days to 2 days, depends on: 'warehouse team, agreed 3 July'}",
        _EN + "{kr: Return time from 5 days to 2 days, dependency: none}",
        "Orders that depend on manual checks from 30% to 10%",
        _ZH + "{kr: 退货时长从5天降到2天, 依赖: 仓储组（已确认）}",
        "对单一供应商的依赖度从60%降到40%",
    ),
    bad=(
        _EN + "{kr: Return time from 5 days to 2 days, depends on: «warehouse team»}",
        "Return time from 5 days to 2 days («depends on the warehouse team»)",
        _ZH + "{kr: 退货时长从5天降到2天, 依赖: «仓储组»}",
        "退货时长从5天降到2天（«取决于仓储组扩容»）",
    ),
    doc=Doc(
        Bilingual(
            "A stated dependency without a yes from the other side or somebody who watches it.",
            "写了依赖别人，却没写对方已确认，也没写谁盯风险。",
        ),
        Bilingual(
            "What others have not promised is not in the plan, it is in the hope.",
            "别人没答应的事不是计划，只是指望。",
        ),
        "OKR method guides (dependencies are confirmed or have a risk owner)",
    ),
)
