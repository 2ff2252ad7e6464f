"""What a page costs its reader: bytes of our own scripts, and milliseconds with the processor slowed four times."""

from __future__ import annotations

import gzip
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests import chromium
from tests.built_site import serve
from tests.slow_phone import slow_processor

CHECK = "no/tools/self-check/"
CLICK = """() => {
  const times = [];
  const output = document.querySelector('[data-result=total]');
  for (const radio of document.querySelectorAll('fieldset[data-criterion] input[type=radio]')) {
    const start = performance.now();
    radio.click();
    void output.textContent;
    void document.body.offsetHeight;
    times.push(performance.now() - start);
  }
  return times;
}"""
FIFTY = """() => {
  const ids = [...document.querySelectorAll('fieldset[data-criterion]')].map(({ dataset }) => dataset.criterion);
  for (let number = 0; number < 50; number += 1) {
    const answers = Object.fromEntries(ids.map((id, index) => [id, { level: 1 + (index * number) % 5, note: 'n'.repeat(200) }]));
    const date = `20${30 + number}-01-01`;
    const saved = { id: `a${number}`, label: `Team ${number}`, date, revision: '2026-11-21', changed: `${date}T10:00:00Z`,
      version: 1, answers, kind: 'self-check', plan: [], planned: [], sources: [] };
    sessionStorage.setItem(`${location.pathname.replace(/no.tools.*/, '')}self-check/a${number}`, JSON.stringify(saved));
  }
}"""
OPEN = """() => [...Array(10).keys()].map((index) => {
  const chosen = document.querySelector('#ips-open');
  chosen.selectedIndex = index + 1;
  const start = performance.now();
  chosen.dispatchEvent(new Event('change', { bubbles: true }));
  void document.body.offsetHeight;
  return performance.now() - start;
})"""
COMPARE = """() => [...Array(10).keys()].map((index) => {
  const box = document.querySelectorAll('[data-choices] input')[index];
  const start = performance.now();
  box.click();
  void document.body.offsetHeight;
  return performance.now() - start;
}).slice(1)"""


def wire_size(site: Path) -> int:
    """Return the bytes of the site's own scripts that the self-check fetches, as a server would send them."""
    with opened(site, CHECK) as page:
        fetched: list[str] = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
        address = page.evaluate("location.origin") + "/"
    own = [site / name.removeprefix(address) for name in fetched if name.endswith(".mjs")]
    assert own, "the self-check fetched no script"
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in own)


def click_time(site: Path) -> float:
    """Return the median milliseconds from a click on a level to the new total laid out."""
    with opened(site, CHECK) as page:
        return median(page, CLICK)


def fifty_times(site: Path) -> dict[str, float]:
    """Return the median milliseconds to open, answer and compare with fifty assessments on the device."""
    with opened(site, CHECK) as page:
        page.evaluate(FIFTY)
        page.reload()
        slowed(page)
        times = {"open": median(page, OPEN), "answer": median(page, CLICK)}
        page.goto(page.url.replace("self-check", "compare"))
        return times | {"compare": median(page, COMPARE)}


def median(page: Page, script: str) -> float:
    """Return the median of the times that `script` measures."""
    times: list[float] = page.evaluate(script)
    return statistics.median(times)


def slowed(page: Page) -> None:
    """Slow the page's processor down."""
    slow_processor(page.context.new_cdp_session(page))


@contextmanager
def opened(site: Path, path: str) -> Iterator[Page]:
    """Open a page of `site`, its processor slowed."""
    with serve(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address + path, wait_until="networkidle")
        slowed(page)
        yield page
        browser.close()
