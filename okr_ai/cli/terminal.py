"""What a terminal is shown: text of drafts must not move its cursor, set its title or turn its letters round."""

import re

# Control characters but for line ends, tabs and the colours of `click.style`, and the marks that turn the direction of
# writing (Unicode TR 36, 3.1).
_UNSAFE = re.compile(
    r"\x1b(?!\[[\d;]*m)|\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)


def harmless(text: str, *, terminal: bool) -> str:
    """The text with U+FFFD for what is unsafe on a terminal. Elsewhere, as in a log, what is unsafe is spelled out
    (`\\u202e`): in JSON, where it can only stand in a string, that means the same."""
    return _UNSAFE.sub("\ufffd" if terminal else _spelled_out, text)


def _spelled_out(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
