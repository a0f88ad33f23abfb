"""How fast the report is made and how large it gets: 300 key results (bar: 3 s and 3 MB), and 5,000.

    python benchmarks/report.py [--count 300 5000] [--command 300]

First the whole command, from the shell: a draft of so many key results and 120 weeks of each one's metric are read,
reviewed, forecast and told on a page. Then the forms alone, from key results made here: half a year of weekly values
with noise, a forecast fan, reasons, check-ins, a plan.
"""

import argparse
import math
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from okr_ai.model import (
    Bilingual,
    CheckIn,
    Cycle,
    Draft,
    Fan,
    Forecast,
    Frame,
    KeyResult,
    Objective,
    Passage,
    Reason,
    ReviewedDraft,
    ReviewedKeyResult,
    ReviewedObjective,
    Score,
    Smart,
    Source,
)
from okr_ai.report import build_report, to_html, to_json, to_markdown, to_xlsx

AS_OF = date(2026, 8, 16)
CYCLE = Cycle(date(2026, 7, 1), date(2026, 9, 30), "2026 Q3")
BARS = {300: (3.0, 3_000_000)}  # key results -> seconds, bytes of the page


def passage(text: str) -> Passage:
    return Passage(text, Source("okr.md", text), 0)


def forecast_of(key_result: KeyResult, chance: random.Random) -> Forecast:
    value, slope, spread = chance.uniform(10, 90), chance.uniform(-1, 1), chance.uniform(0.2, 3)
    days = [AS_OF - timedelta(7 * i) for i in range(26)][::-1]
    history = tuple((day, value + slope * (i - 25) + spread * chance.gauss(0, 1)) for i, day in enumerate(days))
    ahead = [AS_OF + timedelta(i) for i in (7, 14, 21, 28, 35, 42, 45)]
    middle = [value + slope * (day - AS_OF).days / 7 for day in ahead]
    wide = [spread * math.sqrt((day - AS_OF).days / 7) for day in ahead]
    lines = [tuple(m + z * w for m, w in zip(middle, wide, strict=True)) for z in (-1.96, -1.28, 0.0, 1.28, 1.96)]
    p_hit = chance.random()
    status = "on_track" if p_hit >= 0.6 else "at_risk" if p_hit >= 0.3 else "off_track"
    pace = Bilingual("needs +0.6 a week; the last four weeks moved +0.1 a week", "每周需变动 +0.6；近四周每周 +0.1")
    return Forecast(
        key_result.id,
        key_result.text.text,
        AS_OF,
        status,
        metric=f"metric_{key_result.id}",
        measure="level",
        direction="up",
        unit="%",
        baseline=value - 5,
        current=value,
        target=value + 5,
        start=CYCLE.start,
        due=CYCLE.end,
        p_hit=p_hit,
        expected=middle[-1],
        intervals={"80": (lines[1][-1], lines[3][-1]), "95": (lines[0][-1], lines[4][-1])},
        progress=chance.random(),
        elapsed=0.51,
        needed_rate=0.6,
        recent_rate=slope,
        last_observation=AS_OF,
        reasons=(Reason("pace", pace), Reason("fell_behind", pace), Reason("measure", pace)),
        method="combination",
        history=history,
        fan=Fan(tuple(ahead), *lines),
    )


def drafted(count: int) -> tuple[ReviewedDraft, tuple[Forecast, ...]]:
    """A reviewed draft of so many key results, four to an objective, and their forecasts."""
    chance, score = random.Random(1), Score(80.0, Smart())
    key_results = []
    for i in range(count):
        text = f"Raise the share of metric {i} from 20% to 25% by the end of the quarter"
        plan = ((CYCLE.start, 20.0), (CYCLE.end, 25.0))
        told = (CheckIn(date(2026, 7, 20), 21.0), CheckIn(date(2026, 8, 3), 22.0))
        key_results.append(KeyResult(f"KR{i}", passage(text), owner=f"Owner {i % 40}", planned=plan, check_ins=told))
    reviewed = [ReviewedKeyResult(one, Frame(one.text.text, "en"), score) for one in key_results]
    objectives = tuple(
        ReviewedObjective(Objective(f"O{i}", passage(f"Objective {i}")), score, (), tuple(reviewed[i : i + 4]))
        for i in range(0, count, 4)
    )
    draft = Draft("okr.md", "markdown", "en", Source("okr.md", ""), cycle=CYCLE, team="Benchmark")
    return ReviewedDraft(draft, (), objectives), tuple(forecast_of(one, chance) for one in key_results)


def workspace(folder: Path, count: int) -> list[str]:
    """Writes a draft and its metrics; the command that tells of them."""
    chance, weeks = random.Random(1), [AS_OF - timedelta(7 * i) for i in range(120)][::-1]
    draft = ["cycle: 2026 Q3", "objectives:"]
    columns = []
    for i in range(count):
        values = [chance.uniform(50, 500)]
        for _ in weeks[1:]:
            values.append(values[-1] * math.exp(chance.gauss(0.004, 0.03)))
        columns.append(values)
        if i % 4 == 0:
            draft += [f"- objective: Make part {i // 4} of the shop better for buyers", "  key_results:"]
        base, target = round(values[-6]), round(values[-6] * 1.08)
        words = f"Raise measure number {i} from {base} to {target}"
        draft.append(f'  - {{kr: "{words}", metric: m{i:04}, owner: Owner {i % 40}}}')
    rows = [",".join(("date", *(f"m{i:04}" for i in range(count))))]
    for day, *values in zip(weeks, *columns, strict=True):
        rows.append(",".join((str(day), *(f"{value:.1f}" for value in values))))
    (folder / "okr.yaml").write_text("\n".join(draft) + "\n")
    (folder / "metrics.csv").write_text("\n".join(rows) + "\n")
    return ["report", "okr.yaml", "--metrics", "metrics.csv", "--as-of", str(AS_OF), "-o", "report.html"]


def seconds_of(command: list[str], folder: Path, times: int) -> tuple[float, float]:
    """CPU and wall seconds of a command, the best of so many."""

    def once() -> tuple[float, float]:
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([sys.executable, *command], cwd=folder, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return cpu, time.perf_counter() - started

    once()  # the first one writes bytecode
    cpu, wall = zip(*(once() for _ in range(times)), strict=True)
    return min(cpu), min(wall)


def verdict_on(count: int, seconds: float, size: int) -> str:
    """Whether a page of so many key results is within the bar; nothing where there is none."""
    if count not in BARS:
        return ""
    return "  within the bar" if seconds < BARS[count][0] and size < BARS[count][1] else "  OVER THE BAR"


def whole_command(count: int, times: int) -> None:
    """Prints what the command takes, beside imports that tell how fast this machine is."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cpu, wall = seconds_of(["-m", "okr_ai", *workspace(folder, count)], folder, times)
        size = (folder / "report.html").stat().st_size
    imports = {module: seconds_of(["-c", f"import {module}"], Path.cwd(), times)[0] for module in ("click", "pandas")}
    beside = ", ".join(f"{cpu / seconds:.0f} x `import {module}`" for module, seconds in imports.items())
    bar = BARS.get(count)
    verdict = (
        "" if bar is None else "  within the bar" if max(cpu, wall) < bar[0] and size < bar[1] else "  OVER THE BAR"
    )
    print(f"okr-ai report, {count} key results: {cpu:.2f} s CPU, {wall:.2f} s, {size / 1e6:.2f} MB; {beside}{verdict}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--count", type=int, nargs="+", default=[300, 5000])
    arguments.add_argument("--command", type=int, nargs="*", default=[300], help="key results of the whole command")
    arguments.add_argument("--times", type=int, default=5, help="runs of which the best counts")
    arguments.add_argument("--keep", metavar="FOLDER", help="also write the pages there")
    options = arguments.parse_args()
    for count in options.command:
        whole_command(count, options.times)
    to_html(build_report([drafted(3)], as_of=AS_OF))  # imports and template compilation are not the question
    print(f"{'key results':>11}  {'form':<9} {'CPU s':>6} {'MB':>6}")
    for count in options.count:
        pair = drafted(count)
        for name, make in (("html", to_html), ("markdown", to_markdown), ("xlsx", to_xlsx), ("json", to_json)):
            started = time.process_time()
            made = make(build_report([pair], as_of=AS_OF))
            seconds = time.process_time() - started
            content = made.encode() if isinstance(made, str) else made
            size = len(content)
            verdict = verdict_on(count, seconds, size) if name == "html" else ""
            print(f"{count:>11}  {name:<9} {seconds:>6.2f} {size / 1e6:>6.2f}{verdict}")
            if options.keep and name == "html":
                with open(f"{options.keep}/report-{count}.html", "wb") as file:
                    file.write(content)


if __name__ == "__main__":
    main()
