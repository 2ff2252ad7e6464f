"""The self-check in a real browser, as its readers use it."""

from itertools import permutations

import pytest
from playwright.sync_api import Browser

from macros.model import Criteria
from tests.check_page import CHECK, WORDS, Open, caseload, level, problem, reading, shown, value
from tests.conftest import LANGUAGES, folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_the_form_stays_and_shows_no_false_zero(
    browser: Browser, address: str, language: str
) -> None:
    """The paper form, every level in words, a sentence that nothing is added up."""
    visit = browser.new_context(java_script_enabled=False)
    page = visit.new_page()
    page.goto(address + folder(language) + CHECK)
    assert page.locator("fieldset[data-criterion]").count() == 25
    assert page.locator("output:visible").count() == 0
    assert page.locator("noscript p").first.is_visible()
    assert page.locator("[data-keep]:visible").count() == 0
    page.check("#disclosure-3")
    visit.close()


def test_a_real_team_gets_the_points_of_the_paper_form(open_page: Open) -> None:
    """Numbers, ticks and levels of one team in Norwegian, added up by hand beside each line."""
    page = open_page("no", CHECK)
    caseload(page, "46", "2")  # 23 → 4
    page.fill('[name="employment-services-staff.percent"]', "90")  # 4
    for phase in ("intake", "engagement", "assessment", "job-placement", "follow-along"):  # five phases → 4
        page.check(f"#vocational-generalists-{phase}")
    assert value(page, "staffing") == "12"
    page.check("#team-assignment-3")
    for part in ("weekly-meeting", "shared-decisions", "not-yet-referred"):  # 3
        page.check(f"#team-contact-{part}")
    page.check("#rehabilitation-collaboration-4")
    page.check("#vocational-unit-4")
    for part in ("weekly-supervision", "treatment-teams", "outcomes-and-goals"):  # 3
        page.check(f"#supervisor-role-{part}")
    page.check("#zero-exclusion-4")
    for part in ("asked-at-intake", "employment-rate"):  # 2
        page.check(f"#competitive-focus-{part}")
    for part in ("principles-known", "quality-process", "steering-committee"):  # 3
        page.check(f"#executive-support-{part}")
    assert value(page, "organization") == "26"
    page.check("#work-incentives-3")
    for part in ("no-requirement", "pros-and-cons", "what-to-say"):  # three of four → 4
        page.check(f"#disclosure-{part}")
    page.check("#work-based-assessment-4")
    page.fill('[name="rapid-job-search.days"]', "45")  # 4
    page.fill('[name="individual-job-search.matching"]', "32")
    page.fill('[name="individual-job-search.contacts"]', "40")  # 80 % → 4 with a plan
    page.check("#individual-job-search-plan")
    page.fill('[name="employer-contact-frequency.contacts"]', "5")  # 4, held at 3 by the monthly log
    page.check("#employer-contact-frequency-log-monthly")
    page.check("#employer-contact-quality-4")
    page.fill('[name="job-diversity.different"]', "13")
    page.fill('[name="job-diversity.jobs"]', "18")  # 72 % → 4
    page.fill('[name="employer-diversity.different"]', "11")
    page.fill('[name="employer-diversity.jobs"]', "18")  # 61 % → 3
    page.fill('[name="competitive-jobs.competitive"]', "17")
    page.fill('[name="competitive-jobs.jobs"]', "19")  # 89 % → 4
    assert (value(page, "answered"), value(page, "total"), value(page, "range")) == ("21", "75", "79-95")
    assert (value(page, "band"), shown(page, "band")) == ("fair", "Middels kvalitet")  # 79 and 95 are both in 74–99
    page.check("#individual-supports-4")
    page.check("#time-unlimited-supports-4")
    page.fill('[name="community-based-services.outside"]', "62")
    page.fill('[name="community-based-services.hours"]', "112,5")  # 55 % → 4
    for part in ("no-ending", "documented", "several-members", "family"):  # 3
        page.check(f"#assertive-outreach-{part}")
    assert (value(page, "total"), value(page, "range"), value(page, "answered")) == ("90", "90-90", "25")
    assert (value(page, "band"), value(page, "services")) == ("fair", "52")


def test_a_result_in_progress_is_a_range(open_page: Open) -> None:
    """18 of 25 answered, 71 so far: 78 to 106 are possible, and “we do not know yet” counts as unanswered."""
    page = open_page("en", CHECK)
    names = page.eval_on_selector_all("fieldset[data-criterion]", "all => all.map(one => one.dataset.criterion)")
    for name in names[:17]:
        page.check(f"#{name}-4")
    page.check(f"#{names[17]}-3")
    page.check(f"#{names[18]}-unknown")
    assert (value(page, "total"), value(page, "range"), value(page, "answered")) == ("71", "78-106", "18")
    assert shown(page, "total") == "71 so far"
    assert shown(page, "range") == "78–106"
    assert value(page, "band") == ""
    page.click(".ips-results summary")
    assert page.locator("[data-unknown] a").all_inner_texts() == ["19 Diversity of job types"]
    assert page.locator("[data-open] a").count() == 6


@pytest.mark.parametrize(
    ("given", "total", "band"), [(5, "125", "exemplary"), (4, "100", "good"), (1, "25", "not-ips")]
)
def test_every_criterion_at_the_same_level(open_page: Open, given: int, total: str, band: str) -> None:
    """The ends of the scale and the border of good."""
    page = open_page("sv", CHECK)
    for name in page.eval_on_selector_all("fieldset[data-criterion]", "all => all.map(one => one.dataset.criterion)"):
        page.check(f"#{name}-{given}")
    assert (value(page, "total"), value(page, "band")) == (total, band)


@pytest.mark.parametrize(
    "typed",
    [
        "-3",
        "abc",
        "1e999",
        "9" * 40_000,
        "<img src=x onerror=alert(1)>",
    ],
    ids=["negative", "letters", "exponent", "40 000 characters", "markup"],
)
def test_a_number_that_is_none_gets_a_sentence_and_no_result(open_page: Open, typed: str) -> None:
    """Beside its own field; what was typed stays; a level that the helper chose is taken back."""
    page = open_page("en", CHECK)
    caseload(page, "46", "2")
    assert level(page, "caseload-size") == "4"
    page.fill('[name="caseload-size.clients"]', typed)
    assert problem(page, "caseload-size-clients") == WORDS["not-a-number"].spoken("en")
    assert page.input_value("#caseload-size-clients") == typed
    assert (level(page, "caseload-size"), value(page, "total"), reading(page, "caseload-size")) == (None, "", "")
    page.fill('[name="caseload-size.clients"]', "46")
    assert (problem(page, "caseload-size-clients"), level(page, "caseload-size")) == ("", "4")


def test_nothing_is_divided_by_zero(open_page: Open) -> None:
    """No specialists, no number."""
    page = open_page("fi", CHECK)
    caseload(page, "46", "0")
    assert problem(page, "caseload-size-specialists") == WORDS["zero"].spoken("fi")
    assert level(page, "caseload-size") is None


def test_a_part_is_not_more_than_its_whole(open_page: Open) -> None:
    """And a percentage not more than a hundred."""
    page = open_page("sv", CHECK)
    page.fill('[name="job-diversity.different"]', "19")
    page.fill('[name="job-diversity.jobs"]', "18")
    assert problem(page, "job-diversity-different") == WORDS["more-than-all"].spoken("sv")
    page.fill('[name="employment-services-staff.percent"]', "101")
    assert problem(page, "employment-services-staff-percent") == WORDS["too-large"].spoken("sv").replace(
        "{most}", "100"
    )


@pytest.mark.parametrize("typed", ["1,5", "1.5"])
def test_comma_and_point_are_both_decimal(open_page: Open, typed: str) -> None:
    """Whatever the reader's keyboard gives."""
    page = open_page("no", CHECK)
    caseload(page, "30", typed)
    assert reading(page, "caseload-size").endswith("nivå 5.")


def test_the_helper_says_why_and_the_reader_decides(open_page: Open) -> None:
    """A condition that holds the level is named; another level can be chosen; both are said."""
    page = open_page("en", CHECK)
    page.fill('[name="rapid-job-search.days"]', "20")
    assert level(page, "rapid-job-search") == "4"
    assert WORDS["held"].spoken("en").split("{")[0] in reading(page, "rapid-job-search")
    page.check("#rapid-job-search-tracked")
    assert level(page, "rapid-job-search") == "5"
    page.check("#rapid-job-search-2")
    assert reading(page, "rapid-job-search").endswith("level 5. You have chosen level 2 yourself.")
    page.fill('[name="caseload-size.clients"]', "46")
    assert reading(page, "caseload-size").startswith(WORDS["missing"].spoken("en").split("{")[0])
    assert value(page, "total") == "2"


def test_an_own_level_outlives_a_slip_in_the_numbers(open_page: Open) -> None:
    """Only what the helper chose is taken back."""
    page = open_page("en", CHECK)
    caseload(page, "46", "2")
    page.check("#caseload-size-2")
    page.fill('[name="caseload-size.clients"]', "46x")
    assert level(page, "caseload-size") == "2"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_criterions_page_and_the_whole_share_one_answer(open_page: Open, language: str) -> None:
    """Answered there, counted here, in the reader's language."""
    page = open_page(language, "criteria/caseload-size/")
    caseload(page, "46", "2")
    open_page(language, CHECK, page)
    assert (page.input_value("#caseload-size-clients"), level(page, "caseload-size")) == ("46", "4")
    assert value(page, "total") == "4"


@pytest.mark.parametrize(("from_", "to"), list(permutations(LANGUAGES, 2)))
def test_the_language_switch_keeps_the_answers(
    open_page: Open, address: str, criteria: Criteria, from_: str, to: str
) -> None:
    """In all twelve directions, by the switch itself."""
    page = open_page(from_, CHECK)
    caseload(page, "46", "2")
    page.check("#disclosure-pros-and-cons")
    page.check("#zero-exclusion-unknown")
    tag = next(language.tag for language in criteria.languages if language.code == to)
    page.click(".ips-languages-button")
    page.click(f".ips-languages [hreflang={tag}]")
    page.wait_for_url(address + folder(to) + CHECK)
    assert page.locator("html").get_attribute("lang") == tag
    assert (value(page, "total"), value(page, "answered")) == ("6", "2")
    assert page.is_checked("#disclosure-pros-and-cons")
    assert level(page, "zero-exclusion") == "unknown"


def test_the_whole_check_by_keyboard(open_page: Open) -> None:
    """Tab to the first input, type, go on to the levels, choose by arrow."""
    page = open_page("en", CHECK)
    page.focus("#caseload-size-clients")
    page.keyboard.type("46")
    page.keyboard.press("Tab")
    page.keyboard.type("2")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "caseload-size-4"
    page.keyboard.press("ArrowDown")
    assert level(page, "caseload-size") == "5"
    assert "You have chosen level 5 yourself." in reading(page, "caseload-size")
