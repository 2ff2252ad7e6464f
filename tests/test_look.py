"""The site's own look: light to fetch, and the system's own colours where the reader has asked for them."""

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

LIMIT = 15 * 1024  # bytes over the wire
# Colours that a page in the system's contrast mode draws text, lines and signs with.
DRAWN = """() => {
  const system = document.createElement('i');
  system.style.color = 'CanvasText';
  document.body.append(system);
  const wanted = getComputedStyle(system).color;
  const drawn = [...document.querySelectorAll('.ips-picture :is(strong, span, path)')].map(element => {
    const { color, stroke } = getComputedStyle(element);
    return element.tagName === 'path' ? stroke : color;
  });
  return [...new Set(drawn)].filter(colour => colour !== wanted);
}"""


@pytest.mark.parametrize("path", ["", "model/", "tools/self-check/", "checklists/first-weeks/"])
def test_no_page_has_heavy_styles(open_page: Callable[..., Page], path: str) -> None:
    """Compressed as a server sends them, the theme's share included."""
    page = open_page("en", path)
    sheets = page.evaluate(
        """() => Promise.all([...document.querySelectorAll('link[rel=stylesheet]')]
          .map(async ({ href }) => (await fetch(href)).text()))"""
    )
    assert sheets
    assert sum(len(gzip.compress(sheet.encode())) for sheet in sheets) <= LIMIT


def test_pictures_take_the_systems_colours(browser: Browser, address: str) -> None:
    """A reader who has set a contrast mode sees lines and signs in it, and no colour of ours."""
    visit = browser.new_context(forced_colors="active")
    page = visit.new_page()
    for path in ("model/", "model/job-seekers/"):
        page.goto(address + path)
        assert page.evaluate(DRAWN) == []
    visit.close()
