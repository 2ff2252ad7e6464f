"""A checklist's page: the panel above the first section, and boxes in place of the lines to tick."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from .checklist import HEADING, HINT, ITEM, Checklist
from .checklists import FOLDER, Published
from .model import Criteria
from .rendering import render
from .views import View, language_of, spoken, words_of


@dataclass(frozen=True)
class ChecklistPage:
    """Draws one list in one language; `versions` is the list in every language, `url` the page's address."""

    criteria: Criteria
    versions: dict[str, Checklist]
    published: Published
    language: str
    url: str

    def boxes(self, markdown: str) -> str:
        """Return the page's Markdown with labelled boxes in place of its items, the panel above and the keeping below."""
        panel_is_drawn, last = False, 0
        parts: list[str] = []
        for section, lines in self._blocks(markdown):
            if section is None:
                parts.append("\n".join(lines))
                continue
            if not panel_is_drawn:
                heading = parts[-1].rindex("\n#")
                parts[-1:] = [parts[-1][:heading], self._panel(), parts[-1][heading:].strip("\n")]
                panel_is_drawn = True
            parts.append(self._section(section))
            last = len(parts)
        parts.insert(last, self._render("checklist_keeping"))
        return "\n\n".join(parts)

    def _blocks(self, markdown: str) -> Iterator[tuple[str | None, list[str]]]:
        """Yield runs of lines: with the section's id where they are items, with None where they are not."""
        marked, section, in_items = [], "", False
        for line in markdown.splitlines():
            heading = HEADING.fullmatch(line)
            section = heading["id"] or "" if heading else section
            in_items = bool(ITEM.fullmatch(line) or (in_items and (HINT.fullmatch(line) or not line.strip())))
            marked.append((section if in_items else None, line))
        for name, run in groupby(marked, key=lambda entry: entry[0]):
            yield name, [line for _, line in run]

    def _panel(self) -> str:
        own = self.versions[self.language]
        others = [spoken(language, self.language) for language in self.criteria.languages]
        return self._render(
            "checklist",
            script=self._script(own),
            others=[language for language in others if language["code"] != self.language],
            papers=f"../{own.id}",
            title=own.title.replace('"', "”"),
            language=language_of(self.criteria, self.language).name,
        )

    def _section(self, id_: str) -> str:
        own = self.versions[self.language]
        section = next(section for section in own.sections if section.id == id_)
        items = [{"id": item.id, "text": item.text, "hint": item.hint} for item in section.items]
        return self._render("checklist_section", list=own.id, section={"id": id_, "items": items})

    def _script(self, own: Checklist) -> View:
        return {
            "id": own.id,
            "tag": language_of(self.criteria, self.language).tag,
            "revision": self.criteria.revision,
            "list": f"{self._root}{FOLDER}/{own.id}.json?{self._content}",
            "wordings": self._wordings(own),
            "replaced": {entry.id: entry.replaced_by for entry in self.published.retired if entry.replaced_by},
            "words": words_of(self.criteria, self.language, "keep-script", "checklist-script"),
        }

    def _wordings(self, own: Checklist) -> dict[str, list[str]]:
        """Return each item's fingerprints, this language's first: a tick set in any language has one of them."""
        ordered = [own, *(other for other in self.versions.values() if other is not own)]
        wordings: dict[str, list[str]] = {item.id: [] for item in own.items}
        for version in ordered:
            for item in version.items:
                wordings[item.id].append(item.wording)
        return wordings

    @property
    def _content(self) -> str:
        """The list's hash: a page that a browser has kept is never given a list that has changed since."""
        return hashlib.sha256(list_json(self.criteria, self.versions).encode()).hexdigest()[:16]

    @property
    def _root(self) -> str:
        return posixpath.relpath("/", posixpath.join("/", self.url)) + "/"

    def _render(self, template: str, **view: Any) -> str:
        interface = self.criteria.interface
        words = {group: spoken(interface[group], self.language) for group in ("keep", "checklist", "paper")}
        return render(template, root=self._root, **words, **view)


def list_json(criteria: Criteria, versions: dict[str, Checklist]) -> str:
    """Return a list in every language as JSON: for the second language of its page, and for other programs."""
    languages = {}
    for code, version in versions.items():
        sections = [
            {
                "id": section.id,
                "title": section.title,
                "items": [{"id": item.id, "text": item.text, "hint": item.hint} for item in section.items],
            }
            for section in version.sections
        ]
        languages[code] = {"title": version.title, "tag": language_of(criteria, code).tag, "sections": sections}
    whole = {"id": next(iter(versions.values())).id, "revision": criteria.revision, "languages": languages}
    return json.dumps(whole, ensure_ascii=False)
