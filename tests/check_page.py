"""The self-check's page as a test reads it: results, levels, what a helper says."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from macros.loading import load

CHECK = "tools/self-check/"
WORDS = load().interface["script"] | load().interface["keep-script"]
Open = Callable[..., Page]


def value(page: Page, result: str) -> str | None:
    """Return a result as a plain number or id."""
    return page.locator(f'[data-result="{result}"]').get_attribute("data-value")


def shown(page: Page, result: str) -> str:
    """Return a result as people read it."""
    return page.locator(f'[data-result="{result}"]').inner_text()


def level(page: Page, criterion: str) -> str | None:
    """Return the level chosen for a criterion."""
    chosen = page.locator(f'input[name="{criterion}"]:checked')
    return chosen.get_attribute("value") if chosen.count() else None


def reading(page: Page, criterion: str) -> str:
    """Return what a criterion's helper says."""
    return page.locator(f'fieldset[data-criterion="{criterion}"] [data-reading]').inner_text()


def problem(page: Page, id_: str) -> str:
    """Return what is said beside an input."""
    return page.locator(f"#{id_}-problem").inner_text()


def caseload(page: Page, clients: str, specialists: str) -> None:
    """Type the two numbers of the first criterion."""
    page.fill('[name="caseload-size.clients"]', clients)
    page.fill('[name="caseload-size.specialists"]', specialists)


def state(page: Page) -> tuple[str | None, str]:
    """Return where the page says that it keeps what was entered: the plain word and the sentence."""
    output = page.locator('[data-result="saved"]')
    return output.get_attribute("data-value"), output.inner_text()


def told(page: Page) -> str:
    """Return what the page said last about keeping."""
    return page.locator("[data-told]").inner_text()


def begins(word: str, language: str = "en") -> str:
    """Return a sentence of the page's words up to its first placeholder."""
    return WORDS[word].spoken(language).split("{")[0]


def entries(page: Page, store: str = "sessionStorage", tool: str = "self-check") -> list[Any]:
    """Return what a tool has in `store`: one entry for each saved thing."""
    script = """([store, prefix]) => Object.keys(window[store]).filter((key) => key.startsWith(prefix) && !key.endsWith("/open"))
        .map((key) => JSON.parse(window[store][key]))"""
    return list(page.evaluate(script, [store, f"/{tool}"]))


def wait_for(page: Page, condition: str) -> None:
    """Wait until `condition`, a script, holds; the page's policy forbids Playwright's own way, which needs `eval`."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {condition}")
