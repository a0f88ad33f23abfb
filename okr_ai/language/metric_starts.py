"""Where the words begin that name what is measured: behind who does it, by what means, in which circumstance, since
when."""

from okr_ai.language.adverbs import behind_staff, only_adverbs
from okr_ai.language.circumstances import CIRCUMSTANCE
from okr_ai.language.clauses import Clause
from okr_ai.language.cues import DEED, Cue
from okr_ai.language.lazy import Lazy
from okr_ai.language.lexicon import lexicon
from okr_ai.language.scan import DATE, Scan
from okr_ai.language.text import latin_words
from okr_ai.language.trimming import cleaned, wide

_AFTER_EVENT = Lazy(rf"[^，,。；;]{{2,16}}[后起]\s?的?\s?{DATE}+\s?", needs=DATE)
# "The support team will reach 5,000 users": who does it
_AGENT = Lazy(
    r"[\s\-*]*(?:[a-z&'\-]+\s){0,4}(?:team|department|squad|group|crew|staff)s?\s(?:will|shall|should|must)\s"
)
_MODALS = frozenset(["will", "shall", "should", "must"])
_PERIODS_IN_A_ROW = Lazy(r"连续\s?[\d一二两三四五六七八九十]{1,3}\s?个?(?:天|日|周|星期|月|季度?|年度?|财年|双周)内?")


def ends_before(scan: Scan, place: int, clause: Clause, stop: int, verb: Cue | None) -> tuple[int, int]:
    """Where the words begin and end that stand before number `place` and its markers, which begin at `stop`."""
    head = behind_staff(scan.work, clause.head) if place else clause.head
    if DATE in scan.work and (dated := _AFTER_EVENT.match(scan.work, head, stop)):
        head = dated.end()  # 「上线后三个月内转化率 …」
    if "下" in scan.work or "上" in scan.work:
        for circumstance in CIRCUMSTANCE.finditer(scan.work, clause.head, stop):
            head = circumstance.end()
    if "连续" in scan.work and (row := _PERIODS_IN_A_ROW.search(scan.work, head, stop)):
        head, stop = (row.end(), stop) if not scan.work[head : row.start()].strip() else (head, row.start())
    if "将" in scan.work or "把" in scan.work:
        head = behind_fronting(scan, head, stop, verb)
    elif not _MODALS.isdisjoint(latin_words(scan.work)) and (agent := _AGENT.match(scan.work, head, stop)):
        head = agent.end()
    elif opens_with_means(scan, head):
        head = _behind_means(scan, head, stop)
    elif scan.work.startswith(_MEANS, head) and (named := _BY_NAME.match(scan.work, head, stop)):
        head = named.end()
    return head, stop


_BY_NAME = Lazy(  # 「借助会员日活动沉睡会员唤醒 1.2 万人」
    r"(?:借助|依托|凭借)[^，,。；;\d的和与]{2,10}?(?:活动|平台|工具|渠道|契机|机会|小程序)(?=[^的率数量类中内上期间，,。；;、和与\d\s])"
)
_MEANS = ("通过", "借助", "依托", "利用", "凭借", "围绕")


def opens_with_means(scan: Scan, start: int) -> bool:
    """Whether a clause begins with what is done to get there: 「通过优化选品…」, and no 「通过测试…」."""
    return scan.work.startswith(_MEANS, start) and any(
        cue.start == start + 2 for cue in scan.cues_between(start + 2, start + 3)
    )


def _behind_means(scan: Scan, head: int, stop: int) -> int:
    """Where the known metric begins that no comma parts from the means: 「通过优化选品日活用户数不低于 5 万」."""
    end = len(scan.text[:stop].rstrip())
    found = [at for _, at, to in lexicon().find(scan.text[head:stop]) if head + to == end]
    if not found or min(found) <= 2:
        return head
    window = _WINDOW.search(scan.work, head + 2, head + min(found))
    return window.start() if window else head + min(found)


_WINDOW = Lazy(
    r"(?:\d+\s?(?:天|日|个?月|周|小时|分钟)内?|次[日周月]|每个?[日天周月季年]度?|首[单月次]|[月日周人户]均|平均|新|老)$"
)


_IN_WORDS = ("将来", "将军", "将士", "把握", "把控", "把关", "把手")
_ENDS_OF_WORDS = ("即", "麻", "名", "大", "主", "健", "车", "火", "一")  # 即将, 一把


def behind_fronting(scan: Scan, head: int, stop: int, verb: Cue | None) -> int:
    """Where the object begins that 把 or 将 puts before its verb: 「通过优化选品将毛利率由 30% 提高到 35%」, behind
    who does it, by what means, for whom."""
    end = verb.start if verb is not None and head < verb.start < stop else stop
    at = max(scan.work.rfind("把", head, end), scan.work.rfind("将", head, end))
    if at < head or scan.work.startswith(_IN_WORDS, at) or scan.work.endswith(_ENDS_OF_WORDS, head, at):
        return head
    return head if only_adverbs(scan.work, at + 1, end) or not wide(cleaned(scan, at + 1, end)) else at + 1


def behind_deed(scan: Scan, start: int, end: int) -> int:
    """Where the object begins of the deed that opens a clause: 「优化物流成本，比去年降低 8%」."""
    opening = next(iter(scan.cues_between(start, start + 1)), None)
    if opening is None or opening.word.isascii() or opening.end + 1 >= end:
        return start
    done = opening.kinds == DEED or not opening.kinds.isdisjoint(("soft", "cause"))
    return opening.end if done else start
