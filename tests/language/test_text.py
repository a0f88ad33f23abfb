"""Folding a text: the same character by character, however long it is."""

import pytest

from okr_ai.language.text import normalised

MIXED = "ＧＭＶ从 ５００萬 提升至１．２亿；“Ａ／Ｂ” Test—É ½ 👍 the team’s ｛x｝　"


def test_a_long_text_is_folded_as_its_pieces_are() -> None:
    piece = MIXED + "".join(map(chr, range(0x20, 0x3000, 7))) + "".join(map(chr, range(0x4E00, 0x10000, 11)))
    assert normalised(piece * 20) == normalised(piece[: len(piece) // 2] + piece[len(piece) // 2 :]) * 20
    assert normalised(piece * 20) == "".join(map(normalised, piece)) * 20


@pytest.mark.parametrize("text", [MIXED, "ABC é", "繁體字", "plain\ttext"])
def test_folding_keeps_the_length_and_leaves_nothing_to_fold(text: str) -> None:
    assert len(normalised(text)) == len(text)
    assert normalised(normalised(text)) == normalised(text)


def test_every_character_is_folded_once_and_for_all() -> None:
    every = "".join(chr(code) for code in range(0x11000) if not 0xD800 <= code < 0xE000)
    assert normalised(normalised(every)) == normalised(every)
