"""The shape of the scoring rules: a number, parts in place, or a described level. What they mean is in `scoring.py`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .block import Frozen, Id, Named, Text

Points = Annotated[int, Field(ge=1, le=5)]
Mark = Literal["v2", "v1", "k"]
"""How far a fact is verified: read in two or more independent sources, in one, or not yet compared with the form."""


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
