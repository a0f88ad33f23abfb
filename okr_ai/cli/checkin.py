"""`okr-ai checkin`: record how a key result stands today."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from okr_ai.cli.inputs import Day, lang_option, load_drafts, workspace_for
from okr_ai.cli.language import wanted_lang
from okr_ai.errors import InputError
from okr_ai.model import Bilingual, CheckIn, Draft, KeyResult

if TYPE_CHECKING:
    from okr_ai.model import Frame
    from okr_ai.workspace import Workspace


@click.command(
    context_settings={"ignore_unknown_options": True},  # a value may be negative
    epilog='Example: okr-ai checkin O1-KR2 263 --confidence 60% --note "the newsletter went out late"',
)
@click.argument("key_result", metavar="KR")
@click.argument("value", required=False, metavar="[VALUE]")
@click.option("--note", metavar="TEXT", help="What is behind the figure.")
@click.option("--confidence", metavar="SHARE", help="How sure its owner is to hit it: 60%, 0.6 or 6 (of 10).")
@click.option("--status", metavar="WORDS", help='How it goes in the owner\'s words: "on track", 有风险.')
@click.option("--date", "day", type=Day(), metavar="DATE", help="The day the figure is of; today by default.")
@click.option("--by", metavar="NAME", help="Who says so.")
@click.option("--draft", metavar="FILE", help="The draft it stands in; the workspace's drafts by default.")
@lang_option
def command(
    key_result: str,
    value: str | None,
    note: str | None,
    confidence: str | None,
    status: str | None,
    day: date | None,
    by: str | None,
    draft: str | None,
    lang: str | None,
) -> None:
    """Record a key result's value, by its id or some of its words, in the workspace's check-ins.jsonl.

    The file is only ever added to: two people may record at once, and a record that was confirmed is never lost.
    Forecasts and reports read it from then on; of several on one day the last counts.
    """
    from uuid import uuid4

    from okr_ai.workspace import CHECK_INS, check_ins

    now = datetime.now(UTC)
    today = date.today()
    workspace = workspace_for([draft] if draft else [])
    where, found = _find(key_result, load_drafts([draft] if draft else [], workspace=workspace, today=today))
    if value is None and status is None and note is None and confidence is None:
        raise _wrong(
            "there is nothing to record", "没有要记录的内容", "give a value or a note", "请给出数值或说明", found.id
        )
    day = day or today
    if day > today:
        raise _wrong(f"{day} is still to come", f"{day} 还没到", "record it on that day", "请到那天再记录", "--date")
    said = CheckIn(
        day,
        None if value is None else _value(value, found, where),
        confidence=None if confidence is None else _confidence(confidence),
        status=status,
        note=note,
    )
    file = workspace.root / CHECK_INS
    name = check_ins.draft_name(where.path, workspace.root)
    entry = check_ins.Record(uuid4().hex, f"{now:%Y-%m-%dT%H:%M:%SZ}", name, found.id, found.text.text, said, by)
    try:
        check_ins.record(file, entry)
    except OSError as error:
        raise InputError(
            Bilingual(f"it cannot be written ({error.strerror})", f"无法写入（{error.strerror}）"),
            Bilingual("make the workspace's folder writable", "请让工作区目录可写"),
            path=str(file),
        ) from error
    tongue = wanted_lang(lang) or where.lang
    for doubt in _doubts(said, found, where, workspace):
        click.echo(f"{found.id}: {doubt.in_lang(tongue)}", err=True)
    click.echo(f"{found.id} {found.text.text}{_told(said, value, tongue)} ({day} → {file.name})")


def _told(said: CheckIn, value: str | None, lang: str) -> str:
    """What was recorded, in one line; `value` as it was given."""
    colon, comma = ("：", "，") if lang != "en" else (": ", ", ")
    sure = None
    if said.confidence is not None:
        sure = f"confidence {said.confidence:.0%}" if lang == "en" else f"信心 {said.confidence:.0%}"
    return colon + comma.join(part for part in (value, said.status, sure, said.note) if part)


def _find(wanted: str, drafts: tuple[Draft, ...]) -> tuple[Draft, KeyResult]:
    """The one key result of the drafts that is meant, by its id or by some of its words."""
    known = [(draft, kr) for draft in drafts for objective in draft.objectives for kr in objective.key_results]
    plain = _plain(wanted)
    found = [pair for pair in known if _plain(pair[1].id) == plain]
    found = found or [pair for pair in known if plain and _plain(pair[1].id).endswith(plain)]
    found = found or [pair for pair in known if wanted.casefold().strip() in pair[1].text.text.casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(f"{kr.id} ({draft.path})" for draft, kr in found[:5])
        raise _wrong(
            f"{len(found)} key results fit: {listed}",
            f"有 {len(found)} 个关键结果都符合：{listed}",
            "name it by its id, and the file with --draft",
            "请用编号指明，并用 --draft 指明文件",
            wanted,
        )
    listed = ", ".join(kr.id for _, kr in known[:12])
    raise _wrong(
        "no key result has this id or these words",
        "没有哪个关键结果是这个编号或含有这些字",
        f"there are: {listed}",
        f"现有：{listed}",
        wanted,
    )


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _value(written: str, key_result: KeyResult, draft: Draft) -> float:
    """The value in the key result's own unit."""
    from okr_ai.language import read_key_result
    from okr_ai.language.numbers import read_number

    read = read_number(written)
    if read is None:
        raise _wrong(
            f"'{written}' is no number",
            f"“{written}”不是数字",
            "write it like 12.5, 12.5% or 1.2M",
            "请写成 12.5、12.5% 或 120万 这样",
            key_result.id,
        )
    number, unit = read
    frame = read_key_result(key_result.text.text, cycle=draft.cycle)
    own = key_result.unit or frame.unit
    if unit and not (_same_kind(unit, own) if own else _goes_with(unit, frame.metric_name)):
        raise _wrong(
            f"'{written}' is in {unit}, the key result {f'counts in {own}' if own else 'states no unit'}",
            f"“{written}”的单位是{unit}，而该关键结果{f'的单位是{own}' if own else '没有写单位'}",
            f"give the value in {own}" if own else "give the value without the unit",
            f"请按{own}给出数值" if own else "请去掉单位，或核对是否填错了关键结果",
            key_result.id,
        )
    return number


def _doubts(said: CheckIn, key_result: KeyResult, draft: Draft, workspace: "Workspace") -> Iterator[Bilingual]:
    """What is hardly meant, and recorded all the same: a value beyond the metric's scale, a day before the cycle."""
    from okr_ai.language import read_key_result
    from okr_ai.language.lexicon import lexicon

    if draft.cycle and said.date < draft.cycle.start:
        yield Bilingual(
            f"{said.date} is before the cycle, which begins on {draft.cycle.start}; it is recorded, check --date",
            f"{said.date} 早于周期开始日 {draft.cycle.start}；已记录，请核对 --date",
        )
    words = lexicon().with_definitions(workspace.definitions)
    frame = read_key_result(key_result.text.text, cycle=draft.cycle, lexicon=words)
    metric = words.get(frame.metric_name or "")
    if said.value is None:
        return
    low = high = None
    beyond: Bilingual | None
    if metric and (key_result.unit or frame.unit) in (metric.unit, None):
        low, high = metric.low, metric.high
    if metric and low is not None and said.value < low:
        beyond = Bilingual(f"{metric.en} is never below {low:g}", f"{metric.zh}不会低于 {low:g}")
    elif metric and high is not None and said.value > high:
        beyond = Bilingual(f"{metric.en} is never above {high:g}", f"{metric.zh}不会高于 {high:g}")
    else:
        beyond = _odd_share(said.value, key_result, frame)
    if beyond:
        yield Bilingual(
            f"{beyond.en}, and {said.value:g} is recorded; record the right value, of one day the last counts",
            f"{beyond.zh}，而 {said.value:g} 已记录；如有误请重新记录，同一天以最后一次为准",
        )


def _odd_share(value: float, key_result: KeyResult, frame: "Frame") -> Bilingual | None:
    """What is odd about a share that goes from one per cent to another: 0.65 where 65 is meant, 650, -5."""
    pairs = (key_result.baseline, frame.baseline), (key_result.target, frame.target)
    ends = [end for own, said in pairs if (end := said if own is None else own) is not None]
    if (key_result.unit or frame.unit) != "%" or frame.target_kind != "absolute" or not ends:
        return None
    if 0 < value < 1 and 10 * value < min(ends):
        return Bilingual(
            f"the key result counts in %, so that {100 * value:g} may be meant",
            f"这条关键结果按 % 计，可能是 {100 * value:g}",
        )
    if min(ends) >= 0 and max(ends) <= 100 and not 0 <= value <= 100:
        return Bilingual("a share is between 0% and 100%", "占比在 0% 到 100% 之间")
    return None


def _same_kind(unit: str, own: str) -> bool:
    """Whether a number in `unit` is one in `own`: the same unit however it is written, or both count things."""
    from okr_ai.language.units import units

    one, other = units().get(unit.casefold()), units().get(own.casefold())
    if one is None or other is None:
        return unit.casefold() == own.casefold()
    return (one.dimension, one.size) == (other.dimension, other.size) and (
        one.dimension != "money" or one.name == other.name
    )


def _goes_with(unit: str, metric_name: str | None) -> bool:
    """Whether a value of the metric may be given in `unit` though the key result states none: "12 days" is no NPS."""
    from okr_ai.language.lexicon import lexicon
    from okr_ai.language.units import units

    known, metric = units().get(unit.casefold()), lexicon().get(metric_name or "")
    if known is None or known.dimension in ("count", "score"):
        return True
    kinds = {"time": "duration", "share": "rate", "points": "rate", "money": "money"}
    if metric is None:
        return known.dimension == "share"  # how much of it is done
    return metric.kind == kinds.get(known.dimension, known.dimension)


def _confidence(written: str) -> float:
    """A confidence as 0..1, from a share, per cent, or a mark out of ten."""
    from okr_ai.read import values

    share = values.share(written)
    if share is None or not 0 <= share <= 1:
        raise _wrong(
            f"a confidence of '{written}' cannot be",
            f"信心不能是“{written}”",
            "write 60%, 0.6, 6 (of 10) or 6/10",
            "请写 60%、0.6、6（10 分制）或 6/10",
            "--confidence",
        )
    return share


def _wrong(en: str, zh: str, do_en: str, do_zh: str, where: str) -> InputError:
    return InputError(Bilingual(en, zh), Bilingual(do_en, do_zh), path=where)
