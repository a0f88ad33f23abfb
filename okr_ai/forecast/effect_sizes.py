"""How large occasions' effects are, and how much they differ between years: shrunk to nothing and to a belief.

An effect is the mean of a normal distribution over the years, and is itself normal around nothing. The variance between
years is the moment estimate of DerSimonian and Laird (Meta-analysis in clinical trials, 1986; with several effects at
once as in Thompson and Sharp, Explaining heterogeneity in meta-analysis, 1999). It is weighed against the variance
believed before any data by the years each is worth, as in Smyth (Linear models and empirical Bayes methods for
assessing differential expression, 2004), whose prior is an inverse gamma. All is relative to the usual value.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.steps import Floats

YEARS = 5.0  # that the variance believed before any data is worth
OTHERS = 0.5  # of a year: what one of another occasion of the same metric tells about this one's variance
STEADIEST = 0.1  # of the standard deviation believed before: years are never taken to be more alike
SEASON = 0.1  # standard deviation of what a calendar month does by itself, feast or none
TOLD_APART = 3  # times a calendar month must be there for its own to be told from that of a moving feast


class Sizes(NamedTuple):
    """Effects (by place), the standard deviation of each one's mean, and the variance between years."""

    mean: Floats
    doubt: Floats
    between: Floats


def apart(sizes: Floats, weights: Floats, clear: NDArray[np.bool_], noise: float, prior: float) -> Sizes:
    """The effects of kinds (rows) that share no step, from those of their occurrences (columns).

    `noise` / `weights` is the variance with which an occurrence's is measured; a weight of 0: it is not there. `prior`
    is the standard deviation believed before any data, of the effects and between years; the latter is learned from the
    `clear` kinds.
    """
    there = weights > 0
    total = np.maximum(weights.sum(axis=1), 1e-12)
    middle = (weights * sizes).sum(axis=1) / total
    degrees = np.where(clear, np.maximum(there.sum(axis=1) - 1, 0), 0)
    squares = (weights * (sizes - middle[:, None]) ** 2).sum(axis=1)
    between = _between(squares, degrees, degrees, total - (weights**2).sum(axis=1) / total, noise, prior)
    precisions = there / (noise / np.where(there, weights, 1.0) + between[:, None])
    precision = precisions.sum(axis=1) + 1 / prior**2
    return Sizes((precisions * sizes).sum(axis=1) / precision, precision**-0.5, between)


def together(
    off: Floats, shares: Floats, kinds: Floats, months: NDArray[np.int64], noise: float, prior: float
) -> Sizes:
    """The effects of kinds that share steps: what sets of them do to months that hold parts of several.

    `off` is each month's deviation, `shares` (occurrences, months) what of its days each occurrence covers, `kinds`
    (kinds, occurrences) 1 where an occurrence is of a kind. What a calendar month (`months`: 1 to 12) does every year
    is an effect beside them. All kinds have one variance between years.
    """
    design, years = kinds @ shares, shares.T @ shares
    often = np.flatnonzero(np.bincount(months) >= TOLD_APART)
    season = (often[:, None] == months).astype(float)
    free = np.vstack((design, season))
    rest = np.eye(len(off)) - projection(free)
    spread = rest @ years
    scale = float(np.trace(spread))
    worth = scale**2 / max(float((spread * spread.T).sum()), 1e-12)  # Satterthwaite: few months hold most of a feast
    squares, degrees = float(off @ rest @ off), float(np.trace(rest))
    between = _between(np.array([squares]), np.array([degrees]), np.array([worth]), np.array([scale]), noise, prior)
    inverse = np.linalg.inv(noise * np.eye(len(off)) + between * years + SEASON**2 * season.T @ season)
    covariance = np.linalg.inv(design @ inverse @ design.T + np.eye(len(kinds)) / prior**2)
    return Sizes(covariance @ (design @ inverse @ off), np.sqrt(np.diag(covariance)), np.repeat(between, len(kinds)))


def projection(rows: Floats) -> Floats:
    """The matrix that takes a vector to its part along `rows`; its trace is how many of those differ."""
    return np.asarray(rows.T @ np.linalg.solve(rows @ rows.T + 1e-9 * np.eye(len(rows)), rows), float)


def _between(squares: Floats, degrees: Floats, worth: Floats, scale: Floats, noise: float, prior: float) -> Floats:
    """The variances between years, from the sums of `squares` around the means, `degrees` of freedom each.

    A sum is expected to be noise * degrees + variance * scale. It counts as so many years as it is `worth`, fewer where
    the noise hides what the years do.
    """
    told = (degrees > 0) & (scale > 1e-9)
    measured = np.where(told, (squares - noise * degrees) / np.where(told, scale, 1.0), 0.0)
    hidden = noise * worth / np.where(told, scale, 1.0)
    count = np.where(told, worth * (prior**2 / (prior**2 + hidden)) ** 2, 0.0)
    sums = count * measured
    all_counts = OTHERS * count.sum() + (1 - OTHERS) * count
    all_sums = OTHERS * sums.sum() + (1 - OTHERS) * sums
    return np.asarray(np.maximum((YEARS * prior**2 + all_sums) / (YEARS + all_counts), (STEADIEST * prior) ** 2), float)
