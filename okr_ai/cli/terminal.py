"""What a terminal is shown: text of drafts must not move its cursor, set its title or turn its letters round."""

import re
from typing import Any, TextIO

# Control characters but for line ends, tabs and the colours of `click.style`, and the marks that turn the direction of
# writing (Unicode TR 36, 3.1).
_UNSAFE = r"\x1b(?!\[[\d;]*m)|\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"


class Terminal:
    """A terminal's stream that shows what is unsafe as U+FFFD; all else is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        return self.stream.write(re.sub(_UNSAFE, "\ufffd", text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)
