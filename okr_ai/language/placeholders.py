"""What stands where a number should: X%, XX, TBD, 待定, ____, 两位数."""

from okr_ai.language.lazy import Lazy
from okr_ai.language.text import characters, latin_words

_PLACEHOLDER = Lazy(  # how each begins comes first: quicker to tell than one by one
    r"(?=[xyznkabmtds?_<\[$¥€£.]|…|待|〈|某|未|○|〇|△|□|两|双|三|个)(?:"
    r"〈待补:[^〈〉]{1,60}〉|<[a-z][^<>\n]{0,60}[?]>|"
    r"(?<![a-z\d])(?:x{1,4}|a(?!\s?[dhwuc])|[yznkbm])\s?(?=%|[万亿个家天分元人次]|小时|percent|days?(?![a-z])|hours?(?![a-z])|users|customers|weeks?(?![a-z]))"
    r"|(?<![a-z\d])x{1,4}\s?(?=[倍名位件篇场])|[$¥€£](?:x+|[yz])(?=(?:[kmb]|bn)?(?![a-z]))|(?<![a-z\d])xx+(?![a-z])"
    r"|(?<![a-z\d])[xyzn]\s(?=(?:months?|minutes|mins|seconds)(?![a-z]))"
    r"|(?<![a-z\d])x{1,4}\s?(?=(?:ms|min|mins|hrs?|[hskm]|pp|bps|kg|km|[mg]b|bn)(?![a-z]))|(?<![a-z])(?:tbd|tbc|tba|todo)(?![a-z])|待定|待确认|待补充?|待填写?|待评估|待明确|未定|某个?数"
    r"|(?<![a-z])(?:double|single|triple)[\s-]digits?(?![a-z])|[两双三个]位数(?![学据字组值控码])"
    r"|[?]{2,}|_{2,}(?![a-z])|(?<=[\s:到至为达])[?](?=%|\s?[个万])|<(?:[a-z]|[^\W\x00-\u024f])[^<>\n]{0,24}>|\[(?:x+|n|y|z|number|target|baseline|数字|数值|目标值?|待定|tbd|metric|value)\]"
    r"|[○〇△□]{2,}|(?:…|\.{3})%|(?<=from )[xyab](?= to)|(?<= to )(?:[xyzn]|(?<![c-f] to )b)(?=$|[\s.,;)])"
    r"|(?<= by )[xyzn](?=$"
    r"|[\s.,;)])|(?<=[到至为达从由])[xyzabn](?![a-z\d]))"
)


# Every placeholder holds one of these; most key results hold none.
_HINT = Lazy(
    r"(?<![a-z\d])(?:[xyznkbm](?![a-z\d])|a%)|[?_<\[○〇△□…待某]|[两双三个]位数|-digit|\sdigit|未定|xx|\$x|tb[dca]|todo|\.{3}%"
)
# What a hint holds, quicker to tell.
_LETTERS, _SIGNS = frozenset([*"xyznkbm", "digit", "digits"]), frozenset("?_<[○〇△□…待某位")


def placeholders_in(plain: str) -> list[tuple[int, int]]:
    """The spans of a `normalised` text where a number is still missing."""
    words = latin_words(plain)
    if words.isdisjoint(_LETTERS) and _SIGNS.isdisjoint(characters(plain)):
        latin = words and (
            "xx" in plain or "$x" in plain or "tb" in plain or "a%" in plain or "todo" in plain
        )  # else not looked for: Chinese text is slow to look through for Latin letters
        if not latin and "未定" not in plain and "...%" not in plain:
            return []
    if not _HINT.search(plain):
        return []
    spans = [(match.start(), match.start() + len(match[0].rstrip())) for match in _PLACEHOLDER.finditer(plain)]
    if not spans and "x" in words and (counted := _SO_MANY.match(plain)):
        return [counted.span("many")]
    return spans


_SO_MANY = Lazy(  # "Onboard X verified farmers", and no "Grow X followers", "Launch Model X"
    r"\W*(?:kr\s?[\d.]*:\s?)?"
    r"(?:sign|secure|onboard|hire|recruit|train|win|close|acquire|interview|certify|complete|deliver"
    r"|open|visit|host|hold|conduct|reach|get|have)\s(?:at least\s)?"
    r"(?P<many>x)\s(?:(?!by\s|for\s|with\s|on\s)[a-z\d\-]+\s){0,3}"
    r"(?!ads|followers|posts|threads)[a-z\-]{2,}s(?![a-z])"
)


_OWN_GAP = Lazy(  # with the word that leads to a value, so that what is left still is a sentence
    r"(?P<date>(?<=by\s)<date[?]>|〈待补:日期〉)"
    r"|(?:(?<![a-z])(?:from\s|to\s|currently\s))?<[a-z][^<>\n]{0,60}[?]>"
    r"|(?:从|由|到|至|当前)?〈待补:[^〈〉]{1,60}〉",
    needs="?>|〈待补",
)


def own_gaps(plain: str) -> list[tuple[int, int, bool]]:
    """The spans of gaps as a rewrite of ours marks them, <baseline?> and 〈待补：现状〉, and whether a date belongs
    there. Their words name what is missing, and say nothing of the key result."""
    return [(*match.span(), match["date"] is not None) for match in _OWN_GAP.finditer(plain)]
