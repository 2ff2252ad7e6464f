"""The self-check's page as a test reads it: results, levels, what a helper says."""

from collections.abc import Callable

from playwright.sync_api import Page

from macros.loading import load

CHECK = "tools/self-check/"
WORDS = load().interface["script"]
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
