"""How fast the light commands are: start-up beside `import click`, key results parsed a second, a large file reviewed.

    python benchmarks/speed.py [--runs 7] [--lines 20000]

CPU seconds, user and system, of child processes, so that other work on the machine counts little. Bytecode must be
there for fair start-up figures: run it twice after an installation.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from large_draft import draft

SHOP = Path(__file__).resolve().parent.parent / "examples" / "gift-shop"
KEY_RESULTS = (
    "到9月底，90天复购率从{a}%提升至{b}%",
    "Raise weekly orders from {a},000 to {b},000 by 30 September 2026",
    "将首次响应时间从{b}小时缩短至{a}分钟以内",
    "Keep the refund rate at or below {a}% through Q3",
    "大幅提升品牌知名度",
    "销售额突破{b}万元，同比增长{a}%",
    "Launch {a} new suppliers and cut cost per order by {b}%",
)


def cpu(command: list[str], stdin: bytes = b"", runs: int = 1) -> float:
    """CPU seconds of the command and what it started, the median of `runs`."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    taken = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, input=stdin, cwd=SHOP, env=environment, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(taken)


def written(count: int) -> list[str]:
    return [KEY_RESULTS[n % len(KEY_RESULTS)].format(a=n % 37 + 2, b=n % 37 + 9) for n in range(count)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--lines", type=int, default=20_000)
    options = parser.parse_args()
    installed = Path(sys.executable).with_name("okr-ai")
    okr_ai = [str(installed)] if installed.exists() else [sys.executable, "-m", "okr_ai"]
    light = cpu([sys.executable, "-c", "import click"], runs=options.runs)
    print(f"{'command':<34} {'CPU ms':>8}   times `import click`")
    for name, command in {
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        "okr-ai --version": [*okr_ai, "--version"],
        "okr-ai rules": [*okr_ai, "rules"],
        "okr-ai review (one page, zh)": [*okr_ai, "review", "2011-q3.zh.md"],
        "okr-ai review (one page, en)": [*okr_ai, "review", "2011-q3.en.md"],
    }.items():
        taken = cpu(command, runs=options.runs)
        print(f"{name:<34} {1000 * taken:8.0f}   {taken / light:.2f}")
    lines = written(options.lines)
    one, many = cpu([*okr_ai, "parse", "-"], b"x\n", 3), cpu([*okr_ai, "parse", "-"], "\n".join(lines).encode())
    print(f"\nokr-ai parse: {options.lines / (many - one):,.0f} key results a second after start-up")
    review_large(okr_ai)


def review_large(okr_ai: list[str], count: int = 10_000) -> None:
    """Print what a review of `count` key results takes, beside `okr-ai parse` of as many lines."""
    lines = written(count)
    groups = [lines[i : i + 4] for i in range(0, count, 4)]
    few = "".join(
        f"## O{n}: 目标 {n}\n\n" + "".join(f"- {kr}\n" for kr in group) + "\n" for n, group in enumerate(groups)
    )
    drafts = {"seven sentences": few, "all different": draft(count)}
    parse = cpu([*okr_ai, "parse", "-"], "\n".join(lines).encode())
    print(f"\n{f'{count:,} key results':<34} {'CPU s':>8}   times `okr-ai parse`")
    print(f"{'okr-ai parse':<34} {parse:8.2f}   1.00")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.md"
        for name, text in drafts.items():
            path.write_text(text, encoding="utf-8")
            forms = ("text",) if name == "seven sentences" else ("text", "json", "sarif", "github", "markdown", "junit")
            alone = ["--jobs", "1", "--format", "json"]
            for options in (*(["--format", form] for form in forms), alone, ["--diff"]):
                taken = cpu([*okr_ai, "review", *options, str(path)])
                shown = f"review {options[-1]}, {name}{', one process' if options is alone else ''}"
                print(f"{shown:<34} {taken:8.2f}   {taken / parse:.2f}")


if __name__ == "__main__":
    main()
