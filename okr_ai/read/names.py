"""The names people give to fields and columns, in both languages, and the one name the model knows each by."""

import re
from functools import lru_cache

from okr_ai.language.lazy import Lazy

# field: the names people give it, as `spelled` spells them; an indented line goes on with the one above
_NAMES = """
id: id, 编号, row id, objective key, goal identifier, kr id
objective: objective, objectives, o, goal, goals, 目标, o目标, 目标o, 目標, 目标名称, 目标内容, objective title,
    objective name, 对应目标, 所属目标
kr: kr, krs, key result, key results, 关键结果, 关键成果, 關鍵結果, 关键结果kr, kr内容, 关键结果内容, kr描述,
    objective key result, okr, kr title, outcome, outcomes
text: text, title, name, content, description, 标题, 名称, 内容, 描述, 事项
owner: owner, owners, lead, dri, assignee, 负责人, 责任人, 負責人, owner id, owner email, owner name, 所有者,
    主责人, 责任部门, 负责部门, owner email id, ownership accountable, champion, who, owned by
team: team, department, dept, 团队, 部门, 小组, entity, org, team name, 团队名称, 部门名称
level: level, scope, 层级, 级别
parent: parent, parents, aligned to, supports, 上级目标, 对齐, 对齐目标, 承接, 承接目标, 支撑目标, parent id,
    parent objective, parent goal, 上级, aligned objective list
metric: metric, metric key, metric name, metric id, kpi, series, measured by, what we measure,
    what is measured, 指标, 衡量指标, 度量指标, 指标名称,
    數據指標
baseline: baseline, baseline value, start value, starting value, initial, initial value, start, from, where we are,
    where we start, where we stand, 起始值,
    初始值, 基线, 基线值, 基準, 基准, 基准值, 期初值, 起点, 起點, metric start value, 基線
current: current, current value, actual, actual value, now, latest, 当前, 当前值, 目前, 现在, 现状, 现值, 实际, 实际值,
    实际完成, 當前值, 當前, mid q actual, 最新值, 目前值, 现状值
target: target, target value, to, where we want to be, where we want to go, where we want to get,
    目标值, 目標值, 目标数值, 预期值, 期望值, metric target value, target number,
    指标值, 季度目标, q target, 年底目标, 期末目标, 季末目标, 年底达到, 到年底
unit: unit, units, uom, 单位, 單位, target unit, unit value, metric unit
measure: measure, statistic, aggregation, 统计方式, 汇总方式
weight: weight, 权重, 權重, weighting, 占比, kr weight
confidence: confidence, 信心, 信心指数, 信心指數, 信心值, 信心度, confidence level, confidence score, 把握
due: due, due date, date to, deadline, end date, end, by, by when, 截止, 截止日期, 截止时间, 截止日, 到期日, 完成时间,
    完成日期, 期限, ddl, end time, 結束日期, 结束日期, 结束时间, target date, due on, 交付时间, period end
start: start date, date from, 开始日期, 开始时间, 起始日期, start time, period start
kind: kind, type, 类型, 類型, goal type, objective type, kr type, okr type, 目标类型
indicator: indicator, indicator type, leading lagging, 指标类型, 指标性质, lead lag
source: source, data source, 数据来源, 数据源, 數據來源, evidence source, 来源
definition: definition, formula, how measured, 口径, 定义, 计算口径, 计算方式, 计算公式, 统计口径, 公式,
    指标口径, 指标定义, how calculated
update_period: update period, update frequency, frequency, 更新周期, 更新频率, 更新頻率, 频率, cadence,
    check in frequency, 跟踪频率, notification frequency
lower: lower, lower limit, min, minimum, 下限, 最低
upper: upper, upper limit, max, maximum, 上限, 最高
score: score, grade, final score, 得分, 评分, 打分, 分数, 自评, 终评, final grade, 自评分, 評分
progress: progress, progress rate, completion, complete, 完成度, 进度, 完成率, 達成率, 达成率, 完成进度, 进展,
    attainment
status: status, state, 状态, 狀態
note: note, notes, comment, comments, 备注, 備註, 说明, remark, remarks, 补充说明
cycle: cycle, period, quarter, 周期, 週期, 时间周期, time period, 季度, okr周期, okr period, timeframe,
    time frame, 时间范围, session, horizon
check_ins: check ins, checkins, check in, progress list, progress records, progress updates, updates, history,
    observations, 进展记录, 打卡
planned: planned, plan, planned values, 计划值, checkpoints, milestones, 里程碑
tasks: tasks, initiatives, actions, action items, 任务, 任務, 行动, 行动项, 举措, 关键举措, 关键任务, 行动计划,
    工作任务, 待办, next steps, action list, action plan, to do, todo, todos, 核心举措, 重点工作,
    key initiatives, 关键行动, 具体措施, 措施
date: date, 日期, 时间, day, week, month, timestamp, created on, ds, 周, 月份, 统计日期, date time, modify time,
    week ending, 月
value: value, 数值, 值, metric value, y, 指标数值
final: final, final value, end q, 期末值, 最终值, 结果值, 完成值, result
stretch: stretch, stretch goal, stretch value, 挑战值, 挑战目标
committed: committed, commit value, commit, 保底值, 承诺值
priority: priority, 优先级, 優先級
"""


def _by_name() -> dict[str, str]:
    """Every name with its field."""
    found: dict[str, str] = {}
    for line in _NAMES.replace(",\n    ", ", ").strip().splitlines():
        field, _, names = line.partition(": ")
        found |= dict.fromkeys(names.split(", "), field)
    return found


CANONICAL = _by_name()


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETED = Lazy(r"[（(\[【][^（(\[【）)\]】]*[）)\]】]\s*$")
_JOINTS = str.maketrans(dict.fromkeys("_-./&·*#%％", " "))


@lru_cache(maxsize=4096)
def spelled(name: str) -> str:
    """`name` as the lists spell it, in lower case and without brackets: "targetValue(%)" -> "target value"."""
    name = name.strip().strip("*：:\u200b\u2060\ufeff").strip()
    if name[-1:] in ("）", ")", "]", "】"):
        name = _BRACKETED.sub("", name) or name
    return " ".join(_CAMEL.sub(" ", name).lower().translate(_JOINTS).split())


@lru_cache(maxsize=4096)
def field_of(name: str) -> str | None:
    """The model's name of the field that people call `name`, or None: "负责人" -> "owner"."""
    words = spelled(name)
    return CANONICAL.get(words) or (None if words.isascii() else _in_both(words))


_LATIN = Lazy(r"[a-z][a-z ]*")
_LESS_EXACT = frozenset({"objective", "date"})  # 目标 and 时间, where "target" and "due" say which


def _in_both(words: str) -> str | None:
    """The field that both languages name: "关键结果 key result", "baseline 基线"."""
    latin = _LATIN.search(words)
    if latin is None:
        return None
    one, other = CANONICAL.get(latin.group().strip()), CANONICAL.get(_rest(words, latin))
    return one if other and (one == other or other in _LESS_EXACT) else None


def in_chinese(words: str) -> str:
    """The Chinese half of words that say the same twice: "关键结果" of "关键结果 key results"; else the words."""
    latin = _LATIN.search(words)
    return _rest(words, latin) if latin and _in_both(words) else words


def _rest(words: str, match: re.Match[str]) -> str:
    return (words[: match.start()] + words[match.end() :]).strip(" ()|:：（）")
