"""What a rule is, in words: for the terminal, for the pages of the documentation, for programs."""

from collections.abc import Sequence
from typing import Any

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Letter
from okr_ai.rules.listing import LISTED
from okr_ai.rules.rule import Example, Rule

LETTER_NAMES: dict[Letter, Bilingual] = {
    "S": Bilingual("Specific", "具体"),
    "M": Bilingual("Measurable", "可衡量"),
    "A": Bilingual("Achievable", "可达成"),
    "R": Bilingual("Relevant", "相关"),
    "T": Bilingual("Time-bound", "有时限"),
    "set": Bilingual("The set as a whole", "整组 OKR"),
    "alignment": Bilingual("Alignment", "对齐"),
}
_LOOKS_AT = {
    "key_result": Bilingual("each key result", "每条关键结果"),
    "objective": Bilingual("each objective", "每个目标"),
    "draft": Bilingual("each file", "每份文件"),
    "drafts": Bilingual("all files together", "所有文件一起"),
    "ignores": Bilingual("ignore comments", "忽略注释"),
}


def rule_named(name: str) -> Rule:
    """The rule of that name (hyphens count as underscores). Raises InputError when there is none."""
    wanted = name.strip().replace("-", "_").lower()
    for listed_rule in LISTED:
        if listed_rule.name == wanted:
            return listed_rule.rule()
    from difflib import get_close_matches

    near = get_close_matches(wanted, [rule.name for rule in LISTED], n=1)
    raise InputError(
        Bilingual(f"there is no rule '{name}'", f"没有名为“{name}”的规则"),
        Bilingual(f"did you mean '{near[0]}'?", f"是不是“{near[0]}”？")
        if near
        else Bilingual("`okr-ai rules` lists them", "用 `okr-ai rules` 查看全部"),
        path="okr-ai rules",
    )


def listed(rules: Sequence[Rule], lang: str) -> str:
    """One line a rule, grouped by letter."""
    lines = []
    wide = max(len(rule.name) for rule in rules)
    for letter, title in LETTER_NAMES.items():
        own = [rule for rule in rules if rule.letter == letter]
        if own:
            lines += ["", f"{letter}  {title.in_lang(lang)}"]
            lines += [f"  {rule.name:<{wide}}  {rule.severity:<7}  {rule.doc.finds.in_lang(lang)}" for rule in own]
    lines += ["", f"共 {len(rules)} 条规则。" if lang == "zh" else f"{len(rules)} rules."]
    return "\n".join(lines[1:])


def explained(rule: Rule, lang: str) -> str:
    """The rule for the terminal: what it finds, why, bad and good examples, the source."""
    zh = lang == "zh"
    lines = [
        f"{rule.name}  ({rule.letter} {LETTER_NAMES[rule.letter].in_lang(lang)}, {rule.severity})",
        "",
        rule.doc.finds.in_lang(lang),
        rule.doc.why.in_lang(lang),
        "",
        ("查看对象：" if zh else "Looks at: ") + _LOOKS_AT[rule.looks_at].in_lang(lang),
    ]
    if rule.cap is not None:
        lines.append(f"得分不超过 {rule.cap:g}" if zh else f"The score is at most {rule.cap:g}")
    for title, examples in (
        ("不好的写法（«…» 是被指出的词）：" if zh else "Bad («…» marks the words):", rule.bad),
        ("好的写法：" if zh else "Good:", rule.good),
    ):
        lines += ["", title]
        for example in examples:
            text = example.text if isinstance(example, Example) else example
            first, *rest = text.split("\n")
            lines += [f"  - {first}", *(f"    {line}" for line in rest)]
    lines += ["", ("来源：" if zh else "Source: ") + rule.doc.source]
    return "\n".join(lines)


def page_of(rule: Rule) -> str:
    """The rule's page in Markdown, both languages."""
    finds, why = rule.doc.finds, rule.doc.why
    cap = f" · score at most / 得分上限 {rule.cap:g}" if rule.cap is not None else ""
    lines = [
        f"# {rule.name}",
        "",
        f"`{rule.letter}` {LETTER_NAMES[rule.letter].en} / {LETTER_NAMES[rule.letter].zh} · {rule.severity} · "
        f"looks at {_LOOKS_AT[rule.looks_at].en} / 查看{_LOOKS_AT[rule.looks_at].zh}{cap}",
        "",
        "## What it finds / 查什么",
        "",
        finds.en,
        "",
        finds.zh,
        "",
        "## Why it matters / 为什么要紧",
        "",
        why.en,
        "",
        why.zh,
        "",
    ]
    for title, examples in (("Bad / 不好的写法", rule.bad), ("Good / 好的写法", rule.good)):
        if examples:
            lines += [f"## {title}", ""]
            for example in examples:
                lines += ["```text", example.text if isinstance(example, Example) else example, "```", ""]
    lines += ["## Source / 来源", "", f"{rule.doc.source[:1].upper()}{rule.doc.source[1:]}.", ""]
    return "\n".join(lines)


def pages_index(rules: Sequence[Rule]) -> str:
    """The index page: every rule in a table, by letter."""
    lines = [
        "# Rules / 规则",
        "",
        f"{len(rules)} rules. `«…»` in an example marks the words that are found. / 共 {len(rules)} 条规则，示例中"
        "的 `«…»` 是会被指出的词。",
        "",
    ]
    for letter, title in LETTER_NAMES.items():
        own = [rule for rule in rules if rule.letter == letter]
        lines += [
            f"## {letter}: {title.en} / {title.zh}",
            "",
            "| rule | severity | finds | 查什么 |",
            "|---|---|---|---|",
        ]
        lines += [f"| [{r.name}]({r.name}.md) | {r.severity} | {_cell(r.doc.finds)} |" for r in own]
        lines.append("")
    lines += ["```{toctree}", ":hidden:", ":glob:", "", "*", "```", ""]
    return "\n".join(lines)


def _cell(finds: Bilingual) -> str:
    return f"{finds.en} | {finds.zh}".replace("`|`", "`\\|`")


def pages(rules: Sequence[Rule]) -> dict[str, str]:
    """The documentation: file name -> Markdown, an index and a page for each rule."""
    return {"index.md": pages_index(rules)} | {f"{rule.name}.md": page_of(rule) for rule in rules}


def as_data(rule: Rule) -> dict[str, Any]:
    """The rule with plain values only."""

    def texts(examples: tuple[str | Example, ...]) -> list[str]:
        return [example.text if isinstance(example, Example) else example for example in examples]

    return {
        "name": rule.name,
        "letter": rule.letter,
        "looks_at": rule.looks_at,
        "severity": rule.severity,
        "cap": rule.cap,
        "finds": {"en": rule.doc.finds.en, "zh": rule.doc.finds.zh},
        "why": {"en": rule.doc.why.en, "zh": rule.doc.why.zh},
        "source": rule.doc.source,
        "bad": texts(rule.bad),
        "good": texts(rule.good),
    }
