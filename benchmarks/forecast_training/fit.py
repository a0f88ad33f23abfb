"""Gradients and training of the networks, in numpy: Adam with decoupled weight decay and a cosine schedule."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from forecast_training.samples import Samples
from numpy.typing import NDArray

from okr_ai.forecast.engine.network import FARTHEST, SCALES, Network

Singles = NDArray[np.float32]
Weights = dict[str, Singles]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the networks are trained."""

    hidden: int = 40
    parts: int = 3
    rounds: int = 8
    batch: int = 2048
    rate: float = 4e-3
    decay: float = 0.1
    noise: float = 0.1
    """Standard deviation of what is added to the standardised inputs."""
    density: float = 0.15
    """Weight of the log-likelihood beside the log losses at two thresholds."""


def train(samples: Samples, members: int, seed: int, recipe: Recipe, say: Callable[[str], None] = print) -> Network:
    """`members` networks, each from its own start and in its own order of the samples."""
    middle = samples.inputs.mean(axis=0)
    width = samples.inputs.std(axis=0) + np.float32(0.05)
    inputs = np.clip((samples.inputs - middle) / width, -FARTHEST, FARTHEST).astype(np.float32)
    trained = []
    for member in range(members):
        weights, loss = _train_one(samples, inputs, np.random.default_rng((seed, member)), recipe)
        say(f"  network {member + 1} of {members}: loss {loss:.4f} in its last round")
        trained.append(weights)
    return Network(middle, width, **{name: np.stack([w[name] for w in trained]) for name in trained[0]})


def _train_one(samples: Samples, inputs: Singles, random: np.random.Generator, recipe: Recipe) -> tuple[Weights, float]:
    weights = _start(inputs.shape[1], samples.candidates.shape[1], recipe, random)
    first = {name: np.zeros_like(w) for name, w in weights.items()}
    second = {name: np.zeros_like(w) for name, w in weights.items()}
    batches = len(inputs) // recipe.batch
    total, step, losses = recipe.rounds * batches, 0, [0.0]
    for _ in range(recipe.rounds):
        order = random.permutation(len(inputs))
        thresholds, above = _thresholds(samples, random)
        losses = []
        for b in range(batches):
            rows = order[b * recipe.batch : (b + 1) * recipe.batch]
            x = inputs[rows] + recipe.noise * random.standard_normal((len(rows), inputs.shape[1]), np.float32)
            loss, gradients = gradient(weights, samples.take(rows), x, thresholds[rows], above[rows], recipe)
            losses.append(loss)
            rate = recipe.rate * 0.5 * (1 + np.cos(np.pi * step / total))
            step += 1
            norm = np.sqrt(sum(float((g**2).sum()) for g in gradients.values()))
            for name, g in gradients.items():
                g = g / max(1.0, norm)
                first[name] = 0.9 * first[name] + 0.1 * g
                second[name] = 0.999 * second[name] + 0.001 * g**2
                move = (first[name] / (1 - 0.9**step)) / (np.sqrt(second[name] / (1 - 0.999**step)) + 1e-8)
                weights[name] = (weights[name] - rate * (move + recipe.decay * weights[name])).astype(np.float32)
    return weights, float(np.mean(losses))


def _start(inputs: int, candidates: int, recipe: Recipe, random: np.random.Generator) -> Weights:
    hidden, parts = recipe.hidden, recipe.parts

    def matrix(a: int, b: int, size: float = 1.0) -> Singles:
        return (random.uniform(-1, 1, (a, b)) * size / np.sqrt(a)).astype(np.float32)

    leave_bias = np.zeros(candidates + 3 * parts, np.float32)
    leave_bias[0] = 1.5  # begins near the untrained combination …
    leave_bias[candidates + parts : candidates + 2 * parts] = np.linspace(-1.2, 0.3, parts)  # … and about as wide
    return {
        "enter": matrix(inputs, hidden),
        "enter_bias": np.zeros((1, hidden), np.float32),
        "inner": matrix(hidden, hidden),
        "inner_bias": np.zeros((1, hidden), np.float32),
        "leave": matrix(hidden, len(leave_bias), 0.1),
        "leave_bias": leave_bias[None, :],
    }


def _thresholds(samples: Samples, random: np.random.Generator) -> tuple[Singles, Singles]:
    """Two thresholds per sample, the case's own or a random one and a random one; and which the outcome passed."""
    count = len(samples.outcome)
    drawn = (random.standard_t(3, (count, 2)) * 1.2).astype(np.float32)
    above = (samples.outcome[:, None] >= drawn).astype(np.float32)
    own = np.isfinite(samples.threshold)
    drawn[own, 0] = samples.threshold[own]
    above[own, 0] = samples.above[own]
    return drawn, above


def gradient(
    weights: Weights, samples: Samples, x: Singles, thresholds: Singles, above: Singles, recipe: Recipe
) -> tuple[float, Weights]:
    """Mean loss (log losses at the thresholds plus a share of the negative log-likelihood) and its gradient."""
    one = np.tanh(x @ weights["enter"] + weights["enter_bias"])
    two = np.tanh(one @ weights["inner"] + weights["inner_bias"])
    hidden = one + two
    out = hidden @ weights["leave"] + weights["leave_bias"]
    loss, d_out = _output_gradient(out, samples, thresholds, above, recipe)
    d_hidden = d_out @ weights["leave"].T
    d_two = d_hidden * (1 - two**2)
    d_one = (d_hidden + d_two @ weights["inner"].T) * (1 - one**2)
    return loss, {
        "enter": x.T @ d_one,
        "enter_bias": d_one.sum(axis=0, keepdims=True),
        "inner": one.T @ d_two,
        "inner_bias": d_two.sum(axis=0, keepdims=True),
        "leave": hidden.T @ d_out,
        "leave_bias": d_out.sum(axis=0, keepdims=True),
    }


def _output_gradient(
    out: Singles, samples: Samples, thresholds: Singles, above: Singles, recipe: Recipe
) -> tuple[float, Singles]:
    """The loss and its gradient by the outputs: favours, weights, scales and places, as `Network` reads them."""
    parts, c = recipe.parts, samples.candidates.shape[1]
    favour = _softmax(np.where(samples.there, out[:, :c], -np.inf))
    base = (favour * samples.candidates).sum(axis=1, keepdims=True)
    weight = _softmax(out[:, c : c + parts])
    raw_scale = out[:, c + parts : c + 2 * parts]
    log_scale = np.clip(raw_scale, *SCALES)
    scale, place = np.exp(log_scale), out[:, c + 2 * parts :]
    centre = base + place * scale

    # log-likelihood of the outcome; r: which part it is of
    q = (samples.outcome[:, None] - centre) / scale
    log_density = np.log(weight + 1e-12) - log_scale - q - 2 * np.logaddexp(0, -q)
    top = log_density.max(axis=1, keepdims=True)
    likelihood = top + np.log(np.exp(log_density - top).sum(axis=1, keepdims=True))
    r = np.exp(log_density - likelihood) * recipe.density
    pull = r * np.tanh(q / 2)
    d_log_weight, d_centre, d_log_scale = -r, -pull / scale, r - pull * q
    loss = -recipe.density * likelihood[:, 0]

    # log loss at each threshold, averaged
    for k in range(thresholds.shape[1]):
        v = (centre - thresholds[:, k, None]) / scale
        beyond = 0.5 + 0.5 * np.tanh(v / 2)
        p = np.clip((weight * beyond).sum(axis=1), 1e-3, 1 - 1e-3)
        y = above[:, k]
        loss -= (y * np.log(p) + (1 - y) * np.log(1 - p)) / thresholds.shape[1]
        d_p = ((p - y) / (p * (1 - p)) / thresholds.shape[1])[:, None]
        slope = d_p * weight * beyond * (1 - beyond)
        d_log_weight = d_log_weight + d_p * weight * beyond
        d_centre = d_centre + slope / scale
        d_log_scale = d_log_scale - slope * v

    d_log_scale = (d_log_scale + d_centre * place * scale) * (raw_scale == log_scale)
    d_base = d_centre.sum(axis=1, keepdims=True)
    d_out = np.concatenate(
        (
            favour * (samples.candidates - base) * d_base,
            d_log_weight - weight * d_log_weight.sum(axis=1, keepdims=True),
            d_log_scale,
            d_centre * scale,
        ),
        axis=1,
    )
    share = samples.weight / len(samples.weight)
    return float((loss * share).sum()), (d_out * share[:, None]).astype(np.float32)


def _softmax(x: Singles) -> Singles:
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return np.asarray(e / e.sum(axis=1, keepdims=True))
