"""The settings file's table into values, every key and value checked."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Cycle, Measure, MetricDefinition
from okr_ai.workspace.settings import RuleChoices, Workspace

_Value = TypeVar("_Value")
TOP = (
    "lang",
    "profile",
    "fiscal_year_start",
    "stale_after_days",
    "cycle",
    "paths",
    "metrics",
    "rules",
    "events",
    "forecast",
    "trees",
)
_PATHS = ("drafts", "metrics", "history", "templates")
METRIC = (
    "label synonyms unit better definition source update_period lag_days measure bounds method".split()  # noqa: SIM905
)
_CHOICES = {
    "lang": ("zh", "en", "auto"),
    "better": ("up", "down", "band"),
    "how": ("sum", "product"),
    "measure": ("level", "total", "average"),
    "update_period": ("daily", "weekly", "monthly", "quarterly"),
    "method": ("auto", "pace", "naive", "ets", "theta", "arima"),
}


def read_settings(table: Any, file: Path, text: str, prefix: str = "") -> Workspace:
    """The workspace that the table describes; `text` is the file's, to name the line of what is wrong."""
    return SettingsReader(file, text, prefix).workspace(table)


class SettingsReader:
    def __init__(self, file: Path, text: str, prefix: str) -> None:
        self.file, self.text, self.prefix = file, text, prefix

    def workspace(self, table: Any) -> Workspace:
        top = self.table(table, self.prefix, TOP)
        paths = self.table(top.get("paths", {}), "paths", _PATHS)
        metrics = self.mapping(top.get("metrics", {}), "metrics")
        forecast = self.table(top.get("forecast", {}), "forecast", ("method",))
        lang = self.choice(top, "lang")
        root = self.file.parent
        return Workspace(
            folder=str(root),
            path=self.file,
            lang=None if lang == "auto" else lang,
            cycle=self.cycle(top.get("cycle"), self.month(top)),
            profile=self.text_of(top, "profile"),
            fiscal_start=self.month(top),
            drafts=self.files(paths, "drafts", root),
            metrics=self.files(paths, "metrics", root),
            history=self.files(paths, "history", root),
            templates=self.files(paths, "templates", root),
            definitions={name: self.definition(name, value) for name, value in metrics.items()},
            methods={name: method for name, value in metrics.items() if (method := self.choice(value, "method"))},
            method=self.choice(forecast, "method"),
            rules=self.rules(top.get("rules", {})),
            stale_after_days=self.whole(top, "stale_after_days"),
            events={
                name: self.days(name, value) for name, value in self.mapping(top.get("events", {}), "events").items()
            },
            trees=self.trees(self.mapping(top.get("trees", {}), "trees")),
        )

    # tables

    def table(self, value: Any, name: str, keys: Sequence[str]) -> Mapping[str, Any]:
        """`value` as a table that has no keys but these."""
        found = self.mapping(value, name)
        for key in found:
            if key not in keys:
                from difflib import get_close_matches

                near = get_close_matches(key, keys, n=1)
                en = f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(keys)}"
                zh = f"是不是“{near[0]}”？" if near else f"可用的有：{'、'.join(keys)}"
                raise self.wrong(key, f"there is no setting '{key}'", f"没有“{key}”这个设置", en, zh)
        return found

    def mapping(self, value: Any, name: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self.wrong(
                name, f"'{name}' is no table", f"“{name}”应是一个表", f"write it as [{name}]", f"请写成 [{name}]"
            )
        return value

    def rules(self, value: Any) -> RuleChoices:
        table = self.table(value, "rules", ("select", "ignore", "severity", "limits"))
        severity = self.mapping(table.get("severity", {}), "severity")
        return RuleChoices(
            select=self.texts(table, "select"),
            ignore=self.texts(table, "ignore"),
            severity={name: self.typed(severity, name, str, "a text", "文字") for name in severity},
            limits=dict(self.mapping(table.get("limits", {}), "limits")),
        )

    def trees(self, tables: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
        if not tables:
            return {}
        from okr_ai.workspace.trees import read_tree  # few teams have trees of their own

        return {name: read_tree(self, name, value) for name, value in tables.items()}

    def definition(self, name: str, value: Any) -> MetricDefinition:
        table = self.table(value, name, METRIC)
        lower, upper = self.bounds(table)
        measure: Measure | None = self.choice(table, "measure")  # type: ignore[assignment]
        return MetricDefinition(
            name=name,
            label=self.text_of(table, "label"),
            synonyms=self.texts(table, "synonyms"),
            unit=self.text_of(table, "unit"),
            better=self.choice(table, "better"),
            definition=self.words_of(table, "definition"),
            source=self.words_of(table, "source"),
            update_period=self.choice(table, "update_period"),
            measure=measure,
            lag_days=self.whole(table, "lag_days") or 0,
            lower=lower,
            upper=upper,
        )

    # values

    def typed(self, table: Mapping[str, Any], key: str, kind: type[_Value], en: str, zh: str) -> _Value:
        value = table[key]
        if not isinstance(value, kind) or isinstance(value, bool):
            raise self.wrong(key, f"'{key}' is not {en}", f"“{key}”应为{zh}", f"write {en}", f"请写成{zh}")
        return value

    def text_of(self, table: Mapping[str, Any], key: str) -> str | None:
        return self.typed(table, key, str, "a text in quotes", "带引号的文字") if key in table else None

    def words_of(self, table: Mapping[str, Any], key: str) -> str | Bilingual | None:
        """A text for readers of either language, or one for each: { en = "…", zh = "…" }."""
        if not isinstance(table.get(key), dict):
            return self.text_of(table, key)
        both = self.table(table[key], key, ("en", "zh"))
        en, zh = self.text_of(both, "en"), self.text_of(both, "zh")
        return Bilingual(en, zh) if en and zh else en or zh

    def whole(self, table: Mapping[str, Any], key: str) -> int | None:
        if key not in table:
            return None
        value = self.typed(table, key, int, "a whole number", "整数")
        if value < 0:
            raise self.wrong(key, f"'{key}' is below zero", f"“{key}”小于零", "write 0 or more", "请写 0 或更大的数")
        return value

    def texts(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(
                key, f"'{key}' is no list of texts", f"“{key}”应为文字的列表", 'write ["a", "b"]', '请写成 ["a", "b"]'
            )
        return tuple(value)

    def choice(self, table: Mapping[str, Any], key: str) -> str | None:
        value = self.text_of(table, key)
        if value is not None and value not in _CHOICES[key]:
            words = _CHOICES[key]
            raise self.wrong(
                key,
                f"'{key}' is '{value}'",
                f"“{key}”写成了“{value}”",
                f"use {', '.join(words)}",
                f"可用的有：{'、'.join(words)}",
            )
        return value

    def month(self, top: Mapping[str, Any]) -> int:
        value = self.whole(top, "fiscal_year_start")
        if value is not None and not 1 <= value <= 12:
            raise self.wrong(
                "fiscal_year_start", "there is no such month", "没有这个月份", "write 1 to 12", "请写 1 到 12"
            )
        return 1 if value is None else value

    def bounds(self, table: Mapping[str, Any]) -> tuple[float | None, float | None]:
        value = table.get("bounds")
        if value is None:
            return None, None
        ends = value if isinstance(value, list) and len(value) == 2 else [""]
        if not all(isinstance(end, int | float) and not isinstance(end, bool) for end in ends) or ends[0] >= ends[1]:
            raise self.wrong(
                "bounds", "'bounds' is no pair", "“bounds”应为一对数", "write [lowest, highest]", "请写成 [最低, 最高]"
            )
        return float(ends[0]), float(ends[1])

    def cycle(self, value: Any, fiscal_start: int) -> Cycle | None:
        if value is None:
            return None
        if isinstance(value, str):
            from okr_ai.language.date_fields import read_cycle

            if found := read_cycle(value, fiscal_start=fiscal_start):
                return found
            raise self.wrong(
                "cycle",
                f"'{value}' names no period",
                f"“{value}”没有写明周期",
                "write it like 2026 Q3",
                "请写成 2026 Q3 这样",
            )
        table = self.table(value, "cycle", ("start", "end", "name"))
        for key in ("start", "end"):
            if key not in table:
                raise self.wrong(
                    "cycle", f"the cycle has no {key}", f"周期没有写 {key}", "write start and end", "请写 start 和 end"
                )
        start, end = (self.a_day(table[key], key) for key in ("start", "end"))
        if start > end:
            raise self.wrong(
                "cycle",
                "the cycle ends before it starts",
                "周期的结束早于开始",
                "swap start and end",
                "请对调 start 和 end",
            )
        return Cycle(start, end, self.text_of(table, "name") or "")

    def a_day(self, value: Any, key: str) -> date:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if isinstance(value, str):
            from okr_ai.read.values import iso_day

            if found := iso_day(value):
                return found
        raise self.wrong(
            key, f"'{key}' is no date", f"“{key}”不是日期", "write it like 2026-09-30", "请写成 2026-09-30 这样"
        )

    def days(self, name: str, value: Any) -> tuple[date, ...]:
        return tuple(self.a_day(day, name) for day in (value if isinstance(value, list) else [value]))

    def files(self, paths: Mapping[str, Any], key: str, root: Path) -> tuple[Path, ...]:
        """The files that the patterns find, in order, each once; a name without a wildcard stays even when missing."""
        found: dict[Path, None] = {}
        for pattern in self.texts(paths, key):
            if not any(c in pattern for c in "*?["):
                found[root / pattern] = None
                continue
            if Path(pattern).is_absolute() or ".." in Path(pattern).parts:
                raise self.wrong(
                    key,
                    f"the pattern '{pattern}' leads out of the folder",
                    f"“{pattern}”超出了本文件夹",
                    "write it from this file's folder on",
                    "请从本文件所在的文件夹写起",
                )
            found |= dict.fromkeys(sorted(root.glob(pattern)))
        return tuple(found)

    # errors

    def wrong(self, key: str, en: str, zh: str, do_en: str, do_zh: str) -> InputError:
        line, column = _place(self.text, key)
        return InputError(Bilingual(en, zh), Bilingual(do_en, do_zh), path=str(self.file), line=line, column=column)


def _place(text: str, key: str) -> tuple[int, int]:
    """Line and column where `key` stands as a key or in a table's head; TOML's own reader keeps no places."""
    word = rf"[\"']?{re.escape(key)}[\"']?"
    found = re.search(rf"^[ \t]*(?:\[+[^\]\r\n]*?)?({word})[ \t]*(?:=|\.|\])", text, re.MULTILINE)
    found = found or re.search(rf"[{{,.][ \t]*({word})[ \t]*[=.\]]", text)
    if not found:
        return 1, 1
    at = found.start(1)
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1
