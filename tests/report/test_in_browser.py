"""The report in a real browser: nothing fetched, nothing broken, readable at every width, in light, dark and print."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from okr_ai.report import build_report, to_html

SPEC = importlib.util.spec_from_file_location("browser", Path(__file__).with_name("browser.py"))
browser_module = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(browser_module)

pytestmark = pytest.mark.skipif(
    browser_module.CHROMIUM is None, reason="no Chromium here; on Debian: apt install chromium"
)
AS_OF = date(2026, 8, 16)

OVERFLOWING = """[...document.querySelectorAll('body *')].filter(e => !e.closest('.defs, .skip, [hidden], details:not([open])')
  && e.getBoundingClientRect().width > 0 && e.getBoundingClientRect().right > innerWidth + 0.5
  && getComputedStyle(e).position !== 'absolute').map(e => e.tagName + '.' + e.className).slice(0, 9)"""

# WCAG 2.2, 1.4.3: contrast of text with what is behind it, as (element, ratio); large text may have less
LOW_CONTRAST = """(() => {
  const rgb = c => { const m = c.match(/[\\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
  const light = ([r, g, b]) => { const f = v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
    return .2126 * f(r) + .7152 * f(g) + .0722 * f(b); };
  const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] > .99) return c; }
    return [255, 255, 255, 1]; };
  const found = [];
  for (const e of document.querySelectorAll('body *')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || ['SCRIPT', 'STYLE', 'title', 'desc'].includes(e.tagName) || !e.getClientRects().length) continue;
    const style = getComputedStyle(e), svg = e.namespaceURI.endsWith('svg');
    const [a, b] = [light(rgb(svg ? style.fill : style.color)), light(behind(svg ? e.closest('svg').parentElement : e))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 600);
    if (ratio < (large ? 3 : 4.5)) found.push(e.tagName + '.' + e.getAttribute('class') + ' ' + ratio.toFixed(2));
  }
  return [...new Set(found)];
})()"""

# names, roles and order: what a screen reader needs (WCAG 2.2: 1.1.1, 1.3.1, 2.4.1, 2.4.6, 2.5.8, 3.1.1, 4.1.2)
UNREADABLE = """(() => {
  const found = [], text = e => (e.textContent || '').trim();
  if (!document.documentElement.lang) found.push('no lang');
  if (!text(document.querySelector('title'))) found.push('no title');
  if (document.querySelectorAll('main').length !== 1) found.push('main');
  if (document.querySelectorAll('h1').length !== 1) found.push('h1');
  let level = 0;
  for (const h of document.querySelectorAll('h1,h2,h3,h4')) { const n = +h.tagName[1]; if (n > level + 1) found.push('skipped to ' + h.tagName + ' ' + text(h)); level = n; }
  for (const e of document.querySelectorAll('[id]')) if (document.querySelectorAll('#' + CSS.escape(e.id)).length > 1) found.push('twice ' + e.id);
  for (const e of document.querySelectorAll('a, button, summary')) if (!text(e)) found.push('no name ' + e.outerHTML.slice(0, 60));
  for (const e of document.querySelectorAll('input, select')) if (!e.labels.length) found.push('no label ' + e.id);
  for (const e of document.querySelectorAll('svg')) {
    const named = e.getAttribute('role') === 'img' && (e.getAttribute('aria-label') || (e.getAttribute('aria-labelledby') || '').split(' ').every(i => text(document.getElementById(i) || document.createElement('i'))));
    if (!named && e.getAttribute('aria-hidden') !== 'true') found.push('svg ' + e.getAttribute('class')); }
  for (const t of document.querySelectorAll('table')) { if (!t.querySelector('th[scope=col]') || !t.querySelector('th[scope=row]')) found.push('table ' + t.className); }
  for (const e of document.querySelectorAll('ul, ol')) for (const c of e.children) if (c.tagName !== 'LI') found.push('list ' + c.tagName);
  for (const e of document.querySelectorAll('dl')) for (const c of e.children) if (c.tagName !== 'DIV') found.push('dl ' + c.tagName);
  for (const e of document.querySelectorAll('[aria-labelledby]')) for (const i of e.getAttribute('aria-labelledby').split(' ')) if (!document.getElementById(i)) found.push('nothing at ' + i);
  return found;
})()"""


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_it_is_whole_quiet_and_legible(browser, page, width, scheme):
    browser.open(page, width=width, scheme=scheme)
    assert complaints(browser) == []
    asked = [event["request"]["url"] for event in browser.told("Network.requestWillBeSent")]
    assert {url.split(":")[0] for url in asked} <= {"file", "data"}
    assert len([url for url in asked if url.startswith("file:")]) == 1
    assert browser.run("document.documentElement.scrollWidth") <= width
    assert browser.run(OVERFLOWING) == []
    assert browser.run(LOW_CONTRAST) == []
    assert browser.run(UNREADABLE) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_charts_can_be_seen(browser, page, width):
    browser.open(page, width=width)
    sizes = browser.run(
        "[...document.querySelectorAll('.fan')].map(e => { e.scrollIntoView(); const b = e.getBoundingClientRect();"
        "return [b.width, b.height, e.querySelector('.f').getTotalLength(), getComputedStyle(e.querySelector('.b80')).fill]; })"
    )
    assert len(sizes) == 7
    for chart_width, height, length, fill in sizes:
        assert chart_width > 290
        assert height > 180
        assert length > 30
        assert fill.startswith("rgb(")
    clipped = browser.run(
        "[...document.querySelectorAll('.fan text')].filter(t => { const b = t.getBBox(), v = t.closest('svg').viewBox.baseVal;"
        "return b.x < -1 || b.x + b.width > v.width + 1 || b.y < -1 || b.y + b.height > v.height + 1; }).map(t => t.textContent)"
    )
    assert clipped == []
    smallest = "Math.min(...[...document.querySelectorAll('.fan text')].map(t => t.getBoundingClientRect().height))"
    assert browser.run(smallest) >= 10.9  # line height of letters of 9 pixels and more


SHOWN = "[...document.querySelectorAll('#krs tbody tr')].filter(r => !r.hidden).map(r => r.dataset.status)"


def test_it_filters_by_status_and_by_words(browser, page, lang):
    browser.open(page)
    assert browser.run("!document.getElementById('tools').hidden")
    choose = "(() => { const s = document.getElementById('by-status'); s.value = '%s'; s.dispatchEvent(new Event('change')); })()"
    write = "(() => { const s = document.getElementById('by-words'); s.value = '%s'; s.dispatchEvent(new Event('input')); })()"
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


def test_hostile_text_runs_nothing(browser, shop, hostile, tmp_path):
    from dataclasses import replace

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
