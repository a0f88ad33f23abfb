"""Key results proposed for an objective, with targets at a stated chance and the past that speaks for them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from okr_ai.language import read_key_result
from okr_ai.language.formatting import round_as_people_write
from okr_ai.language.lexicon import Lexicon
from okr_ai.language.lexicon import lexicon as shipped_lexicon
from okr_ai.model import Measure, MetricDefinition, MetricSeries, PastKeyResult, Reason, Suggestion, TargetOption
from okr_ai.suggest.candidates import (
    Candidate,
    candidates_for,
    in_team_words,
    names_occasion,
    series_by_metric,
    unit_of,
    without,
)
from okr_ai.suggest.choosing import choose
from okr_ai.suggest.fit import concepts_named, share_words
from okr_ai.suggest.learning import ObjectiveIndex, index_objectives, learned_metrics
from okr_ai.suggest.library import KeyResultTemplate, Library
from okr_ai.suggest.past import LEVEL_KINDS, Past, past_of
from okr_ai.suggest.phrasing import change_text, gap_text, keep_text
from okr_ai.suggest.reasons import why, why_gap, why_not_the_series, why_usual
from okr_ai.suggest.targets import CHANCES, Level, Outlook, OutlookOf, level_named, outlook_from_changes, target_at
from okr_ai.suggest.template_files import shipped_library
from okr_ai.suggest.uplift import PastOutlooksOf, Uplift, usual_uplift

ENOUGH_CHANGES = 5  # past changes of one metric that make a distribution
_LEAST_FIT = 0.12  # objectives that templates are for fit the best of them by 0.35 and more, words of no sense by 0.1
_WORTH_SAYING = 0.015  # what the usual uplift changes of a chance


@dataclass(frozen=True, slots=True)
class Setting:
    """What every proposal of one answer shares."""

    start: date
    due: date
    lang: str
    past: Past
    lexicon: Lexicon
    definitions: Mapping[str, MetricDefinition]
    outlook_of: OutlookOf | None
    chance: float | None
    uplift: Uplift | None = None


@dataclass(frozen=True, slots=True)
class History:
    """A team's past, read once: by metric, and its objectives ready to be searched."""

    past: Past
    objectives: ObjectiveIndex


def known_history(history: Iterable[PastKeyResult], as_of: date, lexicon: Lexicon | None = None) -> History:
    """The past that was over on `as_of`, ready for many proposals: 100,000 key results take a few seconds."""
    past = past_of(history, as_of, lexicon or shipped_lexicon())
    return History(past, index_objectives(past))


def suggest(
    objective: str,
    *,
    as_of: date,
    start: date,
    due: date,
    lang: str,
    n: int = 5,
    history: "Iterable[PastKeyResult] | History" = (),
    series: Mapping[str, MetricSeries] | None = None,
    outlook_of: OutlookOf | None = None,
    chance: float | None = None,
    library: Library | None = None,
    lexicon: Lexicon | None = None,
    definitions: Mapping[str, MetricDefinition] | None = None,
    present: Sequence[str] = (),
    past_outlooks_of: PastOutlooksOf | None = None,
) -> tuple[Suggestion, ...]:
    """At most `n` key results for `objective`, the best first, no metric twice, the last one a guardrail.

    `history` counts as far as it was over on `as_of`; it may be one made by `known_history`, for many calls with a long
    past. `outlook_of(series, measure)` tells a metric's distribution at `due` if nothing changes (None: too little is
    known; a Reason: its series ended long ago); `chance` asks for all targets at one chance; `present` are the texts of
    key results that are there already, whose metrics are left out; `past_outlooks_of` tells what was to be expected
    when past key results' periods began, from which the usual uplift is learned. The same inputs give the same answer.
    A proposal without numbers to stand on has `target` None and its gaps marked in the text.
    """
    lexicon = (
        (lexicon or shipped_lexicon()).with_definitions(definitions or {})
        if definitions
        else (lexicon or shipped_lexicon())
    )
    known = history if isinstance(history, History) else known_history(history, as_of, lexicon)
    past = known.past
    at_hand = series_by_metric(series or {}, definitions or {}, lexicon)
    learned = learned_metrics(objective, known.objectives)
    found = candidates_for(objective, library or shipped_library(), at_hand, past, lexicon, lang, learned)
    wanted = without(found, filter(None, (read_key_result(text, lexicon=lexicon).metric_name for text in present)))
    uplift = _uplift(found, at_hand, past, definitions or {}, past_outlooks_of)
    setting = Setting(start, due, lang, past, lexicon, definitions or {}, outlook_of, chance, uplift)
    chosen = choose(wanted, n, lexicon)
    return tuple(
        proposal(candidate, setting, guard=place == len(chosen) - 1 and place > 0, place=place)
        for place, candidate in enumerate(chosen)
    )


def nothing_fits(
    objective: str,
    *,
    lang: str,
    history: History,
    series: Mapping[str, MetricSeries],
    library: Library,
    definitions: Mapping[str, MetricDefinition],
    lexicon: Lexicon,
) -> bool:
    """Whether no template and no metric at hand has to do with the objective's words, nor had a past one: what is
    proposed then stands for no more than common concerns.

    A fit compares directions, so that of an objective that only shares characters with words of some trade may be high:
    it has to name a concept, an occasion, or a word of what some metric is called.
    """
    if learned_metrics(objective, history.objectives):
        return False
    at_hand = series_by_metric(series, definitions, lexicon)
    found = candidates_for(objective, library, at_hand, history.past, lexicon, lang, {})
    if all(candidate.fit < _LEAST_FIT for candidate in found):
        return True
    if concepts_named(objective) or names_occasion(objective):
        return False
    called = [candidate.template.wording(lang).label for candidate in found]
    called += [stated.label for name, stated in definitions.items() if stated.label and name in series]
    return not share_words(objective, [*called, *series])


def _uplift(
    found: Iterable[Candidate],
    at_hand: Mapping[str, MetricSeries],
    past: Past,
    definitions: Mapping[str, MetricDefinition],
    past_outlooks_of: PastOutlooksOf | None,
) -> Uplift | None:
    if past_outlooks_of is None:
        return None
    meant: dict[str, tuple[str, Measure]] = {}
    for template in (candidate.template for candidate in found if candidate.series is not None):
        stated = definitions.get(at_hand[template.metric].name)
        meant[template.metric] = (template.better, (stated and stated.measure) or template.measure)
    return usual_uplift(past, at_hand, meant, past_outlooks_of)


def proposal(candidate: Candidate, setting: Setting, *, guard: bool, place: int) -> Suggestion:
    """One candidate put in words, with its target, or its gap where nothing is known of it."""
    template = _in_its_role(candidate.template, guard)
    stated = setting.definitions.get(candidate.series.name) if candidate.series else None
    template = in_team_words(template, candidate.series, stated)
    if stated and stated.measure:
        template = replace(template, measure=stated.measure)
    unit = unit_of(candidate, setting.definitions, setting.past)
    outlook = _outlook(candidate, template.measure, setting)
    options = _options(template, outlook, setting) if outlook else ()
    if outlook is None or not options:
        return _with_gap(candidate, template, unit, setting)
    choice = _chosen(options, template, outlook, place, setting.chance)
    if not _better(choice.target, outlook.baseline, template.better) and template.measure == "level":
        outlook = _outlook(candidate, "average", setting) or outlook  # what is kept is kept all the time
        options = _options(template, outlook, setting)
        choice = _chosen(options, template, outlook, place, setting.chance)
    return _in_words(candidate, template, unit, outlook, options, choice, setting)


def _in_its_role(template: KeyResultTemplate, guard: bool) -> KeyResultTemplate:
    """The one that guards the rest is a guardrail; a guardrail by nature that is itself what the objective is about is
    a result like others."""
    if guard:
        return replace(template, role="guardrail")
    return replace(template, role="lag") if template.role == "guardrail" else template


def _pushed(template: KeyResultTemplate, outlook: Outlook, setting: Setting) -> Uplift | None:
    """What teams here usually add to this metric; nobody pushes a guardrail, and what past key results changed holds
    their push already."""
    return setting.uplift if outlook.source == "series" and template.role != "guardrail" else None


def _chosen(
    options: tuple[TargetOption, ...], template: KeyResultTemplate, outlook: Outlook, place: int, chance: float | None
) -> TargetOption:
    """The option of the level wanted; one more ambitious when that one asks for nothing better than today's value."""
    wanted = _wanted_level(template, place, chance)
    choice = next((option for option in options if option.level == wanted), options[0])
    if template.role == "guardrail":
        return choice if chance is not None else _not_past_today(choice, outlook, template.better)
    if _better(choice.target, outlook.baseline, template.better):
        return choice
    return next((one for one in options if _better(one.target, outlook.baseline, template.better)), choice)


def _not_past_today(option: TargetOption, outlook: Outlook, better: str) -> TargetOption:
    """The option, or today's value with its chance where the option asks for more: a guardrail asks for no progress."""
    today = round_as_people_write(outlook.baseline)
    if not _better(option.target, today, better):
        return option
    return TargetOption(option.level, today, round(outlook.chance_of(today, better), 3))


def _in_words(
    candidate: Candidate,
    template: KeyResultTemplate,
    unit: str | None,
    outlook: Outlook,
    options: tuple[TargetOption, ...],
    choice: TargetOption,
    setting: Setting,
) -> Suggestion:
    baseline = round_as_people_write(outlook.baseline)
    if _better(choice.target, baseline, template.better):
        text = change_text(template, baseline, choice.target, unit, setting.start, setting.due, setting.lang)
        # who sets out to raise a metric commits to no less than today
        options = tuple(option for option in options if _better(option.target, baseline, template.better))
    else:
        options = tuple(choice if option.level == choice.level else option for option in options)
        text = keep_text(template, choice.target, unit, setting.start, setting.due, setting.lang)
    pushed = _pushed(template, outlook, setting)
    unchanged = round(outlook.chance_of(choice.target, template.better), 3) if pushed else None
    reason = why(candidate, outlook, unit, setting.past, setting.due).in_lang(setting.lang)
    if pushed and unchanged is not None and abs(choice.p_hit - unchanged) >= _WORTH_SAYING:
        reason += why_usual(pushed, unchanged).in_lang(setting.lang)
    silence = _seen(candidate, outlook.measure, setting) if outlook.source == "past" else None
    if isinstance(silence, Reason):
        reason += why_not_the_series(silence).in_lang(setting.lang)
    return Suggestion(
        text=text,
        metric=template.metric,
        unit=unit,
        baseline=baseline,
        target=choice.target,
        due=setting.due,
        level=choice.level,
        p_hit=choice.p_hit,
        role=template.role,
        template=template.name,
        evidence=setting.past.evidence(template.metric),
        why=reason,
        options=options,
        series=candidate.series.name if candidate.series else None,
        measure=outlook.measure,
        p_hit_unchanged=unchanged,
    )


def _with_gap(candidate: Candidate, template: KeyResultTemplate, unit: str | None, setting: Setting) -> Suggestion:
    last = setting.past.last_final(template.metric)
    seen = _seen(candidate, template.measure, setting)
    silence = seen if isinstance(seen, Reason) else None
    return Suggestion(
        text=gap_text(template, unit, setting.start, setting.due, setting.lang, last),
        metric=template.metric,
        unit=unit,
        baseline=last,
        target=None,
        due=setting.due,
        level="target",
        p_hit=None,
        role=template.role,
        template=template.name,
        evidence=setting.past.evidence(template.metric),
        why=why_gap(candidate, template, setting.past, silence).in_lang(setting.lang),
        series=candidate.series.name if candidate.series else None,
        measure=template.measure,
    )


def _outlook(candidate: Candidate, measure: Measure, setting: Setting) -> Outlook | None:
    """The metric's outlook from its own series, else from what past key results on it changed, if there are enough."""
    template = candidate.template
    metric = setting.lexicon.get(template.metric)
    low, high = (metric.low, metric.high) if metric else (None, None)
    if isinstance(seen := _seen(candidate, measure, setting), Outlook):
        return seen.within(low, high)
    last = setting.past.last_final(template.metric)
    kind = metric.kind if metric else "rate" if template.unit == "%" else "count"
    changes = setting.past.changes(template.metric, kind)
    if last is None or len(changes) < ENOUGH_CHANGES:
        return None
    return outlook_from_changes(changes, last, measure, relative=kind not in LEVEL_KINDS).within(low, high)


def _seen(candidate: Candidate, measure: Measure, setting: Setting) -> Outlook | Reason | None:
    """What the metric's own series tells; a Reason when it ended too long ago to tell anything."""
    if candidate.series is None or setting.outlook_of is None:
        return None
    return setting.outlook_of(candidate.series, measure)


def _options(template: KeyResultTemplate, outlook: Outlook, setting: Setting) -> tuple[TargetOption, ...]:
    """The targets to choose from: at the one chance asked for, else committed, target and stretch, with what teams here
    usually add."""
    pushed = _pushed(template, outlook, setting)
    likely = pushed.added_to(outlook, template.better) if pushed else outlook
    chances = (setting.chance,) if setting.chance is not None else [each for _, each in CHANCES]
    found = [target_at(likely, each, template.better) for each in chances]
    return tuple(option for option in found if option is not None)


def _wanted_level(template: KeyResultTemplate, place: int, chance: float | None) -> Level:
    """A guardrail is committed to, what comes late is a target, and of the leading ones every other one a stretch."""
    if chance is not None:
        return level_named(chance)
    if template.role == "guardrail":
        return "committed"
    return "stretch" if template.role == "lead" and place % 2 else "target"


def _better(target: float, than: float, better: str) -> bool:
    return target > than if better == "up" else target < than
