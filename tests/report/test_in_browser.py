"""The report in a real browser: nothing fetched, nothing broken, readable at every width, in light, dark and print."""

import importlib.util
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import okr_ai
from okr_ai.report import build_report, to_html

SPEC = importlib.util.spec_from_file_location("browser", Path(__file__).with_name("browser.py"))
browser_module = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(browser_module)

pytestmark = pytest.mark.skipif(
    browser_module.CHROMIUM is None, reason="no Chromium here; on Debian: apt install chromium"
)
AS_OF = date(2026, 8, 16)

CHECKS = Path(__file__).with_name("checks.js").read_text(encoding="utf-8")
AXE = Path(importlib.util.find_spec("axe_playwright_python").origin).with_name("axe.min.js")  # only this file of it
SHOP = Path(__file__).parents[2] / "examples" / "gift-shop"


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    one = browser_module.Browser(tmp_path_factory.mktemp("profile"))
    yield one
    one.close()


@pytest.fixture
def page(shop, tmp_path):
    file = tmp_path / "report.html"
    file.write_text(to_html(build_report([shop], as_of=AS_OF)), encoding="utf-8")
    return file


def complaints(browser):
    """Errors and warnings of the console, exceptions, and what the policy refused."""
    told = browser.told("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled")
    return [event for event in told if event.get("entry", event).get("level", event.get("type")) != "info"]


def check(browser, name):
    """What one of the checks in checks.js finds fault with."""
    return browser.run(f"(() => {{ {CHECKS}; return {name}(); }})()")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_it_is_whole_quiet_and_legible(browser, page, width, scheme):
    browser.open(page, width=width, scheme=scheme)
    assert complaints(browser) == []
    asked = [event["request"]["url"] for event in browser.told("Network.requestWillBeSent")]
    assert {url.split(":")[0] for url in asked} <= {"file", "data"}
    assert len([url for url in asked if url.startswith("file:")]) == 1
    assert browser.run("document.documentElement.scrollWidth") <= width
    assert check(browser, "overflowing") == []
    assert check(browser, "lowContrast") == []
    assert check(browser, "unreadable") == []


@pytest.fixture(scope="module", params=["en", "zh"])
def example(request, tmp_path_factory):
    """The example shop's report, as the command makes it."""
    file = tmp_path_factory.mktemp("example") / f"{request.param}.html"
    okr_ai.report(SHOP / f"2011-q3.{request.param}.md", SHOP / "metrics" / "weekly.csv", as_of="2011-08-14", path=file)
    return file


def violations(browser):
    """What axe-core, with every rule of WCAG 2.2 A and AA and its best practices, finds against the page."""
    browser.run(AXE.read_text(encoding="utf-8") + "; 1")  # DevTools may run it, the page's policy would not let it in
    every = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"
    found = browser.run(
        f"axe.run(document, {every}).then(told => [told.passes.length, told.violations.map("
        "one => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200)])])"
    )
    assert found[0] > 20
    return found[1]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light")])
def test_axe_finds_nothing_against_the_example(browser, example, width, scheme):
    browser.open(example, width=width, scheme=scheme)
    browser.run("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(browser) == []
    assert check(browser, "overflowing") == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light")])
def test_axe_finds_nothing_against_trees_teams_and_the_end_of_a_cycle(browser, shop, tmp_path, width, scheme):
    """Three levels of objectives in two teams, promises, check-ins, lessons, causes and notes."""
    reviewed, forecasts = shop
    parents = (None, "O1", "O2", "O1")
    objectives = []
    for i, parent in enumerate(parents, 1):
        one = reviewed.objectives[(i - 1) % 2]
        krs = tuple(
            kr._replace(key_result=kr.key_result._replace(kind=("committed", "guardrail", None, None)[j % 4]))
            for j, kr in enumerate(one.key_results)
        )
        named = one.objective._replace(id=f"O{i}", parent=parent, team=("Sales", "Service")[i % 2])
        objectives.append(one._replace(objective=named, key_results=krs))
    wide = reviewed._replace(objectives=tuple(objectives))
    over = [replace(f, as_of=date(2026, 10, 2), status="missed", p_hit=None, fan=None) for f in forecasts[:-1]]
    said = [[replace(f, as_of=date(2026, 7, 23), p_hit=0.1) for f in forecasts]]
    for name, report in {
        "running": build_report([(wide, forecasts)], as_of=AS_OF, kind="monthly"),
        "over": build_report([(wide, over)], as_of=date(2026, 10, 2), kind="retro", earlier=[said]),
    }.items():
        file = tmp_path / f"{name}.html"
        file.write_text(to_html(report), encoding="utf-8")
        browser.open(file, width=width, scheme=scheme)
        assert browser.run("document.querySelectorAll('.tree ul').length") >= 2
        assert violations(browser) == []
        assert check(browser, "overflowing") == []
        assert complaints(browser) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_charts_can_be_seen(browser, page, width):
    browser.open(page, width=width)
    sizes = check(browser, "chartSizes")
    assert len(sizes) == 7
    for chart_width, height, length, fill in sizes:
        assert chart_width > 290
        assert height > 180
        assert length > 30
        assert fill.startswith("rgb(")
    assert check(browser, "clippedLabels") == []
    smallest = "Math.min(...[...document.querySelectorAll('.fan text')].map(t => t.getBoundingClientRect().height))"
    assert browser.run(smallest) >= 10.9  # line height of letters of 9 pixels and more


SHOWN = "[...document.querySelectorAll('#krs tbody tr')].filter(r => !r.hidden).map(r => r.dataset.status)"


def test_it_filters_by_status_and_by_words(browser, page, lang):
    browser.open(page)
    assert browser.run("!document.getElementById('tools').hidden")
    put = "(() => { const s = document.getElementById('by-%s'); s.value = '%s'; s.dispatchEvent(new Event('%s')); })()"
    choose, write = put % ("status", "%s", "change"), put % ("words", "%s", "input")
    browser.run(choose % "off_track")
    assert browser.run(SHOWN) == ["off_track", "off_track"]
    assert browser.run("[...document.querySelectorAll('.card')].filter(c => !c.hidden).length") == 2
    assert "2" in browser.run("document.getElementById('shown').textContent")
    browser.run(choose % "")
    browser.run(write % ("amy"))
    assert len(browser.run(SHOWN)) == 2
    browser.run(write % "no such words")
    assert browser.run(SHOWN) == []
    browser.run(write % "")
    assert len(browser.run(SHOWN)) == 8


def test_it_sorts_by_chance_both_ways(browser, page):
    browser.open(page)
    chances = "[...document.querySelectorAll('#krs tbody tr')].map(r => r.dataset.chance)"
    press = "document.querySelector('th[data-sort=chance] button').click()"
    browser.run(press)
    assert browser.run(chances) == ["0.02", "0.12", "0.43", "0.64", "0.71", "0.83", "1.0", ""]
    assert browser.run("document.querySelector('th[data-sort=chance]').getAttribute('aria-sort')") == "ascending"
    browser.run(press)
    assert browser.run(chances) == ["1.0", "0.83", "0.71", "0.64", "0.43", "0.12", "0.02", ""]


def test_the_keyboard_reaches_everything(browser, page):
    browser.open(page)
    count = browser.run("document.querySelectorAll('a[href], button, select, input, summary').length")
    reached = browser.run(
        "[...document.querySelectorAll('a[href], button, select, input, summary')].filter(e => { e.focus();"
        "return document.activeElement === e; }).length"
    )
    assert reached == count


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """A report of 450 key results, of which 350 have no card."""
    spec = importlib.util.spec_from_file_location("many", Path(__file__).parents[2] / "benchmarks" / "report.py")
    many = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(many)
    reviewed, forecasts = many.drafted(450)
    forecasts = [replace(one, text=f"</script><b>{one.text}") for one in forecasts]
    file = tmp_path_factory.mktemp("crowd") / "report.html"
    file.write_text(to_html(build_report([(reviewed, forecasts)], as_of=AS_OF)), encoding="utf-8")
    return file


# the rest of a large page's list comes a moment after it has loaded
UNTIL = "new Promise(done => { const look = () => %s ? done(true) : setTimeout(look, 20); look(); })"
ROWS = "document.querySelectorAll('#krs tbody tr:not(.drawn)').length"
MORE = "document.getElementById('more')"


@pytest.mark.parametrize("width", [360, 1280])
def test_charts_without_a_card_are_drawn_when_asked_for(browser, crowd, width):
    browser.open(crowd, width=width)
    browser.run(UNTIL % f"!{MORE}.hidden")
    assert browser.run(ROWS) == browser.run("document.querySelectorAll('.card').length") == 100
    browser.run(f"{MORE}.click()")
    buttons = "[...document.querySelectorAll('#krs tbody th button')]"
    assert browser.run(f"{buttons}.length") == 100
    for i in (0, 99):
        browser.run(f"{buttons}[{i}].click()")
    browser.run(UNTIL % "document.querySelectorAll('.drawn').length === 2")
    assert browser.run(f"{buttons}[99].getAttribute('aria-expanded')") == "true"
    shown = "[...document.querySelectorAll('.drawn .fan')].map(e => [e.getBoundingClientRect().width, "
    shown += "e.querySelector('.f').getTotalLength(), e.querySelectorAll('text').length])"
    for chart_width, length, words in browser.run(shown):
        assert chart_width > 290
        assert length > 30
        assert words > 6
    assert browser.run("document.documentElement.scrollWidth") <= width
    assert check(browser, "unreadable") == []
    assert complaints(browser) == []
    browser.run(f"{buttons}[0].click()")
    assert browser.run("document.querySelectorAll('.drawn').length") == 1
    browser.run("document.querySelector('th[data-sort=chance] button').click()")  # sorted rows are closed rows
    assert browser.run("document.querySelectorAll('.drawn, [aria-expanded=true]').length") == 0


def test_all_of_a_long_list_is_sorted_and_found(browser, crowd):
    browser.open(crowd)
    browser.run(UNTIL % f"!{MORE}.hidden")
    press = "document.querySelector('th[data-sort=chance] button').click()"
    chances = "[...document.querySelectorAll('#krs tbody tr')].map(r => Number(r.dataset.chance))"
    browser.run(press)
    browser.run(press)
    for _ in range(4):
        browser.run(f"{MORE}.click()")
    found = browser.run(chances)
    assert len(found) == 450
    assert found == sorted(found, reverse=True)
    assert browser.run(f"{MORE}.hidden")
    find = "(() => { const s = document.getElementById('by-words'); s.value = '%s'; "
    find += "s.dispatchEvent(new Event('input')) })()"
    browser.run(find % "METRIC 44")
    assert browser.run(ROWS) == 11  # 44 and 440 to 449
    assert "11" in browser.run("document.getElementById('shown').textContent")
    browser.run(find % "owner 7")
    assert browser.run(ROWS) == 12
    assert complaints(browser) == []


def test_hostile_text_runs_nothing(browser, shop, hostile, tmp_path):
    reviewed, forecasts = shop
    file = tmp_path / "hostile.html"
    changed = [replace(f, text=hostile, owner=hostile, unit=hostile) for f in forecasts]
    file.write_text(to_html(build_report([(reviewed, changed)], as_of=AS_OF, title=hostile)), encoding="utf-8")
    browser.open(file, width=360)
    assert complaints(browser) == []
    assert browser.told("Page.javascriptDialogOpening") == []
    assert browser.run("document.querySelectorAll('script').length") == 1
    assert browser.run("document.documentElement.scrollWidth") <= 360


def test_a_script_that_is_not_ours_does_not_run(browser, page):
    text = page.read_text(encoding="utf-8").replace("</main>", "</main><script>document.title = 'taken'</script>")
    page.write_text(text, encoding="utf-8")
    browser.open(page)
    assert browser.run("document.title") != "taken"
    assert complaints(browser)


def test_it_prints_on_a4(browser, page):
    browser.open(page)
    printed = browser.pdf()
    assert printed.startswith(b"%PDF")
    assert b"/MediaBox" in printed
    assert 3 <= printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") <= 9 or printed.count(b"/Page") >= 3


def test_two_key_results_fit_on_a_printed_page(browser, page):
    browser.open(page)
    browser.call("Emulation.setEmulatedMedia", media="print")
    browser.call("Emulation.setDeviceMetricsOverride", width=680, height=1000, deviceScaleFactor=1, mobile=False)
    heights = browser.run("[...document.querySelectorAll('.card')].map(e => e.getBoundingClientRect().height)")
    browser.call("Emulation.setEmulatedMedia", media="")
    assert max(heights) < 485  # A4 without its margins is 1000 pixels high
    assert min(heights) > 80
