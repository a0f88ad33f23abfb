"""Proposals put on lines, for people."""

from okr_ai.language.formatting import chance_percent, format_number
from okr_ai.model import Bilingual, Suggestion

_LEVELS = {
    "committed": Bilingual("committed", "承诺"),
    "target": Bilingual("target", "目标"),
    "stretch": Bilingual("stretch", "挑战"),
}
ROLES = {
    "lead": Bilingual("leading", "先行指标"),
    "lag": Bilingual("lagging", "结果指标"),
    "guardrail": Bilingual("guardrail", "护栏指标"),
}


def proposal_lines(number: int, one: Suggestion, lang: str) -> list[str]:
    """A proposal with its chance, the other targets, the reason and the past that speaks for it."""
    role = ROLES[one.role].in_lang(lang)
    level = _LEVELS[one.level].in_lang(lang)
    head = f"{number}. {one.text}"
    if one.p_hit is None:
        note = (
            Bilingual("too little history", "历史太少") if one.evidence else Bilingual("no history", "无历史")
        ).in_lang(lang)
    else:
        chance = chance_percent(one.p_hit)
        note = Bilingual(f"{level}, {chance} chance", f"{level}，把握 {chance}").in_lang(lang)
    lines = [head, f"   [{role}] {note}"]
    if len(one.options) > 1:
        choices = [
            f"{_LEVELS[option.level].in_lang(lang)} {format_number(option.target, one.unit, lang)} "
            f"({chance_percent(option.p_hit)})"
            for option in one.options
        ]
        lines.append("   " + Bilingual("choices: ", "可选：").in_lang(lang) + " / ".join(choices))
    lines.append(f"   {one.why}")
    for past in one.evidence:
        known = "" if past.attainment is None else f" → {past.attainment:.0%}"
        lines.append(f"   - {past.cycle}: {past.kr}{known}")
    return lines
