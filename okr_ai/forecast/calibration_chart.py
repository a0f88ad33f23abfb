"""The calibration picture: what was said against what came, as one SVG without scripts or outside files."""

from html import escape
from math import sqrt

import pandas as pd

from okr_ai.model import Bilingual

SIZE, EDGE = 360, 48
_TITLE = Bilingual("Said and came", "预测与实际")
_ACROSS = Bilingual("chance said", "预测的把握")
_UPWARD = Bilingual("share that was hit", "实际达成比例")


def calibration_svg(table: pd.DataFrame, lang: str) -> str:
    """`scores.calibration`'s table as a picture: a dot per bin, its area by cases, its bar the 90 % range that pure
    chance would leave around it (Wilson's interval); good forecasts lie along the diagonal."""
    room = SIZE - 2 * EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" width="{SIZE}" height="{SIZE}" '
        f'role="img" font-family="sans-serif" font-size="11"><title>{escape(_TITLE.in_lang(lang))}</title>',
        f'<rect x="{EDGE}" y="{EDGE}" width="{room}" height="{room}" fill="none" stroke="#999"/>',
        f'<line x1="{EDGE}" y1="{SIZE - EDGE}" x2="{SIZE - EDGE}" y2="{EDGE}" stroke="#999" stroke-dasharray="4 3"/>',
    ]
    for tick in (0.0, 0.5, 1.0):
        x, y = EDGE + tick * room, SIZE - EDGE - tick * room
        parts.append(f'<text x="{x:.1f}" y="{SIZE - EDGE + 16}" text-anchor="middle">{tick:.0%}</text>')
        parts.append(f'<text x="{EDGE - 6}" y="{y + 4:.1f}" text-anchor="end">{tick:.0%}</text>')
    most = max(table["cases"].tolist(), default=1)
    columns = (table[name].tolist() for name in ("cases", "said", "came"))
    for cases, said, came in zip(*columns, strict=True):
        low, high = wilson(came, cases)
        x, y = EDGE + said * room, SIZE - EDGE - came * room
        top, bottom = SIZE - EDGE - high * room, SIZE - EDGE - low * room
        radius = 2 + 8 * sqrt(cases / most)
        parts.append(f'<line x1="{x:.1f}" y1="{top:.1f}" x2="{x:.1f}" y2="{bottom:.1f}" stroke="#2563eb"/>')
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#2563eb" fill-opacity="0.55">'
            f"<title>{cases}: {said:.0%} / {came:.0%}</title></circle>"
        )
    middle = SIZE / 2
    parts.append(f'<text x="{middle}" y="{SIZE - 10}" text-anchor="middle">{escape(_ACROSS.in_lang(lang))}</text>')
    parts.append(
        f'<text x="14" y="{middle}" text-anchor="middle" transform="rotate(-90 14 {middle})">'
        f"{escape(_UPWARD.in_lang(lang))}</text></svg>"
    )
    return "".join(parts)


def wilson(share: float, cases: int, z: float = 1.645) -> tuple[float, float]:
    """The interval for a share seen in so many cases. Wilson, JASA 22 (1927)."""
    if cases == 0:
        return 0.0, 1.0
    middle = (share + z**2 / (2 * cases)) / (1 + z**2 / cases)
    half = z / (1 + z**2 / cases) * sqrt(share * (1 - share) / cases + z**2 / (4 * cases**2))
    return max(0.0, min(share, float(middle - half))), min(1.0, max(share, float(middle + half)))
