"""Figures that are names or windows and never a target: v2.0, P95, 5G, ISO 27001, 近30日, 第3期, list numbers,
links."""

from okr_ai.language.lazy import Lazy, not_before, one_of

_HEAD = Lazy(
    rf"\s*(?:{one_of('-*•·▪●○')}\s+)?(?:(?:kr|o|关键结果|目标|指标|our (?:goal|target|aim))\s*\d*(?:[.\-]\d+)*\s*"
    rf"(?:{one_of(':、)]】')}|\.(?!\d))\s*"
    r"|kr\s?\d{1,2}(?:[.\-]\d{1,2}){0,2}\s+(?=[^\W\d])"
    rf"|[(\[]?\d{{1,2}}(?:\.\d{{1,2}})*\s*{one_of('.、)]')}(?!\d)\s*|[①-⑳]\s*)"
)
_OF_WHOM = Lazy(r"\W*(?:[a-z&]+\s){1,3}kr\s?\d{0,2}:\s+")  # "Product KR: "
_HEADS = frozenset("ko关目指")  # the letters that a label begins with: quicker to look at
_LINK = Lazy(r"https?://\S+|\]\([^)\s]{0,300}\)|`[^`]{0,200}`")

# What stands before the figures of a name: 「第 3 期」, "P95", "top-10", "ISO 27001", "last 30 days".
_OF_WINDOW = "last|past|trailing|rolling|first|previous|every|per"
_NAMED = (
    r"v\.?|version|release|p|s|sev-?|tier-?|level|stage|phase|wave|step|milestone|"
    r"m|d|t\+|d\+|day|day-|w\+|top-?|iso|soc|pci|gb|cmmi|wcag|http|rfc|cve|gpt|claude|llama|python|java|php|node|nist|fips|iec|ieee|dss|sp|cfr|article|vue|react|ios|android|"
    r"fortune|windows|ie|es|tls|ipv|usb|type|covid|web|h|b|c|o|k|f|x|a|g|#|issue|ticket|pr|"
    r"line|zone|plant|ward|gate|room|lab|module|unit|lesson|part|week|session|sprint|epic|task|story|track|group|class|grade|option|batch|cohort|round|phase|building|chapter|section|appendix|table|figure|q|l|series|version|no\.?|number"
)
_BEFORE = Lazy(
    rf"(?:第|(?P<window>近|过去|最近|(?<![之以日年月当目提])前|滚动|连续|每|(?<![a-z])(?:{_OF_WINDOW})\s)"
    rf"|(?<![a-z])(?:{_NAMED})\s?-?)$"
)
_WORDS = frozenset([word.rstrip("\\+-.?#") for word in f"{_OF_WINDOW}|{_NAMED}".split("|")])  # quicker to look at
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TIME = Lazy(
    r"\s?个?(?:天|日|周|月|季度|年|小时|分钟|工作日)|[\s-](?:days?|weeks?|months?|quarters?|years?|hours?|minutes?)(?![a-z])"
)
_OF_ITSELF = frozenset("×*后双")
_LAST_OF_WAY = ("公里", "km", "米")
_TO = frozenset("到至为")
_LAST = frozenset("第近去前动续每.#×*后+双")  # the last characters of what stands before a name's figures
_COUNTED = Lazy(r"\s?(?:个|家|名|人|天|次|万|亿|%|percent|million|users|customers)")
# What follows the figures of a name: 「7日留存」, "30-day retention", "99.9th percentile", 「404 错误」, "5G", "24/7".
_WINDOW_ZH = Lazy(
    r"\s?(?:天|日|个?月|周|年)\s?内?(?:留存|复购|回购|活跃|退货|退款|转化|流失|ltv|gmv|roi|回款|新增|均|滚动|移动)"
)
_HIT = r"\s?\+\s?的?(?:爆[文款品]|文章|推文|笔记|视频|稿件)(?=[^\d，,。；;]{0,6}\d)"  # 10w+ 爆款 4 篇
_WINDOW_EN = Lazy(
    r"[\s-](?:days?|weeks?|months?|hours?|minutes?)[\s-](?:(?:user|customer|new|active|free)\s)?(?:retention|repeat|repurchase|churn|return|"
    r"activation|active|rolling|window|average|moving|ltv|conversion|survival|readmission|trial|mortality|sla|survey)"
    rf"|w{_HIT}"
)
_AFTER = Lazy(
    r"(?:\.\d+){2,}(?![\d%])|\d*(?:st|nd|rd|th)(?![a-z])"
    rf"|(?<=9\d)\s?线{not_before('上下索路程')}"
    r"|x{1,2}(?![a-z])\s?(?:错误|报错|errors?)"
    r"|(?<![\d.]\d)g(?![a-z])\s?(?:网络|手机|套餐|用户|基站|商用|network|$|[^a-z\d])|[dk]\s?(?:打印|建模|模型|视频|画质|分辨率|printing|model|display|video)"
    r"|k\s(?:run|race)(?![a-z])|(?:(?<=\sa\s5)|(?<=\sa\s10))k\s(?:under|below|in|within|without)(?![a-z])|\s?[x×*]\s?(?:24|7|8)(?!\d)|/(?:7|24)(?!\d)|v\d+(?![a-z\d])"
)
_PLACE_ZH = Lazy(  # 3 号仓, 2号楼, 1号线: which one
    r"\s?号\s?(?:仓|库|楼|线|厅|门|窗|站|店|机|炉|塔|厂|车间|产线|生产线|地块|馆|院|桥|井|矿)"
)
_HITS = Lazy(rf"\s?万{_HIT}")
_GOES_ON = {
    "号": _PLACE_ZH,
    "万": _HITS,
    **dict.fromkeys("天日个月周年", _WINDOW_ZH),
    **dict.fromkeys("-wmh", _WINDOW_EN),
    **dict.fromkeys(".0123456789snrtxgdkv/*×线", _AFTER),
}  # by how that begins, a space aside
# The same without a pattern, as most are rare: 7-Eleven, 「世界 500 强企业」, "a 4-day week"; 「度评估」 behind 360.
OF_WEEK = ("-day week", " day week", "-day work week", " day work week", "-day working week", "-day workweek")
# Before these a space may stand too.
_APART = ("强企业", "强客户", "强公司", "强品牌", "强供应商", "强伙伴", "分位", "百分位", "热线")
_NAMES_BEHIND = (*_APART, *(f" {name}" for name in _APART), "-eleven", "-figure", "同城", "氪", *OF_WEEK)
_ALL_ROUND = (
    "度评", "度反馈", "度考", "度测评", "度环评", " 度评", " 度反馈", " 度考", " 度环评", "评估", "测评", "环评",
    "反馈", "-degree", " degree", "°评", "°测", "°反馈", "°考", "°环评", "° 评", "° 测", "° 反馈", "° 考",
)  # fmt: skip
_NO_AGE = ("理", "表", "码", "言", "销")
_MAY_BE_NAMED = frozenset("-强热分百同氪度评测环反d°")
_ROUND = ("360", "180", "270")
_STATUS = Lazy(r"(?:[2-5]\d\d)\s?(?:错误|报错|状态码|errors?(?![a-z])|pages?(?![a-z])|页面|响应码)")


def links_and_marker(plain: str) -> list[tuple[int, int]]:
    """The spans of a list marker or label at the head of a `normalised` text (KR1:, 2., ①), of links and code, and of
    days that no calendar has: no dates, but no amounts either."""
    first, head = plain[:1], None
    if first in _HEADS or not ("a" <= first <= "z" or "\u4e00" <= first <= "\u9fff"):
        head = _HEAD.match(plain)
    if head is None and "kr" in plain[:32] and (named := _OF_WHOM.match(plain)) and named.end() < len(plain):
        head = named
    spans = [head.span()] if head and head.end() < len(plain) else []
    if "`" in plain or ("]" in plain and "](" in plain) or (":" in plain and "http" in plain):
        spans += [match.span() for match in _LINK.finditer(plain)]
    if "月" in plain or ("-" in plain and ("-3" in plain or "-29" in plain)):
        spans += [match.span() for match in _NO_SUCH_DAY.finditer(plain)]
    if "-" in plain and "-20" in plain:
        spans += [match.span() for match in _YEARS.finditer(plain) if 0 < int(match[2]) - int(match[1]) < 6]
    if "s " in plain and " and " in plain and not _PLACES_MANY.isdisjoint(plain.split()):
        spans += [match.span() for match in _PLACES_SAID.finditer(plain)]
    if ":" in plain and "1:1" in plain:
        spans += [match.span() for match in _ONE_TO_ONE.finditer(plain)]
    return spans


_YEARS = Lazy(
    r"(?<![\d.,$€£¥])(20[012]\d)-(20[123]\d)(?![\d.,%]|\s?(?:[kmb](?![a-z])|[^\x00-\u2e80]))"
)  # "2024-2025 churn data"
# "in halls 2 and 3": which ones, not how many
_PLACES_MANY = frozenset(
    ["halls", "buildings", "lines", "zones", "plants", "wards", "rooms", "gates", "floors", "lanes"]
)
_PLACES_SAID = Lazy(
    rf"(?<![a-z])(?:{'|'.join(sorted(_PLACES_MANY))})\s\d{{1,3}}(?:,\s\d{{1,3}})*\sand\s\d{{1,3}}(?![\d%.])"
)
_NO_SUCH_DAY = Lazy(
    r"(?:20\d\d年)?(?<!\d)(?:0?2月(?:29|3[01])|(?:0?[469]|11)月31)[日号](?:之?前|以前)?"
    r"|(?<!\d)20\d\d-(?:0?2-(?:29|3[01])|(?:0?[469]|11)-31)(?!\d)"
)
_ONE_TO_ONE = Lazy(
    r"(?<=(?:\sa|ly)\s)1:1(?=\s(?:with|per|every|each)\s)"
    r"|(?<!\d)1:1(?=s(?![a-z])|\s?(?:meeting|session|check-?in|call|chat|conversation|沟通|面谈|辅导|访谈|会谈))"
)
_RANK = Lazy(
    r"(?:排名|排行|榜|名列|位列|进入|跻身|冲进|冲入|挤进|获得|取得|拿到|拿下|保持|份额|行业|全国|全省|类目|同类|搜索|成为|rank(?:ing|ed|s)?|become|enter|finish|reach|in)[^\d，,。;；]{0,10}(?:top[\s-]?|前|第)\s?$"
)


_A_PLACE = Lazy(r"[\d一二三四五六七八九十]{1,4}\s?名(?![^\W\d_])")  # 第三名
_BEFORE_RANK = frozenset("前第p-")


def is_rank(plain: str, start: int) -> bool:
    """Whether figures are a rank to reach (排名前 10, "rank in the top 3"): at most that number."""
    before = plain[start - 1 : start]
    if before not in _BEFORE_RANK and not before.isspace():
        return False
    if before == "第" and _A_PLACE.match(plain, start):
        return True
    return plain[max(0, start - 4) : start].strip().endswith(("前", "第", "top", "top-")) and bool(
        _RANK.search(plain, max(0, start - 24), start)
    )


def _is_limit(plain: str, start: int, behind: str) -> bool:
    """ "Answer within a 2-day window": how long it may take."""
    limits = behind.endswith(("window", "sla"))
    return limits and plain.endswith(("within ", "within a ", "within an ", "within the "), 0, start)


# "Scrap on line 4 above 2%"; behind "add to the line 3 models" things are counted
_PLACES = frozenset(["line", "zone", "plant", "ward"])
_THINGS = Lazy(
    r"[%\d]|\s(?!(?:above|below|under|over|at|by|from|to|is|are|in|on|of|for|and|or|every|each|with|within|per|up|down|runs?"
    r"|stays?|reaches|hits|until|before|after|during|across|between|through|as)(?![a-z]))[a-z]"
)
# "Fix the top 10 crashes": so many things to do, and no "sales of the top 10 shops up 5%"
_TOP_DONE = Lazy(
    r"(?:[\s\-*•#]|kr\s?\d*[.:]?)*(?!(?:achieve|reach|be|become|rank|enter|hit|get|make|secure|stay|of|for|in|at|as)\s)"
    r"[a-z]{3,}\s(?:the|our|all)\stop[\s\-]?"
)
_TOP_THINGS = Lazy(r"\s(?!(?:in|of|on|by|spot|place|position|rank)(?![a-z]))[a-z][^\d]*")
# 「前 20% 的门店」
_TOP_SHARE = ("%的", "% 的", *("%" + who for who in ("服务", "客户", "用户", "门店", "商家", "员工", "商品", "产品")))
_OF_VERSION = ("版", "时代", "战略", "计划", "体系", "升级", "改版", " 版", " 升级")
_QUOTES = ('"', "“", "”", "「", "」", "『", "』")


_SHIPPED = ("上线", "发布", "落地", "建成", "验收", "项目", "推广", "试点", "切换", "投产", "建设", "重构", "切流")
_SHIPS = Lazy(r"[\s\-*•#]*(?:完成|推动|推进|全面|正式|顺利)*(?:上线|启动|发布|推出|搭建|建成|升级|落地|重构)(?!后)")
# the ends of a metric's name and of what leads to its value: 「评分 4.0 上线」
_ENDS_MEASURE = frozenset("分率度量额数值比级星均价长本到至为达于过是约近破超")
_UPGRADED = Lazy(r"(?<![分率度额数级])升级[到至为]\s?(?:[a-z][a-z.+#]*\s)?$")


def _is_version(plain: str, start: int, end: int) -> bool:
    """「店长手册 2.0 版」, 「推出“店长手册 2.0”」, 「绩效系统 2.0 上线」, 「启动绩效系统 2.0」, no score of “4.0”."""
    if plain.startswith(_OF_VERSION, end):
        return True
    if plain.startswith(_QUOTES, end):
        return not plain.endswith(_QUOTES, 0, start)
    before, behind = plain[max(0, start - 2) : start].rstrip()[-1:], plain[end:].lstrip()
    if not before.isalpha() or before in _ENDS_MEASURE:
        return False
    return behind.startswith(_SHIPPED) or (before > "\u2e80" and not behind and _SHIPS.match(plain) is not None)


def _is_upgrade(plain: str, start: int, end: int) -> bool:
    """「RN 升级到 0.74」, 「升级到 JDK 17」, and no 「会员升级到 300 人」, no 「评分升级到 4.6」."""
    bare = plain[end : end + 1] in ("", "，", "。", ",", ";", ")") or plain.startswith("版", end)
    return bare and _UPGRADED.search(plain, max(0, start - 20), start) is not None


def is_last_of_way(plain: str, start: int, end: int) -> bool:
    """「最后一公里」, 「最后 100 米」: the last part of whatever way, and no distance."""
    before, behind = plain[max(0, start - 3) : start].rstrip(), plain[end : end + 3].lstrip()
    return before.endswith("最后") and behind.startswith(_LAST_OF_WAY)


# 「1024 程序员节」, 「88 大促」: an event called by its day; 「520 名教师过节」 are counted.
_EVENT = Lazy(
    r"\s?(?:(?:[^\W\d\x00-\u024f]{2})?大促(?!销)"
    r"|[^\W\d\x00-\u024f]{2,3}节(?![目点约省能奏课假奖水电气拍日]))"
)
_DAY = Lazy(r"([1-9])\1|38|(?:1[0-2]|[1-9])(?:0[1-9]|[12]\d|3[01])")
_COUNTING = frozenset("个人名家次万亿千百位款场件单份台只条张元块分天日月年周小岁倍项篇套期组%+-~至到以的")
_UNIVERSITIES = ("211", "985")
# 「211/985 院校」, 「985 高校」; 「211 家门店」 are counted
_OF_UNIVERSITIES = Lazy(
    r"(?:\s?[/、和及与]\s?(?:211|985)(?!\d))?\s?(?:院校|高校|大学|名校|工程(?!师)|毕业|本科|硕士|博士|研究生|学历|学校|应届|生源|背景)"
    r"|\s?/\s?(?:211|985)(?!\d)"
)


def _is_called_by_figures(plain: str, start: int, end: int) -> bool:
    """Whether the figures are a day that an event is called by, or the name of a group of universities."""
    if end - start == 3 and plain.startswith(_UNIVERSITIES, start) and _OF_UNIVERSITIES.match(plain, end):
        return True
    near = plain[end : end + 6]
    return ("节" in near or "大促" in near) and bool(_EVENT.match(plain, end) and _DAY.fullmatch(plain, start, end))


def is_name(plain: str, start: int, end: int) -> bool:
    """Whether the figures from `start` to `end` belong to a name, a window or an ordinal."""
    behind = plain[end : end + 1]
    if behind == " ":
        behind = plain[end + 1 : end + 2]
    if (behind > "\u2e80" or behind == "/") and behind not in _COUNTING and _is_called_by_figures(plain, start, end):
        return True
    goes_on = _WINDOW_EN if behind == "d" and plain[end] == " " else _GOES_ON.get(behind)
    if goes_on and (name := goes_on.match(plain, end)):
        return not _is_limit(plain, start, name[0])
    if behind == "年" and plain.startswith("年代", end) and plain[end + 2 : end + 3] not in _NO_AGE:
        return True  # 80年代, not 「5年代理权」
    if behind in _MAY_BE_NAMED and (
        plain.startswith(_NAMES_BEHIND, end) or (plain[start:end] in _ROUND and plain.startswith(_ALL_ROUND, end))
    ):
        return True
    if plain[start] == "7" and start >= 3 and plain.startswith("24/7", start - 3):
        return True
    if end - start == 3 and (
        _STATUS.match(plain, start) or (plain.startswith(".0", end - 2) and _is_version(plain, start, end))
    ):
        return True
    last = plain[max(0, start - 2) : start].rstrip(" -")[-1:]
    if "a" <= last <= "z":
        near = plain[max(0, start - 14) : start].rstrip(" -")
        if near[len(near.rstrip(_LETTERS)) :] not in _WORDS:
            return "升级" in near and _is_upgrade(plain, start, end)
    elif last not in _LAST:
        return last in _TO and _is_upgrade(plain, start, end)
    elif last in _OF_ITSELF:
        if last == "后":
            return plain[start:end] in ("1", "100") and is_last_of_way(plain, start, end)
        if last == "双":
            return plain[start:end] in ("11", "12")
        ahead = plain[max(0, start - 4) : start].replace(" ", "")
        return plain[start:end] in ("24", "8", "12") and ahead.startswith(("7", "5"))  # 7×24 小时
    return _is_called_so(plain, start, end, last)


def _is_called_so(plain: str, start: int, end: int, last: str) -> bool:
    """Whether the words before the figures make them a name, a window or a place among others; `last` is the last
    character before them."""
    apart = last > "z" and plain[start - 1] == " "  # 第 3 期
    before = _BEFORE.search(plain, max(0, start - 12), start - apart)
    if not before or is_rank(plain, start):
        return False
    if before["window"]:
        return bool(_TIME.match(plain, end)) or (last == "前" and plain.startswith(_TOP_SHARE, end))
    word = before[0].rstrip(" -")
    if word.endswith("+") and plain.count(word) > 1:
        return False  # 「从 T+8 缩短到 T+4」: days that change
    if (len(word) == 1 or word in ("day", "week")) and plain[: before.start()].rstrip()[-1:].isdigit():
        return False  # "1d 2h", "1 day 2 hours"
    if len(word) == 1 and word in "aslmbcoxgfkh":
        return (word in "mlsxh" and before[0] == word) or before[0].endswith("-")
    if word in _PLACES:
        return not _THINGS.match(plain, end)
    if word == "number" and plain.endswith("the number ", 0, start) and not plain[end:].strip(" .%"):
        return False  # "bring the number 20"
    if word == "top" and _TOP_DONE.fullmatch(plain, 0, start) and _TOP_THINGS.fullmatch(plain, end):
        return False
    if word in ("top", "no", "number", "day", "d", "release", "version", "series", "step", "level"):
        return not _COUNTED.match(plain, end)
    return True
