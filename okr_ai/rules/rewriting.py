"""A better wording of a key result: the author's own numbers in order, what is missing marked as a gap."""

from collections.abc import Sequence

from okr_ai.language.formatting import format_date, format_number
from okr_ai.language.lexicon import Lexicon, lexicon
from okr_ai.language.text import normalised
from okr_ai.model import Bilingual
from okr_ai.rules.deliveries import counts_new_ones, in_other_rhythm, is_delivery, rank_of
from okr_ai.rules.kept_words import by_history, compares_two, is_work, metric_words, parts_named, share_of, tail_of
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.ways import is_puzzling, takes_less_time, verb_way

_GAP_EN, _GAP_ZH = "<{}?>", "〈待补：{}〉"


# rules that doubt the target as it stands: it becomes a question
DOUBTING_TARGET = frozenset(("impossible_value", "unit_against_metric", "points_of_a_count", "duration_of_speed"))


def rewrite(view: KeyResultView) -> Bilingual:
    """The key result as "metric from baseline to target by date (source)"; no number in it is invented.

    A count of work done is left out (the result that it shall bring is the gap), a bound stays a bound, a change stands
    beside the values that it needs, and two values that contradict each other become a question; so does a date outside
    the cycle. Of two targets each gets a key result of its own.
    """
    said = rewritten(parts_of_each([view], lexicon())[0] or (view,), doubtful=False) or ""
    return Bilingual(said, said)  # it is the author's sentence, whoever reads the review


def rewritten(parts: Sequence[KeyResultView], *, doubtful: bool) -> str | None:
    """As `rewrite`, from a key result's parts; a `doubtful` target becomes a question. None where it would drop one of
    several targets, as the words do not tell them apart."""
    if not parts or (len(parts) == 1 and in_other_rhythm(parts[0])):
        return None  # of rhythms both ends are written, with how often: a rewrite would lose that
    say, between, mark = (_english, "; ", ") ") if is_english(parts[0]) else (_chinese, "；", "）")
    if len(parts) == 1:
        return _in_script_of(parts[0], say(parts[0], doubtful))
    return _in_script_of(parts[0], between.join(f"{n}{mark}{say(part, False)}" for n, part in enumerate(parts, 1)))


# what the rewrites are made of, for key results in traditional characters
_TRADITIONAL = str.maketrans(
    "从变补现状标达终于过个数据来万亿时钟级单笔项张条门间吗", "從變補現狀標達終於過個數據來萬億時鐘級單筆項張條門間嗎"
)


def _in_script_of(view: KeyResultView, rewrite: str) -> str:
    text = view.frame.text
    if text.isascii():
        return rewrite
    folded = {char for char, plain in zip(text, normalised(text), strict=True) if char != plain}
    return rewrite.translate(_TRADITIONAL) if any("\u4e00" <= char <= "\u9fff" for char in folded) else rewrite


_CHINESE_FRAME = frozenset("从到至把将由为达")


def is_english(view: KeyResultView) -> bool:
    """Whether the key result is an English sentence: "Reduce 客诉率 by 20%" is one, 把 churn 降到 3% is none. Its
    rewrite follows that, and not the language of the review."""
    text, verb, lang = view.frame.text, view.frame.verb, view.frame.lang
    if lang != "zh" and verb is None and sum(word.isalpha() and word[1:].islower() for word in text.split()) < 2:
        return view.draft.lang == "en"  # "NPS 45" is of both languages
    if lang != "zh":
        return lang == "en" or verb is None or verb.text.isascii()
    return verb is not None and verb.text.isascii() and _CHINESE_FRAME.isdisjoint(text)


def parts_of_each(
    views: Sequence[KeyResultView], known: Lexicon, fiscal_start: int = 1
) -> list[Sequence[KeyResultView]]:
    """What each key result is rewritten as: itself, or a key result for each of its targets."""
    parts: list[Sequence[KeyResultView]] = [(view,) for view in views]
    paid = [place for place, view in enumerate(views) if not _PAY.isdisjoint(view.wording.pieces)]
    several = [place for place, view in enumerate(views) if view.frame.compound]
    if several:
        from okr_ai.rules.parts import split  # most key results have one target

        for place, apart in zip(several, split([views[place] for place in several], known, fiscal_start), strict=True):
            parts[place] = apart
    if paid:
        from okr_ai.rules.relevant.tied_to_pay import is_pay

        for place in paid:  # what is paid for a result is none
            parts[place] = [part for part in parts[place] if not is_pay(part)]
    return parts


_PAY = frozenset(["奖金", "绩效", "扣款", "罚款", "提成", "年终奖", "bonus", "compensation", "penalty"])


def says_nothing(view: KeyResultView) -> bool:
    """Whether the rewrite would hold nothing but gaps."""
    known = not is_work(view) and (view.baseline() is not None or view.target() is not None)
    return not known and not metric_words(view, "en")


def _english(view: KeyResultView, doubtful: bool) -> str:
    metric = metric_words(view, "en") or _GAP_EN.format(_metric_of_work(view, "metric that '{}' moves") or "metric")
    metric = f"{metric} time" if takes_less_time(view) else metric
    first = metric[:1] if metric[1:2].isupper() else metric[:1].upper()  # eNPS
    metric, due = f"{first}{metric[1:]}", _due(view, "en")
    source = f"{_behind(view, ', ')}{_source(view, ' ({})')}"
    baseline, target = _baseline(view, "en"), _target(view, "en", doubtful)
    if bound := _bound(view):
        side = "at or below" if bound == "<=" else "at or above"
        return f"{metric} stays {side} {target} until {due} (today {baseline}){source}"
    if won := _won(view, "en"):
        return f"{won} by {due}{source}"
    if share := share_of(view, doubtful):
        side = {">": "at least ", "<": "at most "}.get(_side(view), "")
        said = f"{share[0]} {side}{target} of {share[1]}".strip()
        return f"{said[:1].upper()}{said[1:]} by {due} (today {baseline}){source}"
    if compares_two(view) and _change(view, "en"):
        return f"{metric} {_change(view, 'en').removeprefix('up ')} by {due}{source}"
    if rank_of(view) and "rank" not in metric.lower():
        metric = f"{metric} rank"
    change = _change(view, "en")
    side = {">": "at least ", "<": "at most "}.get("" if doubtful else _side(view), "")
    tail = "" if change else tail_of(view)
    return f"{metric} {f'{change}, ' if change else ''}from {baseline} to {side}{target}{tail} by {due}{source}"


def _chinese(view: KeyResultView, doubtful: bool) -> str:
    metric = metric_words(view, "zh") or _GAP_ZH.format(_metric_of_work(view, "“{}”要改变的指标") or "指标")
    due, source = _due(view, "zh"), f"{_behind(view, '，')}{_source(view, '（数据来自{}）')}"
    baseline, target = _baseline(view, "zh"), _target(view, "zh", doubtful)
    if takes_less_time(view):
        return f"到{due}，把{metric}所需时间从{baseline}缩短到{target}{source}"
    if bound := _bound(view):
        side = "不高于" if bound == "<=" else "不低于"
        return f"到{due}，{metric}始终{side}{target}（现状{baseline}）{source}"
    if won := _won(view, "zh"):
        return f"到{due}，{won}{source}"
    if share := share_of(view, doubtful):
        side = {">": "以上", "<": "以下"}.get(_side(view), "")
        return f"到{due}，{share[0]}{target}{side}的{share[1]}（现状{baseline}）{source}"
    change = _change(view, "zh")
    if change and compares_two(view):
        return f"到{due}，{metric}{change}{source}"  # 新品退货率比老品低2个百分点
    if change:
        return f"到{due}，把{metric}{_verb(view)}{change}（从{baseline}到{target}）{source}"
    if rank_of(view):
        return f"到{due}，{metric.removesuffix('排名')}排名从{baseline}升到{target}{source}"
    side, tail = {">": "以上", "<": "以下"}.get("" if doubtful else _side(view), ""), tail_of(view)
    tail = tail if tail.startswith("/") else ""
    return f"到{due}，把{metric}从{baseline}{_verb(view)}到{target}{tail}{side}{source}"


_SHORT = 40  # characters of words that are repeated in a gap


def _metric_of_work(view: KeyResultView, form: str) -> str:
    """The gap for what work shall bring, with its words, so that they are not lost."""
    words = view.passage.text.strip() if is_work(view) else ""
    return form.format(words) if 0 < len(words) <= _SHORT else ""


def _behind(view: KeyResultView, joint: str) -> str:
    """What the words say of a part of the target, behind the sentence."""
    words = "" if is_work(view) else parts_named(view)
    return f"{joint}{words}" if words else ""


def _bound(view: KeyResultView) -> str | None:
    """<= or >= when the key result keeps something within bounds, None when it moves it."""
    if is_work(view) or view.target() is None or not view.is_guardrail():
        return None
    if side := _side(view):
        return f"{side}="
    return {"down": "<=", "up": ">="}.get(view.better() or "")


def _side(view: KeyResultView) -> str:
    """< or > when the words bound the level to reach (以上, "at least"), nothing when they do not, and for a rank."""
    return "" if rank_of(view) or view.level() is None else (view.comparator() or "")[:1].replace("=", "")


def _won(view: KeyResultView, lang: str) -> str:
    """What shall be won or made, from zero on: 签下3家客户, "Sign 3 customers"; nothing where a metric moves."""
    frame, metric = view.frame, metric_words(view, lang)
    counted = view.baseline() is None and view.key_result.target is None and frame.target is not None
    if not (counted and metric and frame.verb) or _side(view) or is_work(view):
        return ""
    verb = frame.verb.text
    if verb.isascii() != (lang == "en") or not (is_delivery(view) or counts_new_ones(frame)):
        return ""
    figure = _figure(frame.target or 0.0, view.unit(), lang)
    return f"{verb}{figure}{metric}" if lang == "zh" else f"{verb[:1].upper()}{verb[1:]} {figure} {metric}"


def _change(view: KeyResultView, lang: str) -> str:
    """The change that the words ask for where the level it leads to cannot be worked out: 30%, 5 个百分点, 2 倍."""
    frame = view.frame
    if is_work(view) or frame.target is None or view.level() is not None or is_puzzling(view):
        return ""
    if frame.target_kind == "multiple":
        times = _TIMES.get(frame.target)
        if lang == "zh":
            return f"到原来的{'一半' if frame.target == 0.5 else _figure(frame.target, 'x', lang)}"
        return times or f"to {frame.target:g}x today's value"
    changed = next((q for q in frame.quantities if q.role == "change" and q.value == frame.target), None)
    if frame.target_kind == "relative_change" and frame.unit is None and changed:
        part = changed.text if changed.text.isascii() == (lang == "en") else f"{frame.change_in_per_cent():.3g}%"
        return part if lang == "zh" else f"{'down' if frame.direction == 'decrease' else 'up'} by {part}"
    unit = {"percentage_points": "pp", "relative_change": "%"}.get(frame.target_kind or "", view.unit())
    amount = _figure(frame.target, unit, lang)
    return amount if lang == "zh" else f"{'down' if frame.direction == 'decrease' else 'up'} {amount}"


_TIMES = {0.5: "halved", 2.0: "doubled", 3.0: "tripled"}


def _baseline(view: KeyResultView, lang: str) -> str:
    value, unit = view.key_result.baseline, view.key_result.unit  # as written: 从4小时降到30分钟
    if value is None:
        value, unit = view.frame.baseline, view.frame.baseline_unit
    name = "现状" if lang == "zh" else "baseline"
    if value is None and (past := by_history(view)):  # asked for all the same: the author's own may differ
        name += f"，历史数据是{past.zh}" if lang == "zh" else f", {past.en} by its history"
    return _value(None if is_work(view) else value, unit or view.unit_of_levels(), lang, name, is_puzzling(view))


def _target(view: KeyResultView, lang: str, doubtful: bool) -> str:
    level = None if is_work(view) else view.level()  # the number of trainings is no level of anything
    if level is not None and (rank := rank_of(view)):
        return rank.in_lang(lang)
    name = "目标" if lang == "zh" else "target"
    if level is not None and not (doubtful or is_puzzling(view)) and (ratio := _ratio(view, level)):
        return ratio
    return _value(level, view.unit_of_levels(), lang, name, doubtful or is_puzzling(view))


def _ratio(view: KeyResultView, level: float) -> str:
    """A target that is written as a ratio, as it stands there: 1:2; nothing for others."""
    target = next((q for q in view.frame.quantities if q.role == "target" and q.value == level), None)
    return target.text if target and ":" in target.text.replace("：", ":") else ""


def _value(value: float | None, unit: str | None, lang: str, name: str, doubtful: bool) -> str:
    if value is None:
        return (_GAP_ZH if lang == "zh" else _GAP_EN).format(name)
    figure = _figure(value, unit, lang)
    return _question(name, figure, lang) if doubtful else figure


def _question(name: str, written: str, lang: str) -> str:
    """<target: 101%?>: the draft's own value, in doubt."""
    return _GAP_ZH.format(f"{name}，是{written}吗") if lang == "zh" else _GAP_EN.format(f"{name}: {written}")


def _figure(value: float, unit: str | None, lang: str) -> str:
    text = format_number(value, unit, "zh" if lang == "zh" else "en")
    return text if lang == "en" or text[-1:].isascii() else text.replace(" ", "")


def _verb(view: KeyResultView) -> str:
    baseline, target = view.baseline(), view.level()
    if is_puzzling(view):
        return "变"
    if baseline is not None and target is not None and baseline != target:
        return "提升" if target > baseline else "降低"
    ways = [
        view.frame.direction if not view.frame.verb or verb_way(view)[0] else "",  # 优化 says neither way
        view.better(),
        _side(view),
        _sign(view),
    ]
    said = next((_VERBS[way] for way in ways if way in _VERBS), "")
    if said == "降低" and view.frame.verb and view.frame.verb.text.startswith("缩短"):
        return "缩短"
    return said or ("做" if view.level() is not None and not is_work(view) else "变")


def _sign(view: KeyResultView) -> str:
    """up or down by the sign before a change: 续费率较去年+5pp."""
    change = next((q for q in view.frame.quantities if q.role == "change" and q.value == view.frame.target), None)
    before = view.frame.text[change.start - 1 : change.start] if change else ""
    return {"+": "up", "-": "down"}.get(before, "")


_VERBS = {
    **dict.fromkeys(("increase", "up", ">"), "提升"),
    **dict.fromkeys(("decrease", "down", "<"), "降低"),
}


def _due(view: KeyResultView, lang: str) -> str:
    due, name = view.due() or (view.cycle.end if view.cycle else None), "日期" if lang == "zh" else "date"
    if due is None:
        return (_GAP_ZH if lang == "zh" else _GAP_EN).format(name)
    written = format_date(due, "zh" if lang == "zh" else "en")
    within = view.cycle is None or view.cycle.start <= due <= view.cycle.end
    return written if within else _question(name, written, lang)


def _source(view: KeyResultView, form: str) -> str:
    return form.format(view.key_result.source) if view.key_result.source else ""
