"""Why a key result is proposed, in words: what its numbers rest on and what the team's past says."""

from datetime import date
from statistics import NormalDist

from okr_ai.language.formatting import chance_percent, format_date, format_number, round_as_people_write
from okr_ai.model import Bilingual, Reason
from okr_ai.suggest.candidates import Candidate
from okr_ai.suggest.library import KeyResultTemplate
from okr_ai.suggest.past import Past
from okr_ai.suggest.targets import Outlook
from okr_ai.suggest.uplift import Uplift


def why(candidate: Candidate, outlook: Outlook, unit: str | None, past: Past, due: date) -> Bilingual:
    """The metric's range at the due date if nothing changes, where it comes from, and the hit rate on this metric."""
    low, high = (round_as_people_write(outlook.value_at(share)) for share in (0.1, 0.9))
    said = [_range(lang, low, high, unit, due, outlook, candidate) for lang in ("en", "zh")]
    hits = _hits(candidate.template.metric, past)
    return Bilingual(f"{said[0]}{hits.en}", f"{said[1]}{hits.zh}")


def _range(
    lang: str, low: float, high: float, unit: str | None, due: date, outlook: Outlook, candidate: Candidate
) -> str:
    figures = [format_number(value, unit, lang) for value in (low, high)]
    day = format_date(due, lang)
    name = candidate.series.name if candidate.series else ""
    if lang == "zh":
        if outlook.source == "past":
            held = f"依据过往 {outlook.size} 条同指标关键结果：若推进与以往相当"
        else:
            held = f"依据序列 {name} 的历史：若一切照旧"
        return f"{held}，到{day}有八成可能在 {figures[0]} 到 {figures[1]} 之间。"
    if outlook.source == "past":
        held = f"From {outlook.size} past key results on it: if this one moves as they did"
    else:
        held = f"From the series {name}: if nothing changes"
    return f"{held}, 80 % likely between {figures[0]} and {figures[1]} by {day}."


def _hits(metric: str, past: Past) -> Bilingual:
    hit, known = past.hit_rate(metric)
    if not known:
        return Bilingual("", "")
    return Bilingual(
        f" The team hit {hit} of its {known} past key result{'s' if known > 1 else ''} on this metric.",
        f"团队在这一指标上过去 {known} 条关键结果达成了 {hit} 条。",
    )


def why_usual(uplift: Uplift, if_nothing_changes: float) -> Bilingual:
    """That the target counts on what teams here usually add (or fall short by), from how many past key results that is
    known, and the chance without."""
    ended = chance_percent(NormalDist().cdf(uplift.mean))
    without = chance_percent(if_nothing_changes)
    if uplift.mean >= 0:
        counts = Bilingual("what teams here usually add", "团队以往在“一切照旧”之外多做到的部分")
    else:
        counts = Bilingual("what teams here usually fall short by", "团队以往略逊于“一切照旧”的表现")
    return Bilingual(
        f" The target counts on {counts.en}: {uplift.size} past key results with a series ended, on "
        f"average and drawn to the middle as they are few, better than {ended} of what was to be expected then; if "
        f"nothing changes its chance is {without}.",
        f"目标计入了{counts.zh}：{uplift.size} 条有序列的过往关键结果，最终结果平均好过当时预测中 {ended} 的情形"
        f"（条数不多，已向 50% 收缩）；若一切照旧，把握为 {without}。",
    )


def why_not_the_series(silence: Reason) -> Bilingual:
    """That the metric has a series that ended too long ago to set a target from."""
    en = silence.text.en
    return Bilingual(f" {en[0].upper()}{en[1:]}.", f"{silence.text.zh}。")


def why_gap(candidate: Candidate, template: KeyResultTemplate, past: Past, silence: Reason | None = None) -> Bilingual:
    """That there is no history, or too little, or that it ended long ago (`silence`), to set a target from, and how to
    measure the baseline first."""
    hits = _hits(template.metric, past)
    if silence is not None:
        gone = why_not_the_series(silence)
        return Bilingual(
            f"{gone.en[1:]} Until then no number is offered.{hits.en}", f"{gone.zh}补上之前不给出数字。{hits.zh}"
        )
    en, zh = template.en, template.zh
    some = bool(past.of(template.metric))
    return Bilingual(
        ("Too little history of this metric" if some else "No history of this metric")
        + ", so no number is offered: first measure the baseline over four weeks"
        + (f" ({en.measures}; source: {en.source})" if en.measures and en.source else "")
        + "."
        + hits.en,
        ("这一指标的历史太少" if some else "没有这一指标的历史数据")
        + "，因此不给出数字：请先测四周基线"
        + (f"（口径：{zh.measures}；来源：{zh.source}）" if zh.measures and zh.source else "")
        + "。"
        + hits.zh,
    )
