"""Which language the command line speaks when no draft decides it."""

import os


def chosen_lang(stated: str | None = None) -> str:
    """`zh` or `en`: as stated (`--lang`), else by OKR_AI_LANG, LC_ALL, LC_MESSAGES, LANG, else English."""
    for value in (stated, *(os.environ.get(name) for name in ("OKR_AI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))):
        if value and value != "auto":
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
