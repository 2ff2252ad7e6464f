"""The shape of `criteria.yaml`: typed, frozen objects. What must agree between them is in `consistency.py`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
Points = Annotated[int, Field(ge=1, le=5)]
Mark = Literal["v2", "v1", "k"]
"""How far a fact is verified: read in two or more independent sources, in one, or not yet compared with the form."""
EvidenceCode = Literal["records", "documents", "interviews", "observation", "plans"]


class Frozen(BaseModel):
    """What every part of the model has in common: no unknown keys, no silent conversion, no change after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)


class Text(RootModel[dict[str, str]]):
    """One text in every language, by folder code. The value `=` says: the same as in English, on purpose."""

    model_config = ConfigDict(frozen=True, strict=True)

    def spoken(self, language: str) -> str:
        """Return the text in `language`; KeyError for a language that the file does not have."""
        words = self.root[language]
        return self.root["en"] if words == "=" else words


class Language(Frozen):
    """A language of the site: its folder, its tag in HTML, its own name and how it writes numbers."""

    code: Id
    tag: str
    name: str
    decimal: Literal[",", "."]
    alphabet: str
    """The letters in the language's own order, for sorted lists."""


class Named(Frozen):
    """Something with an id and a text: an input's label, a component, a condition."""

    id: Id
    text: Text


class Input(Named):
    """A number the reader gives. `most` bounds it (100 for a percentage)."""

    most: int | None = None


class RuleBand(Frozen):
    """Whole numbers `from`…`to` (no `to`: and above) that give `points`."""

    least: int = Field(alias="from", ge=0)
    most: int | None = Field(alias="to", default=None)
    points: Points


class EnoughOf(Frozen):
    """A condition the inputs themselves answer: input `input` is `least` or more."""

    input: Id
    least: int


class Condition(Named):
    """A condition that, when not met, lets the criterion have `at-most` points."""

    at_most: Points = Field(alias="at-most")
    met_by: EnoughOf | None = Field(alias="met-by", default=None)


class MeasureExample(Frozen):
    """Numbers of a worked example; what comes of them is computed."""

    inputs: dict[str, str]
    conditions: tuple[str, ...] = ()


class Measure(Frozen):
    """Inputs are combined to one number, rounded half up; its band gives points; unmet conditions cap them."""

    kind: Literal["measure"]
    combine: Literal["ratio", "percent", "value"]
    inputs: tuple[Input, ...] = Field(min_length=1, max_length=2)
    reading: Text
    bands: tuple[RuleBand, ...]
    conditions: tuple[Condition, ...] = ()
    example: MeasureExample


class Component(Named):
    """One of the things that are counted, with how far its content is verified."""

    verified: Mark


class CountExample(Frozen):
    """Components in place in a worked example."""

    components: tuple[str, ...]


class Count(Frozen):
    """The number of components in place gives points: `points[n]` for n of them."""

    kind: Literal["count"]
    components: tuple[Component, ...] = Field(min_length=2)
    points: tuple[Points, ...]
    example: CountExample


class LevelExample(Frozen):
    """A situation and the level that describes it."""

    situation: Text
    level: Points


class Levels(Frozen):
    """The reader chooses the level that fits."""

    kind: Literal["levels"]
    example: LevelExample


Rule = Annotated[Measure | Count | Levels, Field(discriminator="kind")]


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


class Criteria(Frozen):
    """The whole file."""

    revision: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    languages: tuple[Language, ...] = Field(min_length=1)
    sections: tuple[Section, ...] = Field(min_length=1)
    bands: tuple[Band, ...] = Field(min_length=1)
    sources: tuple[Source, ...]
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    leading: Leading
    trials: tuple[Trial, ...]
    interface: dict[str, dict[str, Text]]
