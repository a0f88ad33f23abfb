"""How a number is held, and the patterns that find one: in figures, in Chinese numerals, in English words."""

from okr_ai.language.lazy import Lazy
from okr_ai.language.numerals import ENGLISH, ENGLISH_SCALES


class Number:
    """A number as it stands in the text, `value_to` when it is a range, `unit` in its usual short form.

    `bound` is the comparator written with it ("20+" -> >=). `bare` is true for a lone Chinese numeral or English
    number word without a unit (「一」, "one"), which is a number only where one is expected.
    """

    __slots__ = ("bare", "bound", "dimension", "end", "factor", "scale", "start", "unit", "value", "value_to")

    def __init__(
        self,
        start: int,
        end: int,
        value: float,
        unit: str | None = None,
        dimension: str = "",
        value_to: float | None = None,
        bound: str | None = None,
        bare: bool = False,
        scale: int = 1,
        factor: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.unit = unit
        self.dimension = dimension
        self.value_to = value_to
        self.bound = bound
        self.bare = bare
        self.scale = scale
        self.factor = factor  # a word for "times so much": 翻番, double


CURRENCY_CODES = (
    *("rmb", "usd", "eur", "gbp", "cny", "jpy", "hkd", "inr", "aud", "cad", "chf", "krw", "myr", "rm", "sgd", "thb"),
    *("twd", "rs", "rp", "nzd", "aed", "sek", "nok", "dkk", "pln", "brl", "mxn", "zar"),
)
_SYMBOLS = (
    r"us\$|hk\$|nt\$|(?<![a-z])(?:us|hk|nt) \$|(?<![a-z])(?:sg|us|au|ca|hk)d\$|au?\$|ca?\$|s\$|r\$|[$¥€£₹₩₪₽₺₱฿₫₦]"
    r"|人民币|美元|美金|欧元|英镑|港币|港元|日元|日币|新台币|台币|澳元|韩元"
)
# Before figures any two or three letters: what looks for their beginning knows the codes.
_CURRENCY = rf"(?:{_SYMBOLS}|(?<![a-z])[a-z]{{2,3}}\.?(?=[ \d]|$))"
_CURRENCY_OF_WORDS = rf"(?:{_SYMBOLS}|(?<![a-z])(?:rmb|usd|eur|gbp|cny|hkd)(?= ))"
# "1,5 km": with these behind it a comma is that of decimals
_AFTER_COMMA = (
    "eur|chf|nok|sek|dkk|pln|czk|k?m|[km]?g|[cm]m|[kmgt]b|m?s|h|hrs?|hours?|mins?|minutes?|days?|weeks?|months?|years?"
    "|[mb]illion"
)
_DIGITS = (
    r"\d{1,3}(?:[ ]\d{3})+(?:[.,]\d{1,2})?(?![\d%.,/:\-])|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)"
    rf"|\d{{1,3}}(?: ?\d{{3}})*,\d{{1,2}}(?=\s?(?:[%€£]|小时|(?:{_AFTER_COMMA})(?![a-z])))"
    r"|\d+(?:\.\d+)?e\+?\d{1,2}(?![a-z\d])|\d{1,3}(?:'\d{3})+(?!\d)"
    r"|\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d+(?:\.\d+)?|\.\d+"
)
_ZH = "零〇一二两俩三四五六七八九十百千万亿兆半廿卅"
_ZH_RUN = rf"[{_ZH}壹贰叁参肆伍陆柒捌玖拾佰仟点]"
_FIRST_WORDS = (
    *sorted([*ENGLISH, "half", "dozen", "hundred"], key=len, reverse=True),
    *(
        "a dozen",
        "a couple of",
        *(f"a couple {scale}" for scale in ("dozen", "hundred", "thousand", "million")),
        "a hundred",
        "a thousand",
        "a million",
        "a billion",
        "a third",
        "a fifth",
        "a tenth",
        "a quarter of",
    ),
)
_NEXT_WORDS = sorted(
    {
        *ENGLISH,
        *ENGLISH_SCALES,
        *[
            "half",
            "halves",
            "third",
            "thirds",
            "quarter",
            "quarters",
            "fifth",
            "fifths",
            "tenth",
            "tenths",
            "eighth",
            "eighths",
            "fourth",
            "fourths",
            *("sixth", "sixths", "seventh", "sevenths", "ninth", "ninths", "twelfth", "twelfths"),
        ],
    },
    key=len,
    reverse=True,
)
_FIRST, _NEXT = "|".join(sorted(_FIRST_WORDS, key=len, reverse=True)).replace(" ", r"\ "), "|".join(_NEXT_WORDS)
_POINTS = "|".join(sorted([*ENGLISH, "oh", "o"], key=len, reverse=True))
SHARE = Lazy(  # 百分之三十, 一又二分之一
    rf"(?P<minus>负)?(?:(?P<plus>[{_ZH}\d]{{1,4}})又)?(?P<of>(?:{_ZH_RUN}{{1,8}}|\d{{1,8}})\s?分之\s?)(?P<part>{_DIGITS}|{_ZH_RUN}+)"
)
_PLUS_MINUS = r"(?:(?<![\w)%\-~])(?<!\d )[+\-±]|(?<=[比从由至到为于在了是])[+\-])\s?"  # no dash between two numbers
_SIGN = rf"(?P<sign>{_PLUS_MINUS}(?=[\d.$¥€£₺])|负\s?|零下|(?:minus|negative)\s)?"
_SIGNED = rf"{_SIGN}(?:(?P<currency>{_CURRENCY})\s?(?P<below>-(?=[\d.]))?)?"
# A number in figures, in Chinese numerals and in English words: few texts need all three; nor has each a Chinese scale
# behind its figures (1万2千, 3百多万).
SCALES = frozenset("十百千万亿兆佰仟")
_SCALED = (
    rf"\s?(?:个(?=[百千]?万(?![达科象级头亩吨])|亿(?!级)))?(?:[多余](?=[万亿]))?[十百千万亿兆佰仟](?:\s?[多余](?=[万亿]))?"
    rf"(?:\s?(?:\d{{1,4}}|[一二两三四五六七八九])\s?[十百千万])*(?:[\d{_ZH}佰仟]*[{_ZH}\d佰仟])?"
)


def _figures(scaled: str) -> str:
    return (
        rf"{_SIGNED}(?:(?P<digits>{_DIGITS})"
        rf"(?:(?P<mixed>{scaled})|(?P<latin>(?:(?:mm|mn|mln|mio|bn|k|m|b|w|t)(?![a-z])|w(?=km(?![a-z]))))"
        rf"|\s?-?(?P<word>(?:hundred|thousand|million|billion|trillion|lakh|lac|crore|cr|dozen)s?|mn|mln|mm|mil|bn|bil|mio|grand|k|m)"
        rf"(?![a-z]))?"
        r"|(?P<vulgar>[½¼¾⅓⅔⅛]))"
    )


FIGURES, FIGURES_WITHOUT_SCALE = Lazy(_figures(_SCALED)), Lazy(_figures("(?!)"))
NUMERALS = Lazy(rf"{_SIGNED}(?P<zh>{_ZH_RUN}+(?:\s?[多余几](?=[万亿]|\s[万亿]))?(?:\s?[万亿]+)?)")
WORDS = Lazy(
    rf"{_SIGN}(?:(?P<currency>{_CURRENCY_OF_WORDS})\s?)?(?<![a-z\-])(?P<en>(?:{_FIRST})"
    rf"(?:[\s\-]+(?:and\s+)?(?:an?\s+|of\s+)?(?:{_NEXT})s?(?![a-z]))*(?:\s+point(?:[\s\-]+(?:{_POINTS})"
    rf"(?![a-z]))+(?:\s+(?:thousand|million|billion)s?(?![a-z]))?)?)(?![a-z])"
)
# Where a number may begin; one set or all plain words, so that the search skips quickly to the next one.
_OTHER_FIGURES = f"½¼¾⅓⅔⅛{_ZH}壹贰叁参肆伍陆柒捌玖拾佰仟"
_BEGIN_FIGURES = rf"[0-9{_OTHER_FIGURES}](?<!零(?=下))"
BEGIN, BEGIN_WORDLESS = Lazy("|".join([_BEGIN_FIGURES, *_FIRST_WORDS])), Lazy(_BEGIN_FIGURES)
BEGIN_PLAIN, OTHER_FIGURES = Lazy("[0-9]"), frozenset(_OTHER_FIGURES)
NUMBER_WORDS = frozenset(word for words in _FIRST_WORDS for word in words.split()) - {"a", "of"}
PREFIX = Lazy(rf"(?:{_PLUS_MINUS}|(?<!正)负\s?|零下|(?<![a-z])(?:minus|negative)\s)?(?:{_CURRENCY}\s?)?\.?$")
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}


def plain_digits(figures: str) -> str:
    """The digits without marks between thousands and with a point before the decimals: 1,200, 1'200, 99,9, 1.234,50."""
    if figures.isdigit():
        return figures
    figures = figures.replace("'", "").replace(" ", "")
    if figures[-3:-2] == "," or figures[-2:-1] == ",":
        figures = figures.replace(".", "").replace(",", ".")
    return figures.replace(",", "") if figures.count(".") < 2 else figures.replace(".", "")
