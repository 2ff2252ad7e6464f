"""Where answers are kept, for how long, and what happens where nothing can be kept."""

import json

import pytest
from playwright.sync_api import BrowserContext

from tests.check_page import CHECK, WORDS, Open, caseload, value
from tests.conftest import LANGUAGES


def test_a_reload_keeps_the_answers_and_a_new_visit_does_not(open_page: Open, context: BrowserContext) -> None:
    """“This visit only” is where answers go unless the reader chooses otherwise."""
    page = open_page("en", CHECK)
    page.check("#disclosure-3")
    page.reload()
    assert value(page, "total") == "3"
    other = open_page("en", CHECK, context.new_page())
    assert value(other, "total") == ""


def test_kept_on_the_device_until_deleted(open_page: Open, context: BrowserContext) -> None:
    """Another tab has the answers too; the page says until when; deleting asks and clears both."""
    page = open_page("en", CHECK)
    page.check("#disclosure-3")
    page.check("#keep-device")
    assert page.locator("[data-kept]").inner_text().startswith(WORDS["kept-device"].spoken("en").split("{")[0])
    other = open_page("fi", CHECK, context.new_page())
    assert value(other, "total") == "3"
    assert other.is_checked("#keep-device")
    other.once("dialog", lambda dialog: dialog.dismiss())
    other.click("[data-delete]")
    assert value(other, "total") == "3"
    other.once("dialog", lambda dialog: dialog.accept())
    other.click("[data-delete]")
    assert value(other, "total") == ""
    assert other.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    page.reload()
    assert value(page, "total") == ""


def test_kept_answers_expire(open_page: Open) -> None:
    """After ninety days they are gone, and the page starts afresh."""
    page = open_page("en", CHECK)
    page.check("#disclosure-3")
    page.check("#keep-device")
    days = page.evaluate("(Date.parse(JSON.parse(localStorage['/self-check']).until) - Date.now()) / 86400000")
    assert 89.9 < days <= 90
    page.evaluate(
        "localStorage['/self-check'] = JSON.stringify({...JSON.parse(localStorage['/self-check']), until: '2020-01-01'})"
    )
    page.reload()
    assert (value(page, "total"), page.evaluate("localStorage.length")) == ("", 0)


def test_nothing_is_written_before_the_reader_acts(open_page: Open, context: BrowserContext) -> None:
    """Looking leaves no trace: no storage, no cookie."""
    page = open_page("en", CHECK)
    open_page("en", "criteria/disclosure/", page)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert context.cookies() == []


def test_storage_is_only_what_the_privacy_page_lists(open_page: Open, context: BrowserContext) -> None:
    """After using everything: the four names on the privacy page and no cookie."""
    page = open_page("en", CHECK)
    page.check("#disclosure-3")
    page.check("#keep-device")
    page.click("[data-colours]")
    open_page("en", "tools/supervision/", page)
    page.fill("[name=participants]", "20")
    open_page("en", "", page)
    page.click("[data-doors] a")
    keys = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort()")
    assert keys == ["/colours", "/path", "/self-check", "/supervision"]
    assert context.cookies() == []
    for language in LANGUAGES:
        listed = open_page(language, "about/privacy/", page).locator("article code").all_inner_texts()
        assert listed == ["…self-check", "…colours", "…supervision", "…path"]


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
    assert page.locator("[data-kept]").inner_text().startswith(WORDS["not-saved"].spoken("en"))
    page.click("[data-colours]")


CORRUPT = [
    "{",
    "null",
    "[]",
    '"text"',
    '{"format":1}',
    '{"format":99,"answers":{}}',
    '{"format":1,"answers":[]}',
]


@pytest.mark.parametrize("kept", CORRUPT)
def test_corrupted_storage_is_told_and_left_until_the_next_answer(open_page: Open, kept: str) -> None:
    """The page starts, says so, and counts."""
    page = open_page("en", CHECK)
    page.evaluate("text => { sessionStorage['/self-check'] = text }", kept)
    page.reload()
    assert page.locator("[data-kept]").inner_text().startswith(WORDS["unreadable"].spoken("en"))
    assert page.evaluate("sessionStorage['/self-check']") == kept
    page.check("#disclosure-3")
    assert value(page, "total") == "3"


def test_odd_answers_in_storage_do_no_harm(open_page: Open) -> None:
    """Wrong types count as unanswered; an unknown criterion is kept; nothing is executed."""
    answers = {
        "caseload-size": {"level": "<img src=x onerror=alert(1)>", "inputs": {"clients": 7, "specialists": "2"}},
        "disclosure": {"level": 9, "components": "all"},
        "team-contact": [],
        "zero-exclusion": {"level": 3, "note": "kept"},
        "retired-criterion": {"level": 2},
        "__proto__": {"level": 5},
    }
    text = json.dumps({"format": 1, "revision": "2020-01-01", "answers": answers})
    page = open_page("en", CHECK)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.evaluate("text => { sessionStorage['/self-check'] = text }", text)
    page.reload()
    assert value(page, "total") == "3"
    assert (
        WORDS["other-revision"].spoken("en").replace("{revision}", "2020-01-01")
        in page.locator("[data-kept]").inner_text()
    )
    page.check("#disclosure-2")
    kept = json.loads(page.evaluate("sessionStorage['/self-check']"))["answers"]
    assert kept["retired-criterion"] == {"level": 2}
    assert kept["zero-exclusion"] == {"level": 3, "note": "kept"}
