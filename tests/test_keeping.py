"""Where answers are kept, for how long, and what happens where nothing can be kept."""

import json

import pytest
from playwright.sync_api import BrowserContext

from tests.check_page import CHECK, Open, begins, caseload, entries, state, told, value, wait_for
from tests.conftest import LANGUAGES

LIST = "checklists/first-weeks/"


def test_a_reload_keeps_the_answers_and_a_new_visit_does_not(open_page: Open, context: BrowserContext) -> None:
    """“This visit only” is where answers go unless the reader chooses otherwise."""
    page = open_page("en", CHECK)
    assert state(page) == ("visit", begins("nothing-kept"))
    page.check("#disclosure-3")
    assert state(page) == ("visit", begins("state-visit"))
    page.reload()
    assert value(page, "total") == "3"
    other = open_page("en", CHECK, context.new_page())
    assert value(other, "total") == ""


@pytest.mark.parametrize("language", ["en", "sv"])
def test_kept_on_the_device_until_deleted(open_page: Open, context: BrowserContext, language: str) -> None:
    """Another tab has the answers too; the page says until when; deleting asks, clears both, and can be undone."""
    page = open_page(language, CHECK)
    page.check("#disclosure-3")
    page.check("#storage-device")
    where, sentence = state(page)
    assert where == "device"
    assert sentence.startswith(begins("state-device", language))
    other = open_page("fi", CHECK, context.new_page())
    assert value(other, "total") == "3"
    assert other.is_checked("#storage-device")
    other.once("dialog", lambda dialog: dialog.dismiss())
    other.click('[data-action="delete"]')
    assert value(other, "total") == "3"
    other.once("dialog", lambda dialog: dialog.accept())
    other.click('[data-action="delete"]')
    assert value(other, "total") == ""
    assert other.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    other.click('[data-action="undo"]')
    assert value(other, "total") == "3"
    assert len(entries(other, "localStorage")) == 1
    assert other.locator('[data-action="undo"]:visible').count() == 0


def test_nowhere_means_nowhere(open_page: Open) -> None:
    """What was kept is taken away, answers go on counting, a reload is empty."""
    page = open_page("en", CHECK)
    page.check("#disclosure-3")
    page.check("#storage-none")
    page.check("#zero-exclusion-4")
    assert state(page) == ("none", begins("state-none"))
    assert (value(page, "total"), page.evaluate("[localStorage.length, sessionStorage.length]")) == ("7", [0, 0])
    page.reload()
    assert value(page, "total") == ""


def test_kept_answers_expire(open_page: Open) -> None:
    """After ninety days they are gone, and the page starts afresh."""
    page = open_page("en", CHECK)
    page.check("#disclosure-3")
    page.check("#storage-device")
    key = page.evaluate("Object.keys(localStorage)[0]")
    days = page.evaluate("(key) => (Date.parse(JSON.parse(localStorage[key]).until) - Date.now()) / 86400000", key)
    assert 89.9 < days <= 90
    script = "(key) => { localStorage[key] = JSON.stringify({...JSON.parse(localStorage[key]), until: '2020-01-01'}) }"
    page.evaluate(script, key)
    page.reload()
    assert (value(page, "total"), page.evaluate("localStorage.length")) == ("", 0)


@pytest.mark.parametrize("path", [CHECK, "criteria/disclosure/", "tools/supervision/", LIST])
def test_nothing_is_written_before_the_reader_acts(open_page: Open, context: BrowserContext, path: str) -> None:
    """Looking leaves no trace: no storage, no cookie."""
    page = open_page("en", path)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert context.cookies() == []


def test_storage_is_only_what_the_privacy_page_lists(open_page: Open, context: BrowserContext) -> None:
    """After using everything: names that begin as the privacy page lists them, and no cookie."""
    page = open_page("en", CHECK)
    page.check("#disclosure-3")
    page.check("#storage-device")
    page.click("[data-colours]")
    open_page("en", "tools/supervision/", page)
    page.fill("[name=participants]", "20")
    open_page("en", LIST, page)
    page.check("#records-done")
    open_page("en", "", page)
    page.click("[data-doors] a")
    keys = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    names = {key.split("/")[1] for key in keys}
    assert names == {"self-check", "colours", "supervision", "checklists", "path"}
    assert context.cookies() == []
    for language in LANGUAGES:
        listed = open_page(language, "about/privacy/", page).locator("article code").all_inner_texts()
        assert {name.strip("…") for name in listed} == names


BLOCKED = "Object.defineProperty(window, '{0}', {{ get() {{ throw new DOMException('blocked', 'SecurityError') }} }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


@pytest.mark.parametrize(
    "obstacle",
    [BLOCKED.format("localStorage") + ";" + BLOCKED.format("sessionStorage"), FULL],
    ids=["blocked", "full"],
)
def test_without_storage_the_page_says_so_and_goes_on(open_page: Open, context: BrowserContext, obstacle: str) -> None:
    """Counting does not need storage."""
    context.add_init_script(obstacle)
    page = open_page("en", CHECK)
    caseload(page, "46", "2")
    assert value(page, "total") == "4"
    assert state(page) == ("failed", begins("failed"))
    page.click("[data-colours]")
    open_page("en", LIST, page)
    page.check("#records-done")
    assert (value(page, "progress"), state(page)[0]) == ("1", "failed")


def test_a_store_that_fills_up_keeps_what_it_had(open_page: Open) -> None:
    """The answer that found no room is on the page, the ones before are in the store, and the page says so."""
    page = open_page("en", CHECK)
    page.check("#disclosure-3")
    page.evaluate(f"void ({FULL})")
    page.check("#zero-exclusion-4")
    assert (value(page, "total"), state(page)[0]) == ("7", "failed")
    page.check("#storage-device")
    assert state(page)[0] == "failed"
    page.reload()
    assert (value(page, "total"), state(page)[0]) == ("3", "visit")


CORRUPT = ["{", "null", "[]", '"text"', '{"format":1}', '{"format":99,"answers":{}}', '{"format":1,"answers":[]}']


@pytest.mark.parametrize("key", ["/self-check", "/self-check/x1"])
@pytest.mark.parametrize("kept", CORRUPT)
def test_corrupted_storage_is_told_and_stays(open_page: Open, kept: str, key: str) -> None:
    """The page starts, says so, counts, and keeps beside it; deleting everything takes it away."""
    page = open_page("en", CHECK)
    page.evaluate("([key, text]) => { sessionStorage[key] = text }", [key, kept])
    page.reload()
    assert state(page)[1] == begins("unreadable")
    page.check("#disclosure-3")
    assert value(page, "total") == "3"
    assert page.evaluate("(key) => sessionStorage[key]", key) == kept
    page.once("dialog", lambda dialog: dialog.accept())
    page.click('[data-action="delete-all"]')
    assert page.evaluate("sessionStorage.length") == 0


def test_what_the_first_release_stored_opens(open_page: Open) -> None:
    """Wrong types count as unanswered; an unknown criterion is kept; nothing is executed; the old entry moves."""
    answers = {
        "caseload-size": {"level": "<img src=x onerror=alert(1)>", "inputs": {"clients": 7, "specialists": "2"}},
        "disclosure": {"level": 9, "components": "all"},
        "team-contact": [],
        "zero-exclusion": {"level": 3, "note": "kept"},
        "retired-criterion": {"level": 2},
        "__proto__": {"level": 5},
    }
    text = json.dumps({"format": 1, "revision": "2020-01-01", "saved": "2026-03-05T10:00:00Z", "answers": answers})
    page = open_page("en", CHECK)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.evaluate("text => { sessionStorage['/self-check'] = text }", text)
    page.reload()
    assert value(page, "total") == "3"
    assert "2020-01-01" in told(page)
    assert page.input_value("#ips-date") == "2026-03-05"
    page.check("#disclosure-2")
    (kept,) = entries(page)
    assert kept["answers"]["retired-criterion"] == {"level": 2}
    assert kept["answers"]["zero-exclusion"] == {"level": 3, "note": "kept"}
    assert page.evaluate("'/self-check' in sessionStorage") is False


def test_two_tabs_never_overwrite_each_other(open_page: Open, context: BrowserContext) -> None:
    """What one tab answers appears in the other, which says so; both answers stay."""
    first = open_page("en", CHECK)
    first.check("#disclosure-3")
    first.check("#storage-device")
    second = open_page("no", CHECK, context.new_page())
    second.check("#zero-exclusion-4")
    wait_for(first, "document.querySelector('[data-result=total]').dataset.value === '7'")
    assert told(first) == begins("changed-elsewhere")
    first.check("#vocational-unit-2")
    wait_for(second, "document.querySelector('[data-result=total]').dataset.value === '9'")
    (kept,) = entries(first, "localStorage")
    assert {id_: answer["level"] for id_, answer in kept["answers"].items()} == {
        "disclosure": 3,
        "zero-exclusion": 4,
        "vocational-unit": 2,
    }


def test_a_tab_that_slept_keeps_its_own_beside(open_page: Open, context: BrowserContext) -> None:
    """A frozen tab hears nothing; when it saves, both versions are there and it says so."""
    first = open_page("en", CHECK)
    first.check("#disclosure-3")
    first.check("#storage-device")
    asleep = context.new_page()
    asleep.add_init_script(
        "window.addEventListener = ((add) => (kind, ...rest) => kind === 'storage' || add.call(window, kind, ...rest))(window.addEventListener)"
    )
    open_page("en", CHECK, asleep)
    first.check("#zero-exclusion-4")
    asleep.check("#vocational-unit-2")
    assert told(asleep).startswith(begins("kept-beside"))
    levels = [sum(answer["level"] for answer in kept["answers"].values()) for kept in entries(asleep, "localStorage")]
    assert sorted(levels) == [5, 7]
    assert value(asleep, "total") == "5"


def test_deleted_in_another_tab_is_told_and_still_here(open_page: Open, context: BrowserContext) -> None:
    """Nothing vanishes from under the reader's hands."""
    first = open_page("en", CHECK)
    first.check("#disclosure-3")
    first.check("#storage-device")
    second = open_page("en", CHECK, context.new_page())
    second.once("dialog", lambda dialog: dialog.accept())
    second.click('[data-action="delete"]')
    wait_for(first, "document.querySelector('[data-told]').textContent !== ''")
    assert (told(first), value(first, "total"), state(first)[0]) == (begins("deleted-elsewhere"), "3", "failed")
    first.check("#zero-exclusion-4")
    assert (value(first, "total"), state(first)[0]) == ("7", "device")
