"""Search in one's own language: what people type leads to the page, and costs nothing before they turn to it."""

from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from macros.compound import latter_parts
from macros.glossary import load_glossary
from macros.model import Criteria
from macros.search_index import write_search_index
from tests.check_page import Open
from tests.conftest import LANGUAGES, folder
from tests.search_field import FIELD, LINKS, QUERIES, said, search
from tests.test_accessibility import faults

NOTHING = {"en": "Nothing was found", "fi": "ei tuottanut tuloksia", "sv": "gav inga träffar", "no": "Ingen treff"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_type_leads_to_the_page(open_page: Open, address: str, language: str) -> None:
    """The right page is among the first three for every query of the list, and all results are in the language."""
    page = open_page(language, "about/")
    root = address + folder(language)
    others = tuple(address + folder(other) for other in LANGUAGES if folder(other) and other != language)
    missed = []
    for kind, queries in QUERIES[language].items():
        for query, right in queries.items():
            found = search(page, query)
            assert all(link.startswith(root) and not link.startswith(others) for link in found), query
            first = {link.removeprefix(root).partition("#")[0] for link in found[:3]}
            if bool(first & set(right)) == (kind == "beyond"):
                missed.append((kind, query, found[:3]))
    assert missed == []


def test_the_list_of_queries_is_long_enough() -> None:
    """At least twenty in each language."""
    assert QUERIES.keys() == set(LANGUAGES)
    assert min(sum(map(len, kinds.values())) for kinds in QUERIES.values()) >= 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_told_when_nothing_is_found(open_page: Open, language: str) -> None:
    """A sentence with the query, no result."""
    page = open_page(language, "about/")
    assert search(page, "xyzzyx") == []
    assert NOTHING[language] in said(page)
    assert "xyzzyx" in said(page)


def test_nothing_of_the_search_is_fetched_before_the_field_is_turned_to(context: BrowserContext, address: str) -> None:
    """Neither the engine nor an index, nor anything of the theme's own search; then one language's only."""
    page = context.new_page()
    fetched: list[str] = []
    context.on("request", lambda request: fetched.append(request.url.removeprefix(address)))
    page.goto(address + "fi/criteria/", wait_until="networkidle")
    assert [name for name in fetched if name.startswith("search/") or "worker" in name or "lunr" in name] == []
    page.click(FIELD)
    search(page, "vertaistuki")
    indexed = [Path(name).name for name in fetched if name.endswith((".pf_index", ".pf_fragment", ".pf_meta"))]
    assert indexed
    assert all(name.startswith(("fi_", "pagefind.fi_")) for name in indexed)


def test_results_are_links_that_the_keyboard_reaches(open_page: Open) -> None:
    """Arrows go through field and results, Tab too; Enter goes on to the first, then opens it; Escape ends."""
    page = open_page("no", "about/")
    page.focus(FIELD)
    first, second, *_ = search(page, "behandlingsteamene")
    page.keyboard.press("ArrowDown")
    assert focused(page) == first
    page.keyboard.press("Tab")
    assert focused(page) == second
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.locator(FIELD).evaluate("(field) => field === document.activeElement")
    assert page.locator(LINKS).count() > 1
    page.keyboard.press("Escape")
    assert page.locator(LINKS).count() == 0
    assert page.input_value(FIELD) == ""
    first, *_ = search(page, "feltveiledningen")
    page.keyboard.press("Enter")
    assert focused(page) == first
    page.keyboard.press("Enter")
    page.wait_for_url(first)


def test_results_go_away_when_the_reader_turns_elsewhere(open_page: Open) -> None:
    """And come back with the field."""
    page = open_page("sv", "about/")
    page.focus(FIELD)
    search(page, "öppenhet")
    page.click("h1", position={"x": 5, "y": 5})
    assert page.locator(LINKS).count() == 0
    page.focus(FIELD)
    page.wait_for_selector(LINKS)


def test_a_word_of_another_language_leads_to_its_place_in_the_glossary(open_page: Open) -> None:
    """Not only to the top of a long list."""
    page = open_page("en", "about/")
    page.focus(FIELD)
    first, *_ = search(page, "palkkatuki")
    assert first.endswith("/about/glossary/#wage-subsidy")
    page.goto(first)
    assert page.locator("#wage-subsidy").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_open_results_are_accessible_and_fit(browser: Browser, address: str, width: int, scheme: str) -> None:
    """Axe finds nothing, nothing scrolls sideways, the count is in a status."""
    visit = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 700})  # type: ignore[arg-type]
    page = visit.new_page()
    page.goto(address + "fi/criteria/caseload-size/")
    page.focus(FIELD)
    found = search(page, "kuntoutussuunnitelmassa")
    assert found
    assert str(len(found)) in said(page)
    assert page.locator(LINKS).first.is_visible()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    visit.close()


@pytest.mark.parametrize("part", ["pagefind.js", "wasm.*", "fragment/*"])
def test_a_search_that_cannot_be_fetched_says_so(open_page: Open, context: BrowserContext, part: str) -> None:
    """Whichever part is missing."""
    page = open_page("en", "about/")
    context.route(f"**/search/{part}", lambda route: route.abort())
    page.focus(FIELD)
    assert search(page, "caseload") == []
    assert "could not be loaded" in said(page)


def test_a_network_lost_while_searching_is_not_taken_for_nothing_found(
    open_page: Open, context: BrowserContext
) -> None:
    """The field had been turned to before."""
    page = open_page("en", "about/")
    page.focus(FIELD)
    assert search(page, "caseload")
    context.set_offline(True)
    assert search(page, "wage subsidy") == []
    assert "could not be loaded" in said(page)


def test_without_scripts_there_is_no_field(browser: Browser, address: str) -> None:
    """It could not answer."""
    visit = browser.new_context(java_script_enabled=False)
    page = visit.new_page()
    page.goto(address + "fi/")
    assert not page.locator(FIELD).is_visible()
    visit.close()


@pytest.mark.parametrize(
    ("word", "known", "part"),
    [
        ("työhönvalmentaja", "työhön", "valmentaja"),
        ("kvalitetsbedömning", "kvalitet", "bedömning"),
        ("jobbspesialisten", "jobb", "spesialisten"),
    ],
)
def test_the_latter_part_of_a_compound(word: str, known: str, part: str) -> None:
    """What follows a word that the language has, with or without a binding s; endings are no parts."""
    assert part in latter_parts(word, {known})
    assert latter_parts(word, set()) == latter_parts(known + "en", {known}) == []


def test_the_same_pages_give_the_same_index(site: Path, tmp_path: Path, criteria: Criteria) -> None:
    """So that a reader's device need not fetch again what has not changed."""
    copy = copytree(site, tmp_path / "site")
    write_search_index(criteria, load_glossary(LANGUAGES), copy)
    first, second = (
        {file.relative_to(root): file.read_bytes() for file in (root / "search").rglob("*") if file.is_file()}
        for root in (site, copy)
    )
    assert first == second


def focused(page: Page) -> str:
    """Return the address of the focused link."""
    return str(page.evaluate("document.activeElement.href"))
