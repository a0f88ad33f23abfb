"""Which language the command line speaks: as `--lang` says, else the settings, else the draft or the environment."""

import os
from collections.abc import Sequence

import click

_LANG = "lang"  # what the settings say, in the root context's object


def settings_say(lang: str | None) -> None:
    """Remember the language that the settings ask for, for all that the running command says from now on."""
    context = click.get_current_context(silent=True)
    if context is not None and lang:
        context.find_root().ensure_object(dict)[_LANG] = lang


def wanted_lang(stated: str | None = None) -> str | None:
    """`zh` or `en` where `--lang` (that of the running command by default) or the settings ask for it; None where the
    draft is to decide."""
    context = click.get_current_context(silent=True)
    stated = stated or (context.params.get("lang") if context is not None else None)
    if stated:
        return None if stated == "auto" else stated
    return in_settings(context.find_root().obj) if context is not None else None


def in_settings(remembered: object) -> str | None:
    """The language that the settings asked for, from the root context's object."""
    return remembered.get(_LANG) if isinstance(remembered, dict) else None


def chosen_lang(stated: str | None = None) -> str:
    """`zh` or `en`: as wanted, else by OKR_AI_LANG, LC_ALL, LC_MESSAGES, LANG, else English."""
    wanted = wanted_lang(stated)
    for value in (wanted, *(os.environ.get(name) for name in ("OKR_AI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))):
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
