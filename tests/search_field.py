"""The search field as a test uses it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page
from ruamel.yaml import YAML

from tests.check_page import wait_for

FIELD = ".ips-search input"
STATUS = ".ips-search [role=status]"
COMING = ".ips-search ol[aria-busy=true]"
LINKS = ".ips-search li a"

QUERIES: dict[str, dict[str, dict[str, list[str]]]] = YAML(typ="safe").load(
    Path(__file__).with_name("search_queries.yaml")
)


def search(page: Page, query: str) -> list[str]:
    """Type a query in the field and return the results' addresses, best first."""
    page.fill(FIELD, "")
    page.fill(FIELD, query)
    wait_for(page, f"document.querySelector('{STATUS}').textContent && !document.querySelector('{COMING}')")
    return [str(address) for address in page.eval_on_selector_all(LINKS, "all => all.map((link) => link.href)")]


def said(page: Page) -> str:
    """Return what the search says politely."""
    return page.inner_text(STATUS)
