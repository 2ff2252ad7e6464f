"""The reference interpreter of the scoring rules: plain data in, plain data out.

`theme/assets/scoring.mjs` is its twin in the browser; `tests/scoring_cases.json` and a random comparison hold them together.
Numbers are whole hundredths inside, so that 22.5 rounds the same way in both languages: half up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

NUMBER = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,2}))?", re.ASCII)


def hundredths(text: str) -> int | None:
    """Return a number as typed ("22,5", "22.5") in whole hundredths (2250).

    None when it is not digits with at most two decimals: no sign, no exponent, no thousands separator,
    because "1,500" means two different numbers to two readers.
    """
    match = NUMBER.fullmatch(text.strip(" \u00a0\t"))
    return int(match[1]) * 100 + int((match[2] or "").ljust(2, "0")) if match else None


def measure(rule: Mapping[str, Any], inputs: Mapping[str, str], conditions: Sequence[str]) -> dict[str, Any]:
    """Score a `measure` rule.

    Returns {"value": whole number, "exact": bool, "points": 1–5, "held-by": [condition ids]},
    or {"problem": word, "input": id} when an input is `missing`, `not-a-number`, `too-large`, `zero` as a
    denominator, or `more-than-all` (a part that exceeds its whole). The word names an interface text.
    """
    numbers = {}
    for field in rule["inputs"]:
        typed = inputs.get(field["id"], "")
        if not typed.strip(" \u00a0\t"):
            return {"problem": "missing", "input": field["id"]}
        number = hundredths(typed)
        if number is None:
            return {"problem": "not-a-number", "input": field["id"]}
        if field.get("most") is not None and number > field["most"] * 100:
            return {"problem": "too-large", "input": field["id"]}
        numbers[field["id"]] = number
    return _measured(rule, numbers, conditions)


def _measured(rule: Mapping[str, Any], numbers: Mapping[str, int], conditions: Sequence[str]) -> dict[str, Any]:
    ids = list(numbers)
    part, whole = (numbers[ids[0]], 100) if rule["combine"] == "value" else (numbers[ids[0]], numbers[ids[1]])
    if whole == 0:
        return {"problem": "zero", "input": ids[1]}
    if rule["combine"] == "percent":
        if part > whole:
            return {"problem": "more-than-all", "input": ids[0]}
        part *= 100
    value = (2 * part + whole) // (2 * whole)
    points = next(band["points"] for band in rule["bands"] if _covers(band, value))
    unmet = [condition for condition in rule["conditions"] if not _met(condition, numbers, conditions)]
    held_by = [condition["id"] for condition in unmet if condition["at-most"] < points]
    points = min([points, *(condition["at-most"] for condition in unmet)])
    return {"value": value, "exact": part % whole == 0, "points": points, "held-by": held_by}


def _covers(band: Mapping[str, Any], value: int) -> bool:
    return band["from"] <= value and (band.get("to") is None or value <= band["to"])


def _met(condition: Mapping[str, Any], numbers: Mapping[str, int], conditions: Sequence[str]) -> bool:
    enough = condition.get("met-by")
    if enough:
        return numbers[enough["input"]] >= int(enough["least"]) * 100
    return condition["id"] in conditions


def count(rule: Mapping[str, Any], components: Sequence[str]) -> dict[str, Any]:
    """Score a `count` rule: {"value": how many of its components are in place, "points": 1–5}."""
    value = sum(component["id"] in components for component in rule["components"])
    return {"value": value, "points": rule["points"][value]}


def suggest(rule: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what the rule's helper says of an answer, or None when the helper was not used or there is none."""
    if rule["kind"] == "measure" and any(text.strip(" \u00a0\t") for text in answer.get("inputs", {}).values()):
        return measure(rule, answer["inputs"], answer.get("conditions", []))
    if rule["kind"] == "count" and "components" in answer:
        return count(rule, answer["components"])
    return None


def total(criteria: Sequence[Mapping[str, Any]], levels: Mapping[str, int]) -> dict[str, Any]:
    """Add up `levels` (criterion id → 1–5; absent = not answered or not known) over `criteria` ({"id", …}).

    Returns {"total", "answered", "of", "least", "most"}: the sum so far and the sums still possible.
    """
    answered = [levels[criterion["id"]] for criterion in criteria if criterion["id"] in levels]
    open_ = len(criteria) - len(answered)
    so_far = sum(answered)
    return {
        "total": so_far,
        "answered": len(answered),
        "of": len(criteria),
        "least": so_far + open_,
        "most": so_far + 5 * open_,
    }


def band(bands: Sequence[Mapping[str, Any]], least: int, most: int) -> str | None:
    """Return the id of the band that holds every total from `least` to `most`; None while answers can change it.

    `bands` are {"id", "from"}, highest first.
    """
    lowest, highest = (next(band["id"] for band in bands if number >= band["from"]) for number in (least, most))
    return lowest if lowest == highest else None
