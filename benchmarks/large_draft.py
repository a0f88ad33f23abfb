"""A large draft, composed so that no two key results are alike and every family of rules finds something.

    python benchmarks/large_draft.py [--lines 10000] > large.md

`draft(count)` gives the same text each time. Metrics, units and better directions come from the lexicon; verbs,
values, dates, teams, owners and faults (no number, no baseline, two metrics in one, vague words, tasks) are drawn.
Half the objectives are Chinese, half English.
"""

import argparse
import random
from collections import defaultdict

from okr_ai.language.lexicon import Metric, lexicon

_ZH_OBJECTIVES = (
    "让{team}的客户更愿意留下来", "把{team}的{metric}做到行业前列", "{team}：先把基础打牢", "赢得{team}所在市场的信任",
)  # fmt: skip
_EN_OBJECTIVES = (
    "Make the customers of {team} stay", "Bring {metric} of {team} to where the best are",
    "{team}: get the basics right", "Win the trust of the market that {team} serves",
)  # fmt: skip
_ZH = (
    "{due}，{team}的{metric}从{low}提升到{high}", "{metric}达到{high}（当前{low}）", "{team}将{metric}控制在{high}以内",
    "{due}，{metric}较上季度提升{share}%", "大幅改善{team}的{metric}", "上线{team}的{metric}看板",
    "{metric}从{low}降到{high}，同时{other}不低于{share}%", "推动{team}完善{metric}相关流程", "{metric}翻一番",
    "组织{count}场{metric}培训", "{team}{metric}提升至XX",
)  # fmt: skip
_EN = (
    "Raise {metric} of {team} from {low} to {high} {due}", "{metric} reaches {high} (today {low}) {due}",
    "Keep {metric} at or below {high}", "Improve {metric} by {share}% over last quarter",
    "Significantly improve {metric} for {team}", "Launch the {metric} dashboard for {team}",
    "Cut {metric} from {high} to {low} and hold {other} above {share}%", "Support {team} in reviewing {metric}",
    "Double {metric} {due}", "Run {count} trainings on {metric}", "{team} {metric} to TBD",
)  # fmt: skip
_TEAMS = (
    ("华东", "the east"), ("门店", "the shops"), ("仓储", "the warehouse"), ("支付", "payments"), ("客服", "support"),
    ("增长", "growth"), ("数据", "data"), ("海外", "overseas"), ("供应链", "supply"), ("内容", "content"),
)  # fmt: skip
_OWNERS = (("小安", "Ann"), ("小柏", "Bert"), ("小辰", "Cleo"), ("小丁", "Dora"), ("小恩", "Emil"), ("小方", "Fay"))
_DUE = (
    ("到9月底", "by the end of September"), ("9月30日前", "by 30 September 2026"), ("三季度末", "by the end of Q3"),
    ("8月15日前", "by 15 August"), ("年底前", "by year end"), ("", ""),
)  # fmt: skip


def draft(count: int, seed: int = 1) -> str:
    """Markdown with `count` key results, three to five to an objective, every third with an owner below it."""
    drawn = random.Random(seed)
    by_domain: dict[str, list[Metric]] = defaultdict(list)
    for metric in lexicon().metrics:
        by_domain[metric.domain].append(metric)
    domains = list(by_domain.values())
    lines, written, number = ["# 2026 Q3", ""], 0, 0
    while written < count:
        number += 1
        chinese, domain = number % 2 == 0, drawn.choice(domains)
        place = f"{drawn.choice(_TEAMS)[not chinese]} {number}"
        aim = drawn.choice(_ZH_OBJECTIVES if chinese else _EN_OBJECTIVES)
        lines += [f"## O{number}: {aim.format(team=place, metric=_name(drawn.choice(domain), chinese))}", ""]
        for each in range(1, min(drawn.randint(3, 5), count - written) + 1):
            lines.append(f"- KR{each}: {_key_result(drawn, domain, place, chinese)}")
            if drawn.random() < 1 / 3:
                owner = drawn.choice(_OWNERS)
                lines.append(f"  - 负责人：{owner[0]}" if chinese else f"  - Owner: {owner[1]}")
            written += 1
        lines.append("")
    return "\n".join(lines)


def _key_result(drawn: random.Random, domain: list[Metric], team: str, chinese: bool) -> str:
    metric, other = drawn.choice(domain), drawn.choice(domain)
    low, high = sorted(drawn.sample(range(2, 97), 2))
    form = drawn.choice(_ZH if chinese else _EN)
    text = form.format(
        metric=_name(metric, chinese),
        other=_name(other, chinese),
        team=team,
        low=_value(low, metric, chinese),
        high=_value(high, metric, chinese),
        share=drawn.randint(2, 60),
        count=drawn.randint(2, 30),
        due=drawn.choice(_DUE)[not chinese],
    )
    return text.strip().lstrip("，")


def _name(metric: Metric, chinese: bool) -> str:
    return metric.zh if chinese else metric.en


def _value(number: int, metric: Metric, chinese: bool) -> str:
    """The number as that metric is written: a share with its sign, money with its currency, durations with units."""
    if metric.kind == "rate":
        return f"{number}%"
    if metric.kind == "money":
        return f"{number}万元" if chinese else f"${number},000"
    if metric.kind == "duration":
        return f"{number}小时" if chinese else f"{number} hours"
    return f"{number}{metric.unit or ''}" if chinese else str(number)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=10_000)
    print(draft(parser.parse_args().lines))
