from pathlib import Path

import pytest

from okr_ai.language.text import normalised
from okr_ai.suggest import concepts as concepts_module
from okr_ai.suggest import features, relevance
from okr_ai.suggest.fit import concepts_named, relevance_of_pairs


@pytest.mark.parametrize(
    ("objective", "own", "stranger"),
    [
        (
            "Make buyers come back",
            "Raise the repeat purchase rate from 18% to 22%",
            "Cut the build time from 12 to 6 minutes",
        ),
        ("让老客户愿意再来", "90天复购率从18%提升到22%", "构建时长从12分钟缩短到6分钟"),
        ("Ship releases without fear", "Change failure rate falls from 15% to 5%", "Grow repeat purchases to 22%"),
        ("让系统稳如磐石，用户感觉不到故障", "核心服务可用率达到99.95%", "招聘5名销售"),
        ("讓客戶滿意", "投诉率从5%降到2%", "库存周转天数从45天降到30天"),  # traditional against simplified
        ("Make buyers come back", "90天复购率从18%提升到22%", "构建时长从12分钟缩短到6分钟"),  # across languages
        ("Bring Zephyrion to the first ten factories", "Zephyrions run in ten halls", "Hire two accountants"),  # a name
        ("让蓝鲸仪落地十家工厂", "蓝鲸仪在十个车间运行", "招聘两名会计"),
    ],
)
def test_its_own_key_result_fits_better(objective: str, own: str, stranger: str) -> None:
    mine, theirs = relevance(objective, [own, stranger])
    assert mine > theirs


@pytest.mark.parametrize(
    ("objective", "same", "other"),
    [
        ("讓員工安心工作", "員工離職率降到8%", "员工离职率降到8%"),
        ("让员工安心工作", "员工离职率降到8%", "員工離職率降到8%"),
    ],
)
def test_key_results_in_the_script_of_the_objective_come_first(objective: str, same: str, other: str) -> None:
    mine, theirs = relevance(objective, [same, other])
    assert mine > theirs > 0


def test_where_no_character_tells_the_script_it_does_not_matter() -> None:
    assert relevance("人人可用", ["留存率30%", "复购率30%"]) == relevance("人人可用", ["留存率30%", "複購率30%"])
    one, other = relevance("讓客戶滿意", ["NPS 40", "NPS 40"])
    assert one == other


def test_the_order_of_the_key_results_does_not_matter() -> None:
    texts = ["复购率提升到25%", "GMV reaches 5 million", "缺货率降到3%", "", "复购率提升到25%"]
    assert relevance("提升复购", texts) == pytest.approx(relevance("提升复购", texts[::-1])[::-1])


@pytest.mark.parametrize(
    ("objective", "texts"), [("a", []), ("", ["a", "b"]), ("提升收入", ["", "收入提升20%"]), ("a b", ["a b", "a b"])]
)
def test_a_number_for_every_key_result_whatever_the_texts(objective: str, texts: list[str]) -> None:
    scores = relevance(objective, texts)
    assert len(scores) == len(texts)
    assert all(0 <= score <= 1.000001 for score in scores)


def test_the_same_text_fits_wholly() -> None:
    assert relevance("提升复购率", ["提升复购率"])[0] == pytest.approx(1)


def test_the_table_of_concepts_is_as_it_is_read() -> None:
    lines = Path(concepts_module.__file__).with_name("concepts.txt").read_text("utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            assert line == normalised(line).rstrip(), "capitals and full-width forms would never be found"
            _, english, chinese, _ = (cell.strip() for cell in line.split("|"))
            assert english.isascii()
            words = chinese.split(", ") if chinese else []
            assert len(set(words)) == len(words)
            assert not [word for word in words if word.isascii()]


def test_words_with_a_mark_behind_their_first_letter_name_concepts() -> None:
    assert concepts_named("E-commerce revenue") >= {"shop_ops", "revenue"}
    assert "innovation" in concepts_named("R&D spend")
    assert "referral" in concepts_named("k-factor from 0.3 to 0.5")
    assert "innovation" not in concepts_named("R and D")
    assert "shop_ops" not in concepts_named("plan for commerce")


def test_pairs_are_judged_as_each_alone():
    objectives = ["让老客户更愿意回来", "Make returns painless", "讓客戶滿意", "Make returns painless"]
    key_results = ["复购率从20%提升到25%", "Return time from 5 days to 2 days", "客户满意度达到90%", "NPS 40"]
    alone = [relevance(*pair)[0] for pair in zip(objectives, ([text] for text in key_results), strict=True)]
    assert relevance_of_pairs(objectives, key_results) == alone
    assert alone[1] > alone[3]  # of one objective, its own and a stranger
    simplified = relevance_of_pairs(["让客户满意"], [key_results[2]])[0]
    assert alone[2] == pytest.approx(0.7 * simplified)  # written in the other script
    assert relevance_of_pairs([], []) == []


def test_few_texts_are_kept_however_many_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"Raise the repeat purchase rate to {n}%" for n in range(20)] + ["90天复购率达到22%"] * 2
    at_first = relevance("Make buyers come back", texts)
    monkeypatch.setattr(features, "_MOST_KEPT", 6)
    monkeypatch.setattr(features, "_kept", {})
    for _ in range(2):
        assert relevance("Make buyers come back", texts) == at_first
        assert len(features._kept) <= 6
