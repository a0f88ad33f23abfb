"""The report's own words, in both languages. Gaps are `{name}`.

Templates reach them as `words["name"]`, with gaps to fill as `say.label("name", gap=…)`.
"""

from collections.abc import Mapping

from okr_ai.model import Bilingual
from okr_ai.report.labels import first_page, key_results, meetings, scores, sources

LABELS: Mapping[str, Bilingual] = {
    **first_page.LABELS,
    **key_results.LABELS,
    **sources.LABELS,
    **scores.LABELS,
    **meetings.LABELS,
}
