"""What a reader does besides answering: filter, look a word up – and what nobody hears of it."""

import pytest
from playwright.sync_api import BrowserContext, Request, Response

from tests.check_page import CHECK, Open
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_calls_out_or_complains(context: BrowserContext, address: str, language: str) -> None:
    """One page of each kind: no request off the site, none failed, nothing in the console."""
    page = context.new_page()
    heard: list[str] = []

    def leaving(request: Request) -> None:
        if not request.url.startswith(address):
            heard.append(request.url)

    def failing(response: Response) -> None:
        if response.status >= 400:
            heard.append(response.url)

    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", leaving)
    page.on("response", failing)
    for path in ("", "criteria/", "criteria/disclosure/", CHECK, "tools/supervision/", "about/glossary/"):
        page.goto(address + folder(language) + path, wait_until="networkidle")
    page.goto(address + "404.html", wait_until="networkidle")
    assert heard == []
