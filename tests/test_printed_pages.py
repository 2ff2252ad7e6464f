"""Guidance on paper: each sheet says what it is of, ink is dark, and pictures stay whole."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from macros.loading import load
from tests.check_page import Open
from tests.conftest import LANGUAGES, folder

LUMINANCE = """selector => {
  const [red, green, blue] = getComputedStyle(document.querySelector(selector)).color.match(/[\\d.]+/g).map(Number);
  return (.2126 * red + .7152 * green + .0722 * blue) / 255;
}"""


def sheets(open_page: Open, language: str, path: str, file: Path) -> list[str]:
    """Return the text of each sheet of a page printed on A4, with single blanks."""
    open_page(language, path).pdf(path=file, format="A4")
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(file).pages]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sheet_says_what_it_is_of(open_page: Open, tmp_path: Path, language: str) -> None:
    """Title, site, address, version and number of the sheet."""
    criteria = load()
    disclosure = next(criterion for criterion in criteria.criteria if criterion.id == "disclosure")
    site = criteria.interface["site"]["name"].spoken(language)
    version = criteria.interface["paper"]["version"].spoken(language).replace("{revision}", criteria.revision)
    printed = sheets(open_page, language, "criteria/disclosure/", tmp_path / "page.pdf")
    assert len(printed) > 1
    for number, sheet in enumerate(printed, start=1):
        assert f"{disclosure.name.spoken(language)} · {site}" in sheet
        assert f"{folder(language)}criteria/disclosure/ · {version}" in sheet
        assert f"{number} / {len(printed)}" in sheet


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "first", "last"), [("model/", "team", "family"), ("model/job-seekers/", "way", "support-choice")]
)
def test_a_picture_is_on_one_sheet(
    open_page: Open, tmp_path: Path, language: str, path: str, first: str, last: str
) -> None:
    """Its first and its last words are not torn apart."""
    words = load().interface["picture"]
    printed = sheets(open_page, language, path, tmp_path / "page.pdf")
    assert [words[last].spoken(language) in sheet for sheet in printed if words[first].spoken(language) in sheet] == [
        True
    ]


def test_ink_is_dark_for_a_reader_of_light_text(browser: Browser, address: str) -> None:
    """Paper is white, also when the screen is not."""
    visit = browser.new_context(color_scheme="dark")
    page = visit.new_page()
    page.goto(f"{address}model/")
    assert page.evaluate(LUMINANCE, "h1") > 0.7
    page.emulate_media(media="print", color_scheme="dark")
    places = ("h1", ".ips-person strong", ".ips-team .ips-doctor span", ".ips-cards a", "td")
    assert {place: page.evaluate(LUMINANCE, place) for place in places if page.evaluate(LUMINANCE, place) > 0.4} == {}
    visit.close()
