"""Was the forecast right? Holds a forecast of the gift shop's third quarter against what then happened.

    okr-ai forecast 2011-q3.en.md --metrics metrics/weekly.csv --as-of 2011-08-14 --format json | python outcome.py

Uses nothing of okr-ai: it reads the forecast from standard input and works the truth out of metrics/weekly.csv with the
sums in quarters.py, from all weeks of the quarter, half of them after the day of the forecast.
"""

import argparse
import json
import sys
import unicodedata
from datetime import date
from statistics import fmean

from quarters import came_to, read_weekly

START = date(2011, 7, 1)

WORDS = {
    "en": {
        "title": "What the forecast of {as_of} said, and what had happened by the due date",
        "head": ("key result", "chance", "target", "came out at", "outcome", "forecast"),
        "hit": "hit",
        "missed": "missed",
        "right": "right",
        "wrong": "wrong",
        "even": "undecided",
        "sum": "{right} of {n} on the right side of 50 %. Brier score {brier:.3f} (0 is perfect, always saying 50 % "
        "scores 0.250, comparing progress with elapsed time scores {pace:.3f}).",
        "few": "{n} key results are far too few to judge a forecaster by: docs/forecasting.md has thousands of cases.\n"
        "None of these metrics, nor any total of this shop, was among what its weights were trained on.",
        "skipped": "No data, so no forecast: {ids}",
    },
    "zh": {
        "title": "{as_of} 的预测怎么说，到期时实际如何",
        "head": ("关键结果", "达成概率", "目标", "实际", "结果", "预测"),
        "hit": "达成",
        "missed": "未达成",
        "right": "对",
        "wrong": "错",
        "even": "未表态",
        "sum": "{n} 个中 {right} 个落在 50% 的正确一侧。Brier 分 {brier:.3f}（0 为全对；一律说 50% 得 0.250；"
        "只拿进度比时间得 {pace:.3f}）。",
        "few": "{n} 个关键结果远不足以评判预测好坏，上千例的检验见 docs/forecasting.md。\n"
        "这些指标以及这家店的各项总数都没有用来训练预测模型。",
        "skipped": "没有数据，因此没有预测：{ids}",
    },
}


def judge(forecast: dict) -> list[dict]:
    """The key results that were forecast, each with `final`, `hit` and `pace` (what pace alone says)."""
    weekly, judged = read_weekly(), []
    for kr in forecast["key_results"]:
        if kr["p_hit"] is None:
            continue
        final = came_to(weekly[kr["metric"]], kr["measure"], START, date.fromisoformat(kr["due"]))
        hit = final >= kr["target"] if kr["direction"] == "up" else final <= kr["target"]
        judged.append({**kr, "final": final, "hit": hit, "pace": float(kr["progress"] >= kr["elapsed"])})
    return judged


def brier(chances: list[float], hits: list[bool]) -> float:
    """The mean of (chance - outcome)², outcome 1 for hit and 0 for missed."""
    return fmean((chance - hit) ** 2 for chance, hit in zip(chances, hits, strict=True))


def width(text: str) -> int:
    """Columns in a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def table(rows: list[tuple[str, ...]]) -> str:
    widths = [max(width(row[i]) for row in rows) for i in range(len(rows[0]))]
    padded = (((c + " " * (w - width(c))) for c, w in zip(row, widths, strict=True)) for row in rows)
    return "\n".join("  ".join(row).rstrip() for row in padded)


def percent(chance: float) -> str:
    """A whole per cent that never claims certainty."""
    return "<1%" if 0 < chance < 0.01 else ">99%" if 0.99 < chance < 1 else f"{chance:.0%}"


def verdict(kr: dict, say: dict) -> str:
    if round(kr["p_hit"], 2) == 0.5:
        return say["even"]
    return say["right"] if (kr["p_hit"] > 0.5) == kr["hit"] else say["wrong"]


def as_text(forecast: dict, lang: str) -> str:
    """The table and its sum, for people."""
    say, judged = WORDS[lang], judge(forecast)
    rows = [say["head"]]
    for kr in judged:
        outcome = say["hit"] if kr["hit"] else say["missed"]
        digits = 0 if abs(kr["target"]) >= 100 else 1
        numbers = (f"{kr['target']:,.{digits}f}", f"{kr['final']:,.{digits}f}")
        rows.append((f"{kr['id']} {kr['metric']}", percent(kr["p_hit"]), *numbers, outcome, verdict(kr, say)))
    hits = [kr["hit"] for kr in judged]
    lines = [say["title"].format(as_of=forecast["as_of"]), "", table(rows), ""]
    figures = {
        "n": len(judged),
        "right": sum(verdict(kr, say) == say["right"] for kr in judged),
        "brier": brier([kr["p_hit"] for kr in judged], hits),
        "pace": brier([kr["pace"] for kr in judged], hits),
    }
    lines += [say["sum"].format(**figures), say["few"].format(**figures)]
    skipped = [kr["id"] for kr in forecast["key_results"] if kr["p_hit"] is None]
    if skipped:
        lines.append(say["skipped"].format(ids=", ".join(skipped)))
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", choices=("en", "zh"), default="en")
    options = parser.parse_args()
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    print(as_text(json.load(sys.stdin), options.lang))
