"""Chinese date phrases: 三季度末, 2026年9月30日前, 上半年, 年底前, 双11前, 未来三个月, 第8周."""

from okr_ai.language.date_patterns import ANY_YEAR, COUNT, DAY, FULL_YEAR, MONTH, NUMERAL, YEAR, Pattern
from okr_ai.language.festivals import words_pattern
from okr_ai.language.lazy import not_before, one_of
from okr_ai.language.periods_zh import (
    read_cycle,
    read_day,
    read_day_of_month,
    read_feast,
    read_first_of_year,
    read_half,
    read_month,
    read_months,
    read_near_day,
    read_near_month,
    read_near_quarter,
    read_nth_month,
    read_quarter,
    read_short_year,
    read_span,
    read_term,
    read_week,
    read_week_number,
    read_weekdays,
    read_year,
    read_year_part,
    read_years,
)

_TAIL = "尾(?!款|货)"
END = rf"(?:(?P<part>底|末(?!端)|初|{_TAIL}|中下旬|中旬|上旬|下旬|中{not_before('标奖签选')})(?:左右)?)?"
BEFORE = (  # not 今年前三季度
    rf"(?:(?P<before>(?:\(含\))?(?:之前|以前|前(?![{NUMERAL}1-9]{{1,2}}个?[季月])|为止|止))"
    rf"{not_before('后端台厅往置瞻沿期')})?"
)
# 「周末收银排队时长」 is what is measured at weekends
_BY_WEEKEND = (
    r"(?:(?<=[本这个]周末)|(?=[之以]?前|为?止|[^\u4e00-\u9fff]|$|完成|上线|交付|发布|提交|拿到|做完|搞定|达到))"
)
INSIDE = rf"(?:之内|以内|内{not_before('部容测审推控训外网购存')}|里(?!程)|期间|结束|收官|收尾|当季|当月)?"
_TO_DAY = rf"(?:\s?{one_of('-~至到')}\s?(?P<to_day>{DAY})[日号])?"
_NO_COUNT = r"(?<![\d.半一二两三四五六七八九十几多每个单首])"
_QUARTER = (
    r"(?:第?(?P<number>[一二三四1-4])(?:季度|季(?=[^度节]|$))|第(?P<nth>[一二三四1-4])个季度"
    r"|(?<![a-z])q(?P<q>[1-4])(?![a-z\d]))"
)
_TO_QUARTER = (
    r"(?:\s?[-~至到]\s?(?:第"
    r"|q)?(?P<to>[2-4二三四])(?:季度)?(?![\d.%万亿]))?(?:\s?(?P<after>(?:fy\s?)?20\d\d|fy\s?\d\d))?\s?"
)
_DUE = rf"(?:之内|以内|内{not_before('部容测审留复')}|之后|以后|后(?=\s|{one_of('，,。；完上实达')}|$)|里(?!程))"
_DAYTIME = (
    r"(?:(?:(?:早|晚)(?!高峰|餐|会|班|市)上?|上午|中午|下午|傍晚)(?:\s?\d{1,2}(?:\s?点半?|:\d\d))?"
    r"|\s?\d{1,2}(?:\s?点半?|:\d\d))\s?"
)
# 「2-3个月内」, 「一到两周内」: at most the last of them; not 「从3到5天内」
_AT_LEAST = rf"(?:(?<!从)(?<!由)(?<!从 )(?<!由 ){COUNT}\s?{one_of('-~至到')}\s?)?"
_UNIT = r"个?(?P<half>半)?(?P<unit>季度|月|星期|礼拜|工作日|自然日|周|天|日|年)"

# 「7、8、9月」: months that follow each other, no figure and a month (「NPS 40、6月上线」)
_AMOUNT = "[过于达到至]"  # 「不超过 5、6月上线」
_ONE_BY_ONE = (
    "(?:"
    + "|".join(f"(?<={n})(?=、{n + 1})" for n in range(1, 12))
    + rf")(?<!{_AMOUNT}\d)(?<!{_AMOUNT} \d)、(?:{MONTH}、)?"
)
_WEEK = r"(?:周|星期|礼拜)"

PATTERNS = (
    Pattern(
        "feast",
        "feast",
        rf"{YEAR}(?<!点)(?P<feast>{words_pattern(True)})(?:大促|活动|小?长?假期?|购物节)?(?:\s?(?:期间|当天|结束))?"
        rf"(?:\s(?=[之以]?前))?(?:(?P<way>[前后])\s?(?P<away>{COUNT})\s?个?(?P<unit>天|周|星期|礼拜|月)(?:[之以]?内)?|{BEFORE})",
        read_feast,
    ),
    *(
        Pattern(
            name,
            "figures",
            rf"(?<![\d.])(?P<year>(?:19|20|21)\d\d){mark}(?P<month>1[0-2]|0?[1-9]){mark}(?P<day>{DAY})(?!\d)"
            rf"(?:\s?{to}\s?(?P<to_month>1[0-2]|0?[1-9]){mark}(?P<to_day>{DAY})(?![\d{sign}]))?\s?{BEFORE}",
            read_day,
            needs,
        )
        for name, mark, sign, to, needs in (
            ("iso", "-", r"\-", "[~至到]", "-"),
            ("iso_slash", "/", "/", r"[\-~至到]", "/"),
            ("iso_dot", r"[.·]", ".", r"[\-~至到]", ".|·"),
        )
    ),
    Pattern(
        "ymd",
        "年",
        rf"(?P<year>{FULL_YEAR}|(?<!\d)\d\d|[零〇]\w|[一二九]\w)\s?年\s?[，,]?\s?(?P<month>{MONTH})\s?月\s?(?P<day>{DAY})(?!\d)[日号]?{_TO_DAY}{BEFORE}",
        read_day,
        "月",
    ),
    Pattern(
        "md",
        "月",
        rf"{YEAR}(?<!\d)(?P<month>{MONTH})\s?月\s?(?P<day>{DAY})(?:\s?[日号])?{_TO_DAY}"
        r"(?:(?<=[日号])|(?<=\d)(?=$|[之以]?前|完成|上线|[;)]|[,，]\s?(?!\d)"
        rf"|{one_of('-~至到')}\s?\d\d?月)"  # 「10月31前」, 「1月3至2月10」
        rf"|(?=[之以]?前(?![一二三四五六七八九十]))"  # 九月十五前, not 九月二十前五家
        rf"|(?<=十\w)(?=$|[,，;)])){BEFORE}",
        read_day,
        "日|号|月0|月1|月2|月3|月4|月5|月6|月7|月8|月9|月十|月二|月三",
    ),
    Pattern(
        "short_year",
        "年",
        rf"(?<![{NUMERAL}百千万亿])(?P<year>[零〇一二][零〇一二三四五六七八九])年(?:(?P<month>{MONTH})月(?:份|(?![\d{NUMERAL}]))"
        rf"|第?(?P<quarter>[一二三四])季度|(?<=[零〇]\w年))",
        read_short_year,
        "零|〇|一五年|一六年|一七年|一八年|一九年|二一年|二二年|二三年|二四年|二五年|二六年|二七年|二八年|二九年",
    ),
    Pattern(
        "md_slash",
        "前",
        rf"(?<![\d/.\-a-z])(?P<month>{MONTH})(?:[/.·]|-(?=[0-3]\d))(?P<day>{DAY})(?=\s?(?:之前|以前|前|截止|止|上线|完成))(?P<before>之前|以前|前|止)?",
        read_day,
        "/|.|-|·",
    ),
    Pattern(
        "md_slash",
        "日",
        rf"(?<![\d/.])(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9])[日号]{BEFORE}",
        read_day,
        "/",
    ),
    Pattern(
        "dd",
        "日",
        rf"(?<![\d第月])(?P<day>{DAY})[日号](?P<before>之前|以前|前)",
        read_day_of_month,
        "前",
    ),
    Pattern(
        "day_of_near_month",
        "月",
        rf"(?:(?P<year>{one_of('去今明')}年)的?)?(?P<month>上{{1,3}}一?个?月|下{{1,3}}一?个?月|本月|这个?月|当月|次月|(?P<count>{COUNT})\s?个月[之以]?后)的?"
        rf"\s?(?P<day>{DAY})(?:\s?[日号])?{_TO_DAY}(?<=[日号]){BEFORE}",
        read_day_of_month,
        "下月|上月|个月|本月|当月|这月|次月",
    ),
    Pattern(
        "first_of_year",
        "季 月",
        rf"(?:(?P<year>{ANY_YEAR})\s?(?:前\s?(?P<number>[一二两三四五六七八九]|十一?|[1-9]|1[01])个?|(?P<first>首)个?)(?P<unit>季度?|月)"
        rf"|前\s?(?P<quarters>[二两三2-3])个?季度){INSIDE}{BEFORE}",
        read_first_of_year,
        "首季|首个|首月|前 |" + "|".join(f"前{count}" for count in "一二两三四五六七八九十123456789"),
    ),
    Pattern(
        "quarter",
        "季 q",
        rf"{YEAR}-?{_QUARTER}{_TO_QUARTER}{END}{INSIDE}{BEFORE}",
        read_quarter,
        "一季|二季|三季|四季|1季|2季|3季|4季|个季度|q1|q2|q3|q4",
    ),
    Pattern(
        "half",
        "半年 h",
        rf"{YEAR}(?:(?P<which>[上下])半年度?|(?<![a-z])h(?P<h>[12])(?![a-z\d])){END}{INSIDE}{BEFORE}",
        read_half,
        "上半年|下半年|h1|h2",
    ),
    Pattern(
        "month",
        "月",
        rf"(?<!\d)(?P<month>{MONTH}){_ONE_BY_ONE}(?P<to>{MONTH})\s?月份?{not_before('度活薪嫂饼')}(?!均(?!值)){END}{INSIDE}{BEFORE}",
        read_month,
        "、1|、2|、3|、4|、5|、6|、7|、8|、9",
    ),
    Pattern(
        "month",
        "月",
        rf"{YEAR}(?<!\d)(?<!{one_of('.第每')})(?:(?P<month>{MONTH})\s?(?:月份?)?\s?(?:[-~]{{1,2}}|[至到])\s?(?P<to>{MONTH})|(?P<only>{MONTH}))\s?月份?"
        rf"(?:的?月(?={one_of('底末')}))?{not_before('度活薪嫂饼')}(?!均(?!值))(?!销(?!售)){END}{INSIDE}{BEFORE}",
        read_month,
    ),
    Pattern(
        "ym",
        "figures",
        rf"(?P<year>(?:19|20)\d\d)[-/](?P<month>1[0-2]|0[1-9]|[1-9])(?![\d\-/%.]){END}{BEFORE}",
        read_month,
    ),
    Pattern(
        "ym",
        "figures",
        r"(?<![\d.,$¥v])(?P<year>20\d\d)\.(?P<month>1[0-2]|0[1-9])(?![\d\-/%.]|\s?[万亿元个家人次件名])"
        rf"(?<![升降增加达][至到]20\d\d\.\d\d){END}{BEFORE}",
        read_month,
        ".0|.1",
    ),
    Pattern(
        "years",
        "figures",
        r"(?<![\d.,a-z$¥€£\-])(?P<year>20[0-4]\d)\s?-\s?(?P<to_year>20[0-4]\d)(?![\d.,%\-/]|\s?[a-z万亿元个家人次件名])(?:\s?年度?)?",
        read_years,
        "-20|- 20",
    ),
    Pattern(
        "ym_to_ym",
        "figures",
        r"(?<![\d./])(?P<year>(?:19|20)\d\d)(?P<mark>[./])(?P<month>1[0-2]|0?[1-9])\s?(?:[-~]{1,2}|[至到])\s?(?P<to_year>(?:19|20)\d\d)(?P=mark)(?P<to>1[0-2]|0?[1-9])(?![\d./])",
        read_months,
        ".|/",
    ),
    Pattern(
        "years",
        "年",
        r"(?<![\d.,])(?P<year>(?:19|20)\d\d)\s?[-~至到]\s?(?P<to_year>(?:19|20)\d\d)\s?年(?!底|末|尾|初)",
        read_years,
        "至19|至20|到19|到20|-19|-20|~19|~20|- 19|- 20",
    ),
    Pattern(
        "year_part",
        "年",
        rf"{_NO_COUNT}(?<![上下])(?:年|岁(?=末(?!年初)))(?P<part>底|末|{_TAIL}|终(?!奖)|内|中(?!国)|初)(?:大促)?{BEFORE}",
        read_year_part,
        "年底|年末|年尾|年终|年内|年中|年初|岁末",
    ),
    Pattern(
        "year",
        "年 fy",
        rf"(?P<year>{FULL_YEAR}\s?年度?|(?<![\d半.])\d\d年|(?:今|明|去|大?[后前]|本|次|来|当前|这一|[上下]一个?)年(?:年(?=[底末尾初中]))?度?|上年(?=同期|度|末|底|$)度?|下年度?|全年(?=[^龄度]|$)"
        rf"|(?<![a-z])fy\s?(?:20)?\d\d(?:财年)?|(?:20)?\d\d财年|本财年|(?<![\d下上])财年(?=[底末内]|结束|之内|以内)){END}{INSIDE}{BEFORE}",
        read_year,
    ),
    Pattern(
        "quarter_part",
        "季",
        rf"(?P<which>本|当前?|这个?|下{{1,2}}个?|上{{1,2}}个?)?{_NO_COUNT}季度?(?P<part>末|底|初|内)(?:之?内)?{BEFORE}",
        read_near_quarter,
        "季末|季底|季初|季内|度末|度底|度初|度内",
    ),
    Pattern(
        "near_quarter",
        "季",
        rf"(?P<which>本|这(?:一?个)?|当前|下{{1,2}}一?个?|上{{1,2}}一?个?)季度?(?!末|底|初)(?:之?内|里|期间)?{BEFORE}",
        read_near_quarter,
        "本季|这季|个季|前季|下季|上季|一季",
    ),
    Pattern(
        "term",
        "季",
        rf"(?:(?P<which>本|这个?|下个?)学期(?:末|底|结束|内|期间)?|(?:^|(?<=[，,；;(在到于至]))学期(?:末|结束)){BEFORE}",
        read_term,
        "学期",
    ),
    Pattern(
        "near_month",
        "月",
        rf"(?P<which>本|这(?:一?个)?|当前|{one_of('当次')}(?=月[底末初]|月[上中下]旬|月之?内|月以内)|下{{1,3}}一?个?|上{{1,3}}一?个?)月{not_before('亮饼')}{END}{INSIDE}{BEFORE}",
        read_near_month,
        "本月|这月|个月|下月|上月|前月|当月|次月",
    ),
    Pattern(
        "month_part",
        "月",
        rf"(?:{_NO_COUNT}月(?P<part>底|末|终|初|{_TAIL}|中旬|上旬|下旬|中(?=[前，,。\s完达上]|$)|(?<!\w月)中(?!{one_of('国央心间文型级台部层小秋')}))"
        rf"|(?<![\d月])(?P<tens>中下旬|[上中下]旬|本旬)(?:之?内)?){BEFORE}",
        read_near_month,
        "月底|月末|月终|月尾|月初|月中|月上|月下|旬",
    ),
    Pattern(
        "week",
        "周",
        rf"(?P<which>本|这一?个?|当前(?=星期|周(?!转|期|均|活|度|边|销))|当(?=周(?:之?内|以内))|下{{1,3}}一?个?|上{{1,3}}一?个?)(?:周(?!期)|星期|礼拜)"
        rf"(?:的?\s?(?:周|星期|礼拜)(?=[一二三四五六日天末])|\s(?=[一二三四五六日天末](?:\s|$|[，,。前])))?(?P<day>[一二三四五六天末]|日(?![程报志常])|[1-6](?=上午|下午|早|晚|$))?"
        rf"(?:(?<=[一二三四五六])(?:\s?[-~至到]\s?(?:(?P=which)?{_WEEK})?|(?:和|、|及)(?:(?P=which)?{_WEEK}))(?P<to_day>[一二三四五六日天])"
        rf"|(?P<part>初|中(?!{one_of('午文心间旬国')})))?{INSIDE}{BEFORE}",
        read_week,
    ),
    Pattern(
        "weekday",
        "周",
        rf"(?<![每双单日号])(?:周|星期|礼拜)(?P<day>[一二三四五六日天])(?:{_DAYTIME}(?:之前|以前|前)?|下班之?前|(?P<before>之前|以前|前))",
        read_week,
        "前|早|午|晚|点|:",
    ),
    Pattern(
        "weekdays",
        "周",
        r"^[从自]?(?:周|星期|礼拜)(?P<day>\w)\s?[-~至到]\s?(?:周|星期|礼拜)(?P<to_day>\w)\s*$",
        read_weekdays,
        "至周|到周|-周|~周|至星|到星|-星|~星|至礼|到礼",
    ),
    Pattern("weekend", "周", rf"(?<!每)(?<!每个)(?:本|这个?)?(?P<day>周末){_BY_WEEKEND}{BEFORE}", read_week, "周末"),
    Pattern(
        "october", "十一", r"(?<![月双第\d一二三四五六七八九十])(?P<feast>十一)(?P<before>之前|以前|前)", read_feast
    ),
    Pattern(
        "figures",
        "figures",
        rf"(?<![\d.,$¥€£a-z])(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\d.,%a-z]|\s?[万亿元个家人件次]){BEFORE}",
        read_day,
    ),
    Pattern(
        "week_number",
        "周",
        rf"{YEAR}第\s?(?P<number>{COUNT})\s?(?:周|(?P<unit>个(?:周|星期|礼拜))){END}{INSIDE}{BEFORE}",
        read_week_number,
        "第",
    ),
    Pattern(
        "nth_month",
        "月",
        rf"第\s?(?P<number>{COUNT})\s?个月(?=[底末内前结]|之[内前]|以[内前]){END}{INSIDE}{BEFORE}",
        read_nth_month,
        "第",
    ),
    Pattern(
        "near_day",
        "日",
        rf"(?P<which>今天|今日|今晚|今早|明天|明日(?!方舟|之星)|明晚|明早|大{{0,2}}后天|后晚|昨天|昨日|昨晚|即日(?=起)|下一?个工作日"
        rf"|(?<!{one_of('目之以日当提月周年')})大?前天(?!{one_of('猫津')}))(?:(?:内|晚上|晚)?{BEFORE}|下班之?前)",
        read_near_day,
        "今天|今日|今晚|今早|明天|明日|明晚|明早|后天|后晚|昨天|昨日|昨晚|前天|即日|个工作日",
    ),
    Pattern(
        "ahead",
        "未来",
        rf"(?:在?(?:未来|接下来|今后))的?\s?{_AT_LEAST}(?P<number>{COUNT}|半)\s?{_UNIT}{_DUE}?",
        read_span,
    ),
    Pattern(  # 「90 天试用期结束前」
        "span",
        "前",
        rf"(?P<number>{COUNT})\s?{_UNIT}[^\d，,。；;、（(]{{0,8}}期(?:结束|届满|满)(?:之|以)?前",
        read_span,
        "结束|满",
    ),
    Pattern(
        "span",
        "季 月 周 日 天 年",
        rf"在?(?:(?<![第至到为达近每首前过后于百个\d.])|(?<=上线后|发布后|上市后|开业后|投产后|启动后))(?<!控制在){_AT_LEAST}(?P<number>{COUNT}|半)\s?{_UNIT}半?(?:时间)?{_DUE}",
        read_span,
        "内|后|里",
    ),
    Pattern(  # 「3天后交材料」, 「再过两周」, 「后两周」, not 「7天后留存率」
        "span",
        "季 月 周 日 天 年",
        rf"(?:^|(?<=\()(?=[^()]{{2,7}}后\)))\s*(?P<passing>再?过|后(?!.{{2,6}}(?:复购|回购|留存|转化|活跃)))?(?P<number>{COUNT}|半)\s?{_UNIT}半?(?:时间)?"
        rf"(?(passing)(?:[之以]?后)?|[之以]?后(?!复购|回购|转化|活跃|{one_of('留流仍还续台端置期付退失的召率访')}))",
        read_span,
        "后|过",
    ),
    Pattern(
        "cycle",
        "周期",
        r"(?:本|当前)?(?:okr\s?)?周期(?P<part>末|结束|底)(?:前|内)?|本(?:okr\s?)?周期(?:之?内)?",
        read_cycle,
    ),
)
