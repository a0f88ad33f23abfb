"""The one loop that runs the rules over what drafts hold, labels what they find, and puts it where its words belong."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from okr_ai.model import (
    Draft,
    Finding,
    KeyResult,
    Objective,
    ReviewedDraft,
    ReviewedKeyResult,
    ReviewedObjective,
    Severity,
)
from okr_ai.rules.gates import Sieve
from okr_ai.rules.ignores import Ignore, IgnoresView, ignores_in
from okr_ai.rules.listing import LISTED, Listed
from okr_ai.rules.looking import Look, look_at_drafts
from okr_ai.rules.rewriting import DOUBTING_TARGET, parts_of_each, rewritten
from okr_ai.rules.rule import Found, LooksAt, Rule
from okr_ai.rules.scoring import key_result_score, objective_score
from okr_ai.rules.settings import Settings
from okr_ai.rules.smart import judged
from okr_ai.rules.views import DraftView, KeyResultView, ObjectiveView


class Noted(NamedTuple):
    """What is found in some objectives on their own, whatever else is in the drafts, and other wordings of what is
    faulty, by the id of the objective or key result (or draft) that it is about. A forked process has the same ids."""

    found: dict[int, list[Finding]]
    rewrites: dict[int, str | None]


class Notes:
    """What was found so far, by the objective, key result or draft that it is about."""

    def __init__(self, settings: Settings, lang: str | None, drafts: Sequence[Draft], look: Look) -> None:
        self.lang = lang
        self.settings = settings
        self.look_at = look  # for words that are read again in parts
        self.at: dict[str, list[Listed]] = {"key_result": [], "objective": [], "draft": [], "drafts": [], "ignores": []}
        for rule in LISTED:
            if settings.runs(rule):
                self.at[rule.looks_at].append(rule)
        self.severities: dict[str, Severity] = {}  # of the rules that found something, and their caps and points
        self.caps: dict[str, float] = {}
        self.points: dict[str, float] = {}
        self.found: dict[int, list[Finding]] = {}
        self.rewrites: dict[int, str | None] = {}
        self.owners: dict[int, int] = {}  # id of a passage -> id of what it belongs to
        for draft in drafts:
            self.owners.update((id(passage), id(draft)) for passage in draft.fields.values())
            for objective in draft.objectives:
                self._own(objective)
                for key_result in objective.key_results:
                    self._own(key_result)

    def _own(self, owner: Objective | KeyResult) -> None:
        self.owners[id(owner.text)] = id(owner)
        for passage in owner.fields.values():
            self.owners[id(passage)] = id(owner)

    def of_part(self, objectives: Sequence[ObjectiveView]) -> Noted:
        """What the rules find that look at one objective or key result alone."""
        self.found = {}
        self.look([each for objective in objectives for each in objective.key_results], "key_result")
        self.look(objectives, "objective")
        return Noted(self.found, self._rewritten(objectives))

    def _rewritten(self, objectives: Iterable[ObjectiveView]) -> dict[int, str | None]:
        """Another wording of each key result that has faults so far which it may settle, and has none yet."""
        faulty = [
            view
            for objective in objectives
            for view in objective.key_results
            if (name := id(view.key_result)) not in self.rewrites
            and any(finding.letter in _OF_WORDS for finding in self.found.get(name, ()))
        ]
        parts = parts_of_each(faulty, self.look_at.known, self.look_at.fiscal_start)
        return {
            id(view.key_result): rewritten(
                apart,
                doubtful=any(found.rule in DOUBTING_TARGET for found in self.found.get(id(view.key_result), ())),
            )
            for view, apart in zip(faulty, parts, strict=True)
        }

    def add_up(self, noted: Iterable[Noted]) -> None:
        """Take over what was found in all parts, in order."""
        self.found = {}
        for part in noted:
            self.rewrites |= part.rewrites
            for owner, findings in part.found.items():
                self.found.setdefault(owner, []).extend(findings)
        names = {finding.rule for findings in self.found.values() for finding in findings}
        for rule in LISTED:
            if rule.name in names and rule.name not in self.severities:
                self._hear_from(rule.rule())

    def look_at_whole(self, views: Sequence[DraftView]) -> None:
        """Add what the rules find that look at a draft or at all of them."""
        for draft in views:
            lang = self.lang or draft.draft.lang
            for rule in self.at["draft"]:
                for found in rule.check(draft) if rule.passes(draft) else ():
                    self.add(rule, found, id(draft.draft), lang)
        if rules := self.at["drafts"]:
            langs = {draft.draft.source.path: self.lang or draft.draft.lang for draft in views}
            together = look_at_drafts(views)
            for rule in rules:
                for found in rule.check(together) if rule.passes(together) else ():
                    self.add(rule, found, id(together), langs.get(found.passage.source.path, self.lang or "en"))

    def look(self, views: Sequence[KeyResultView] | Sequence[ObjectiveView], kind: LooksAt) -> None:
        """Add what the rules find in each of the views, one rule after the other: what passes a gate that several rules
        have is found once. This is the loop that a large file spends its time in."""
        sieve = Sieve(views)
        for rule in self.at[kind]:
            for view in sieve.through(rule.gate):
                for found in rule.check(view):
                    self.add(rule, found, id(view.item), self.lang or view.draft.lang)

    def add(self, rule: Listed, found: Found, owner: int, lang: str) -> None:
        """Label what was found and put it where its words belong."""
        if rule.name not in self.severities:
            self._hear_from(rule.rule())
        passage = found.passage
        span = passage.span(found.start, found.end)
        finding = Finding(
            rule.name,
            rule.letter,
            self.severities[rule.name],
            found.message.in_lang(lang),
            found.place or passage.source.place(span),
            passage.source.at(found.place) if found.place else passage.source.words(span),
            found.suggestion.in_lang(lang) if found.suggestion else None,
            found.evidence,
            found.fix,
        )
        self.found.setdefault(self.owners.get(id(passage), owner), []).append(finding)

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
        self.rewrites |= self._rewritten(view.objectives)

        def heard(owner: object) -> tuple[Finding, ...]:
            findings = self.found.get(id(owner))
            if not findings:
                return ()
            if len(findings) > 1:
                findings.sort(key=lambda finding: (finding.place.line, finding.place.column))
            return tuple(_heard(findings, comments, silenced)) if comments else tuple(findings)

        objectives = tuple(self._objective(objective, heard) for objective in view.objectives)
        of_file = heard(view.draft)
        if comments:
            self.found.pop(id(view.draft), None)
            names = frozenset(rule.name for rule in LISTED)
            running = (
                frozenset(rule.name for rules in self.at.values() for rule in rules) | self.settings.whole_letters()
            )
            for rule in self.at["ignores"]:
                for found in rule.check(IgnoresView(comments, names, running)):
                    self.add(rule, found, id(view.draft), lang)
            of_file += tuple(self.found.get(id(view.draft), ()))
        return ReviewedDraft(view.draft, of_file, objectives, tuple(silenced))

    def _objective(self, view: ObjectiveView, heard: Callable[[object], tuple[Finding, ...]]) -> ReviewedObjective:
        key_results = []
        for each in view.key_results:
            findings = heard(each.key_result)
            score = key_result_score(judged(each), findings, self.caps, self.points)
            better = self.rewrites[id(each.key_result)] if _worth_rewriting(each, findings) else None
            key_results.append(ReviewedKeyResult(each.key_result, each.frame, score, findings, better))
        findings = heard(view.objective)
        score = objective_score([each.score for each in key_results], findings, self.caps, self.points)
        return ReviewedObjective(view.objective, score, findings, tuple(key_results))


_OF_WORDS = "SMT"  # the letters whose findings another wording settles


def _worth_rewriting(view: KeyResultView, findings: Sequence[Finding]) -> bool:
    """Whether the rewrite says more than the findings do: not when it would be nothing but gaps."""
    return any(finding.letter in _OF_WORDS for finding in findings)


def _heard(findings: Iterable[Finding], comments: Sequence[Ignore], silenced: list[Finding]) -> Iterable[Finding]:
    for finding in findings:
        covering = [comment for comment in comments if comment.covers(finding)]
        if covering:
            silenced.append(finding)
        else:
            yield finding
