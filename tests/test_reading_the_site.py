"""What a reader does besides answering: filter, look a word up."""

from tests.check_page import Open


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
