"""`okr-ai score`: 0 to 1 for key results and objectives, and evaluations of people."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from okr_ai.cli.inputs import speech_options, standing_options
from okr_ai.cli.language import wanted_lang
from okr_ai.cli.writing import write_output
from okr_ai.errors import InputError
from okr_ai.model import Bilingual

if TYPE_CHECKING:
    from okr_ai.cli.standing import Standing
    from okr_ai.scoring import Shares


@click.command(
    epilog="Example: okr-ai score examples/gift-shop/2011-q3.en.md --metrics examples/gift-shop/metrics/weekly.csv "
    "--as-of 2011-10-02"
)
@standing_options
@click.option(
    "--rollup",
    type=click.Choice(["mean", "weighted", "worst", "children"]),
    help="How an objective's score is made; by the weights where some are stated, else the mean.",
)
@click.option(
    "--evaluate", metavar="CSV", help="Evaluate people: their contribution and growth (person, contribution, growth)."
)
@click.option(
    "--shares", metavar="A,B,C", default="70,20,10", show_default=True, help="Shares of OKR, contribution, growth."
)
@click.option("--ratings", metavar="CSV", help="A 360-degree review: person, group, rater, dimension, rating.")
@click.option("--least", type=click.IntRange(3), default=3, show_default=True, help="Raters a group needs to be shown.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="For people, or programs."
)
@click.option("-o", "--output", metavar="FILE", help="Write the 360-degree review: .html with radar charts, or .xlsx.")
@speech_options
def command(
    drafts: tuple[str, ...],
    metrics: tuple[str, ...],
    as_of: date | None,
    rollup: Any,
    evaluate: str | None,
    shares: str,
    ratings: str | None,
    least: int,
    form: str,
    output: str | None,
    lang: str | None,
    stdin_filename: str | None,
) -> None:
    """Score key results by kind, roll them up, and set the owners' own scores beside the computed ones.

    A commitment is kept or not, of a stretch 0.7 is good, and a guardrail holds or not and never enters a mean.
    """
    from okr_ai.cli.standing import load_standing
    from okr_ai.report.excel import reviews_xlsx
    from okr_ai.report.scores import Scores, reviews_html, scores_json, scores_markdown
    from okr_ai.scoring import evaluate as evaluate_people
    from okr_ai.scoring import review_ratings, score_objectives
    from okr_ai.scoring.evaluation import PAY
    from okr_ai.scoring.tables import read_evaluation, read_ratings

    day = as_of or date.today()
    standing = load_standing(drafts, metrics, day, lang=lang, stdin_filename=stdin_filename)
    tongue = wanted_lang(lang)
    speak = tongue or standing.lang
    scored = tuple(
        one
        for reviewed, forecasts in standing.drafts
        for one in score_objectives(
            [each.objective for each in reviewed.objectives], {f.id: f for f in forecasts}, rollup=rollup
        )
    )
    grades = [grade for one in scored for grade in one.grades]
    people = evaluate_people(grades, read_evaluation(evaluate), _shares(shares)) if evaluate else ()
    reviews = review_ratings(read_ratings(ratings), least=least) if ratings else ()
    scores = Scores(scored, people, reviews, _day_of(standing, day))
    if people:
        click.echo(PAY.in_lang(speak), err=True)
    if output:
        in_excel = output.lower().endswith(".xlsx")
        write_output(output, reviews_xlsx(reviews, speak) if in_excel else reviews_html(reviews, speak))
    click.echo(scores_json(scores) if form == "json" else scores_markdown(scores, speak), nl=False)


def _day_of(standing: "Standing", day: date) -> tuple[int, int] | None:
    """Which day of how many it is in the cycle that all drafts share; None when it is over or they share none."""
    cycles = {reviewed.draft.cycle for reviewed, _ in standing.drafts}
    cycle = cycles.pop() if len(cycles) == 1 else None
    if cycle is None or not cycle.start <= day <= cycle.end:
        return None
    return (day - cycle.start).days + 1, cycle.days()


def _shares(written: str) -> "Shares":
    from okr_ai.read import values
    from okr_ai.scoring import Shares

    parts = [values.plain_number(part.strip().rstrip("%")) for part in written.split(",")]
    if len(parts) != 3 or any(part is None for part in parts):
        raise InputError(
            Bilingual(f"'{written}' are not three shares", f"“{written}”不是三个占比"),
            Bilingual("write them like 70,20,10", "请写成 70,20,10 这样"),
            path="--shares",
        )
    numbers = [part or 0.0 for part in parts]
    whole = 1.0 if sum(numbers) < 2 else 100.0
    return Shares(*(number / whole for number in numbers))
