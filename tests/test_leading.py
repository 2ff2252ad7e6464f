"""The team leader's tools: who needs field mentoring and why, the team's figures, the agenda on paper."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from macros.leading import interpolated, row_result, team_result
from macros.loading import load
from macros.model import Criteria
from macros.views import spoken, supervision_rules
from tests.conftest import LANGUAGES
from tests.pages import sources

CASES = json.loads(Path(__file__).with_name("leading_cases.json").read_text(encoding="utf-8"))
TOOL = "tools/supervision/"
WORDS = load().interface["leading-script"] | load().interface["script"]
Open = Callable[..., Page]

IN_BROWSER = """async ({ rules, span, cases }) => {
  const { interpolated, rowResult, teamResult } = await import(new URL("../../assets/leading.mjs", location.href).href);
  return {
    rows: cases.rows.map(({ row }) => rowResult(rules, row)),
    teams: cases.teams.map(({ rows }) => teamResult(rows)),
    span: cases.span.map(({ of, specialists }) => interpolated(span[of], specialists)),
  };
}"""


def flat(result: dict[str, Any]) -> dict[str, Any]:
    """Return a row's result in the form of the table of cases."""
    mentoring = result["field-mentoring"]
    rest = {name: result[name] for name in ("problems", "share", "caseload", "contacts")}
    return rest | {"needed": mentoring["needed"], "why": mentoring["why"]}


@pytest.mark.parametrize("case", CASES["rows"], ids=[case["name"] for case in CASES["rows"]])
def test_a_row(criteria: Criteria, case: dict[str, Any]) -> None:
    """New, under 40 % in work, or fewer than three job starts: field mentoring, and the reason."""
    assert flat(row_result(supervision_rules(criteria), case["row"])) == case["expect"]


@pytest.mark.parametrize("case", CASES["teams"], ids=[case["name"] for case in CASES["teams"]])
def test_a_team(case: dict[str, Any]) -> None:
    """Sums over the rows that give both numbers."""
    assert team_result(case["rows"]) == case["expect"]


@pytest.mark.parametrize("case", CASES["span"], ids=[f"{case['of']} {case['specialists']}" for case in CASES["span"]])
def test_the_span(criteria: Criteria, case: dict[str, Any]) -> None:
    """What the source gives is marked as given, what lies between is not, and outside there is nothing."""
    given = spoken(getattr(criteria.leading.span, case["of"]), "en")
    assert interpolated(given, case["specialists"]) == case["expect"]


def test_the_browser_agrees_in_every_case(open_page: Open, criteria: Criteria) -> None:
    """The same table, the browser's module."""
    span = {of: spoken(getattr(criteria.leading.span, of), "en") for of in ("time", "participants")}
    arguments = {"rules": supervision_rules(criteria), "span": span, "cases": CASES}
    found = open_page("en", TOOL).evaluate(IN_BROWSER, arguments)
    assert [flat(result) for result in found["rows"]] == [case["expect"] for case in CASES["rows"]]
    assert found["teams"] == [case["expect"] for case in CASES["teams"]]
    assert found["span"] == [case["expect"] for case in CASES["span"]]


def test_the_numbers_of_the_source(criteria: Criteria) -> None:
    """Ten specialists, half a post for four, 15 and 1 own participants, 40 %, three job starts, six contacts, 20 clients."""
    rules = supervision_rules(criteria)
    span = criteria.leading.span
    assert [(point.specialists, point.value) for point in span.time] == [(0, 0), (4, 50), (10, 100)]
    assert [(point.specialists, point.value) for point in span.participants] == [(1, 15), (10, 1)]
    assert rules["field-mentoring"] == {"share-below": 40, "job-starts-below": 3, "weeks": 4}
    assert (rules["caseload"], rules["contacts"]) == (20, 6)


# page: what it must say in each language, as a pattern
SAID = {
    "span": {"en": r"\b(10|ten)\b", "fi": r"\b(10|kymmen\w+)\b", "sv": r"\b(10|tio)\b", "no": r"\b(10|ti)\b"},
    "span ": {
        "en": r"\b(15|fifteen)\b",
        "fi": r"\b(15|viisitoista)\b",
        "sv": r"\b(15|femton)\b",
        "no": r"\b(15|femten)\b",
    },
    "field-mentoring": dict.fromkeys(LANGUAGES, r"\b40\b"),
    "field-mentoring ": {
        "en": r"\bthree\b|\b3\b",
        "fi": r"\bkolm\w+|\b3\b",
        "sv": r"\btre\b|\b3\b",
        "no": r"\btre\b|\b3\b",
    },
    "outcomes-and-goals": dict.fromkeys(LANGUAGES, r"\b34\b[\s\S]*\b40\b"),
    "outcomes-and-goals ": {
        "en": r"\b(six|6) months",
        "fi": r"(kuude\w+|6) kuukau",
        "sv": r"(sex|6) månader",
        "no": r"(seks|6) måneder",
    },
    "span  ": {"en": r"\bhalf\b", "fi": r"\bpuoli|\bpuole", "sv": r"\bhalv", "no": r"\bhalv"},
    "field-mentoring  ": {"en": r"month", "fi": r"kuukausi|kuussa|kuukau", "sv": r"månad", "no": r"måned"},
    "outcomes-and-goals  ": {
        "en": r"\b(2|two)\b.*\b(3|three)\b",
        "fi": r"\b(2|kahde\w*|kaksi)\b.*\b(3|kolm\w+)\b",
        "sv": r"\b(2|två)\b.*\b(3|tre)\b",
        "no": r"\b(2|to)\b.*\b(3|tre)\b",
    },
    "weekly-supervision": {
        "en": r"every week",
        "fi": r"joka viikko|viikoittai",
        "sv": r"varje vecka",
        "no": r"(hver|hver eneste) uke",
    },
    "treatment-teams": {"en": r"quarter", "fi": r"vuosineljänne|neljännesvuo", "sv": r"kvartal", "no": r"kvartal"},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", list(SAID))
def test_the_pages_say_the_numbers(page: str, language: str) -> None:
    """In each language, in figures or words."""
    text = sources(language)[f"team-leader/{page.strip()}.md"].body.replace("\u00a0", " ")
    assert re.search(SAID[page][language], text, re.IGNORECASE)


def fill(page: Page, index: int, **values: str) -> None:
    """Fill in one row of the supervision tool; `new` ticks the box."""
    row = page.locator("[data-row]").nth(index)
    for name, value in values.items():
        field = row.locator(f'[name="{name.replace("_", "-")}"]')
        if name == "new":
            field.check()
        else:
            field.fill(value)


def team_of_four(page: Page) -> None:
    """Enter the team of the promise: one new, one with 7 of 20 in work and two job starts, two who do well."""
    for _ in range(3):
        page.click('[data-action="add-row"]')
    fill(page, 0, label="A", participants="18", employed="9", job_starts="4", contacts="7", field_weeks="9")
    fill(page, 1, label="B", new="yes", participants="8", employed="4", job_starts="3", contacts="6")
    fill(page, 2, label="C", participants="20", employed="7", job_starts="2", contacts="6", field_weeks="5")
    fill(page, 3, label="D", participants="19", employed="12", job_starts="5", contacts="8", field_weeks="2")


def results(page: Page, name: str) -> list[str | None]:
    """Return a result of every row as a word."""
    return [output.get_attribute("data-value") for output in page.locator(f'[data-result="{name}"]').all()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_agenda_names_the_right_two_and_says_why(open_page: Open, language: str) -> None:
    """Four specialists, one new, one with 7 of 20 in work and two job starts."""
    page = open_page(language, TOOL)
    team_of_four(page)
    assert results(page, "field-mentoring") == ["no", "yes", "yes", "no"]
    assert results(page, "caseload") == ["met"] * 4
    week = page.locator("[data-agenda-week] li").all_inner_texts()
    mentoring = load().interface["leading"]["result-field-mentoring"].spoken(language).lower()
    named = [line for line in week if mentoring in line.lower()]
    assert [line[0] for line in named] == ["B", "C"]
    assert WORDS["why-new"].spoken(language) in named[0]
    assert "35" in named[1]
    assert "40" in named[1]
    quarter = page.locator("[data-agenda-quarter] li").all_inner_texts()
    assert any(line.startswith("C") and "2" in line and "3" in line for line in quarter)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_agenda_fits_one_sheet(open_page: Open, language: str, tmp_path: Path) -> None:
    """Printed as A4: one page, with both headings, and without the form."""
    page = open_page(language, TOOL)
    team_of_four(page)
    page.evaluate("window.print = () => {}")
    page.click('[data-action="print-agenda"]')
    path = tmp_path / "agenda.pdf"
    page.pdf(path=path, format="A4")
    text = pdf_pages(path)
    words = load().interface["leading"]
    assert len(text) == 1
    assert words["agenda-week"].spoken(language) in text[0]
    assert words["agenda-quarter"].spoken(language) in text[0]
    assert words["add-row"].spoken(language) not in text[0]


def test_twenty_rows_by_keyboard_alone(open_page: Open) -> None:
    """Added with Enter, the focus waiting in the new row; the twenty-first is refused in words."""
    page = open_page("en", TOOL)
    for number in range(1, 20):
        page.focus('[data-action="add-row"]')
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.name") == "label"
        page.keyboard.type(f"S{number}")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
    assert page.locator("[data-row]").count() == 20
    assert page.is_disabled('[data-action="add-row"]')
    assert "20" in page.locator("[data-full]").inner_text()
    assert results(page, "field-mentoring")[1:] == ["yes"] * 19


def test_rows_move_and_go(open_page: Open) -> None:
    """Moving keeps the focus on the button; removing a filled row asks first."""
    page = open_page("en", TOOL)
    team_of_four(page)
    page.locator('[data-action="move-up"]').nth(2).focus()
    page.keyboard.press("Enter")
    labels = page.locator('[name="label"]')
    assert [field.input_value() for field in labels.all()] == ["A", "C", "B", "D"]
    assert page.evaluate("document.activeElement.dataset.action") == "move-up"
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator('[data-action="remove-row"]').nth(1).click()
    assert labels.count() == 4
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator('[data-action="remove-row"]').nth(1).click()
    assert [field.input_value() for field in labels.all()] == ["A", "B", "D"]


def test_rows_are_kept_like_answers(open_page: Open) -> None:
    """Through a reload and a change of language, in their order, without touching the self-check."""
    page = open_page("en", TOOL)
    team_of_four(page)
    page.reload()
    assert [field.input_value() for field in page.locator('[name="label"]').all()] == ["A", "B", "C", "D"]
    open_page("no", TOOL, page)
    assert results(page, "field-mentoring") == ["no", "yes", "yes", "no"]
    assert {key.split("/")[1] for key in page.evaluate("Object.keys(sessionStorage)")} == {"supervision"}


@pytest.mark.parametrize("typed", ["-3", "abc", "1e999", "9" * 40_000, "<img src=x onerror=alert(1)>"])
def test_an_absurd_number_gets_a_sentence_and_no_result(open_page: Open, typed: str) -> None:
    """Beside its own field."""
    page = open_page("en", TOOL)
    page.fill('[name="participants"]', typed)
    assert page.locator(".ips-problem").first.inner_text() == WORDS["not-a-number"].spoken("en")
    assert results(page, "caseload") == ["unknown"]


def test_the_employer_week_counts_what_counts(open_page: Open) -> None:
    """Visits count; calls and online meetings do not; the log holds the level; hours give their own."""
    page = open_page("sv", "tools/employer-week/")
    for day, visits in (("monday", "2"), ("tuesday", "1"), ("thursday", "3")):
        page.fill(f'[name="{day}.visit"]', visits)
    page.fill('[name="friday.other"]', "9")
    page.fill('[name="friday.online"]', "4")
    assert results(page, "employer-contact-frequency") == ["2"]
    page.check("#week-log-monthly")
    assert results(page, "employer-contact-frequency") == ["3"]
    page.check("#week-log-weekly")
    assert results(page, "employer-contact-frequency") == ["5"]
    page.fill('[name="monday.visit"]', "1")
    assert results(page, "employer-contact-frequency") == ["4"]
    page.fill('[name="monday.visit"]', "1,5")
    assert results(page, "employer-contact-frequency") == [""]
    page.fill('[name="community-based-services.outside"]', "20")
    page.fill('[name="community-based-services.hours"]', "37,5")
    assert results(page, "community-based-services") == ["4"]
    page.fill('[name="community-based-services.hours"]', "0")
    assert results(page, "community-based-services") == [""]


def test_the_components_missing_for_the_next_level_are_named(open_page: Open) -> None:
    """On the leader's own check; the answer is the self-check's."""
    page = open_page("en", "tools/team-leader-check/")
    for part in ("weekly-supervision", "treatment-teams", "outcomes-and-goals"):
        page.check(f"#supervisor-role-{part}")
    reading = page.locator("[data-reading]").inner_text()
    rule = spoken(next(c.rule for c in load().criteria if c.id == "supervisor-role"), "en")
    texts = {component["id"]: component["text"] for component in rule["components"]}
    assert texts["span"] in reading
    assert texts["field-mentoring"] in reading
    assert texts["treatment-teams"] not in reading
    open_page("no", "tools/self-check/", page)
    assert page.locator('[data-result="total"]').get_attribute("data-value") == "3"


def test_the_home_page_remembers_where_the_reader_was(open_page: Open) -> None:
    """Two clicks to the first call to an employer; back home the step is marked, in another language too."""
    page = open_page("en", "")
    page.click("[data-doors] a >> nth=1")
    assert page.url.endswith("/specialist/first-employer-contact/")
    open_page("fi", "", page)
    assert (
        page.locator('[data-doors] [aria-current="step"]').get_attribute("href") == "specialist/first-employer-contact/"
    )
    assert page.locator(".ips-visited").count() == 1


def pdf_pages(path: Path) -> list[str]:
    """Return the text of each page of a PDF."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(path).pages]
