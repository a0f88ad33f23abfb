"""A series that ended long ago: what its metric is now, nobody can tell from it."""

from datetime import date

from okr_ai.forecast.steps import Steps
from okr_ai.language.formatting import format_date
from okr_ai.model import Bilingual, Reason

CYCLES, STEPS = 2, 4  # without a value; whichever lasts longer


def ended(steps: Steps, start: date, due: date, as_of: date) -> Reason | None:
    """Why the steps are no ground for what comes until `due`: on `as_of` nothing was measured for longer than two
    cycles such as `start` … `due` (and four steps). None while it is not as long, and for a cycle that they cover."""
    if steps.last is None or due <= steps.ends[-1]:
        return None
    silent, cycle = (as_of - steps.ends[-1]).days, (due - start).days + 1
    if silent <= max(CYCLES * cycle, STEPS * steps.rhythm.length):
        return None
    return Reason(
        "series_ended",
        Bilingual(
            f"the series '{steps.name}' ends on {format_date(steps.last, 'en')}, too long ago to go by: "
            "add its newer values",
            f"序列“{steps.name}”到{format_date(steps.last, 'zh')}就中断了，隔得太久，无从判断：请补上之后的数据",
        ),
        {"metric": steps.name, "last": steps.last.isoformat()},
    )
