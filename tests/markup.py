"""A built page as a flat list of its elements: quick enough to read every page of the site."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path


@dataclass
class Element:
    """An element's start: its tag, its attributes, and the text up to the next tag."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []
        self._is_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Element(tag, {name: value or "" for name, value in attrs}))
        self._is_open = True

    def handle_data(self, data: str) -> None:
        if self._is_open:
            self.found[-1].text += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._is_open = False


def elements(page: Path) -> list[Element]:
    """Return the elements of a page in order."""
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader.found
