"""Which of several figures is the target where a limit of time, a share or a score stands beside it."""

from okr_ai.language.cues import VERBS, cues_in
from okr_ai.language.lazy import Lazy
from okr_ai.language.scan import Scan

_ENDED = Lazy(r"\s*(?:$|[,，。;；)|])")
_LIMIT = Lazy(r"\s?(?:(?:之|以)?内(?![部容测审训])(?:得到|予以|获得)?|(?=完成|跑完|做完|搞定|交付|部署|恢复))")


def _opens_with_hours(scan: Scan) -> bool:
    """「20 分钟完成全部发布」, and no 「2 周完成迁移」, which says by when."""
    number = scan.numbers[0]
    return number.unit in ("s", "min", "h") and not scan.work[: number.start].strip()


def join_limits(scan: Scan) -> None:
    """「5 分钟内完成首次下单」: a limit of time is the target where no other figure stands; so it is in "80% of orders
    ship within 3 days, from 6 days", whose baseline speaks of it."""
    numbers, roles = scan.numbers, scan.roles
    if len(numbers) == 1:
        within = _LIMIT.match(scan.work, numbers[0].end) if numbers[0].dimension == "time" else None
        if within and roles[0] == "condition" and (within[0].strip() or _opens_with_hours(scan)):
            deeds = cues_in(scan.work[within.end() : within.end() + 8])  # not 「三分钟内英文视频」
            if (deeds and not deeds[0].start and deeds[0].kinds & VERBS) or _ENDED.match(scan.work, within.end()):
                roles[0] = "target"
        return
    if roles.count("baseline") != 1 or roles.count("target") != 1 or "condition" not in roles:
        return
    limit, baseline = roles.index("condition"), numbers[roles.index("baseline")]
    target = roles.index("target")
    if numbers[limit].dimension == "time" == baseline.dimension != numbers[target].dimension:
        roles[limit], roles[target] = "target", "condition"


_IN_SHARE = Lazy(r"\s(?:[^,;]*\s)?(?:in|from|by|for|on|across|among)\s(?:at least\s|over\s|more than\s)?")


def join_scores(scan: Scan) -> None:
    """ "8 or higher out of 10 in 80% of answers": the share is the target, the score says of which answers."""
    score, share = scan.numbers[0], scan.numbers[1]
    if share.dimension != "share" or scan.roles[:2] != ["target", "condition"]:
        return
    if scan.work.startswith(" of ", share.end) and _IN_SHARE.fullmatch(scan.work, score.end, share.start):
        scan.roles[:2] = ["condition", "target"]


def join_all(scan: Scan) -> None:
    """ "All 7 managers use the sheet for each deal over 50k": where no other figure is the target, they all are."""
    first = scan.numbers[0]
    none = {*scan.roles} == {"condition"} and first.dimension in ("", "count")
    if none and scan.work[: first.start].strip(" -*") in ("all", "全部", "所有"):
        scan.roles[0] = "target"


def join_shares(scan: Scan) -> None:
    """ "First answer under 10 minutes for 80% of tickets (now 55%)": the target is what the baseline speaks of, the
    limit or the share beside it a condition."""
    if scan.roles.count("baseline") != 1 or "target" not in scan.roles:
        return
    baseline, target = scan.roles.index("baseline"), scan.roles.index("target")
    numbers = scan.numbers
    of_things = scan.work.startswith(("的", " 的", " of "), numbers[target].end)  # 低于10分钟的工单占80%
    dimension = numbers[baseline].dimension
    if of_things and numbers[target].dimension == "share" != dimension:
        if scan.roles[baseline + 1 : baseline + 2] == ["target"] and numbers[baseline + 1].dimension == dimension:
            scan.roles[target] = "condition"  # 80%的订单发货时间从6天缩短到3天
        return
    if dimension != "share" or numbers[target].dimension == "share":
        return
    fitting = ("condition", "target") if of_things else ("condition",)
    shares = [i for i in range(target, baseline) if scan.roles[i] in fitting and numbers[i].dimension == "share"]
    if len(shares) == 1:
        scan.roles[shares[0]], scan.roles[target] = "target", "condition"
