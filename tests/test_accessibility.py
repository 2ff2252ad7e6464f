"""axe on each kind of page, in each language, light and dark: WCAG 2.2 A and AA."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.conftest import LANGUAGES, folder
from tests.markup import elements

KINDS = (
    "",
    "model/",
    "model/evidence/",
    "model/job-seekers/",
    "criteria/",
    "criteria/questions/",
    "criteria/employer-contact-frequency/",
    "team-leader/span/",
    "tools/self-check/",
    "tools/supervision/",
    "tools/employer-week/",
    "tools/compare/",
    "tools/agree/",
    "checklists/first-weeks/",
    "about/method/",
    "about/glossary/",
)
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(browser: Browser, address: str, language: str, scheme: str) -> None:
    """No fault of the project's, none of the theme's."""
    visit = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})  # type: ignore[arg-type]
    page = visit.new_page()
    found = {}
    for path in (*KINDS, "404.html"):
        page.goto(address + folder(language) + path)
        found[path] = faults(page)
    visit.close()
    assert {path: told for path, told in found.items() if told} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_a_phone_in_use(open_page: Callable[..., Page], language: str) -> None:
    """With answers, a problem beside a field, results opened and a term explained."""
    page = open_page(language, "tools/self-check/")
    page.set_viewport_size({"width": 360, "height": 740})
    page.fill("#caseload-size-clients", "46")
    page.fill("#caseload-size-specialists", "0")
    page.check("#disclosure-unknown")
    page.click(".ips-results summary")
    assert faults(page) == []
    open_page(language, "criteria/caseload-size/", page)
    page.click(".ips-term")
    assert faults(page) == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "path",
    [
        "",
        "criteria/",
        "criteria/caseload-size/",
        "tools/self-check/",
        "tools/supervision/",
        "tools/employer-week/",
        "model/evidence/",
        "about/method/",
        "about/glossary/",
        "team-leader/",
    ],
)
def test_no_page_scrolls_sideways(open_page: Callable[..., Page], path: str, width: int) -> None:
    """320 pixels are 1280 at 400 % zoom."""
    page = open_page("fi", path)
    page.set_viewport_size({"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["", "criteria/disclosure/"])
def test_the_menu_opens_on_a_phone(open_page: Callable[..., Page], path: str) -> None:
    """From the home page too, which has no side column on a wide screen; choosing a heading shows the text again."""
    page = phone(open_page, path)
    page.click(".ips-menu-button")
    expect(page.locator(".ips-menu")).to_be_in_viewport()
    if path:
        page.click(".ips-menu .ips-headings a >> nth=2")
        expect(page.locator(".ips-menu")).not_to_be_visible()
        expect(page.locator(":target")).to_be_in_viewport()


def test_the_keyboard_alone_goes_through_the_header_of_a_phone(open_page: Callable[..., Page]) -> None:
    """To the text, or through the menu; what is closed holds no stop, and Escape leads back to where it was opened."""
    page = phone(open_page, "criteria/disclosure/")
    assert stops(page, 6) == ["md-skip", "md-logo", "ips-menu-button", "ips-colours", "ips-languages-button", "search"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")
    for button, opened in ((".ips-menu-button", ".ips-menu"), (".ips-languages-button", ".ips-languages")):
        page.focus(button)
        page.keyboard.press("Enter")
        expect(page.locator(opened)).to_be_visible()
        page.keyboard.press("Tab")
        assert page.evaluate(f"document.activeElement.closest('{opened}') !== null")
        page.keyboard.press("Escape")
        expect(page.locator(opened)).not_to_be_visible()
        expect(page.locator(button)).to_be_focused()
    page.focus(".md-skip")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def phone(open_page: Callable[..., Page], path: str) -> Page:
    """Open a Finnish page on a small screen."""
    page = open_page("fi", path)
    page.set_viewport_size({"width": 360, "height": 740})
    return page


def stops(page: Page, count: int) -> list[str]:
    """Return the last class, or the type, of each thing that the Tab key stops at."""
    found = []
    for _ in range(count):
        page.keyboard.press("Tab")
        found.append(page.evaluate("document.activeElement.className.split(' ').at(-1) || document.activeElement.type"))
    return found


def test_every_page_links_to_the_statement(site: Path) -> None:
    """In its own language, as public bodies do it; the page for a wrong address too."""
    for file in site.rglob("*.html"):
        here = file.relative_to(site)
        language = here.parts[0] if here.parts[0] in LANGUAGES else "en"
        links = {urljoin(f"/{here}", element.attributes.get("href", "")) for element in elements(file)}
        assert f"/{folder(language)}about/accessibility/" in links, here


def faults(page: Page) -> list[str]:
    """Return axe's faults as rule and places."""
    response = Axe().run(page, options=RULES).response
    return [f"{fault['id']}: {[node['target'] for node in fault['nodes']][:3]}" for fault in response["violations"]]
