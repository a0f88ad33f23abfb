"""Making the safe edits that findings carry: only where the file still holds the very words that were found."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from okr_ai.model import Finding, ReviewedDraft
from okr_ai.rules.formats.counting import findings_of
from okr_ai.saving import save

Change = tuple[str, str, str]  # path, text before, text after

FIXING = ("full_width_figures", "missing_per_cent_sign", "unit_spelling")  # rules whose findings may carry an edit
_ENCODINGS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"", "gb18030"),
)
_ROUNDS = 5  # an edit may settle what another one needs (full-width figures, then a missing per cent sign)


def fixed_files(
    drafts: Sequence[ReviewedDraft], again: Callable[[str, str], ReviewedDraft] | None = None
) -> list[Change]:
    """For each text file (Markdown, YAML, JSON, CSV) with safe edits: its path, its text as read, its text after them.

    `again` reviews a path's new text: with it the edits go on until there are none left, so that doing it twice changes
    nothing more. Spreadsheets are not touched. A byte order mark is not part of the texts.
    """
    changes = []
    for draft in drafts:
        before = draft.draft.source.text
        if draft.draft.form == "xlsx":
            continue
        after = _fixed(before, draft)
        for _ in range(_ROUNDS if again and after != before else 0):
            settled, after = after, _fixed(after, again(draft.draft.path, after))  # type: ignore[misc]
            if settled == after:
                break
        if after != before:
            changes.append((draft.draft.path, before, after))
    return changes


def _fixed(text: str, draft: ReviewedDraft) -> str:
    return with_fixes(text, [finding for finding in findings_of(draft) if finding.fix is not None])


def with_fixes(text: str, findings: Sequence[Finding]) -> str:
    """The text after the findings' edits, from the last to the first; of two that overlap the earlier one is made."""
    starts = _line_starts(text)
    edits = sorted(
        ((_span(finding, starts), finding) for finding in findings if not finding.place.cell), key=lambda edit: edit[0]
    )
    kept: list[tuple[tuple[int, int], Finding]] = []
    for span, finding in edits:
        if text[slice(*span)] == finding.text and (not kept or span[0] >= kept[-1][0][1]):
            kept.append((span, finding))
    for (start, end), finding in reversed(kept):
        text = f"{text[:start]}{finding.fix}{text[end:]}"
    return text


def _line_starts(text: str) -> list[int]:
    """Where the lines begin; a line ends at LF, CRLF or CR."""
    starts, at = [0], 0
    for line in text.replace("\r\n", "\n\n").replace("\r", "\n").split("\n")[:-1]:
        at += len(line) + 1
        starts.append(at)
    if "\r\n" in text:  # the place between CR and LF is no line's beginning
        starts = [start for start in starts if not (0 < start < len(text) and text[start - 1 : start + 1] == "\r\n")]
    return starts


def _span(finding: Finding, starts: list[int]) -> tuple[int, int]:
    place = finding.place
    return starts[place.line - 1] + place.column - 1, starts[place.end_line - 1] + place.end_column - 1


def write_fixed(path: Path, before: str, after: str) -> bool:
    """Write the text into its file as that was written: its encoding and byte order mark stay. False, and nothing
    written, when it has changed since it was read. Raises OSError."""
    held = path.read_bytes()
    for mark, encoding in _ENCODINGS:
        if held.startswith(mark) and held == mark + before.encode(encoding):
            save(path, mark + after.encode(encoding))
            return True
    return False


def diff_of(path: str, before: str, after: str) -> Iterator[str]:
    """The edits as a unified diff, line by line."""
    from difflib import unified_diff

    old, new = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (before, after))
    for line in unified_diff(old, new, f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
