"""How many, how long, how strict: sources disagree, so the numbers are a choice, not part of the rules."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from okr_ai.errors import InputError
from okr_ai.model import Bilingual


class Profile(NamedTuple):
    """Limits that rules read, and severities that differ from the rules' own (`off` silences a rule).

    Pairs are (fewest, most). Lengths of objectives: words in English, characters in Chinese. `required` names fields
    that every key result must state; other fields are only asked for when the rest of the draft states them.
    """

    name: str
    source: str
    key_results: tuple[int, int] = (3, 5)
    objectives: tuple[int, int] = (1, 5)
    key_results_in_all: int = 20
    objective_words: tuple[int, int] = (3, 25)
    objective_characters: tuple[int, int] = (5, 40)
    key_result_words: int = 45
    key_result_characters: int = 90
    key_results_per_owner: int = 6
    confidence: tuple[float, float] = (0.25, 0.9)
    easy_chance: float = 0.9
    hard_chance: float = 0.02
    easy_change: float = 2.0  # per cent a cycle
    hard_multiple: float = 10.0
    required: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}


PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile("seed", "the common advice: three to five key results for each objective"),
        Profile(
            "platform",
            "platform teams: three to five objectives of two or three key results",
            key_results=(2, 3),
            objectives=(3, 5),
            required=("source", "definition", "update_period"),
        ),
        Profile(
            "google",
            "Google's OKR playbook (re:Work): up to five objectives, committed and aspirational ones told apart",
            key_results=(2, 5),
            severity={"kind_missing": "warning", "business_as_usual": "warning", "hiring_as_key_result": "warning"},
        ),
        Profile(
            "wodtke",
            "Christina Wodtke, Radical Focus: one objective in words alone, three key results at even odds",
            key_results=(3, 3),
            objectives=(1, 2),
            confidence=(0.3, 0.8),
            severity={"number_in_objective": "warning", "metric_as_objective": "warning"},
        ),
        Profile(
            "feishu",
            "Feishu OKR: weights that add up to one, at most five objectives",
            key_results=(1, 5),
            objective_characters=(4, 60),
            severity={"weights_do_not_add_up": "error"},
        ),
    )
}


def profile_named(name: str, limits: Mapping[str, Any] | None = None) -> Profile:
    """The profile called `name` with the user's own `limits` put over it.

    Raises InputError for a profile or a limit that does not exist, or a limit of the wrong shape.
    """
    if name not in PROFILES:
        raise InputError(
            Bilingual(f"there is no profile '{name}'", f"没有名为“{name}”的口径"),
            Bilingual(f"use one of {', '.join(PROFILES)}", f"可用的有：{'、'.join(PROFILES)}"),
            name=name,
        )
    changes = {key: _limit(key, value) for key, value in (limits or {}).items()}
    return PROFILES[name]._replace(**changes) if changes else PROFILES[name]


def _limit(key: str, value: Any) -> Any:
    names = [name for name in Profile._fields if name not in ("name", "source", "severity")]
    if key not in names:
        raise InputError(
            Bilingual(f"there is no limit '{key}'", f"没有名为“{key}”的限值"),
            Bilingual(f"use one of {', '.join(names)}", f"可用的有：{'、'.join(names)}"),
            name=key,
        )
    default = getattr(PROFILES["seed"], key)
    if key == "required" and isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if isinstance(default, tuple) and isinstance(value, (list, tuple)) and len(value) == 2 and _numbers(*value):
        if value[0] > value[1]:
            raise InputError(
                Bilingual(
                    f"the limit '{key}' ends before it starts: {value!r}", f"限值“{key}”的下限大于上限：{value!r}"
                ),
                Bilingual(f"swap them: {key} = {[value[1], value[0]]}", f"请对调：{key} = {[value[1], value[0]]}"),
                name=key,
            )
        return (type(default[0])(value[0]), type(default[1])(value[1]))
    if isinstance(default, (int, float)) and _numbers(value):
        return type(default)(value)
    shape = "two numbers" if isinstance(default, tuple) else "a number"
    raise InputError(
        Bilingual(f"the limit '{key}' is {value!r}", f"限值“{key}”写的是 {value!r}"),
        Bilingual(
            f"write {shape}, for example {key} = {list(default) if isinstance(default, tuple) else default}",
            f"请写成{'两个数' if isinstance(default, tuple) else '一个数'}，例如 {key} = "
            f"{list(default) if isinstance(default, tuple) else default}",
        ),
        name=key,
    )


def _numbers(*values: Any) -> bool:
    return all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in values)
