"""The scale a series is forecast on: logarithms where growth multiplies, plain values where the sign changes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NEAR_ZERO = 0.02
"""A series whose smallest value is below this share of its mean gets a shift before the logarithm."""
SHIFT = 0.05
"""That shift, as a share of the mean."""


@dataclass(frozen=True, slots=True)
class Scales:
    """One scale per series, each a strictly rising map u = log(sign * y + shift), sign -1 mirrored; or u = y / unit."""

    sign: Floats
    """1, or -1 for a series that is never above zero."""
    shift: Floats
    unit: Floats
    linear: NDArray[np.bool_]
    """True where the values have both signs."""

    def take(self, rows: NDArray[np.int64]) -> "Scales":
        """The scales of these rows."""
        return Scales(self.sign[rows], self.shift[rows], self.unit[rows], self.linear[rows])

    def forward(self, values: Floats) -> Floats:
        """u of values (n, …); -inf or inf beyond the end of the logarithm's reach."""
        sign, shift, unit, linear = self._beside(values)
        with np.errstate(divide="ignore", over="ignore"):
            logs = sign * np.log(np.maximum(sign * values / unit + shift, 0.0))
        result: Floats = np.where(linear, values / unit, logs)
        return result

    def backward(self, u: Floats) -> Floats:
        """Values of u (n, …): the inverse of `forward`, never across zero for a series that never crossed it."""
        sign, shift, unit, linear = self._beside(u)
        with np.errstate(over="ignore"):
            size = np.maximum(np.exp(np.minimum(sign * u, 600.0)) - shift, 0.0)
            values: Floats = unit * np.where(linear, u, sign * size)
        return np.clip(values, -1e300, 1e300)

    def _beside(self, values: Floats) -> tuple[Floats, Floats, Floats, NDArray[np.bool_]]:
        """The fields in a shape that spreads over `values`."""
        shape = (len(self.sign),) + (1,) * (values.ndim - 1)
        return self.sign.reshape(shape), self.shift.reshape(shape), self.unit.reshape(shape), self.linear.reshape(shape)


def fit_scales(values: Floats, mask: NDArray[np.bool_]) -> Scales:
    """Scales for series (n, steps); `mask` is False where a step is only padding, which must repeat a series' value."""
    low, high = values.min(axis=1), values.max(axis=1)
    sign = np.where((high <= 0) & (low < 0), -1.0, 1.0)
    linear = (low < 0) & (high > 0)
    # the mean of each share, not the share of the sum: sums of huge values would overflow
    mean = (np.abs(values) / np.maximum(mask.sum(axis=1, keepdims=True), 1) * mask).sum(axis=1)
    unit = np.where(mean > 0, mean, 1.0)
    least = np.where(sign > 0, low, -high) / unit
    shift = np.where(least <= NEAR_ZERO, SHIFT, 0.0)
    shift = np.where(mean > 0, shift, 1.0)
    return Scales(sign, shift, unit, linear)
