"""The built pages as a browser gets them: sound HTML, one language each, nothing from elsewhere."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlparse
from xml.etree.ElementTree import Element

import html5lib
import pytest

from macros.model import Criteria
from tests.conftest import LANGUAGES, folder
from tests.pages import DOCS

TAGS = {"en": "en", "fi": "fi", "sv": "sv", "no": "nb"}
CONTROLS = ("input", "select", "textarea", "button", "output", "fieldset", "form", "details")
LOADING = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "object": "data"}


def paths() -> list[str]:
    """Return the page paths of the site below a language's folder, such as `criteria/caseload-size/`."""
    names = [path.relative_to(DOCS / "en").with_suffix("") for path in sorted((DOCS / "en").rglob("*.md"))]
    return ["" if str(name) == "index" else f"{str(name).removesuffix('index')}".rstrip("/") + "/" for name in names]


PATHS = paths()


@cache
def parsed(file: Path) -> Element:
    """Return a built page as a tree."""
    tree: Element = html5lib.parse(file.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    return tree


def page(site: Path, language: str, path: str) -> Element:
    """Return a page of the site as a tree."""
    return parsed(site / folder(language) / path / "index.html")


def text(element: Element) -> str:
    """Return what an element says."""
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def named(element: Element, wanted: str, attribute: str) -> bool:
    """Tell whether `wanted` is among the words of an attribute."""
    return wanted in element.get(attribute, "").split()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_sound(site: Path, language: str, path: str) -> None:
    """Right language, unique ids, bound labels, every reference to an id answered, no macro left over."""
    file = site / folder(language) / path / "index.html"
    tree = parsed(file)
    assert tree.get("lang") == TAGS[language]
    raw = file.read_text(encoding="utf-8")
    assert "{{" not in raw
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    assert [id_ for id_, times in ids.items() if times > 1] == []
    for attribute in ("for", "aria-labelledby", "aria-describedby", "popovertarget"):
        for element in tree.iter():
            for target in element.get(attribute, "").split():
                assert target in ids, (attribute, target)
    labelled = {element.get("for") for element in tree.iter("label")}
    for element in tree.iter("input"):
        if element.get("type") != "hidden":
            assert element.get("id") in labelled or element.get("aria-label"), element.attrib
    assert len(list(tree.iter("h1"))) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_a_page_loads_nothing_from_elsewhere(site: Path, language: str, path: str) -> None:
    """No font host, no script host, no picture from another site."""
    for element in page(site, language, path).iter():
        address = element.get(LOADING.get(str(element.tag), ""), "")
        if element.tag == "link" and element.get("rel") in ("canonical", "alternate"):
            continue
        assert not urlparse(address).netloc, (element.tag, address)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_every_link_and_anchor_leads_somewhere(site: Path, language: str, path: str) -> None:
    """Links inside the site, those that macros write included."""
    here = f"/{folder(language)}{path}"
    for element in page(site, language, path).iter("a"):
        target = urlparse(urljoin(here, element.get("href", "")))
        if target.netloc or target.scheme:
            continue
        file = site / target.path.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        assert file.exists(), element.get("href")
        if target.fragment and file.suffix == ".html":
            ids = {found.get("id") for found in parsed(file).iter()}
            assert target.fragment in ids, element.get("href")


@pytest.mark.parametrize("language", ["fi", "sv", "no"])
@pytest.mark.parametrize("path", PATHS)
def test_the_controls_are_the_same_in_every_language(site: Path, language: str, path: str) -> None:
    """The same inputs, buttons and outputs, in the same order, with the same names and values."""
    assert controls(page(site, language, path)) == controls(page(site, "en", path))


def controls(tree: Element) -> list[tuple[Any, ...]]:
    """Return the controls of a page without their words, and without explained terms, whose order is the prose's."""
    keys = ("type", "name", "value", "data-result", "data-criterion")
    found = [element for element in tree.iter() if element.tag in CONTROLS and not element.get("popovertarget")]
    return [(element.tag, *(element.get(key) for key in keys)) for element in found]


@pytest.mark.parametrize("language", ["fi", "sv", "no"])
def test_navigation_leads_to_the_same_pages_in_the_readers_words(site: Path, language: str) -> None:
    """No entry is missing, and none is still English."""
    english, own = (navigation(page(site, code, "criteria/caseload-size/")) for code in ("en", language))
    assert len(own) == len(english)
    same = {words for words, other in zip(own, english, strict=True) if words == other}
    assert same <= {"IPS"}


def navigation(tree: Element) -> list[str]:
    """Return the words of the side navigation in order."""
    side = next(element for element in tree.iter("nav") if named(element, "ips-menu", "class"))
    return [text(element) for element in side.iter() if element.tag in ("a", "span")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_links_at_the_foot_lead_through_every_page(site: Path, language: str) -> None:
    """From the home page on, each once, and from each back to the one before."""
    here, visited = "", [""]
    while onward := foot_links(site, language, here).get("next"):
        assert foot_links(site, language, onward)["prev"] == here
        visited.append(here := onward)
    assert sorted(visited) == sorted(PATHS)


def foot_links(site: Path, language: str, path: str) -> dict[str, str]:
    """Return the pages before and after a page, by the links' `rel`."""
    home = f"/{folder(language)}"
    links = [element for element in page(site, language, path).iter("a") if element.get("rel") in ("prev", "next")]
    return {link.get("rel", ""): urljoin(home + path, link.get("href", "")).removeprefix(home) for link in links}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_switch_leads_to_the_same_page(site: Path, language: str) -> None:
    """From any criterion to the same criterion."""
    here = f"/{folder(language)}criteria/disclosure/"
    tree = page(site, language, "criteria/disclosure/")
    links = {
        element.get("hreflang"): urljoin(here, element.get("href", ""))
        for element in tree.iter("a")
        if element.get("hreflang")
    }
    assert links == {TAGS[code]: f"/{folder(code)}criteria/disclosure/" for code in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_self_check_keeps_its_contract(site: Path, criteria: Criteria, language: str) -> None:
    """One fieldset per criterion in order; five levels and “we do not know yet”; inputs, boxes and outputs by name."""
    tree = page(site, language, "tools/self-check/")
    fieldsets = [element for element in tree.iter("fieldset") if element.get("data-criterion")]
    assert [element.get("data-criterion") for element in fieldsets] == [criterion.id for criterion in criteria.criteria]
    for fieldset, criterion in zip(fieldsets, criteria.criteria, strict=True):
        inputs = list(fieldset.iter("input"))
        levels = [element.get("value") for element in inputs if element.get("name") == criterion.id]
        assert levels == ["1", "2", "3", "4", "5", "unknown"]
        rule = criterion.rule
        names = Counter(element.get("name") for element in inputs)
        assert names[f"{criterion.id}.component"] == len(getattr(rule, "components", ()))
        conditions = [condition for condition in getattr(rule, "conditions", ()) if not condition.met_by]
        assert names[f"{criterion.id}.condition"] == len(conditions)
        for field in getattr(rule, "inputs", ()):
            assert names[f"{criterion.id}.{field.id}"] == 1
    outputs = [element.get("data-result") for element in tree.iter("output")]
    assert outputs == ["saved", "total", "range", "band", "answered", *(section.id for section in criteria.sections)]


def test_the_page_for_a_wrong_address_speaks_four_languages(site: Path) -> None:
    """Above the languages' folders nobody knows which one the reader wanted."""
    tree = parsed(site / "404.html")
    sections = {element.get("lang"): text(element) for element in tree.iter("section")}
    assert list(sections) == list(TAGS.values())
    assert "Tätä sivua ei ole" in sections["fi"]
    assert tree.get("lang") == "en"


def test_the_page_for_a_wrong_address_has_the_menu(site: Path) -> None:
    """What its buttons open is there, and the menu leads to pages that are."""
    for file in site.rglob("404.html"):
        tree = parsed(file)
        opened = {element.get("popovertarget") for element in tree.iter("button")} - {None}
        assert opened == {"menu"}
        menu = next(element for element in tree.iter("nav") if element.get("id") == "menu")
        links = [element.get("href", "") for element in menu.iter("a")]
        assert len(links) > 5
        assert [link for link in links if not (site / link.strip("/") / "index.html").is_file()] == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_wrong_address_below_a_language_is_answered_in_it(site: Path, criteria: Criteria, language: str) -> None:
    """In its words alone, with the way to its own home page."""
    tree = parsed(site / language / "404.html")
    assert tree.get("lang") == TAGS[language]
    title = criteria.interface["site"]["not-found-title"].spoken(language)
    assert [text(element) for element in tree.iter("h1")] == [title]
    article = next(tree.iter("article"))
    assert [element.get("href") for element in article.iter("a")] == [f"/{language}/"]
