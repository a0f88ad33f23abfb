"""Write history/*.csv: what the shop's key results of the three quarters before came to.

The metrics are real (metrics/ATTRIBUTION.md). The key results are made for the example: `PLANS` holds targets as a team
might have set them. Baselines, finals and attainments are computed here from metrics/weekly.csv, never written by hand:

    attainment = (final - baseline) / (target - baseline)      1.0 is hit, below 0 is the wrong way

Run it again after changing a plan: `python examples/gift-shop/make_history.py`. A test compares.
"""

import csv
from datetime import date
from io import StringIO
from pathlib import Path

from quarters import came_to, read_weekly

FOLDER = Path(__file__).parent
QUARTERS = {
    "2010 Q1": (date(2010, 1, 1), date(2010, 3, 31)),
    "2010 Q2": (date(2010, 4, 1), date(2010, 6, 30)),
    "2010 Q3": (date(2010, 7, 1), date(2010, 9, 30)),
    "2010 Q4": (date(2010, 10, 1), date(2010, 12, 31)),
    "2011 Q1": (date(2011, 1, 1), date(2011, 3, 31)),
    "2011 Q2": (date(2011, 4, 1), date(2011, 6, 30)),
}

# quarter, the quarter its baseline is taken from, metric, measure, target. Sales follow the seasons, so quarters after
# Christmas were planned against the year before; everything else against the quarter before.
PLANS = (
    ("2010 Q4", "2010 Q3", "revenue_gbp", "total", 3_200_000),
    ("2010 Q4", "2010 Q3", "orders", "total", 6_500),
    ("2010 Q4", "2010 Q3", "new_customers", "total", 700),
    ("2010 Q4", "2010 Q3", "average_order_value_gbp", "average", 500),
    ("2010 Q4", "2010 Q3", "repeat_customer_rate_pct", "average", 86),
    ("2010 Q4", "2010 Q3", "customers", "average", 380),
    ("2010 Q4", "2010 Q3", "cancel_rate_pct", "average", 15),
    ("2011 Q1", "2010 Q1", "revenue_gbp", "total", 1_900_000),
    ("2011 Q1", "2010 Q1", "orders", "total", 3_900),
    ("2011 Q1", "2010 Q4", "average_order_value_gbp", "average", 520),
    ("2011 Q1", "2010 Q4", "repeat_customer_rate_pct", "average", 87),
    ("2011 Q1", "2010 Q1", "customers", "average", 250),
    ("2011 Q1", "2010 Q4", "cancel_rate_pct", "average", 16),
    ("2011 Q2", "2010 Q2", "revenue_gbp", "total", 2_200_000),
    ("2011 Q2", "2010 Q2", "orders", "total", 4_700),
    ("2011 Q2", "2011 Q1", "new_customers", "total", 400),
    ("2011 Q2", "2010 Q2", "average_order_value_gbp", "average", 460),
    ("2011 Q2", "2011 Q1", "repeat_customer_rate_pct", "average", 90),
    ("2011 Q2", "2011 Q1", "customers", "average", 280),
    ("2011 Q2", "2011 Q1", "cancel_rate_pct", "average", 15.5),
)

# what each metric's key results served
OBJECTIVES = {
    "en": {
        "revenue_gbp": "Grow sales",
        "orders": "Grow sales",
        "new_customers": "Win customers who order for the first time",
        "average_order_value_gbp": "Regular customers buy more",
        "repeat_customer_rate_pct": "Regular customers buy more",
        "customers": "Regular customers buy more",
        "cancel_rate_pct": "Orders are kept",
    },
    "zh": {
        "revenue_gbp": "把销售额做上去",
        "orders": "把销售额做上去",
        "new_customers": "让更多人第一次下单",
        "average_order_value_gbp": "让老客户买得更多",
        "repeat_customer_rate_pct": "让老客户买得更多",
        "customers": "让老客户买得更多",
        "cancel_rate_pct": "下了单就不取消",
    },
}
# metric -> its key result from {a} to {b}, unit
WORDS = {
    "en": {
        "revenue_gbp": ("Raise quarterly sales from £{a} to £{b}", "£"),
        "orders": ("Raise the quarter's orders from {a} to {b}", ""),
        "new_customers": ("Raise the quarter's new customers from {a} to {b}", ""),
        "average_order_value_gbp": ("Raise the average order value over the quarter from £{a} to £{b}", "£"),
        "repeat_customer_rate_pct": ("Raise the share of returning customers over the quarter from {a}% to {b}%", "%"),
        "customers": ("Raise weekly ordering customers over the quarter from {a} to {b}", ""),
        "cancel_rate_pct": ("Cut the cancellation rate over the quarter from {a}% to {b}%", "%"),
    },
    "zh": {
        "revenue_gbp": ("季度销售额从{a}英镑提升至{b}英镑", "英镑"),
        "orders": ("季度订单量从{a}单提升至{b}单", "单"),
        "new_customers": ("季度新客户数从{a}人提升至{b}人", "人"),
        "average_order_value_gbp": ("季度平均客单价从{a}英镑提升至{b}英镑", "英镑"),
        "repeat_customer_rate_pct": ("季度平均老客户占比从{a}%提升至{b}%", "%"),
        "customers": ("季度平均周下单客户数从{a}人提升至{b}人", "人"),
        "cancel_rate_pct": ("季度平均订单取消率从{a}%降至{b}%", "%"),
    },
}
HEADINGS = {
    "en": [
        "Objective",
        "Key result",
        "Cycle",
        "Start",
        "End",
        "Metric",
        "Unit",
        "Baseline",
        "Target",
        "Final",
        "Attainment",
    ],
    "zh": ["目标", "关键结果", "周期", "开始日期", "结束日期", "指标", "单位", "基线值", "目标值", "最终值", "达成率"],
}


def as_written(value: float, metric: str, lang: str) -> str:
    """The number as a person would write it in a key result."""
    if metric == "revenue_gbp":
        return f"{value / 1e6:.3g}M" if lang == "en" else f"{value / 1e4:.3g}万"
    if metric.endswith("_pct"):
        return f"{value:.1f}".removesuffix(".0")
    return f"{value:,.0f}"


def rows(quarter: str, lang: str) -> list[list[str]]:
    """One quarter's key results with their outcome, in the order of `HEADINGS`."""
    weekly, table = read_weekly(), []
    for when, before, metric, measure, target in PLANS:
        if when != quarter:
            continue
        baseline = round(came_to(weekly[metric], measure, *QUARTERS[before]), 1)
        final = round(came_to(weekly[metric], measure, *QUARTERS[when]), 1)
        words, unit = WORDS[lang][metric]
        text = words.format(a=as_written(baseline, metric, lang), b=as_written(target, metric, lang))
        attainment = (final - baseline) / (target - baseline)
        first, last = QUARTERS[when]
        cycle = quarter if lang == "en" else f"{quarter[:4]}年第{'一二三四'[int(quarter[-1]) - 1]}季度"
        numbers = [f"{value:.0f}" if value >= 1e5 else f"{value:g}" for value in (baseline, target, final)]
        dates = (cycle, str(first), str(last))
        table.append([OBJECTIVES[lang][metric], text, *dates, metric, unit, *numbers, f"{attainment:.2f}"])
    return table


def as_csv(quarter: str, lang: str) -> str:
    """The whole file of one quarter."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADINGS[lang])
    writer.writerows(rows(quarter, lang))
    return out.getvalue()


def files() -> dict[Path, str]:
    """Every file of the history and what must stand in it."""
    quarters = dict.fromkeys(plan[0] for plan in PLANS)
    return {
        FOLDER / "history" / lang / f"{quarter.lower().replace(' ', '-')}.csv": as_csv(quarter, lang)
        for lang in WORDS
        for quarter in quarters
    }


if __name__ == "__main__":
    for path, text in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        print(path.relative_to(FOLDER))
