"""Proposals and cascades written as drafts: the JSON form that okr-ai reads, and Markdown."""

from collections.abc import Mapping, Sequence
from typing import Any

from okr_ai.language.formatting import chance_percent
from okr_ai.model import Bilingual, Cycle
from okr_ai.suggest.cascade import Cascade, Child

FIGURES = 7  # of the numbers beside a sentence in Markdown; JSON holds them in full


def cascade_draft(found: Cascade, parent: str, cycle: Cycle, lang: str) -> dict[str, Any]:
    """The cascade as a draft in JSON: one objective for each owner, under the key result it serves."""
    objectives = []
    for owner, children in _by_owner(found.children).items():
        objectives.append(
            {
                "objective": _objective(owner, lang),
                "owner": owner,
                "parent": parent,
                "key_results": [
                    {
                        "kr": child.text,
                        "metric": child.series or child.metric,
                        "owner": owner,
                        "baseline": child.baseline,
                        "target": child.target,
                        "due": child.due.isoformat(),
                    }
                    for child in children
                ],
            }
        )
    return {"cycle": {"start": cycle.start.isoformat(), "end": cycle.end.isoformat()}, "objectives": objectives}


def cascade_markdown(found: Cascade, parent: str, cycle: Cycle, lang: str) -> str:
    """The same as a Markdown draft; its numbers multiply and add up to one part in a million."""
    words = {
        "Cycle": "周期",
        "Parent": "上级",
        "Owner": "负责人",
        "Metric": "指标",
        "Baseline": "基线值",
        "Target": "目标值",
    }

    def said(word: str) -> str:
        return words[word] if lang == "zh" else word

    colon = "：" if lang == "zh" else ": "
    title = Bilingual(f"Cascade of {found.metric}", f"{found.metric} 的拆解").in_lang(lang)
    lines = [f"# {title}", "", f"{said('Cycle')}{colon}{cycle.start} ~ {cycle.end}", ""]
    for number, (owner, children) in enumerate(_by_owner(found.children).items(), 1):
        lines += [f"## O{number}{colon}{_objective(owner, lang)}", "", f"- {said('Parent')}{colon}{parent}"]
        for place, child in enumerate(children, 1):
            lines += [
                f"- KR{place}{colon}{child.text}",
                f"  - {said('Metric')}{colon}{child.series or child.metric}",
                f"  - {said('Owner')}{colon}{owner}",
                f"  - {said('Baseline')}{colon}{_figures(child.baseline)}",
                f"  - {said('Target')}{colon}{_figures(child.target)}",
            ]
        lines.append("")
    return "\n".join(lines)


def cascade_lines(found: Cascade, parent: str, lang: str) -> list[str]:
    """The cascade for people: each child with its share and chance, and the chance of all."""
    lines = [parent, ""]
    for child in found.children:
        chance = (
            ""
            if child.p_hit is None
            else Bilingual(f", {chance_percent(child.p_hit)} chance", f"，把握 {chance_percent(child.p_hit)}").in_lang(
                lang
            )
        )
        note = Bilingual(f"carries {child.share:.0%}{chance}", f"承担 {child.share:.0%}{chance}").in_lang(lang)
        lines.append(f"- [{child.owner}] {child.text} ({note})")
    if found.p_all is not None and found.p_all_bounds is not None:
        low, high = map(chance_percent, found.p_all_bounds)
        alone = chance_percent(found.p_all)
        lines += [
            "",
            Bilingual(
                f"All of them: {alone} if they are independent, {low} to {high} whatever they are.",
                f"全部达成：各项独立时 {alone}；无论是否相关，在 {low} 到 {high} 之间。",
            ).in_lang(lang),
        ]
    return lines


def _figures(value: float) -> str:
    rounded = float(f"{value:.{FIGURES}g}")
    return f"{rounded:.0f}" if rounded.is_integer() else repr(rounded)


def _objective(owner: str, lang: str) -> str:
    return Bilingual(f"{owner} carries its part of the whole", f"{owner}扛起自己的那一份").in_lang(lang)


def _by_owner(children: Sequence[Child]) -> Mapping[str, list[Child]]:
    owners: dict[str, list[Child]] = {}
    for child in children:
        owners.setdefault(child.owner, []).append(child)
    return owners
