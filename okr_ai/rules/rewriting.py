"""A better wording of a key result: the author's own numbers in order, what is missing marked as a gap."""

from okr_ai.language.formatting import format_date, format_number
from okr_ai.model import Bilingual
from okr_ai.rules.views import KeyResultView

_GAP_EN, _GAP_ZH = "<{}?>", "〈待补：{}〉"


def rewrite(view: KeyResultView) -> Bilingual:
    """The key result as "metric from baseline to target by date (source)"; no number in it is invented."""
    return Bilingual(_english(view), _chinese(view))


def _english(view: KeyResultView) -> str:
    metric = metric_words(view, "en") or _GAP_EN.format("metric")
    return (
        f"{metric[:1].upper()}{metric[1:]} from {_value(view, view.baseline(), 'en', 'baseline')} "
        f"to {_value(view, view.level(), 'en', 'target')} by {_due(view, 'en')}{_source(view, ' ({})')}"
    )


def _chinese(view: KeyResultView) -> str:
    metric = metric_words(view, "zh") or _GAP_ZH.format("指标")
    return (
        f"到{_due(view, 'zh')}，把{metric}从{_value(view, view.baseline(), 'zh', '现状')}"
        f"{_verb(view)}到{_value(view, view.level(), 'zh', '目标')}{_source(view, '（数据来自{}）')}"
    )


def metric_words(view: KeyResultView, lang: str) -> str:
    """The metric's words without those that leave open how much; nothing for work to be done."""
    if view.frame.outcome is False:
        return ""
    label = view.metric_label(lang)
    if any(label.endswith(words.text) and not words.text.isascii() for words in view.frame.vague_words):
        return ""  # 用户体验: what it is about is vague itself, and 用户 alone is no metric
    for words in view.frame.vague_words:
        label = label.replace(words.text, "")
    return " ".join(label.split())


def _value(view: KeyResultView, value: float | None, lang: str, name: str) -> str:
    if value is None:
        return (_GAP_ZH if lang == "zh" else _GAP_EN).format(name)
    return format_number(value, view.unit() or view.frame.baseline_unit, "zh" if lang == "zh" else "en")


def _verb(view: KeyResultView) -> str:
    baseline, target = view.baseline(), view.level()
    if baseline is not None and target is not None and baseline != target:
        return "提升" if target > baseline else "降低"
    if view.frame.direction in ("increase", "decrease"):
        return "提升" if view.frame.direction == "increase" else "降低"
    return {"up": "提升", "down": "降低"}.get(view.better() or "", "变")


def _due(view: KeyResultView, lang: str) -> str:
    due = view.due() or (view.cycle.end if view.cycle else None)
    if due is None:
        return (_GAP_ZH if lang == "zh" else _GAP_EN).format("日期" if lang == "zh" else "date")
    return format_date(due, "zh" if lang == "zh" else "en")


def _source(view: KeyResultView, form: str) -> str:
    return form.format(view.key_result.source) if view.key_result.source else ""
