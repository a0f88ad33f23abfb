"""A target that was another one before, and nobody says why."""

import re
from collections.abc import Iterator, Mapping

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual, Passage
from okr_ai.rules.rule import Doc, Found, Rule, here
from okr_ai.rules.views import KeyResultView

_EARLIER = Lazy(
    r"(?:原(?:定)?|旧|此前|变更前|调整前|修改前)(?:的)?目标值?"
    r"|(?:original|previous|earlier|old|former|initial)[ _-]?target(?:[ _-]?value)?",
    re.IGNORECASE,
)
_CHANGED = Lazy(
    r"[（(]\s*(?:原定?(?:目标值?)?(?:为|是|：|:)?|(?:originally|previously|formerly|was)\s+)\s*[￥¥$€]?\d[^（()）]*[）)]"
    r"|目标(?:值)?(?:已)?(?:由|从)[^，,。；;（(]{1,12}(?:上调|下调|调整|调低|调高|改)(?:至|到|为)"
    r"|\btarget (?:was )?(?:lowered|raised|cut|changed|revised|adjusted) from\b",
    re.IGNORECASE,
    needs="原|originally|previously|formerly|was|上调|下调|调整|调低|调高|改至|改到|改为|target",
)
_WAS = ("(was ", "（was ")
_WHY = Lazy(
    r"因|由于|原因|理由|说明|鉴于|\b(?:because|due to|since|reasons?|why|after|owing to|following)\b", re.IGNORECASE
)


def check(view: KeyResultView) -> Iterator[Found]:
    fields = view.key_result.fields
    text = view.passage.text
    said, earlier = _CHANGED.search(text), _earlier(fields)
    if said and view.frame.baseline is not None and text[said.start() :].lower().startswith(_WAS):
        said = None  # "down to 6% (was 13% in H1)": where it stood
    if said is None and earlier is None:
        return
    if _WHY.search(text) or any(_WHY.search(f"{name} {passage.text}") for name, passage in fields.items()):
        return
    message = Bilingual("the target was another one before, and no reason is given", "目标值改过，但没写原因")
    suggestion = Bilingual(
        "say what changed since, or grade against the earlier target too", "写明期间发生了什么，或把原目标也一起评分"
    )
    if said:
        yield view.between(said.start(), said.end(), message, suggestion)
    elif earlier:
        yield here(earlier, message, suggestion)


def _earlier(fields: Mapping[str, Passage]) -> Passage | None:
    """The field with an earlier target, unless it says the same as the target's."""
    found = next((passage for name, passage in fields.items() if _EARLIER.fullmatch(name.strip())), None)
    if found is None or not any(c.isdigit() for c in found.text):
        return None
    now = fields.get("target")
    return None if now is not None and now.text.strip() == found.text.strip() else found


_EN = "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n  - "
_ZH = "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - "

RULE = Rule(
    name="target_changed",
    letter="A",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        _EN + "{kr: Return time from 5 days to 3 days, previous target: 2 days, reason: the carrier left in July}",
        _EN + "{kr: Return time, baseline: 5 days, target: 3 days, previous target: 3 days}",
        "Return time to 3 days (was 5 days in June because of the strike)",
        _ZH + "{kr: 退货时长从5天降到3天, 原目标: 2天, 变更原因: 七月承运商退出}",
        "退货时长从5天降到3天（原定2天，因承运商退出调整）",
        "目标客户从20家增加到35家",
        "Regretted attrition down to 6% (was 13%)",
    ),
    bad=(
        _EN + "{kr: Return time from 5 days to 3 days, previous target: «2 days»}",
        "Return time from 5 days to 3 days «(originally 2 days)»",
        _ZH + "{kr: 退货时长从5天降到3天, 原目标: «2天»}",
        "退货时长从5天降到3天«（原定2天）»",
    ),
    doc=Doc(
        Bilingual("An earlier target beside the present one, without a reason.", "写了原来的目标值，但没写为什么改。"),
        Bilingual("A target moved in silence is how a miss turns into a success.", "悄悄改目标，没做到就成了做到了。"),
        "product OKR guides (grade both targets); OKR methods (targets change for outside reasons only)",
    ),
)
