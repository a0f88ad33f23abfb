"""What is said to a person, in both languages, and the few words that stand for fixed choices."""

from typing import Literal, NamedTuple

Lang = Literal["zh", "en", "mixed"]
Letter = Literal["S", "M", "A", "R", "T", "set", "alignment"]
Severity = Literal["error", "warning", "info"]
Direction = Literal["increase", "decrease", "maintain", "reach", "deliver"]
TargetKind = Literal["absolute", "relative_change", "percentage_points", "multiple", "count"]
Comparator = Literal[">=", "<=", ">", "<", "="]
Measure = Literal["level", "total", "average"]
Status = Literal["on_track", "at_risk", "off_track", "achieved", "missed", "no_data"]


class Bilingual(NamedTuple):
    """One thing to say to a person, in both languages."""

    en: str
    zh: str

    def in_lang(self, lang: str) -> str:
        """The Chinese words for `zh` (and `mixed`), else the English ones."""
        return self.zh if lang in ("zh", "mixed") else self.en
