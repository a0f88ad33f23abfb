"""How well `okr_ai.suggest.relevance` finds an objective's own key results among strangers, beside TF-IDF and BM25.

    python benchmarks/relevance.py PAIRS.jsonl [--draws 10] [--forget 0.33]

PAIRS holds one pair a line: {"lang", "set_id", "objective", "kr"}. For every objective with two or more key results,
its own and 30 of other sets of the language are ranked; printed are the mean reciprocal rank (MRR) of the best own
one, the recall among the first k (k own ones) and the area under the curve, over several draws of strangers.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from okr_ai.suggest import concepts, features, relevance

STRANGERS = 30
RESAMPLES = 4000
Method = Callable[[str, Sequence[str]], Sequence[float]]


def tfidf(objective: str, key_results: Sequence[str]) -> Sequence[float]:
    """Cosine of character pieces of 2 to 4, fitted on the pool."""
    vectoriser = TfidfVectorizer(analyzer="char", ngram_range=(2, 4), sublinear_tf=True)
    rows = vectoriser.fit_transform([objective, *key_results])
    return (rows[1:] @ rows[0].T).toarray().ravel().tolist()


def bm25(objective: str, key_results: Sequence[str]) -> Sequence[float]:
    """Okapi BM25 (k1 1.2, b 0.75) of English words and Chinese character pairs, fitted on the pool."""
    bags = [_pieces(text) for text in key_results]
    mean_length = max(1.0, sum(map(len, bags)) / max(1, len(bags)))
    frequency = defaultdict(int)
    for bag in bags:
        for piece in set(bag):
            frequency[piece] += 1
    scores = []
    for bag in bags:
        score = 0.0
        for piece in set(_pieces(objective)):
            count = bag.count(piece)
            idf = log(1 + (len(bags) - frequency[piece] + 0.5) / (frequency[piece] + 0.5))
            score += idf * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * len(bag) / mean_length))
        scores.append(score)
    return scores


def _pieces(text: str) -> list[str]:
    low = text.lower()
    words = re.findall(r"[a-z0-9]+", low)
    return words + [run[i : i + 2] for run in re.findall(r"[\u4e00-\u9fff]+", low) for i in range(len(run) - 1)]


def pools(pairs: Sequence[dict], seed: int) -> list[tuple[str, str, list[str], np.ndarray]]:
    """(language, objective, key results in mixed order, which are its own)."""
    sets, everyone = defaultdict(list), defaultdict(list)
    for pair in pairs:
        sets[pair["set_id"]].append(pair)
        everyone[pair["lang"]].append(pair)
    random, made = np.random.default_rng(seed), []
    for name in sorted(sets):
        objective, lang = sets[name][0]["objective"], sets[name][0]["lang"]
        own = list(dict.fromkeys(pair["kr"] for pair in sets[name]))
        if len(own) < 2:
            continue
        others = sorted(
            {p["kr"] for p in everyone[lang] if p["set_id"] != name and p["objective"] != objective} - set(own)
        )
        pool = own + [others[i] for i in random.choice(len(others), min(STRANGERS, len(others)), replace=False)]
        order = random.permutation(len(pool))
        made.append((lang, objective, [pool[i] for i in order], np.array([i < len(own) for i in order])))
    return made


def measured(scores: Sequence[float], own: np.ndarray) -> tuple[float, float, float]:
    """Reciprocal rank, recall among the first k, area under the curve."""
    values = np.asarray(scores, float)
    ranked = own[np.argsort(-values, kind="stable")]
    mine, theirs = values[own][:, None], values[~own][None, :]
    area = float(((mine > theirs) + 0.5 * (mine == theirs)).mean())
    return 1 / (1 + int(np.argmax(ranked))), float(ranked[: own.sum()].mean()), area


def forget(share: float, seed: int) -> None:
    """Leaves `relevance` with the other words of the concepts alone."""
    random = np.random.default_rng(seed)

    def rest(words: str) -> str:
        return ", ".join(word for word in words.strip().split(", ") if random.random() >= share)

    lines = []
    for line in Path(concepts.__file__).with_name("concepts.txt").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            name, english, chinese, neighbours = line.split("|")
            lines.append(f"{name}|{rest(english)}|{rest(chinese)}|{neighbours}")
    fewer = concepts.Concepts(lines)
    features.concepts = lambda: fewer
    features._kept.clear()


def gap(ours: dict[str, list[float]], theirs: dict[str, list[float]]) -> tuple[float, float, float]:
    """How far reciprocal ranks by objective lie above others: the mean, and the range of 90 % of resampled means."""
    each = np.array([np.mean(ours[name]) - np.mean(theirs[name]) for name in ours])
    drawn = np.random.default_rng(0).choice(each, (RESAMPLES, len(each))).mean(axis=1)
    low, high = np.quantile(drawn, (0.05, 0.95))
    return float(each.mean()), float(low), float(high)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--draws", type=int, default=10)
    parser.add_argument("--forget", type=float, default=0.0, metavar="SHARE")
    given = parser.parse_args()
    pairs = [json.loads(line) for line in given.pairs.read_text(encoding="utf-8").splitlines() if line.strip()]
    methods: dict[str, Method] = {"okr-ai": relevance, "tf-idf 2-4": tfidf, "bm25": bm25}
    results = defaultdict(list)
    by_objective = defaultdict(lambda: defaultdict(list))
    for seed in range(given.draws):
        if given.forget:
            forget(given.forget, seed)
        for lang, objective, pool, own in pools(pairs, seed):
            for name, method in methods.items():
                found = measured(method(objective, pool), own)
                results[name, lang].append(found)
                by_objective[name, lang][objective].append(found[0])
    print(f"{'method':12}{'lang':6}{'cases':>7}{'MRR':>8}{'recall':>8}{'AUC':>8}")
    for (name, lang), rows in results.items():
        reciprocal, recall, area = np.mean(rows, axis=0)
        print(f"{name:12}{lang:6}{len(rows):7}{reciprocal:8.3f}{recall:8.3f}{area:8.3f}")
    first, *others = methods
    for lang in sorted({lang for _, lang in results}):
        for other in others:
            mean, low, high = gap(by_objective[first, lang], by_objective[other, lang])
            print(f"{first} above {other}, {lang}: {mean:+.3f} ({low:+.3f} to {high:+.3f})")


if __name__ == "__main__":
    main()
