"""Gaps as a rewrite marks them are read as gaps: their words say nothing of the key result."""

import pytest

from okr_ai.language import read_key_result


@pytest.mark.parametrize(
    ("text", "metric", "verb", "target", "gaps"),
    [
        ("Raise NPS from <baseline?> to 45", "NPS", "Raise", 45.0, ["<baseline?>"]),
        (
            "Raise NPS from <baseline, 20.3 by its history?> to 45",
            "NPS",
            "Raise",
            45.0,
            ["<baseline, 20.3 by its history?>"],
        ),
        ("CSAT of 95% (currently <baseline?>)", "CSAT", None, 95.0, ["<baseline?>"]),
        ("Raise the repeat rate to <target: 101%?>", "repeat rate", "Raise", None, ["<target: 101%?>"]),
        ("会员复购率从〈待补：现状〉提升到25%", "会员复购率", "提升", 25.0, ["〈待补：现状〉"]),
        ("到〈待补：日期〉，复购率达到25%", "复购率", "达到", 25.0, ["〈待补：日期〉"]),
        ("複購率達到25%（當前〈待補：現狀〉）", "複購率", "達到", 25.0, ["〈待補：現狀〉"]),
        (
            "复购率从〈待补：现状，历史数据是20.3%〉提升到25%",
            "复购率",
            "提升",
            25.0,
            ["〈待补：现状，历史数据是20.3%〉"],
        ),
        ("Response time <2 s for 95% of calls", "Response time", None, 2.0, []),  # no gap: a bound
    ],
)
def test_a_gap_is_a_gap(text: str, metric: str, verb: str | None, target: float | None, gaps: list[str]) -> None:
    frame = read_key_result(text)
    assert frame.metric is not None
    assert frame.metric.text == metric
    assert (frame.verb.text if frame.verb else None) == verb
    assert frame.target == target
    assert frame.baseline is None
    assert not frame.compound
    assert [words.text for words in frame.placeholders] == gaps
