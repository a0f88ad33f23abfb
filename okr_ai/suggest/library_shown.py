"""Templates put on lines for people, and in tables for programs."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from okr_ai.model import Bilingual
from okr_ai.suggest.library import KeyResultTemplate, Library
from okr_ai.suggest.phrasing import change_text
from okr_ai.suggest.searching import Template
from okr_ai.suggest.shown import ROLES

_EXAMPLE_PERIOD = (date(2026, 7, 1), date(2026, 9, 30))
_UPDATES = {
    "daily": Bilingual("daily", "每日"),
    "weekly": Bilingual("weekly", "每周"),
    "monthly": Bilingual("monthly", "每月"),
    "quarterly": Bilingual("quarterly", "每季"),
}


def example_of(template: KeyResultTemplate, lang: str) -> str:
    """The template's sentence filled with its example."""
    unit = {"zh": "¥", "en": "$"}[lang] if template.unit == "money" else template.unit
    return change_text(template, *template.example, unit, *_EXAMPLE_PERIOD, lang)


def list_lines(found: Sequence[Template], library: Library, lang: str) -> list[str]:
    """One line for each template under its domain's title; objectives are marked O."""
    if not found:
        return [Bilingual("no template found", "没有找到模板").in_lang(lang)]
    lines, domain = [], ""
    for template in found:
        if template.domain != domain:
            domain = template.domain
            known = library.domain(domain)
            lines += ["", f"{known.title(lang) if known else domain} ({domain})"]
        if isinstance(template, KeyResultTemplate):
            lines.append(f"  KR {template.name:28} {template.wording(lang).label}")
        else:
            lines.append(f"  O  {template.name:28} {template.text(lang)}")
    return lines[1:]


def show_lines(template: Template, library: Library, lang: str) -> list[str]:
    """Everything a template holds."""
    if not isinstance(template, KeyResultTemplate):
        lines = [template.text(lang), ""]
        for name in template.key_results:
            if name in library.key_results:
                lines.append(f"- {example_of(library.key_results[name], lang)}  ({name})")
        return lines
    words = template.wording(lang)
    rows = (
        (Bilingual("sentence", "句式"), words.text),
        (Bilingual("example", "示例"), example_of(template, lang)),
        (Bilingual("metric", "指标"), f"{words.label} ({template.metric})"),
        (Bilingual("measured as", "口径"), words.measures),
        (Bilingual("data from", "数据来源"), words.source),
        (Bilingual("updated", "更新周期"), _UPDATES[template.update].in_lang(lang)),
        (Bilingual("role", "作用"), ROLES[template.role].in_lang(lang)),
        (Bilingual("goes with", "搭配"), ", ".join(template.pairs_with)),
    )
    lines = [f"{label.in_lang(lang)}: {value}" for label, value in rows if value]
    if words.tasks:
        lines.append(Bilingual("tasks:", "典型任务：").in_lang(lang))
        lines += [f"- {task}" for task in words.tasks]
    return lines


def as_table(template: Template) -> dict[str, Any]:
    """A template as plain values, with its kind and, for a key result, its example sentences."""
    table = {key: value for key, value in asdict(template).items() if key not in ("path", "line")}
    if isinstance(template, KeyResultTemplate):
        return {
            "kind": "key_result",
            **table,
            "example_text": {"en": example_of(template, "en"), "zh": example_of(template, "zh")},
        }
    return {"kind": "objective", **table}
