"""A team's own look: colours from its `colours.toml`, checked, as rules for the style sheet."""

import re
from collections.abc import Mapping
from pathlib import Path

from okr_ai.errors import InputError
from okr_ai.model import Bilingual

NAME = "colours.toml"
COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
COLOURS = frozenset(
    {
        *("paper", "panel", "ink", "soft", "line", "rail", "link", "band", "goal"),
        *("off_track", "at_risk", "missed", "no_data", "on_track", "achieved"),
    }
)


def read_colours(folder: Path) -> dict[str, str]:
    """The colours in the folder's `colours.toml`, `[light]` and `[dark]`, as `off_track` and `dark.off_track`; none
    without the file. Raises InputError for a name that does not exist and a value that is no colour."""
    import tomllib

    file = folder / NAME
    if not file.is_file():
        return {}
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _wrong(file, f"this is no TOML ({error})", f"不是有效的 TOML（{error}）") from error
    colours = {}
    for scheme, values in data.items():
        if scheme not in ("light", "dark") or not isinstance(values, dict):
            raise _wrong(file, f"there is no [{scheme}]", f"没有 [{scheme}] 这一节")
        for name, value in values.items():
            if name not in COLOURS or not COLOUR.fullmatch(str(value)):
                raise _wrong(file, f"'{name} = {value}' is no colour", f"“{name} = {value}”不是颜色")
            colours[name if scheme == "light" else f"dark.{name}"] = str(value)
    return colours


def rules_for(colours: Mapping[str, str]) -> str:
    """Style rules for the colours: light ones also for print, `dark.…` for dark screens. Raises ValueError for
    anything but the known names and #rgb or #rrggbb, so that nothing else gets into the style sheet."""
    light: list[str] = []
    dark: list[str] = []
    for name, value in colours.items():
        plain = name.removeprefix("dark.")
        if plain not in COLOURS or not COLOUR.fullmatch(value):
            raise ValueError(f"{name} = {value}")
        (dark if plain != name else light).append(f"--{plain}: {value};")
    rules = ""
    if light:
        rules += f"\n@media print, (prefers-color-scheme: light) {{ :root {{ {' '.join(light)} }} }}"
    if dark:
        rules += f"\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {' '.join(dark)} }} }}"
    return rules


def _wrong(file: Path, en: str, zh: str) -> InputError:
    do = Bilingual(
        f"use [light] and [dark] with {', '.join(sorted(COLOURS))} and colours like #14639e",
        f"请用 [light] 和 [dark]，名称限 {'、'.join(sorted(COLOURS))}，颜色写成 #14639e 这样",
    )
    return InputError(Bilingual(en, zh), do, path=str(file))
