"""The main job, end to end, on a real shop: review a draft, suggest key results, forecast, see what came true, report.

    python examples/demo.py [--lang zh|en] [--out FOLDER]

Runs the commands that a person would type, from examples/gift-shop, and shows each with what it printed. The report
goes to out/, or to the folder that is named.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

SHOP = Path(__file__).resolve().parent / "gift-shop"
OUT = SHOP.parent.parent / "out"
AS_OF = "2011-08-14"

WORDS = {
    "en": {
        "intro": "A real gift shop, third quarter of 2011. Metrics: Online Retail II (UCI, D. Chen, CC BY 4.0).\n"
        "The OKRs are made for the example.",
        "review": "1. Review: what is wrong with the draft, before the quarter begins?",
        "suggest": "2. Suggest: which key results would serve its first objective? (known on 30 June)",
        "forecast": "3. Forecast: half-way through, on 14 August, which key results will be missed?",
        "outcome": "4. Was it right? From the weeks the forecast did not see:",
        "trust": "5. Is it right more often? The shop's earlier quarters, each forecast from what was known then:",
        "report": "6. Report: one page for the review meeting.",
        "objective": "Regular customers come back more often and buy more each time",
        "done": "{seconds:.0f} seconds. Open the report: {path}",
        "other": "中文版：make demo-zh",
    },
    "zh": {
        "intro": "一家真实的礼品网店，2011 年第三季度。指标数据：Online Retail II（UCI，D. Chen，CC BY 4.0）。\n"
        "OKR 为示例而写。",
        "review": "1. 审阅：季度开始之前，草稿有什么问题？",
        "suggest": "2. 建议：第一个目标可以用哪些关键结果？（只用 6 月 30 日前的数据）",
        "forecast": "3. 预测：8 月 14 日，季度走到一半，哪些关键结果会落空？",
        "outcome": "4. 预测得对吗？用预测没见过的那几周来检验：",
        "trust": "5. 别的时候呢？回到这家店以前的各个季度，每次都只用当时的数据预测：",
        "report": "6. 报告：复盘会前的一页纸。",
        "objective": "让老客户来得更勤、每单买得更多",
        "done": "用时 {seconds:.0f} 秒。报告在这里：{path}",
        "other": "In English: make demo-en",
    },
}


def locale_lang() -> str:
    """The language of the person's locale, as the tool itself picks it."""
    from okr_ai.cli.language import chosen_lang

    return chosen_lang()


def steps(lang: str, report: Path) -> list[tuple[str, str]]:
    """(what it is for, the command) in order."""
    say, draft = WORDS[lang], f"2011-q3.{lang}.md"
    data = f"--metrics metrics/weekly.csv --as-of {AS_OF}"
    forecast = f"okr-ai forecast {draft} {data}"
    return [
        ("review", f"okr-ai review {draft} --metrics metrics/weekly.csv --today 2011-06-30"),
        (
            "suggest",
            f'okr-ai suggest "{say["objective"]}" --history history/{lang} --metrics metrics/weekly.csv '
            "--as-of 2011-06-30 -n 3",
        ),
        ("forecast", forecast),
        ("outcome", f"{forecast} --format json | python outcome.py --lang {lang}"),
        ("trust", f"okr-ai backtest --metrics metrics/weekly.csv --until {AS_OF} --lang {lang}"),
        ("report", f"okr-ai report {draft} {data} -o {os.path.relpath(report, SHOP).replace(os.sep, '/')}"),
    ]


def run(command: str) -> str:
    """What `command` printed. Exit code 1 means it found what it looks for; anything worse stops the demo."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    environment["PYTHONIOENCODING"] = "utf-8"
    done = subprocess.run(command, shell=True, cwd=SHOP, env=environment, capture_output=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        sys.exit(f"{done.stdout}{done.stderr}\n`{command}` stopped with exit code {done.returncode}")
    return done.stdout + done.stderr


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", choices=("en", "zh"), default=None)
    parser.add_argument("--out", type=Path, default=OUT)
    asked = parser.parse_args()
    lang, out = asked.lang or locale_lang(), asked.out.resolve()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    say, started = WORDS[lang], time.monotonic()
    report = out / f"gift-shop-2011-q3.{lang}.html"
    try:
        out.mkdir(exist_ok=True)
    except OSError as error:
        sys.exit(f"{error}; name another folder: --out FOLDER")
    print(say["intro"], "\n\n$ cd examples/gift-shop", flush=True)
    for name, command in steps(lang, report):
        print(f"\n=== {say[name]}\n\n$ {command}", flush=True)
        print(run(command), end="", flush=True)
    print(f"\n{say['other']}\n{say['done'].format(seconds=time.monotonic() - started, path=report)}")


if __name__ == "__main__":
    main()
