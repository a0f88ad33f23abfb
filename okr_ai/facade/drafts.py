"""What a draft says and what the rules found in it, as DataFrames and as tables in Jupyter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okr_ai.facade.printed import printed
from okr_ai.facade.tables import Html, escape, frame, marked, table, tag
from okr_ai.model import (
    Bilingual,
    Draft,
    Finding,
    KeyResult,
    Objective,
    ReviewedDraft,
    ReviewedKeyResult,
)
from okr_ai.rules.formats.people import SEVERITY_WORDS

if TYPE_CHECKING:
    import pandas as pd


SEVERITY_COLOUR = {"error": "#dc2626", "warning": "#d97706", "info": "#2563eb"}


@dataclass(frozen=True, slots=True)
class OKRs:
    """One file of OKRs as read. `draft` is the model's value; iterating gives its objectives."""

    draft: Draft

    def __iter__(self) -> Iterator[Objective]:
        return iter(self.draft.objectives)

    def __len__(self) -> int:
        return len(self.draft.objectives)

    @property
    def key_results(self) -> tuple[KeyResult, ...]:
        """All key results, in the draft's order."""
        return tuple(kr for objective in self.draft.objectives for kr in objective.key_results)

    def to_frame(self) -> "pd.DataFrame":
        """One row per key result: id, objective, text, and what the draft states beside the words."""
        columns = ["id", "objective", "text", "metric", "owner", "due", "baseline", "target", "measure"]
        rows = [
            {"objective": objective.text.text, "text": kr.text.text}
            | {name: getattr(kr, name) for name in columns if name not in ("objective", "text")}
            for objective in self.draft.objectives
            for kr in objective.key_results
        ]
        return frame(rows, columns)

    def __repr__(self) -> str:
        counts = len(self), len(self.key_results)
        told = Bilingual("{}: {} objectives, {} key results", "{}：{} 个目标，{} 个关键结果").in_lang(self.draft.lang)
        rows = []
        for objective in self:
            rows.append((objective.id, objective.text.text, objective.owner))
            rows += [(kr.id, f"· {kr.text.text}", kr.owner) for kr in objective.key_results]
        heads = ("编号", "内容", "负责人") if self.draft.lang != "en" else ("id", "text", "owner")
        return printed(told.format(self.draft.path, *counts), heads, rows, self.draft.lang)

    def _repr_html_(self) -> str:
        zh = self.draft.lang != "en"
        heads = ["目标", "关键结果", "指标", "负责人"] if zh else ["objective", "key result", "metric", "owner"]
        rows = [
            (objective.text.text if i == 0 else "", kr.text.text, kr.metric, kr.owner)
            for objective in self.draft.objectives
            for i, kr in enumerate(objective.key_results)
        ]
        return table(heads, rows, caption=self.draft.path)


@dataclass(frozen=True, slots=True)
class Review:
    """What the rules found in a draft, and the scores. Iterating gives the findings, in the draft's order."""

    reviewed: ReviewedDraft

    def __iter__(self) -> Iterator[Finding]:
        return iter(finding for _, finding in self._findings())

    def __len__(self) -> int:
        return sum(1 for _ in self._findings())

    @property
    def key_results(self) -> tuple[ReviewedKeyResult, ...]:
        """All key results with their frame, score and findings."""
        return tuple(kr for objective in self.reviewed.objectives for kr in objective.key_results)

    def _findings(self) -> Iterator[tuple[str, Finding]]:
        yield from (("", finding) for finding in self.reviewed.findings)
        for objective in self.reviewed.objectives:
            yield from ((objective.objective.id, finding) for finding in objective.findings)
            for kr in objective.key_results:
                yield from ((kr.key_result.id, finding) for finding in kr.findings)

    def to_frame(self) -> "pd.DataFrame":
        """One row per finding: whose it is, the rule, the words and where they stand, what to write instead."""
        columns = ["id", "rule", "letter", "severity", "message", "suggestion", "text", "line", "column"]
        rows = [
            {"id": owner, "line": found.place.line, "column": found.place.column}
            | {name: getattr(found, name) for name in ("rule", "letter", "severity", "message", "suggestion", "text")}
            for owner, found in self._findings()
        ]
        return frame(rows, columns)

    def scores(self) -> "pd.DataFrame":
        """One row per key result: score 0..100, the SMART letters 0..1 (NaN: not judged), how many findings."""
        letters = ["specific", "measurable", "achievable", "relevant", "time_bound"]
        rows = [
            {
                "id": kr.key_result.id,
                "text": kr.key_result.text.text,
                "score": kr.score.value,
                "findings": len(kr.findings),
            }
            | {letter: getattr(kr.score.smart, letter) for letter in letters}
            for kr in self.key_results
        ]
        made = frame(rows, ["id", "text", "score", *letters, "findings"])
        return made.astype(dict.fromkeys(letters, "float64"))

    def __repr__(self) -> str:
        draft = self.reviewed.draft
        told = Bilingual("{}: {} findings", "{}：{} 处问题").in_lang(draft.lang).format(draft.path, len(self))
        rows = [
            (kr.key_result.id, f"{kr.score.value:.0f}", kr.key_result.text.text, ", ".join(f.rule for f in kr.findings))
            for kr in self.key_results
        ]
        heads = ("编号", "得分", "关键结果", "问题") if draft.lang != "en" else ("id", "score", "key result", "found")
        return printed(told, heads, rows, draft.lang)

    def _repr_html_(self) -> str:
        zh = self.reviewed.draft.lang != "en"
        heads = ["关键结果", "得分", "发现的问题"] if zh else ["key result", "score", "what was found"]
        rows = [(_underlined(kr), f"{kr.score.value:.0f}", self._all_said(kr.findings)) for kr in self.key_results]
        rest = [
            (o.objective.text.text, f"{o.score.value:.0f}", self._all_said(o.findings))
            for o in self.reviewed.objectives
            if o.findings
        ]
        rest += [(self.reviewed.draft.path, "", self._all_said([found])) for found in self.reviewed.findings]
        return table(heads, [*rows, *rest], caption=self.reviewed.draft.path)

    def _all_said(self, findings: Iterable[Finding]) -> Html:
        return Html("<br>".join(_said(found, self.reviewed.draft.lang) for found in findings))


def _underlined(kr: ReviewedKeyResult) -> Html:
    """The key result's words with those underlined that findings point at."""
    text = kr.key_result.text
    spans = []
    for found in kr.findings:
        if found.text and (at := text.text.find(found.text)) >= 0 and len(found.text) < len(text.text):
            spans.append((at, at + len(found.text)))
    return marked(text.text, spans)


def _said(found: Finding, lang: str) -> Html:
    """A finding in one line: severity, rule, message, what to write instead."""
    instead = f" → <i>{escape(found.suggestion)}</i>" if found.suggestion else ""
    dot = tag(SEVERITY_WORDS[found.severity].in_lang(lang), SEVERITY_COLOUR[found.severity])
    return Html(f"{dot} <code>{escape(found.rule)}</code> {escape(found.message)}{instead}")
