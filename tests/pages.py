"""The Markdown pages: which there are, and what stands in them apart from prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"
CALL = re.compile(r"\{\{\s*([a-z_]+)\(([^)]*)\)\s*\}\}")
LINK = re.compile(r"\]\(([^)\s]+)\)")
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


@dataclass(frozen=True)
class Source:
    """One page in one language."""

    language: str
    path: str
    """Below the language's folder, such as `criteria/index.md`."""
    text: str

    @property
    def body(self) -> str:
        """The text without front matter."""
        return FRONT_MATTER.sub("", self.text)

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and words of each heading, in order."""
        return [(len(marks), words) for marks, words in re.findall(r"^(#+) (.+)$", self.body, re.MULTILINE)]

    @property
    def macros(self) -> list[str]:
        """Macros and the id each is called with, in order; citations and terms apart."""
        return [f"{name}({self._id(given)})" for name, given in CALL.findall(self.body) if name not in ("cite", "term")]

    def called(self, name: str) -> set[str]:
        """Return the ids that macro `name` is called with."""
        return {self._id(given) for macro, given in CALL.findall(self.body) if macro == name}

    @property
    def links(self) -> set[str]:
        """Where the page links to."""
        return set(LINK.findall(self.body))

    @property
    def running_text(self) -> list[str]:
        """The lines without macro calls, links' addresses and HTML; emphasis stays."""
        plain = CALL.sub(lambda call: self._shown(call), self.body)
        return re.sub(r"\]\([^)]*\)|\{[^}]*\}|<[^>]*>|[\[\]|]", " ", plain).splitlines()

    @property
    def paragraphs(self) -> list[str]:
        """Running text as paragraphs, list items and table rows, without any marks."""
        plain = re.sub(r"[#*_`]", " ", "\n".join(self.running_text))
        return [
            re.sub(r"\s+", " ", part).strip()
            for part in re.split(r"\n\s*\n|\n(?=\s*(?:- |\d+\. |\|))", plain)
            if part.strip()
        ]

    @staticmethod
    def _id(given: str) -> str:
        return given.split(",")[0].strip().strip("\"'")

    @staticmethod
    def _shown(call: re.Match[str]) -> str:
        words = re.findall(r'"([^"]*)"', call[2])
        return words[1] if call[1] == "term" and len(words) == 2 else ""


def sources(language: str) -> dict[str, Source]:
    """Return the pages of a language by path."""
    root = DOCS / language
    paths = sorted(root.rglob("*.md"))
    return {
        str(path.relative_to(root)): Source(language, str(path.relative_to(root)), path.read_text(encoding="utf-8"))
        for path in paths
    }
