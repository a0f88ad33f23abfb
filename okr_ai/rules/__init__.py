"""Draft review: rules that look at OKR drafts and say what to write instead."""

from okr_ai.rules.listing import RULES
from okr_ai.rules.profiles import PROFILES, Profile, profile_named
from okr_ai.rules.reviewing import review
from okr_ai.rules.rule import Rule
from okr_ai.rules.settings import Settings, settings_from, settings_of

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
