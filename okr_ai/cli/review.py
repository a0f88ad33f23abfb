"""`okr-ai review`: what is wrong with a draft, and what to write instead."""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from okr_ai.cli.inputs import lang_option, load_drafts, metrics_option, stdin_filename_option, today_option
from okr_ai.model import Draft, Frame, KeyResult, ReviewedDraft, TargetChance

if TYPE_CHECKING:
    from okr_ai.rules import Settings
    from okr_ai.workspace import Workspace

FORMATS = ("text", "json", "sarif", "github", "markdown", "junit")


@click.command(epilog="Example: okr-ai review drafts/2026-q3.md --format json --fail-on warning")
@click.argument("drafts", nargs=-1, metavar="[DRAFT|-]...")
@metrics_option
@today_option
@lang_option
@stdin_filename_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="For people, or for programs.")
@click.option("--select", multiple=True, metavar="RULES", help="Only these rules or letters, parted by commas.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Not these rules or letters, parted by commas.")
@click.option("--severity", multiple=True, metavar="RULE=LEVEL", help="error, warning, info or off for one rule.")
@click.option("--profile", metavar="NAME", help="Whose limits count: seed, platform, google, wodtke or feishu.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    show_default=True,
    help="Exit 1 when a finding is that severe or worse.",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever was found.")
@click.option("--baseline", metavar="FILE", help="Say nothing about findings that this file lists.")
@click.option("--write-baseline", metavar="FILE", help="List today's findings in this file for --baseline.")
@click.option("--fix", is_flag=True, help="Make the safe edits: full-width figures, units, missing per cent signs.")
@click.option("--diff", is_flag=True, help="Show the safe edits instead of making them; exit 1 when there are any.")
@click.option("--watch", is_flag=True, help="Review again whenever a draft changes, until interrupted.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours in the text.")
@click.option("--output", "-o", metavar="FILE", help="Write there instead of standard output.")
@click.pass_context
def command(
    ctx: click.Context,
    drafts: tuple[str, ...],
    metrics: str | None,
    today: date | None,
    lang: str | None,
    stdin_filename: str | None,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: tuple[str, ...],
    profile: str | None,
    fail_on: str,
    exit_zero: bool,
    baseline: str | None,
    write_baseline: str | None,
    fix: bool,
    diff: bool,
    watch: bool,
    color: str,
    output: str | None,
) -> None:
    """Review drafts: what is wrong with which words, what to write instead, and a score with its sum.

    Findings can be silenced with a reason: `<!-- okr: ignore[rule] reason -->` in Markdown, `# okr: ignore[rule]
    reason` in YAML. The settings file okr-ai.toml is found from the current folder upward.
    """
    from pathlib import Path

    from okr_ai.rules.formats.counting import reaches
    from okr_ai.workspace import find_workspace

    workspace = find_workspace(Path.cwd())
    settings = _settings(workspace, select, ignore, severity, profile)
    day = today or date.today()
    tongue = None if lang in (None, "auto") else lang
    paths = drafts or tuple(str(path) for path in workspace.drafts)

    def look() -> tuple[ReviewedDraft, ...]:
        read = load_drafts(drafts, workspace=workspace, stdin_filename=stdin_filename, today=day)
        return _review(read, workspace, settings, day, tongue, metrics)

    if watch:
        _watch(paths, lambda: _write(_text(look(), form, tongue, _colour(color, output)), output))
        return
    reviewed = look()
    if write_baseline:
        from okr_ai.rules.baseline import written

        Path(write_baseline).write_text(written(reviewed), encoding="utf-8")
    if baseline:
        from okr_ai.rules.baseline import known_in, without_known

        reviewed = without_known(reviewed, known_in(Path(baseline)))
    if fix or diff:
        from okr_ai.rules.fixing import diff_of, fixed_files

        changes = fixed_files(reviewed)
        if diff:
            _write("".join(diff_of(path, old, new) for path, old, new in changes), output, end="")
            ctx.exit(1 if changes and not exit_zero else 0)
        for path, _, new in changes:
            if path in paths:
                Path(path).write_bytes(new.encode())
                click.echo(f"{path}: fixed", err=True)
        if changes and "-" not in paths:
            reviewed = look()
    _write(_text(reviewed, form, tongue, _colour(color, output)), output)
    ctx.exit(1 if not exit_zero and reaches(reviewed, fail_on) else 0)


def _settings(
    workspace: "Workspace",
    select: Sequence[str],
    ignore: Sequence[str],
    severity: Sequence[str],
    profile: str | None,
) -> "Settings":
    """The settings file's choices with the command line's over them."""
    from okr_ai.rules import Settings, profile_named

    chosen = workspace.rules
    levels = dict(chosen.severity)
    for pair in severity:
        rule, _, level = pair.partition("=")
        levels[_name(rule)] = level.strip()
    return Settings(
        profile_named(profile or workspace.profile or "seed", chosen.limits),
        tuple(_name(name) for entry in select for name in entry.split(",")) or chosen.select,
        (*chosen.ignore, *(_name(name) for entry in ignore for name in entry.split(","))),
        levels,
    )


def _name(written: str) -> str:
    return written.strip().replace("-", "_")


def _review(
    drafts: Sequence[Draft],
    workspace: "Workspace",
    settings: "Settings",
    day: date,
    lang: str | None,
    metrics: str | None,
) -> tuple[ReviewedDraft, ...]:
    """Review, with the history of the metrics when a file of them is named and what suggest knows of relevance."""
    from okr_ai.rules import review
    from okr_ai.suggest import relevance

    chances = _chances(drafts, metrics, workspace, day) if metrics else None
    return review(
        drafts,
        today=day,
        settings=settings,
        lang=lang,
        chance=chances,
        relevance=relevance,
        definitions=workspace.definitions,
        fiscal_start=workspace.fiscal_start,
    )


def _chances(
    drafts: Sequence[Draft], metrics: str, workspace: "Workspace", day: date
) -> Callable[[KeyResult, Frame], TargetChance | None]:
    """How each target stands against its metric's own history up to the beginning of its cycle."""
    from okr_ai.cli.inputs import load_metrics
    from okr_ai.forecast import target_chance

    series = load_metrics(metrics, workspace)
    cycles = {id(each): draft.cycle for draft in drafts for o in draft.objectives for each in o.key_results}

    def chance(key_result: KeyResult, frame: Frame) -> TargetChance | None:
        cycle = cycles.get(id(key_result))
        as_of = min(day, cycle.start) if cycle else day
        return target_chance(key_result, frame, series, cycle=cycle, as_of=as_of, definitions=workspace.definitions)

    return chance


def _text(drafts: Sequence[ReviewedDraft], form: str, lang: str | None, colour: bool) -> str:
    if form == "json":
        from okr_ai.rules.formats.programs import as_json

        return as_json(drafts)
    if form == "sarif":
        from okr_ai.rules.formats.sarif import as_sarif

        return as_sarif(drafts)
    if form == "github":
        from okr_ai.rules.formats.github import as_annotations

        return as_annotations(drafts)
    if form == "markdown":
        from okr_ai.rules.formats.markdown import as_markdown

        return as_markdown(drafts, lang=lang)
    if form == "junit":
        from okr_ai.rules.formats.junit import as_junit

        return as_junit(drafts)
    from okr_ai.rules.formats.people import as_text

    return as_text(drafts, lang=lang, colour=colour)


def _colour(stated: str, output: str | None) -> bool:
    """Whether to colour: as stated, else by NO_COLOR and FORCE_COLOR, else when a person watches."""
    if stated != "auto":
        return stated == "always"
    if os.environ.get("NO_COLOR") or output:
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return sys.stdout.isatty()


def _write(text: str, output: str | None, end: str = "\n") -> None:
    if output:
        from pathlib import Path

        Path(output).write_text(text + end, encoding="utf-8")
    elif text:
        click.echo(text, nl=bool(end), color=True)


def _watch(paths: Sequence[str], show: Callable[[], None]) -> None:
    """Show at once and after each change of a file, until interrupted."""
    import time

    from okr_ai.cli.language import chosen_lang
    from okr_ai.errors import InputError

    seen: dict[str, float] = {}
    while True:
        now = {path: os.stat(path).st_mtime_ns if os.path.exists(path) else 0.0 for path in paths}
        if now != seen:
            seen = now
            try:
                show()
            except InputError as error:  # half-written while being saved: the next save says more
                click.echo(error.in_lang(chosen_lang()), err=True)
        time.sleep(0.2)
