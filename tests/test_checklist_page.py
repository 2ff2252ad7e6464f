"""A checklist in a real browser: ticked, counted, kept, in two languages, on paper."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page
from pypdf import PdfReader

from macros.checklists import load_checklists
from macros.loading import load
from tests.built_site import PROJECT
from tests.check_page import Open, begins, entries, state, told, value, wait_for
from tests.conftest import LANGUAGES, folder
from tests.test_checklists import IDS, words

PLAN = "checklists/rehabilitation-plan/"
LISTS = load_checklists(PROJECT / "docs", LANGUAGES)
TEXTS = load().interface["checklist-script"]


def states(page: Page) -> dict[str, str]:
    """Return the state of each item that is not open."""
    script = "all => all.map(({ dataset }) => [dataset.item, dataset.state]).filter(([, state]) => state !== 'open')"
    return dict(page.eval_on_selector_all("[data-item]", script))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id_", IDS)
def test_the_boxes_keep_their_contract(open_page: Open, language: str, id_: str) -> None:
    """Named by the list, valued by the item, labelled by its words, in order."""
    page = open_page(language, f"checklists/{id_}/")
    boxes = page.locator(f'input[type="checkbox"][name="{id_}"]')
    checklist = LISTS[id_][language]
    assert boxes.evaluate_all("all => all.map(({ value }) => value)") == [item.id for item in checklist.items]
    assert boxes.evaluate_all("all => all.map(({ labels }) => labels[0].textContent)") == [
        i.text for i in checklist.items
    ]


def test_an_item_is_open_done_or_not_relevant(open_page: Open) -> None:
    """Never two at once; progress counts what is relevant, in the section and the whole."""
    page = open_page("en", PLAN)
    page.check("#own-goal-done")
    page.check("#ips-in-plan-skip")
    assert states(page) == {"own-goal": "done", "ips-in-plan": "not-relevant"}
    whole = len(LISTS["rehabilitation-plan"]["en"].items)
    assert page.locator('[data-result="progress"]').inner_text() == f"1 of {whole - 1} done, 1 not relevant"
    assert page.locator('[data-result="progress-whole"]').inner_text() == "1 of 4 done, 1 not relevant"
    page.check("#own-goal-skip")
    assert not page.is_checked("#own-goal-done")
    page.check("#own-goal-done")
    assert not page.is_checked("#own-goal-skip")
    assert value(page, "progress") == "1"
    page.uncheck("#own-goal-done")
    assert states(page) == {"ips-in-plan": "not-relevant"}


def test_only_what_is_open(open_page: Open) -> None:
    """What is settled goes from sight, and comes back."""
    page = open_page("sv", PLAN)
    page.check("#own-goal-done")
    page.check("#gap-skip")
    page.check("#ips-only-open")
    assert not page.is_visible("#own-goal")
    assert not page.is_visible("#gap")
    assert page.is_visible("#hours")
    page.uncheck("#ips-only-open")
    assert page.is_visible("#own-goal")


@pytest.mark.parametrize("language", ["no", "en", "sv"])
def test_ticks_set_in_finnish_are_there_in_another_language(open_page: Open, language: str, tmp_path: Path) -> None:
    """On the page and on its paper, which says the language and has every item."""
    page = open_page("fi", PLAN)
    page.check("#early-signs-done")
    page.check("#club-house-skip")
    open_page(language, PLAN, page)
    assert states(page) == {"early-signs": "done", "club-house": "not-relevant"}
    text = printed(page, "print-filled", tmp_path)
    checklist = LISTS["rehabilitation-plan"][language]
    assert [item.id for item in checklist.items if words(item.text) not in words(text)] == []
    assert (text.count("☒"), text.count("☐")) == (2, 2 * len(checklist.items) - 2)
    assert {"sv": "Svenska", "no": "Norsk", "en": "English"}[language] in text
    assert load().revision in text
    today = page.evaluate("new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' })")
    assert words(today) in words(text)
    assert not [item for item in checklist.items if item.hint and words(item.hint) in words(text)]


def test_the_blank_form_is_blank_and_the_facilitators_copy_has_the_hints(open_page: Open, tmp_path: Path) -> None:
    """Whatever is ticked on the screen, and without opening or closing anything there."""
    page = open_page("no", PLAN)
    page.check("#early-signs-done")
    assert "☒" not in printed(page, "print-blank", tmp_path)
    text = printed(page, "print-facilitator", tmp_path)
    hints = [item.hint for item in LISTS["rehabilitation-plan"]["no"].items if item.hint]
    assert [hint for hint in hints if words(hint) not in words(text)] == []
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".ips-hint[open]").count() == 0


def printed(page: Page, action: str, folder_: Path) -> str:
    """Press a print button and return the text of the sheets."""
    page.evaluate("window.print = () => {}")
    page.click(f'[data-action="{action}"]')
    path = folder_ / "list.pdf"
    page.pdf(path=path, format="A4")
    sheets = [sheet.extract_text() for sheet in PdfReader(path).pages]
    title = page.locator("h1").evaluate("h1 => h1.firstChild.textContent")
    assert all(words(title) in words(sheet) for sheet in sheets)
    return "".join(sheets)


@pytest.mark.parametrize(("first", "second"), [("fi", "en"), ("sv", "no")])
def test_two_languages_side_by_side(open_page: Open, first: str, second: str, tmp_path: Path) -> None:
    """Each item, hint and heading in both, marked with their language, on the screen and on paper."""
    page = open_page(first, PLAN)
    page.select_option("#ips-second", second)
    page.wait_for_selector(".ips-second")
    checklist = LISTS["rehabilitation-plan"][second]
    tag = {"no": "nb"}.get(second, second)
    shown = page.eval_on_selector_all(
        "[data-words] > .ips-second", "all => all.map(({ lang, textContent }) => [lang, textContent])"
    )
    assert shown == [[tag, item.text] for item in checklist.items]
    headings = page.locator("h2 > .ips-second").all_inner_texts()
    assert headings == [section.title for section in checklist.sections]
    text = words(printed(page, "print-facilitator", tmp_path))
    for language in (first, second):
        for item in LISTS["rehabilitation-plan"][language].items:
            assert words(item.text) in text
            assert words(item.hint) in text
    page.select_option("#ips-second", "")
    assert page.locator(".ips-second").count() == 0


def test_a_second_language_that_cannot_be_fetched_is_told(open_page: Open, context: BrowserContext) -> None:
    """And the page goes on in one language."""
    context.route("**/rehabilitation-plan.json*", lambda route: route.abort())
    page = open_page("no", PLAN)
    page.select_option("#ips-second", "fi")
    wait_for(page, "document.querySelector('.ips-list-bar .ips-problem').textContent !== ''")
    assert page.locator(".ips-list-bar .ips-problem").inner_text() == TEXTS["second-failed"].spoken("no")
    assert page.input_value("#ips-second") == ""


def test_clearing_asks_and_can_be_undone(open_page: Open) -> None:
    """The ticks of the open copy, and no others."""
    page = open_page("en", PLAN)
    page.check("#hours-done")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.click('[data-action="reset"]')
    assert states(page) == {"hours": "done"}
    page.once("dialog", lambda dialog: dialog.accept())
    page.click('[data-action="reset"]')
    assert states(page) == {}
    page.click('[data-action="undo"]')
    assert states(page) == {"hours": "done"}
    page.reload()
    assert states(page) == {"hours": "done"}


def test_several_copies_of_one_list(open_page: Open) -> None:
    """March and April, each with its ticks; one deleted leaves the other."""
    page = open_page("en", PLAN)
    page.check("#hours-done")
    page.fill("#ips-label", "March")
    page.keyboard.press("Tab")
    page.click('[data-action="new-copy"]')
    assert states(page) == {}
    page.check("#gap-done")
    page.fill("#ips-label", "April")
    page.keyboard.press("Tab")
    labels = page.locator("#ips-open option").all_inner_texts()
    assert sorted(label.split(",")[0] for label in labels) == ["April", "March"]
    page.select_option("#ips-open", label=next(label for label in labels if label.startswith("March")))
    assert states(page) == {"hours": "done"}
    page.reload()
    assert (states(page), page.input_value("#ips-label")) == ({"hours": "done"}, "March")
    page.once("dialog", lambda dialog: dialog.accept())
    page.click('[data-action="delete"]')
    assert (states(page), page.input_value("#ips-label")) == ({"gap": "done"}, "April")
    assert len(entries(page, tool="checklists/rehabilitation-plan")) == 1


def test_a_link_leads_to_one_item(open_page: Open) -> None:
    """Its address ends in the item's id, the same in every language."""
    page = open_page("fi", f"{PLAN}#way-back")
    assert page.evaluate("document.querySelector(':target').dataset.item") == "way-back"
    assert page.locator("#way-back .ips-link").get_attribute("href") == "#way-back"


def test_a_list_that_changed_since_says_what_changed(open_page: Open) -> None:
    """Gained, reworded, lost: each named, nothing dropped."""
    page = open_page("en", PLAN)
    page.check("#hours-done")
    page.check("#gap-done")
    script = """() => {
        const key = Object.keys(sessionStorage).find((key) => !key.endsWith("/open"));
        const saved = JSON.parse(sessionStorage[key]);
        saved.items = saved.items.filter((id) => id !== "own-copy");
        saved.answers.gap.wording = "00000000";
        saved.answers["an-old-item"] = { state: "done", wording: "11111111" };
        sessionStorage[key] = JSON.stringify(saved);
    }"""
    page.evaluate(script)
    page.reload()
    gained, reworded, lost = page.locator("[data-list-changed] li").all()
    texts = {item.id: item.text for item in LISTS["rehabilitation-plan"]["en"].items}
    assert gained.inner_text() == f"{TEXTS['gained'].spoken('en')} {texts['own-copy']}"
    assert reworded.inner_text() == f"{TEXTS['reworded'].spoken('en')} {texts['gap']}"
    assert lost.inner_text() == f"{TEXTS['lost'].spoken('en')} an-old-item"
    page.check("#asked-done")
    (kept,) = entries(page, tool="checklists/rehabilitation-plan")
    assert kept["answers"]["an-old-item"] == {"state": "done", "wording": "11111111"}
    page.reload()
    assert states(page).keys() == {"hours", "gap", "asked"}


def test_an_unchanged_list_says_nothing_in_another_language(open_page: Open) -> None:
    """A tick set in Finnish is not “reworded” in Swedish."""
    page = open_page("fi", PLAN)
    page.check("#hours-done")
    open_page("sv", PLAN, page)
    assert not page.is_visible("[data-list-changed]")


@pytest.mark.parametrize(("from_", "to"), [("fi", "no"), ("en", "sv")])
def test_a_file_takes_the_ticks_to_another_device(
    open_page: Open, browser: Browser, address: str, tmp_path: Path, from_: str, to: str
) -> None:
    """Saved here, opened there in another language, after it was shown and confirmed."""
    page = open_page(from_, PLAN)
    page.check("#hours-done")
    page.check("#courses-skip")
    with page.expect_download() as download:
        page.click('[data-action="save-file"]')
    assert download.value.suggested_filename.startswith("ips-rehabilitation-plan_20")
    path = tmp_path / "list.json"
    download.value.save_as(path)
    elsewhere = browser.new_context()
    other = elsewhere.new_page()
    other.goto(address + folder(to) + PLAN)
    other.set_input_files('[data-action="open-file"]', path)
    assert states(other) == {}
    other.click('[data-incoming] button[value="add"]')
    assert states(other) == {"hours": "done", "courses": "not-relevant"}
    elsewhere.close()


FOREIGN = {
    "cut short": ('{"format": 2, "tool": "checkl', "refused-not-json"),
    "another tool's": ('{"format": 2, "tool": "self-check", "saved": []}', "refused-foreign"),
    "another list's": ('{"format": 2, "tool": "checklists/peer-support", "saved": []}', "refused-foreign"),
    "a newer format": ('{"format": 3, "tool": "checklists/rehabilitation-plan", "saved": []}', "refused-newer"),
    "nothing in it": ('{"format": 2, "tool": "checklists/rehabilitation-plan", "saved": [{}]}', "refused-empty"),
    "a shopping list": ("milk, bread", "refused-not-json"),
    "huge": ("x" * 3_000_000, "refused-too-long"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_file_is_refused_and_changes_nothing(open_page: Open, name: str) -> None:
    """With a sentence; the ticks stay."""
    text, word = FOREIGN[name]
    page = open_page("no", PLAN)
    page.check("#hours-done")
    before = entries(page, tool="checklists")
    file: FilePayload = {"name": "list.json", "mimeType": "application/json", "buffer": text.encode()}
    page.set_input_files('[data-action="open-file"]', file)
    wait_for(page, "document.querySelector('[data-told]').textContent !== ''")
    assert told(page) == begins(word, "no")
    assert not page.is_visible("[data-incoming]")
    assert (states(page), entries(page, tool="checklists")) == ({"hours": "done"}, before)


def test_kept_on_the_device_with_its_end(open_page: Open, context: BrowserContext) -> None:
    """As everywhere on the site."""
    page = open_page("en", PLAN)
    page.check("#hours-done")
    page.check("#storage-device")
    assert state(page)[0] == "device"
    assert states(open_page("fi", PLAN, context.new_page())) == {"hours": "done"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_the_list_reads_and_prints(browser: Browser, address: str, language: str) -> None:
    """Boxes can be ticked, hints opened; no control that does nothing, no false zero."""
    visit = browser.new_context(java_script_enabled=False)
    page = visit.new_page()
    page.goto(address + folder(language) + PLAN)
    assert page.locator("[data-item]").count() == len(LISTS["rehabilitation-plan"][language].items)
    page.check("#hours-done")
    page.locator(".ips-hint summary").first.click()
    assert page.locator("[data-hint]").first.is_visible()
    assert page.locator("article button:visible, article output:visible, article select:visible").count() == 0
    assert page.locator(".ips-papers a").count() == 2
    visit.close()


def test_a_list_by_keyboard_alone(open_page: Open) -> None:
    """Tab from box to box, the space bar ticks."""
    page = open_page("en", PLAN)
    page.focus("#own-goal-done")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert states(page) == {"own-goal": "not-relevant"}


def test_the_list_as_data_is_what_the_page_shows(site: Path) -> None:
    """One source for both."""
    data = json.loads((site / "checklists" / "rehabilitation-plan.json").read_text(encoding="utf-8"))
    for language in LANGUAGES:
        items = [item["text"] for section in data["languages"][language]["sections"] for item in section["items"]]
        assert items == [item.text for item in LISTS["rehabilitation-plan"][language].items]
