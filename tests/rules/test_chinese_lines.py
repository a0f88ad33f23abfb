"""What the review must not say of Chinese lines that are fine in that respect; each beside one of which it says so."""

from datetime import date
from pathlib import Path

import pytest

from okr_ai.read import read_draft
from okr_ai.rules import review


def rules_on(path: Path, line: str) -> set[str]:
    path.write_text(f"# 2026年三季度 OKR\n\n## O1：让会员每周都想来\n\n- KR1：{line}\n", encoding="utf-8")
    draft = review([read_draft(str(path), today=date(2026, 7, 1))], today=date(2026, 7, 1))[0]
    findings = [finding for objective in draft.objectives for kr in objective.key_results for finding in kr.findings]
    return {finding.rule for finding in findings}


@pytest.mark.parametrize(
    ("rule", "fine", "wrong"),
    [
        ("no_metric", "夜跑 300 公里", "增长 30%"),
        ("unit_against_metric", "每月存下收入的 20%", "订单量提升至 20%"),
        ("verb_against_metric", "页面加载速度提升 20%", "页面加载时长提升 20%"),
        ("verb_against_metric", "不满意率从12%降到5%", "满意率从12%降到5%"),
        ("verb_against_metric", "期末不及格率降低到10%", "期末及格率降低到10%"),
        ("unit_against_metric", "客户满意度做到90分", "备货准确率做到90分"),
        ("bad_confidence", "会员数从 5 千到 8 千（信心度：70%）", "会员数从 5 千到 8 千（信心度：700%）"),
        ("compound_key_result", "选修 2 门课程或读完 1 本教材", "选修 2 门课程，读完 1 本教材"),
    ],
)
def test_finding(tmp_path: Path, rule: str, fine: str, wrong: str) -> None:
    assert rule not in rules_on(tmp_path / "fine.md", fine)
    assert rule in rules_on(tmp_path / "wrong.md", wrong)
