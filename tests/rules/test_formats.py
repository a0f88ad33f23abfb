"""The forms of a review: text with the words underlined, SARIF, GitHub, Markdown, JUnit."""

import json
import os
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from okr_ai.read import read_draft
from okr_ai.rules import review
from okr_ai.rules.formats import rendered
from okr_ai.rules.formats.people import width_of

TODAY = date(2026, 7, 1)
ZH = "# 2026年三季度\n\n## O1：让退货不再麻烦\n\n- KR1：把退货满意度提升到XX%\n- KR2：退货时长从5天降到2天\n"
EN = "# 2026 Q3\n\n## O1: Make returns ~painless~\n\n- KR1: Improve the returns desk | quickly\n"


def reviewed(*texts: str):
    drafts = [read_draft(f"d{i}.md", content=text.encode(), today=TODAY) for i, text in enumerate(texts)]
    return review(drafts, today=TODAY)


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("满意", 4), ("ＸＸ％", 6), ("e\u0301", 1), ("“a”", 3), ("", 0)]
)
def test_width_in_a_terminal(text: str, width: int):
    assert width_of(text) == width


def test_words_are_underlined_under_wide_characters():
    lines = rendered(reviewed(ZH), "text").split("\n")
    at = next(i for i, line in enumerate(lines) if "placeholder" in line and "d0.md:5:16" in line)
    shown, marks = lines[at + 1], lines[at + 2]
    before = shown.index("XX%")
    assert width_of(shown[:before]) == width_of(marks[: marks.index("^")])
    assert re.search(r"\^+", marks)[0] == "^^^"  # type: ignore[index]
    assert "“XX%”的位置上应该是一个数" in marks


def test_the_sum_is_shown():
    text = rendered(reviewed(ZH), "text")
    assert re.search(r"\(M 30×[\d.]+ \+ S 25×[\d.]+ \+ T 10×1\) / 65 = \d+，placeholder −15", text)
    assert "未评：A、R" in text


def test_colour_only_when_asked():
    assert "\x1b[" not in rendered(reviewed(ZH), "text")
    assert "\x1b[31m" in rendered(reviewed(ZH), "text", colour=True)


def test_a_long_line_is_clipped_around_the_words():
    long = (
        "# 2026 Q3\n\n## O1: Make returns painless\n\n- KR1: " + "very " * 60 + "slow returns from 5 days to X days\n"
    )
    lines = rendered(reviewed(long), "text").split("\n")
    at = next(i for i, line in enumerate(lines) if "placeholder" in line and ".md:" in line)
    shown, marks = lines[at + 1], lines[at + 2]
    assert width_of(shown) < 130
    assert shown[marks.index("^") :].startswith("X")


def test_clean_drafts_say_so():
    clean = "# 2026年三季度\n\n## O1：让退货不再麻烦\n\n"
    clean += "- KR1：退货时长从5天降到2天\n- KR2：退货投诉率从5%降到2%\n- KR3：退货率保持在5%以下\n"
    assert rendered(reviewed(clean), "text").endswith("没有发现问题。")
    assert "没有发现问题。" in rendered(reviewed(clean), "markdown")
    assert rendered(reviewed(clean), "github") == ""
    suite = ElementTree.fromstring(rendered(reviewed(clean), "junit").encode())[0]
    assert (suite.get("tests"), suite.get("failures"), len(suite)) == ("1", "0", 1)


def test_github_annotations_escape_what_github_reads():
    lines = rendered(reviewed(ZH), "github").split("\n")
    line = next(line for line in lines if "placeholder" in line)
    assert line.startswith("::error file=d0.md,line=5,col=16,endLine=5,endColumn=19,title=okr-ai placeholder::")
    assert "XX%25" in line
    assert all(re.match(r"::(error|warning|notice) ", line) for line in lines)


def test_markdown_escapes_the_drafts_text():
    text = rendered(reviewed(EN), "markdown")
    assert "Make returns \\~painless\\~" in text
    assert "desk \\| quickly" in text


def test_junit_is_xml_with_one_failure_a_finding():
    drafts = reviewed(ZH, EN.replace("quickly", "quick\x01ly"))
    root = ElementTree.fromstring(rendered(drafts, "junit").encode())
    assert [suite.get("name") for suite in root] == ["d0.md", "d1.md"]
    for suite in root:
        assert int(suite.get("failures", "0")) == len(suite.findall("testcase/failure"))


def sarif(*texts: str):
    return json.loads(rendered(reviewed(*texts), "sarif"))


SARIF_SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))


def test_sarif_holds_what_the_standard_asks_for():
    log = sarif(ZH, EN + "- KR2: Improve things <!-- okr: ignore[no_number] later -->\n")
    jsonschema.Draft4Validator(SARIF_SCHEMA).validate(log)
    run = log["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    prints = [tuple(result["partialFingerprints"].values()) for result in run["results"]]
    assert len(set(prints)) == len(prints)
    assert [r["ruleId"] for r in run["results"] if "suppressions" in r] == ["no_number"]


def test_sarif_fingerprints_stay_when_lines_move():
    def prints(text: str) -> set[str]:
        return {r["partialFingerprints"]["primaryLocationLineHash"] for r in sarif(text)["runs"][0]["results"]}

    assert prints(ZH) == prints(ZH.replace("\n\n## ", "\n\n\n\n## "))


def test_sarif_carries_the_safe_fixes():
    result = next(r for r in sarif(ZH.replace("5天", "５天"))["runs"][0]["results"] if "fixes" in r)
    change = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["insertedContent"]["text"] == "5"
    assert change["deletedRegion"] == {"startLine": 6, "startColumn": 12, "endLine": 6, "endColumn": 13}


def test_names_of_files_that_are_no_utf_8():
    draft = read_draft(os.fsdecode(b"\xff.md"), content=EN.encode(), today=TODAY)
    drafts = review([draft], today=TODAY)
    for form in ("text", "json", "github", "markdown", "junit"):
        assert rendered(drafts, form)
    location = json.loads(rendered(drafts, "sarif"))["runs"][0]["results"][0]["locations"][0]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "%FF.md"
