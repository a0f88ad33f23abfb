"""How well key results are read and reviewed, against a file of labelled ones; writes docs/accuracy.md.

    python benchmarks/accuracy.py KR_LABELS.jsonl [--output docs/accuracy.md]

A line of the file: {"kr", "lang" (zh or en), "labels": {"measurable", "outcome", "time_bound", "specific", "compound"
(1, 0 or null), "vague_words": […]}, "parse": {"metric", "direction", "baseline", "target", "target_kind", "comparator",
"deadline" (each may be null)}}. The texts themselves never go into the page, only short fragments of what was misread.
"""

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from okr_ai.language import read_key_result
from okr_ai.model import Draft, Frame, KeyResult, Objective, Passage, Source
from okr_ai.rules import review

TODAY = date(2026, 5, 15)
Item = dict[str, Any]
FIELDS = ("metric", "direction", "baseline", "target", "target_kind", "comparator", "deadline")
LABELS: dict[str, Callable[[Frame], bool | None]] = {
    "measurable": lambda f: f.smart.measurable is not None and f.smart.measurable >= 0.5,
    "specific": lambda f: f.smart.specific is not None and f.smart.specific >= 0.5,
    "time_bound": lambda f: f.smart.time_bound is not None and f.smart.time_bound >= 0.5,
    "outcome": lambda f: f.outcome,
    "compound": lambda f: f.compound,
    "vague_words": lambda f: bool(f.vague_words),
}
FAULTS = {"compound": True, "vague_words": True}  # of the other labels a fault is "no"
VAGUE_VERB = "no_number that names the verb"  # 'Improve' by how much?
# rules that speak of one kind of fault, and what in a line of the file tells whether any of them ought to; None: the
# labels do not tell
RULES: dict[tuple[str, ...], Callable[[Item], bool | None]] = {
    ("no_number", "no_target", "placeholder"): lambda i: no(i, "measurable"),
    ("task_as_key_result", "soft_verb", "activity_count", "hiring_as_key_result", "spend_as_key_result"): lambda i: no(
        i, "outcome"
    ),
    ("compound_key_result",): lambda i: yes(i, "compound"),
    ("no_time_frame", "no_deadline"): lambda i: no(i, "time_bound"),
    ("vague_quantifier", "soft_verb", "vague_time", VAGUE_VERB): lambda i: bool(i["labels"]["vague_words"]),
    ("no_baseline",): lambda i: (
        None if no(i, "outcome") or i["parse"]["target"] is None else i["parse"]["baseline"] is None
    ),
}


def no(item: Item, label: str) -> bool | None:
    """Whether the label says no; None when it was not given."""
    answer = item["labels"][label]
    return None if answer is None else not answer


def yes(item: Item, label: str) -> bool | None:
    answer = item["labels"][label]
    return None if answer is None else bool(answer)


def words(text: str | None) -> Counter[str]:
    """Chinese characters one by one, Latin words without a plural s."""
    found = re.findall(r"[\u4e00-\u9fff]|[a-z]+|\d+", (text or "").lower())
    return Counter(word.removesuffix("s") if len(word) > 3 else word for word in found)


def overlap(a: str | None, b: str | None) -> float:
    """Dice overlap of two texts' words, 0..1."""
    left, right = words(a), words(b)
    return 2 * (left & right).total() / max(left.total() + right.total(), 1)


def said(frame: Frame, field: str) -> Any:
    value = getattr(frame, field)
    return value.text if field in ("metric", "deadline") and value is not None else value


def right(field: str, true: Any, got: Any, item: Item) -> bool:
    """Whether a field's reading is the labelled one. Bounds count by their side, counts as levels, deadlines by
    presence."""
    if field == "deadline" or true is None or got is None:
        return (true is None) == (got is None)
    if field in ("baseline", "target"):
        return math.isclose(true, got, rel_tol=1e-6)
    if field == "metric":
        return overlap(true, got) >= 0.5
    if field == "comparator":
        return str(true)[0] == str(got)[0]
    if field == "target_kind":
        return true == got or {true, got} == {"count", "absolute"}
    return true == got or (item["parse"]["baseline"] is not None and "reach" in (true, got))


def field_row(field: str, pairs: list[tuple[Item, Frame]]) -> tuple[int, float, float, float]:
    """Count with a label, precision and recall of the values, share of all key results that are right."""
    read = [(item["parse"].get(field), said(frame, field), item) for item, frame in pairs]
    read = [each for each in read if field not in ("metric", "direction") or each[0] is not None]
    hits = sum(true is not None and got is not None and right(field, true, got, item) for true, got, item in read)
    stated, labelled = sum(got is not None for _, got, _ in read), sum(true is not None for true, _, _ in read)
    correct = sum(right(field, true, got, item) for true, got, item in read)
    return labelled, hits / max(stated, 1), hits / max(labelled, 1), correct / max(len(read), 1)


def label_row(label: str, pairs: list[tuple[Item, Frame]]) -> tuple[int, int, float, float, float]:
    """Count, faults, precision and recall of finding the fault, share that is right."""
    fault = FAULTS.get(label, False)
    judged = [
        (bool(item["labels"][label]), LABELS[label](frame))
        for item, frame in pairs
        if item["labels"][label] is not None
    ]
    found = sum(got == fault for _, got in judged)
    faults = sum(true == fault for true, _ in judged)
    hits = sum(true == got == fault for true, got in judged)
    correct = sum(true == got for true, got in judged)
    return len(judged), faults, hits / max(found, 1), hits / max(faults, 1), correct / max(len(judged), 1)


def found_in(item: Item) -> frozenset[str]:
    """The rules that speak in a draft of this one key result that names no cycle."""
    passages = [Passage(text, Source("draft", text), 0) for text in (item.get("objective") or "", item["kr"])]
    objective = Objective("O1", passages[0], (KeyResult("O1.KR1", passages[1]),))
    draft = Draft("draft", "markdown", item["lang"], passages[1].source, (objective,))
    (reviewed,) = review([draft], today=TODAY)
    of_objective = reviewed.objectives[0]
    everything = (*reviewed.findings, *of_objective.findings, *of_objective.key_results[0].findings)
    rules = frozenset(finding.rule for finding in everything)
    asked = any(f.rule == "no_number" and f.message.startswith(("'", "“")) for f in everything)
    return rules | {VAGUE_VERB} if asked else rules


def judged_by(
    rules: Iterable[str], ought: Callable[[Item], bool | None], items: list[Item], found: list[frozenset[str]]
) -> list[tuple[bool, bool]]:
    """For each key result that the labels judge: whether one of the rules ought to speak, and whether one did."""
    answers = [(ought(item), not spoke.isdisjoint(rules)) for item, spoke in zip(items, found, strict=True)]
    return [(true, got) for true, got in answers if true is not None]


def rule_rows(items: list[Item], found: list[frozenset[str]]) -> Iterable[str]:
    """Table rows: the rules of one fault together, then each alone; last the rules that no label judges."""
    for group, ought in RULES.items():
        for rules in dict.fromkeys((group, *((rule,) for rule in group))):
            for lang in ("all", "zh", "en"):
                side = [k for k, item in enumerate(items) if lang in ("all", item["lang"])]
                judged = judged_by(rules, ought, [items[k] for k in side], [found[k] for k in side])
                hits = sum(true and got for true, got in judged)
                said, faults = sum(got for _, got in judged), sum(true for true, _ in judged)
                figures = f"{len(judged)} | {faults} | {said} | {share(hits, said)} | {share(hits, faults)}"
                yield f"| {', '.join(rules)} | {lang} | {figures} |"
    covered = {rule for group in RULES for rule in group}
    for rule, times in Counter(rule for spoke in found for rule in spoke if rule not in covered).most_common():
        yield f"| {rule} | all | – | – | {times} | – | – |"


def share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def whole_frame(item: Item, frame: Frame) -> bool:
    fields = ("baseline", "target", "target_kind", "direction")
    return all(
        right(field, item["parse"][field], said(frame, field), item)
        for field in fields
        if field != "direction" or item["parse"]["direction"] is not None
    )


def errors(pairs: Iterable[tuple[Item, Frame]]) -> Counter[tuple[str, str, str]]:
    """Kinds of error: what, what was labelled, what was read."""
    found: Counter[tuple[str, str, str]] = Counter()
    for item, frame in pairs:
        for field in FIELDS:
            true, got = item["parse"].get(field), said(frame, field)
            if (true is None and field in ("metric", "direction")) or right(field, true, got, item):
                continue
            if field in ("metric", "deadline", "baseline", "target"):
                true = "none" if true is None else "given"
                got = "none" if got is None else "another" if true == "given" else "one"
            found[field, str(true), str(got)] += 1
        for label, judge in LABELS.items():
            true = item["labels"][label]
            if true is not None and bool(true) != judge(frame):
                found[
                    label, "yes" if true else "no", {True: "yes", False: "no", None: "cannot tell"}[judge(frame)]
                ] += 1
    return found


def rule_errors(items: list[Item], found: list[frozenset[str]]) -> Counter[tuple[str, str, str]]:
    """Rules that spoke where they ought not, and the other way round."""
    wrong: Counter[tuple[str, str, str]] = Counter()
    for rules, ought in RULES.items():
        for true, got in judged_by(rules, ought, items, found):
            if true != got:
                wrong[", ".join(rules), "fault" if true else "none", "found" if got else "not found"] += 1
    return wrong


def page(pairs: list[tuple[Item, Frame]], found: list[frozenset[str]]) -> str:
    """The page in Markdown."""
    sides = {"all": pairs} | {lang: [(i, f) for i, f in pairs if i["lang"] == lang] for lang in ("zh", "en")}
    lines = [
        "# How accurate the reading is",
        "",
        f"Written by `benchmarks/accuracy.py` from {len(pairs)} labelled key results ({len(sides['zh'])} Chinese, "
        f"{len(sides['en'])} English) quoted from public repositories, which are not part of this project. The "
        "rules were developed on these texts: expect less on texts from elsewhere.",
        "",
        "## Fields",
        "",
        "Precision and recall of the values read; right: share of the key results whose field is as labelled, absent "
        "where it is absent. Metrics count as right when at least half of their words agree.",
        "",
        "| field | language | labelled | precision | recall | right |",
        "|---|---|---|---|---|---|",
    ]
    for field in FIELDS:
        for lang, side in sides.items():
            count, precision, recall, correct = field_row(field, side)
            lines.append(f"| {field} | {lang} | {count} | {precision:.3f} | {recall:.3f} | {correct:.3f} |")
    for lang, side in sides.items():
        numbered = [whole_frame(item, frame) for item, frame in side if item["parse"]["target"] is not None]
        lines.append(
            f"| baseline, target, kind and direction all right | {lang} | {len(numbered)} | – | – "
            f"| {sum(numbered) / len(numbered):.3f} |"
        )
    lines += ["", "## Labels", "", "Precision and recall of finding the fault (the rarer, unwanted answer).", ""]
    lines += ["| label | language | judged | faults | precision | recall | right |", "|---|---|---|---|---|---|---|"]
    for label in LABELS:
        for lang, side in sides.items():
            count, faults, precision, recall, correct = label_row(label, side)
            lines.append(f"| {label} | {lang} | {count} | {faults} | {precision:.3f} | {recall:.3f} | {correct:.3f} |")
    items = [item for item, _ in pairs]
    lines += [
        "",
        "## Rules",
        "",
        "Each key result was reviewed alone, in a draft that names no cycle. Faults: where the labels say that a rule "
        "ought to speak; a label that several rules share is judged for all of them together first. The labels were "
        "made without the rules in view, so that a row compares two opinions: the labels call words vague that the "
        "rules leave alone beside a number. Rules at the end, without precision, spoke where no label tells whether "
        "they were right; the other rules did not speak, or look at several key results at once.",
        "",
        "| rule | language | judged | faults | found | precision | recall |",
        "|---|---|---|---|---|---|---|",
        *rule_rows(items, found),
        "",
        "## The ten most frequent kinds of error",
        "",
        "| field or label | labelled | read | times |",
        "|---|---|---|---|",
    ]
    lines += [f"| {what} | {true} | {got} | {times} |" for (what, true, got), times in errors(pairs).most_common(10)]
    lines += ["", "## The ten most frequent kinds of error of the rules", ""]
    lines += ["| rule | labelled | review | times |", "|---|---|---|---|"]
    worst = rule_errors(items, found).most_common(10)
    lines += [f"| {name} | {true} | {got} | {times} |" for (name, true, got), times in worst]
    return "\n".join([*lines, ""])


def main() -> None:
    """Writes the page and says where."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("labels", type=Path)
    options.add_argument("--output", type=Path, default=Path(__file__).parent.parent / "docs" / "accuracy.md")
    chosen = options.parse_args()
    items = [json.loads(line) for line in chosen.labels.read_text(encoding="utf-8").splitlines() if line.strip()]
    pairs = [(item, read_key_result(item["kr"], today=TODAY)) for item in items]
    chosen.output.write_text(page(pairs, [found_in(item) for item in items]), encoding="utf-8")
    print(chosen.output)


if __name__ == "__main__":
    main()
