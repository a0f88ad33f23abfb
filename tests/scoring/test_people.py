"""Evaluations in several parts, and 360-degree reviews in which nobody can be told apart."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.errors import InputError
from okr_ai.scoring import Grade, Rating, Shares, evaluate, review_ratings
from okr_ai.scoring.tables import read_evaluation, read_ratings

GRADE = Grade("KR1", "words", "aspirational", "Amy", None, 0.8, 0.8, True, None, "distance")


def test_three_parts_with_the_usual_shares():
    grades = [GRADE, replace(GRADE, score=0.4), replace(GRADE, owner="Ben", score=1.0)]
    amy, ben, cai = evaluate(grades, {"Amy": (0.9, 0.5), "Cai": (1.0, 1.0)})
    assert amy.total == pytest.approx(0.7 * 0.6 + 0.2 * 0.9 + 0.1 * 0.5)
    assert ben.total is None  # nobody judged two of the parts: no total is made up
    assert (cai.okr, cai.total) == (None, None)


def test_shares_can_be_set_and_must_add_up():
    (amy,) = evaluate([GRADE], {}, Shares(1.0, 0.0, 0.0))
    assert amy.total == pytest.approx(0.8)
    for shares in ((0.7, 0.2, 0.2), (0.5, 0.2, 0.1), (1.2, -0.1, -0.1)):
        with pytest.raises(InputError, match="add up"):
            Shares(*shares)


def test_guardrails_and_weights_in_the_okr_part():
    grades = [
        replace(GRADE, weight=75.0),
        replace(GRADE, weight=25.0, score=0.0),
        replace(GRADE, kind="guardrail", score=0.0),
    ]
    assert evaluate(grades, {})[0].okr == pytest.approx(0.6)


def rate(group, *marks, dimension="trust", person="Amy"):
    return [Rating(person, group, f"{group}{i}", dimension, mark) for i, mark in enumerate(marks)]


def test_groups_of_three_are_shown_with_their_means():
    (review,) = review_ratings([*rate("peer", 3, 4, 5), *rate("report", 2, 2, 5), *rate("self", 5)])
    assert [(group.name, group.raters, group.means) for group in review.groups] == [
        *(("peer", 3, (4.0,)), ("report", 3, (3.0,)))
    ]
    assert (review.own, review.overall, review.hidden) == ((5.0,), (3.5,), 0)


def test_small_groups_go_together_and_what_is_still_small_is_left_out():
    (review,) = review_ratings([*rate("peer", 3, 4, 5), *rate("manager", 1), *rate("report", 2, 3)])
    assert [(group.name, group.means) for group in review.groups] == [("peer", (4.0,)), ("others", (2.0,))]
    assert review.overall == (3.0,)
    (review,) = review_ratings([*rate("peer", 3, 4, 5), *rate("manager", 1)])
    assert [group.name for group in review.groups] == ["peer"]
    assert review.overall == (4.0,)  # without the manager: peers' mean and a common one would give them away
    assert review.hidden == 1
    assert review_ratings(rate("peer", 3, 4))[0].overall == (None,)


def test_a_dimension_that_too_few_rated_is_left_out():
    ratings = [*rate("peer", 3, 4, 5), *rate("peer", 1, 2, dimension="speed")]
    (review,) = review_ratings(ratings)
    assert review.groups[0].means == (4.0, None)
    assert review.overall == (4.0, None)


def test_the_least_can_be_raised_but_not_lowered():
    ratings = rate("peer", 3, 4, 5)
    assert review_ratings(ratings, least=4)[0].groups == ()
    assert review_ratings(rate("peer", 3, 4), least=1)[0].groups == ()


GROUPS = st.sampled_from(["peer", "report", "manager", "client", "others"])
RATINGS = st.lists(
    st.builds(
        Rating, st.just("Amy"), GROUPS, st.sampled_from("abcdef"), st.sampled_from(["x", "y", "z"]), st.floats(1, 5)
    ),
    max_size=40,
)


@settings(max_examples=60)
@given(RATINGS)
def test_nothing_shown_rests_on_fewer_than_three_raters(ratings):
    for review in review_ratings(ratings):
        names = {group.name for group in review.groups}
        for group in review.groups:
            assert group.raters >= 3
        for i, dimension in enumerate(review.dimensions):
            behind = [r for r in ratings if r.dimension == dimension]
            if review.overall[i] is not None:
                assert len({(r.group, r.rater) for r in behind}) >= 3
                values = [r.value for r in behind]
                assert min(values) - 1e-9 <= review.overall[i] <= max(values) + 1e-9
            if not names:
                assert review.overall[i] is None


def test_the_files_people_fill_in(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("\ufeff姓名,过程贡献,能力成长\n小艾,80%,7\n小本,,0.5\n,1,1\n", encoding="utf-8")
    assert read_evaluation(str(file)) == {"小艾": (0.8, 0.7), "小本": (None, 0.5)}
    file.write_text(
        "Person,Group,Rater,Dimension,Rating\nAmy,Self,Amy,trust,5\nAmy,peer,b,trust,4.5\n", encoding="utf-8"
    )
    assert [(r.group, r.value) for r in read_ratings(str(file))] == [("self", 5.0), ("peer", 4.5)]


@pytest.mark.parametrize(
    ("content", "where", "read"),
    [
        ("person,contribution\nAmy,lots\n", ":2:", read_evaluation),
        ("person,growth\nAmy,5\nBen,200%\n", ":3:", read_evaluation),
        ("contribution\n1\n", ":1:", read_evaluation),
        ("", ":1:", read_evaluation),
        ("person,group,rater,dimension\nAmy,peer,x,y\n", ":1:", read_ratings),
        ("person,group,rater,dimension,value\nAmy,peer,x,y,good\n", ":2:", read_ratings),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path, content, where, read):
    file = tmp_path / "file.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(str(file))
    assert where in caught.value.in_lang("zh")
    assert "\n" not in caught.value.in_lang("en")
