import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.suggest.targets import GRID, Outlook, level_named, outlook_from_changes, target_at

EVEN = Outlook(50.0, tuple(100 * share for share in GRID), "level")  # evenly between 0 and 100


@pytest.mark.parametrize(
    ("chance", "better", "target", "level"),
    [
        (0.8, "up", 20, "committed"),
        (0.8, "down", 80, "committed"),
        (0.5, "up", 50, "target"),
        (0.25, "up", 75, "stretch"),
        (0.25, "down", 25, "stretch"),
    ],
)
def test_the_target_is_the_quantile_of_its_chance(chance: float, better: str, target: float, level: str) -> None:
    option = target_at(EVEN, chance, better)
    assert option is not None
    assert (option.target, option.level) == (target, level)
    assert option.p_hit == pytest.approx(chance)


def test_the_chance_told_is_that_of_the_rounded_target() -> None:
    option = target_at(Outlook(1, tuple(1000 + 1000 * share for share in GRID), "level"), 0.4999, "up")
    assert option is not None
    assert option.target == 1500
    assert option.p_hit == 0.5


def test_no_target_past_the_scale_and_its_end_has_the_chance_that_lies_there() -> None:
    shares = Outlook(95, tuple(80 + 40 * share for share in GRID), "level").within(0, 100)
    option = target_at(shares, 0.1, "up")
    assert option is not None
    assert option.target == 100
    assert option.p_hit == pytest.approx(0.5, abs=0.03)  # half of the distribution lay at 100 or beyond


@given(st.floats(0.03, 0.97), st.sampled_from(["up", "down"]), st.floats(0.001, 1e6), st.floats(-1e6, 1e6))
@settings(max_examples=100)
def test_more_chance_means_an_easier_target(chance: float, better: str, scale: float, shift: float) -> None:
    outlook = Outlook(0, tuple(shift + scale * share for share in GRID), "level")
    sure, bold = target_at(outlook, chance, better), target_at(outlook, chance / 2, better)
    assert sure is not None
    assert bold is not None
    assert sure.target <= bold.target if better == "up" else sure.target >= bold.target
    assert sure.p_hit >= bold.p_hit


def test_past_changes_put_on_the_baseline() -> None:
    points = outlook_from_changes([1, 3], 10, "level", relative=False)
    assert points.value_at(0.5) == 12
    assert (points.value_at(0.025), points.value_at(0.975)) == (11, 13)  # never past what was seen
    assert outlook_from_changes([0.1, 0.3], 200, "total", relative=True).value_at(0.5) == pytest.approx(240)


@pytest.mark.parametrize(
    ("chance", "name"), [(0.65, "committed"), (0.64, "target"), (0.4, "target"), (0.39, "stretch")]
)
def test_what_a_target_is_called(chance: float, name: str) -> None:
    assert level_named(chance) == name
