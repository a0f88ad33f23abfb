"""A radar chart as inline SVG: a person's own view beside the others'."""

from collections.abc import Sequence
from math import cos, pi, sin

from markupsafe import Markup, escape

WIDTH, HEIGHT, RADIUS = 420, 330, 108
CENTRE = (WIDTH / 2, HEIGHT / 2)
FEWEST = 3  # axes; fewer make no shape


def radar_chart(
    dimensions: Sequence[str],
    lines: Sequence[tuple[str, Sequence[float | None]]],
    highest: float,
    *,
    name: str,
    title: str,
    text: str,
) -> Markup:
    """The chart as `<svg role="img">`, or nothing for fewer than three dimensions.

    `lines` are (style class, one mark per dimension) and at most `highest`; a line with a gap is drawn as dots.
    `text` says the same in words.
    """
    if len(dimensions) < FEWEST or highest <= 0:
        return Markup("")
    count = len(dimensions)
    parts = [
        f'<svg class="radar" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(text)}</desc>'
    ]
    for share in (0.25, 0.5, 0.75, 1.0):
        parts.append(f'<path class="g" d="{_shape([share] * count)}"/>')
    for i, dimension in enumerate(dimensions):
        x, y = _point(i, count, 1.0)
        label_x, label_y = _point(i, count, 1.14)
        side = "m" if abs(label_x - CENTRE[0]) < 12 else "e" if label_x < CENTRE[0] else "s"
        parts.append(f'<path class="g" d="M{CENTRE[0]:.0f} {CENTRE[1]:.0f}L{x:.1f} {y:.1f}"/>')
        parts.append(f'<text class="{side}" x="{label_x:.1f}" y="{label_y + 4:.1f}">{escape(_short(dimension))}</text>')
    for style, marks in lines:
        shares = [None if mark is None else min(1.0, max(0.0, mark / highest)) for mark in marks]
        known = [share for share in shares if share is not None]
        if len(known) == count:
            parts.append(f'<path class="{style}" d="{_shape(known)}"/>')
        for i, known_share in enumerate(shares):
            if known_share is not None:
                x, y = _point(i, count, known_share)
                parts.append(f'<circle class="{style}-dot" cx="{x:.1f}" cy="{y:.1f}" r="3"/>')
    return Markup("".join([*parts, "</svg>"]))


def _point(i: int, count: int, share: float) -> tuple[float, float]:
    angle = 2 * pi * i / count - pi / 2
    return CENTRE[0] + RADIUS * share * cos(angle), CENTRE[1] + RADIUS * share * sin(angle)


def _shape(shares: Sequence[float]) -> str:
    points = (_point(i, len(shares), share) for i, share in enumerate(shares))
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "z"


def _short(label: str) -> str:
    """A label that fits beside the drawing: Chinese characters are twice as wide."""
    room = 18
    for i, character in enumerate(label):
        room -= 1 if character.isascii() else 2
        if room < 0:
            return label[:i] + "…"
    return label
