"""The suite says the same on every machine and in every run."""

import pytest
from hypothesis import settings


def test_property_tests_try_the_same_examples_however_slow_the_machine(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--hypothesis-profile"):
        pytest.skip("others were asked for, as `make search` does")
    assert settings().derandomize
    assert settings().deadline is None
    assert settings().database is None  # what failed once on one machine is no example of its own there
