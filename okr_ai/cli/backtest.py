"""`okr-ai backtest`: how good the forecasts would have been on the team's own data."""

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from okr_ai.cli.inputs import history_option, lang_option, load_history, load_metrics, metrics_option
from okr_ai.cli.language import chosen_lang
from okr_ai.model import Bilingual

if TYPE_CHECKING:
    import pandas as pd


@click.command(epilog="Example: okr-ai backtest --metrics examples/gift-shop/metrics/weekly.csv")
@metrics_option
@history_option
@lang_option
@click.option("--until", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="Look at no data after this day.")
@click.option("--past-only", is_flag=True, help="Only the past key results, no made targets.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="For people, or programs."
)
@click.option("--chart", type=click.Path(dir_okay=False), metavar="FILE.svg", help="Also draw the calibration.")
@click.option("--cases", type=click.Path(dir_okay=False), metavar="FILE.csv", help="Also write every forecast made.")
def command(
    metrics: str | None,
    history: str | None,
    lang: str | None,
    until: Any,
    past_only: bool,
    form: str,
    chart: str | None,
    cases: str | None,
) -> None:
    """Forecast the past as it would have been forecast then, and compare with what came.

    Judges past key results and targets made from each metric's own changes; shows Brier scores beside pace and base
    rate, calibration, interval coverage, how many of the flagged key results missed, and the weeks of warning.
    """
    from pathlib import Path

    from okr_ai.errors import InputError
    from okr_ai.forecast.backtest import backtest_cases
    from okr_ai.forecast.calibration_chart import calibration_svg
    from okr_ai.forecast.scores import calibration
    from okr_ai.workspace import find_workspace

    workspace = find_workspace(Path.cwd())
    tongue = chosen_lang(lang or workspace.lang)
    series = _until(load_metrics(metrics, workspace), until.date() if until else None)
    past = load_history(history, workspace)
    table = backtest_cases(series, past, definitions=workspace.definitions, made=not past_only)
    if table.empty:
        raise InputError(
            Bilingual("there is no past period to test on", "没有可回测的历史周期"),
            Bilingual("give at least five periods of a metric's history", "请提供至少五个周期的指标历史"),
            path=metrics or str(workspace.root),
        )
    curve = calibration(table["p_hit"].to_numpy(float), table["hit"].to_numpy(float))
    if chart:
        Path(chart).write_text(calibration_svg(curve, tongue), encoding="utf-8")
    if cases:
        table.to_csv(cases, index=False)
    if form == "json":
        click.echo(json.dumps(_as_json(table, curve), ensure_ascii=False, indent=2))
    else:
        click.echo(_as_text(table, curve, tongue))


def _until(series: dict[str, Any], day: date | None) -> dict[str, Any]:
    """The series without values after `day`."""
    from dataclasses import replace

    if day is None:
        return series
    counts = {name: sum(1 for one in found.dates if one <= day) for name, found in series.items()}
    return {
        name: replace(found, dates=found.dates[: counts[name]], values=found.values[: counts[name]])
        for name, found in series.items()
    }


def _as_json(table: "pd.DataFrame", curve: "pd.DataFrame") -> dict[str, Any]:
    from dataclasses import asdict

    from okr_ai.forecast.scores import by_share, flags, scores_of, weeks_of_warning

    warning = weeks_of_warning(table)
    return {
        "scores": asdict(scores_of(table)),
        "by_share": _records(by_share(table)),
        "calibration": _records(curve),
        "flags": _records(flags(table)),
        "weeks_of_warning": {"missed": len(warning), "median": float(warning.median()) if len(warning) else None},
    }


def _records(table: "pd.DataFrame") -> list[dict[str, Any]]:
    """The rows as plain values; NaN becomes null."""
    return json.loads(table.to_json(orient="records"))  # type: ignore[no-any-return]


def _as_text(table: "pd.DataFrame", curve: "pd.DataFrame", lang: str) -> str:
    from okr_ai.forecast.scores import by_share, flags, scores_of, weeks_of_warning

    one, warning = scores_of(table), weeks_of_warning(table)
    made = int(table["made"].sum())
    metrics = table["metric"].nunique()
    lines = [
        Bilingual(
            f"{one.cases} forecasts of {metrics} metrics ({made} with made targets), {one.hits:.0%} hit",
            f"{metrics} 个指标、{one.cases} 次预测（其中 {made} 次为生成的目标），{one.hits:.0%} 达成",
        ).in_lang(lang),
        "",
        Bilingual("Brier score (lower is better)", "Brier 分（越低越好）").in_lang(lang),
        f"  okr-ai {one.brier:.3f}   {_PACE.in_lang(lang)} {one.brier_pace:.3f}   "
        f"{_BASE.in_lang(lang)} {one.brier_base_rate:.3f}",
    ]
    lines += [
        f"  {row.share:>4.0%}  {row.brier:.3f}  {row.pace:.3f}  {row.base_rate:.3f}"
        for row in by_share(table).itertuples()
    ]
    lines += ["", _CALIBRATION.in_lang(lang)]
    lines += [
        f"  {row['low']:>4.0%}-{row['high']:<4.0%} {row['cases']:>5}  {row['said']:>4.0%} → {row['came']:>4.0%}  "
        + "█" * round(20 * row["came"])
        for row in _records(curve)
    ]
    lines += [
        "",
        Bilingual(
            f"80% intervals held {one.coverage80:.0%} of the outcomes, 95% intervals {one.coverage95:.0%}",
            f"80% 区间覆盖 {one.coverage80:.0%} 的结果，95% 区间覆盖 {one.coverage95:.0%}",
        ).in_lang(lang),
        "",
    ]
    for row in flags(table).itertuples():
        name = _FLAGS[str(row.flag)].in_lang(lang)
        lines.append(
            Bilingual(
                f"flagged {name} at {row.share:.0%} of the period: {row.flagged}, of which {row.missed} missed; "
                f"{row.all_missed} missed in all",
                f"周期过 {row.share:.0%} 时标为{name}：{row.flagged} 个，其中 {row.missed} 个未达成；"
                f"未达成的共 {row.all_missed} 个",
            ).in_lang(lang)
        )
    if len(warning):
        lines.append(
            Bilingual(
                f"warning before a miss: {warning.median():.0f} weeks (median of {len(warning)})",
                f"未达成前的预警：{warning.median():.0f} 周（{len(warning)} 个的中位数）",
            ).in_lang(lang)
        )
    return "\n".join(lines)


_PACE = Bilingual("pace", "进度对比")
_BASE = Bilingual("base rate", "基准率")
_CALIBRATION = Bilingual("Chance said, cases, said → came", "预测把握、次数、预测 → 实际")
_FLAGS = {"at_risk": Bilingual("at risk or worse", "有风险或更差"), "off_track": Bilingual("off track", "落后")}
