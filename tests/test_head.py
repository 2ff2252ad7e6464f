"""What a published site says of its pages to search engines, and to programs that preview a link."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from macros.loading import load
from macros.model import Criteria
from tests.built_site import build
from tests.conftest import LANGUAGES, folder
from tests.markup import Element, elements
from tests.pages import sources
from tests.test_pages import PATHS, TAGS

ADDRESS = "https://example.org/ips/"
NAMES = {language: load().interface["site"]["name"].spoken(language) for language in LANGUAGES}
PLACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is built for its address."""
    target = tmp_path_factory.mktemp("published")
    assert build(target, SITE_URL=ADDRESS).returncode == 0
    return target


def page(site: Path, language: str, path: str) -> list[Element]:
    """Return the elements of a page."""
    return elements(site / folder(language) / path / "index.html")


def told(head: list[Element]) -> dict[str, str]:
    """Return what the `meta` elements of a page say, by name."""
    metas = [element.attributes for element in head if element.tag == "meta"]
    return {meta.get("property") or meta.get("name", ""): meta.get("content", "") for meta in metas}


def structured(head: list[Element], kind: str) -> list[dict[str, Any]]:
    """Return a page's structured data of one kind."""
    found = [json.loads(element.text) for element in head if element.attributes.get("type") == "application/ld+json"]
    return [data for data in found if data["@type"] == kind]


def addresses(path: str) -> dict[str, str]:
    """Return a page's full addresses by language tag."""
    own = {TAGS[language]: f"{ADDRESS}{folder(language)}{path}" for language in LANGUAGES}
    return own | {"x-default": ADDRESS + path}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_names_its_own_address_and_those_of_its_languages(published: Path, language: str) -> None:
    """Full addresses, one tag per language, English as the default."""
    for path in PATHS:
        links = [element.attributes for element in page(published, language, path) if element.tag == "link"]
        assert [link["href"] for link in links if link["rel"] == "canonical"] == [addresses(path)[TAGS[language]]]
        assert {link["hreflang"]: link["href"] for link in links if "hreflang" in link} == addresses(path), path


def test_the_sitemap_lists_every_page_with_its_languages(published: Path) -> None:
    """As the pages themselves say it; there is no other copy of it."""
    found = {
        entry.findtext("s:loc", namespaces=PLACES): {
            link.get("hreflang"): link.get("href") for link in entry.findall("x:link", PLACES)
        }
        for entry in ElementTree.parse(published / "sitemap.xml").getroot()  # noqa: S314 – our own file
    }
    assert found == {address: addresses(path) for path in PATHS for address in addresses(path).values()}
    assert not (published / "sitemap.xml.gz").exists()


def test_crawlers_may_read_everything(published: Path, site: Path) -> None:
    """And find the sitemap, where there is an address to find it by."""
    allowed = "User-agent: *\nAllow: /\n"
    assert (site / "robots.txt").read_text(encoding="utf-8") == allowed
    assert (published / "robots.txt").read_text(encoding="utf-8") == f"{allowed}\nSitemap: {ADDRESS}sitemap.xml\n"


def test_without_an_address_nothing_pretends_to_one(site: Path) -> None:
    """No canonical address, no sitemap, no picture that a preview could not fetch."""
    assert not list(site.glob("sitemap.xml*"))
    for file in site.rglob("*.html"):
        head = elements(file)
        assert not [element for element in head if element.attributes.get("rel") in ("canonical", "alternate")], file
        assert not {"og:url", "og:image"} & told(head).keys(), file


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shared_link_says_what_the_page_is(published: Path, criteria: Criteria, language: str) -> None:
    """Title, description, kind and language, and a picture in the reader's language that is really there."""
    locales = {entry.code: entry.locale for entry in criteria.languages}
    for path in PATHS:
        head = page(published, language, path)
        heading = next(element.text for element in head if element.tag == "h1")
        source = sources(language)[f"{path}index.md" if f"{path}index.md" in sources(language) else f"{path[:-1]}.md"]
        description = re.search(r"^description: (.+)$", source.text, re.MULTILINE)
        assert description
        expected = {
            "og:site_name": NAMES[language],
            "og:title": heading.strip() if path else NAMES[language],
            "og:description": description[1],
            "og:type": "article" if path else "website",
            "og:locale": locales[language],
            "og:url": addresses(path)[TAGS[language]],
            "og:image": f"{ADDRESS}{folder(language)}share.png",
            "twitter:card": "summary_large_image",
        }
        assert expected.items() <= told(head).items(), path
    picture = (published / folder(language) / "share.png").read_bytes()
    assert (picture[:8], struct.unpack(">II", picture[16:24])) == (b"\x89PNG\r\n\x1a\n", (1200, 630))


def test_each_language_has_its_own_picture(published: Path) -> None:
    """With its own name and line."""
    pictures = {(published / folder(language) / "share.png").read_bytes() for language in LANGUAGES}
    assert len(pictures) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_where_it_stands(published: Path, site: Path, language: str) -> None:
    """From the home page down to itself, by pages of the reader's language; with full addresses where there are any."""
    for path in PATHS:
        for root, built in ((ADDRESS, published), ("https://reader.example/", site)):
            here = f"{root}{folder(language)}{path}"
            found = structured(page(built, language, path), "BreadcrumbList")
            ways = [[urljoin(here, step["item"]) for step in way["itemListElement"]] for way in found]
            assert ways == [[f"{root}{folder(language)}{above}" for above in ancestors(path)]] if path else not ways


def ancestors(path: str) -> list[str]:
    """Return the paths from the home page to a page, itself the last."""
    steps = path.split("/")[:-1]
    return ["".join(f"{step}/" for step in steps[:count]) for count in range(len(steps) + 1)]


@pytest.mark.parametrize(
    ("language", "above"),
    [
        ("en", ["Home", "Criteria"]),
        ("fi", ["Etusivu", "Laatukriteerit"]),
        ("sv", ["Startsida", "Kvalitetskriterier"]),
        ("no", ["Forside", "Kvalitetskriterier"]),
    ],
)
def test_the_way_to_a_page_is_in_the_readers_words(
    site: Path, criteria: Criteria, language: str, above: list[str]
) -> None:
    """The navigation's words, and the page's title."""
    name = next(entry.name.spoken(language) for entry in criteria.criteria if entry.id == "disclosure")
    (way,) = structured(page(site, language, "criteria/disclosure/"), "BreadcrumbList")
    steps = [(step["position"], step["name"]) for step in way["itemListElement"]]
    assert steps == list(enumerate([*above, name], start=1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_defines_its_terms(published: Path, language: str) -> None:
    """The terms that the page shows, in its order and words, each with the address of its entry."""
    head = page(published, language, "about/glossary/")
    (terms,) = structured(head, "DefinedTermSet")
    assert terms["inLanguage"] == TAGS[language]
    assert [term["name"] for term in terms["hasDefinedTerm"]] == [
        element.text for element in head if element.tag == "dfn"
    ]
    ids = {f"{addresses('about/glossary/')[TAGS[language]]}#{element.attributes.get('id')}" for element in head}
    assert {term["@id"] for term in terms["hasDefinedTerm"]} <= ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_has_the_sites_name_for_its_title(site: Path, language: str) -> None:
    """In each language: it is what a search engine and a bookmark show."""
    titles = [element.text for element in page(site, language, "") if element.tag == "title"]
    assert titles[0] == NAMES[language]
