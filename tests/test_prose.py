"""The pages in their four languages: complete, alike in build, and in one language each."""

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from macros.model import Criteria
from tests.conftest import LANGUAGES
from tests.pages import CALL, sources
from tests.reading import LIMITS, is_public, lix, page_lix
from tests.spelling import texts

ENGLISH = sources("en")
WORDING = YAML(typ="safe").load(Path(__file__).with_name("wording.yaml"))
OTHERS = ("fi", "sv", "no")
SKELETON = [1, 2, 2, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2]
CRITERION_MACROS = ("scoring_table", "worked_example", "criterion_check")
# Words that are frequent in one of the languages and do not exist in the others.
TELLTALES = {
    "en": {"the", "and", "of", "with", "is", "are", "that", "their"},
    "fi": {"ja", "on", "ei", "tai", "että", "ovat", "myös", "kun"},
    "sv": {"och", "är", "inte", "att", "från", "också", "för", "när"},
    "no": {"og", "er", "ikke", "å", "fra", "også", "hva", "noe"},
}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_page(language: str) -> None:
    """A page exists in all languages or in none."""
    assert sources(language).keys() == ENGLISH.keys()


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("path", ENGLISH)
def test_the_languages_of_a_page_are_built_alike(language: str, path: str) -> None:
    """The same headings, macros, links, citations and explained terms."""
    english, other = ENGLISH[path], sources(language)[path]
    assert [level for level, _ in other.headings] == [level for level, _ in english.headings]
    assert other.macros == english.macros
    assert other.links == english.links
    assert other.called("cite") == english.called("cite")
    assert other.called("term") == english.called("term")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_criterion_page_is_complete(criteria: Criteria, language: str) -> None:
    """Thirteen headings, the name from the data, table, example, check, a source, and enough to read."""
    pages = sources(language)
    for criterion in criteria.criteria:
        page = pages[f"criteria/{criterion.id}.md"]
        assert page.headings[0][1] == criterion.name.spoken(language), page.path
        assert [level for level, _ in page.headings] == SKELETON, page.path
        assert page.macros == [f"{name}({criterion.id})" for name in CRITERION_MACROS]
        assert page.called("cite"), page.path
        words = sum(len(paragraph.split()) for paragraph in page.paragraphs)
        assert 400 <= words <= 800, (page.path, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_criterion_pages_have_the_same_headings(criteria: Criteria, language: str) -> None:
    """A reader who knows one page knows where to look on the next."""
    pages = [sources(language)[f"criteria/{criterion.id}.md"] for criterion in criteria.criteria]
    assert {tuple(words for _, words in page.headings[1:]) for page in pages} == {
        tuple(words for _, words in pages[0].headings[1:])
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_next_step_is_named(criteria: Criteria, language: str) -> None:
    """From each level to the next."""
    for criterion in criteria.criteria:
        text = sources(language)[f"criteria/{criterion.id}.md"].text
        assert re.findall(r"^- \*\*(\d → \d):\*\*", text, re.MULTILINE) == ["1 → 2", "2 → 3", "3 → 4", "4 → 5"], (
            criterion.id
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_block_macros_stand_alone_at_the_line_start(language: str) -> None:
    """Anything else and Markdown would take their HTML apart."""
    for page in sources(language).values():
        for line in page.body.splitlines():
            for name, _ in CALL.findall(line):
                assert name in ("cite", "term") or CALL.fullmatch(line), (page.path, line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_describes_itself(language: str) -> None:
    """A sentence for search engines, in each page's front matter."""
    for page in sources(language).values():
        found = re.search(r"^description: (.+)$", page.text, re.MULTILINE)
        assert found, page.path
        assert 60 <= len(found[1]) <= 170, (page.path, len(found[1]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_paragraph_is_in_another_language(language: str) -> None:
    """A paragraph that holds more words of another language than of its own was not translated."""
    for page in sources(language).values():
        for paragraph in page.paragraphs:
            words = re.findall(r"\w+", paragraph.lower())
            found = {code: sum(word in telltales for word in words) for code, telltales in TELLTALES.items()}
            worst = max((code for code in found if code != language), key=lambda code: found[code])
            assert found[worst] < 3 or found[worst] <= found[language], (page.path, worst, paragraph)


@pytest.mark.parametrize("language", OTHERS)
def test_no_paragraph_is_the_english_one(language: str) -> None:
    """Word for word the same means: forgotten."""
    for path, page in sources(language).items():
        english = {paragraph for paragraph in ENGLISH[path].paragraphs if len(paragraph.split()) > 4}
        assert english & set(page.paragraphs) == set(), path


def test_every_source_is_cited(criteria: Criteria) -> None:
    """A source that nothing cites misleads the reader about what the site rests on."""
    cited = {source for page in ENGLISH.values() for source in page.called("cite")}
    cited |= {source for criterion in criteria.criteria for source in criterion.sources}
    assert {source.id for source in criteria.sources} - cited == set()


@pytest.mark.parametrize("rule", WORDING, ids=[rule["pattern"] for rule in WORDING])
def test_words_that_must_not_appear(rule: dict[str, Any]) -> None:
    """Each with its reason, in `wording.yaml`."""
    found = [
        (place, text)
        for language in rule["languages"]
        for place, text in paragraphs(language)
        if re.search(rule["pattern"], text, re.IGNORECASE)
        and not ("unless" in rule and re.search(rule["unless"], text, re.IGNORECASE))
    ]
    assert found == [], rule["reason"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_public_pages_are_easy_to_read(language: str) -> None:
    """LIX at most 40, in Finnish 55."""
    public = [page for page in sources(language).values() if is_public(page)]
    assert public
    assert {page.path: page_lix(page) for page in public if page_lix(page) > LIMITS[language]} == {}


def test_lix_counts_as_published() -> None:
    """Ten words, two sentences, two words over six letters: 10 / 2 + 20."""
    assert lix("The specialist met an employer today. We go on now.") == 5 + 100 * 2 / 10


def paragraphs(language: str) -> list[tuple[str, str]]:
    """Return every paragraph of the pages and every text of the data, with its place."""
    pages = [(page.path, text) for page in sources(language).values() for text in page.paragraphs]
    return pages + list(texts(language))
