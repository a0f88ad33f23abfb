"""How a report speaks: labels, numbers, dates, chances and paces in one language."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import isfinite

from okr_ai.forecast.amounts import counts_whole, rounded
from okr_ai.forecast.status import STATUS_WORDS
from okr_ai.language.formatting import chance_percent, format_date, format_number
from okr_ai.model import Bilingual, Cycle, Forecast, Status
from okr_ai.report.chances import chance_odds, chance_words
from okr_ai.report.labels import LABELS
from okr_ai.report.methods import methods_told

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAY_SPAN = timedelta(45)  # up to here an axis counts days, beyond it months
YEAR_SPAN = timedelta(740)


class Voice:
    """Says a report's values in `lang` (zh or en). Templates get one as `say`."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, words: Bilingual | str) -> str:
        return words.in_lang(self.lang) if isinstance(words, Bilingual) else words

    def label(self, name: str, **values: object) -> str:
        """One of the report's own words or sentences (labels), with its gaps filled."""
        words = self(LABELS[name])
        return words.format(**values) if values else words

    def number(self, value: float | None, unit: str | None = None) -> str:
        """A figure with its unit; a dash when there is none."""
        if value is None or not isfinite(value):
            return "–"
        return format_number(value, unit, self.lang)

    def figure(self, value: float | None, unit: str | None = None) -> str:
        """A measured figure: whole numbers in full, others to four digits."""
        if value is not None and isfinite(value) and not value.is_integer():
            value = float(f"{value:.4g}") if abs(value) < 10_000 else float(round(value))
        return self.number(value, unit)

    def measured(self, value: float | None, forecast: Forecast) -> str:
        """A key result's figure no finer than its target: of hundreds of people in whole people, though a week was cut
        in two."""
        goals = [goal for goal in (forecast.target, forecast.target_to) if goal is not None]
        whole = goals and all(counts_whole(goal, None) for goal in goals)
        if whole and value is not None and isfinite(value) and abs(value) >= 1:
            value = float(round(value))
        return self.figure(value, forecast.unit)

    def about(self, value: float | None, unit: str | None = None, *, whole: bool = False) -> str:
        """A figure that is an estimate: no more of it than is known, `whole` from ten up where it counts things."""
        return self.number(value if value is None else rounded(value, unit, whole=whole), unit)

    def size(self, objectives: int, key_results: int) -> str:
        """How many objectives and key results there are."""
        names = ("one_objective" if objectives == 1 else "objectives", "one_kr" if key_results == 1 else "krs")
        return self.label("joined", one=self.label(names[0], n=objectives), other=self.label(names[1], n=key_results))

    def tick(self, value: float, unit: str | None) -> str:
        """A number at an axis: with its unit only where that is one short sign."""
        return self.number(value, unit if unit in ("%", "‰", "$", "£", "€") else None)

    def signed(self, value: float | None, unit: str | None = None, *, whole: bool = False) -> str:
        """A change with its sign (a true minus); changes of per cent are points."""
        if value is None or not isfinite(value):
            return "–"
        value = rounded(value, unit, whole=whole)
        sign = "+" if value > 0 else "−" if value < 0 else ""
        if unit == "%":
            return sign + format_number(abs(value), None, self.lang) + self.label("points")
        return sign + format_number(abs(value), unit, self.lang)

    def sentence(self, words: Bilingual | str) -> str:
        """The words with a capital at the front, where the language has them."""
        text = self(words)
        return text[:1].upper() + text[1:]

    def pace(self, forecast: Forecast) -> str:
        """The needed and the recent pace: of a level its change a week, of a total what comes in a week, of an
        average the value itself. Empty when none is needed any more."""
        if forecast.needed_rate is None:
            return ""
        needed, recent = (self._rate(rate, forecast) for rate in (forecast.needed_rate, forecast.recent_rate))
        against = {"up": forecast.needed_rate <= 0, "down": forecast.needed_rate >= 0}
        if forecast.measure == "level" and against.get(forecast.direction or "") and recent:
            return self.label("pace_spare" if forecast.needed_rate else "pace_hold", needed=needed, recent=recent)
        falling = "pace_at_most" if forecast.direction == "down" else "pace_average"
        name = falling if forecast.measure == "average" else "pace_needed"
        return self.label(name, needed=needed, recent=recent) if recent else self.label("pace_only", needed=needed)

    def _rate(self, rate: float | None, forecast: Forecast) -> str:
        if rate is None or not isfinite(rate):
            return ""
        whole = counts_whole(forecast.target, forecast.unit)
        if forecast.measure == "average":
            return self.about(rate, forecast.unit, whole=whole)
        amount = self.about if forecast.measure == "total" else self.signed
        return self.label("a_week", value=amount(rate, forecast.unit, whole=whole))

    def day(self, day: date | None) -> str:
        return format_date(day, self.lang) if day else "–"

    def cycle(self, cycle: Cycle) -> str:
        """A cycle by its calendar name (a quarter, a half, a year), else as its draft calls it, else by its days."""
        year, first, last = cycle.start.year, cycle.start, cycle.end
        whole = first.day == 1 and last == last.replace(day=monthrange(last.year, last.month)[1]) and last.year == year
        months = last.month - first.month + 1
        if whole and months == 3 and first.month % 3 == 1:
            return self.label("quarter", year=year, n=(first.month + 2) // 3)
        if whole and months == 6 and first.month in (1, 7):
            number = (1 if first.month == 1 else 2) if self.lang == "en" else ("上" if first.month == 1 else "下")
            return self.label("half", year=year, n=number)
        if whole and months == 12:
            return self.label("year", year=year)
        return cycle.name or self.label("range", first=self.day(first), last=self.day(last))

    def short_day(self, day: date) -> str:
        """Day and month: "14 Aug", "8月14日"."""
        return f"{day.month}月{day.day}日" if self.lang == "zh" else f"{day.day} {MONTHS[day.month - 1]}"

    def axis_day(self, day: date, span: timedelta) -> str:
        """A date at an axis that is `span` long."""
        if span <= WEEKDAY_SPAN:
            return self.short_day(day)
        if span > YEAR_SPAN:
            return f"{day.year}年" if self.lang == "zh" and day.month == 1 else self._month(day, with_year=True)
        return self._month(day, with_year=day.month == 1)

    def _month(self, day: date, *, with_year: bool) -> str:
        if self.lang == "zh":
            return f"{day.year}年{day.month}月" if with_year else f"{day.month}月"
        return f"{MONTHS[day.month - 1]} {day.year}" if with_year else MONTHS[day.month - 1]

    def status(self, status: Status) -> str:
        """As everywhere (okr_ai.forecast.status), with a capital: it stands alone in a cell or before a colon."""
        words = self(STATUS_WORDS[status])
        return words[:1].upper() + words[1:]

    def chance(self, p: float | None) -> str:
        """ "very unlikely to be hit", "很难达成"."""
        return self.label("not_judged") if p is None else self(chance_words(p))

    def odds(self, p: float | None) -> str:
        return "–" if p is None else self(chance_odds(p))

    def percent(self, share: float | None) -> str:
        """A chance as a whole per cent, never claiming certainty it has not."""
        return "–" if share is None else chance_percent(share)

    def share(self, share: float | None) -> str:
        """A share of a whole, e.g. of the way or of the time, as a whole per cent."""
        return "–" if share is None or not isfinite(share) else f"{round(100 * share)}%".replace("-", "−")

    def mark(self, score: float | None) -> str:
        """A score of 0..1 (or a mark of a rating) with two decimals at most."""
        return "–" if score is None or not isfinite(score) else f"{score:.2f}"

    def target(self, forecast: Forecast) -> str:
        """The target with its sense: "≥ 25%", "20%–25%" for a band."""
        if forecast.target is None:
            return "–"
        value = self.number(forecast.target, forecast.unit)
        if forecast.target_to is not None:
            low, high = self.number(forecast.target), self.number(forecast.target_to, forecast.unit)
            behind = forecast.unit != "%" and high.startswith(self.number(forecast.target_to))  # "26–32 days"
            return f"{low if behind else value}–{high}"
        bound = {"up": "≥", "down": "≤"}.get(forecast.direction or "", "")
        return f"{bound} {value}" if bound and self.lang == "en" else bound + value

    def hits(self, count: float | None) -> str:
        """An expected number of hits, to one decimal."""
        return "–" if count is None else f"{count:.1f}"

    def methods(self, methods: Sequence[str]) -> str:
        """How the forecasts were made; empty when none was."""
        told = methods_told(methods, self.lang)
        return self.label("method", methods=told) if told else ""

    def sentences(self, parts: Sequence[str]) -> str:
        return ("" if self.lang == "zh" else " ").join(parts)


def in_both(name: str, **values: object) -> Bilingual:
    """One of the report's own sentences in both languages; a gap may be filled with words in both."""
    return Bilingual(*(_filled(Voice(lang), name, values) for lang in ("en", "zh")))


def _filled(say: Voice, name: str, values: Mapping[str, object]) -> str:
    return say.label(
        name, **{gap: say(value) if isinstance(value, Bilingual) else value for gap, value in values.items()}
    )


def short_days(day: date) -> Bilingual:
    """Day and month in both languages."""
    return Bilingual(Voice("en").short_day(day), Voice("zh").short_day(day))


def quoted(text: str) -> Bilingual:
    """Somebody's words, marked as such."""
    return Bilingual(f"“{text}”", f"“{text}”")
