"""`okr-ai rules`: the rules, listed and explained."""

import json

import click

from okr_ai.cli.inputs import lang_option, workspace_for
from okr_ai.cli.language import chosen_lang


@click.command(epilog="Example: okr-ai rules no_number")
@click.argument("name", required=False, metavar="[NAME]")
@lang_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="For people, pages or programs.",
)
def command(name: str | None, lang: str | None, form: str) -> None:
    """List the rules, or explain one of them with its examples."""
    from okr_ai.rules import RULES
    from okr_ai.rules.explaining import as_data, explained, listed, page_of, pages_index, rule_named

    workspace_for()  # the settings may say the language
    tongue = chosen_lang(lang)
    if name is not None:
        rule = rule_named(name)
        if form == "json":
            click.echo(json.dumps(as_data(rule), ensure_ascii=False, indent=2))
        else:
            click.echo(page_of(rule) if form == "markdown" else explained(rule, tongue))
    elif form == "json":
        click.echo(json.dumps([as_data(rule) for rule in RULES], ensure_ascii=False, indent=2))
    else:
        click.echo(pages_index(RULES) if form == "markdown" else listed(RULES, tongue))
