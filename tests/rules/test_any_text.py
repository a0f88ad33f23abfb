"""Whatever stands in a draft: the review answers, and its findings cut out the draft's own words."""

import json
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.model import Passage, Source
from okr_ai.read import read_draft
from okr_ai.rules import review
from okr_ai.rules.examples import everything
from okr_ai.rules.formats import rendered
from okr_ai.rules.wording import Wording, WordList

TODAY = date(2026, 7, 1)
_WORDS = """
提升 降低 复购率 转化率 至 到 从 20% ２８％ 90分 3.5倍 翻一番 上线 9月前 XX% 约 左右 不低于 （当前30%） 并 ， 。
raise cut the of from to by conversion rate NPS 45 $1.2M 3x 10,000 TBD Q3
launch better 12 weeks 180-day retention ann@example.com 13800138000 👩‍👩‍👧 İ ß \u200b
"""
PIECES = st.sampled_from(_WORDS.split())
TEXTS = st.one_of(
    st.lists(PIECES, max_size=12).map(" ".join),
    st.lists(PIECES, max_size=12).map("".join),
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=40),
)


@settings(max_examples=150)
@given(st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=4)), min_size=1, max_size=3))
def test_findings_slice_back(sets: list[tuple[str, list[str]]]):
    data = {
        "cycle": {"start": "2026-07-01", "end": "2026-09-30"},
        "objectives": [{"objective": objective or "x", "key_results": texts} for objective, texts in sets],
    }
    draft = read_draft("x.json", content=json.dumps(data, ensure_ascii=False).encode(), today=TODAY)
    reviewed = review([draft, draft], today=TODAY)
    lines = draft.source.text.split("\n")
    for finding in everything(reviewed[0]):
        place = finding.place
        assert place.line == place.end_line
        assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == finding.text
    for objective in reviewed[0].objectives:
        for scored in (objective, *objective.key_results):
            assert 0 <= scored.score.value <= 100
    for form in ("text", "json", "sarif", "github", "markdown", "junit"):
        assert isinstance(rendered(reviewed, form), str)


@settings(max_examples=200)
@given(st.text(max_size=30), st.lists(st.text("ab提升|", min_size=1, max_size=4), max_size=5))
def test_word_lists_find_places_inside_the_text(text: str, words: list[str]):
    found = WordList(" ".join(words), "|".join(words)).find(Wording(text))
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    passage = Passage(text, Source("x", text), 0)
    assert all(passage.source.words(passage.span(*span)) == text[slice(*span)] for span in found)
