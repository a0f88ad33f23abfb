"""Work shared with forked copies of this process: whoever is free takes the next part, until none is left.

The numbers of the parts lie in a pipe, and each is read from it once. A copy writes what comes of a part into memory
that outlives it, and the part's number into a second pipe. Parts that a copy took and did not finish are done here, so
that nobody notices when one is killed or breaks.
"""

import os
import pickle
import select
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, NoReturn, TypeVar

_Made = TypeVar("_Made")
_MOST = 256  # a part's number is one byte
_PATIENCE = 60.0  # seconds without a sign of the copies before they are given up


def processors() -> int:
    """How many processes may work at once: the processors that this one may run on. 1 where it cannot be copied, or
    should not be: the locks that another thread holds would stay shut in a copy."""
    if not sys.platform.startswith("linux") or not hasattr(os, "memfd_create") or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def shared_out(count: int, work: Callable[[int], _Made], processes: int, told: Callable[[int], None]) -> list[_Made]:
    """What `work` makes of the parts 0 … `count` - 1 (256 at most), in order; it must be fit to be pickled.

    `told` hears the number of each part that is done. Raises what `work` raises. No copy is left behind, whatever
    happens.
    """
    made: dict[int, _Made] = {}
    todo, signs, helpers = _numbers(count), _Signs(), list[_Helper]()
    try:
        _fork(helpers, processes - 1, lambda: ((n, work(n)) for n in _taken(todo)), signs)
        for n in _taken(todo):
            made[n] = work(n)
            told(n)
            signs.pass_on(told, wait=False)
        signs.pass_on(told, wait=True)
    finally:
        for helper in helpers:
            made |= helper.stop()
        signs.close()
        os.close(todo)
    for n in range(count):
        if n not in made:
            made[n] = work(n)
            told(n)
    return [made[n] for n in range(count)]


def _numbers(count: int) -> int:
    """The end of a pipe from which each of the parts' numbers can be read once."""
    out, into = os.pipe()
    os.write(into, bytes(range(count)))
    os.close(into)
    return out


def _taken(todo: int) -> Iterator[int]:
    while number := os.read(todo, 1):
        yield number[0]


class _Signs:
    """The pipe through which the copies say which parts are done."""

    def __init__(self) -> None:
        self.out, self.into = os.pipe()

    def pass_on(self, told: Callable[[int], None], *, wait: bool) -> None:
        """Tell what was said; with `wait`, until all copies are gone or have been silent for long."""
        self._shut()  # else the pipe would never end
        said = select.poll()
        said.register(self.out, select.POLLIN)
        while said.poll(1000 * _PATIENCE if wait else 0) and (numbers := os.read(self.out, _MOST)):
            for number in numbers:
                told(number)

    def close(self) -> None:
        self._shut()
        os.close(self.out)

    def _shut(self) -> None:
        if self.into >= 0:
            os.close(self.into)
            self.into = -1


class _Helper:
    """A copy of this process, and the memory that it writes to."""

    def __init__(self, pid: int, memory: int) -> None:
        self.pid = pid
        self.memory = memory

    def stop(self) -> dict[int, Any]:
        """End it, at work or not. What it made of the parts that it finished."""
        with suppress(ProcessLookupError, ChildProcessError):  # where nobody waits for children, they are gone already
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        made = {}
        os.lseek(self.memory, 0, os.SEEK_SET)
        with os.fdopen(self.memory, "rb") as file, suppress(EOFError, pickle.UnpicklingError):  # within a part
            while True:
                number, part = pickle.load(file)
                made[number] = part
        return made


def _fork(helpers: list[_Helper], count: int, work: Callable[[], Iterator[Any]], signs: _Signs) -> None:
    """Start copies that do the work; fewer, or none, where the system allows no more."""
    for _ in range(count):
        memory = os.memfd_create("okr-ai")
        held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # an interruption is for the parent alone
        try:
            with warnings.catch_warnings():  # of threads that are not Python's (numpy's), which see to it themselves
                warnings.simplefilter("ignore", DeprecationWarning)
                pid = os.fork()
            if pid == 0:
                _serve(work, memory, signs)
            helpers.append(_Helper(pid, memory))
        except OSError:
            os.close(memory)
            return
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _serve(work: Callable[[], Iterator[Any]], memory: int, signs: _Signs) -> NoReturn:
    """What a copy does. It never comes back: the way out of the program is its parent's."""
    try:
        os.close(signs.out)  # else it would not notice that its parent is gone
        with os.fdopen(memory, "wb") as file:
            for part in work():
                pickle.dump(part, file, pickle.HIGHEST_PROTOCOL)
                file.flush()
                os.write(signs.into, bytes(part[:1]))
    finally:
        os._exit(0)
