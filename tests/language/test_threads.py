"""Several threads may read at once: what is taken in lazily is taken in by one of them, and none sees it half done."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

from okr_ai.language.lexicon import Lexicon, Metric, lexicon
from okr_ai.language.phrases import Phrases

WORDS = [f"{a}{b}{c}" for a in "abcd甲乙丙丁" for b in "xyz上中下" for c in ("", "e", " go", "天", "地")]
TEXTS = [" ".join(WORDS[n::7]) for n in range(7)] + ["，".join(WORDS[n::5]) for n in range(5)]


@pytest.fixture(autouse=True)
def _often_switched() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def at_once(work: Callable[[int], None], threads: int = 4) -> list[BaseException]:
    """Run the work in so many threads that begin together; what went wrong in them."""
    faults: list[BaseException] = []
    gate = threading.Barrier(threads)

    def one(number: int) -> None:
        gate.wait()
        try:
            work(number)
        except BaseException as fault:
            faults.append(fault)

    running = [threading.Thread(target=one, args=(number,)) for number in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return faults


def test_phrases_that_are_taken_in_by_several_threads() -> None:
    known: dict[str, frozenset[int]] = {}

    def forms(word: str) -> Iterator[str]:
        for kind in (1, 2, 3):  # what comes to be known besides, as the verbs' kinds do
            known[word] = known.get(word, frozenset()) | {kind}
        yield word
        yield f"{word}s"

    alone = Phrases(WORDS, forms=forms)
    expected = [alone.find(text) for text in TEXTS]
    for _ in range(20):
        known.clear()
        phrases = Phrases(WORDS, forms=forms)

        def work(number: int, phrases: Phrases = phrases) -> None:
            for step in range(len(TEXTS)):
                n = (step + number) % len(TEXTS)
                found = phrases.find(TEXTS[n])
                assert found == expected[n]
                assert all(len(known[word.removesuffix("s")]) == 3 for _, _, word in found)

        assert at_once(work) == []


def test_what_comes_to_be_known_besides_is_not_lost() -> None:
    known: dict[str, frozenset[int]] = {}
    begun, looked, written = threading.Event(), threading.Event(), threading.Event()

    def forms(word: str) -> Iterator[str]:
        for kind in (1, 2):
            kinds = known.get(word, frozenset())
            if not begun.is_set():  # the first thread is held up here until the other has looked, if it may
                begun.set()
                looked.wait(0.2)
                known[word] = kinds | {kind}
                written.set()
                looked.clear()
                looked.wait(0.2)
            known[word] = kinds | {kind}
        yield word

    phrases = Phrases(["alpha"], forms=forms)

    def work(number: int) -> None:
        if number == 0:
            phrases.find("alpha")
            return
        for event in (begun, written):
            event.wait()
            assert phrases.find("alpha") == [(0, 5, "alpha")]
            assert known["alpha"] == {1, 2}
            looked.set()

    assert at_once(work, threads=2) == []


def test_names_are_kept_while_others_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("okr_ai.language.lexicon._MANY", 2)
    words = Lexicon(tuple(lexicon().metrics))
    expected = {text: words.name_of(text) for text in ("复购率", "NPS", "退款率", "churn rate", "日活")}

    def work(number: int) -> None:
        for _ in range(60):
            assert {text: words.name_of(text) for text in expected} == expected

    assert at_once(work) == []
    assert isinstance(words.metrics[0], Metric)


READ = """
import sys, threading
from okr_ai.language import read_key_result
sys.setswitchinterval(1e-6)
texts = [
    "Raise the repurchase rate from 18% to 25% by 30 September", "9月底前将退款时间从5天缩短到2天", "大幅提升知名度",
    "Double weekly active teams", "客诉率降至0.5%以内", "Launch 3 pilots and sign ten partners by Q3", "NPS 22 -> 40",
]
found = [None] * 6
gate = threading.Barrier(6)
def read(n):
    gate.wait()
    order = texts[n:] + texts[:n]
    found[n] = {text: repr(read_key_result(text)) for text in order}
threads = [threading.Thread(target=read, args=(n,)) for n in range(6)]
[t.start() for t in threads]; [t.join() for t in threads]
alone = {text: repr(read_key_result(text)) for text in texts}
sys.exit(any(each != alone for each in found))
"""


def test_the_first_texts_of_a_process_read_by_several_threads() -> None:
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", READ], capture_output=True, encoding="utf-8")
        assert (done.returncode, done.stderr) == (0, "")
