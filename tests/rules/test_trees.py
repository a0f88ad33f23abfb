"""Objectives of whole companies in several files: each fault between them is found once, at its words, and no other."""

from datetime import date
from pathlib import Path

import pytest

from okr_ai.read import read_draft
from okr_ai.rules import Settings, review

TREES = Path(__file__).parent / "trees"
FAULTS = {
    "zh": {
        ("company.md", 6, "children_below_parent", "GMV从8000万元提升到1亿元"),
        ("company.md", 17, "children_below_parent", "库存周转天数从52天降到45天"),
        ("growth.md", 8, "missing_parent", "C9"),
        ("supply.md", 3, "copied_parent", "让供应更稳"),
        ("supply.md", 11, "strategy_against_key_result", "采购成本"),
        ("supply.md", 12, "strategy_against_key_result", "大众款"),
        ("supply.md", 14, "orphan_objective", ""),
        ("team.md", 3, "level_skipped", "C1"),
        ("team.md", 8, "parent_cycle", "T3"),
    },
    "en": {
        ("company.md", 5, "children_below_parent", "Weekly active households from 40,000 to 60,000"),
        ("marketing.yaml", 24, "strategy_against_key_result", "coupon"),
        ("ops.md", 8, "opposite_directions", "Customer acquisition cost from $38 to $45"),
        ("ops.md", 10, "missing_parent", "P9"),
        ("ops.md", 14, "copied_parent", "Households rely on us for the weekly shop"),
        ("squad.md", 4, "level_skipped", "C1"),
        ("squad.md", 8, "orphan_objective", ""),
    },
    "mixed": {
        ("company.md", 5, "children_below_parent", "ARR 从 $2M 提升到 $3M"),
        ("eng.md", 6, "opposite_directions", "发布频率从每月 4 次降到 2 次"),
    },
}


@pytest.mark.parametrize("tree", FAULTS)
def test_each_fault_between_files_is_found_once(tree: str) -> None:
    drafts = [read_draft(str(path)) for path in sorted((TREES / tree).iterdir())]
    reviewed = review(drafts, today=date(2026, 8, 1), settings=Settings(select=frozenset({"alignment"})))
    found = [
        (Path(finding.place.path).name, finding.place.line, finding.rule, finding.text)
        for draft in reviewed
        for finding in (
            *draft.findings,
            *(f for o in draft.objectives for f in o.findings),
            *(f for o in draft.objectives for kr in o.key_results for f in kr.findings),
        )
    ]
    assert len(found) == len(set(found))
    assert set(found) == FAULTS[tree]
