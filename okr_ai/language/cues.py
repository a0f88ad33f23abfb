"""The words that carry a key result's meaning (`data/cues.txt`): where they stand and what they do."""

import re
from collections.abc import Iterable
from functools import cache

from okr_ai.language.lazy import Lazy, not_before
from okr_ai.language.phrases import Phrases, start_of
from okr_ai.language.tables import sections_of

VERBS = frozenset({"up", "down", "keep", "reach", "deliver", "soft"})
BOUNDS = frozenset({"ge", "gt", "le", "lt"})
LEVELS = BOUNDS | {"to"}
MARKERS = LEVELS | {"from", "by"}  # what leads to a value
CHANGES = frozenset({"up", "down"})
WAYS = CHANGES | {"keep"}
BETTERMENTS = CHANGES | {"soft"}
DEED = frozenset({"deliver"})  # the kinds of a verb that only does something
_NO_WORK = WAYS | {"soft"}
_INERT = frozenset({"inert"})
_NONE: frozenset[str] = frozenset()
_IRREGULAR = {
    "grow": "grew grown grows growing",
    "cut": "cuts cutting",
    "get": "gets got gotten getting",
    "keep": "keeps kept keeping",
    "hold": "holds held holding",
    "build": "builds built building",
    "write": "writes wrote written writing",
    "run": "runs ran running",
    "win": "wins won winning",
    "make": "makes made making",
    "bring": "brings brought bringing",
    "rise": "rises rose risen rising",
    "fall": "falls fell fallen falling",
    "drive": "drives drove driven driving",
    "hit": "hits hitting",
    "sell": "sells sold selling",
    "find": "finds found finding",
    "set": "sets setting",
    "begin": "begins began begun beginning",
    "become": "becomes became",
    "have": "has had having",
    "see": "sees seen",
    "meet": "meets met meeting",
    "put": "puts putting",
    "send": "sends sent sending",
    "read": "reads reading",
    "speed": "speeds sped speeding",
    "ship": "ships shipped shipping",
    "drop": "drops dropped dropping",
    "plan": "plans planned planning",
    "trim": "trims trimmed trimming",
    "stop": "stops stopped stopping",
    "refer": "refers referred referring",
    "spin": "spins spun spinning",
    "prep": "preps prepped",
    "gather": "gathers gathered gathering",
    "cover": "covers covered covering",
    "uncover": "uncovers uncovered",
    "deliver": "delivers delivered delivering",
    "offer": "offers offered offering",
    "lower": "lowers lowered lowering",
    "widen": "widens widened widening",
    "open": "opens opened opening",
    "happen": "happens happened",
    "shorten": "shortens shortened shortening",
    "lessen": "lessens lessened",
    "strengthen": "strengthens strengthened strengthening",
    "up": "ups upped",
}


class Cue:
    """A word and what it can do here ("up", "to", "ge", …)."""

    __slots__ = ("end", "kinds", "start", "word")

    def __init__(self, start: int, end: int, word: str, kinds: frozenset[str]) -> None:
        self.start = start
        self.end = end
        self.word = word
        self.kinds = kinds


_SHORT = re.compile("[^aeiou]*[aeiou][^aeiouwxy]")  # "cut": its last letter is doubled


def _forms(words: str) -> list[str]:
    """An English verb's forms; of several words the first is turned ("roll out" -> "rolled out")."""
    verb, _, rest = words.partition(" ")
    if verb in _IRREGULAR:
        turned = _IRREGULAR[verb].split()
    elif not verb.isalpha():
        turned = []
    elif verb.endswith("e"):
        turned = [f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"]
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        turned = [f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    elif _SHORT.fullmatch(verb):
        turned = [f"{verb}s", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"]
    else:
        turned = [f"{verb}{'es' if verb.endswith(('s', 'x', 'ch', 'sh', 'z')) else 's'}", f"{verb}ed", f"{verb}ing"]
    return [f"{form} {rest}".strip() for form in (verb, *turned)]


def _turned() -> dict[str, set[str]]:
    """By what forms of irregular verbs begin with, where the verb does not: "ro" -> "rise"."""
    found: dict[str, set[str]] = {}
    for verb, forms in _IRREGULAR.items():
        for form in forms.split():
            if not form.startswith(start_of(verb)):
                found.setdefault(start_of(form), set()).add(verb)
    return found


class _Cues:
    """The words of `cues.txt`. Their forms and what these can do come to be known with the texts that need them."""

    def __init__(self) -> None:
        self._listed = {kind: frozenset(words) for kind, words in sections_of("cues.txt").items()}
        self.kinds: dict[str, frozenset[str]] = {}
        self.phrases = Phrases(_NONE.union(*self._listed.values()), forms=self._forms_of, turned=_turned())

    def _forms_of(self, word: str) -> Iterable[str]:
        for kind, words in self._listed.items():
            if word not in words:
                continue
            kinds = frozenset((kind,))
            if kind not in VERBS:
                forms = [word]
            elif word.isascii():
                forms = _forms(word)
            else:
                forms = [word]
                if word.endswith(("至", "到")):
                    kinds |= {"to"}
            for form in forms:
                self.kinds[form] = self.kinds.get(form, _NONE) | kinds
            yield from forms


@cache
def _cues() -> _Cues:
    return _Cues()


# A Chinese verb followed by one of these is part of a noun: 上线率, 完成时间, 增长额, 发布会, 提升的.
_OF_MEASURE = (
    r"率(?!先)|数(?!据|字|十|百|千|万|\d)|量(?!化)|额|度(?!过)|期(?!间|待)|周期|时长|时效|时间|成本|人数|次数|比例|占比|进度|情况|会(?!员|话|议)|者"
    r"|费(?!率)|费用|频率|频次|的(?!是)|后|前(?!端|台|置)"
)
_NOUN = Lazy(
    rf"{_OF_MEASURE}|记录|质量|环境|系统|平台|机制|能力|难度|效率|体验|环节|阶段|部{not_before('署分件品')}|(?<=运营|研发|采购|销售|培训|设计)中心|团队|人员|经理|满意度|一致性|准确性|完整性|及时性|规范|指标|标准|指数|评分"
)
_MEASURE = Lazy(_OF_MEASURE)
_NOUN_FIRST = frozenset("率数量额度期周时成人次比占进情会者费频的后前记质环系平机能难效体阶部中团经满一准完及规评标指")
# What stands behind these is their object: 搭建平台, 制定标准; only measures are called after them (制定周期).
_MAKING = frozenset((
    "搭建", "建立", "制定", "打造", "构建", "组建", "成立", "编写", "撰写", "推出", "举办", "召开", "举行", "开展",
    "创建", "新建", "建成", "引入", "引进", "完善", "落实", "梳理", "整理", "参加", "找到", "明确", "确定",
))  # fmt: skip
# Verbs of change have such words for their objects (降低成本, 提升团队人效); of those behind them only these are nouns.
_NOUN_OF_CHANGE = Lazy(
    rf"率(?!先)|额(?!度|外)|量{not_before('化级产能')}|度(?!过|假)|期{not_before('间待望末初限权')}|幅度?|空间|趋势|曲线|的(?!是)"
    rf"|后|前{not_before('端台置')}"
)
_NOUN_OF_CHANGE_FIRST = frozenset("率额量度期幅空趋曲的后前")
_NOUN_OF_GROWTH = Lazy(
    r"团队|部门|经理|系统|平台|机制|指数|指标|模型|引擎|阶段|黑客|飞轮|报告|建议",
    needs="团队|部门|经理|系统|平台|机制|指|模型|引擎|阶段|黑客|飞轮|报告|建议",
)  # 增长团队
_ENGLISH_NOUNS = frozenset((
    "note", "notes", "time", "times", "rate", "rates", "readiness", "coverage", "frequency", "quality", "cycle", "page",
    "pages", "plan", "process", "score", "cost", "costs", "count", "duration", "case", "cases", "suite", "failure",
    "failures", "pipeline", "backlog", "velocity", "speed", "environment", "environments", "turnover", "attrition",
    "absence", "absenteeism", "date",
))  # fmt: skip
# "Release pipeline duration", "deploy job success rate"
_MEASURES = frozenset((
    "duration", "lead time", "cycle time", "turnaround time", "success rate", "failure rate", "pass rate",
))  # fmt: skip
_RATES = frozenset(["rate", "score", "coverage", "ratio", "time"])  # "training completion rate"
_WITH_THESE = {  # "open positions", "audit findings"
    "open": ("positions", "roles", "vacancies", "tickets", "issues", "bugs", "cases", "defects", "findings", "alerts"),
    "audit": ("findings", "actions", "points"),
}
_DONE_TO = frozenset((
    "handled", "answered", "passed", "completed", "closed", "resolved", "booked", "made", "held", "filed", "shipped",
    "delivered", "placed", "won", "taken", "lost", "returned", "abandoned", "missed", "filled", "executed", "logged",
    "attended", "conducted", "performed", "received", "processed", "fulfilled", "approved", "signed", "dropped",
    "per", "that", "who", "which", "from", "of", "by",
))  # fmt: skip
_BEFORE_NOUNS = (" first ", " second ", " last ", " next ", " per ")  # "cost per visit"
_BEFORE_FIRST = " -*#\ue001"
_NEXT_WORDS = Lazy(r"\s([a-z]+)(?:\s([a-z]+))?(?:\s([a-z]+))?")


def _makes_english_noun(word: str, plain: str, start: int, end: int) -> bool:
    """Whether the words behind an English word that can be a verb make a noun of it: "release notes"; so does "Tests
    passed"."""
    found = _NEXT_WORDS.match(plain, end)
    if found is None:
        return False
    following, second, third = found.groups()
    named = word[-1] == "s" and (following in _DONE_TO or following.endswith("ing"))
    if named and not plain[:start].strip(_BEFORE_FIRST):
        return True
    if following in _WITH_THESE.get(word, ()):
        return True
    if following in _ENGLISH_NOUNS or second in _MEASURES or f"{second} {third}" in _MEASURES:
        return True
    return second in _RATES and word.endswith("ing") and word != "bring"


_WITH_PARTICLE = ("-up", "-off", "-down")  # "ramp-up", "drop-off at checkout"
_OF_NOUNS = (" per ", *_WITH_PARTICLE)
_RANKS = frozenset(["rank", "ranks", "ranking"])
_CHANGING = Lazy(r"\s?:|\s(?:from|->|→)\s|\s#?\d+(?:st|nd|rd|th)?\s(?:to|->|→)\s")  # "search rank from 9 to 4"


# "Implement cost alerts": no noun begins with these, as one does with release, build or test.
_NEVER_NOUNS = frozenset((
    "implement", "develop", "establish", "introduce", "define", "create", "deliver", "publish", "automate",
    "evaluate", "conduct", "organize", "organise", "identify", "investigate", "negotiate", "integrate", "prepare",
    "configure", "analyze", "analyse", "redesign", "rewrite", "produce", "achieve", "attain", "maintain", "generate",
    "secure", "ensure", "get",
))  # fmt: skip


# 「user interview完成20场」, 「SEO release每月发布3篇」: the last word of an English name in a Chinese sentence.
_SAID_OF_A_NAME = Lazy(
    r"(?:(?<=[a-z]\s)[a-z]+\s|[a-z]+)(?:每[周月日天季年]|平均|累计)?(?:完成|达成|达到|产出|输出|优化|发布|上线|开展|举办|进行|覆盖)(?![后版的过好])",
    needs="完成|达成|达到|产出|输出|优化|发布|上线|开展|举办|进行|覆盖",
)


def _in_noun(word: str, what: frozenset[str], plain: str, start: int, end: int) -> bool:
    """Whether what stands around a word that can be a verb makes it part of a noun."""
    if word in _NEVER_NOUNS:
        return False
    if word[0].isascii():
        if _makes_english_noun(word, plain, start, end) or plain.endswith(_BEFORE_NOUNS, 0, start):
            return True
        if (
            word == "remaining"
            or plain.startswith(_WITH_PARTICLE, end)
            or (word in _RANKS and _CHANGING.match(plain, end))
        ):
            return True
        return plain[end : end + 2].lstrip() > "\u2e80" and _SAID_OF_A_NAME.match(plain, start) is not None
    behind = plain[end : end + 1]
    if what.isdisjoint(_NO_WORK):
        return behind in _NOUN_FIRST and bool((_MEASURE if word in _MAKING else _NOUN).match(plain, end))
    if behind in _NOUN_OF_CHANGE_FIRST and _NOUN_OF_CHANGE.match(plain, end):
        return True
    return bool("nounlike" in what and _NOUN_OF_GROWTH.match(plain, end))


def cues_in(plain: str) -> list[Cue]:
    """The cues of a `normalised` text in order; verbs inside nouns (上线率, "release notes") are left out."""
    cues, found = _cues(), []
    for start, end, word in cues.phrases.find(plain):
        what = cues.kinds[word]
        if (
            not what.isdisjoint(VERBS)
            and (
                what.isdisjoint(WAYS)
                or not word[0].isascii()
                or plain.startswith(_OF_NOUNS, end)
                or word == "remaining"
            )
            and _in_noun(word, what, plain, start, end)
        ):
            what = what - VERBS
        if what and what != _INERT:
            found.append(Cue(start, end, word, what))
    return found
