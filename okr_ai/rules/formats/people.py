"""What people read in a terminal: scores with their sums, the draft's line, the words underlined, what to write."""

from collections.abc import Sequence
from functools import lru_cache
from unicodedata import combining, east_asian_width

from okr_ai.model import Bilingual, Finding, Place, ReviewedDraft, ReviewedKeyResult, ReviewedObjective, Score, Source
from okr_ai.rules.formats.counting import Told, findings_of, summary_of, told_once
from okr_ai.rules.scoring import WEIGHTS

_COLOURS = {"error": "31", "warning": "33", "info": "36", "good": "32", "dim": "2", "bold": "1"}
SEVERITY_WORDS = {
    "error": Bilingual("error", "错误"),
    "warning": Bilingual("warning", "警告"),
    "info": Bilingual("note", "提示"),
}
_LETTERS = {"specific": "S", "measurable": "M", "achievable": "A", "relevant": "R", "time_bound": "T"}
_WIDEST = 110  # columns of a draft's line that are shown


def as_text(drafts: Sequence[ReviewedDraft], *, lang: str | None = None, colour: bool = False) -> str:
    """The review for a terminal, ending with a line that counts the findings."""
    page = _Page(lang, colour)
    for draft in drafts:
        page.draft(draft)
    page.summary(drafts)
    return "\n".join(page.lines)


class _Page:
    def __init__(self, lang: str | None, colour: bool) -> None:
        self.stated, self.colour = lang, colour
        self.lang = lang or "en"
        self.lines: list[str] = []
        self.cells: dict[tuple[str | None, str | None], Source] = {}
        self.advised: set[tuple[str, str]] = set()  # what has been advised below this objective

    def paint(self, text: str, name: str) -> str:
        return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m" if self.colour else text

    def say(self, en: str, zh: str) -> str:
        return zh if self.lang in ("zh", "mixed") else en

    def draft(self, reviewed: ReviewedDraft) -> None:
        self.lang = self.stated or reviewed.draft.lang
        self.cells = _cells_of(reviewed) if reviewed.draft.form == "xlsx" else {}
        self.lines.append(self.paint(_in_one_line(reviewed.draft.path), "bold"))
        self.findings(reviewed, reviewed.findings)
        for objective in reviewed.objectives:
            self.objective(reviewed, objective)
        if reviewed.silenced:
            count = len(reviewed.silenced)
            self.lines.append(
                self.paint(
                    self.say(f"  {count} ignored by comments in the file", f"  文件里的注释忽略了{count}处"), "dim"
                )
            )
        self.lines.append("")

    def objective(self, draft: ReviewedDraft, reviewed: ReviewedObjective) -> None:
        self.advised.clear()
        text = reviewed.objective.text.text or self.say("(no objective)", "（没有目标）")
        self.lines += [
            "",
            f"{self.score(reviewed.score)} {self.paint(f'{reviewed.objective.id} {_one_line(text)}', 'bold')}",
        ]
        if reviewed.key_results and reviewed.score.penalties:
            mean = self.say("mean of its key results", "各关键结果的平均")
            self.lines.append(self.paint(f"      {mean} {reviewed.score.start:g}{self.less(reviewed.score)}", "dim"))
        self.findings(draft, reviewed.findings)
        for key_result in reviewed.key_results:
            self.key_result(draft, key_result)

    def key_result(self, draft: ReviewedDraft, reviewed: ReviewedKeyResult) -> None:
        name = reviewed.key_result.id
        self.lines.append(f"{self.score(reviewed.score)}   {name} {_one_line(reviewed.key_result.text.text)}")
        self.lines.append(self.paint(f"        {self.sum(reviewed.score)}", "dim"))
        worth_a_try = any(finding.severity != "info" for finding in reviewed.findings)
        rewrite = reviewed.rewrite if worth_a_try else None
        self.findings(draft, reviewed.findings, rewrite)
        if rewrite is not None:
            self.lines.append(f"        {self.paint(self.say('try:', '试试：'), 'good')}{self.say(' ', '')}{rewrite}")

    def score(self, score: Score) -> str:
        name = "good" if score.value >= 80 else "warning" if score.value >= 60 else "error"
        return self.paint(f"{score.value:>5.0f}", name)

    def sum(self, score: Score) -> str:
        """S 25×0.9 + M 30×1 + T 10×1 = 97, no_baseline −1"""
        parts, left_out, judged = [], [], 0.0
        for letter, weight in WEIGHTS.items():
            if (value := getattr(score.smart, letter)) is None:
                left_out.append(_LETTERS[letter])
            else:
                parts.append(f"{_LETTERS[letter]} {weight:g}×{value if value >= 0.005 else 0:.2g}")
                judged += weight
        share = (
            f"({' + '.join(parts)}) / {judged:g}" if parts else self.say("nothing could be judged", "没有能判断的项")
        )
        note = self.say(f"; not judged: {', '.join(left_out)}", f"；未评：{'、'.join(left_out)}") if left_out else ""
        return f"{share} = {score.start:.0f}{self.less(score)}{note}"

    def less(self, score: Score) -> str:
        comma = self.say(", ", "，")
        less = "".join(f"{comma}{rule} −{points:g}" for rule, points in score.penalties)
        if score.cap:
            less += comma + self.say(
                f"at most {score.cap[1]:g} with {score.cap[0]}", f"有 {score.cap[0]} 时最高{score.cap[1]:g}"
            )
        return less

    def findings(self, draft: ReviewedDraft, findings: Sequence[Finding], rewrite: str | None = None) -> None:
        """The findings; a suggestion that is the `rewrite` shown below them is not said twice."""
        for told in told_once(findings):
            self.remark(draft, told, said_below=told.finding.suggestion == rewrite)

    def remark(self, draft: ReviewedDraft, told: Told, *, said_below: bool) -> None:
        """The place, the draft's line with the words underlined, and what to do. Advice that another key result of the
        objective was given already is not said again, and of a mere note only the line with its message is."""
        finding = told.finding
        advice = (finding.rule, finding.suggestion or "")
        again = bool(finding.suggestion) and advice in self.advised
        self.advised.add(advice)
        place = finding.place
        spot = f"{place.sheet or ''}!{place.cell}" if place.cell else f"{place.line}:{place.column}"
        rules = self.say(", ", "，").join(f"{each.rule} ({each.letter})" for each in told.tells)
        severity = self.paint(SEVERITY_WORDS[told.severity].in_lang(self.lang), told.severity)
        head = f"      {_in_one_line(place.path)}:{spot} {severity} {rules}"
        if again and finding.severity == "info":
            self.lines.append(f"{head} {finding.message}")
            return
        self.lines.append(head)
        number = f"{place.line:>7}" if not place.cell else " " * 7
        source = self.cells.get((place.sheet, place.cell)) if place.cell else draft.draft.source
        if source is not None:
            line, before, width = _shown(source, place)
            self.lines.append(self.paint(f"{number} | ", "dim") + line)
            marks = self.paint("^" * max(width, 1), told.severity)
            self.lines.append(self.paint(f"{'':7} | ", "dim") + " " * before + f"{marks} {finding.message}")
        else:
            self.lines.append(f"{'':7} | {finding.message}")
        if finding.suggestion and not (said_below or again):
            self.lines.append(self.paint(f"{'':7} = ", "dim") + finding.suggestion)

    def summary(self, drafts: Sequence[ReviewedDraft]) -> None:
        counts = summary_of(drafts)
        fixable = sum(finding.fix is not None for draft in drafts for finding in findings_of(draft))
        if not sum(counts.values()):
            self.lines.append(self.paint(self.say("Nothing to complain about.", "没有发现问题。"), "good"))
            return
        parts = [
            self.say(_several(counts[name], one), f"{counts[name]}处{chinese}")
            for name, one, chinese in (
                ("errors", "error", "错误"),
                ("warnings", "warning", "警告"),
                ("infos", "note", "提示"),
            )
            if counts[name]
        ]
        more = self.say(f" ({fixable} fixable with --fix)", f"（{fixable}处可用 --fix 改好）") if fixable else ""
        self.lines.append(self.say("Found ", "共") + self.say(", ", "，").join(parts) + more + self.say(".", "。"))


def _several(count: int, one: str) -> str:
    return f"{count} {one}{'' if count == 1 else 's'}"


def _in_one_line(path: str) -> str:
    """The name of a file, which may hold ends of lines."""
    return path.replace("\n", " ").replace("\r", " ")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shown(source: Source, place: Place) -> tuple[str, int, int]:
    """The draft's line (clipped), the columns before the words, and the columns under them."""
    line = source.line(1 if source.cell else place.line).replace("\t", " ")
    start = min(place.column - 1, len(line))
    end = min(place.end_column - 1, len(line)) if place.end_line == place.line else len(line)
    line, start, end = _clipped(line, start, end)
    return line, width_of(line[:start]), width_of(line[start:end])


def _clipped(line: str, start: int, end: int) -> tuple[str, int, int]:
    """The part of a long line around the words, with … where something was left out."""
    if 2 * len(line) <= _WIDEST or width_of(line) <= _WIDEST:
        return line.rstrip(), start, end
    first = max(0, start - _WIDEST // 4)
    last = first
    wide = 0
    while last < len(line) and wide < _WIDEST:
        wide += width_of(line[last])
        last += 1
    lead, tail = "…" if first else "", "…" if last < len(line) else ""
    shift = len(lead) - first
    return f"{lead}{line[first:last]}{tail}", start + shift, min(end, last) + shift


def _cells_of(reviewed: ReviewedDraft) -> dict[tuple[str | None, str | None], Source]:
    """A spreadsheet's cells that the draft was read from."""
    passages = []
    for objective in reviewed.objectives:
        passages += [objective.objective.text, *objective.objective.fields.values()]
        for each in objective.key_results:
            passages += [each.key_result.text, *each.key_result.fields.values()]
    return {(passage.source.sheet, passage.source.cell): passage.source for passage in passages}


def width_of(text: str) -> int:
    """Columns that the text takes in a terminal: two for Chinese and other wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(c: str) -> int:
    return 0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1
