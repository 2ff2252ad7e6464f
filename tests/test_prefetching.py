"""The page a reader is about to open is fetched ahead: one in the same language, and nothing else."""

import time
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.prefetching import prefetch_rules
from tests.built_site import Quiet, serve

fetched: list[str] = []
LONG = 10  # seconds, far more than a browser takes


class Noting(Quiet):
    """Notes what is fetched before it is opened: https://wicg.github.io/nav-speculation/prefetch.html."""

    def do_GET(self) -> None:  # noqa: N802 – the name that the server calls
        """Answer as ever."""
        if "prefetch" in self.headers.get("Sec-Purpose", ""):
            fetched.append(self.path)
        SimpleHTTPRequestHandler.do_GET(self)


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """The address of a server that notes."""
    fetched.clear()
    with serve(site, Noting) as url:
        yield url


@pytest.mark.parametrize("start", ["", "fi/"])
def test_a_link_that_is_pointed_at_is_fetched(browser: Browser, address: str, start: str) -> None:
    """Within the language; the same page in another language and a file only when they are opened."""
    visit = browser.new_context(viewport={"width": 1280, "height": 900})
    visit.add_init_script("delete Navigator.prototype.serviceWorker")
    page = visit.new_page()
    page.goto(f"{address}{start}tools/self-check/")
    page.click(".ips-languages-button")
    page.hover(".ips-languages a[lang=sv]")
    page.wait_for_timeout(600)
    page.keyboard.press("Escape")
    page.hover("a[href$='.pdf'] >> nth=0")
    page.wait_for_timeout(600)
    page.hover(".md-tabs a >> nth=2")
    until = time.monotonic() + LONG
    while not fetched and time.monotonic() < until:
        page.wait_for_timeout(50)
    visit.close()
    assert fetched == [f"/{start}specialist/"]


@pytest.mark.parametrize(
    ("home", "others", "patterns"),
    [("../../", ["fi", "no"], ["../..*/", "../..(fi|no)/*"]), ("./", [], [".*/"])],
)
def test_the_rules_name_the_pages_of_a_language(home: str, others: list[str], patterns: list[str]) -> None:
    """Those below its home, without the folders of others."""
    where = prefetch_rules(home, others)["prefetch"][0]["where"]["and"]
    assert [rule.get("href_matches") or rule["not"]["href_matches"] for rule in where] == patterns
