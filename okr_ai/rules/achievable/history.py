"""Putting a target's chance into words, with the figures behind it."""

from okr_ai.language.formatting import format_number
from okr_ai.model import Bilingual, TargetChance
from okr_ai.rules.rule import Found
from okr_ai.rules.views import KeyResultView


def figures(view: KeyResultView, chance: TargetChance, lang: str) -> str:
    """How the wanted change lies among the past ones, in brackets; nothing when the past is too short to say."""
    changes = sorted(chance.past_changes)
    if len(changes) < 3 or chance.share_reached is None:
        return ""
    if chance.wanted_change <= 0:
        unit = None if view.unit() in ("%", "pp") and view.level() is None else view.unit()
        today = format_number(float(f"{chance.baseline:.3g}"), unit, lang)
        if lang == "zh":
            return f"（最近已经是{today.replace(' ', '')}）"
        return f" (it already was {today} in the latest stretch)"
    reached, many = round(chance.share_reached * len(changes)), len(changes)
    falls = chance.target < chance.baseline
    wanted, best = _amount(view, chance, chance.wanted_change, lang), _amount(view, chance, max(changes[-1], 0.0), lang)
    if lang == "zh":
        way = "降" if falls else "升"
        did = f"有{reached}段做到" if reached else "没有一段做到"
        did = f"{did}，最多{way}了{best}" if changes[-1] > 0 else f"一段也没有{way}过"
        return f"（{_of_series(view, chance, '序列“{}”：')}要{way}{wanted}；过去{many}段同样长的时间里{did}）"
    did = f"{reached} of {many}" if reached else f"none of {many}"
    most = f"it, the most was {best}" if changes[-1] > 0 else "one at all"
    way = "fall" if falls else "rise"
    of = _of_series(view, chance, "series '{}': ")
    return f" ({of}a {way} of {wanted} is wanted; {did} past stretches of this length brought {most})"


def _of_series(view: KeyResultView, chance: TargetChance, form: str) -> str:
    """The name of the history where the words call it something else: a guess that its reader should see."""
    name = chance.series.replace("_", " ").casefold()
    known = view.key_result.metric is not None or name in view.frame.text.casefold()
    return "" if known else form.format(chance.series)


def _amount(view: KeyResultView, chance: TargetChance, change: float, lang: str) -> str:
    """A change with its unit, of three figures: that of a percentage in points; where the words ask for a share of
    today's value, that share too."""
    frame = view.frame
    relative = view.key_result.target is None and frame.target_kind in ("relative_change", "multiple")
    unit = frame.baseline_unit if relative else view.unit()
    change, share = float(f"{change:.3g}"), abs(change / chance.baseline) if chance.baseline else 0.0
    if unit in ("%", "pp"):
        figure = format_number(change, None, lang)
        return f"{figure}个百分点" if lang == "zh" else f"{figure} point{'' if change == 1 else 's'}"
    figure = format_number(change, unit, lang)
    figure = figure.replace(" ", "") if lang == "zh" else figure
    if not relative or not share:
        return figure
    percent = format_number(float(f"{100 * share:.2g}"), "%", lang)
    return f"{figure}，即现在的{percent}" if lang == "zh" else f"{figure}, {percent} of today's"


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
        "series": chance.series,
    }
    return found._replace(evidence=evidence)


def in_chinese(chance: str) -> str:
    """A chance in a Chinese sentence: 不到1% for "<1%"."""
    return chance.replace("<", "不到").replace(">", "超过")
