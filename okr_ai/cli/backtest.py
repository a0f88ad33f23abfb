"""`okr-ai backtest`: how good the forecasts would have been on the team's own data."""

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from okr_ai.cli.inputs import history_option, lang_option, load_history, load_metrics, metrics_option, workspace_for
from okr_ai.cli.language import chosen_lang
from okr_ai.cli.writing import write_output
from okr_ai.forecast.status import STATUS_WORDS
from okr_ai.model import Bilingual

if TYPE_CHECKING:
    import pandas as pd


@click.command(epilog="Example: okr-ai backtest --metrics examples/gift-shop/metrics/weekly.csv")
@metrics_option
@history_option
@lang_option
@click.option(
    "--method",
    type=click.Choice(["auto", "pace", "naive", "ets", "theta", "arima"]),
    help="The forecaster to test; all but auto and pace take minutes.",
)
@click.option("--until", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="Look at no data after this day.")
@click.option("--past-only", is_flag=True, help="Only the past key results, no made targets.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="For people, or programs."
)
@click.option("--chart", type=click.Path(dir_okay=False), metavar="FILE.svg", help="Also draw the calibration.")
@click.option("--cases", type=click.Path(dir_okay=False), metavar="FILE.csv", help="Also write every forecast made.")
def command(
    metrics: tuple[str, ...],
    history: str | None,
    lang: str | None,
    method: str | None,
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

    from okr_ai.errors import InputError
    from okr_ai.forecast.backtest import backtest_cases
    from okr_ai.forecast.calibration_chart import calibration_svg
    from okr_ai.forecast.scores import calibration

    workspace = workspace_for()
    tongue = chosen_lang(lang)
    series = _until(load_metrics(metrics, workspace), until.date() if until else None)
    past = load_history(history, workspace)
    table = backtest_cases(
        series,
        past,
        definitions=workspace.definitions,
        made=not past_only,
        method=method or workspace.method or "auto",
        events=workspace.events,
    )
    if table.empty:
        raise InputError(
            Bilingual("there is no past period to test on", "没有可回测的历史周期"),
            Bilingual("give at least five periods of a metric's history", "请提供至少五个周期的指标历史"),
            path=metrics[-1] if metrics else str(workspace.root),
        )
    curve = calibration(table["p_hit"].to_numpy(float), table["hit"].to_numpy(float))
    if chart:
        write_output(chart, calibration_svg(curve, tongue))
    if cases:
        write_output(cases, table.to_csv(index=False))
    if form == "json":
        click.echo(json.dumps(_as_json(table, curve), ensure_ascii=False, indent=2))
    else:
        click.echo(_as_text(table, curve, tongue))


def _until(series: dict[str, Any], day: date | None) -> dict[str, Any]:
    """The series without values after `day`."""

    if day is None:
        return series
    counts = {name: sum(1 for one in found.dates if one <= day) for name, found in series.items()}
    return {
        name: found._replace(dates=found.dates[: counts[name]], values=found.values[: counts[name]])
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
    parts = (_heading(table), _briers(table), _curve(curve), _coverage(table), _flagged(table))
    return "\n\n".join("\n".join(line.in_lang(lang) for line in part) for part in parts)


def _heading(table: "pd.DataFrame") -> list[Bilingual]:
    cases, metrics, made = len(table), table["metric"].nunique(), int(table["made"].sum())
    hits = float(table["hit"].mean())
    return [
        Bilingual(
            f"{cases} forecasts of {metrics} metrics ({made} with made targets), {hits:.0%} hit",
            f"{metrics} 个指标、{cases} 次预测（其中 {made} 次为生成的目标），{hits:.0%} 达成",
        )
    ]


def _briers(table: "pd.DataFrame") -> list[Bilingual]:
    from okr_ai.forecast.scores import by_share, scores_of

    one = scores_of(table)
    rows = [("all", "全部", one.brier, one.brier_pace, one.brier_base_rate)]
    for row in _records(by_share(table)):
        rows.append((f"{row['share']:.0%}", f"{row['share']:.0%}", row["brier"], row["pace"], row["base_rate"]))
    return [
        Bilingual(
            "Brier score, lower is better (share of the period gone: forecast, pace, base rate)",
            "Brier 分，越低越好（周期已过：预测、进度对比、基准率）",
        ),
        *(Bilingual(*(f"  {name:>4}  {a:.3f}  {b:.3f}  {c:.3f}" for name in (en, zh))) for en, zh, a, b, c in rows),
    ]


def _curve(curve: "pd.DataFrame") -> list[Bilingual]:
    lines = [
        f"  {row['low']:>4.0%}-{row['high']:<4.0%} {row['cases']:>5}  {row['said']:>4.0%} → {row['came']:>4.0%}  "
        + "█" * round(20 * row["came"])
        for row in _records(curve)
    ]
    heading = Bilingual("Chance said, cases, said → came", "预测把握、次数、预测 → 实际")
    return [heading, *(Bilingual(line, line) for line in lines)]


def _coverage(table: "pd.DataFrame") -> list[Bilingual]:
    from okr_ai.forecast.calibration_chart import wilson
    from okr_ai.forecast.scores import scores_of

    one, outcomes = scores_of(table), len(table[["metric", "start", "due"]].drop_duplicates())
    low, high = (f"{end:.0%}" for end in wilson(0.8, outcomes))
    return [
        Bilingual(
            f"80% intervals held {one.coverage80:.0%} of the outcomes, 95% intervals {one.coverage95:.0%}; "
            f"with {outcomes} outcomes chance alone makes {low} to {high} of the 80%",
            f"80% 区间覆盖 {one.coverage80:.0%} 的结果，95% 区间覆盖 {one.coverage95:.0%}；"
            f"共 {outcomes} 个结果，80% 区间仅因偶然就会在 {low} 至 {high} 之间",
        )
    ]


def _flagged(table: "pd.DataFrame") -> list[Bilingual]:
    from okr_ai.forecast.scores import flags, weeks_of_warning

    lines = []
    for row in _records(flags(table)):
        name, share = _FLAGS[row["flag"]], f"{row['share']:.0%}"
        lines.append(
            Bilingual(
                f"flagged {name.en} at {share} of the period: {row['flagged']}, of which {row['missed']} missed; "
                f"{row['all_missed']} missed in all",
                f"周期过 {share} 时标为{name.zh}：{row['flagged']} 个，其中 {row['missed']} 个未达成；"
                f"未达成的共 {row['all_missed']} 个",
            )
        )
    weeks = weeks_of_warning(table)
    if len(weeks):
        lines.append(
            Bilingual(
                f"warning before a miss: {weeks.median():.0f} weeks (median of {len(weeks)})",
                f"未达成前的预警：{weeks.median():.0f} 周（{len(weeks)} 个的中位数）",
            )
        )
    return lines


_FLAGS = {"at_risk": Bilingual("at risk or worse", "有风险或更差"), "off_track": STATUS_WORDS["off_track"]}
