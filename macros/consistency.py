"""What must agree between the parts of `criteria.yaml`: references, ids, bands, points, examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from .fault import Place
from .model import Criteria, Criterion, Given
from .rule import Count, Measure, RuleBand
from .scoring import hundredths
from .texts import Complaint


def inconsistencies(criteria: Criteria) -> Iterator[Complaint]:
    """Yield everything in the file that contradicts something else in it."""
    languages = [language.code for language in criteria.languages]
    if "en" not in languages:
        yield ("languages",), "English (`en`) is missing.", "The other languages are compared with it; add it."
    yield from _repeated(("languages",), languages)
    for name in ("sections", "bands", "sources", "criteria", "trials"):
        yield from _repeated((name,), [entry.id for entry in getattr(criteria, name)])
    yield from _band_order(criteria)
    yield from _sections_in_order(criteria)
    sections, sources = ({entry.id for entry in entries} for entries in (criteria.sections, criteria.sources))
    yield from _undefined(("leading", "source"), [criteria.leading.source], sources, "source")
    for name in ("time", "participants"):
        yield from _rising(("leading", "span", name), getattr(criteria.leading.span, name))
    for index, trial in enumerate(criteria.trials):
        yield from _undefined(("trials", index, "source"), [trial.source], sources, "source")
    yield from _changes(criteria)
    for index, criterion in enumerate(criteria.criteria):
        yield from _criterion(("criteria", index), criterion, sections, sources)


def partial_inconsistencies(data: object) -> Iterator[Complaint]:
    """Yield what contradicts itself in each criterion that is whole, in a file whose other parts are not."""
    if not isinstance(data, dict) or not isinstance(data.get("criteria"), tuple):
        return
    for index, entry in enumerate(data["criteria"]):
        try:
            criterion = Criterion.model_validate(entry)
        except ValidationError:
            continue
        yield from _rule(("criteria", index), criterion)


def _criterion(place: Place, criterion: Criterion, sections: set[str], sources: set[str]) -> Iterator[Complaint]:
    yield from _undefined((*place, "section"), [criterion.section], sections, "section")
    yield from _undefined((*place, "sources"), criterion.sources, sources, "source")
    yield from _rule(place, criterion)


def _changes(criteria: Criteria) -> Iterator[Complaint]:
    present = {criterion.id for criterion in criteria.criteria}
    for index, change in enumerate(criteria.changes):
        place = ("changes", index)
        if change.kind == "scale-changed":
            yield from _undefined((*place, "criterion"), [change.criterion], present, "criterion")
        elif change.criterion in present:
            yield (*place, "criterion"), f"“{change.criterion}” is replaced and still there.", "Remove one of the two."
        yield from _undefined((*place, "by"), [change.by] if change.by else [], present, "criterion")
        if change.revision > criteria.revision:
            yield (*place, "revision"), "the change is newer than the file.", "Raise `revision` at the top."


def _repeated(place: Place, ids: Sequence[str]) -> Iterator[Complaint]:
    for index, id_ in enumerate(ids):
        if id_ in ids[:index]:
            yield (*place, index), f"the id “{id_}” is repeated.", "Give each entry an id of its own."


def _undefined(place: Place, named: Sequence[str], defined: set[str], what: str) -> Iterator[Complaint]:
    for id_ in named:
        if id_ not in defined:
            known = ", ".join(sorted(defined)) or "none"
            yield place, f"the {what} “{id_}” is not defined.", f"Defined are: {known}."


def _rising(place: Place, given: Sequence[Given]) -> Iterator[Complaint]:
    for index in range(1, len(given)):
        if given[index].specialists <= given[index - 1].specialists:
            yield (*place, index), "the numbers of specialists do not rise.", "List them from the fewest to the most."


def _sections_in_order(criteria: Criteria) -> Iterator[Complaint]:
    order = [section.id for section in criteria.sections]
    named = [criterion.section for criterion in criteria.criteria if criterion.section in order]
    if named != sorted(named, key=order.index):
        yield ("criteria",), "the criteria of a section do not stand together.", "Order them as in `sections`."
    for index, section in enumerate(order):
        if section not in named:
            yield ("sections", index), f"no criterion belongs to “{section}”.", "Add one or remove the section."


def _band_order(criteria: Criteria) -> Iterator[Complaint]:
    for index in range(1, len(criteria.bands)):
        if criteria.bands[index].least >= criteria.bands[index - 1].least:
            yield ("bands", index, "from"), "the bands do not fall.", "List them from the highest to the lowest."
    if criteria.bands[-1].least > len(criteria.criteria):
        remedy = "The lowest band must start at 0."
        yield ("bands", len(criteria.bands) - 1, "from"), "low totals are in no band.", remedy


def _rule(place: Place, criterion: Criterion) -> Iterator[Complaint]:
    rule = criterion.rule
    if isinstance(rule, Measure):
        yield from _measure((*place, "rule"), rule)
    elif isinstance(rule, Count):
        yield from _count((*place, "rule"), rule)


def _measure(place: Place, rule: Measure) -> Iterator[Complaint]:
    inputs = [field.id for field in rule.inputs]
    conditions = [condition.id for condition in rule.conditions]
    yield from _repeated((*place, "inputs"), inputs)
    yield from _repeated((*place, "conditions"), conditions)
    wanted = 1 if rule.combine == "value" else 2
    if len(inputs) != wanted:
        yield (
            (*place, "inputs"),
            f"`{rule.combine}` combines {wanted} input(s), not {len(inputs)}.",
            "Add or remove one.",
        )
    if "{value}" not in rule.reading.root.get("en", ""):
        yield (*place, "reading"), "the reading does not say {value}.", "Write {value} where the number stands."
    most = 100 if rule.combine == "percent" else rule.inputs[0].most if rule.combine == "value" else None
    yield from _coverage((*place, "bands"), rule.bands, most)
    for index, condition in enumerate(rule.conditions):
        if condition.met_by:
            yield from _undefined(
                (*place, "conditions", index, "met-by"), [condition.met_by.input], set(inputs), "input"
            )
    yield from _measure_example((*place, "example"), rule, inputs, conditions)


def _measure_example(place: Place, rule: Measure, inputs: list[str], conditions: list[str]) -> Iterator[Complaint]:
    yield from _undefined((*place, "conditions"), rule.example.conditions, set(conditions), "condition")
    yield from _undefined((*place, "inputs"), list(rule.example.inputs), set(inputs), "input")
    for id_ in inputs:
        if hundredths(rule.example.inputs.get(id_, "")) is None:
            yield (*place, "inputs"), f"the example has no number for “{id_}”.", 'Give it as text, such as "46".'


def _coverage(place: Place, bands: Sequence[RuleBand], most: int | None) -> Iterator[Complaint]:
    """Yield gaps and overlaps in `bands`, which must cover every whole number from 0 to `most` (None: all)."""
    next_ = 0
    for index, band in enumerate(bands):
        if band.least > next_:
            yield (*place, index), f"no band covers {next_}–{band.least - 1}.", "Close the gap."
        if band.least < next_:
            yield (*place, index), f"{band.least} is in two bands, or the bands do not rise.", "Order and part them."
        if band.most is None:
            if index + 1 < len(bands):
                yield (*place, index), "a band without `to` is not the last.", "Give it an end."
            return
        if band.most < band.least:
            yield (*place, index), "the band ends before it begins.", "Swap `from` and `to`."
        next_ = band.most + 1
    if most is None or next_ <= most:
        remedy = "Leave `to` out of the last band." if most is None else f"End the last band at {most}."
        yield place, f"no band covers {next_} and above.", remedy


def _count(place: Place, rule: Count) -> Iterator[Complaint]:
    components = [component.id for component in rule.components]
    yield from _repeated((*place, "components"), components)
    if len(rule.points) != len(components) + 1:
        remedy = "Give one number for none in place, one for one, … one for all."
        yield (*place, "points"), f"{len(rule.points)} points for {len(components)} components.", remedy
    if list(rule.points) != sorted(rule.points):
        yield (*place, "points"), "the points do not rise.", "More components never give fewer points."
    yield from _undefined((*place, "example", "components"), rule.example.components, set(components), "component")
