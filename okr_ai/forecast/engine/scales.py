"""The scale a series is forecast on: logarithms where growth multiplies, plain values where the sign changes."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Scales:
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
        """Sizes of values (n, …), at least 0 but for rounding; plain shares of the unit on a linear scale."""
        origin, unit, sign = self._beside(values, self.origin, self.unit, self.sign)
        return np.asarray(sign * (values - origin) / unit)

    def of_sizes(self, sizes: Floats) -> Floats:
        """u of sizes (n, …); infinite beyond the reach of the logarithm."""
        sign, shift, linear = self._beside(sizes, self.sign, self.shift, self.linear)
        with np.errstate(divide="ignore"):
            logs = sign * np.log(np.maximum(sizes + shift, 0.0))
        return np.where(linear, sizes, logs)

    def forward(self, values: Floats) -> Floats:
        """u of values (n, …)."""
        with np.errstate(over="ignore"):
            return self.of_sizes(self.sizes(values))

    def backward(self, u: Floats) -> Floats:
        """Values of u (n, …), never on the other side of the origin."""
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
        if values.ndim == 1:
            return columns
        spread = (-1, *(1,) * (values.ndim - 1))
        return tuple([column.reshape(spread) for column in columns])


def fit_scales(values: Floats, mask: Flags, upper: Floats) -> Scales:
    """Scales for series (n, steps) with upper bounds (n,), inf where there is none.

    `mask` is False where a step is only padding, which must repeat a value of the series. Above the middle between zero
    and its bound, a series is forecast by its distance from the bound.
    """
    low, high = values.min(axis=1), values.max(axis=1)
    # the mean of each share, not the share of the sum: sums of huge values would overflow
    count = np.maximum(mask.sum(axis=1), 1)[:, None]
    bounded = np.isfinite(upper) & (low >= 0) & (high <= upper) & ((values / count * mask).sum(axis=1) > upper / 2)
    origin = np.where(bounded, upper, 0.0)
    mean = (np.abs(values - origin[:, None]) / count * mask).sum(axis=1)
    below = bounded | ((high <= 0) & (low < 0))
    sign = np.where(below, -1.0, 1.0)
    linear = (low < 0) & (high > 0)
    unit = np.where(mean > 0, mean, 1.0)
    near = sign[:, None] * (values - origin[:, None]) <= NEAR_ZERO * unit[:, None]
    rare = (near * mask).sum(axis=1) / count[:, 0]
    shift = np.where(rare > 0, SHIFT + RARE_SHIFT * rare, 0.0)
    # a series that never left its origin has no size of its own
    return Scales(sign, origin, np.where(mean > 0, shift, 1.0), unit, linear)
