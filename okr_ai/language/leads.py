"""What each cue does in a key result: which lead to a number (至, 提升 before 20%), which are verbs and no nouns."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from okr_ai.language.adverbs import behind_adverb
from okr_ai.language.clauses import Clause
from okr_ai.language.cues import CHANGES, DEED, VERBS, WAYS, Cue
from okr_ai.language.lazy import Lazy, one_of

# What may stand between a cue and its number without parting them: marks, words of Chinese, words of English.
_MARKS = str.maketrans(dict.fromkeys("\"'“”「」:=*_≈~\t\ue000", " "))
_FILL_ZH = Lazy(  # words, as characters of further code pages make the class slow to compile
    r"[\s约大近略的于在整高低共仅了还仍]*(?:(?:平均|只有|月均|周均|日均|约为|大约|大概|差不多|接近|值|水平|全部|所有|每月|每周|每天|人均|每[^\W\x00-\x7f]{1,2})\s*)*"
)
_FILL_EN = frozenset((
    "about", "approximately", "approx", "approx.", "around", "roughly", "nearly", "almost", "the", "a", "an", "avg",
    "avg.", "just", "only", "consistent", "consistently", "steady", "sustained", "record", "mere", "solid",
    "healthy", "ugx", "kes", "ngn", "zar", "idr", "php", "vnd", "thb", "myr", "sgd", "aed", "sar", "pkr", "lkr",
    "bdt", "mxn", "chf", "sek", "nok", "dkk", "pln", "nzd",
))  # fmt: skip


def _fills(between: str) -> bool:
    words = between.translate(_MARKS)
    if between.endswith("(") and "\ue000" in between:  # "no higher than in Q4 (2.1 days)"
        words = words[:-1].replace(" in ", " ")
    if words.isascii():
        said = words.replace("average of", " ")
        return (
            _FILL_EN.issuperset(said.split() if "\ue000" not in between else said.replace(" s ", " ").split())
            or _OF_THEN.fullmatch(said) is not None
        )
    return _FILL_ZH.fullmatch(words) is not None


_OF_THEN = Lazy(  # "from last winter's 74%", and no "from Anna's 12 clients"
    r"\s*(?:(?:last|this|the|previous|prior)\s)*"
    r"(?:(?:season|winter|spring|summer|autumn|fall|term|semester|sprint|round|survey|audit|edition|today)\ss|previous|prior)\s+",
    needs="season|winter|spring|summer|autumn|fall|term|semester|sprint|round|survey|audit|edition|today|prev|prior",
)
_ABOUT = frozenset(["左右", "大约", "基本", "一定", "roughly", "approximately", "around"])
_POSITIONAL = frozenset({"from", "to", "by", "ge", "gt", "le", "lt"})
_WORD_BEFORE = frozenset((
    "to", "and", "or", "we", "will", "must", "should", "they", "i", "&", "then", "successfully", "fully", "also",
    "been", "is", "are", "be", "were", "was", "have", "has", "team", "teams", "users", "customers", "can",
    "could", "would", "help", "helps", "us", "people", "that", "which", "not", "all",
))  # fmt: skip
_NUMBER_FIRST = Lazy(
    r"[\s\-*]*(?:(?:achieve|reach|deliver|get|see|drive|generate|hit|secure)\s)?(?:an?\s|at least\s)?"
    r"[+>≥~]?\s?\d[\d.,]*(?:\s?(?:%|percent|x)|[\s\-]p(?:oin)?t)[^,，;；]{0,40}$"
)
_TIME_TO = frozenset((
    "time", "days", "hours", "weeks", "cost", "ability", "willingness", "likelihood", "intent", "leads", "visitors",
    "lead", "visitor",
))  # fmt: skip
_WHO, _AUXILIARY = frozenset(["that", "who", "which"]), frozenset(["have", "has", "are", "is", "were", "was"])
# How or how soon it is done: words that begin no name.
MANNER = "持续不断|尽快|尽早|尽量|尽力|抓紧|早日|进一步|不断|逐步|逐渐|稳步|切实|着力|大力|全力|努力|大幅度?|显著|明显"
_BEFORE_ZH = Lazy(
    r"(?:[并且和与及、/能可已被均将来再后或者去拟需应要会便]|完全|成功|全部|自主|正式|顺利|按时|如期|同时|团队|我们|主动|陆续"
    rf"|我部门?|本(?:部门?|团队|公司|司|组|店|中心)|(?:{MANNER})地?"
    # adverbs that also stand in names: 持续服务客户数, 有效转化率
    r"|(?P<naming>持续|全面|积极|有效|重点|继续|深入|率先|及时|快速|迅速|加快|严格|充分)地?)\s*$"
)
_HEAD = Lazy(
    r"[\s\-*•·\d.、)(\ue000\ue001#>\"'“「]*"
    rf"(?:本?季度?|每(?:季度|{one_of('周月天日年')})|我们|团队|将|在|内|前|\s"
    r"|(?:by|before|until|within|during|in)\s(?=\ue000)|\ue000|to|we|will|the|team|successfully|fully)*[\s:]*"
)


def settle(
    cues: list[Cue], starts: list[int], work: str, clauses: list[Clause], values: Sequence[tuple[int, int]]
) -> list[list[Cue]]:
    """Keep of each cue what it does here: markers that lead to a number, verbs in a verb's place.

    `starts` are the places where the cues begin, `values` those of numbers and placeholders. Returns the leads of each,
    the nearest first.
    """
    if not cues:
        return [[] for _ in values]
    if ">" in work and " > " in work:
        _turn_arrows(cues, values)
    leads = [_leads_to(start, cues, bisect_left(starts, start) - 1, work) for start, _ in values]
    leading = [cue for chain in leads for cue in chain]
    clause, last = 0, len(clauses) - 1
    for cue in cues:
        while clause < last and clauses[clause + 1].start <= cue.start:
            clause += 1
        if cue in leading:
            continue
        if not cue.kinds.isdisjoint(_POSITIONAL):
            cue.kinds -= _POSITIONAL
        if cue.kinds.isdisjoint(VERBS) or _in_verb_place(cue, work, clauses[clause]):
            continue
        if not behind_adverb(cue, work, clauses[clause], values):
            cue.kinds -= VERBS
    return leads


def _turn_arrows(cues: list[Cue], values: Sequence[tuple[int, int]]) -> None:
    """ "Open rate 18% > 25%": between two values it is an arrow and no bound."""
    begun, ended = {start for start, _ in values}, {end for _, end in values}
    for cue in cues:
        if cue.word == ">" and cue.start - 1 in ended and cue.end + 1 in begun:
            cue.kinds = _ARROW


_ARROW, _VAGUE = frozenset({"to"}), frozenset({"vague"})


def _leads_to(at: int, cues: list[Cue], behind: int, work: str) -> list[Cue]:
    """The cues that lead to a value at `at`, the nearest first: from cue number `behind` back while nothing parts
    them."""
    chain: list[Cue] = []  # `list[Cue]()` takes fifteen times as long
    place_taken = False
    bound = _bound_on_part(at, cues, behind, work) if work.endswith(("的", "的 "), 0, at) else None
    behind = behind if bound is None else bound
    while behind >= 0 and cues[behind].end <= at and at - cues[behind].end < 30:
        cue = cues[behind]
        between = work[cue.end : at]
        fills = not between or between == " " or _fills(between)
        if fills and cue.kinds == _VAGUE:
            if cue.word not in _ABOUT:
                break  # 「提升效率 30%」
        elif fills or behind == bound:
            latin = cue.word.isascii()
            if cue.kinds & VERBS and work.endswith((" a ", " an "), 0, cue.start):
                cue.kinds -= VERBS  # "to a record 40%": a noun
                at, behind = cue.start, behind - 1
                continue
            if latin and place_taken and not cue.kinds & _WITH_CHANGE:
                break  # "time to hire from 45 days": no verb
            if latin and (_is_plural(cue, work) or _is_counted(cue, work) or (chain and _is_limited(cue, chain, work))):
                break  # "Site visits 2x", "cost per lead under $5", "cost to serve one", "cold start < 2 s": no deed
            if chain and _names_what_changes(cue, chain[-1]):
                break  # 「同店销售增长 5%」
            if latin and _changes(chain) and ("change_noun" in cue.kinds or not cue.kinds & _WITH_CHANGE):
                break  # "cost to serve down 10%", "saving rises to 12%"
            place_taken = place_taken or bool(cue.kinds & _PLACED)
            chain.append(cue)
        elif chain or "each" not in cue.kinds or at - cue.end > 3:  # 降至每单 5 元 goes on
            break
        at, behind = cue.start, behind - 1
    return chain


def _bound_on_part(at: int, cues: list[Cue], behind: int, work: str) -> int | None:
    """The number of the bound that stands on a share of a whole at `at`: 「不超过收入的22%」."""
    if not _SHARE.match(work, at):
        return None
    near = range(behind, max(behind - 3, -1), -1)
    return next((i for i in near if cues[i].kinds & _OF_WHOLE and _PART_OF.fullmatch(work, cues[i].end, at)), None)


_OF_WHOLE = frozenset({"ge", "gt", "le", "lt"})
_PART_OF = Lazy(r"\s?[^\s\d，,。；;]{1,8}的\s?")
_SHARE = Lazy(r"\d[\d.]*\s?[%‰]|[百千万]分之")
_PLACED = frozenset({"from", "to", "by"})
_WITH_CHANGE = WAYS | _PLACED
_NAMING = frozenset({"deliver", "nounlike"})


def _changes(chain: list[Cue]) -> bool:
    return bool(chain) and bool(chain[-1].kinds & CHANGES)


def _is_plural(cue: Cue, work: str) -> bool:
    """Whether an English word that can be a verb is a noun in the plural: with another word straight before it."""
    if not cue.word.endswith("s") or cue.kinds & VERBS != DEED:
        return False
    before = re.split(r"[^a-z&]+", work[max(0, cue.start - 16) : cue.start].strip())[-1]
    return bool(before) and before not in _WORD_BEFORE


_LIMITED = Lazy(r"\s?[\d.,]+(?:\s?%|:\d)|\s?[\d.,]+\s?(?:m?s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?)(?![a-z])")


def _is_limited(cue: Cue, chain: list[Cue], work: str) -> bool:
    """Whether an English word that can be a verb names what takes less than some time: "app cold start < 2 seconds"."""
    if cue.kinds & VERBS != DEED or chain[-1].kinds.isdisjoint(_UPPER):
        return False
    before = work[: cue.start].split()
    noun = before and before[-1].isalpha() and not before[-1].endswith("s") and before[-1] not in _WORD_BEFORE
    return bool(noun) and cue.word[-1] not in "sdg" and _LIMITED.match(work, chain[-1].end) is not None


_UPPER = frozenset({"le", "lt"})


def _is_counted(cue: Cue, work: str) -> bool:
    """Whether an English word that can be a verb names what a rate counts, somebody has or something costs: "cost per
    lead", "customers' share", "cost to serve"."""
    if not cue.kinds & VERBS:
        return False
    if work.endswith(" to ", 0, cue.start) and work.startswith(" ", cue.end):
        return work[: cue.start - 4].rpartition(" ")[2] in _TIME_TO
    return work.endswith((" per ", "s' ", "'s "), 0, cue.start) and not work.endswith("let's ", 0, cue.start)


def _names_what_changes(cue: Cue, next_cue: Cue) -> bool:
    """Whether a Chinese word that can be a verb is the noun that the next one changes: 「销售增长」."""
    if not cue.kinds >= _NOUN_OF_LEVEL or cue.kinds & _WITH_CHANGE or "cause" in cue.kinds:
        return False
    return next_cue.word == "累计" or (bool(next_cue.kinds & CHANGES) and cue.word != "累计")


_NOUN_OF_LEVEL = frozenset({"nounlike", "reach"})
_PARTICLES = ("-out", "-up", "-off", "-down", "-in ", "-on ", "-over")
_PLAIN_ED = ("eed", "embed", "shed")
_PARTICIPLES = frozenset(["written", "built", "held", "sold", "sent", "made", "met", "won", "run", "found", "read"])
_ENDS = Lazy(r"[\s*]*(?:(?:by|before|in|until|within)?\s?\ue000+[\s*]*)?")
# "Significantly raise …", "further reduce …": how it is done, not how often.
_HOW = Lazy(
    r"[\s\-*\ue001]*(?:(?!(?:week|month|dai|quarter|year|hour|ear|on|fami|supp|assemb|rep|app|time)ly\s)[a-z]{3,}ly|further)\s",
    needs="ly|further",
)


# "Audits completed for all suppliers": a noun at the head
_DONE = Lazy(r"\s(?:completed|held|conducted|performed|carried out|finished)\s(?:for|with|in|across|by|at|on)\s")


def _is_compounded(work: str, end: int) -> bool:
    """ "Post-launch survey" has no verb at its head, "roll-out" can be one."""
    return work[end + 1 : end + 2].isalpha() and not work.startswith(_PARTICLES, end)


def _in_verb_place(cue: Cue, work: str, clause: Clause) -> bool:
    """Whether a word that can be a verb stands where a verb stands: not inside a noun (测试覆盖率, "page load
    time")."""
    if work.startswith(("-", " + "), cue.end) and (work[cue.end] == " " or _is_compounded(work, cue.end)):
        return False  # "post-launch survey", "Boost + Verified shipped": a name
    latin = cue.word.isascii()
    if not latin and not cue.kinds & _NAMING and cue.kinds & VERBS:
        return True
    if cue.start == clause.start or ((head := _HEAD.match(work, clause.start, cue.start)) and head.end() == cue.start):
        return not (cue.word.endswith("s") and _DONE.match(work, cue.end))
    if latin:
        words = work[max(clause.start, cue.start - 16) : cue.start].split()
        if words and words[-1].endswith("ly") and _HOW.fullmatch(f"{words[-1]} "):  # "will significantly raise"
            words = work[max(clause.start, cue.start - 32) : cue.start].split()[:-1]
        if len(words) > 1 and words[-1] == "to" and words[-2] in _TIME_TO:
            return False
        if words and words[-1] == "to" and cue.word.endswith("ed") and not cue.word.endswith(_PLAIN_ED):
            return False  # "from first call to signed contract"
        if len(words) > 1 and words[-2] in _WHO and words[-1] in _AUXILIARY:
            return False  # "accounts that have retired the sheet"
        if "change_noun" in cue.kinds and _NUMBER_FIRST.match(work, clause.start, cue.start):
            return True
        if words and (words[-1] in _WORD_BEFORE or (words[-1][-1] in "0123456789%" and cue.kinds & CHANGES)):
            return True
        if _HOW.fullmatch(work, clause.start, cue.start):
            return True
        done = cue.word.endswith("ed") or cue.word in _PARTICIPLES
        if words and words[-1] == "get":
            return done  # "get certified", and no "get open bugs below 20"
        turned = done or (cue.word.endswith("s") and bool(cue.kinds & CHANGES))
        return turned and "change_noun" not in cue.kinds and bool(_ENDS.fullmatch(work, cue.end, clause.end))
    if work.startswith("并", cue.end) or not work[cue.end : clause.end].strip(" 了*\ue001"):
        return True
    if work[cue.start - 1] in "中里上" and "在" in work[clause.start : cue.start]:
        return True  # 「在测试环境中部署 …」
    before = _BEFORE_ZH.search(work, max(clause.start, cue.start - 4), cue.start)
    return before is not None and (before["naming"] is None or not cue.kinds >= _NOUN_OF_LEVEL)
