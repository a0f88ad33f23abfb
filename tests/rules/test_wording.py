"""Word lists: places, boundaries, longer words that protect a hit."""

from datetime import date

import pytest

from okr_ai.model import TargetChance
from okr_ai.read import read_draft
from okr_ai.rules import review
from okr_ai.rules.deliveries import DELIVERY, is_noun, opening_delivery
from okr_ai.rules.examples import found_in
from okr_ai.rules.lengths import length_of
from okr_ai.rules.listing import LISTED
from okr_ai.rules.rule import Example
from okr_ai.rules.settings import Settings
from okr_ai.rules.wording import Wording, WordList

WORDS = WordList("提升 大幅提升 约", "help|as soon as possible|more", but_not="节约|once more")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("大幅提升体验", ["大幅提升"]),
        ("提升体验，再提升一次", ["提升", "提升"]),
        ("节约成本", []),
        ("约30%", ["约"]),
        ("Help the team", ["Help"]),
        ("helpful people", []),
        ("As soon as possible, help", ["As soon as possible", "help"]),
        ("once more", []),
        ("more and more", ["more", "more"]),
        ("用户help中心", ["help"]),
        ("", []),
        ("İstanbul more", ["more"]),
    ],
)
def test_words_and_their_places(text: str, found: list[str]):
    assert [text[start:end] for start, end in WORDS.find(Wording(text))] == found


def test_first_and_opening_words():
    assert WORDS.first(Wording("nothing")) is None
    assert WORDS.first(Wording("we need help")) == (8, 12)
    assert WORDS.opens(Wording("we need help")) is None
    assert WORDS.opens(Wording("- **Help** the team")) == (4, 8)
    assert WORDS.opens(Wording("（提升体验）")) == (1, 3)


@pytest.mark.parametrize(
    ("text", "is_delivery"),
    [
        ("上线会员系统", True),
        ("上线率达到90%", False),
        ("发布会带来订单", False),
        ("搭建数据平台", True),
        ("交付周期缩短到3天", False),
        ("Launch the app", True),
        ("Launch rate of 90%", False),
        ("Release notes that people read", False),
        ("Relaunch", False),
    ],
)
def test_a_verb_inside_a_noun_is_no_delivery(text: str, is_delivery: bool):
    wording = Wording(text)
    span = DELIVERY.opens(wording)
    assert (span is not None and not is_noun(wording, span)) == is_delivery


def test_weak_verbs_do_not_make_an_objective_a_delivery():
    assert opening_delivery(Wording("Build trust with sellers")) is None
    assert opening_delivery(Wording("Migrate to the new system")) == (0, 7)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("让老客愿意再来", (7, True)),
        ("NPS 达到 50 分以上", (7, True)),
        ("Make it easy", (3, False)),
        ("don't over-promise 24/7", (3, False)),
        ("用 AI customer support copilot 答疑", (7, False)),
        ("", (0, False)),
    ],
)
def test_length_as_readers_count(text: str, length: tuple[int, bool]):
    assert length_of(text) == length


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("显著提升用户体验", "这里没有要达到的数值"),  # 用户 alone is no metric
        ("大幅提高投诉处理率", "没写“投诉处理率”要到多少"),
    ],
)
def test_a_metric_is_not_named_by_what_is_left_of_vague_words(text, said):
    draft = read_draft("q4.md", content=f"O1：让用户满意\n- KR1：{text}\n".encode())
    (reviewed,) = review([draft], today=date(2026, 10, 1), settings=Settings(select=("no_number",)))
    (found,) = reviewed.objectives[0].key_results[0].findings
    assert found.message == said


@pytest.mark.parametrize(
    ("rule", "text", "chance", "said"),
    [
        (
            "target_out_of_reach",
            "退款率从4.4%降到2%",
            TargetChance(0.0, 4.4, 2.0, 2.4, (0.1, 0.47, -0.2, 0.3), 0.0, 4, "history"),
            "（要降2.4个百分点；过去4段同样长的时间里没有一段做到，最多降了0.47个百分点）",
        ),
        (
            "target_out_of_reach",
            "Weekly orders up 20%",
            TargetChance(0.001, 76946.0, 92335.2, 15389.2, (3427.47, -120.0, 900.0, 80.0), 0.0, 4, "history"),
            " (a rise of 15.4K, 20% of today's is wanted; none of 4 past stretches of this length brought it, the most "
            "was 3,430, 4.5% of today's)",
        ),
        (
            "target_too_easy",
            "三季度GMV达到1000万元",
            TargetChance(0.99, 12455650.0, 1e7, -2455650.0, (1e6, -2e6, 3e6), 0.6, 3, "history"),
            "（最近已经是1,250万元）",
        ),
        (
            "target_out_of_reach",
            "Raise the repeat rate from 22% to 30%",
            TargetChance(0.0, 22.0, 30.0, 8.0, (-0.5, -1.0, -0.2, -0.4), 0.0, 4, "history"),
            " (a rise of 8 points is wanted; none of 4 past stretches of this length brought one at all)",
        ),
    ],
)
def test_the_figures_of_a_history_name_the_way_and_the_unit(rule, text, chance, said):
    (listed,) = (one for one in LISTED if one.name == rule)
    ((_, finding),) = found_in(listed.rule(), Example(text, chance=chance))
    assert said in finding.message


def test_a_target_beyond_all_the_past_is_not_called_easy():
    """The metrics file is in hours, the key result in minutes: whoever says "easy" there compares 30 with 3.2."""
    chance = TargetChance(1.0, 192.0, 30.0, 162.0, (0.5, 0.2, 0.3, 0.1), 0.0, 4, "history")
    (listed,) = (one for one in LISTED if one.name == "target_too_easy")
    assert found_in(listed.rule(), Example("首次响应时长从3.2小时缩短到30分钟", chance=chance)) == []


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Raise the repeat rate to 28%", "add today's value, 22.1% by the metric's history: from 22.1% to …"),
        ("Grow orders by 20%", "add today's value, 22.1 by the metric's history: from 22.1 to …"),
        ("复购率提升到28%", "补上现状值（历史数据是22.1%）：从22.1%到……"),
    ],
)
def test_a_missing_baseline_is_told_where_the_history_knows_it(text: str, advice: str) -> None:
    chance = TargetChance(0.3, 22.14, 28.0, 5.86, (1.0, 2.0, 3.0, 4.0), 0.0, 4, "history")
    draft = read_draft(
        "x.md", content=f"# 2026 Q3\n## O1: {text[:1]}\n- KR1: {text}\n".encode(), today=date(2026, 7, 1)
    )
    lang = "en" if text.isascii() else "zh"
    found = review([draft], today=date(2026, 7, 1), lang=lang, chances=lambda _draft, frames: [chance] * len(frames))
    findings = found[0].objectives[0].key_results[0].findings
    assert next(each.suggestion for each in findings if each.rule == "no_baseline") == advice
