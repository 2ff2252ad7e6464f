"""The self-check as a working tool: several assessments, files, plan, report, table, link."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pypdf import PdfReader

from macros.loading import load
from macros.model import Criteria
from macros.views import spoken
from tests.check_page import CHECK, Open, begins, caseload, entries, level, shown, state, told, value, wait_for
from tests.conftest import LANGUAGES, folder
from tests.test_checklists import words

TEXTS = load().interface["assessment"]
IDS = [criterion.id for criterion in load().criteria]


def answer_all(page: Page, levels: str) -> None:
    """Choose a level for each criterion, given as 25 digits."""
    for id_, given in zip(IDS, levels, strict=True):
        page.check(f"#{id_}-{given}")


def levels(page: Page) -> str:
    """Return the levels on the page as 25 letters; `-` is none."""
    return "".join({None: "-", "unknown": "?"}.get(given, str(given)) for given in (level(page, id_) for id_ in IDS))


def label(page: Page, text: str) -> None:
    """Name the open assessment."""
    page.fill("#ips-label", text)
    page.keyboard.press("Tab")


def saved_file(page: Page, path: Path, action: str = "save-file") -> Any:
    """Save a file to `path`; returns what is in it."""
    with page.expect_download() as download:
        page.click(f'[data-action="{action}"]')
    download.value.save_as(path)
    return json.loads(path.read_text(encoding="utf-8")) if path.suffix == ".json" else download.value.suggested_filename


SOME = "3242555532525525432422225"


@pytest.mark.parametrize(("from_", "to"), [("fi", "no"), ("en", "sv")])
def test_next_year_with_the_file_on_another_device(
    open_page: Open, browser: Browser, address: str, tmp_path: Path, from_: str, to: str
) -> None:
    """Levels, numbers, notes, label, date, kind and plan: everything is there, in another language too."""
    page = open_page(from_, CHECK)
    answer_all(page, SOME)
    caseload(page, "46", "2")
    page.locator("#disclosure >> .ips-notes > summary, [data-criterion=disclosure] .ips-notes > summary").first.click()
    page.fill('[name="disclosure.note"]', "Lomake 3")
    label(page, "Pohjoinen")
    page.select_option("#ips-kind", "preparation")
    page.click("[data-plan] > summary")
    page.check("#plan-work-incentives")
    page.fill("#plan-work-incentives-what", "A")
    kept = saved_file(page, tmp_path / "check.json")
    assert (kept["format"], kept["tool"], len(kept["saved"])) == (2, "self-check", 1)
    elsewhere = browser.new_context()
    other = elsewhere.new_page()
    other.goto(address + folder(to) + CHECK)
    other.set_input_files('[data-action="open-file"]', tmp_path / "check.json")
    lines = other.locator("[data-incoming-list] li").all_inner_texts()
    assert len(lines) == 1
    assert "Pohjoinen" in lines[0]
    assert "87" in lines[0]
    assert entries(other) == []
    other.click('[data-incoming] button[value="add"]')
    assert levels(other) == "4" + SOME[1:]
    assert other.input_value('[name="disclosure.note"]') == "Lomake 3"
    assert (other.input_value("#ips-label"), other.input_value("#ips-kind")) == ("Pohjoinen", "preparation")
    assert other.input_value("#caseload-size-clients") == "46"
    other.click("[data-plan] > summary")
    assert other.input_value("#plan-work-incentives-what") == "A"
    elsewhere.close()


def test_the_file_is_named_after_tool_and_day(open_page: Open) -> None:
    """As people find it again."""
    page = open_page("en", CHECK)
    page.check("#disclosure-3")
    with page.expect_download() as download:
        page.click('[data-action="save-file"]')
    assert re.fullmatch(r"ips-self-check_\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)


def test_a_week_later_on_the_same_device(open_page: Open, context: BrowserContext) -> None:
    """The browser closed and opened again: the page opens with the newest assessment and says until when."""
    page = open_page("sv", CHECK)
    page.check("#storage-device")
    answer_all(page, SOME)
    label(page, "Norr")
    page.close()
    later = open_page("sv", CHECK, context.new_page())
    assert (levels(later), later.input_value("#ips-label"), state(later)[0]) == (SOME, "Norr", "device")


@pytest.mark.parametrize("language", ["no", "en"])
def test_several_assessments(open_page: Open, language: str) -> None:
    """A new one begins empty with the label; the plan of the one before is looked at; each can be opened again."""
    page = open_page(language, CHECK)
    answer_all(page, SOME)
    label(page, "Nord")
    page.click("[data-plan] > summary")
    page.check("#plan-work-incentives")
    page.fill("#plan-work-incentives-what", "X")
    page.click('[data-action="new-assessment"]')
    assert (levels(page), page.input_value("#ips-label")) == ("-" * 25, "Nord")
    page.check("#work-incentives-5")
    planned = page.locator("[data-planned] li").all_inner_texts()
    assert len(planned) == 1
    assert "X" in planned[0]
    assert TEXTS["planned-now"].spoken(language).replace("{level}", "5") in planned[0]
    assert page.locator("#ips-open option").count() == 2
    page.select_option("#ips-open", index=1)
    assert levels(page) == SOME
    assert page.locator('[data-action="save-all"]').is_visible()


def test_all_assessments_in_one_file(open_page: Open, browser: Browser, address: str, tmp_path: Path) -> None:
    """And back."""
    page = open_page("en", CHECK)
    page.check("#disclosure-3")
    page.click('[data-action="new-assessment"]')
    page.check("#disclosure-4")
    kept = saved_file(page, tmp_path / "all.json", "save-all")
    assert sorted(saved["answers"]["disclosure"]["level"] for saved in kept["saved"]) == [3, 4]
    elsewhere = browser.new_context()
    other = elsewhere.new_page()
    other.goto(address + CHECK)
    other.set_input_files('[data-action="open-file"]', tmp_path / "all.json")
    other.click('[data-incoming] button[value="add"]')
    assert other.locator("#ips-open option").count() == 2
    elsewhere.close()


def test_a_file_of_what_is_here_asks_replace_or_both(open_page: Open, tmp_path: Path) -> None:
    """Cancelling changes nothing; both are kept beside each other; replacing can be undone."""
    page = open_page("en", CHECK)
    page.check("#disclosure-3")
    saved_file(page, tmp_path / "check.json")
    page.check("#disclosure-5")
    page.set_input_files('[data-action="open-file"]', tmp_path / "check.json")
    page.click('[data-incoming] button[value=""]')
    assert level(page, "disclosure") == "5"
    page.set_input_files('[data-action="open-file"]', tmp_path / "check.json")
    page.click('[data-incoming] button[value="replace"]')
    assert (level(page, "disclosure"), len(entries(page))) == ("3", 1)
    page.click('[data-action="undo"]')
    assert level(page, "disclosure") == "5"
    page.set_input_files('[data-action="open-file"]', tmp_path / "check.json")
    page.click('[data-incoming] button[value="both"]')
    assert sorted(kept["answers"]["disclosure"]["level"] for kept in entries(page)) == [3, 5]


def test_a_file_can_be_dropped_or_pasted(open_page: Open, tmp_path: Path) -> None:
    """Wherever on the page."""
    page = open_page("fi", CHECK)
    page.check("#disclosure-3")
    text = json.dumps(saved_file(page, tmp_path / "check.json"))
    for event, holder in (("drop", "dataTransfer"), ("paste", "clipboardData")):
        script = """([event, holder, text]) => {
            const data = new DataTransfer();
            data.items.add(new File([text], "check.json", { type: "application/json" }));
            const Kind = event === "drop" ? DragEvent : ClipboardEvent;
            document.body.dispatchEvent(new Kind(event, { [holder]: data, bubbles: true, cancelable: true }));
        }"""
        page.evaluate(script, [event, holder, text])
        page.wait_for_selector("[data-incoming][open]")
        page.click('[data-incoming] button[value=""]')


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_plan_begins_with_the_lowest(open_page: Open, criteria: Criteria, language: str) -> None:
    """Each with the text of the next level; the points missing for the next band; what was written stays."""
    page = open_page(language, CHECK)
    page.click("[data-plan] > summary")
    wait_for(page, "document.querySelector('[data-plan-empty]').textContent")
    assert page.locator("[data-plan-empty]").inner_text() == TEXTS["plan-empty"].spoken(language)
    answer_all(page, SOME)
    offered = page.eval_on_selector_all("[data-criterion-plan]", "all => all.map((box) => box.dataset.criterionPlan)")
    given = dict(zip(IDS, SOME, strict=True))
    assert [given[id_] for id_ in offered] == sorted(given[id_] for id_ in offered)
    assert set(offered) == {id_ for id_ in IDS if given[id_] < "5"}
    first = next(spoken(criterion, language) for criterion in criteria.criteria if criterion.id == offered[0])
    assert first["levels"][int(given[offered[0]])] in page.locator("[data-plan-list] li").first.inner_text()
    band = next(band.name.spoken(language) for band in criteria.bands if band.id == "good")
    missing = TEXTS["plan-points"].spoken(language).replace("{band}", band).replace("{points}", "14")
    assert page.locator("[data-plan-points]").inner_text() == missing
    page.check(f"#plan-{offered[0]}")
    for field, text in (("what", "Kysytään"), ("who", "vetäjä"), ("when", "2027-02-01"), ("check", "2027-05-01")):
        page.fill(f"#plan-{offered[0]}-{field}", text)
    page.reload()
    page.click("[data-plan] > summary")
    assert page.input_value(f"#plan-{offered[0]}-who") == "vetäjä"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_director_gets_one_page(open_page: Open, criteria: Criteria, language: str, tmp_path: Path) -> None:
    """Total, band, sections, all 25 with their levels, strengths, plan and the arithmetic, on one A4 sheet."""
    page = open_page(language, CHECK)
    answer_all(page, SOME)
    label(page, "Nord 7")
    page.click("[data-plan] > summary")
    for id_ in ("rapid-job-search", "work-incentives", "caseload-size"):
        page.check(f"#plan-{id_}")
        page.fill(f"#plan-{id_}-what", f"Q{id_}")
    page.evaluate("window.print = () => {}")
    page.click('[data-action="print-report"]')
    wait_for(page, "document.body.dataset.print === 'print-report'")
    path = tmp_path / "report.pdf"
    page.pdf(path=path, format="A4", prefer_css_page_size=True)
    sheets = PdfReader(path).pages
    assert len(sheets) == 1
    text = words(sheets[0].extract_text())
    wanted = [
        "Nord 7",
        "86",
        "9/15",
        "32/40",
        "45/70",
        "3 + 2 + 4 = 9",
        "9 + 32 + 45 = 86",
        "Qrapid-job-search",
        "Qwork-incentives",
    ]
    wanted += [criterion.name.spoken(language) for criterion in criteria.criteria]
    wanted += [next(band.name.spoken(language) for band in criteria.bands if band.id == "fair")]
    assert [part for part in wanted if words(part) not in text] == []
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.body.dataset.print") is None
    assert not page.locator("[data-report]").evaluate("report => report.open")


def test_the_report_of_an_open_assessment_shows_the_range(open_page: Open) -> None:
    """The arithmetic of what is still possible, and what is not known."""
    page = open_page("en", CHECK)
    page.check("#disclosure-3")
    page.check("#zero-exclusion-unknown")
    page.click("[data-report] > summary")
    page.wait_for_selector(".ips-report-total")
    counted = page.locator('[data-report-part="counted"]').inner_text()
    assert "24 open: 3 + 24 × 1 = 27 at least, 3 + 24 × 5 = 123 at most" in counted
    assert "Zero exclusion" in page.locator('[data-report-part="unknown"]').inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blank_form_has_no_answers_and_the_filled_one_has(open_page: Open, language: str, tmp_path: Path) -> None:
    """Boxes as glyphs, every level in words, A4."""
    page = open_page(language, CHECK)
    page.check("#disclosure-3")
    page.evaluate("window.print = () => {}")
    page.click('[data-action="print-filled"]')
    assert printed(page, tmp_path).count("●") == 1
    page.click('[data-action="print-blank"]')
    text = printed(page, tmp_path)
    assert (text.count("●"), text.count("○")) == (0, 25 * 6)


def printed(page: Page, folder_: Path) -> str:
    """Return the text of the page on paper."""
    wait_for(page, "document.body.dataset.print")
    page.pdf(path=folder_ / "form.pdf", format="A4", prefer_css_page_size=True)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    return "".join(sheet.extract_text() for sheet in PdfReader(folder_ / "form.pdf").pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_on_paper_has_every_level(site: Path, criteria: Criteria, language: str) -> None:
    """The PDF of the build, tagged and in its language."""
    pdf = PdfReader(site / folder(language) / "tools" / "self-check.pdf")
    text = words("".join(page.extract_text() for page in pdf.pages))
    for criterion in criteria.criteria:
        view = spoken(criterion, language)
        assert [part for part in (view["name"], *view["levels"]) if words(part) not in text] == [], criterion.id
    root: Any = pdf.root_object
    assert root["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize(("language", "separator"), [("fi", ";"), ("sv", ";"), ("no", ";"), ("en", ",")])
def test_the_table_opens_in_the_readers_own_spreadsheet(
    open_page: Open, tmp_path: Path, language: str, separator: str
) -> None:
    """Byte order mark, the language's separator, one row for each criterion, no cell that is run as a formula."""
    page = open_page(language, CHECK)
    page.check("#disclosure-3")
    page.check("#zero-exclusion-unknown")
    notes = ['=HYPERLINK("http://x")', "+1", "-1", "@sum", 'a "quoted"; part, and\na second line']
    for id_, note in zip(IDS, notes, strict=False):
        page.click(f'[data-criterion="{id_}"] .ips-notes > summary')
        page.fill(f'[name="{id_}.note"]', note)
    name = saved_file(page, tmp_path / "check.csv", "save-csv")
    assert re.fullmatch(r"ips-self-check_\d{4}-\d\d-\d\d\.csv", name)
    raw = (tmp_path / "check.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=separator))
    assert [len(row) for row in rows] == [5] * 26
    assert [row[4] for row in rows[1:6]] == ["'" + note for note in notes[:4]] + notes[4:]
    assert next(row[3] for row in rows if row[2] == load().criteria[12].name.spoken(language)) == "3"
    assert TEXTS["csv-unknown"].spoken(language) in [row[3] for row in rows]


def test_a_link_carries_the_levels_and_nothing_else(open_page: Open, browser: Browser, address: str) -> None:
    """In the fragment only, with a warning; taken out of the address bar when opened; not kept until a change."""
    page = open_page("fi", CHECK)
    answer_all(page, SOME)
    page.check("#zero-exclusion-unknown")
    page.click('[data-criterion="disclosure"] .ips-notes > summary')
    page.fill('[name="disclosure.note"]', "Salainen")
    label(page, "Pohjoinen")
    page.click('[data-action="share-link"]')
    page.wait_for_selector("#ips-link:focus")
    assert page.locator("[data-link] p").first.inner_text() == TEXTS["link-warning"].spoken("fi")
    link = page.input_value("#ips-link")
    before, fragment = link.split("#")
    assert before == address + folder("fi") + CHECK
    assert re.fullmatch(r"levels=\d{4}-\d\d-\d\d\.[1-5?-]{25}", fragment)
    elsewhere = browser.new_context()
    other = elsewhere.new_page()
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(link.replace("/fi/", "/no/"))
    wait_for(other, "location.hash === ''")
    assert levels(other) == SOME.replace(SOME, SOME[:8] + "?" + SOME[9:])
    assert told(other) == TEXTS["link-opened"].spoken("no")
    assert entries(other) == []
    assert not [url for url in asked if "levels" in url]
    other.check("#disclosure-1")
    assert len(entries(other)) == 1
    elsewhere.close()


@pytest.mark.parametrize(
    "hash_", ["#levels=", "#levels=2026-11-21.123", "#levels=2026-11-21." + "9" * 25, "#levels=%E0%A4%A"]
)
def test_a_broken_link_is_told_and_changes_nothing(open_page: Open, hash_: str) -> None:
    """The answers that are here stay."""
    page = open_page("sv", CHECK)
    page.check("#disclosure-3")
    page.evaluate("(hash) => { location.hash = hash }", hash_)
    wait_for(page, "location.hash === ''")
    assert told(page) == TEXTS["link-broken"].spoken("sv")
    assert value(page, "total") == "3"


def test_a_link_opened_beside_answers_leaves_them(open_page: Open) -> None:
    """They are one choice away."""
    page = open_page("en", CHECK)
    page.check("#disclosure-3")
    page.evaluate("(hash) => { location.hash = hash }", f"#levels={load().revision}.{SOME}")
    wait_for(page, "location.hash === ''")
    assert levels(page) == SOME
    page.select_option("#ips-open", index=1)
    assert value(page, "total") == "3"


CHANGES = [
    {"revision": "2026-12-01", "criterion": "disclosure", "kind": "scale-changed", "by": None},
    {"revision": "2027-01-01", "criterion": "old-criterion", "kind": "replaced", "by": "zero-exclusion"},
]


@pytest.mark.parametrize("language", ["en", "fi"])
def test_changes_of_the_criteria_are_told_and_lose_nothing(
    open_page: Open, context: BrowserContext, language: str
) -> None:
    """A level on a scale that changed does not count any more, but is shown; a replaced criterion's answer stays in the file."""
    page = open_page(language, CHECK)
    page.check("#disclosure-3")
    page.check("#caseload-size-2")
    script = """() => {
        const key = Object.keys(sessionStorage).find((key) => !key.endsWith("/open"));
        const saved = JSON.parse(sessionStorage[key]);
        saved.answers["old-criterion"] = { level: 4, note: "kept" };
        sessionStorage[key] = JSON.stringify(saved);
    }"""
    page.evaluate(script)

    def later(route: Any) -> None:
        response = route.fetch()
        body = response.text().replace('"changes": []', f'"changes": {json.dumps(CHANGES)}')
        assert body != response.text()
        route.fulfill(response=response, body=body.replace(load().revision, "2027-02-01"))

    context.route(f"**/{folder(language)}{CHECK}", later)
    page.reload()
    assert (value(page, "total"), level(page, "disclosure")) == ("2", None)
    name = next(criterion.name.spoken(language) for criterion in load().criteria if criterion.id == "disclosure")
    assert TEXTS["scale-changed"].spoken(language).replace("{name}", name).replace("{level}", "3") in told(page)
    assert TEXTS["replaced"].spoken(language).split("{")[0] in told(page)
    before = page.locator('[data-criterion="disclosure"] [data-before]')
    assert before.inner_text() == TEXTS["before"].spoken(language).replace("{level}", "3")
    page.check("#disclosure-4")
    (kept,) = entries(page)
    assert kept["answers"]["disclosure"]["before"] == 3
    assert kept["answers"]["old-criterion"] == {"level": 4, "note": "kept"}
    assert kept["revision"] == "2027-02-01"
    page.reload()
    assert (value(page, "total"), told(page)) == ("6", "")


def test_the_page_loads_only_what_is_used(open_page: Open, context: BrowserContext) -> None:
    """Plan, report, link and table come when the reader asks for them."""
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page = open_page("en", CHECK)
    page.check("#disclosure-3")
    later = {"plan.mjs", "report.mjs", "outgoing.mjs", "link.mjs", "sheet.mjs", "chart.mjs"}
    assert later & set(asked) == set()
    page.click("[data-report] > summary")
    page.wait_for_selector(".ips-report-total")
    assert later <= set(asked)
    assert begins("state-visit") == state(page)[1]
    assert shown(page, "total").startswith("3")
