"""The tables of words are written as they are read, and words wait in them until a text needs them."""

from pathlib import Path

import pytest

from okr_ai.language import tables
from okr_ai.language.lexicon import lexicon
from okr_ai.language.phrases import Phrases
from okr_ai.language.tables import lines_of, rows_of, sections_of
from okr_ai.language.text import normalised

TABLES = sorted(path.name for path in Path(tables._DATA).glob("*.txt"))


@pytest.mark.parametrize("name", TABLES)
def test_lines_have_nothing_that_would_stay_on_a_word(name: str) -> None:
    for line in lines_of(name):
        assert line == line.strip()
        assert "# " not in line, "a remark stands on a line of its own"
        assert line.count("|") == line.count(" | ")


@pytest.mark.parametrize("name", ["cues.txt", "judging.txt", "not_numbers.txt"])
def test_words_of_sections_are_parted(name: str) -> None:
    for section, words in sections_of(name).items():
        assert section.isidentifier()
        assert words
        for word in words:
            assert word
            assert word == word.strip(" ,，")
            assert "," not in word


def test_cells_of_rows_are_parted() -> None:
    assert {len(row) for row in rows_of("units.txt")} == {4}
    assert {len(row) for row in rows_of("festivals.txt")} == {2}
    for name in ("units.txt", "festivals.txt"):
        for row in rows_of(name):
            assert row == [cell.strip() for cell in row]


def test_shipped_names_of_metrics_need_small_letters_and_nothing_else() -> None:
    for metric in lexicon().metrics:
        for words in (metric.name, metric.zh, metric.en, *metric.synonyms):
            assert words.lower() == normalised(words)
            assert words == words.strip()


def test_names_that_a_team_gives_are_folded_all_the_same() -> None:
    own = lexicon().metrics[0]._replace(name="own", synonyms=("ＦＯＬＤＥＤ　name", "轉化漏斗"))
    taught = type(lexicon())((own,))
    assert {"folded name", "转化漏斗"} <= set(taught.by_words)


@pytest.mark.parametrize("many", [False, True])
def test_words_are_taken_in_whatever_they_start_with(many: bool) -> None:
    turned = {"ro": ["rise"], "we": ["go"]}
    forms = {"rise": ["rise", "rose"], "rise to": ["rise to", "rose to"], "go": ["go", "went"]}
    words = ["a b", "ab", "b端", "b", "rise", "rise to", "riser", "go", "gone", "+", "~x", "提", "提升"]
    phrases = Phrases(words, forms=lambda word: forms.get(word, [word]), turned=turned)
    for _ in range(300 if many else 0):
        phrases.find("b")
    found = {word for _, _, word in phrases.find("a b, b端 and rose, rose to + ~x 提 went")}
    assert found == {"a b", "b端", "rose", "rose to", "+", "~x", "提", "went"}
    assert [word for _, _, word in phrases.find("gone b 提升 ab riser rosery goner a")] == [
        "gone",
        "b",
        "提升",
        "ab",
        "riser",
    ]
