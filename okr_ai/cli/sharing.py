"""How the work of a large review is shared, and who hears how far it is."""

import sys

from okr_ai.cli.language import chosen_lang
from okr_ai.cli.progress import counted
from okr_ai.rules.reviewing import Jobs
from okr_ai.sharing import processors

_MOST = 4  # what one process does alone, before and after, takes as long as what four share


def shared(jobs: Jobs, count: int, processes: int | None, lang: str | None) -> Jobs:
    """The work on `count` key results by as many processes as were asked for, else as there are processors; a person
    at a terminal is told, in `lang`, how much is done."""
    told = counted(count, chosen_lang(lang)) if sys.stderr.isatty() else None
    return jobs._replace(processes=min(processors(), processes or _MOST), told=told)
