"""The one loop that runs the rules over drafts and labels what they find."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from okr_ai.language.lexicon import Lexicon, lexicon
from okr_ai.model import (
    Draft,
    Finding,
    Frame,
    MetricDefinition,
    Passage,
    PastKeyResult,
    ReviewedDraft,
    ReviewedKeyResult,
    ReviewedObjective,
    Severity,
    TargetChance,
)
from okr_ai.rules.ignores import Ignore, ignores_in
from okr_ai.rules.listing import LISTED, Listed
from okr_ai.rules.looking import look_at_draft, look_at_drafts
from okr_ai.rules.rewriting import parts_of_each, rewritten, says_nothing
from okr_ai.rules.rule import Found, Rule
from okr_ai.rules.scoring import key_result_score, objective_score
from okr_ai.rules.settings import Settings, check_names
from okr_ai.rules.smart import judged
from okr_ai.rules.views import DraftView, IgnoresView, KeyResultView, ObjectiveView

Chances = Callable[[Draft, Sequence[Frame]], Sequence[TargetChance | None]]
Relevance = Callable[[str, Sequence[str]], Sequence[float]]


def review(
    drafts: Sequence[Draft],
    *,
    today: date,
    settings: Settings | None = None,
    lang: str | None = None,
    chances: Chances | None = None,
    relevance: Relevance | None = None,
    words: Lexicon | None = None,
    definitions: Mapping[str, MetricDefinition] | None = None,
    fiscal_start: int = 1,
    past: Sequence[PastKeyResult] = (),
) -> tuple[ReviewedDraft, ...]:
    """Each draft with the findings and scores of its objectives and key results, in the drafts' order.

    Messages are in each draft's own language unless `lang` (zh, en) is given. `chances` says how the targets of a draft
    stand against their metrics' history, `relevance` how well key results fit an objective (higher is better, 0..1);
    without them those letters are not judged. `past` are key results of earlier cycles, with what was reached. Raises
    InputError for settings that name no rule.
    """
    settings = settings or Settings()
    check_names(settings)
    known = words or lexicon()
    if definitions:
        known = known.with_definitions(definitions)
    views = [
        look_at_draft(draft, settings.profile, today, known, definitions or {}, chances, relevance, fiscal_start, past)
        for draft in drafts
    ]
    notes = _Notes(settings, lang, views)
    notes.run(views)
    return tuple(notes.reviewed(view) for view in views)


class _Notes:
    """What was found so far, by the objective, key result or file that it is about."""

    def __init__(self, settings: Settings, lang: str | None, views: Sequence[DraftView]) -> None:
        self.lang = lang
        self.settings = settings
        self.at: dict[str, list[Listed]] = {"key_result": [], "objective": [], "draft": [], "drafts": [], "ignores": []}
        for rule in LISTED:
            if settings.runs(rule):
                self.at[rule.looks_at].append(rule)
        self.severities: dict[str, Severity] = {}  # of the rules that found something, and their caps and points
        self.caps: dict[str, float] = {}
        self.points: dict[str, float] = {}
        self.found: dict[int, list[Finding]] = {}
        self.parts: dict[int, Sequence[KeyResultView]] = {}  # of the faulty key results of the file at hand
        self.owners: dict[int, int] = {}  # id of a passage -> id of the view that it belongs to
        for view in views:
            self.owners.update((id(passage), id(view)) for passage in view.draft.fields.values())
            for objective in view.objectives:
                self._own(objective, objective.passage, objective.objective.fields)
                for key_result in objective.key_results:
                    self._own(key_result, key_result.passage, key_result.key_result.fields)

    def _own(self, view: ObjectiveView | KeyResultView, text: Passage, fields: Mapping[str, Passage]) -> None:
        self.owners[id(text)] = id(view)
        for passage in fields.values():
            self.owners[id(passage)] = id(view)

    def run(self, views: Sequence[DraftView]) -> None:
        at = self.at
        for draft in views:
            lang = self.lang or draft.draft.lang
            for objective in draft.objectives:
                for key_result in objective.key_results:
                    self.look(at["key_result"], key_result, lang)
                self.look(at["objective"], objective, lang)
            self.look(at["draft"], draft, lang)
        if at["drafts"]:
            langs = {draft.draft.source.path: self.lang or draft.draft.lang for draft in views}
            together = look_at_drafts(views)
            for rule in at["drafts"]:
                for found in rule.check(together) if rule.passes(together) else ():
                    self.add(rule, found, together, langs.get(found.passage.source.path, self.lang or "en"))

    def look(self, rules: Iterable[Listed], view: KeyResultView | ObjectiveView | DraftView, lang: str) -> None:
        """Add what the rules find in what they look at. Most are turned away by their gates: this is the loop that a
        large file spends its time in."""
        for rule in rules:
            if (gate := rule.gate) is None or gate(view):
                for found in rule.check(view):
                    self.add(rule, found, view, lang)

    def add(self, rule: Listed, found: Found, view: object, lang: str) -> None:
        """Label what was found and put it where its words belong."""
        if rule.name not in self.severities:
            self._hear_from(rule.rule())
        passage, start, end = found.passage, found.start, found.end
        owner = self.owners.get(id(passage), id(view))
        finding = Finding(
            rule.name,
            rule.letter,
            self.severities[rule.name],
            found.message.in_lang(lang),
            found.place or passage.place(start, end),
            "" if found.place else passage.source.words(passage.span(start, end)),
            found.suggestion.in_lang(lang) if found.suggestion else None,
            found.evidence,
            found.fix,
        )
        self.found.setdefault(owner, []).append(finding)

    def _hear_from(self, rule: Rule) -> None:
        self.severities[rule.name] = self.settings.severity_of(rule)
        if rule.cap is not None:
            self.caps[rule.name] = rule.cap
        if rule.points is not None:
            self.points[rule.name] = rule.points

    def reviewed(self, view: DraftView) -> ReviewedDraft:
        """The draft with its findings: silenced ones set apart, scores from the rest."""
        comments = ignores_in(view.draft)
        lang = self.lang or view.draft.lang
        silenced: list[Finding] = []
        faulty = [
            each
            for each in view.key_results()
            if any(finding.letter in _OF_WORDS for finding in self.found.get(id(each), ()))
        ]
        self.parts = dict(zip(map(id, faulty), parts_of_each(faulty), strict=True))

        def heard(owner: object) -> tuple[Finding, ...]:
            findings = self.found.get(id(owner))
            if not findings:
                return ()
            findings.sort(key=lambda finding: (finding.place.line, finding.place.column))
            return tuple(_heard(findings, comments, silenced)) if comments else tuple(findings)

        objectives = tuple(self._objective(objective, heard, lang) for objective in view.objectives)
        of_file = heard(view)
        if comments:
            self.found.pop(id(view), None)
            names = frozenset(rule.name for rule in LISTED)
            running = (
                frozenset(rule.name for rules in self.at.values() for rule in rules) | self.settings.whole_letters()
            )
            for rule in self.at["ignores"]:
                for found in rule.check(IgnoresView(comments, names, running)):
                    self.add(rule, found, view, lang)
            of_file += tuple(self.found.get(id(view), ()))
        return ReviewedDraft(view.draft, of_file, objectives, tuple(silenced))

    def _objective(
        self, view: ObjectiveView, heard: Callable[[object], tuple[Finding, ...]], lang: str
    ) -> ReviewedObjective:
        key_results = []
        for each in view.key_results:
            findings = heard(each)
            score = key_result_score(judged(each), findings, self.caps, self.points)
            better = rewritten(self.parts[id(each)], lang) if _worth_rewriting(each, findings) else None
            key_results.append(ReviewedKeyResult(each.key_result, each.frame, score, findings, better))
        findings = heard(view)
        score = objective_score([each.score for each in key_results], findings, self.caps, self.points)
        return ReviewedObjective(view.objective, score, findings, tuple(key_results))


_OF_WORDS = "SMT"  # the letters whose findings another wording settles


def _worth_rewriting(view: KeyResultView, findings: Sequence[Finding]) -> bool:
    """Whether the rewrite says more than the findings do: one of nothing but gaps only stands in for a suggestion."""
    of_words = [finding for finding in findings if finding.letter in _OF_WORDS]
    return bool(of_words) and (len(of_words) == 1 or not says_nothing(view))


def _heard(findings: Iterable[Finding], comments: Sequence[Ignore], silenced: list[Finding]) -> Iterable[Finding]:
    for finding in findings:
        covering = [comment for comment in comments if comment.covers(finding)]
        if covering:
            silenced.append(finding)
        else:
            yield finding
