"""How the work of a large review is shared, and who hears how far it is."""

import sys
from collections.abc import Sequence

from okr_ai.model import Draft
from okr_ai.rules.reviewing import Jobs


def jobs_for(drafts: Sequence[Draft], processes: int | None = None, lang: str | None = None) -> Jobs:
    """As many processes as were asked for, else as there are processors, where the drafts are large enough; a person
    at a terminal is told, in `lang`, how much is done."""
    count = sum(len(objective.key_results) for draft in drafts for objective in draft.objectives)
    jobs = Jobs()
    if count >= jobs.enough:
        from okr_ai.rules.sharing import processors

        jobs = jobs._replace(processes=min(processors(), processes or _MOST))
    if sys.stderr.isatty():
        from okr_ai.cli.language import chosen_lang
        from okr_ai.cli.progress import counted

        jobs = jobs._replace(told=counted(count, chosen_lang(lang)))
    return jobs


_MOST = 4  # what is left to one process alone takes as long as what four share
