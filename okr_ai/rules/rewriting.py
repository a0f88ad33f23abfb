"""A better wording of a key result: the author's own sentence, with a gap marked wherever something is missing."""

import re
from collections.abc import Sequence

from okr_ai.language.formatting import format_date, format_number
from okr_ai.language.lazy import Lazy
from okr_ai.language.lexicon import Lexicon, lexicon
from okr_ai.model import Bilingual, Quantity
from okr_ai.rules.edits import Edits, cut_open_words, end_of_clause, from_here, gap, question, says_start, spaced
from okr_ai.rules.kept_words import by_history, is_work, metric_words
from okr_ai.rules.left_unsaid import lacks_baseline
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.ways import is_puzzling, takes_less_time, verb_way

# rules that doubt the target as it stands: it becomes a question
DOUBTING_TARGET = frozenset(("impossible_value", "unit_against_metric", "points_of_a_count", "duration_of_speed"))


def rewrite(view: KeyResultView) -> Bilingual | None:
    """The key result in its author's words, with gaps for what they do not say; no number in it is invented, none is
    moved. None where nothing is missing, or where it is not sure where it would go.

    Two values that contradict each other become questions. Of two targets each gets a key result of its own.
    """
    said = rewritten(parts_of_each([view], lexicon())[0] or (view,), doubtful=False)
    return Bilingual(said, said) if said else None  # it is the author's sentence, whoever reads the review


def rewritten(parts: Sequence[KeyResultView], *, doubtful: bool) -> str | None:
    """As `rewrite`, from a key result's parts; a `doubtful` target becomes a question. None too where the words do not
    tell several targets apart."""
    if not parts or parts[0].frame.text.startswith(("1)", "1）")):
        return None  # one that has been taken apart
    english = is_english(parts[0])
    if len(parts) == 1:
        said, better = _sentence(parts[0], english, doubtful)
        return said if better else None
    from okr_ai.rules.parts import begins_with_value, on_its_own

    if all(map(is_work, parts)) or any(part.frame.placeholders or begins_with_value(part) for part in parts):
        return None
    between, mark = ("; ", ") ") if english else ("；", "）")
    texts = [_sentence(part, english, False)[0] or part.frame.text for part in parts]  # work stays as it is
    return between.join(f"{n}{mark}{on_its_own(text, english)}" for n, text in enumerate(texts, 1))


_CHINESE_FRAME = frozenset("从到至把将由为达个名的在每")


def is_english(view: KeyResultView) -> bool:
    """Whether the key result is an English sentence: "Reduce 客诉率 by 20%" is one, 把 churn 降到 3% is none. What is
    put into it follows that, and not the language of the review."""
    text, verb, lang = view.frame.text, view.frame.verb, view.frame.lang
    if lang != "zh" and verb is None and sum(word.isalpha() and word[1:].islower() for word in text.split()) < 2:
        return view.draft.lang == "en"  # "NPS 45" is of both languages
    if lang == "en" or (lang == "mixed" and verb is None):
        return True
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


def _sentence(view: KeyResultView, english: bool, doubtful: bool) -> tuple[str, bool]:
    """The sentence with its gaps, and whether it says more than before; nothing where that is not sure."""
    frame = view.frame
    if is_work(view) or "|" in frame.text or "\n" in frame.text:
        return "", False
    if frame.placeholders:
        return _held_open(view, english)
    if frame.target is None:
        if view.target() is not None:
            return _of_fields(view, english, doubtful)
        return _without_target(view, english)
    target = next((q for q in frame.quantities if q.role in _TARGETS and q.value == frame.target), None)
    start = target.end if target else frame.metric.end if frame.metric else 0
    at, edits = end_of_clause(frame.text, start, english), Edits.of(view)
    if at is None:
        return "", False
    puzzling = is_puzzling(view)
    if (puzzling or doubtful) and not (target and _question_values(view, edits, target, puzzling, english)):
        return "", False
    better = cut_open_words(view, edits) or puzzling or doubtful
    better |= _date(view, edits, at, english)
    before = 0 if target is None or frame.target_kind == "relative_change" else target.start  # "links from blogs by 5%"
    if lacks_baseline(view) and not says_start(frame.text, before):
        spot, words = from_here(view, target.start) if target else None, _baseline(view, english)
        if spot is None:
            edits.note(at, f"currently {words}" if english else f"当前{words}", english)
        else:
            edits.put(spot, f"from {words} " if english else f"从{words}")
        better = True
    return edits.made(), better


_TARGETS = ("target", "change", "count")


def _question_values(view: KeyResultView, edits: Edits, target: Quantity, both: bool, english: bool) -> bool:
    """Put questions in place of the target, and of the baseline that contradicts it; whether they can be told apart."""
    if both:
        baseline = next((q for q in view.frame.quantities if q.role == "baseline"), None)
        if baseline is None or view.baseline() == view.level():
            return False
        edits.put(baseline.start, question("baseline" if english else "现状", baseline.text, english), baseline.end)
    bound = _BOUND_BEHIND.match(view.frame.text, target.end)
    end = bound.end() if bound else target.end
    written = view.frame.text[target.start : end]
    edits.put(target.start, question("target" if english else "目标", written, english), end)
    return True


_BOUND_BEHIND = Lazy(r"\s?(?:以内|以上|以下|之内|左右|内|\+)")


def _held_open(view: KeyResultView, english: bool) -> tuple[str, bool]:
    """A target that the author left open: "Raise NPS to X", 转化率提升至 X%."""
    frame, text = view.frame, view.frame.text
    held = frame.placeholders[0]
    spot = from_here(view, held.start)
    if len(frame.placeholders) > 1 or frame.quantities or spot is None or says_start(text, held.start):
        return "", False
    end = held.end + text.startswith(("%", "％"), held.end)
    at, edits, baseline = end_of_clause(text, end, english), Edits.of(view), _baseline(view, english)
    if at is None:
        return "", False
    start = held.start if english else len(text[: held.start].rstrip())
    edits.put(start, gap("target" if english else "目标", english), end)
    edits.put(spot, f"from {baseline} " if english else f"从{baseline}")
    _date(view, edits, at, english)
    return edits.made(), True


def _without_target(view: KeyResultView, english: bool) -> tuple[str, bool]:
    """A change that says nothing without its number: "Improve retention", 缩短候诊时间."""
    frame, verb, metric = view.frame, view.frame.verb, view.frame.metric
    if (
        not metric
        or not metric_words(view, "en")
        or says_start(frame.text, len(frame.text))
        or _BY_HOW_MUCH.search(frame.text)
    ):
        return "", False
    baseline, target = _baseline(view, english), gap("target" if english else "目标", english)
    if takes_less_time(view):
        return _in_less_time(view, english, baseline, target)
    way = _way(view)
    at = end_of_clause(frame.text, max(metric.end, verb.end if verb else 0), english)
    if at is None or verb is None or way is None:
        return "", False
    edits = Edits.of(view)
    cut_open_words(view, edits)
    ends = not frame.text[max(metric.end, verb.end) : at].strip()
    if english and (ends or (verb.end <= metric.start and _AND_WHY.match(frame.text, metric.end, at))):
        edits.put(at if ends else metric.end, f" from {baseline} to {target}")
        _date(view, edits, at, english)
        return edits.made(), True
    _date(view, edits, at, english)
    if ends and verb.end <= metric.start:
        measure = frame.text[verb.end : metric.end].strip()
        edits.put(verb.start, f"把{measure}从{baseline}{way}到{target}", metric.end)
    elif ends and not _besides(view, metric.end, verb.start):
        edits.put(verb.start, f"从{baseline}{way}到{target}", verb.end)
    else:
        edits.note(at, f"from {baseline} to {target}" if english else f"从{baseline}到{target}", english)
    return edits.made(), True


# what follows a measure and does not belong to its name: "NPS while costs stay flat", "churn to support growth"
_AND_WHY = Lazy(
    r"\s(?:while|without|across|so that|in order to|by\s[a-z]+ing|through|to\s[a-z]+)(?![a-z])", re.IGNORECASE
)
_BY_HOW_MUCH = Lazy(r"(?<![a-z])by\s(?:an?|one|half|several|\d)(?![a-z])", re.IGNORECASE)  # "by a week"


def _besides(view: KeyResultView, start: int, end: int) -> str:
    """What stands there, but for words that leave open how much."""
    words = view.frame.text[start:end]
    for vague in view.frame.vague_words:
        words = words.replace(vague.text, "") if start <= vague.start < end else words
    return words.strip()


_MOVES = frozenset(("提升", "提高", "增加", "增长", "扩大", "降低", "减少", "下降", "缩短", "压缩", "压降"))


def _way(view: KeyResultView) -> str | None:
    """The verb of the change, in Chinese: the author's where it goes before 到; None where no way is said."""
    verb, direction = view.frame.verb, view.frame.direction
    if verb is None or direction not in ("increase", "decrease"):
        return None
    if verb.text in _MOVES or verb.text.isascii():
        return verb.text
    way = ("up" if direction == "increase" else "down") if verb_way(view)[0] else view.better()
    return {"up": "提升", "down": "降低"}.get(way or "")


_FASTER = Lazy(
    r"(?:accelerate|speed up|faster|quicker)(\s[a-z\s-]{2,40}?)"
    r"(\s(?:for|of|in|across|to|on|with|by|through|via|at)\s[^,;:]*)?",
    re.IGNORECASE,
)
_FASTER_ZH = Lazy(r"(?:加快|加速|提速)([^，,；;：:]{2,20})|([^，,；;：:]{2,20}?)(?:加快|加速|提速)")


def _in_less_time(view: KeyResultView, english: bool, baseline: str, target: str) -> tuple[str, bool]:
    """Work that is sped up takes less time: 加快退款处理, "faster claims handling"."""
    text = view.frame.text.strip(" .。")
    if english and (found := _FASTER.fullmatch(text)):
        said = f"Cut{found[1]} time{found[2] or ''} from {baseline} to {target}"
    elif not english and (found := _FASTER_ZH.fullmatch(text)):
        said = f"把{(found[1] or found[2]).strip()}所需时间从{baseline}缩短到{target}"
    else:
        return "", False
    edits = Edits.of(view, said)
    _date(view, edits, len(said), english)
    return edits.made(), True


def _of_fields(view: KeyResultView, english: bool, doubtful: bool) -> tuple[str, bool]:
    """A name with its values beside it, where one is missing or in doubt."""
    puzzling, lacking = is_puzzling(view), view.baseline() is None
    measure = view.metric_label("en" if english else "zh")
    if not measure or view.is_guardrail() or not (puzzling or doubtful or (lacking and lacks_baseline(view))):
        return "", False
    baseline, target = _stated(view, "baseline", english), _stated(view, "target", english)
    if not target or not (baseline or lacking) or (puzzling and view.baseline() == view.level()):
        return "", False
    if puzzling:
        baseline = question("baseline" if english else "现状", baseline, english)
    if puzzling or doubtful:
        target = question("target" if english else "目标", target, english)
    baseline = baseline or _baseline(view, english)
    said = f"{measure} from {baseline} to {target}" if english else f"{measure}从{baseline}到{target}"
    edits = Edits.of(view, said)
    _date(view, edits, len(said), english)
    return edits.made(), True


def _stated(view: KeyResultView, name: str, english: bool) -> str:
    """What a field says, as it is written there; with the unit that stands elsewhere."""
    value = view.key_result.baseline if name == "baseline" else view.key_result.target
    field = view.key_result.fields.get(name)
    if value is None:
        return ""
    said = field.text.strip() if field else ""
    if said and any(char.isalpha() or char in "%‰$¥€£" for char in said):
        return said
    figure = format_number(value, view.unit_of_levels(), "en" if english else "zh")
    return figure if english else figure.replace(" ", "")


def _date(view: KeyResultView, edits: Edits, at: int, english: bool) -> bool:
    """Put the day in that the sentence does not name, its own or the cycle's; whether nobody has named one."""
    if view.frame.deadline is not None or view.frame.dates or view.is_guardrail():
        return False
    due = view.due() or (view.cycle.end if view.cycle else None)
    words = format_date(due, "en" if english else "zh") if due else gap("date" if english else "日期", english)
    if due and not english and spaced(view.frame.text):
        words = f" {due.year} 年 {due.month} 月 {due.day} 日"
    if english:
        edits.put(at, f" by {words}{',' if edits.text.startswith(' by ', at) else ''}")
    else:
        tag = _TAG.match(edits.text)
        edits.put(tag.end() if tag else 0, f"到{words}，")
    return due is None


_TAG = Lazy(r"\s*(?:[【\[][^【】\[\]]{1,12}[】\]]|[（(]\s?P\d\s?[)）])\s*")  # 「【核心】」, 「（P0）」


def _baseline(view: KeyResultView, english: bool) -> str:
    """Today's value as stated beside the words, else the gap for it, with what the metric's history says: the author's
    own may differ."""
    if stated := _stated(view, "baseline", english):
        return stated
    past = by_history(view)
    if english:
        return gap(f"baseline, {past.en} by its history" if past else "baseline", english)
    return gap(f"现状，历史数据是{past.zh}" if past else "现状", english)
