"""Everything proposed passes our own rules. Suggesting and reviewing meet only here and in the command line."""

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from okr_ai.cli.outlooks import outlooks
from okr_ai.model import MetricSeries, ReviewedKeyResult
from okr_ai.read import read_draft
from okr_ai.read.metrics import read_metrics
from okr_ai.rules import review
from okr_ai.suggest import suggest
from okr_ai.suggest.library_shown import example_of
from okr_ai.suggest.phrasing import keep_text
from okr_ai.suggest.template_files import shipped_library

LIBRARY = shipped_library()
WEEKLY = Path(__file__).parents[2] / "examples/gift-shop/metrics/weekly.csv"
OBJECTIVE = {"zh": "让顾客愿意再来", "en": "Customers are glad to come back"}


def reviewed(texts: Sequence[str], lang: str, start: date, due: date) -> tuple[ReviewedKeyResult, ...]:
    draft = {
        "cycle": {"start": start.isoformat(), "end": due.isoformat()},
        "objectives": [{"objective": OBJECTIVE[lang], "key_results": [text]} for text in texts],
    }
    read = read_draft("draft.json", content=json.dumps(draft, ensure_ascii=False).encode())
    objectives = review([read], today=start)[0].objectives
    return tuple(one for objective in objectives for one in objective.key_results)


def faults(texts: Sequence[str], lang: str, start: date, due: date) -> list[tuple[str, str]]:
    return [
        (finding.rule, one.key_result.text.text)
        for one in reviewed(texts, lang, start, due)
        for finding in one.findings
        if finding.severity != "info"
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("domain", LIBRARY.domains, ids=lambda domain: domain.name)
def test_every_template_passes_with_its_example(domain, lang: str) -> None:
    start, due = date(2026, 7, 1), date(2026, 9, 30)
    for template in domain.key_results:
        unit = {"zh": "¥", "en": "$"}[lang] if template.unit == "money" else template.unit
        kept = keep_text(template, template.example[1], unit, start, due, lang)
        assert faults([example_of(template, lang)], lang, start, due) == []
        assert faults([kept], lang, start, due) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_template_is_read_as_it_is_meant(lang: str) -> None:
    start, due = date(2026, 7, 1), date(2026, 9, 30)
    for template in LIBRARY.key_results.values():
        frame = reviewed([example_of(template, lang)], lang, start, due)[0].frame
        assert (frame.baseline, frame.target) == template.example, template.name
        assert frame.deadline_date == due, template.name
        assert frame.metric is not None, template.name


@cache
def shop() -> dict[str, MetricSeries]:
    return read_metrics(WEEKLY)


OBJECTIVES = [
    *(("zh", one.zh) for one in LIBRARY.objectives.values()),
    *(("en", one.en) for one in LIBRARY.objectives.values()),
    *(
        ("zh", f"{scope}{wish}")
        for scope in ("让礼品店的", "让新老")
        for wish in (
            "顾客更满意",
            "买家回来得更勤",
            "订单稳步增长",
            "生意更赚钱",
            "顾客少退单",
            "客单更高",
            "采购商放心下单",
        )
    ),
    *(
        ("en", f"{who} {wish}")
        for who in ("Gift shops", "Our buyers")
        for wish in (
            "order more often",
            "cancel less",
            "spend more each time",
            "bring their friends",
            "trust us with large orders",
            "find what they came for",
        )
    ),
    *(
        ("zh", "提升" + what)
        for what in (
            "销售额",
            "订单量",
            "新客数",
            "复购",
            "客单价",
            "销量",
            "市场份额",
            "利润",
            "服务质量",
            "效率",
            "品牌",
            "交付速度",
            "供应链",
            "数据能力",
            "团队",
        )
    ),
    *(
        ("en", "Improve " + what)
        for what in (
            "sales",
            "orders",
            "loyalty",
            "baskets",
            "units",
            "service",
            "margins",
            "speed",
            "our brand",
            "quality",
            "stock",
            "data",
            "the team",
            "security",
            "growth",
        )
    ),
    *(
        ("zh", "优化" + what)
        for what in (
            "流程",
            "体验",
            "成本",
            "库存",
            "物流",
            "转化",
            "获客",
            "活动",
            "会员",
            "定价",
            "产品",
            "平台",
            "文档",
            "培训",
            "招聘",
        )
    ),
    *(
        ("en", "Be known for " + what)
        for what in (
            "care",
            "fair prices",
            "fast parcels",
            "fresh ideas",
            "honest answers",
            "good data",
            "calm weeks",
            "great teams",
            "clean code",
            "safe systems",
            "learning",
            "clear documents",
        )
    ),
    *(
        ("zh", "成为" + what)
        for what in (
            "行业标杆",
            "买家首选的礼品店",
            "更高效的团队",
            "供应商信赖的伙伴",
            "数据驱动的公司",
            "安全的平台",
            "学习型组织",
            "绿色企业",
            "受欢迎的雇主",
            "开源社区的中坚",
            "跨境礼品专家",
            "服务最好的店",
        )
    ),
]


def test_there_are_two_hundred_objectives() -> None:
    assert len(set(OBJECTIVES)) >= 180


@pytest.mark.parametrize("part", range(4))
def test_proposals_for_all_objectives_pass(part: int) -> None:
    as_of, start, due = date(2011, 6, 30), date(2011, 7, 1), date(2011, 9, 30)
    look = outlooks(as_of, start, due, {})
    texts: dict[str, set[str]] = {"zh": set(), "en": set()}
    for lang, objective in OBJECTIVES[part::4]:
        found = suggest(
            objective, as_of=as_of, start=start, due=due, lang=lang, series=shop(), outlook_of=look, library=LIBRARY
        )
        assert len({one.metric for one in found}) == len(found) >= 3
        assert any(one.role == "guardrail" for one in found)
        texts[lang].update(one.text for one in found if one.target is not None)
    for lang, proposed in texts.items():
        assert faults(sorted(proposed), lang, start, due) == []
