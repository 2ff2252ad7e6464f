"""What a page can have drawn: one method a macro, in the page's language, with addresses relative to the page."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .disk_copy import disk_copy
from .glossary import Glossary
from .model import Criteria, Criterion
from .rendering import render
from .views import (
    View,
    band_views,
    criterion_view,
    example_view,
    picture_view,
    raters_view,
    script_view,
    section_views,
    span_view,
    spoken,
    supervision_view,
    trial_views,
    words_of,
)

PICTURES = ("team", "way", "bands")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


class UnknownNameError(Exception):
    """A page names something that the data does not have."""

    def __init__(self, what: str, name: str, known: Sequence[str]) -> None:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
        hint = f"Did you mean “{near[0]}”?" if near else f"Known are: {', '.join(known)}."
        super().__init__(f"there is no {what} “{name}”. {hint}")


@dataclass(frozen=True)
class Drawing:
    """Draws for one page: `language` is its folder code, `url` its address below the site's root (`fi/model/`)."""

    criteria: Criteria
    glossary: Glossary
    language: str
    url: str

    def scoring_overview(self) -> str:
        """Draw all criteria by section, each a link to its page."""
        sections = section_views(self.criteria, self.language)
        return self._render("scoring_overview", "table", root=self._root, sections=sections)

    def scoring_table(self, id_: str) -> str:
        """Draw a criterion's five levels with how far each is verified, what is counted, evidence and sources."""
        return self._render("scoring_table", "table", criterion=self._view(id_))

    def worked_example(self, id_: str) -> str:
        """Draw a criterion's example, its numbers computed from the rule."""
        return render("worked_example", **example_view(self.criteria, self._criterion(id_), self.language))

    def criterion_check(self, id_: str) -> str:
        """Draw the small calculator of one criterion; its answer is the whole self-check's answer."""
        return self._check([id_], "criterion_check", criterion=self._view(id_))

    def self_check(self) -> str:
        """Draw the whole instrument with its results."""
        ids = [criterion.id for criterion in self.criteria.criteria]
        return self._check(ids, "self_check", sections=section_views(self.criteria, self.language))

    def band_table(self) -> str:
        """Draw the bands of the total."""
        return self._render("band_table", "check", bands=band_views(self.criteria, self.language))

    def span_table(self) -> str:
        """Draw a leader's time and own participants by number of specialists, given and worked out told apart."""
        return self._render("span_table", "leading", rows=span_view(self.criteria))

    def supervision(self) -> str:
        """Draw the supervision tool: a row per specialist, and the agenda that comes of them."""
        script = supervision_view(self.criteria, self.language)
        return self._render("supervision", "check", "keep", "leading", script=script, root=self._root)

    def employer_week(self) -> str:
        """Draw a week of employer contacts and of hours outside, with the points they give."""
        ids = ["employer-contact-frequency", "community-based-services"]
        criteria = {id_: self._view(id_) for id_ in ids}
        return self._check(ids, "employer_week", views=criteria, days=DAYS)

    def compare(self) -> str:
        """Draw assessments side by side and over time."""
        return self._raters("compare")

    def agree(self) -> str:
        """Draw where raters differ and what they agree on."""
        return self._raters("agree")

    def trials_chart(self) -> str:
        """Draw the Nordic trials side by side: bars with their numbers, in a table."""
        return self._render("trials_chart", "trials", rows=trial_views(self.criteria, self.language))

    def picture(self, name: str) -> str:
        """Draw the picture `name`: the team around the person, the way to a job, or the bands of the total."""
        if name not in PICTURES:
            raise UnknownNameError("picture", name, PICTURES)
        view = picture_view(self.criteria, self.language)
        return self._render(f"picture_{name}", "picture", "check", root=self._root, **view)

    def open_data(self) -> str:
        """Draw links to the criteria as files."""
        return self._render("open_data", "table", root=self._root, csv=self.address("criteria.csv").rstrip("/"))

    def cite(self, id_: str) -> str:
        """Draw a short link to a source's entry in the list of sources."""
        return self._render("cite", source=named("source", id_, self.criteria.sources))

    def sources(self) -> str:
        """Draw the list of sources."""
        return render("sources", sources=[spoken(source, self.language) for source in self.criteria.sources])

    def term(self, id_: str, shown: str) -> str:
        """Draw words of a sentence that show the glossary's explanation when pressed."""
        entry = spoken(named("term", id_, self.glossary.terms), self.language)
        return self._render("term", "glossary", term=entry, shown=shown)

    def glossary_list(self) -> str:
        """Draw the glossary, each term with the other languages' words."""
        return self._render("glossary", "glossary", **self.glossary.view(self.criteria.languages, self.language))

    def offline(self) -> str:
        """Draw the switch that keeps a language on the device, and the link to its zip."""
        words = words_of(self.criteria, self.language, "offline-script")
        return self._render("offline", "offline", script=words, root=self._root, zip=disk_copy(self.language))

    def address(self, path: str) -> str:
        """Return the relative address of a page of the same language, such as `criteria/caseload-size`."""
        folder = "" if self.language == "en" else self.language
        return posixpath.relpath(posixpath.join("/", folder, path), posixpath.join("/", self.url)) + "/"

    @property
    def _root(self) -> str:
        return posixpath.relpath("/", posixpath.join("/", self.url)) + "/"

    def _criterion(self, id_: str) -> Criterion:
        criterion: Criterion = named("criterion", id_, self.criteria.criteria)
        return criterion

    def _view(self, id_: str) -> View:
        return criterion_view(self.criteria, self._criterion(id_), self.language)

    def _check(self, ids: list[str], template: str, **view: Any) -> str:
        script = script_view(self.criteria, ids, self.language)
        return self._render(
            template, "table", "check", "keep", "leading", "assessment", script=script, root=self._root, **view
        )

    def _raters(self, template: str) -> str:
        script = raters_view(self.criteria, self.language)
        return self._render(template, "leading", "assessment", script=script, root=self._root)

    def _render(self, template: str, *groups: str, **view: Any) -> str:
        words = {group: spoken(self.criteria.interface[group], self.language) for group in groups}
        return render(template, address=self.address, **words, **view)


def named(what: str, id_: str, entries: Sequence[Any]) -> Any:
    """Return the entry with `id_`; raises UnknownNameError with the nearest right one."""
    for entry in entries:
        if entry.id == id_:
            return entry
    raise UnknownNameError(what, id_, [entry.id for entry in entries])
