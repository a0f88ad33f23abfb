"""Which language the command line speaks when no draft decides it."""

import os
from collections.abc import Sequence


def chosen_lang(stated: str | None = None) -> str:
    """`zh` or `en`: as stated (`--lang`), else by OKR_AI_LANG, LC_ALL, LC_MESSAGES, LANG, else English."""
    for value in (stated, *(os.environ.get(name) for name in ("OKR_AI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))):
        if value and value != "auto":
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def stated_in(arguments: Sequence[str]) -> str | None:
    """What `--lang` says among the arguments of a command that did not get as far as reading them."""
    for n, word in enumerate(arguments):
        if word == "--lang":
            return next(iter(arguments[n + 1 : n + 2]), None)
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None
