"""What holds for every text: an answer, spans that slice back, forms of writing that change nothing."""

import time
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from okr_ai.language import read_key_result
from okr_ai.model import Frame

TODAY = date(2026, 5, 15)

metrics_zh = st.sampled_from(["复购率", "客单价", "用户满意度", "新客获取成本", "日活", "退货率"])
metrics_en = st.sampled_from(["churn rate", "NPS", "page load time", "conversion rate", "cost per lead"])
values = st.integers(1, 99)
units = st.sampled_from(["%", "", "万", "分", "天"])
leads = st.sampled_from(["", "Q3末", "KR1：", "年底前，", "将"])


@st.composite
def chinese(draw: st.DrawFn) -> str:
    a, b, unit = draw(values), draw(values), draw(units)
    verb = draw(st.sampled_from(["提升至", "降低到", "达到", "不低于", "提升", "控制在"]))
    base = draw(st.sampled_from(["", f"从{a}{unit}"]))
    return f"{draw(leads)}{draw(metrics_zh)}{base}{verb}{b}{unit}"


@st.composite
def english(draw: st.DrawFn) -> str:
    a, b = draw(values), draw(values)
    unit = draw(st.sampled_from(["%", "", "k", " days"]))
    verb = draw(st.sampled_from(["Increase", "Reduce", "Maintain", "Raise"]))
    how = draw(
        st.sampled_from([f"from {a}{unit} to {b}{unit}", f"to {b}{unit}", f"by {b}{unit}", f"to at least {b}{unit}"])
    )
    return f"{verb} {draw(metrics_en)} {how}{draw(st.sampled_from(['', ' by Q4', ' within 3 months']))}"


def check_spans(text: str, frame: Frame) -> None:
    pieces = [
        *frame.quantities,
        *frame.dates,
        *frame.vague_words,
        *frame.placeholders,
        *(d.words for d in frame.doubts),
    ]
    pieces += [words for words in (frame.metric, frame.verb, frame.deadline) if words is not None]
    for piece in pieces:
        assert 0 <= piece.start < piece.end <= len(text)
        assert text[piece.start : piece.end] == piece.text


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(max_size=60), chinese(), english(), st.text("从到至5%万一二。，(|by to from3 月Q日半X≥", max_size=40)
    )
)
@example("\ud83d 20%")
@example("a\0b 20%")
@example("２０％ ½ ² Ⅳ ㎡ ①")
@example("İ 20%")
@example("=> keep ")
@example("3m30s two1:33m30s 3m30s 减半")
def test_any_text_gives_an_answer(text: str) -> None:
    frame = read_key_result(text, today=TODAY)
    assert frame.text == text
    check_spans(text, frame)


def figures(frame: Frame) -> tuple[object, ...]:
    return (
        frame.baseline,
        frame.target,
        frame.unit,
        frame.target_kind,
        frame.direction,
        frame.comparator,
        frame.deadline_date,
    )


@settings(max_examples=150)
@given(chinese())
def test_a_full_stop_or_full_width_changes_nothing(text: str) -> None:
    plain = figures(read_key_result(text, today=TODAY))
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and c != "," else c for c in text)
    assert figures(read_key_result(text + "。", today=TODAY)) == plain
    assert figures(read_key_result(wide, today=TODAY)) == plain


@settings(max_examples=150)
@given(english())
def test_a_full_stop_or_case_changes_nothing(text: str) -> None:
    plain = figures(read_key_result(text, today=TODAY))
    assert figures(read_key_result(text + ".", today=TODAY)) == plain
    assert figures(read_key_result(f"- {text}", today=TODAY)) == plain


@settings(max_examples=100)
@given(metrics_zh, values, values, st.sampled_from(["%", "分", "万", "天"]))
def test_from_and_to_swapped_turn_the_direction(metric: str, a: int, b: int, unit: str) -> None:
    one = read_key_result(f"{metric}：{a}{unit} → {b}{unit}", today=TODAY)
    other = read_key_result(f"{metric}：{b}{unit} → {a}{unit}", today=TODAY)
    assert (one.baseline, one.target) == (other.target, other.baseline)
    if a != b:
        assert {one.direction, other.direction} == {"increase", "decrease"}


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000,
        "万" * 100_000,
        "从10%到20%，" * 10_000,
        "." * 100_000,
        "(" * 100_000,
        "](" * 50_000,
        "`a" * 50_000,
        "one and " * 12_000,
        "2026年9月30日前" * 9_000,
        "a | 1 | " * 12_000,
        "提升用户满意度" * 14_000,
    ],
    ids=lambda text: text[:8],
)
def test_long_lines_are_read_in_bounded_time(text: str) -> None:
    began = time.process_time()
    check_spans(text, read_key_result(text, today=TODAY))
    assert time.process_time() - began < 5
