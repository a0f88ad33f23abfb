"""`okr-ai templates`: list, search and show the template library."""

import json

import click

from okr_ai.cli.inputs import lang_option, workspace_for
from okr_ai.cli.language import chosen_lang


@click.command(epilog="Example: okr-ai templates repurchase")
@click.argument("words", nargs=-1, metavar="[NAME|WORDS]...")
@lang_option
@click.option("--domain", metavar="NAME", help="Only this domain (`logistics`).")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or programs.")
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], lang: str | None, domain: str | None, form: str) -> None:
    """List the templates, search them by WORDS, or show the one called NAME.

    Shipped templates and the team's own, from the folders that the settings name. Exit 1 when nothing is found.
    """

    from okr_ai.language.text import language_of
    from okr_ai.suggest.library_shown import as_table, list_lines, show_lines
    from okr_ai.suggest.searching import search
    from okr_ai.suggest.template_files import library_with

    said = " ".join(words)
    library = library_with(workspace_for().templates)
    tongue = chosen_lang(lang) if lang or not said or said.isascii() else "zh" if language_of(said) != "en" else "en"
    found = search(library, said, domain)
    if form == "json":
        click.echo(json.dumps([as_table(one) for one in found], ensure_ascii=False, indent=2))
    elif len(found) == 1:
        click.echo("\n".join(show_lines(found[0], library, tongue)))
    else:
        click.echo("\n".join(list_lines(found, library, tongue)))
    ctx.exit(0 if found else 1)
