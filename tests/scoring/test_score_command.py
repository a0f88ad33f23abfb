"""`okr-ai score` on a draft, and the review's page."""

import json
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from okr_ai.cli.score import command
from okr_ai.errors import InputError
from okr_ai.report.scores import reviews_html
from okr_ai.scoring import Rating, review_ratings


@pytest.fixture
def draft(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    data = {
        "cycle": {"start": "2026-07-01", "end": "2026-09-30"},
        "objectives": [
            {
                "objective": "Customers come back",
                "key_results": [
                    {
                        "kr": "Raise the repeat purchase rate from 20% to 25%",
                        "id": "A",
                        "owner": "Amy",
                        "weight": 0.6,
                        "check_ins": [{"date": "2026-09-28", "value": 23}],
                    },
                    {
                        "kr": "Keep the complaint rate below 2%",
                        "id": "B",
                        "owner": "Ben",
                        "kind": "guardrail",
                        "weight": 0.4,
                        "check_ins": [{"date": "2026-09-28", "value": 3}],
                    },
                ],
            }
        ],
    }
    (tmp_path / "okr.json").write_text(json.dumps(data), encoding="utf-8")
    return tmp_path


def run(*arguments):
    result = CliRunner().invoke(command, ["okr.json", "--as-of", "2026-10-02", *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def test_scores_as_json(draft):
    told = json.loads(run("--format", "json").stdout)
    (objective,) = told["objectives"]
    assert objective["score"] == pytest.approx(0.6)
    assert objective["broken_guardrails"] == ["B"]
    assert [kr["score"] for kr in objective["key_results"]] == pytest.approx([0.6, 0.0])


@pytest.mark.parametrize(("lang", "words"), [("en", "Broken guardrail"), ("zh", "护栏被突破")])
def test_scores_for_people(draft, lang, words):
    told = run("--lang", lang).stdout
    assert words in told
    assert "0.60" in told


def test_while_the_cycle_runs_scores_are_so_far(draft):
    assert "day 90 of 92" in run("--as-of", "2026-09-28", "--lang", "en").stdout
    assert "第 92 天，共 92 天" in run("--as-of", "2026-09-30", "--lang", "zh").stdout
    assert "day" not in run("--lang", "en").stdout


def test_evaluations_carry_the_warning_on_pay(draft):
    (draft / "people.csv").write_text("person,contribution,growth\nAmy,90%,50%\n", encoding="utf-8")
    result = run("--evaluate", "people.csv", "--shares", "50,30,20", "--format", "json")
    amy = json.loads(result.stdout)["people"][0]
    assert amy["total"] == pytest.approx(0.5 * 0.6 + 0.3 * 0.9 + 0.2 * 0.5)
    assert "Tying OKR scores to pay has known harms" in result.stderr
    assert "Tying OKR scores to pay" in run("--evaluate", "people.csv", "--lang", "en").stdout


@pytest.mark.parametrize("shares", ["70,20", "a,b,c", "70,20,20", ""])
def test_shares_that_are_none(draft, shares):
    (draft / "people.csv").write_text("person\nAmy\n", encoding="utf-8")
    with pytest.raises(InputError):
        run("--evaluate", "people.csv", "--shares", shares)


def test_the_review_as_a_page_and_a_table(draft):
    rows = ["person,group,rater,dimension,rating", *(f"Amy,peer,{i},{d},{4 + i / 2}" for i in range(3) for d in "xyz")]
    (draft / "ratings.csv").write_text("\n".join([*rows, "Amy,manager,m,x,1"]), encoding="utf-8")
    told = run("--ratings", "ratings.csv", "-o", "review.html", "--lang", "en").stdout
    assert "| x | – | 4.50 | 4.50 |" in told
    assert "1 raters are left out" in told
    page = (draft / "review.html").read_text(encoding="utf-8")
    assert 'class="radar"' in page
    assert "Content-Security-Policy" in page
    with pytest.raises(InputError, match="cannot be written"):
        run("--ratings", "ratings.csv", "-o", "no/such/folder/review.html")


def test_the_review_as_a_workbook(draft):
    rows = ["person,group,rater,dimension,rating", *(f"Amy,peer,{i},{d},{4 + i / 2}" for i in range(3) for d in "xy")]
    rows += ["Amy,manager,m,x,1", "Amy,self,Amy,x,5", "=Ben,peer,1,x,3"]
    (draft / "ratings.csv").write_text("\n".join(rows), encoding="utf-8")
    run("--ratings", "ratings.csv", "-o", "review.xlsx", "--lang", "en")
    book = CalamineWorkbook.from_path(draft / "review.xlsx")
    _, _, head, *found = book.get_sheet_by_index(0).to_python()
    assert head == ["Person", "Dimension", "Own view", "All raters", "peer", "Raters shown", "Raters left out"]
    assert found == [
        ["Amy", "x", 5.0, 4.5, 4.5, 3.0, 1.0],
        ["Amy", "y", "", 4.5, 4.5, 3.0, 1.0],
        ["=Ben", "x", "", "", "", 0.0, 1.0],  # text, and too few raters to show any of it
    ]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_of_reviews_shows_hostile_text_as_text(hostile_text, lang):
    ratings = [
        Rating(hostile_text, hostile_text, f"{hostile_text}{i}", f"{d}{hostile_text}", 4.0)
        for i in range(3)
        for d in "xyz"
    ]
    html = reviews_html(review_ratings(ratings), lang)
    tags = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: tags.append(tag)
    parser.feed(html)
    assert "script" not in tags
    assert "img" not in tags


@pytest.fixture
def hostile_text():
    return "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
