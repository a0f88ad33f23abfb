"""Figures that are names or windows and never a target: v2.0, P95, 5G, ISO 27001, 近30日, 第3期, list numbers."""

import re

_PROTECTED = re.compile(
    r"""
    ^\s*(?:[-*•·▪●○]\s+)?(?:(?:kr|o|关键结果|目标|指标)\s*\d*(?:[.\-]\d+)*\s*[:.、)\]】]\s*|[(\[]?\d{1,2}(?:\.\d{1,2})*\s*[.、)\]](?!\d)\s*|[①-⑳]\s*)
    |(?<![a-z])v\.?\s?\d+(?:\.\d+)*(?:\.x)?(?![a-z%])
    |(?<![\d.])\d+\.\d+\.\d+(?:\.\d+)*(?![\d%])
    |(?<![a-z])p\s?(?:50|75|90|95|99|99\.9|999|9999)(?!\d)
    |(?<![a-z])(?:p|s|sev|sev-|priority|tier|tier-|level|level-|l|stage|phase|wave|step|milestone|m|d|t\+|d\+|day|day-|w\+)\s?[0-9]{1,2}(?![\d%.,]|\s?(?:天|个|家|%|percent))(?=$|[^a-z\d])
    |(?<![\d.])(?:50|75|90|95|99|99\.9)(?:th|分位|百分位)(?:\s?percentile)?
    |(?<![a-z])(?:iso|soc|pci|gb|cmmi|sox|gdpr|wcag|http|rfc|cve|gpt|claude|llama|python|java|php|node|vue|react|ios|android|windows|ie|es|tls|ipv|usb|type|covid|web|h|b2|c2|o2|k|f|x|s2b2|mp|tob|toc|a|g)[-\s]?\d+(?:[.\-:]\d+)*(?![\d%,.]*\d)(?=$|[^a-z%\d万千百])
    |(?<![a-z\d])(?:\d+[dgk](?=[^a-z\d]|$)(?=\s?(?:网络|手机|套餐|用户|打印|建模|模型|video|画质|分辨率|网|基站|printing|model|display|消息|商用)))
    |(?<![a-z\d])[3-6]g(?![a-z])
    |(?<!\d)(?:200|301|302|400|401|403|404|429|500|502|503|504|4xx|5xx)\s?(?:错误|报错|状态码|errors?|pages?|页面|响应码)
    |(?<![a-z])top[-\s]?\d+(?!\d|\s?(?:%|个|家|名))
    |(?<!\d)(?:7\s?[x×*]\s?24|24\s?[x×*]\s?7|24/7|5[x×*]8|996)(?!\d)
    |(?:近|过去|最近|前|滚动|连续|每)\s?(?:\d+|[一二两三四五六七八九十]+)\s?(?:个)?(?:天|日|周|月|季度|年|小时|分钟)
    |(?:last|past|trailing|rolling|first|previous|every|per)\s(?:\d+|one|two|three|four|six|seven|ten|twelve)[\s-](?:days?|weeks?|months?|quarters?|years?|hours?|minutes?)
    |(?<![\d.到至在为于达])(?:\d{1,3}|次|[一二三七])\s?(?:天|日)\s?(?:内)?(?:留存|复购|回购|活跃|退货|退款|转化|流失|ltv|gmv|roi|回款|新增|均)
    |(?<![\d.])\d{1,3}[\s-](?:days?|weeks?|months?|hours?|minutes?)[\s-](?:(?:user|customer|new|active)\s)?(?:retention|repeat|repurchase|churn|return|activation|active|rolling|window|average|moving|ltv|conversion|survival|readmission|trial|period|mortality|response|sla|delivery|shipping)
    |第\s?(?:\d+|[一二三四五六七八九十]+)\s?(?:次|批|期|阶段|代|版|轮|名|位|三方|步|章|节|条|个(?!季度|月|周)|大|产品|曲线|方)
    |(?:[a-z]\s?轮|series\s[a-e])(?![a-z])
    |(?<![a-z\d])\d+v\d+(?![a-z\d])
    |https?://\S+|\]\([^)\s]*\)|`[^`]*`
    |(?<=\#)\d+
    """,
    re.VERBOSE,
)


def protected_in(plain: str) -> list[tuple[int, int]]:
    """The spans of a `normalised` text whose figures are names, windows or addresses."""
    return [match.span() for match in _PROTECTED.finditer(plain)]
