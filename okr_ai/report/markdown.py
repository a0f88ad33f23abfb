"""The report as Markdown, for chats and wikis: short lines, one table, the draft's words kept from acting as markup."""

import re
from pathlib import Path
from typing import Any

from okr_ai.language.direction import SHOWN
from okr_ai.report.content import Report
from okr_ai.report.pages import page_values, shown

# what acts as markup in CommonMark and the chats' dialects; an underscore inside a word and a lone ~ do not
_ACTIVE = re.compile(r"[\\`*\[\]|]|<(?=[A-Za-z/!?])|~(?=~)|(?<=~)~|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
_AT_START = re.compile(r"^([-+=#]+|\d+[.)])(?=\s|$)")  # a list, a rule, an underlined heading
_ADDRESS = re.compile(r"(?i)(?<=http)(?=s?://)|(?<=www)(?=\.)|(?<=@)")  # links and mentions that need no brackets
_JOINER = "\u2060"  # cannot be seen, and keeps them from being recognised


class Plain(str):
    """Words of ours that may act as Markdown."""

    __slots__ = ()


def escaped(value: object) -> str:
    """Any value as Markdown text that shows it and does nothing else: on one line, no markup, no link, no mention."""
    if isinstance(value, Plain):
        return value
    text = _ACTIVE.sub(r"\\\g<0>", " ".join(str(value).split())).translate(SHOWN)
    text = "\\" + text if text.startswith(">") else text
    text = _AT_START.sub(lambda found: found[1][:-1] + "\\" + found[1][-1], text)
    return _ADDRESS.sub(_JOINER, text)


def to_markdown(report: Report, *, folder: Path | None = None) -> str:
    """The report as Markdown. `folder` may hold a team's own `page.md.j2`.

    Every value a template puts out is escaped, unless the template marks it as its own with `plain(…)`.
    """
    from okr_ai.report.sandbox import environment

    pages = environment(folder, autoescape=False, finalize=finalize)
    return tidy(pages.get_template("page.md.j2").render(markdown_values(report)))


def markdown_values(report: Report) -> dict[str, Any]:
    """What a Markdown template is given: a page's values, and `plain` for words of its own that may act."""
    values = page_values(report)
    return values | {"plain": Plain, "colon": Plain(values["colon"])}


def finalize(value: Any) -> str:
    """What a Markdown template puts out for a value."""
    return escaped(value)


def tidy(text: str) -> str:
    """The text without control characters and runs of blank lines, with one line end at its end."""
    return re.sub(r"\n{3,}", "\n\n", shown(text)).strip() + "\n"
