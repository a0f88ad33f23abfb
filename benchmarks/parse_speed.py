"""How many key results a second are read, beside what costs nearly nothing: one regular expression, and JSON alone.

    python benchmarks/parse_speed.py [--lines 20000] [--file KEY_RESULTS.txt]

All figures are CPU seconds of one run on one core, so their ratios hold on other machines. `okr-ai parse` is measured
as a command with `--lines` lines, less the same command with 100 lines: what each further line costs; with objectives,
lines are JSON and relevance is judged too, once with objectives that return and once with one for every line.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from okr_ai.cli.frame_json import as_json
from okr_ai.language import read_key_result, read_key_results
from okr_ai.language.periods import reference

TODAY = date(2026, 5, 15)
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?\s*(?:万|亿|k|M|%)?")
SAMPLES = (
    "将用户满意度从{}%提升到9{}%",
    "核心接口 P99 延迟 ≤ {}0ms",
    "9月底前新增供应商{}0家",
    "新客获取成本从1{}0元降至90元以内，退货率控制在5%以下",
    "优化订单处理流程",
    "单元测试覆盖率 | 6{}% | 85%",
    "Increase monthly recurring revenue from $5{}k to $80k by Q3",
    "Publish {} blog posts and get 10,000 unique visitors per month",
    "Reduce average page load time to under {} seconds",
    "Launch the new onboarding flow in {} markets",
)


OBJECTIVES = (
    "让客户更满意、更愿意回来",
    "打造稳定高效的供应链",
    "把获客成本降下来，让增长可持续",
    "Make our product the one that teams recommend",
    "Grow recurring revenue in new markets",
    "Ship faster without breaking what works",
)


def with_objectives(texts: Sequence[str], *, all_different: bool) -> list[str]:
    """The texts as JSON lines, each with an objective: one of six, or one that no other line has."""
    objectives = [
        OBJECTIVES[n // 3 % len(OBJECTIVES)] + (f" ({n})" if all_different else "") for n in range(len(texts))
    ]
    pairs = zip(texts, objectives, strict=True)
    return [
        json.dumps({"kr": text, "objective": objective, "today": TODAY.isoformat()}, ensure_ascii=False)
        for text, objective in pairs
    ]


def key_results(path: Path | None, count: int) -> list[str]:
    """`count` key results, no two samples alike in a row; from a file's lines when one is given."""
    lines = path.read_text(encoding="utf-8").splitlines() if path else None
    chosen = lines or [sample.replace("{}", str(n)) for n in range(2, 10) for sample in SAMPLES]
    return [chosen[n % len(chosen)] for n in range(count)]


def rate(work: Callable[[Any], object], texts: Sequence[Any], seconds: float = 1.0) -> float:
    """Texts a second: the best of several turns of about `seconds` in all."""
    best, ends = float("inf"), time.process_time() + seconds
    while time.process_time() < ends:
        began = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - began)
    return len(texts) / best


def command_seconds(texts: Sequence[str]) -> float:
    """CPU seconds that `okr-ai parse -` takes for the texts."""
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "okr_ai", "parse", "-", "--today", TODAY.isoformat()]
    subprocess.run(command, input="\n".join(texts).encode(), stdout=subprocess.DEVNULL, check=True)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime


def main() -> None:
    """Prints one line per figure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--lines", type=int, default=20_000)
    options.add_argument("--file", type=Path)
    chosen = options.parse_args()
    texts = key_results(chosen.file, 800)

    def read(text: str) -> object:
        return read_key_result(text, today=TODAY)

    def answer(text: str) -> str:
        return as_json(read_key_result(text, today=TODAY))

    def in_blocks(all_texts: Sequence[str]) -> object:
        return read_key_results(all_texts, [reference(None, TODAY)] * len(all_texts))

    answers = {text: json.loads(answer(text)) for text in texts}
    rates = {
        "one regular expression": rate(NUMBER.findall, texts),
        "JSON there and back": rate(lambda text: json.loads(json.dumps(answers[text], ensure_ascii=False)), texts),
        "read_key_result": rate(read, texts),
        "read_key_result and JSON": rate(answer, texts),
        "read_key_results, in blocks": len(texts) * rate(in_blocks, [texts]),
    }
    lines = key_results(chosen.file, chosen.lines)
    for name, kind in {
        "okr-ai parse, each further line": lines,
        "  with an objective": with_objectives(lines, all_different=False),
        "  with one that no other line has": with_objectives(lines, all_different=True),
    }.items():
        extra = min(command_seconds(kind) for _ in range(2)) - min(command_seconds(kind[:100]) for _ in range(2))
        rates[name] = (len(lines) - 100) / max(extra, 1e-9)
    floor = rates["one regular expression"]
    for name, value in rates.items():
        print(f"{name:34} {value:12,.0f} a CPU second   1/{floor / value:.0f} of the regular expression")


if __name__ == "__main__":
    main()
