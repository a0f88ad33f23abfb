"""Putting a target's chance into words, with the figures behind it."""

from okr_ai.language.formatting import format_number
from okr_ai.model import Bilingual, TargetChance
from okr_ai.rules.rule import Found
from okr_ai.rules.views import KeyResultView


def figures(chance: TargetChance, lang: str) -> str:
    """How the wanted change lies among the past ones, in brackets; nothing when the past is too short to say."""
    changes = sorted(chance.past_changes)
    if len(changes) < 3 or chance.share_reached is None:
        return ""
    reached = round(chance.share_reached * len(changes))
    wanted, best = _signed(chance.wanted_change, lang), _signed(changes[-1], lang)
    if lang == "zh":
        return f"（要变{wanted}；过去{len(changes)}段同样长的时间里有{reached}段做到，最好的一段是{best}）"
    return (
        f" ({wanted} is wanted; {reached} of {len(changes)} past stretches of this length brought it, the best {best})"
    )


def _signed(change: float, lang: str) -> str:
    return f"{'-' if change < 0 else '+'}{format_number(abs(change), None, lang)}"


def target_words(view: KeyResultView, message: Bilingual, suggestion: Bilingual, chance: TargetChance) -> Found:
    """The finding at the target's words, with the chance as evidence."""
    target = next((q for q in view.frame.quantities if q.role in ("target", "change", "count")), None)
    found = view.at(target, message, suggestion) if target else view.missing(message, suggestion)
    changes = sorted(chance.past_changes)
    evidence = {
        "p_hit": round(chance.p_hit, 3),
        "wanted_change": chance.wanted_change,
        "share_reached": chance.share_reached,
        "periods": chance.periods,
        "best_change": changes[-1] if changes else None,
        "method": chance.method,
    }
    return found._replace(evidence=evidence)
