"""One fan chart as inline SVG: what was measured, where it leads, and where it should be.

Colours, widths and patterns live in the page's style sheet; the SVG holds classes only, so that 300 charts stay small
and follow light, dark and print.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import isfinite

from markupsafe import Markup, escape

from okr_ai.model import CheckIn, Fan, Forecast
from okr_ai.report.axes import date_ticks, ticks
from okr_ai.report.voice import Voice

WIDTH, HEIGHT = 460, 290
LEFT, RIGHT, TOP, BOTTOM = 60, 12, 26, 26
ACROSS, DOWN = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
WINDOW = f"M{LEFT} {TOP - 4}H{WIDTH - RIGHT + 4}V{HEIGHT - BOTTOM}H{LEFT}z"  # where the lines may be drawn
MOST_POINTS = 120  # of a drawn line; more cannot be seen at this width

Point = tuple[date, float]
Shape = tuple[str, str]
Words = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Plane:
    """Maps days and values to the drawing's coordinates."""

    first: date
    last: date
    low: float
    high: float
    places: int

    def x(self, day: date) -> float:
        days = max(1, (self.last - self.first).days)
        return LEFT + ACROSS * (day - self.first).days / days

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return TOP + DOWN * (1.0 - share)

    def path(self, points: Iterable[Point]) -> str:
        if self.places:
            form = f"%.{self.places}f %.{self.places}f"
            return "M" + "L".join([form % place for place in self.spots(points)])
        whole = [(round(x), round(y)) for x, y in self.spots(points)]
        steps = (f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(whole))  # half as long as the places themselves
        return f"M{whole[0][0]} {whole[0][1]}l" + " ".join(steps).replace(" -", "-")

    def spots(self, points: Iterable[Point]) -> list[tuple[float, float]]:
        """x and y of many points in one go: most of a large page's time is spent here."""
        first, days = self.first.toordinal(), max(1, (self.last - self.first).days)
        low, height = self.low, self.high - self.low
        return [
            (LEFT + ACROSS * (day.toordinal() - first) / days, TOP + DOWN * (1.0 - (value - low) / height))
            for day, value in points
        ]

    def at(self, place: float) -> str:
        return f"{place:.{self.places}f}"


@dataclass(frozen=True, slots=True)
class Picture:
    """What a chart draws, cleaned: finite values, oldest first, history cut to a useful length."""

    history: tuple[Point, ...]
    fan: Fan | None
    planned: tuple[Point, ...]
    check_ins: tuple[Point, ...]


def picture_of(forecast: Forecast, planned: Sequence[Point] = (), check_ins: Sequence[CheckIn] = ()) -> Picture | None:
    """What there is to draw for a key result; None when neither measurements nor a forecast are there."""
    start, due = forecast.start, forecast.due
    since = start - 2 * (due - start) if start and due and (due - start).days < 100_000 else date.min
    history = [(day, value) for day, value in forecast.history if isfinite(value) and since <= day <= forecast.as_of]
    fan = _finite(forecast.fan)
    reported = [(one.date, one.value) for one in check_ins if one.value is not None and isfinite(one.value)]
    shown = [point for point in reported if since <= point[0] <= forecast.as_of]
    if not (history or fan or shown):
        return None
    curve = [(day, value) for day, value in planned if isfinite(value)]
    return Picture(thinned(sorted(history)), fan, tuple(sorted(curve)), tuple(sorted(shown)))


def thinned(points: Sequence[Point]) -> tuple[Point, ...]:
    """At most MOST_POINTS points that keep every stretch's lowest and highest, and both ends."""
    if len(points) <= MOST_POINTS:
        return tuple(points)
    stretches = MOST_POINTS // 2 - 1
    kept = {0, len(points) - 1}
    for i in range(stretches):
        stretch = range(i * len(points) // stretches, (i + 1) * len(points) // stretches)
        kept |= {min(stretch, key=lambda j: points[j][1]), max(stretch, key=lambda j: points[j][1])}
    return tuple(points[j] for j in sorted(kept))


def _finite(fan: Fan | None) -> Fan | None:
    """The fan without dates at which any quantile is not a number; None when nothing is left."""
    if fan is None:
        return None
    lines = (fan.q025, fan.q10, fan.q50, fan.q90, fan.q975)
    rows = [row for row in zip(fan.dates, *lines, strict=True) if all(isfinite(value) for value in row[1:])]
    if not rows:
        return None
    return Fan(*zip(*rows, strict=True))


def _plane(picture: Picture, forecast: Forecast, places: int) -> _Plane:
    """The window: everything but the outer band in full; that one may leave it when it is far wider than the rest."""
    fan = picture.fan
    days = [day for line in (picture.history, picture.planned, picture.check_ins) for day, _ in line]
    days += [*(fan.dates if fan else ()), forecast.as_of, *([forecast.due] if forecast.due else [])]
    values = [value for line in (picture.history, picture.planned, picture.check_ins) for _, value in line]
    values += [value for value in (forecast.target, forecast.target_to) if value is not None and isfinite(value)]
    values += [*fan.q10, *fan.q90] if fan else []
    low, high = min(values), max(values)
    if fan:
        room = 0.5 * (high - low)
        low, high = max(low - room, min(low, *fan.q025)), min(high + room, max(high, *fan.q975))
    pad = 0.06 * (high - low) or abs(high) * 0.1 or 1.0
    first, last = min(days), max(days)
    return _Plane(first, last if last > first else first + timedelta(1), low - pad, high + pad, places)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart's shapes, in the order they are drawn: lines and areas (style class, path) behind, inside and in front
    of the window that clips the forecast, and words (style class that says how they are anchored, x, y, text)."""

    behind: list[Shape]
    inside: list[Shape]
    front: list[Shape]
    words: list[Words]


def drawing_of(picture: Picture, forecast: Forecast, voice: Voice, *, places: int = 1) -> Drawing:
    """What to draw, with coordinates to so many decimal places."""
    plane = _plane(picture, forecast, places)
    behind, words = _grid(plane, forecast, voice)
    inside = [*_target(plane, forecast), *_lines(plane, picture, joined=forecast.measure != "average")]
    front, notes = _notes(plane, forecast, voice)
    return Drawing(behind, inside, front, words + notes)


def fan_chart(picture: Picture, forecast: Forecast, voice: Voice, name: str) -> Markup:
    """The chart as `<svg role="img">` with its own title and description; `name` makes the ids of this page unique.

    It is clipped by the page's `<clipPath id="plot">` around WINDOW.
    """
    drawing = drawing_of(picture, forecast, voice)
    parts = [
        f'<svg class="fan" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape(forecast.text)}</title><desc id="{name}-d">{escape(describe(forecast, voice))}'
        "</desc>",
        *_paths(drawing.behind),
        '<g clip-path="url(#plot)">',
        *_paths(drawing.inside),
        "</g>",
        *_paths(drawing.front),
        *(f'<text class="{style}" x="{x}" y="{y}">{escape(text)}</text>' for style, x, y, text in drawing.words),
        "</svg>",
    ]
    return Markup("".join(parts))


def _paths(shapes: Iterable[Shape]) -> list[str]:
    return [f'<path class="{style}" d="{path}"/>' for style, path in shapes]


def _grid(plane: _Plane, forecast: Forecast, voice: Voice) -> tuple[list[Shape], list[Words]]:
    bottom, lines, words = HEIGHT - BOTTOM, list[Shape](), list[Words]()
    for value in ticks(plane.low, plane.high):
        y = plane.y(value)
        lines.append(("g", f"M{LEFT} {plane.at(y)}H{WIDTH - RIGHT}"))
        words.append(("e", str(LEFT - 6), plane.at(y + 3.5), voice.tick(value, forecast.unit)))
    for day in date_ticks(plane.first, plane.last):
        x = plane.x(day)
        if LEFT <= x <= WIDTH - RIGHT - 8:
            lines.append(("k", f"M{plane.at(x)} {bottom}v4"))
            words.append(("m", plane.at(x), str(HEIGHT - 9), voice.axis_day(day, plane.last - plane.first)))
    return [*lines, ("k", f"M{LEFT} {bottom}H{WIDTH - RIGHT}")], words


def _target(plane: _Plane, forecast: Forecast) -> list[Shape]:
    if forecast.target is None or not isfinite(forecast.target):
        return []
    start = plane.at(plane.x(max(forecast.start, plane.first)) if forecast.start else LEFT)
    end, y = WIDTH - RIGHT, plane.at(plane.y(forecast.target))
    if forecast.target_to is not None and isfinite(forecast.target_to):
        other = plane.at(plane.y(forecast.target_to))
        return [
            ("tb", f"M{start} {y}H{end}V{other}H{start}z"),
            ("t", f"M{start} {y}H{end}M{start} {other}H{end}"),
        ]
    return [("t", f"M{start} {y}H{end}")]


def _lines(plane: _Plane, picture: Picture, *, joined: bool) -> list[Shape]:
    shapes: list[Shape] = []
    fan, history = picture.fan, picture.history
    if fan:
        joint = [history[-1]] if joined and history and history[-1][0] < fan.dates[0] else []
        for low, high, name in ((fan.q025, fan.q975, "b95"), (fan.q10, fan.q90, "b80")):
            upper = joint + list(zip(fan.dates, high, strict=True))
            lower = list(zip(fan.dates, low, strict=True))[::-1]
            shapes.append((name, plane.path(upper + lower) + "z"))
        shapes.append(("f", plane.path(joint + list(zip(fan.dates, fan.q50, strict=True)))))
    if picture.planned:
        shapes.append(("p", plane.path(picture.planned)))
    if history:
        shapes.append(("h", plane.path(history)))
        x, y = plane.at(plane.x(history[-1][0]) - 3), plane.at(plane.y(history[-1][1]))
        shapes.append(("n", f"M{x} {y}a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"))
    marks = ((plane.at(plane.x(day)), plane.at(plane.y(value) - 4)) for day, value in picture.check_ins)
    diamonds = "".join(f"M{x} {y}l4 4l-4 4l-4-4z" for x, y in marks)
    if diamonds:
        shapes.append(("c", diamonds))
    return shapes


def _notes(plane: _Plane, forecast: Forecast, voice: Voice) -> tuple[list[Shape], list[Words]]:
    """The words on the drawing: the target at its line, the day of the report at its own."""
    x = plane.x(forecast.as_of)
    anchor = "m" if LEFT + 30 < x < WIDTH - RIGHT - 30 else ("e" if x > WIDTH / 2 else "s")
    words = [(anchor, plane.at(x), str(TOP - 10), voice.short_day(forecast.as_of))]
    if forecast.target is not None and isfinite(forecast.target):
        label = voice.label("target") + " " + voice.target(forecast)
        y = plane.y(forecast.target if forecast.target_to is None else max(forecast.target, forecast.target_to))
        words.append(("tl", str(WIDTH - RIGHT), plane.at(y - 5 if y > TOP + 16 else y + 14), label))
    return [("a", f"M{plane.at(x)} {TOP - 6}V{HEIGHT - BOTTOM}")], words


def describe(forecast: Forecast, voice: Voice) -> str:
    """The chart in words, for those who do not see it."""
    told = []
    if forecast.current is not None:
        told.append(voice.label("said_now", value=voice.measured(forecast.current, forecast)))
    if forecast.target is not None:
        told.append(voice.label("said_target", value=voice.target(forecast)))
    if forecast.expected is not None:
        told.append(voice.label("said_expected", value=voice.about(forecast.expected, forecast.unit)))
    if "80" in forecast.intervals:
        low, high = (voice.about(value, forecast.unit) for value in forecast.intervals["80"])
        told.append(voice.label("said_range", low=low, high=high))
    return voice.sentences(told)
