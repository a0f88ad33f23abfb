"""Finding templates by name or by words."""

from okr_ai.language.text import normalised
from okr_ai.suggest.fit import topic_fit
from okr_ai.suggest.library import KeyResultTemplate, Library, ObjectiveTemplate

Template = KeyResultTemplate | ObjectiveTemplate
_LEAST, _MOST = 0.12, 12  # likeness to be listed; how many at most when searched by meaning


def search(library: Library, words: str, domain: str | None = None) -> list[Template]:
    """The template of that name alone; else those that hold the words; else those nearest in meaning, the best first.

    Without words all of them, by domain: objectives, then key results.
    """
    everything: list[Template] = []
    for one in library.domains:
        if domain in (None, one.name):
            everything += [each for each in one.objectives if library.objectives[each.name] is each]
            everything += [each for each in one.key_results if library.key_results[each.name] is each]
    if not words:
        return everything
    named = [template for template in everything if template.name == words]
    if named:
        return named
    wanted = normalised(words)
    holding = [template for template in everything if wanted in normalised(_text(template))]
    if holding:
        return holding
    topics = [template.topics if isinstance(template, KeyResultTemplate) else () for template in everything]
    fits = topic_fit(words, [_text(template) for template in everything], topics)
    ranked = sorted(zip(fits, everything, strict=True), key=lambda pair: (-pair[0], pair[1].name))
    return [template for fit, template in ranked[:_MOST] if fit >= _LEAST]


def _text(template: Template) -> str:
    if isinstance(template, ObjectiveTemplate):
        return f"{template.name} {template.en} {template.zh}"
    return f"{template.name} {template.metric} {template.en.label} {template.zh.label}"
