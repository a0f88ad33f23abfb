"""`okr-ai schema`: the published form of YAML and JSON drafts."""

from importlib.resources import files

import click


@click.command(epilog="Example: okr-ai schema > okr.schema.json")
def command() -> None:
    """Print the JSON Schema of YAML and JSON drafts, for editors and other tools."""
    click.echo((files("okr_ai.read") / "okr.schema.json").read_text(encoding="utf-8"), nl=False)
