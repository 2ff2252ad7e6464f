"""Without a network: what was read, the tools and the checklists; a new release comes as a whole or not at all."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page

from macros.edition import editions
from macros.loading import load
from macros.service_worker import first, rest
from tests.built_site import PROJECT
from tests.check_page import CHECK, value
from tests.conftest import LANGUAGES, folder
from tests.offline_visit import OfflineVisit, offline_visit
from tests.test_accessibility import faults

LIST = "checklists/peer-support/"
OFFLINE = "about/offline/"
READ, UNREAD = "model/", "criteria/disclosure/"
TICK = "[data-item=own-experience] input >> nth=0"
WORDS = load().interface["offline-script"]
OUTCOME = """async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update();
  const worker = registration.installing;
  return new Promise((resolve) => { worker.onstatechange = () => resolve(worker.state); });
}"""


@pytest.fixture
def visit(browser: Browser, site: Path, tmp_path: Path) -> Iterator[OfflineVisit]:
    """A reader's visit."""
    with offline_visit(browser, site, tmp_path / "site") as found:
        yield found


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_one_visit_tools_and_checklists_open_and_save(visit: OfflineVisit, language: str) -> None:
    """With the network cut: answers count, ticks stay, a second language comes, and what was read opens again."""
    page = visit.open(language, READ)
    visit.wait(page, language, READ)
    visit.cut()
    visit.open(language, CHECK, page)
    page.check("#disclosure-3")
    page.reload()
    assert value(page, "total") == "3"
    visit.open(language, LIST, page)
    page.check(TICK)
    page.reload()
    assert page.is_checked(TICK)
    assert second_title(page)
    visit.open(language, READ, page)
    assert page.url == f"{visit.address}{folder(language)}{READ}"


def test_the_worker_asks_for_nothing_off_the_site(visit: OfflineVisit) -> None:
    """Nor for anything that is not on it."""
    page = visit.open("en", READ)
    visit.wait(page, "en", READ)
    assert visit.asked
    assert [address for address in visit.asked if not address.startswith(visit.address)] == []
    assert visit.refused == []


@pytest.mark.parametrize("language", ["en", "no"])
def test_a_page_that_is_not_kept_leads_to_those_that_are(visit: OfflineVisit, language: str) -> None:
    """It says so in the reader's language, with links that open."""
    page = visit.open(language, READ)
    visit.wait(page, language, READ)
    visit.cut()
    visit.open(language, UNREAD, page)
    assert page.url == f"{visit.address}{folder(language)}{OFFLINE}#not-kept"
    assert page.locator("#not-kept").is_visible()
    for link, path in (("article a[href='../../tools/']", "tools/"), ("[data-read] a", READ)):
        page.click(link)
        assert page.url == f"{visit.address}{folder(language)}{path}"
        page.go_back()


def test_a_language_never_visited_leads_to_one_that_was(visit: OfflineVisit) -> None:
    """Better a language that the reader has read than the browser's own error."""
    page = visit.open("fi", READ)
    visit.wait(page, "fi")
    visit.cut()
    visit.open("sv", CHECK, page)
    assert page.url == f"{visit.address}fi/{OFFLINE}#not-kept"


def test_a_weak_network_does_not_keep_the_reader_waiting(visit: OfflineVisit) -> None:
    """What is kept is shown when nothing comes."""
    visit.publish(patience=0.1)
    page = visit.open("en", READ)
    visit.wait(page, "en")
    visit.weaken()
    visit.open("en", CHECK, page)
    page.check("#disclosure-3")
    assert value(page, "total") == "3"


def test_with_a_network_the_newest_page_is_shown(visit: OfflineVisit) -> None:
    """What is kept does not stand in the way of a correction."""
    page = visit.open("en", READ)
    visit.wait(page, "en", READ)
    visit.edit("model/index.html", "<h1", "<h1 data-release='2'")
    page.reload()
    assert release(page) == "2"


def test_a_new_release_takes_over_as_a_whole(visit: OfflineVisit) -> None:
    """Under the old one its pages keep its data; the new one is complete before it counts; answers stay."""
    old = visit.open("en", LIST)
    visit.wait(old, "en", LIST)
    check = visit.open("en", CHECK)
    check.check("#disclosure-3")
    check.check("#storage-device")
    second_release(visit)
    new = visit.open("en", LIST)
    assert (release(new), second_title(new)[:1]) == ("2", "2")
    assert (release(old), second_title(old)[:1]) != ("2", "2")
    assert second_title(old)[:1] != "2"
    visit.wait(new, "en", LIST)
    visit.cut()
    between = visit.open("en", LIST)
    assert (release(between), second_title(between)[:1] == "2") == (None, False)
    after = visit.reopened("en", LIST)
    assert (release(after), second_title(after)[:1]) == ("2", "2")
    assert after.evaluate("caches.keys()") == [visit.cache]
    assert value(visit.open("en", CHECK, after), "total") == "3"


def test_a_release_that_does_not_arrive_whole_leaves_the_old_one(visit: OfflineVisit) -> None:
    """A file that is not the one it was announced with stops it."""
    page = visit.open("en", LIST)
    visit.wait(page, "en", LIST)
    old = visit.cache
    second_release(visit)
    visit.edit("tools/index.html", "<h1", "<h1 data-damaged")
    assert page.evaluate(OUTCOME) == "redundant"
    visit.cut()
    after = visit.reopened("en", LIST)
    assert (release(after), after.evaluate("caches.keys()")) == (None, [old])
    assert second_title(after)[:1] != "2"


@pytest.mark.parametrize("language", ["en", "fi"])
def test_a_language_is_kept_as_a_whole_and_removed(visit: OfflineVisit, language: str) -> None:
    """By two buttons that say what they did; a later release keeps it whole."""
    page = visit.open(language, OFFLINE)
    said = page.locator("[data-result=offline]")
    page.click("[data-action=keep]")
    page.wait_for_selector("[data-result=offline][data-value=whole]")
    assert said.inner_text() == WORDS["whole"].spoken(language)
    assert not page.is_visible("[data-action=keep]")
    second_release(visit)
    page.reload()
    visit.wait(page, language, *(address.removeprefix(folder(language)) for address in rest(visit.edition(language))))
    visit.cut()
    page = visit.reopened(language, UNREAD)
    assert release(page) == "2"
    visit.open(language, OFFLINE, page)
    page.click("[data-action=remove]")
    page.wait_for_selector("[data-result=offline][data-value=ready]")
    assert not page.is_visible("[data-action=remove]")
    visit.open(language, UNREAD, page)
    assert page.url.endswith("#not-kept")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sizes_are_those_of_the_files(site: Path, language: str) -> None:
    """As the language writes numbers, in millions of bytes."""
    edition = editions(site, LANGUAGES)[LANGUAGES.index(language)]
    kept = sum(edition.file(address).stat().st_size for address in first(edition) | rest(edition))
    zipped = (site / "downloads" / f"ips-quality-{language}.zip").stat().st_size
    html = edition.pages[folder(language) + OFFLINE]
    for size, unit in ((kept, r"</button>"), (zipped, r"</a>")):
        written = f"{size / 1e6:.1f}".replace(".", "." if language == "en" else ",")
        assert re.search(rf"\({written} M[Bt]\){unit}", html), written


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_in_each_state(visit: OfflineVisit, scheme: Literal["light", "dark"]) -> None:
    """With a page that is not kept told, and with the whole language kept; on a narrow phone nothing is cut off."""
    page = visit.open("fi", READ)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 700})
    visit.wait(page, "fi", READ)
    for state, act in (("ready", None), ("whole", "[data-action=keep]")):
        visit.open("fi", f"{OFFLINE}#not-kept", page)
        if act:
            page.click(act)
        page.wait_for_selector(f"[data-result=offline][data-value={state}]")
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


NO_WORKERS = "delete Navigator.prototype.serviceWorker"
REFUSED = "if (navigator.serviceWorker) navigator.serviceWorker.register = () => Promise.reject(new Error('blocked'))"


@pytest.mark.parametrize("obstacle", [NO_WORKERS, REFUSED], ids=["none", "refused"])
def test_where_nothing_can_be_kept_the_page_says_so(visit: OfflineVisit, obstacle: str) -> None:
    """And the zip is there; nothing complains."""
    complaints: list[str] = []
    visit.context.add_init_script(obstacle)
    visit.context.on("weberror", lambda error: complaints.append(str(error.error)))
    visit.context.on("console", lambda message: complaints.append(message.text))
    page = visit.open("en", OFFLINE)
    page.wait_for_selector("[data-result=offline][data-value=impossible]")
    assert page.locator("[data-offline] button:visible").count() == 0
    with page.expect_download() as download:
        page.click("a[download]")
    assert download.value.suggested_filename == "ips-quality-en.zip"
    assert complaints == []


def test_a_visit_that_saves_data_keeps_nothing(visit: OfflineVisit) -> None:
    """Until the reader asks for it."""
    visit.context.add_init_script("Object.defineProperty(navigator.connection, 'saveData', { value: true })")
    page = visit.open("en", READ)
    page.wait_for_load_state("networkidle")
    assert [address for address in visit.asked if "service-worker" in address] == []
    visit.open("en", OFFLINE, page)
    page.click("[data-action=keep]")
    page.wait_for_selector("[data-result=offline][data-value=whole]")


def test_pages_that_are_being_written_are_not_kept() -> None:
    """`make serve` shows an author every change at once: its pages start no worker."""
    config = load_config(str(PROJECT / "mkdocs.yml"))
    hook = config["hooks"]["macros/offline_hook.py"]
    for command, starts in (("build", True), ("serve", False)):
        hook.on_startup(command=command, dirty=False)
        scripts = [str(script) for script in hook.on_config(config).extra_javascript]
        assert ("assets/offline.mjs" in scripts) == starts


def second_release(visit: OfflineVisit) -> None:
    """Publish the site anew with every page and every list changed."""
    visit.edit("**/index.html", "<h1", "<h1 data-release='2'")
    for file in (visit.site / "checklists").glob("*.json"):
        old = content_hash(file)
        visit.edit(f"checklists/{file.name}", '"title": "', '"title": "2 ')
        visit.edit("**/index.html", old, content_hash(file))
    visit.publish()


def content_hash(file: Path) -> str:
    """Return the hash by which pages name a list."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]


def release(page: Page) -> str | None:
    """Return which release a page is of; the first has no mark."""
    return page.locator("h1").get_attribute("data-release")


def second_title(page: Page) -> str:
    """Choose the last of the other languages beside a checklist's own; return the list's title in it."""
    page.select_option("[data-second]", index=3)
    return page.locator("h1 .ips-second").inner_text()
