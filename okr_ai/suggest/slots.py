"""Filling a template's named slots, and nothing else: a template is text, never code.

`{due}`, `{baseline}`, `{target}` and `{period}` are the slots; attribute access, formats, expressions and unknown names
are refused with the place, so that a team's own templates cannot do anything but say words.
"""

import re
from collections.abc import Mapping

SLOTS = ("baseline", "target", "due", "period")
_BRACED = re.compile(r"\{([^{}]*)\}")


def unknown_slots(text: str) -> list[str]:
    """What stands in braces in `text` and is no slot; a brace without its partner counts as one."""
    unknown = [name for name in _BRACED.findall(text) if name not in SLOTS]
    rest = _BRACED.sub("", text)
    return unknown + [brace for brace in "{}" if brace in rest]


def slots_of(text: str) -> set[str]:
    """The names of the slots in `text`."""
    return set(_BRACED.findall(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with every slot replaced by its value; values are inserted as they are, never read again."""
    return _BRACED.sub(lambda match: values[match[1]], text)
