"""`okr-ai review`: what is wrong with a draft, and what to write instead."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from okr_ai.cli.inputs import (
    STDIN,
    from_here,
    history_option,
    lang_option,
    load_drafts,
    load_history,
    metrics_option,
    stdin_filename_option,
    today_option,
    workspace_for,
)
from okr_ai.cli.language import wanted_lang
from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Draft, Frame, ReviewedDraft, TargetChance

if TYPE_CHECKING:
    from okr_ai.model import Reason
    from okr_ai.rules import Settings
    from okr_ai.workspace import Workspace

FORMATS = ("text", "json", "sarif", "github", "markdown", "junit")


@click.command(epilog="Example: okr-ai review examples/gift-shop/2011-q3.en.md --fail-on warning")
@click.argument("drafts", nargs=-1, metavar="[DRAFT|-]...")
@metrics_option
@history_option
@today_option
@lang_option
@stdin_filename_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="For people, or for programs.")
@click.option("--output", "-o", metavar="FILE", help="Write there instead of standard output.")
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
@click.option("--write-baseline", metavar="FILE", help="List today's findings in this file, for --baseline.")
@click.option(
    "--fix", is_flag=True, help="Make the safe edits: full-width figures, missing per cent signs and the like."
)
@click.option("--diff", is_flag=True, help="Show the safe edits instead; exit 1 when there are any.")
@click.option("--watch", is_flag=True, help="Review again whenever a draft changes, until interrupted.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 16),
    metavar="N",
    help="Processes that share a large draft; as many as there are processors by default.",
)
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours; auto heeds NO_COLOR."
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    drafts: tuple[str, ...],
    fail_on: str,
    exit_zero: bool,
    diff: bool,
    watch: bool,
    **options: Any,
) -> None:
    """Review drafts: what is wrong with which words, what to write instead, and a score with its sum.

    A folder stands for the Markdown and YAML drafts in and below it. A finding is silenced, with the reason, by
    `<!-- okr: ignore[rule] reason -->` in Markdown and by `# okr: ignore[rule] reason` in YAML, on its line or above
    it.
    """
    # a large file makes many small values that live to the end: looking for garbage took a third of the time
    gc.set_threshold(1_000_000)
    if watch:
        from okr_ai.cli.watching import watch_review

        watch_review(lambda: _task(drafts, **options), not drafts, edits=diff or options["fix"])
        return
    task = _task(drafts, **options)
    if diff:
        from okr_ai.rules.fixing import diff_of, fixed_files

        if task.write_baseline:
            from okr_ai.cli.usage import misuse

            raise misuse(
                "--diff only shows the safe edits and lists no findings",
                "--diff 只显示可以放心做的修改，不列问题",
                "leave out --write-baseline, or run it on its own",
                "请去掉 --write-baseline，或另外运行一次",
            )
        changes = fixed_files(task.reviewed(), task.again)
        task.write("".join(line for change in changes for line in diff_of(*change)), end="")
        ctx.exit(1 if changes and not exit_zero else 0)
    else:
        from okr_ai.rules.formats.counting import reaches

        reviewed = task.fixed(task.reviewed()) if task.fix else task.reviewed()
        task.keep_baseline(reviewed)
        new = task.without_known(reviewed)
        task.write(task.text(new))
        ctx.exit(1 if not exit_zero and reaches(new, fail_on) else 0)


class Task(NamedTuple):
    """What was asked for on the command line, with the settings file's choices in it."""

    paths: tuple[str, ...]
    workspace: "Workspace"
    settings: "Settings"
    metrics: tuple[str, ...]
    history: str | None
    today: date
    lang: str | None
    stdin_filename: str | None
    form: str
    output: str | None
    baseline: str | None
    write_baseline: str | None
    fix: bool
    jobs: int | None
    colour: bool

    def reviewed(self) -> tuple[ReviewedDraft, ...]:
        """Review with what suggest knows of relevance, and with the metrics' history when a file of it is named."""
        from okr_ai.rules import review
        from okr_ai.rules.reviewing import Jobs
        from okr_ai.suggest import relevance

        drafts = load_drafts(
            self.paths, workspace=self.workspace, stdin_filename=self.stdin_filename, today=self.today, tell=False
        )
        jobs = Jobs()
        count = sum(len(objective.key_results) for draft in drafts for objective in draft.objectives)
        if count >= jobs.enough:
            from okr_ai.cli.sharing import shared

            jobs = shared(jobs, count, self.jobs, self.lang)
        return review(
            drafts,
            today=self.today,
            settings=self.settings,
            lang=self.lang,
            chances=self.chances() if self.metrics else None,
            relevance=relevance,
            definitions=self.workspace.definitions,
            fiscal_start=self.workspace.fiscal_start,
            past=load_history(self.history) if self.history else (),
            jobs=jobs,
        )

    def again(self, path: str, text: str) -> ReviewedDraft:
        """The review of a draft's new text by the rules that make edits, for what those made so far have settled."""
        from okr_ai.read import read_draft
        from okr_ai.rules import review
        from okr_ai.rules.fixing import FIXING

        known = self.workspace
        draft = read_draft(
            path, content=text.encode(), today=self.today, cycle=known.cycle, fiscal_start=known.fiscal_start
        )
        return review(
            [draft],
            today=self.today,
            settings=self.settings.only(FIXING),
            definitions=known.definitions,
            fiscal_start=known.fiscal_start,
        )[0]

    def chances(self) -> "Callable[[Draft, Sequence[Frame]], list[TargetChance | None]]":
        """How targets stand against their metric's own history; what ended long ago is told on standard error."""
        from okr_ai.cli.chances import chances_from
        from okr_ai.cli.inputs import load_metrics

        def tell(draft: Draft, reason: "Reason") -> None:
            click.echo(reason.text.in_lang(self.lang or draft.lang), err=True)

        return chances_from(load_metrics(self.metrics, self.workspace), self.workspace.definitions, self.today, tell)

    def fixed(self, reviewed: tuple[ReviewedDraft, ...]) -> tuple[ReviewedDraft, ...]:
        """Make the safe edits in the files and review again where there were any."""
        from pathlib import Path

        from okr_ai.rules.fixing import fixed_files, write_fixed

        made = Bilingual("fixed", "已修改")
        left = Bilingual("not fixed, it has just changed: run it again", "没有修改：文件刚刚变过，请再运行一次")

        changes, langs = fixed_files(reviewed, self.again), {each.draft.path: each.draft.lang for each in reviewed}
        if STDIN in self.paths:
            raise InputError(
                Bilingual("standard input cannot be fixed in place", "标准输入没法就地修改"),
                Bilingual("use --diff, or name the file", "请用 --diff，或写出文件名"),
                path=self.stdin_filename or "<stdin>",
            )
        for path, before, after in changes:
            done = write_fixed(Path(path), before, after)
            click.echo(f"{path}: {(made if done else left).in_lang(self.lang or langs[path])}", err=True)
        return self.reviewed() if changes else reviewed

    def keep_baseline(self, reviewed: Sequence[ReviewedDraft]) -> None:
        if self.write_baseline:
            from okr_ai.cli.writing import write_output
            from okr_ai.rules.baseline import written

            write_output(self.write_baseline, written(reviewed))

    def without_known(self, reviewed: tuple[ReviewedDraft, ...]) -> tuple[ReviewedDraft, ...]:
        if not self.baseline:
            return reviewed
        from pathlib import Path

        from okr_ai.rules.baseline import known_in, without_known

        return without_known(reviewed, known_in(Path(self.baseline)))

    def text(self, drafts: Sequence[ReviewedDraft]) -> str:
        """The review in the form that was asked for."""
        from okr_ai.rules.formats import rendered

        return rendered(drafts, self.form, lang=self.lang, colour=self.colour)

    def write(self, text: str, end: str = "\n") -> None:
        if self.output:
            from okr_ai.cli.writing import write_output

            write_output(self.output, text + end)
        elif text:
            # a diff is for `patch`, to the letter
            exact = None if end or sys.stdout.isatty() else getattr(sys.stdout, "stream", None)
            click.echo(text, file=exact, nl=bool(end), color=self.colour)


def _task(
    drafts: tuple[str, ...],
    *,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: tuple[str, ...],
    profile: str | None,
    today: date | None,
    lang: str | None,
    color: str,
    **rest: Any,
) -> Task:
    from okr_ai.rules import settings_of

    workspace = workspace_for(drafts)
    levels = {rule: level.strip() for rule, _, level in (pair.partition("=") for pair in severity)}
    settings = settings_of(
        workspace,
        profile=profile,
        select=[name for entry in select for name in entry.split(",") if name.strip()],
        ignore=[name for entry in ignore for name in entry.split(",") if name.strip()],
        severity=levels,
    )
    return Task(
        paths=drafts or tuple(map(from_here, workspace.drafts)),
        workspace=workspace,
        settings=settings,
        today=today or date.today(),
        lang=wanted_lang(lang),
        colour=_colour(color, rest["output"]),
        **rest,
    )


def _colour(stated: str, output: str | None) -> bool:
    """Whether to colour: as stated, else by NO_COLOR and FORCE_COLOR, else when a person watches."""
    if stated != "auto":
        return stated == "always"
    if os.environ.get("NO_COLOR") or output:
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return sys.stdout.isatty()
