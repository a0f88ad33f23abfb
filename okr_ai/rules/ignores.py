"""Comments in a draft that silence a rule: `<!-- okr: ignore[rule] reason -->`, `# okr: ignore[rule] reason`.

A comment speaks for the line it stands on; alone on its line, for the next line that says something.
`ignore-file[rule]` speaks for the whole file. Rules are named singly, parted by commas (，、 too), or by letter.
"""

import re
from collections.abc import Sequence

from okr_ai.model import Draft, Finding, Passage, Source, Span

_COMMENT = (  # also what was meant as one: no rules, or a slip in its first word before the rules
    r"okr\s*[:：]\s*(?:(?P<kind>ignore(?:-file)?)|(?P<slip>[a-z\-]{2,20}(?=[ \t]*\[)))(?![a-z\-])[ \t]*"
    r"(?:\[(?P<rules>[^\]\r\n]*)\])?[ \t]*[:：]?(?P<reason>[^\r\n]*?)"
)
_HINTS = ("okr:", "okr：", "okr :", "okr ：")  # few drafts hold one, and compiling the pattern takes its time
_IN_MARKDOWN = rf"<!--\s*{_COMMENT}\s*-->"
_IN_YAML = rf"(?<![^\s])#[ \t]*{_COMMENT}[ \t]*(?=[\r\n]|$)"


class Ignore:
    """One comment: the rules or letters it names, why, the line it speaks for (None: the file), and where it stands.

    One that names none silences nothing, and is itself a finding.
    """

    __slots__ = ("line", "names", "passage", "reason", "used")

    def __init__(self, names: tuple[str, ...], reason: str, line: int | None, passage: Passage) -> None:
        self.names = names
        self.reason = reason
        self.line = line
        self.passage = passage
        self.used: set[str] = set()

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is silenced; remembers by which of its names."""
        place = finding.place
        if self.line is not None and not place.line <= self.line <= max(place.end_line, place.line):
            return False
        hits = {name for name in self.names if name in (finding.rule, finding.letter)}
        self.used |= hits
        return bool(hits)


def ignores_in(draft: Draft) -> list[Ignore]:
    """The comments of a draft; spreadsheets, CSV and JSON have none (a baseline file serves there)."""
    text = draft.source.text
    if draft.form not in ("markdown", "yaml") or not any(hint in text.lower() for hint in _HINTS):
        return []
    pattern = re.compile(_IN_MARKDOWN if draft.form == "markdown" else _IN_YAML, re.IGNORECASE)
    found = []
    for match in pattern.finditer(text):
        rules = match["rules"] if match["kind"] and match["rules"] else ""
        names = tuple(name.strip() for name in re.split("[,，、]", rules) if name.strip())
        line = (
            None
            if (match["kind"] or "").lower().endswith("file")
            else _line_spoken_for(draft.source, match.start(), match.end())
        )
        passage = Passage(match[0], draft.source, match.start())
        found.append(Ignore(names, match["reason"].strip(), line, passage))
    return found


def _line_spoken_for(source: Source, start: int, end: int) -> int:
    """The comment's own line, or the next one with words when it stands alone."""
    text, here = source.text, source.place(Span(start, end)).line
    before = text[max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1 : start]
    rest = re.match(r"[^\r\n]*", text[end:])
    if before.strip(" \t-*>") or (rest and rest[0].strip()):
        return here
    skipped = re.match(r"(?:\s|<!--.*?-->|#[ \t]*okr[^\r\n]*)*", text[end:], re.DOTALL)
    return source.place(Span(end + (skipped.end() if skipped else 0), end + (skipped.end() if skipped else 0))).line


class IgnoresView:
    """The ignore comments of one file, looked at when all other rules have run. `rules` are the names of all rules,
    `running` those that ran, and the letters of which none was left out."""

    __slots__ = ("comments", "rules", "running")

    def __init__(self, comments: Sequence[Ignore], rules: frozenset[str], running: frozenset[str]) -> None:
        self.comments = comments
        self.rules = rules
        self.running = running
