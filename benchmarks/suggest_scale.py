"""CPU time of proposals with a long past: reading it once, then one proposal after another.

    python benchmarks/suggest_scale.py [--sizes 5 50 5000 100000]

The past is made of the library's templates and objectives: about 3 key results an objective, every text and objective
different, half of the key results with a metric named. The bar is 10 s for 100,000 and 0.3 s for a proposal.
"""

import argparse
from datetime import date, timedelta
from random import Random
from time import process_time

from okr_ai.model import Cycle, PastKeyResult
from okr_ai.suggest import known_history, suggest
from okr_ai.suggest.library_shown import example_of
from okr_ai.suggest.template_files import shipped_library

AS_OF, DUE = date(2026, 6, 30), date(2026, 9, 30)
WISHES = ("让老客户愿意再来", "Ship releases without fear", "订单当天发出", "Grow sales in new regions", "把成本降下来")


def past_of_size(size: int, seed: int = 0) -> list[PastKeyResult]:
    """`size` past key results, each of another text."""
    random, library = Random(seed), shipped_library()
    templates, objectives = list(library.key_results.values()), list(library.objectives.values())
    past = []
    for number in range(size):
        template = random.choice(templates)
        lang = "zh" if number % 2 else "en"
        group = number // 3
        objective = objectives[group * 7 % len(objectives)]
        end = date(2026, 3, 31) - timedelta(days=91 * (number % 20))
        start, goal = template.example
        attained = random.choice((0.4, 0.8, 1.0, 1.2))
        past.append(
            PastKeyResult(
                text=f"{example_of(template, lang)} (team {group})",
                objective=f"{objective.zh if lang == 'zh' else objective.en} {group}",
                cycle=Cycle(end - timedelta(days=90), end, f"{end:%Y-%m}"),
                metric=template.metric if number % 4 < 2 else None,
                baseline=start,
                target=goal,
                final=start + attained * (goal - start),
                attainment=attained,
            )
        )
    return past


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[5, 50, 5_000, 100_000])
    given = parser.parse_args()
    suggest("warm up", as_of=AS_OF, start=AS_OF, due=DUE, lang="en", history=known_history(past_of_size(1000), AS_OF))
    print(f"{'past key results':>16}{'index, s':>10}{'a proposal, s':>15}{'the slowest':>13}")
    for size in given.sizes:
        past = past_of_size(size)
        began = process_time()
        known = known_history(past, AS_OF)
        indexed, took = process_time() - began, []
        for wish in WISHES:
            began = process_time()
            suggest(wish, as_of=AS_OF, start=AS_OF, due=DUE, lang="zh" if wish[0] > "z" else "en", history=known)
            took.append(process_time() - began)
        print(f"{size:>16,}{indexed:>10.2f}{sum(took) / len(took):>15.3f}{max(took):>13.3f}")


if __name__ == "__main__":
    main()
