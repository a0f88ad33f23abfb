"""Several threads may use the package at once, the first time too."""

import subprocess
import sys
from pathlib import Path

import pytest

SHOP = Path(__file__).parents[2] / "examples" / "gift-shop"

# Another thread has imported the part and not yet come to set it as the package's attribute.
BETWEEN = """
import sys, types
import okr_ai as okr
for name in ("forecast", "read", "report", "suggest"):
    __import__(f"okr_ai.{name}")
    del okr.__dict__[name]
    part = sys.modules[f"okr_ai.{name}"]
    part.__class__ = types.ModuleType
    assert callable(getattr(okr, name)), name
"""
AT_ONCE = """
import sys, threading
import okr_ai as okr
sys.setswitchinterval(1e-6)
draft, day = sys.argv[1], "2011-08-14"
works = [
    lambda: okr.review(draft, today=day).to_frame().to_csv(),
    lambda: okr.forecast(draft, as_of=day).to_frame().to_csv(),
    lambda: repr(okr.suggest("Customers come back", as_of=day)),
    lambda: okr.report(draft, as_of=day).html,
]
found = [None] * len(works)
gate = threading.Barrier(len(works))
def use(n):
    gate.wait()
    found[n] = works[n]()
threads = [threading.Thread(target=use, args=(n,)) for n in range(len(works))]
[t.start() for t in threads]; [t.join() for t in threads]
sys.exit(found != [work() for work in works])
"""


@pytest.mark.parametrize("script", [BETWEEN, AT_ONCE], ids=["an import not quite done", "all at once"])
def test_the_first_use_of_a_process(script: str) -> None:
    command = [sys.executable, "-c", script, str(SHOP / "2011-q3.en.md")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
