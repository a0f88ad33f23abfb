"""Draft review: rules that look at OKR drafts and say what to write instead."""

from typing import TYPE_CHECKING, Any

from okr_ai.rules.profiles import PROFILES, Profile, profile_named
from okr_ai.rules.reviewing import review
from okr_ai.rules.rule import Rule
from okr_ai.rules.settings import Settings, settings_from, settings_of

if TYPE_CHECKING:
    RULES: tuple[Rule, ...]

__all__ = [
    "PROFILES",
    "RULES",
    "Profile",
    "Rule",
    "Settings",
    "profile_named",
    "review",
    "settings_from",
    "settings_of",
]


def __getattr__(name: str) -> Any:
    if name == "RULES":  # imports every rule: a review does without
        from okr_ai.rules.listing import every_rule

        return every_rule()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
