"""Scores at a review or at the end of a cycle: 0 to 1 for key results by kind, rolled up, and evaluations of people."""

from okr_ai.scoring.evaluation import Evaluation, Shares, evaluate
from okr_ai.scoring.grades import Grade, grade
from okr_ai.scoring.ratings import Rating, Review, review_ratings
from okr_ai.scoring.rollups import ObjectiveScore, Rollup, score_objectives

__all__ = [
    "Evaluation",
    "Grade",
    "ObjectiveScore",
    "Rating",
    "Review",
    "Rollup",
    "Shares",
    "evaluate",
    "grade",
    "review_ratings",
    "score_objectives",
]
