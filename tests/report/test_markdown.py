"""The Markdown report: the draft's words stay words, in CommonMark and in the tables and mentions of chats."""

from dataclasses import replace
from datetime import date

import pytest
from markdown_it import MarkdownIt

from okr_ai.report import build_report, to_markdown
from okr_ai.report.markdown import escaped

AS_OF = date(2026, 8, 16)


def rendered(text):
    return MarkdownIt("gfm-like", {"html": True, "linkify": False}).enable("table").render(text)


def test_it_says_the_same_as_the_page(shop, lang):
    text = to_markdown(build_report([shop], as_of=AS_OF))
    assert (
        "**8 个关键结果中，3 个需要决定，另有 2 个看不清。**"
        if lang == "zh"
        else "**3 of 8 key results need a decision, 2 more cannot be judged.**"
    ) in text
    html = rendered(text)
    assert html.count("<tr>") == 1 + 8
    assert html.count("<h1>") == 1
    assert "12%" in html


def test_there_are_no_blank_runs_and_one_newline_at_the_end(shop):
    text = to_markdown(build_report([shop], as_of=AS_OF))
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "a | b",
        "# heading",
        "- item",
        "+ item",
        "1. item",
        "2) item",
        "> quote",
        "---",
        "===",
        "*bold* **bold** _it_ __it__ ~~gone~~",
        "[link](javascript:alert(1))",
        "![image](http://x.test/y.png)",
        "<http://x.test>",
        "`code` ``code``",
        "&lt;b&gt; &#64; &amp;",
        "back\\slash \\*",
        "line\nbreak\r\n\r\n# heading",
        "snake_case and 5 < 6 & 7 > 2",
        "｜全角｜ 提升至 25% ~ 30%",
    ],
)
def test_any_words_are_shown_as_they_are(words):
    shown = " ".join(words.split())
    html = rendered(escaped(words))
    plain = html.removeprefix("<p>").removesuffix("</p>\n")
    assert html.startswith("<p>"), html
    for mark, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        shown = shown.replace(mark, entity)
    assert plain.replace("\u2060", "") == shown


def test_links_and_mentions_are_not_recognised():
    assert escaped("https://x.test www.x.test @all") == "http\u2060s://x.test www\u2060.x.test @\u2060all"


def test_figures_stay_as_people_write_them():
    for figure in ("4.9%", "-0.1", "$1.2M", "≥ 25%", "1,200", "−3 points"):
        assert escaped(figure) == figure


def test_hostile_words_keep_to_their_cell(shop, hostile):
    reviewed, forecasts = shop
    forecasts = [replace(f, text=hostile + " | x | y\n\n# z") for f in forecasts]
    html = rendered(to_markdown(build_report([(reviewed, forecasts)], as_of=AS_OF)))
    assert "<script" not in html
    assert "<svg" not in html
    assert html.count("<tr>") == 1 + 8
    assert html.count("<h1>") == 1
    assert all(row.count("<td") == 7 for row in html.split("<tr>")[2:])
