"""The pictures: named, in the reader's words, with the data's numbers, whole on any screen."""

from typing import Any

import pytest
from playwright.sync_api import Locator

from macros.drawing import PICTURES, Drawing, UnknownNameError
from macros.glossary import load_glossary
from macros.loading import load
from macros.model import Criteria
from tests.check_page import Open
from tests.conftest import LANGUAGES

WORDS = load().interface["picture"]
PAGES = {"team": "model/", "way": "model/job-seekers/", "bands": "about/method/"}
NUMBERS = {"{least}": "25", "{most}": "125", "{days}": "30"}
WIDTHS = (320, 480, 768, 1280)
# Boxes that lie over each other, and boxes whose text does not fit: index and words of each.
TROUBLES = """figure => {
  const boxes = [...figure.querySelectorAll('li')];
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  return boxes.filter((box, index) => box.scrollWidth > box.clientWidth + 1
    || boxes.slice(index + 1).some(other => over(box.getBoundingClientRect(), other.getBoundingClientRect())))
    .map(box => box.innerText);
}"""


def words(key: str, language: str) -> str:
    """Return words of the pictures with their numbers."""
    text = WORDS[key].spoken(language)
    for placeholder, number in NUMBERS.items():
        text = text.replace(placeholder, number)
    return text


def shown(open_page: Open, language: str, picture: str) -> Locator:
    """Return the picture, found on its page as assistive technology finds it: by role and name."""
    return open_page(language, PAGES[picture]).get_by_role("figure", name=words(picture, language), exact=True)


def test_each_picture_has_a_page() -> None:
    """None is drawn for nobody."""
    assert set(PAGES) == set(PICTURES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_team_and_the_way_are_told_in_the_readers_words(open_page: Open, language: str) -> None:
    """Every word of the two pictures stands in one of them, and nothing else does."""
    told = "\n".join(shown(open_page, language, picture).inner_text() for picture in ("team", "way"))
    for key in WORDS:
        if key != "bands":
            assert words(key, language) in told, key
            told = told.replace(words(key, language), " ", 1 if key != "choice" else -1)
    assert told.replace(":", "").split() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_scale_is_the_datas(open_page: Open, criteria: Criteria, language: str) -> None:
    """From the highest total down: each band's name, its range and its border."""
    bands = shown(open_page, language, "bands").get_by_role("listitem")
    told = [text.split() for text in bands.all_inner_texts()]
    tops = [125, *(band.least - 1 for band in criteria.bands)]
    assert [" ".join(part for part in text if not part[0].isdigit()) for text in told] == [
        f"{band.name.spoken(language)} {UNIT[language]}" for band in criteria.bands
    ]
    for text, band, top in zip(told, criteria.bands, tops, strict=False):
        assert f"{max(band.least, 25)}–{top}" in text


UNIT = {"en": "points", "fi": "pistettä", "sv": "poäng", "no": "poeng"}


@pytest.mark.parametrize("picture", PICTURES)
def test_lines_and_signs_are_for_the_eye_alone(open_page: Open, picture: str) -> None:
    """What they show is said in words, so a screen reader is not told of them."""
    drawings = shown(open_page, "en", picture).locator("svg").all()
    assert drawings
    assert {drawing.get_attribute("aria-hidden") for drawing in drawings} == {"true"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_is_whole_at_any_width(open_page: Open, language: str) -> None:
    """No box over another, no word cut off, no page that scrolls sideways, however long the words are."""
    found: dict[tuple[str, int], Any] = {}
    for picture in PICTURES:
        figure = shown(open_page, language, picture)
        figure.page.emulate_media(reduced_motion="reduce")
        for width in WIDTHS:
            figure.page.set_viewport_size({"width": width, "height": 800})
            assert figure.page.evaluate("document.documentElement.scrollWidth") <= width
            found[picture, width] = figure.evaluate(TROUBLES)
        figure.page.close()
    assert {place: boxes for place, boxes in found.items() if boxes} == {}


def test_an_unknown_picture_names_the_nearest(criteria: Criteria) -> None:
    """A typing error stops the build with its remedy."""
    drawing = Drawing(criteria, load_glossary(list(LANGUAGES)), "en", "")
    with pytest.raises(UnknownNameError, match="Did you mean “team”"):
        drawing.picture("teem")
