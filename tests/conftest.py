"""What the tests share: the criteria, the built site, a browser, a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from macros.loading import load
from macros.model import Criteria
from tests import chromium
from tests.built_site import build, serve

LANGUAGES = ("en", "fi", "sv", "no")


@pytest.fixture(scope="session")
def criteria() -> Criteria:
    """The criteria of the project."""
    return load()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site; the build is strict and says nothing."""
    folder = tmp_path_factory.mktemp("site")
    said = build(folder)
    assert (said.returncode, said.stdout + said.stderr) == (0, "")
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the served site."""
    with serve(site) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    with sync_playwright() as playwright:
        path = chromium.find()
        assert path, chromium.SENTENCE
        # Root (as in a container) has no sandbox; the rest keeps Chromium from calling home.
        flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
        instance = playwright.chromium.launch(executable_path=path, args=flags)
        yield instance
        instance.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh visit in a browser without service workers: `offline_visit` has them, and the other tests their time."""
    visit = browser.new_context()
    visit.add_init_script("delete Navigator.prototype.serviceWorker")
    yield visit
    visit.close()


@pytest.fixture
def open_page(context: BrowserContext, address: str) -> Callable[..., Page]:
    """Open a page by language and path: `open_page("fi", "tools/self-check/")`."""

    def opened(language: str, path: str, page: Page | None = None) -> Page:
        page = page or context.new_page()
        page.goto(address + folder(language) + path)
        return page

    return opened


def folder(language: str) -> str:
    """Return a language's folder in addresses: English stands at the root."""
    return "" if language == "en" else f"{language}/"
