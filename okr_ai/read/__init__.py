"""Reading files: drafts of OKRs (Markdown, YAML, JSON, CSV, XLSX), metric series (CSV, Parquet) and past key results.

Every word that is read keeps where it stands. What cannot be read at all raises `okr_ai.errors.InputError` with its
place; a row or a field that cannot be read becomes a `Problem` of the draft while the rest is read.
"""

from okr_ai.read.drafts import read_draft
from okr_ai.read.history import read_history
from okr_ai.read.metrics import read_metrics

__all__ = ["read_draft", "read_history", "read_metrics"]
