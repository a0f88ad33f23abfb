"""The HTML page: complete in itself, true to the values, and safe with any text."""

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser

import html5lib
import pytest

from okr_ai.model import Bilingual, Draft, MetricDefinition, Passage, Reason, ReviewedDraft, Source
from okr_ai.report import build_report, to_html

AS_OF = date(2026, 8, 16)
VOID = {"meta", "link", "br", "input", "img", "hr"}


class Page(HTMLParser):
    """Reads a page: its elements with attributes, its text, and whether every element is closed where it should be."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.open, self.problems, self.said = [], [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data):
        if not self.open or self.open[-1] not in ("style", "script"):
            self.said.append(data)

    @property
    def text(self):
        return " ".join("".join(self.said).split())

    def all(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


def page_of(shop, **more):
    return to_html(build_report([shop], as_of=AS_OF, **more))


def test_it_is_well_formed_and_every_reference_is_there(shop):
    page = Page(page_of(shop))
    assert not page.problems
    assert page.open == []
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    for _, attrs in page.elements:
        for name in ("aria-labelledby", "aria-describedby"):
            assert set(attrs.get(name, "").split()) <= set(ids)
        for name in ("href", "clip-path", "fill"):
            reference = re.fullmatch(r"(?:url\()?#([^)]+)\)?", attrs.get(name) or "")
            assert reference is None or reference[1] in ids


def parse_errors(html):
    """The errors of the HTML standard's own parsing rules, which every browser would mend in silence."""
    parser = html5lib.HTMLParser()
    parser.parse(html)
    return [(line, name) for (line, _), name, _ in parser.errors]


@pytest.mark.parametrize("kind", ["weekly", "retro"])
def test_it_is_valid_html(shop, kind):
    earlier = [[shop[1]]] if kind == "retro" else ()
    html = to_html(build_report([shop], as_of=AS_OF, kind=kind, earlier=earlier))
    assert parse_errors(html) == []


def aligned(shop, *parents):
    """The report with as many objectives as parents are given, each named O1, O2 … and serving its parent."""
    reviewed, forecasts = shop
    first = reviewed.objectives[0]
    objectives = [
        first._replace(objective=first.objective._replace(id=f"O{i}", parent=parent))
        for i, parent in enumerate(parents, 1)
    ]
    return to_html(build_report([(reviewed._replace(objectives=tuple(objectives)), forecasts)], as_of=AS_OF))


@pytest.mark.parametrize(
    ("parents", "depths"),
    [
        ((None, "O1", "O2", "O1", None), [1, 2, 3, 2, 1]),
        ((None, "O1", "O2", "O3", "O1"), [1, 2, 3, 4, 2]),
        ((None, "O1"), [1, 2]),
        ((None, *(f"O{i}" for i in range(1, 10))), [1, 2, 3, 4, 5, 6, 7, 7, 7, 7]),  # a phone has no more room
    ],
)
def test_the_alignment_is_a_tree_of_lists(shop, parents, depths):
    html = aligned(shop, *parents)
    assert parse_errors(html) == []
    tree = html[html.index('<ul class="tree">') :]
    found, depth = [], 0
    for mark in re.findall(r"<ul|</ul>|<li>|</section>", tree):
        if mark == "</section>":
            break
        depth += (mark == "<ul") - (mark == "</ul>")
        found += [depth] if mark == "<li>" else []
    assert found == depths
    assert depth == 0


def test_without_alignment_there_is_no_tree(shop):
    assert 'class="tree"' not in aligned(shop, None, None)


def test_the_checker_sees_what_browsers_would_mend(shop):
    html = page_of(shop)
    for right, wrong in (("</table>", ""), ("</p>", "</q>"), ("<ul", "<table><ul"), ("<p ", "<p lang=en lang=zh ")):
        assert parse_errors(html.replace(right, wrong, 1))


def test_the_first_screen_says_what_needs_a_decision(shop, lang):
    text = Page(page_of(shop)).text
    first = text[: text.index("全部关键结果" if lang == "zh" else "All key results")]
    if lang == "zh":
        assert "8 个关键结果中，3 个需要决定，另有 2 个看不清。" in first
        assert "12% 很难达成" in first
        assert "照现状期末约21.6%，目标 ≥25%；每周需要+0.62 个百分点，最近每周+0.1 个百分点。" in first
    else:
        assert "3 of 8 key results need a decision, 2 more cannot be judged." in first
        assert "12% very unlikely to be hit" in first
        assert "Heading for 21.6%; the target is ≥ 25%. It needs +0.62 points a week, had +0.1 points" in first


def test_key_results_stand_by_risk(shop):
    page = Page(page_of(shop))
    rows = [attrs for attrs in page.all("tr") if "data-for" in attrs]
    assert [row["data-status"] for row in rows] == [
        *("off_track", "off_track", "at_risk", "no_data", "on_track", "on_track", "on_track", "achieved")
    ]
    chances = [float(row["data-chance"]) for row in rows if row["data-chance"]]
    assert chances == [0.02, 0.12, 0.43, 0.64, 0.71, 0.83, 1.0]
    cards = [attrs["id"] for attrs in page.all("article")]
    assert cards == [row["data-for"] for row in rows]


def test_every_chart_has_a_name_a_description_and_its_figures(shop, lang):
    html = page_of(shop)
    page = Page(html)
    charts = [attrs for attrs in page.all("svg") if attrs.get("class") == "fan"]
    assert len(charts) == 7  # one key result has no figures
    assert all(chart["role"] == "img" and len(chart["aria-labelledby"].split()) == 2 for chart in charts)
    assert html.count('<details class="data">') == 7
    expected = "It stands at 21%. The target is ≥ 25%." if lang == "en" else "目前为21%。目标值 ≥25%。"
    assert expected in page.text


def test_its_policy_allows_this_style_and_this_script_and_nothing_else(shop):
    html = page_of(shop)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy
    for kind in ("style", "script"):
        contents = re.findall(rf"<{kind}>(.*?)</{kind}>", html, re.S)
        assert len(contents) == 1
        assert f"{kind}-src 'sha256-{b64encode(sha256(contents[0].encode()).digest()).decode()}'" in policy


def test_nothing_is_fetched_and_no_attribute_runs_or_styles(shop):
    html = page_of(shop)
    for tag, attrs in Page(html).elements:
        assert tag not in ("img", "iframe", "object", "embed", "base")
        assert "src" not in attrs
        assert "style" not in attrs
        assert not any(name.startswith("on") for name in attrs)
        assert attrs.get("href", "#").startswith(("#", "data:,"))
    assert "url(http" not in html
    assert "@import" not in html


def test_hostile_text_stays_text_in_every_field(shop, lang, hostile):
    reviewed, forecasts = shop
    words = Passage(hostile, Source("okr.md", hostile), 0)
    finding = reviewed.objectives[1].key_results[1].findings[0]
    finding = finding._replace(message=hostile, suggestion=hostile, text=hostile, rule=hostile)
    objectives = []
    for objective in reviewed.objectives:
        krs = tuple(
            kr._replace(
                key_result=kr.key_result._replace(text=words, owner=hostile, definition=hostile, source=hostile),
                findings=(finding,),
            )
            for kr in objective.key_results
        )
        named = objective.objective._replace(text=words, team=hostile + objective.objective.id, owner=hostile)
        objectives.append(objective._replace(objective=named, key_results=krs, findings=(finding,)))
    draft = reviewed.draft._replace(team=hostile, path=hostile, cycle=reviewed.draft.cycle._replace(name=hostile))
    reason = Reason(hostile, Bilingual(hostile, hostile))
    forecasts = [
        replace(f, text=hostile, unit=hostile, metric=hostile, owner=hostile, reasons=(reason,), method=hostile)
        for f in forecasts
    ]
    definitions = {hostile: MetricDefinition(hostile, label=hostile, update_period=hostile)}
    html = page_of(
        (reviewed._replace(draft=draft, objectives=tuple(objectives), findings=(finding,)), forecasts),
        title=hostile,
        definitions=definitions,
    )
    page = Page(html)
    assert not page.problems
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert not any("onload" in attrs or "onerror" in attrs for _, attrs in page.elements)
    assert page.text.count("<script>alert(1)</script>") > 40  # shown as written
    assert "{{ 7*7 }}" in page.text


def test_a_key_result_without_a_forecast_has_no_figures_and_says_so(shop, lang):
    reviewed, _ = shop
    report = build_report([(reviewed, ())], as_of=AS_OF)
    assert {item.forecast.status for item in report.items} == {"no_data"}
    assert len(report.decisions) == 8
    text = Page(to_html(report)).text
    assert ("没有可画的数据" if lang == "zh" else "Nothing to draw") in text


def test_an_empty_draft_is_a_page_too():
    draft = Draft("empty.md", "markdown", "en", Source("empty.md", ""))
    page = Page(to_html(build_report([(ReviewedDraft(draft), ())], as_of=AS_OF)))
    assert not page.problems
    assert "No key results were found" in page.text


def test_a_reader_may_choose_the_other_language(shop, lang):
    other = "en" if lang == "zh" else "zh"
    html = page_of(shop, lang=other)
    assert ('<html lang="en">' if other == "en" else '<html lang="zh-CN">') in html
    assert ("All key results" if other == "en" else "全部关键结果") in html


def test_a_team_has_its_own_templates_in_a_sandbox(shop, tmp_path):
    (tmp_path / "sources.html.j2").write_text("<p>{{ report.title }} &amp; us</p>", encoding="utf-8")
    assert "&amp; us" in to_html(build_report([shop], as_of=AS_OF), folder=tmp_path)
    (tmp_path / "sources.html.j2").write_text("{{ report.__class__.__mro__ }}", encoding="utf-8")
    with pytest.raises(Exception, match="unsafe"):
        to_html(build_report([shop], as_of=AS_OF), folder=tmp_path)
