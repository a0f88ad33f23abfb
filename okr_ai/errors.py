"""What can go wrong with somebody's input, said in one line in the reader's language."""

from okr_ai.model import Bilingual


class InputError(Exception):
    """Bad input: where it is, what is wrong and what to do. The command line prints it as one line and exits 2.

    `line` and `column` count from 1; in a spreadsheet `sheet` and `cell` ("B7") say where. `name` is the name that
    stands for nothing, where that is what is wrong: whoever knows the file can find its place.
    """

    def __init__(
        self,
        what: Bilingual,
        do: Bilingual,
        *,
        path: str = "",
        line: int | None = None,
        column: int | None = None,
        sheet: str | None = None,
        cell: str | None = None,
        name: str | None = None,
    ) -> None:
        super().__init__(what.en)
        self.what, self.do = what, do
        self.path, self.line, self.column, self.sheet, self.cell = path, line, column, sheet, cell
        self.name = name

    def where(self) -> str:
        """`file:line:column`, as much of it as is known; `file:sheet!B7` for a cell."""
        parts = [self.path or "<input>"]
        if self.cell:
            parts.append(f"{self.sheet}!{self.cell}" if self.sheet else self.cell)
        elif self.line is not None:
            parts.append(str(self.line))
            parts.append(str(self.column or 1))
        return ":".join(parts)

    def in_lang(self, lang: str) -> str:
        """The one line: place, what is wrong, what to do."""
        joint = "；" if lang == "zh" else "; "
        line = f"{self.where()}: {self.what.in_lang(lang)}{joint}{self.do.in_lang(lang)}"
        return " ".join(line.split())

    def __str__(self) -> str:
        return self.in_lang("en")


class NoObjectives(InputError):
    """A file that can be read and holds no OKRs: one of a folder's may be passed over."""
