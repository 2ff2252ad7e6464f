"""One language's view of the model: the same keys as in the file, with words in place of texts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from .block import Text
from .leading import interpolated
from .model import Criteria, Criterion, Language
from .rule import Measure
from .scoring import hundredths, suggest

View = dict[str, Any]


def spoken(node: Any, language: str) -> Any:
    """Return `node` as plain data in which every text is a string in `language`."""
    if isinstance(node, Text):
        return node.spoken(language)
    if isinstance(node, BaseModel):
        fields = type(node).model_fields.items()
        return {field.alias or name: spoken(getattr(node, name), language) for name, field in fields}
    if isinstance(node, dict):
        return {key: spoken(value, language) for key, value in node.items()}
    if isinstance(node, tuple):
        return [spoken(value, language) for value in node]
    return node


def language_of(criteria: Criteria, code: str) -> Language:
    """Return the language with folder `code`; StopIteration when the file does not have it."""
    return next(language for language in criteria.languages if language.code == code)


def words_of(criteria: Criteria, language: str, *groups: str) -> dict[str, str]:
    """Return the interface words of `groups` together, in `language`; ValueError where two groups share a key."""
    together: dict[str, str] = {}
    for group in groups:
        words = spoken(criteria.interface[group], language)
        if shared := together.keys() & words.keys():
            raise ValueError(f"{group} says again: {', '.join(sorted(shared))}")
        together |= words
    return together


def criterion_view(criteria: Criteria, criterion: Criterion, language: str) -> View:
    """Return a criterion with its number (from 1, in the file's order) and its sources in full."""
    view: View = spoken(criterion, language)
    view["number"] = criteria.criteria.index(criterion) + 1
    view["sources"] = [spoken(source, language) for source in criteria.sources if source.id in criterion.sources]
    return view


def section_views(criteria: Criteria, language: str) -> list[View]:
    """Return the sections, each with its criteria."""
    sections = [spoken(section, language) for section in criteria.sections]
    for section in sections:
        members = [criterion for criterion in criteria.criteria if criterion.section == section["id"]]
        section["criteria"] = [criterion_view(criteria, member, language) for member in members]
    return sections


def band_views(criteria: Criteria, language: str) -> list[View]:
    """Return the bands, highest first, each with the lowest and highest total it holds."""
    bands = [spoken(band, language) for band in criteria.bands]
    number = len(criteria.criteria)
    tops = [5 * number, *(band["from"] - 1 for band in bands)]
    return [band | {"least": max(band["from"], number), "most": top} for band, top in zip(bands, tops, strict=False)]


def trial_views(criteria: Criteria, language: str) -> list[View]:
    """Return the trials, each with its source's label and its shares written as the language writes them."""
    decimal = language_of(criteria, language).decimal
    labels = {source.id: source.label for source in criteria.sources}
    return [
        spoken(trial, language)
        | {"label": labels[trial.source]}
        | {f"{arm}-written": getattr(trial, arm).replace(".", decimal) for arm in ("ips", "usual")}
        for trial in criteria.trials
    ]


def span_view(criteria: Criteria) -> list[View]:
    """Return, for one to ten specialists, the leader's time and own participants: {"value", "given"} or None each."""
    given = {"time": criteria.leading.span.time, "participants": criteria.leading.span.participants}
    most = criteria.leading.span.time[-1].specialists
    plain = {name: [spoken(point, "en") for point in points] for name, points in given.items()}
    return [
        {"specialists": number} | {name: interpolated(points, number) for name, points in plain.items()}
        for number in range(1, most + 1)
    ]


def supervision_rules(criteria: Criteria) -> View:
    """Return the numbers of the supervision tool; caseload and contacts are the top levels of their criteria."""
    top = {criterion.id: criterion.rule for criterion in criteria.criteria if isinstance(criterion.rule, Measure)}
    best = {id_: next(band for band in rule.bands if band.points == 5) for id_, rule in top.items()}
    return {
        "rows": criteria.leading.rows,
        "field-mentoring": spoken(criteria.leading.field_mentoring, "en"),
        "caseload": best["caseload-size"].most,
        "contacts": best["employer-contact-frequency"].least,
    }


def supervision_view(criteria: Criteria, language: str) -> View:
    """Return what the supervision tool's script needs."""
    return {
        "tag": language_of(criteria, language).tag,
        "revision": criteria.revision,
        "rules": supervision_rules(criteria),
        "words": words_of(criteria, language, "script", "keep-script", "leading-script"),
    }


def script_view(criteria: Criteria, ids: list[str], language: str) -> View:
    """Return what the self-check's script needs to score `ids` in `language`."""
    chosen = [criterion for criterion in criteria.criteria if criterion.id in ids]
    code = language_of(criteria, language)
    return {
        "tag": code.tag,
        "decimal": code.decimal,
        "revision": criteria.revision,
        "changes": changes_view(criteria),
        "criteria": [_rule_view(criterion, language) for criterion in chosen],
        **instrument_view(criteria, language),
        "words": words_of(criteria, language, "script", "keep-script", "assessment"),
    }


def instrument_view(criteria: Criteria, language: str) -> View:
    """Return what adding up needs: criteria and sections in order, and the bands."""
    return {
        "order": [[criterion.id, criterion.section] for criterion in criteria.criteria],
        "bands": [{key: band[key] for key in ("id", "from", "name")} for band in band_views(criteria, language)],
    }


def changes_view(criteria: Criteria) -> list[View]:
    """Return the changes of criteria, oldest first."""
    return [spoken(change, "en") for change in sorted(criteria.changes, key=lambda change: change.revision)]


def raters_view(criteria: Criteria, language: str) -> View:
    """Return what the scripts that put several assessments side by side need."""
    code = language_of(criteria, language)
    return {
        "tag": code.tag,
        "decimal": code.decimal,
        "revision": criteria.revision,
        "changes": changes_view(criteria),
        **instrument_view(criteria, language),
        "names": {criterion.id: criterion.name.spoken(language) for criterion in criteria.criteria},
        "sections": {section.id: section.name.spoken(language) for section in criteria.sections},
        "words": words_of(criteria, language, "script", "keep-script", "assessment"),
    }


def _rule_view(criterion: Criterion, language: str) -> View:
    rule = {key: value for key, value in spoken(criterion.rule, language).items() if key != "example"}
    for list_ in ("inputs", "conditions", "components"):
        if list_ in rule:
            rule[list_] = [{key: value for key, value in entry.items() if key not in _SHOWN} for entry in rule[list_]]
    return {"id": criterion.id, "rule": rule}


# The script reads these words from the page, where they stand anyway.
_SHOWN = ("text", "verified")


def example_view(criteria: Criteria, criterion: Criterion, language: str) -> View:
    """Return the worked example of a criterion with everything that comes of it computed."""
    view = criterion_view(criteria, criterion, language)
    rule, example = view["rule"], view["rule"]["example"]
    words = spoken(criteria.interface["example"], language)
    decimal = language_of(criteria, language).decimal
    if rule["kind"] == "levels":
        points = example["level"]
    else:
        result = suggest(rule, example)
        assert result is not None
        points = result["points"]
        if rule["kind"] == "measure":
            example["steps"] = _steps(rule, example["inputs"], result, words, decimal)
            example["reading"] = rule["reading"].replace("{value}", str(result["value"]))
            example["held-by"] = result["held-by"]
    return view | {"example": example, "points": points, "words": words, "decimal": decimal}


def _steps(rule: View, inputs: Mapping[str, str], result: View, words: View, decimal: str) -> list[str]:
    if rule["combine"] == "value":
        return []
    first, second = (Decimal(hundredths(inputs[field["id"]]) or 0) / 100 for field in rule["inputs"])
    quotient = first / second * (100 if rule["combine"] == "percent" else 1)
    values = {"first": first, "second": second, "quotient": quotient, "value": result["value"]}
    shown = {name: _number(value, decimal) for name, value in values.items()}
    steps = [words[rule["combine"]].format(**shown)]
    return steps if result["exact"] else [*steps, words["rounded"].format(**shown)]


def _number(value: Decimal | int, decimal: str) -> str:
    """Return a number with at most one decimal, as the language writes it."""
    return f"{round(Decimal(value), 1).normalize():f}".replace(".", decimal)
