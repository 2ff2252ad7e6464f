"""A checklist as it is written in Markdown: sections of items, each with an id that never changes.

## Who does what {#roles}

- [ ] We have agreed whom to call first. {#first-contact}
    A hint for whoever leads the conversation, indented by four spaces.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .block import ID
from .fault import Fault, FaultyFileError, shown_file

ITEM = re.compile(r"- \[ \] (?P<text>.*?)\s*(?:\{#(?P<id>[^}]*)\})?\s*")
NEARLY = re.compile(r"\s*[-*+]\s*\[[ xX]?\](?!\()")
HINT = re.compile(r" {4,}(?P<text>\S.*)")
HEADING = re.compile(r"(?P<marks>#{1,6}) (?P<text>.*?)\s*(?:\{#(?P<id>[^}]*)\})?\s*")
MARKUP = re.compile(r"[*_`\[\]<>]|\{\{|\{%")


@dataclass
class Item:
    """One line to tick. `hint` is for whoever leads the conversation and may be empty."""

    id: str
    text: str
    line: int
    hint: str = ""

    @property
    def wording(self) -> str:
        """Eight letters that change when the words do."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:8]


@dataclass
class Section:
    """A heading and the items below it."""

    id: str
    title: str
    line: int
    items: list[Item] = field(default_factory=list)


@dataclass
class Checklist:
    """One list in one language; `id` is its file's name, `sections` are those that have items."""

    id: str
    language: str
    file: str
    title: str = ""
    sections: list[Section] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        """All items in order."""
        return [item for section in self.sections for item in section.items]


def read_checklist(path: Path, language: str) -> Checklist | None:
    """Return the checklist that the page at `path` holds, None if it holds none; raises FaultyFileError."""
    reading = Reading(Checklist(path.stem, language, shown_file(path)))
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        reading.take(number, line)
    checklist = reading.finished()
    return checklist if checklist.sections else None


class Reading:
    """Takes a page line by line and collects what it holds and what is wrong with it."""

    def __init__(self, checklist: Checklist) -> None:
        self.checklist = checklist
        self.faults: list[Fault] = []
        self.section: Section | None = None
        self.item: Item | None = None

    def take(self, number: int, line: str) -> None:
        """Take one line of the page, counted from 1."""
        if match := HEADING.fullmatch(line):
            self._heading(number, match)
        elif match := ITEM.fullmatch(line):
            self._item(number, match)
        elif NEARLY.match(line):
            self._fault(number, "this line is nearly an item.", "Write it as: - [ ] Text. {#its-id}")
        elif self.item and (match := HINT.fullmatch(line)):
            self.item.hint = f"{self.item.hint} {match['text'].strip()}".strip()
            self._plain(number, match["text"])
        elif line.strip():
            self.item = None

    def finished(self) -> Checklist:
        """Return the list; raises FaultyFileError with every fault of the page."""
        self.faults += self._repeated()
        if self.faults:
            raise FaultyFileError(self.faults)
        self.checklist.sections = [section for section in self.checklist.sections if section.items]
        return self.checklist

    def _heading(self, number: int, match: re.Match[str]) -> None:
        self.item = None
        if match["marks"] == "#":
            self.checklist.title = match["text"]
        else:
            self.section = Section(match["id"] or "", match["text"], number)
            self.checklist.sections.append(self.section)

    def _item(self, number: int, match: re.Match[str]) -> None:
        self.item = Item(match["id"] or "", match["text"], number)
        self._identified(number, "item", self.item.id, "- [ ] Text. {#its-id}")
        self._plain(number, self.item.text)
        if not self.section:
            self._fault(number, "the item stands above the first heading.", "Put it under a heading of a section.")
            return
        if not self.section.items:
            self._identified(self.section.line, "section", self.section.id, "## Heading {#its-id}")
        self.section.items.append(self.item)

    def _identified(self, number: int, what: str, id_: str, form: str) -> None:
        if not id_:
            self._fault(number, f"the {what} has no id.", f"Write it as: {form}")
        elif not re.fullmatch(ID, id_):
            self._fault(number, f"the id “{id_}” is malformed.", "Use small letters a–z, digits and single hyphens.")

    def _plain(self, number: int, text: str) -> None:
        if MARKUP.search(text):
            remedy = "Write plain words: they are also set on paper."
            self._fault(number, "an item or its hint has markup, a link or a macro.", remedy)

    def _repeated(self) -> Iterator[Fault]:
        first: dict[str, int] = {}
        sections = [section for section in self.checklist.sections if section.items]
        entries: list[Section | Item] = [*sections, *self.checklist.items]
        for entry in entries:
            if entry.id and entry.id in first:
                problem = f"the id “{entry.id}” is repeated (first on line {first[entry.id]})."
                yield Fault(
                    self.checklist.file, entry.line, "", problem, "Give each item and section an id of its own."
                )
            first.setdefault(entry.id, entry.line)

    def _fault(self, number: int, problem: str, remedy: str) -> None:
        self.faults.append(Fault(self.checklist.file, number, "", problem, remedy))
