"""Checklists as their authors write them: alike in every language, and a fault stops the build with file and line."""

import json
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from macros.checklist import Checklist, read_checklist
from macros.checklists import RECORD, load_checklists, load_record, record_items
from macros.fault import FaultyFileError
from tests.built_site import PROJECT
from tests.conftest import LANGUAGES, folder

IDS = ("rehabilitation-plan", "peer-support", "first-weeks", "first-employer-contact", "fidelity-review")
PAGE = """# A list

## One {#one}

- [ ] First. {#first}
    A hint.
- [ ] Second. {#second}

## Two {#two}

- [ ] Third. {#third}
"""


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Checklist | None]:
    """Write a page and read it: `written(text)`."""

    def read(text: str) -> Checklist | None:
        path = tmp_path / "list.md"
        path.write_text(text, encoding="utf-8")
        return read_checklist(path, "en")

    return read


def test_a_page_is_read_as_it_is_written(written: Callable[[str], Checklist]) -> None:
    """Sections, items, ids and hints."""
    checklist = written(PAGE)
    assert [(section.id, [item.id for item in section.items]) for section in checklist.sections] == [
        ("one", ["first", "second"]),
        ("two", ["third"]),
    ]
    assert [(item.text, item.hint) for item in checklist.items][:2] == [("First.", "A hint."), ("Second.", "")]


def test_a_page_without_items_is_no_checklist(written: Callable[[str], Checklist | None]) -> None:
    """A link in a list is not an item."""
    assert written("# Title\n\n## Part\n\n- [A link](index.md)\n- text\n") is None


FAULTS = {
    "no id": ("- [ ] Second. {#second}", "- [ ] Second.", 7, "the item has no id"),
    "malformed id": ("{#second}", "{#Second one}", 7, "malformed"),
    "repeated id": ("{#third}", "{#first}", 11, "repeated (first on line 5)"),
    "an item named like a section": ("{#third}", "{#one}", 11, "repeated"),
    "ticked in the source": ("- [ ] Third", "- [x] Third", 11, "nearly an item"),
    "no blank between the brackets": ("- [ ] Third", "- [] Third", 11, "nearly an item"),
    "another mark": ("- [ ] Third", "* [ ] Third", 11, "nearly an item"),
    "a section without id": ("## Two {#two}", "## Two", 9, "the section has no id"),
    "markup": ("Third.", "**Third**.", 11, "markup"),
    "a macro in a hint": ("A hint.", '{{ cite("x") }}', 6, "markup"),
    "above the first heading": ("## One {#one}\n", "", 4, "above the first heading"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_line(written: Callable[[str], Checklist], fault: str) -> None:
    """What is wrong, on which line, and what to write instead."""
    old, new, line, problem = FAULTS[fault]
    assert old in PAGE
    with pytest.raises(FaultyFileError) as told:
        written(PAGE.replace(old, new))
    first = told.value.faults[0]
    assert (first.line, problem in first.problem) == (line, True), str(first)
    assert first.remedy


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the project's checklists, to spoil."""
    for language in LANGUAGES:
        shutil.copytree(PROJECT / "docs" / language / "checklists", tmp_path / language / "checklists")
    shutil.copy(RECORD, tmp_path / RECORD.name)
    return tmp_path


def test_the_five_lists_are_there_in_all_languages(copied: Path) -> None:
    """With the same ids in the same order and sections, as loading demands."""
    lists = load_checklists(copied, LANGUAGES)
    assert set(lists) == set(IDS)
    for versions in lists.values():
        assert set(versions) == set(LANGUAGES)
        outlines = {tuple((s.id, tuple(i.id for i in s.items)) for s in v.sections) for v in versions.values()}
        assert len(outlines) == 1
        hinted = {tuple(item.id for item in version.items if item.hint) for version in versions.values()}
        assert len(hinted) == 1


def faults(copied: Path) -> list[str]:
    """Return what loading the spoilt copy says."""
    with pytest.raises(FaultyFileError) as told:
        load_checklists(copied, LANGUAGES, copied / RECORD.name)
    return [str(fault) for fault in told.value.faults]


def edit(path: Path, old: str, new: str) -> None:
    """Replace the one place where `old` stands."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_item_that_one_language_lacks_is_told(copied: Path) -> None:
    """With the file and line where the others have it."""
    path = copied / "fi" / "checklists" / "first-weeks.md"
    line = next(line for line in path.read_text(encoding="utf-8").splitlines() if "{#colleague}" in line)
    edit(path, line, "")
    (said,) = faults(copied)
    assert "“colleague”" in said
    assert "fi/checklists/first-weeks.md" in said
    assert "en/checklists/first-weeks.md:" in said


def test_another_order_is_told(copied: Path) -> None:
    """The first line out of order."""
    path = copied / "sv" / "checklists" / "first-weeks.md"
    lines = path.read_text(encoding="utf-8").splitlines()
    first, second = (
        next(i for i, line in enumerate(lines) if f"{{#{id_}}}" in line) for id_ in ("records", "benefits-adviser")
    )
    lines[first], lines[second] = lines[second], lines[first]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert any("sv/checklists/first-weeks.md:" in said and "order" in said for said in faults(copied))


def test_a_published_item_that_vanishes_is_told_until_it_is_retired(copied: Path) -> None:
    """Ticks of it may be saved somewhere."""
    for language in LANGUAGES:
        path = copied / language / "checklists" / "first-weeks.md"
        line = next(line for line in path.read_text(encoding="utf-8").splitlines() if "{#colleague}" in line)
        edit(path, line, "")
    (said,) = faults(copied)
    assert "first-weeks.colleague" in said
    assert f"{RECORD.name}:" in said
    record = copied / RECORD.name
    edit(
        record,
        "      - colleague\n",
        "      - colleague\n    retired:\n      - {id: colleague, replaced-by: supervision}\n",
    )
    assert load_checklists(copied, LANGUAGES, record)


def test_an_id_is_never_used_again(copied: Path) -> None:
    """A retired item that is back on the list is a fault."""
    edit(copied / RECORD.name, "      - colleague\n", "      - colleague\n    retired:\n      - {id: colleague}\n")
    (said,) = faults(copied)
    assert "retired and on the list" in said


def test_a_translator_adds_an_item_by_one_line_in_four_files(copied: Path) -> None:
    """And nothing else; recording it is the release's business."""
    for language in LANGUAGES:
        path = copied / language / "checklists" / "first-weeks.md"
        with path.open("a", encoding="utf-8") as file:
            file.write("\n")
        lines = path.read_text(encoding="utf-8").splitlines()
        place = next(i for i, line in enumerate(lines) if "{#colleague}" in line)
        lines.insert(place + 1, "- [ ] One more. {#one-more}")
        path.write_text("\n".join(lines), encoding="utf-8")
    record = copied / RECORD.name
    lists = load_checklists(copied, LANGUAGES, record)
    assert [item.id for item in lists["first-weeks"]["no"].items][-1] == "one-more"
    assert (record_items(lists, record), record_items(lists, record)) == (1, 0)
    assert "one-more" in load_record(record).lists["first-weeks"].items


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("copy", ["", "-facilitator"])
def test_the_paper_has_every_item(site: Path, language: str, copy: str) -> None:
    """Tagged, A4, in its language; the facilitator's copy has every hint, the blank form none."""
    for id_, versions in load_checklists(PROJECT / "docs", LANGUAGES).items():
        checklist = versions[language]
        pdf = PdfReader(site / folder(language) / "checklists" / f"{id_}{copy}.pdf")
        pages = [page.extract_text() for page in pdf.pages]
        text = words("".join(pages))
        assert [item.id for item in checklist.items if words(item.text) not in text] == []
        assert all((words(item.hint) in text) == bool(copy) for item in checklist.items if item.hint)
        assert all(words(checklist.title) in words(page) for page in pages)
        assert "".join(pages).count("☐") == 2 * len(checklist.items)
        root: Any = pdf.root_object
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == {"no": "nb"}.get(language, language)
        assert all(
            round(float(page.mediabox.width)) == 595 and round(float(page.mediabox.height)) == 842 for page in pdf.pages
        )


def words(text: str) -> str:
    """Return the letters only: on paper a line break may part a word, and a ligature joins two letters."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if letter.isalnum())


def test_the_list_as_data_has_every_language(site: Path) -> None:
    """What the page fetches for a second language, and what other programs may read."""
    data = json.loads((site / "checklists" / "peer-support.json").read_text(encoding="utf-8"))
    assert set(data["languages"]) == set(LANGUAGES)
    assert data["languages"]["no"]["tag"] == "nb"
    assert data["languages"]["fi"]["sections"][0]["items"][0]["id"] == "own-experience"
