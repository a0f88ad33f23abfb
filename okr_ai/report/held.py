"""What a large page holds back until somebody asks for it: the list's further rows and their charts, deflated.

5,000 key results as markup are 13 MB that a browser has to lay out; held back they are 1 MB that it need not look at.
"""

import json
import zlib
from base64 import b64encode
from math import isfinite

from markupsafe import Markup

from okr_ai.report.changes import TURNS
from okr_ai.report.chart import HEIGHT, WIDTH, describe, drawing_of, picture_of
from okr_ai.report.content import Item, chance_of
from okr_ai.report.voice import Voice


class Held:
    """Collects rows while a template makes them, and packs them for the page's script."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._rows: list[object] = []
        self._drawn: dict[str, object] = {}

    def row(self, item: Item, place: int, html: str) -> str:
        """Holds a row (the `place`-th by risk) and its chart back; comes back with nothing to show."""
        f = item.forecast
        words = " ".join(part for part in (f.text, item.owner, item.team) if part).lower()
        turn = TURNS[item.change.turn] if item.change else None
        sorted_by = (place, _short(chance_of(f)), _short(f.progress), turn)
        self._rows.append((item.anchor, f.status, words, *sorted_by, html))
        self._drawn[item.anchor] = self._chart(item)
        return ""

    def rows(self) -> Markup:
        """What the script sorts, filters and shows: anchor, status, words, the four orders, and the row as markup."""
        return _packed(self._rows)

    def charts(self) -> Markup:
        """By anchor what is said beside the chart and, where there is one, its shapes and words."""
        return _packed({"size": f"0 0 {WIDTH} {HEIGHT}", "drawn": self._drawn})

    def _chart(self, item: Item) -> tuple[object, ...]:
        say, forecast, key_result = self._voice, item.forecast, item.reviewed.key_result
        told = [describe(forecast, say)]
        if item.decision:
            told = [say.label(item.decision.about), say(item.decision.text)]
        picture = picture_of(forecast, key_result.planned, key_result.check_ins)
        if picture is None:
            return ([*told, say.label("no_chart")],)
        one = drawing_of(picture, forecast, say, places=0)
        return (told, one.behind, one.inside, one.front, one.words)


def _short(value: float | None) -> float | None:
    return None if value is None or not isfinite(value) else round(value, 4)


def _packed(data: object) -> Markup:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(b64encode(zlib.compress(text.encode(), 6)).decode())
