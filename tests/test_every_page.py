"""Every page in every language, not one of each kind only: WCAG 2.2 A and AA, small screens, wide letters."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.conftest import LANGUAGES, folder
from tests.test_accessibility import faults
from tests.test_pages import PATHS

pytestmark = pytest.mark.slow

NARROW = {"width": 320, "height": 640}  # 1280 pixels at 400 % zoom
# The least that readers must be able to set, by WCAG 1.4.12.
WIDE_LETTERS = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
# What reaches beyond the screen, unless it scrolls for itself or is there for screen readers only.
BEYOND = """() => document.documentElement.scrollWidth > innerWidth
  ? [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > innerWidth + 1)
      .slice(-2).map(({ tagName, className, textContent }) => `${tagName}.${className} ${textContent.slice(0, 40)}`)
  : []"""
CONTRAST = {"runOnly": ["color-contrast"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page(browser: Browser, address: str, language: str) -> None:
    """All rules in light colours, and contrast in dark ones."""
    visit = browser.new_context(color_scheme="light", viewport={"width": 1280, "height": 900})
    page = visit.new_page()
    found = {}
    for path in PATHS:
        page.emulate_media(color_scheme="light")
        page.goto(address + folder(language) + path)
        found[path] = faults(page)
        page.emulate_media(color_scheme="dark")
        page.reload()
        found[f"{path} dark"] = contrast_faults(page)
    visit.close()
    assert {path: told for path, told in found.items() if told} == {}


def contrast_faults(page: Page) -> list[str]:
    """Return the places whose text is hard to see."""
    response = Axe().run(page, options=CONTRAST).response
    return [str(node["target"]) for fault in response["violations"] for node in fault["nodes"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways_on_the_smallest_screen(browser: Browser, address: str, language: str) -> None:
    """Neither as it is nor with the letters as far apart as a reader may need them."""
    visit = browser.new_context(viewport=NARROW)  # type: ignore[arg-type]
    page = visit.new_page()
    found = {}
    for path in PATHS:
        page.goto(address + folder(language) + path)
        found[path] = page.evaluate(BEYOND)
        page.evaluate(WIDE_LETTERS)
        found[f"{path} wide"] = page.evaluate(BEYOND)
    visit.close()
    assert {path: told for path, told in found.items() if told} == {}
