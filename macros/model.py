"""The shape of `criteria.yaml`: typed, frozen objects. What must agree between them is in `consistency.py`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .block import Frozen, Id, Text
from .rule import Mark, Rule

EvidenceCode = Literal["records", "documents", "interviews", "observation", "plans"]


Revision = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Language(Frozen):
    """A language of the site: its folder, its tag in HTML, its own name and how it writes numbers."""

    code: Id
    tag: str
    name: str
    decimal: Literal[",", "."]
    alphabet: str
    """The letters in the language's own order, for sorted lists."""


class Criterion(Frozen):
    """One of the 25 criteria: its words, its five levels (level 1 first), how it is scored, where it comes from."""

    id: Id
    section: Id
    name: Text
    measures: Text
    levels: tuple[Text, Text, Text, Text, Text]
    verified: tuple[Mark, Mark, Mark, Mark, Mark]
    rule: Rule
    evidence: Text
    evidence_codes: tuple[EvidenceCode, ...] = Field(alias="evidence-codes", min_length=1)
    sources: tuple[Id, ...] = Field(min_length=1)


class Section(Frozen):
    """A group of criteria, such as staffing."""

    id: Id
    name: Text
    about: Text


class Band(Frozen):
    """A band of totals: from `from` points up to the next band."""

    id: Id
    least: int = Field(alias="from", ge=0)
    name: Text
    about: Text


class Source(Frozen):
    """A source that data and pages cite by its id. Titles stay in the source's own language."""

    id: Id
    label: str
    """Short enough to stand in a sentence: Bond 2012."""
    title: str
    publisher: str
    year: int | None = None
    language: str
    url: str = Field(pattern=r"^https?://")


class Trial(Frozen):
    """A trial's result: shares in percent, as published, after `months`."""

    id: Id
    source: Id
    people: int
    months: int
    ips: str = Field(pattern=r"^\d{1,2}(\.\d)?$")
    usual: str = Field(pattern=r"^\d{1,2}(\.\d)?$")
    country: Text
    counted: Text


class Given(Frozen):
    """What a source gives for a number of specialists."""

    specialists: int = Field(ge=0)
    value: int = Field(ge=0)


class Span(Frozen):
    """The leader's time for leading (percent of a post) and own participants, by number of specialists."""

    time: tuple[Given, ...] = Field(min_length=2)
    participants: tuple[Given, ...] = Field(min_length=2)


class FieldMentoring(Frozen):
    """Whoever is below one of these, or new, gets field mentoring; it is due after `weeks`."""

    share_below: int = Field(alias="share-below", ge=1, le=100)
    job_starts_below: int = Field(alias="job-starts-below", ge=1)
    weeks: int = Field(ge=1)


class Leading(Frozen):
    """The numbers of the team leader's tools."""

    source: Id
    rows: int = Field(ge=1)
    span: Span
    field_mentoring: FieldMentoring = Field(alias="field-mentoring")


class Change(Frozen):
    """What a revision did to a criterion, for answers that were given before it."""

    revision: Revision
    criterion: Id
    kind: Literal["scale-changed", "replaced"]
    by: Id | None = None
    """The criterion that took its place."""


class Criteria(Frozen):
    """The whole file."""

    revision: Revision
    changes: tuple[Change, ...] = ()
    languages: tuple[Language, ...] = Field(min_length=1)
    sections: tuple[Section, ...] = Field(min_length=1)
    bands: tuple[Band, ...] = Field(min_length=1)
    sources: tuple[Source, ...]
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    leading: Leading
    trials: tuple[Trial, ...]
    interface: dict[str, dict[str, Text]]
