"""Three readers complete the self-check: by names alone, by keys alone, and by touch on a slow phone."""

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.model import Criteria
from tests.check_page import CHECK, Open, value
from tests.conftest import LANGUAGES, folder
from tests.slow_phone import slow_network, slow_processor

FOCUSED = "document.activeElement.type === 'radio' ? document.activeElement.name : ''"
STATUS = ".ips-results [data-status]"
CRITERIA = 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_what_a_screen_reader_says(open_page: Open, criteria: Criteria, language: str) -> None:
    """Each criterion is a group with its name, each level a radio button with its words; the end is said politely."""
    page = open_page(language, CHECK)
    for criterion in criteria.criteria:
        group = page.get_by_role("group", name=criterion.name.spoken(language)).first
        words = criterion.levels[4].spoken(language)
        group.get_by_role("radiogroup").get_by_role("radio", name=words).check()
    assert value(page, "total") == "125"
    expect(page.locator(STATUS)).to_have_role("status")
    expect(page.locator(STATUS)).to_contain_text("125")


def test_by_the_keys_alone(open_page: Open) -> None:
    """From the address bar: Tab to each group of levels, the blank to choose; every stop can be seen."""
    page = open_page("sv", CHECK)
    chosen: list[str] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        name = page.evaluate(FOCUSED)
        if name not in ("", "storage", *chosen):
            assert hidden_focus(page) is None
            page.keyboard.press("Space")
            chosen.append(name)
        if len(chosen) == CRITERIA:
            break
    assert value(page, "answered") == str(CRITERIA)
    assert value(page, "total") == str(CRITERIA)


@pytest.mark.parametrize("path", [CHECK, "checklists/rehabilitation-plan/", "tools/supervision/"])
@pytest.mark.parametrize("keys", ["Tab", "Shift+Tab"])
def test_what_has_the_focus_is_never_covered(open_page: Open, path: str, keys: str) -> None:
    """Neither by the header nor by what follows the reader, on a phone with a keyboard, forwards and backwards."""
    page = open_page("fi", path)
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator(".md-skip" if keys == "Tab" else "article :is(input, button):visible >> nth=-1").focus()
    for _ in range(70):
        page.keyboard.press(keys)
        assert hidden_focus(page) is None


def hidden_focus(page: Page) -> str | None:
    """Return why the focus is not seen: it has no outline, or something lies over its middle; None when it is seen.

    The parts of a date have a mark of the browser's own.
    """
    told: str | None = page.evaluate("""() => {
      const focused = document.activeElement;
      const { left, right, top, bottom } = focused.getClientRects()[0];
      const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const name = focused.tagName + (focused.id || focused.textContent.slice(0, 40));
      if (focused === document.body) return null;
      if (!focused.contains(there)) return `${name} below ${there?.className || there?.tagName}`;
      return focused.type !== 'date' && getComputedStyle(focused).outlineStyle === 'none' ? `${name} has no outline` : null;
    }""")
    return told


def test_by_touch_on_a_slow_phone(browser: Browser, address: str, criteria: Criteria) -> None:
    """A weak network, a processor four times slower, a screen of 360 pixels: every tap counts, and the result is in sight."""
    visit = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    visit.add_init_script("delete Navigator.prototype.serviceWorker")
    page = visit.new_page()
    client = visit.new_cdp_session(page)
    slow_processor(client)
    slow_network(client)
    page.goto(f"{address}{folder('fi')}{CHECK}")
    for number, criterion in enumerate(criteria.criteria, start=1):
        page.locator(f"label[for={criterion.id}-3]").tap()
        assert value(page, "total") == str(3 * number)
    expect(page.locator("[data-result=total]")).to_be_in_viewport()
    visit.close()
