"""Reading template files. A bad one is named with its file and line."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, cast

from okr_ai.errors import InputError
from okr_ai.language.lexicon import lexicon
from okr_ai.model import Bilingual
from okr_ai.resources import templates
from okr_ai.suggest.library import Domain, KeyResultTemplate, Library, ObjectiveTemplate, Wording
from okr_ai.suggest.slots import slots_of, unknown_slots

_CHOICES = {
    "role": ("lead", "lag", "guardrail"),
    "better": ("up", "down"),
    "measure": ("level", "total", "average"),
    "update": ("daily", "weekly", "monthly", "quarterly"),
}
_LARGEST_FILE = 1_000_000


@lru_cache(maxsize=1)
def shipped_library() -> Library:
    """The templates that come with okr-ai."""
    files = sorted((templates() / "okr").iterdir(), key=lambda file: file.name)
    return Library([_domain(file, file.name) for file in files if file.name.endswith(".toml")])


def library_with(own: Sequence[Path]) -> Library:
    """The shipped templates and a team's own files (or folders of files), which win over shipped ones of that name.

    Raises InputError when one of the team's own is not there, or with file and line when it cannot be used.
    """
    for path in own:
        if not path.exists():
            raise InputError(
                Bilingual("there is no such file or folder of templates", "没有这个模板文件或文件夹"),
                Bilingual(
                    "correct [paths] templates in the settings, or make it",
                    "请改正设置里 [paths] 的 templates，或新建它",
                ),
                path=str(path),
            )
    files = [file for path in own for file in (sorted(path.glob("*.toml")) if path.is_dir() else [path])]
    return Library([*shipped_library().domains, *(_domain(file, str(file)) for file in files)])


class _File:
    """One template file being read: says where in it something is wrong."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.lines = path, text.splitlines()

    def line_of(self, name: str) -> int:
        """The line that gives the template its name; 1 when there is none."""
        for number, line in enumerate(self.lines, 1):
            key, _, value = line.partition("=")
            if key.strip() == "name" and value.strip().strip("\"'") == name:
                return number
        return 1

    def bad(self, name: str, en: str, zh: str) -> InputError:
        """The error for the template `name`."""
        called = Bilingual(f"template '{name}': {en}" if name else en, f"模板“{name}”：{zh}" if name else zh)
        do = Bilingual("see templates/README.md for the form", "格式见 templates/README.md")
        return InputError(called, do, path=self.path, line=self.line_of(name))


def _domain(source: Traversable | Path, path: str) -> Domain:
    raw = source.read_bytes()
    if len(raw) > _LARGEST_FILE:
        raise _File(path, "").bad("", "the file is larger than 1 MB", "文件超过 1 MB")
    try:
        text = raw.decode("utf-8-sig")
        table = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise _File(path, "").bad("", f"not a TOML file: {error}", f"不是有效的 TOML 文件：{error}") from error
    file = _File(path, text)
    domain = _text(file, table, "domain", "")
    title = _table(file, table, "title", "")
    return Domain(
        domain,
        _text(file, title, "en", ""),
        _text(file, title, "zh", ""),
        tuple(_key_result(file, each, domain) for each in _tables(file, table, "key_result")),
        tuple(_objective(file, each, domain) for each in _tables(file, table, "objective")),
    )


def _key_result(file: _File, table: Mapping[str, Any], domain: str) -> KeyResultTemplate:
    name = _text(file, table, "name", "")
    metric = _text(file, table, "metric", name)
    known = lexicon().get(metric)
    choice = {
        "role": known.timing if known else "lag",
        "better": known.better if known and known.better != "band" else "up",
        "measure": "level",
        "update": "weekly",
    } | {key: table[key] for key in _CHOICES if key in table}
    for key, allowed in _CHOICES.items():
        if choice[key] not in allowed:
            listed = ", ".join(allowed)
            raise file.bad(name, f"{key} is '{choice[key]}', not one of {listed}", f"{key} 应为 {listed} 之一")
    example = table.get("example", ())
    if not (isinstance(example, list) and len(example) == 2 and all(type(value) in (int, float) for value in example)):
        raise file.bad(name, "example must be two numbers, from and to", "example 应为两个数：起点与目标")
    return KeyResultTemplate(
        name=name,
        domain=domain,
        metric=metric,
        role=cast(Any, choice["role"]),
        better=cast(Any, choice["better"]),
        unit=table.get("unit", "%") or None,
        measure=cast(Any, choice["measure"]),
        update=choice["update"],
        topics=tuple(str(table.get("topics", "")).split()),
        pairs_with=_names(file, table, "pairs_with", name),
        example=(float(example[0]), float(example[1])),
        en=_wording(file, _table(file, table, "en", name), name),
        zh=_wording(file, _table(file, table, "zh", name), name),
        path=file.path,
        line=file.line_of(name),
    )


def _wording(file: _File, table: Mapping[str, Any], name: str) -> Wording:
    text = _text(file, table, "text", name)
    for words in (text, table.get("label", "")):
        if unknown := unknown_slots(str(words)):
            raise file.bad(name, f"'{unknown[0]}' is no slot", f"“{unknown[0]}”不是可用的填空")
    if missing := {"baseline", "target", "due"} - slots_of(text):
        lost = ", ".join(sorted(missing))
        raise file.bad(name, f"the text has no {{{lost}}}", f"句子里缺少填空 {{{lost}}}")
    return Wording(
        label=_text(file, table, "label", name),
        text=text,
        measures=str(table.get("measures", "")),
        source=str(table.get("source", "")),
        tasks=_names(file, table, "tasks", name),
    )


def _objective(file: _File, table: Mapping[str, Any], domain: str) -> ObjectiveTemplate:
    name = _text(file, table, "name", "")
    return ObjectiveTemplate(
        name,
        domain,
        _text(file, table, "en", name),
        _text(file, table, "zh", name),
        _names(file, table, "key_results", name),
        file.path,
        file.line_of(name),
    )


def _text(file: _File, table: Mapping[str, Any], key: str, name: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip() or any(ord(character) < 32 for character in value):
        raise file.bad(name, f"'{key}' must be one line of text", f"“{key}”应为一行文字")
    return value


def _table(file: _File, table: Mapping[str, Any], key: str, name: str) -> Mapping[str, Any]:
    value = table.get(key)
    if not isinstance(value, dict):
        raise file.bad(name, f"'{key}' is missing", f"缺少“{key}”")
    return value


def _tables(file: _File, table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise file.bad("", f"'{key}' must be written as [[{key}]]", f"“{key}”应写成 [[{key}]]")
    return value


def _names(file: _File, table: Mapping[str, Any], key: str, name: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise file.bad(name, f"'{key}' must be a list of texts", f"“{key}”应为文字列表")
    return tuple(value)
