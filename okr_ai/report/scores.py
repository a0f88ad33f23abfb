"""Scores as a table for people, as JSON, and the 360-degree review as a page."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any

from markupsafe import Markup

from okr_ai import __version__
from okr_ai.report.markdown import Plain, escaped
from okr_ai.report.radar import radar_chart
from okr_ai.report.voice import Voice
from okr_ai.scoring import Evaluation, Grade, ObjectiveScore, Review
from okr_ai.scoring.evaluation import PAY
from okr_ai.scoring.rollups import set_score


@dataclass(frozen=True, slots=True)
class Scores:
    """Everything that `okr-ai score` tells of one draft set."""

    objectives: tuple[ObjectiveScore, ...]
    people: tuple[Evaluation, ...] = ()
    reviews: tuple[Review, ...] = ()
    day_of: tuple[int, int] | None = None  # while the cycle runs: which day of how many

    @property
    def score(self) -> float | None:
        return set_score(self.objectives)


def scores_markdown(scores: Scores, lang: str) -> str:
    """The scores as a Markdown table per objective, that reads well in a terminal too."""
    say = Voice(lang)
    lines = [f"# {say.label('scores')}", ""]
    if scores.score is not None:
        lines += [f"**{say.label('score_of_all', score=say.mark(scores.score))}**", ""]
    if scores.day_of:
        day, days = scores.day_of
        lines += [say.label("score_so_far", day=day, days=days), ""]
    for one in scores.objectives:
        lines += [f"## {escaped(one.text)}", "", _objective_line(one, say), ""]
        lines += _table(("key_result", "kind", "score", "owner_score", "degree", "verdict"), say)
        lines += ["| " + " | ".join(_grade_cells(grade, say)) + " |" for grade in one.grades]
        lines.append("")
    if scores.people:
        lines += [f"## {say.label('evaluation')}", "", f"> {say(PAY)}", ""]
        lines += _table(("person", "okr_part", "contribution", "growth", "total"), say)
        for person in scores.people:
            marks = (person.okr, person.contribution, person.growth, person.total)
            lines.append(f"| {escaped(person.person)} | " + " | ".join(say.share(mark) for mark in marks) + " |")
        lines.append("")
    for review in scores.reviews:
        lines += [f"## {escaped(review.person)}", "", *_review_table(review, say), ""]
    return "\n".join(lines).rstrip() + "\n"


def scores_json(scores: Scores) -> str:
    """The same as JSON."""
    data: dict[str, Any] = {
        "score": scores.score,
        "objectives": [
            {
                "id": one.id,
                "text": one.text,
                "score": one.score,
                "owner_score": one.owner_score,
                "judged": one.judged,
                "broken_guardrails": [grade.id for grade in one.broken],
                "key_results": [_grade_json(grade) for grade in one.grades],
            }
            for one in scores.objectives
        ],
    }
    if scores.people:
        data["warning"] = PAY.en
        names = ("person", "okr", "contribution", "growth", "total", "key_results")
        data["people"] = [{name: getattr(one, name) for name in names} for one in scores.people]
    if scores.reviews:
        data["reviews"] = [_review_json(review) for review in scores.reviews]
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def reviews_html(reviews: Sequence[Review], lang: str, *, folder: Path | None = None) -> str:
    """The 360-degree reviews as a page: a radar chart and the figures for each person."""
    from okr_ai.report.html import policy_for
    from okr_ai.report.sandbox import environment

    say = Voice(lang)
    marks = [
        mark for one in reviews for row in (one.own, *(group.means for group in one.groups)) for mark in row if mark
    ]
    highest = next((top for top in (5, 7, 10, 100) if max(marks, default=0) <= top), ceil(max(marks, default=1)))
    pages = environment(folder)
    style = pages.get_template("style.css").render()
    charts = [_radar(review, i, float(highest), say) for i, review in enumerate(reviews)]
    return pages.get_template("ratings.html.j2").render(
        say=say,
        reviews=list(zip(reviews, charts, strict=True)),
        style=Markup(style),
        policy=policy_for(style),
        version=__version__,
        mark=lambda value: "–" if value is None else f"{value:.1f}",
    )


def _radar(review: Review, i: int, highest: float, say: Voice) -> Markup:
    told = [
        say.label("said_mark", dimension=dimension, own=say.mark(own), others=say.mark(others))
        for dimension, own, others in zip(review.dimensions, review.own, review.overall, strict=True)
    ]
    lines = (("own", review.own), ("all", review.overall))
    return radar_chart(review.dimensions, lines, highest, name=f"r{i}", title=review.person, text=say.sentences(told))


def _objective_line(one: ObjectiveScore, say: Voice) -> str:
    parts = [f"{say.label('score')} {say.mark(one.score)}"]
    if one.owner_score is not None:
        parts.append(f"{say.label('owner_score')} {say.mark(one.owner_score)}")
    parts.append(say.label("judged_of", judged=one.judged, total=len(one.grades)))
    if one.broken:
        parts.append(f"**{say.label('broken', names=', '.join(escaped(grade.text) for grade in one.broken))}**")
    return " · ".join(parts)


def _grade_cells(grade: Grade, say: Voice) -> list[str]:
    verdict = _verdict(grade)
    cells = [escaped(grade.text), say.label("kind_" + grade.kind), say.mark(grade.score), say.mark(grade.owner_score)]
    return [*cells, say.share(grade.degree), say.label(verdict)]


def _verdict(grade: Grade) -> str:
    if grade.good is None:
        return "no_way_yet" if grade.way == "no baseline" else "no_score"
    if grade.kind == "guardrail":
        return "held" if grade.good else "broke"
    if grade.kind == "committed":
        return "done" if grade.good else "not_done"
    return "good" if grade.good else "short"


def _grade_json(grade: Grade) -> dict[str, Any]:
    names = ("id", "text", "kind", "owner", "weight", "degree", "score", "good", "owner_score", "way")
    return {name: getattr(grade, name) for name in names}


def _review_json(review: Review) -> dict[str, Any]:
    return {
        "person": review.person,
        "dimensions": review.dimensions,
        "own": review.own,
        "overall": review.overall,
        "hidden_raters": review.hidden,
        "groups": [{"name": one.name, "raters": one.raters, "means": one.means} for one in review.groups],
    }


def _review_table(review: Review, say: Voice) -> list[str]:
    groups = [f"{escaped(_group_name(one.name, say))} ({one.raters})" for one in review.groups]
    head = [say.label("dimension"), say.label("own_view"), say.label("all_raters"), *groups]
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    for i, dimension in enumerate(review.dimensions):
        cells = [review.own[i], review.overall[i], *(group.means[i] for group in review.groups)]
        lines.append(f"| {escaped(dimension)} | " + " | ".join(say.mark(cell) for cell in cells) + " |")
    if review.hidden:
        lines += ["", Plain(say.label("hidden", count=review.hidden))]
    return lines


def _group_name(name: str, say: Voice) -> str:
    return say.label("other_raters") if name == "others" else name


def _table(names: Sequence[str], say: Voice) -> list[str]:
    return ["| " + " | ".join(say.label(name) for name in names) + " |", "|" + " --- |" * len(names)]
