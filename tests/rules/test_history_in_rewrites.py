"""A rewrite asks for today's value and says what the metric's own history has for it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from okr_ai.cli import group

DRAFT = "# 2026 Q4 OKRs\n\n## O1: Buyers come back\n- KR1: {}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Raise the repurchase rate to 25%", "<baseline, 20.3% by its history?>"),
        ("会员复购率提升到 25%", "〈待补：现状，历史数据是20.3%〉"),
        ("Raise the repurchase rate from 19% to 25%", None),  # the author's own stands
        ("会员复购率从 19% 提升到 25%", None),
        ("Raise customer satisfaction to 95%", None),  # no history of it
    ],
)
def test_the_history_stands_in_the_gap(tmp_path: Path, words: str, said: str | None) -> None:
    days = (date(2025, 9, 7) + timedelta(7 * n) for n in range(60))
    rows = "".join(f"repurchase_rate,{day},{20.3 + n % 3 / 10 - 0.1:.1f}\n" for n, day in enumerate(days))
    (tmp_path / "m.csv").write_text("metric,date,value\n" + rows, "utf-8")
    (tmp_path / "d.md").write_text(DRAFT.format(words), "utf-8")
    options = ["--metrics", str(tmp_path / "m.csv"), "--today", "2026-10-20"]
    found = CliRunner().invoke(group, ["review", str(tmp_path / "d.md"), *options]).stdout
    assert ("by its history" in found or "，历史数据是" in found) == (said is not None)
    assert said is None or said in found
