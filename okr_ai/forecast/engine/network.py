"""A few small networks that turn the signals of a window into a whole distribution; numpy only.

Each is two tanh layers, the second around a bypass. Its outputs weigh the candidate centres (softmax), and place, scale
and weigh a few logistics around that centre, in units of the untrained combination's spread. The distribution is the
even mixture of the networks' mixtures. `benchmarks/train_forecast.py` trains them; docs/forecasting.md says on what.
"""

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import IO

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.mixtures import Mixture
from okr_ai.forecast.engine.signals import Signals

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]

WEIGHTS = "network.npz"
FARTHEST = 8.0
"""Standardised inputs are kept within this."""
SCALES = (-5.0, 3.0)
"""Logarithms of the logistics' scales are kept within these."""


@dataclass(frozen=True, slots=True)
class Network:
    """The weights of `members` networks; the first axis of every matrix counts them."""

    middle: Floats
    """(inputs,): subtracted from the inputs, which are then divided by …"""
    width: Floats
    enter: Singles
    """(members, inputs, hidden)."""
    enter_bias: Singles
    """(members, 1, hidden)."""
    inner: Singles
    """(members, hidden, hidden)."""
    inner_bias: Singles
    leave: Singles
    """(members, hidden, candidates + 3 * parts)."""
    leave_bias: Singles

    def distribution(self, signals: Signals) -> Mixture:
        """The distribution of each window's mean, on the scale of the signals' centre and spread."""
        # from here on (n, members, …)
        out = np.array(self._outputs(signals.inputs).transpose(1, 0, 2), float, order="C")
        n, members, outputs = out.shape
        candidates = signals.candidates.shape[1]
        parts = (outputs - candidates) // 3
        favour = _exponentials(np.where(signals.there[:, None], out[:, :, :candidates], -np.inf))
        base = np.vecdot(favour, signals.candidates[:, None]) / np.add.reduce(favour, axis=2)
        weight = _exponentials(out[:, :, candidates : candidates + parts])
        weight /= members * np.add.reduce(weight, axis=2)[:, :, None]
        least, most = SCALES
        scale = np.exp(np.minimum(np.maximum(out[:, :, candidates + parts : candidates + 2 * parts], least), most))
        centre = base[:, :, None] + out[:, :, candidates + 2 * parts :] * scale
        spread = signals.spread[:, None]
        return Mixture(
            weight.reshape(n, -1),
            signals.centre[:, None] + spread * centre.reshape(n, -1),
            spread * scale.reshape(n, -1),
        )

    def _outputs(self, inputs: Floats) -> Singles:
        """(members, n, outputs)."""
        x = (inputs - self.middle) / self.width
        x = np.minimum(np.maximum(x, -FARTHEST), FARTHEST).astype(np.float32)
        hidden = np.tanh(x @ self.enter + self.enter_bias)
        hidden += np.tanh(hidden @ self.inner + self.inner_bias)
        return hidden @ self.leave + self.leave_bias


def _exponentials(x: Floats) -> Floats:
    """What softmax takes the shares of."""
    return np.asarray(np.exp(x - np.maximum.reduce(x, axis=-1, keepdims=True)))


@cache
def network() -> Network:
    """The shipped networks, read once."""
    with files("okr_ai.forecast.engine").joinpath(WEIGHTS).open("rb") as file:
        return read_network(file)


def read_network(file: IO[bytes]) -> Network:
    """Networks from an .npz file with one array per field."""
    with np.load(file) as arrays:
        weights = {field.name: np.asarray(arrays[field.name], np.float32) for field in fields(Network)}
    # the inputs are float64, and arithmetic across types is slow
    return Network(**weights | {name: weights[name].astype(float) for name in ("middle", "width")})
