"""The team leader's rules: how far a leader's time goes, who needs field mentoring, what a team's figures say.

Plain data in, plain data out. `theme/assets/leading.mjs` is its twin in the browser; `tests/leading_cases.json` holds them
together. The numbers are data, under `leading` in the criteria file, from the handbook's extract on the leader's role.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from .scoring import hundredths

NUMBERS = ("participants", "employed", "job-starts", "contacts", "field-weeks")


def interpolated(given: Sequence[Mapping[str, int]], specialists: int) -> dict[str, Any] | None:
    """Return {"value", "given"} for a number of specialists; None outside what the source gives.

    `given` are {"specialists", "value"}, rising. Between two of them the value lies on a straight line, rounded half up;
    "given" tells what the source says from what lies between.
    """
    for point in given:
        if point["specialists"] == specialists:
            return {"value": point["value"], "given": True}
    for low, high in pairwise(given):
        if low["specialists"] < specialists < high["specialists"]:
            width = high["specialists"] - low["specialists"]
            part = low["value"] * width + (high["value"] - low["value"]) * (specialists - low["specialists"])
            return {"value": (2 * part + width) // (2 * width), "given": False}
    return None


def row_result(rules: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what one specialist's row says.

    `row` holds what was typed under NUMBERS, and `new` (true or false). Returns "problems" {input: word}, "share" (whole
    percent in work, or None), "field-mentoring" {"needed": yes, no or unknown, "why": reasons}, and "caseload" and
    "contacts" (met, short or unknown).
    """
    numbers, problems = _numbers(row)
    share = _share(numbers)
    return {
        "problems": problems,
        "share": share,
        "field-mentoring": _field_mentoring(rules["field-mentoring"], bool(row.get("new")), share, numbers),
        "caseload": _met(numbers.get("participants"), lambda number: number <= rules["caseload"] * 100),
        "contacts": _met(numbers.get("contacts"), lambda number: number >= rules["contacts"] * 100),
    }


def _numbers(row: Mapping[str, Any]) -> tuple[dict[str, int], dict[str, str]]:
    numbers, problems = {}, {}
    for name in NUMBERS:
        typed = str(row.get(name, ""))
        if not typed.strip(" \u00a0\t"):
            continue
        number = hundredths(typed)
        if number is None:
            problems[name] = "not-a-number"
        else:
            numbers[name] = number
    if "participants" in numbers and numbers.get("employed", 0) > numbers["participants"]:
        problems["employed"] = "more-than-participants"
        del numbers["employed"]
    return numbers, problems


def _share(numbers: Mapping[str, int]) -> int | None:
    if "employed" not in numbers or not numbers.get("participants"):
        return None
    whole = numbers["participants"]
    return (200 * numbers["employed"] + whole) // (2 * whole)


def _field_mentoring(
    rule: Mapping[str, int], new: bool, share: int | None, numbers: Mapping[str, int]
) -> dict[str, Any]:
    why = ["new"] if new else []
    # The share is compared before it is rounded: 39.6 % is under 40 %.
    if share is not None and numbers["employed"] * 100 < rule["share-below"] * numbers["participants"]:
        why.append("share")
    if "job-starts" in numbers and numbers["job-starts"] < rule["job-starts-below"] * 100:
        why.append("job-starts")
    known = share is not None and "job-starts" in numbers
    return {"needed": "yes" if why else "no" if known else "unknown", "why": why}


def _met(number: int | None, enough: Any) -> str:
    return "unknown" if number is None else "met" if enough(number) else "short"


def team_result(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the team's sums over rows: "share" in whole percent over the rows that give both numbers, and "job-starts".

    Each is None when no row gives it. Job starts are a sum in hundredths' whole part, as they are counted in whole jobs.
    """
    numbers = [_numbers(row)[0] for row in rows]
    both = [row for row in numbers if "employed" in row and row.get("participants")]
    sums = {name: sum(row[name] for row in both) for name in ("participants", "employed")}
    starts = [row["job-starts"] for row in numbers if "job-starts" in row]
    return {"share": _share(sums) if both else None, "job-starts": sum(starts) // 100 if starts else None}
