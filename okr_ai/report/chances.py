"""Chances in people's words."""

from bisect import bisect_right

from okr_ai.model import Bilingual

BOUNDS = (0.03, 0.2, 0.4, 0.6, 0.8, 0.97)
WORDS = (
    Bilingual("almost no chance", "几乎没有可能达成"),
    Bilingual("very unlikely to be hit", "很难达成"),
    Bilingual("unlikely to be hit", "不太可能达成"),
    Bilingual("as likely as not", "达成与否各半"),
    Bilingual("likely to be hit", "较有可能达成"),
    Bilingual("very likely to be hit", "很有可能达成"),
    Bilingual("almost certain to be hit", "几乎一定达成"),
)
TENTHS = ("", "一", "两", "三", "四", "五", "六", "七", "八", "九")


def chance_words(p: float) -> Bilingual:
    """The chance `p` (0..1) as people say it: "very unlikely to be hit", "很难达成"."""
    return WORDS[bisect_right(BOUNDS, p)]


def chance_odds(p: float) -> Bilingual:
    """The chance as a count people can picture: "about 3 in 10", "约三成"."""
    if p < 0.05:
        return Bilingual("less than 1 in 20", "不到半成")
    if p > 0.95:
        return Bilingual("more than 19 in 20", "九成五以上")
    tenths = min(9, max(1, int(10 * p + 0.5)))
    return Bilingual(f"about {tenths} in 10", f"约{TENTHS[tenths]}成")
