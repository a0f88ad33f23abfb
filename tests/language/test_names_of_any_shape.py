"""Names of what is measured, of every shape, come whole out of every frame: with a unit per something, a time within,
an age, a participle, a clause of their own."""

from datetime import date

import pytest

from okr_ai.language import read_key_result
from okr_ai.model import Frame

ENGLISH = [
    ("share of orders shipped within 24 hours", "%"),
    ("pull requests reviewed within one day", "%"),
    ("readmissions within 30 days", "%"),
    ("calls answered in under 30 seconds", "%"),
    ("falls per 1,000 bed days", ""),
    ("backlog older than 30 days", ""),
    ("audit findings open longer than 60 days", ""),
    ("average days from offer to start date", " days"),
    ("page load time on mobile", " ms"),
    ("leads that turn into demos", "%"),
    ("reviews mentioning delivery", ""),
    ("visits from partners", ""),
    ("bugs fixed within one sprint", "%"),
    ("average cost per visit", ""),
    ("throughput", " parcels/person/hour"),
    ("throughput", " parcels per picker per hour"),
    ("energy use", " kWh/m²"),
    ("fuel use", " l/100 km"),
    ("defect density", " defects/1,000 units"),
    ("defect density", " defects per 1,000 units"),
]
ENGLISH_FRAMES = [
    ("{m} from {a}{u} to {b}{u}", True),
    ("{m}: {a}{u} -> {b}{u}", True),
    ("{m} at least {b}{u}", False),
    ("{m} ≥ {b}{u} (now {a}{u})", True),
    ("{m} | {a}{u} | {b}{u}", True),
]
CHINESE = [
    ("人效", "件/小时"),
    ("仓库人效", "件/人/小时"),
    ("人效", "件每人每天"),
    ("人效", "件/人·天"),
    ("拣货速度", "箱/时"),
    ("坪效", "元/㎡"),
    ("吨钢综合能耗", "度"),
    ("小程序次日留存", "%"),
    ("积压库存", "件"),
    ("人均培训学时", ""),
    ("超过90天的应收账款占比", "%"),
    ("出餐超过15分钟的订单占比", "%"),
    ("每平方米能耗", "度"),
    ("已交付课程平均评分", "分"),
    ("末端网点日均派件量", "件"),
]
CHINESE_FRAMES = [
    ("{m}从{a}{u}提升到{b}{u}", True),
    ("{m} {a}{u} → {b}{u}", True),
    ("{m}由 {a} {u}下降至 {b} {u}", True),
    ("{m} | {a}{u} | {b}{u}", True),
    ("{m}不低于{b}{u}", False),
    ("Q3 {m}达到{b}{u}（当前{a}{u}）", True),
]


def _read(text: str) -> Frame:
    return read_key_result(text, today=date(2026, 5, 15))


@pytest.mark.parametrize(
    ("name", "unit", "frame", "starts"),
    [
        (name, unit, *frame)
        for names, frames in ((ENGLISH, ENGLISH_FRAMES), (CHINESE, CHINESE_FRAMES))
        for name, unit in names
        for frame in frames
    ],
)
def test_names_come_whole_out_of_every_frame(name: str, unit: str, frame: str, starts: bool) -> None:
    found = _read(frame.format(m=name.capitalize(), a=12, b=45, u=unit))
    assert found.metric is not None
    assert found.metric.text.lower() == name
    assert (found.baseline, found.target) == (12 if starts else None, 45)


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        (
            "Increase share of calls answered within 30 seconds from 60% to 80%",
            "share of calls answered within 30 seconds",
        ),
        ("Keep pull requests reviewed within one day below 30%", "pull requests reviewed within one day"),
        ("Achieve page load time on mobile of 60 ms", "page load time on mobile"),
        ("Achieve change failure rate of 5%", "change failure rate"),
        ("Tests passed from 80% to 95%", "Tests passed"),
        ("Rotas published 2 weeks ahead from 50% to 90%", "Rotas published 2 weeks ahead"),
        ("人均每月处理工单数不低于30单", "人均每月处理工单数"),
        ("人均处理工单数从20提升到30", "人均处理工单数"),
        ("Price from €8/cut to €12/cut", "Price"),
        ("库存下降20%", "库存"),
        ("有效期不足 30 天的商品占比低于 2%", "有效期不足 30 天的商品占比"),
        ("客户来电转接超过一次的占比从12%降到3%", "客户来电转接超过一次的占比"),
        ("5分钟内触达线索占比不低于90%", "5分钟内触达线索占比"),
        # near misses: a deadline, a deed, a verb
        ("Cut costs within 6 months from 50k to 40k", "costs"),
        ("Revenue within 12 months at least $2M", "Revenue"),
        ("Calls 30 customers", "customers"),
        ("市场部获得客户推荐率 20%", "客户推荐率"),
        ("新增超过 3 家门店", "门店"),
        ("每月存下 3000 元", None),
        ("Open 3 positions", "positions"),
        ("每位学员 ≥ 3 次辅导", "辅导"),
        ("Deploys from 2 a month to 1 a week", "Deploys"),
        ("Grows from 5 to 10 stores", "stores"),
        ("用 3 次后评分 ≥ 4", "用 3 次后评分"),
    ],
)
def test_near_misses(text: str, metric: str | None) -> None:
    found = _read(text).metric
    assert (found.text if found else None) == metric


def test_a_tail_that_is_a_deadline_is_no_part_of_the_name() -> None:
    found = _read("Cut costs within 6 months from 50k to 40k")
    assert found.deadline is not None
    assert found.deadline.text == "within 6 months"
    assert _read("Invoices paid within 30 days from 60% to 80%").deadline is None


def test_of_whom_the_share_is_bounds_no_target() -> None:
    found = _read("Members attending at least two classes a week from 30% to 45%")
    assert (found.baseline, found.target, found.unit) == (30, 45, "%")
    assert _read("Members attending at least two classes a week").target == 2


@pytest.mark.parametrize("text", ["从每月 1 次改为每周 1 次", "from 2 a year to 1 a month"])
def test_figures_of_other_rhythms_do_not_compare(text: str) -> None:
    assert _read(f"复盘{text}" if not text.isascii() else f"Reviews {text}").baseline is None
