"""The tool as plain functions for Python and Jupyter: `import okr_ai as okr`.

What they return are values that hold the model's own (`okr_ai.model`), turn into pandas with `to_frame()`, and show
themselves in a notebook.
"""

from okr_ai.facade.cascading import Cascade, cascade
from okr_ai.facade.drafts import OKRs, Review
from okr_ai.facade.functions import forecast, report, score, suggest
from okr_ai.facade.outcomes import Forecasts, Scores, Suggestions
from okr_ai.facade.pages import Report
from okr_ai.facade.reading import read
from okr_ai.facade.reviewing import review, review_all

__all__ = [
    "Cascade",
    "Forecasts",
    "OKRs",
    "Report",
    "Review",
    "Scores",
    "Suggestions",
    "cascade",
    "forecast",
    "read",
    "report",
    "review",
    "review_all",
    "score",
    "suggest",
]
