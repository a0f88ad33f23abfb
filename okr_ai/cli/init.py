"""`okr-ai init`: a first workspace to fill."""

from datetime import date, timedelta
from pathlib import Path

import click

from okr_ai.cli.inputs import Day
from okr_ai.cli.language import chosen_lang
from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Cycle
from okr_ai.resources import templates

# example values of the skeleton's metrics, one a week before the cycle starts
_EXAMPLE = {
    "repeat_purchase_rate": (17.2, 17.6, 17.1, 17.8, 17.5, 18.2, 17.7, 18.0),
    "delivery_days": (4.4, 4.2, 4.3, 4.1, 4.2, 3.9, 4.1, 4.0),
}


@click.command(epilog="Example: okr-ai init my-team --lang en")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), help="Language of the files; by the environment when left out."
)
@click.option(
    "--today", type=Day(), metavar="DATE", help="The day whose quarter the first draft is for; today by default."
)
def command(folder: Path, lang: str | None, today: date | None) -> None:
    """Write a commented okr-ai.toml, a first draft, and skeletons of the metrics and history files.

    Nothing is overwritten.
    """
    lang = chosen_lang(lang)
    cycle = quarter_of(today or date.today(), lang)
    written = [name for name, text in files(cycle, lang).items() if write_new(folder / name, text)]
    for name in written:
        click.echo(folder / name)
    where = f"cd {folder} && " if folder != Path(".") else ""
    said = Bilingual(
        f"next: fill in the draft, then run `{where}okr-ai review`" if written else "everything is there already",
        f"下一步：改好草稿，然后运行 `{where}okr-ai review`" if written else "文件都已存在，没有改动",
    )
    click.echo(said.in_lang(lang), err=True)


def quarter_of(day: date, lang: str) -> Cycle:
    """The calendar quarter that `day` lies in."""
    number = (day.month + 2) // 3
    start = date(day.year, 3 * number - 2, 1)
    end = date(day.year + number // 4, 3 * number % 12 + 1, 1) - timedelta(days=1)
    name = f"{day.year}年第{'一二三四'[number - 1]}季度" if lang == "zh" else f"{day.year} Q{number}"
    return Cycle(start, end, name)


def files(cycle: Cycle, lang: str) -> dict[str, str]:
    """The files of a first workspace by their names, in the order they are written."""
    shipped = templates() / "workspace" / lang
    file = f"{cycle.start.year}-q{(cycle.start.month + 2) // 3}.md"
    middle = cycle.start + timedelta(days=cycle.days() // 2)
    due = f"{cycle.end.month}月{cycle.end.day}日" if lang == "zh" else f"{cycle.end:%B} {cycle.end.day}"
    gaps = {"start": cycle.start, "end": cycle.end, "name": cycle.name, "file": file, "middle": middle, "due": due}

    def filled(name: str) -> str:
        text = (shipped / name).read_text(encoding="utf-8")
        for gap, value in gaps.items():
            text = text.replace("{" + gap + "}", str(value))
        return text

    return {
        "okr-ai.toml": filled("okr-ai.toml"),
        f"okr/{file}": filled("draft.md"),
        "metrics/weekly.csv": metrics_skeleton(cycle),
        "history/history.csv": history_skeleton(lang),
    }


def metrics_skeleton(cycle: Cycle) -> str:
    """Eight weeks of example values before the cycle, long form."""
    lines = ["metric,date,value"]
    for metric, values in _EXAMPLE.items():
        for weeks, value in enumerate(values):
            lines.append(f"{metric},{cycle.start - timedelta(days=1 + 7 * (len(values) - 1 - weeks))},{value}")
    return "\n".join(lines) + "\n"


def history_skeleton(lang: str) -> str:
    """The head of a history file; its rows are the team's own."""
    if lang == "zh":
        return "周期,目标,关键结果,指标,单位,基线值,目标值,最终值,完成度,负责人,团队\n"
    return "Cycle,Objective,Key result,Metric,Unit,Baseline,Target,Final,Attainment,Owner,Team\n"


def write_new(file: Path, text: str) -> bool:
    """Write the file unless there is one; whether it was written. Raises InputError when it cannot be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(exist_ok=False)
        try:
            file.write_bytes(text.encode())
        except BaseException:
            file.unlink()  # else it would be there already when there is room again
            raise
    except FileExistsError:
        if file.is_file():
            return False
        raise _unwritable(file, "a file stands in the way", "有同名文件挡住") from None
    except OSError as error:
        raise _unwritable(file, str(error.strerror), str(error.strerror)) from None
    return True


def _unwritable(file: Path, en: str, zh: str) -> InputError:
    return InputError(
        Bilingual(f"the file cannot be written ({en})", f"文件无法写入（{zh}）"),
        Bilingual("choose another folder", "请换一个文件夹"),
        path=str(file),
    )
