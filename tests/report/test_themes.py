"""A team's own colours, and nothing else, reach the style sheet."""

import pytest

from okr_ai.errors import InputError
from okr_ai.report.themes import read_colours, rules_for


def test_colours_for_light_and_dark(tmp_path):
    assert read_colours(tmp_path) == {}
    (tmp_path / "colours.toml").write_text('[light]\noff_track = "#a00"\n[dark]\nlink = "#99CCFF"\n', encoding="utf-8")
    colours = read_colours(tmp_path)
    assert colours == {"off_track": "#a00", "dark.link": "#99CCFF"}
    assert "--off_track: #a00;" in rules_for(colours)
    assert "(prefers-color-scheme: dark) { :root { --link: #99CCFF; } }" in rules_for(colours)
    assert rules_for({}) == ""


@pytest.mark.parametrize(
    "text",
    [
        '[light]\noff_track = "red"',
        '[light]\noff_track = "#12"',
        '[light]\noff_track = "#fff;} body{display:none"',
        '[light]\nfont = "#fff"',
        '[night]\nlink = "#fff"',
        'link = "#fff"',
        "[light",
    ],
)
def test_what_is_no_colour_is_refused_in_one_line(tmp_path, text):
    (tmp_path / "colours.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_colours(tmp_path)
    assert "\n" not in caught.value.in_lang("zh")


@pytest.mark.parametrize(("name", "value"), [("off_track", "red"), ("x}body{", "#fff"), ("link", "#fff }</style>")])
def test_nothing_but_colours_gets_into_the_style_sheet(name, value):
    with pytest.raises(ValueError, match="="):
        rules_for({name: value})
