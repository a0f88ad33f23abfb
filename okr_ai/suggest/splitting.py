"""Splitting a number over its drivers so that they give it back exactly: sums add up, products multiply up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, fsum, inf, log, prod
from typing import Literal

How = Literal["sum", "product"]


@dataclass(frozen=True, slots=True)
class Driver:
    """One driver of a number: where it stands, how much of the change it shall carry, and how far it may go.

    `weight` is relative to the other drivers' and not negative; a locked driver is one of weight 0. `sign` is -1 for
    what is taken off in a sum, or divides in a product.
    """

    name: str
    baseline: float
    weight: float = 1.0
    low: float = -inf
    high: float = inf
    sign: int = 1


class CannotSplit(ValueError):
    """The target is out of reach within the drivers' bounds. `reachable` is the nearest value that is in reach."""

    def __init__(self, reachable: float) -> None:
        super().__init__(f"reachable: {reachable}")
        self.reachable = reachable


def split(baseline: float, target: float, drivers: Sequence[Driver], how: How) -> list[float]:
    """The drivers' targets, in order, that carry the whole from `baseline` to `target`.

    Sums: the signed changes of the drivers add up to the whole's. Products: their growth factors (to the power of their
    sign) multiply to the whole's. What a driver stopped by its bound cannot carry goes to the others by their weights.
    What the drivers' baselines leave unexplained of the whole's is taken to stay as it is. Raises CannotSplit when the
    bounds do not allow it, ValueError when a product's numbers are not all above 0.
    """
    if how == "product":
        if min(baseline, target, *(driver.baseline for driver in drivers)) <= 0:
            raise ValueError("a product can be split only when all its numbers are above 0")
        moves = _shared(log(target / baseline), [_room(driver, _log) for driver in drivers])
        if moves is None:
            raise CannotSplit(baseline * prod(_far(driver, target > baseline) ** driver.sign for driver in drivers))
        return [driver.baseline * exp(move * driver.sign) for driver, move in zip(drivers, moves, strict=True)]
    moves = _shared(target - baseline, [_room(driver, float) for driver in drivers])
    if moves is None:
        bound = fsum(_bound(driver, target > baseline) - driver.baseline * driver.sign for driver in drivers)
        raise CannotSplit(baseline + bound)
    return [driver.baseline + move * driver.sign for driver, move in zip(drivers, moves, strict=True)]


def shares(drivers: Sequence[Driver], targets: Sequence[float], how: How) -> list[float]:
    """What part of the whole change each driver carries with its target, in order; they add up to 1.

    A driver stopped by its bound carries less than its weight. Where nothing changes the weights tell.
    """
    scale = _log if how == "product" else float
    moves = [
        driver.sign * (scale(target) - scale(driver.baseline)) for driver, target in zip(drivers, targets, strict=True)
    ]
    whole = fsum(moves)
    if abs(whole) <= 1e-12 * max(1.0, *map(abs, moves)):
        moves, whole = [driver.weight for driver in drivers], fsum(driver.weight for driver in drivers) or 1.0
    return [move / whole for move in moves]


def _log(value: float) -> float:
    return inf if value == inf else log(value) if value > 0 else -inf


def _room(driver: Driver, scale: Callable[[float], float]) -> tuple[float, float, float]:
    """(weight, least, most): how far a driver may move the whole on that scale, seen with its sign."""
    start = scale(driver.baseline)
    down, up = scale(driver.low) - start, scale(driver.high) - start
    return (driver.weight, down, up) if driver.sign > 0 else (driver.weight, -up, -down)


def _shared(whole: float, rooms: Sequence[tuple[float, float, float]]) -> list[float] | None:
    """`whole` shared by weight within each one's least and most; None when it does not fit.

    Whoever would leave its bounds is set to the bound and the rest is shared again among the others; each round fixes
    at least one, so there are at most as many rounds as drivers.
    """
    moves: dict[int, float] = {place: 0.0 for place, (weight, _, _) in enumerate(rooms) if weight <= 0}
    while True:
        free = [place for place in range(len(rooms)) if place not in moves]
        rest = whole - fsum(moves.values())
        if not free:
            return [moves[place] for place in range(len(rooms))] if abs(rest) <= 1e-9 * max(1.0, abs(whole)) else None
        total = fsum(rooms[place][0] for place in free)
        wanted = {place: rest * (rooms[place][0] / total) for place in free}
        stopped = {
            place: max(rooms[place][1], min(rooms[place][2], move))
            for place, move in wanted.items()
            if not rooms[place][1] <= move <= rooms[place][2]
        }
        if not stopped:
            return [(moves | wanted)[place] for place in range(len(rooms))]
        moves |= stopped


def _far(driver: Driver, upward: bool) -> float:
    """The growth factor of a driver at the bound that helps most; 1 when locked."""
    if driver.weight <= 0:
        return 1.0
    return (driver.high if upward == (driver.sign > 0) else driver.low) / driver.baseline


def _bound(driver: Driver, upward: bool) -> float:
    """What a driver adds to a sum at the bound that helps most."""
    if driver.weight <= 0:
        return driver.baseline * driver.sign
    return (driver.high if upward == (driver.sign > 0) else driver.low) * driver.sign
