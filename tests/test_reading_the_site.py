"""What a reader does besides answering: filter, search, look a word up."""

import pytest

from tests.check_page import Open
from tests.conftest import LANGUAGES, folder


def test_the_overview_shows_one_section(open_page: Open) -> None:
    """The filter hides the others and brings them back."""
    page = open_page("en", "criteria/")
    page.check("#filter-services")
    assert page.locator("tbody tr:visible").count() == 14
    page.check("#filter-all")
    assert page.locator("tbody tr:visible").count() == 25


def test_a_term_explains_itself(open_page: Open) -> None:
    """Pressing an underlined term shows the glossary's explanation; Escape closes it."""
    page = open_page("fi", "criteria/caseload-size/")
    page.click('[popovertarget="term-caseload"]')
    explanation = page.locator("#term-caseload")
    assert explanation.is_visible()
    assert "asiakas" in explanation.inner_text().lower()
    page.keyboard.press("Escape")
    assert not explanation.is_visible()


@pytest.mark.parametrize(
    ("language", "query", "found"),
    [("en", "disclosure", "criteria/disclosure/"), ("no", "åpenhet", "no/criteria/disclosure/")],
)
def test_search_finds_pages_of_ones_own_language(
    open_page: Open, address: str, language: str, query: str, found: str
) -> None:
    """And only those."""
    page = open_page(language, "about/")
    page.click(".md-search__input")
    page.keyboard.type(query)
    page.wait_for_selector(".md-search-result__link")
    links = page.eval_on_selector_all(".md-search-result__link", "all => all.map(one => one.href)")
    assert any(link.startswith(address + found) for link in links)
    assert all(link.startswith(address + folder(language)) for link in links)
    others = [folder(code) for code in LANGUAGES if code != "en"]
    if language == "en":
        assert not any(link.startswith(address + other) for link in links for other in others)
