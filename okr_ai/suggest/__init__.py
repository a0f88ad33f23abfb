"""Proposing key results from templates and the team's own past."""

from okr_ai.suggest.relevance import relevance

__all__ = ["relevance"]
