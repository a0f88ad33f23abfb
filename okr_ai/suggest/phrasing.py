"""The sentences of a proposal: a change, a bound to keep, or a template with its gaps marked."""

from datetime import date

from okr_ai.language.formatting import format_date, format_number
from okr_ai.suggest.library import KeyResultTemplate
from okr_ai.suggest.slots import filled

_PERIODS = (  # longest length in days, English, Chinese
    (10, "weekly", "本周"),
    (45, "monthly", "月度"),
    (100, "quarterly", "季度"),
    (200, "half-year", "半年度"),
    (400, "annual", "年度"),
)
_SIGNS = ("$", "¥", "€", "£", "HK$", "NT$", "A$", "C$", "S$", "R$")


def period_named(start: date, due: date, lang: str) -> str:
    """The word for a period of this length: 「季度」, "quarterly"."""
    length = (due - start).days + 1
    for longest, english, chinese in _PERIODS:
        if length <= longest:
            return chinese if lang == "zh" else english
    return "全期" if lang == "zh" else "total"


def change_text(
    template: KeyResultTemplate, baseline: float, target: float, unit: str | None, start: date, due: date, lang: str
) -> str:
    """The template's sentence with its numbers: from `baseline` to `target` by `due`."""
    return filled(
        template.wording(lang).text,
        {
            "baseline": format_number(baseline, unit, lang),
            "target": format_number(target, unit, lang),
            "due": format_date(due, lang),
            "period": period_named(start, due, lang),
        },
    )


def keep_text(template: KeyResultTemplate, target: float, unit: str | None, start: date, due: date, lang: str) -> str:
    """A bound to keep until `due`, for a metric that need not change."""
    return _kept(template, format_number(target, unit, lang), start, due, lang)


def _kept(template: KeyResultTemplate, figure: str, start: date, due: date, lang: str) -> str:
    label, day = template.wording(lang).label, format_date(due, lang)
    up = template.better == "up"
    if template.measure == "total":
        period = period_named(start, due, lang)
        if lang == "zh":
            return f"到{day}，{period}{label}{'不低于' if up else '不超过'}{figure}"
        return f"Keep {period} {label} {'at no less than' if up else 'at no more than'} {figure} through {day}"
    if lang == "zh":
        return f"到{day}，{label}保持在{figure}{'以上' if up else '以下'}"
    return f"Keep the {label} {'at no less than' if up else 'at no more than'} {figure} through {day}"


def gap_text(
    template: KeyResultTemplate, unit: str | None, start: date, due: date, lang: str, baseline: float | None
) -> str:
    """The template's sentence with X and Y where nobody knows a number yet; for a guardrail, the bound to keep."""
    if template.role == "guardrail":
        return _kept(template, _gap("Y", unit, lang), start, due, lang)
    return filled(
        template.wording(lang).text,
        {
            "baseline": _gap("X", unit, lang) if baseline is None else format_number(baseline, unit, lang),
            "target": _gap("Y", unit, lang),
            "due": format_date(due, lang),
            "period": period_named(start, due, lang),
        },
    )


def _gap(letter: str, unit: str | None, lang: str) -> str:
    """A gap with its unit, as `format_number` would write it."""
    return format_number(7, unit, lang).replace("7", letter)
