"""Reviewed drafts written out: for people, for programs, for the services that show findings beside a change."""

from collections.abc import Sequence

from okr_ai.model import ReviewedDraft


def rendered(drafts: Sequence[ReviewedDraft], form: str, *, lang: str | None = None, colour: bool = False) -> str:
    """The review in a form: text, json, sarif, github, markdown or junit. Only that form's module is imported."""
    match form:
        case "json":
            from okr_ai.rules.formats.programs import as_json

            return as_json(drafts)
        case "sarif":
            from okr_ai.rules.formats.sarif import as_sarif

            return as_sarif(drafts)
        case "github":
            from okr_ai.rules.formats.github import as_annotations

            return as_annotations(drafts)
        case "markdown":
            from okr_ai.rules.formats.markdown import as_markdown

            return as_markdown(drafts, lang=lang)
        case "junit":
            from okr_ai.rules.formats.junit import as_junit

            return as_junit(drafts)
    from okr_ai.rules.formats.people import as_text

    return as_text(drafts, lang=lang, colour=colour)
