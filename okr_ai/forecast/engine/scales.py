"""The scale a series is forecast on: logarithms where growth multiplies, plain values where the sign changes."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NEAR_ZERO = 0.1
"""A series whose smallest size is below this share of its mean gets a shift before the logarithm."""
SHIFT = 0.4
"""That shift, as a share of the mean, …"""
RARE_SHIFT = 3.0
"""… plus this for a series that is always near zero, in proportion for one that sometimes is."""


class Scales(NamedTuple):
    """One scale per series, a strictly rising map: u = sign * log(size + shift) with size = sign * (y - origin) / unit,
    where sign is 1 above the origin and -1 below it; or, for values on both sides of zero, u = y / unit."""

    sign: Floats
    origin: Floats
    """0, or the upper bound of a series that is forecast by its distance from there."""
    shift: Floats
    unit: Floats
    """The mean size."""
    linear: Flags
    """True where the values have both signs."""

    def take(self, rows: Ints) -> "Scales":
        """The scales of these rows."""
        return Scales(self.sign[rows], self.origin[rows], self.shift[rows], self.unit[rows], self.linear[rows])

    def sizes(self, values: Floats) -> Floats:
        """Sizes of values (n,) or (n, k), at least 0 but for rounding; plain shares of the unit on a linear scale."""
        origin, unit, sign = self._beside(values, self.origin, self.unit, self.sign)
        return np.asarray(sign * (values - origin) / unit)

    def of_sizes(self, sizes: Floats) -> Floats:
        """u of sizes (n,) or (n, k); infinite beyond the reach of the logarithm."""
        sign, shift, linear = self._beside(sizes, self.sign, self.shift, self.linear)
        with np.errstate(divide="ignore"):
            logs = sign * np.log(np.maximum(sizes + shift, 0.0))
        return np.where(linear, sizes, logs)

    def of_means(self, means: Floats) -> Floats:
        """u, from a series' start, of mean values (n,) or (n, k) that are themselves measured from there."""
        sign, linear = self._beside(means, self.sign, self.linear)
        return np.where(linear, means, sign * np.log(np.maximum(means, 1e-300)))

    def forward(self, values: Floats) -> Floats:
        """u of values (n,) or (n, k)."""
        return self.of_sizes(self.sizes(values))

    def backward(self, u: Floats) -> Floats:
        """Values of u (n,) or (n, k), never on the other side of the origin."""
        sign, shift, linear = self._beside(u, self.sign, self.shift, self.linear)
        origin, unit = self._beside(u, self.origin, self.unit)
        with np.errstate(over="ignore"):
            size = np.maximum(np.exp(np.minimum(sign * u, 600.0)) - shift, 0.0)
            values = origin + unit * np.where(linear, u, sign * size)
        return np.asarray(np.minimum(np.maximum(values, -1e300), 1e300))

    @property
    def least(self) -> Floats:
        """The smallest value that is possible, -inf where there is none."""
        return np.where(~self.linear & (self.sign > 0), self.origin, -np.inf)

    @property
    def most(self) -> Floats:
        """The largest value that is possible, inf where there is none."""
        return np.where(~self.linear & (self.sign < 0), self.origin, np.inf)

    @staticmethod
    def _beside(values: Floats, *columns: NDArray) -> tuple[NDArray, ...]:  # type: ignore[type-arg]
        """The columns in a shape that spreads over `values`."""
        return columns if values.ndim == 1 else tuple([column[:, None] for column in columns])


def fit_scales(values: Floats, inside: Floats, upper: Floats) -> Scales:
    """Scales for series (n, steps) with upper bounds (n,), inf where there is none.

    `inside` is 1, and 0 where a step is only padding, which must repeat a value of the series. Above the middle between
    zero and its bound, a series is forecast by its distance from the bound.
    """
    low, high = np.minimum.reduce(values, axis=1), np.maximum.reduce(values, axis=1)
    count = np.add.reduce(inside, axis=1)[:, None]
    # the mean of each share, not the share of the sum: sums of huge values would overflow
    origin, bounded = np.zeros(len(values)), np.isfinite(upper)
    if np.count_nonzero(bounded):
        bounded &= (low >= 0) & (high <= upper) & ((values / count * inside).sum(axis=1) > upper / 2)
        origin[bounded] = upper[bounded]
    away = values - origin[:, None]
    mean = np.add.reduce(np.abs(away) / count * inside, axis=1)
    sign = np.where(bounded | ((high <= 0) & (low < 0)), -1.0, 1.0)
    unit = np.where(mean > 0, mean, 1.0)
    near = sign[:, None] * away <= (NEAR_ZERO * unit)[:, None]
    rare = np.vecdot(near, inside) / count[:, 0]
    shift = np.where(rare > 0, SHIFT + RARE_SHIFT * rare, 0.0)
    # a series that never left its origin has no size of its own
    return Scales(sign, origin, np.where(mean > 0, shift, 1.0), unit, (low < 0) & (high > 0))
