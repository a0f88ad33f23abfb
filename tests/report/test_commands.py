"""`okr-ai report`, `agenda` and `retro` on the example shop, whose outcome is known."""

import json
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from okr_ai.cli.agenda import command as agenda
from okr_ai.cli.report import command as report
from okr_ai.cli.retro import command as retro
from okr_ai.errors import InputError
from okr_ai.read import read_history
from okr_ai.report.pdf import BROWSERS, to_pdf

SHOP = Path(__file__).parents[2] / "examples" / "gift-shop"


@pytest.fixture
def shop_folder(monkeypatch):
    monkeypatch.chdir(SHOP)


def run(command, *arguments):
    result = CliRunner().invoke(command, [str(one) for one in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture(params=["en", "zh"])
def draft(request):
    return f"2011-q3.{request.param}.md"


def test_every_form_by_its_ending(shop_folder, draft, tmp_path):
    for ending, start in ((".html", b"<!doctype html>"), (".md", b"# "), (".xlsx", b"PK"), (".json", b"{")):
        file = tmp_path / f"report{ending}"
        result = run(report, draft, "--metrics", "metrics/weekly.csv", "--as-of", "2011-08-14", "-o", file)
        assert result.stdout == ""
        assert str(file) in result.stderr
        assert file.read_bytes().startswith(start)
    told = json.loads((tmp_path / "report.json").read_bytes())
    assert told["as_of"] == "2011-08-14"
    assert len(told["key_results"]) == 12
    book = CalamineWorkbook.from_path(tmp_path / "report.xlsx")
    rows = book.get_sheet_by_index(1).to_python()
    assert len(rows) == 13
    chances = [row[6] for row in rows[1:] if row[6] != ""]
    assert chances == pytest.approx(
        [one["p_hit"] for one in told["key_results"] if one["p_hit"] is not None], rel=1e-14
    )


def test_markdown_to_standard_output(shop_folder, draft):
    assert run(report, draft, "--as-of", "2011-08-14", "-o", "-").stdout.startswith("# ")


def test_it_uses_nothing_that_came_later(shop_folder, tmp_path):
    def made(metrics, file):
        run(report, "2011-q3.en.md", "--metrics", metrics, "--as-of", "2011-08-14", "-o", file)
        return file.read_text(encoding="utf-8")

    lines = (SHOP / "metrics/weekly.csv").read_text(encoding="utf-8").splitlines()
    known = [line for line in lines[1:] if date.fromisoformat(line.split(",")[1]) <= date(2011, 8, 14)]
    (tmp_path / "known.csv").write_text("\n".join([lines[0], *known]), encoding="utf-8")
    whole = made("metrics/weekly.csv", tmp_path / "a.md")
    assert made(tmp_path / "known.csv", tmp_path / "b.md") == whole


def test_what_changed_since_the_last_one(shop_folder, tmp_path):
    last = tmp_path / "last.json"
    run(report, "2011-q3.en.md", "--as-of", "2011-08-14", "-o", last)
    run(report, "2011-q3.en.md", "--as-of", "2011-08-21", "--since", last, "-o", tmp_path / "next.md")
    assert "| Since 14 Aug |" in (tmp_path / "next.md").read_text(encoding="utf-8")


def test_a_teams_own_page(shop_folder, tmp_path):
    (tmp_path / "colours.toml").write_text('[light]\nlink = "#123456"\n', encoding="utf-8")
    (tmp_path / "sources.html.j2").write_text("<p>Ours: {{ report.title }}</p>", encoding="utf-8")
    file = tmp_path / "report.html"
    run(report, "2011-q3.en.md", "--as-of", "2011-08-14", "--templates", tmp_path, "-o", file)
    page = file.read_text(encoding="utf-8")
    assert "<p>Ours: Gift shop</p>" in page
    assert "--link: #123456" in page


@pytest.mark.parametrize("text", ["{{ nothing.there }}", "{% if %}", "{{ report.__class__.__base__ }}"])
def test_a_template_that_does_not_work_is_told_in_one_line(shop_folder, tmp_path, text):
    (tmp_path / "sources.html.j2").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="the template does not work") as caught:
        run(report, "2011-q3.en.md", "--as-of", "2011-08-14", "--templates", tmp_path, "-o", tmp_path / "x.html")
    assert "\n" not in caught.value.in_lang("en")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-o", "report.docx"), "no form of report"),
        (("-o", "no/such/folder/report.html"), "cannot be written"),
        (("-o", "x.html", "--since", "2011-q3.en.md"), "earlier report cannot be read"),
        (("-o", "x.html", "--since", "none.json"), "earlier report cannot be read"),
    ],
)
def test_what_cannot_be_done_is_told(shop_folder, arguments, words):
    with pytest.raises(InputError, match=words):
        run(report, "2011-q3.en.md", "--as-of", "2011-08-14", *arguments)


def test_the_retrospective_and_its_history(shop_folder, draft, tmp_path):
    page, history = tmp_path / "retro.html", tmp_path / "2011-q3.csv"
    run(retro, draft, "--metrics", "metrics/weekly.csv", "--as-of", "2011-10-02", "-o", page, "--history", history)
    assert page.read_text(encoding="utf-8").count('class="fan"') >= 7
    past = read_history(history)
    assert len(past) >= 7
    assert {one.cycle.start for one in past} == {date(2011, 7, 1)}
    sales = next(one for one in past if one.metric == "revenue_gbp")
    assert sales.final == pytest.approx(2_432_294, rel=1e-3)  # worked out of the weekly file by hand
    assert "Said at 50%" in history.read_text(encoding="utf-8")


def test_the_retrospective_goes_to_standard_output(shop_folder):
    assert "What was said, and what happened" in run(retro, "2011-q3.en.md", "--as-of", "2011-10-02").stdout


def test_the_agenda(shop_folder, tmp_path):
    told = run(agenda, "2011-q3.en.md", "--as-of", "2011-08-14").stdout
    assert told.startswith("# Agenda · Gift shop · 2011 Q3")
    run(agenda, "2011-q3.en.md", "--as-of", "2011-08-14", "--kind", "monthly", "-o", tmp_path / "agenda.md")
    assert (tmp_path / "agenda.md").is_file()


def test_pdf_without_an_engine_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    monkeypatch.setattr("okr_ai.report.pdf.shutil.which", lambda name: None)
    with pytest.raises(InputError, match="nothing here that prints PDF"):
        to_pdf("<p>x</p>")
    monkeypatch.setattr("okr_ai.report.pdf.shutil.which", lambda name: "/bin/false")
    with pytest.raises(InputError, match="printed nothing"):
        to_pdf("<p>x</p>")


@pytest.mark.skipif(
    not any(shutil.which(name) for name in BROWSERS), reason="no Chromium here; on Debian: apt install chromium"
)
def test_pdf_by_a_browser(shop_folder, tmp_path):
    file = tmp_path / "report.pdf"
    run(report, "2011-q3.zh.md", "--as-of", "2011-08-14", "-o", file)
    assert file.read_bytes().startswith(b"%PDF")
    assert file.stat().st_size > 30_000
