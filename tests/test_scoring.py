"""The rules, case by case, in Python and in the browser, and in twelve thousand random cases in both."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.model import Criteria
from macros.scoring import band, suggest, total
from macros.views import band_views, spoken

CASES = json.loads(Path(__file__).with_name("scoring_cases.json").read_text(encoding="utf-8"))

IN_BROWSER = """async ({ module, rules, cases }) => {
  const { suggest } = await import(module);
  return cases.map(({ criterion, answer }) => suggest(rules[criterion], answer));
}"""
TOTALS_IN_BROWSER = """async ({ module, ids, bands, cases }) => {
  const { band, total } = await import(module);
  return cases.map((levels) => {
    const sum = total(ids, levels);
    return { ...sum, band: band(bands, sum.least, sum.most) };
  });
}"""


@pytest.fixture(scope="module")
def rules(criteria: Criteria) -> dict[str, Any]:
    """Rules as plain data, by criterion."""
    return {criterion.id: spoken(criterion.rule, "en") for criterion in criteria.criteria}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case_in_python(rules: dict[str, Any], case: dict[str, Any]) -> None:
    """Each case of the table gives what the paper form gives."""
    assert suggest(rules[case["criterion"]], case["answer"]) == case["expect"]


def test_every_case_in_the_browser(open_page: Callable[..., Page], rules: dict[str, Any]) -> None:
    """The browser's module agrees with the table."""
    found = in_browser(open_page("en", "about/privacy/"), rules, CASES)
    wrong = [(case["name"], got) for case, got in zip(CASES, found, strict=True) if got != case["expect"]]
    assert wrong == []


def test_every_band_edge_is_in_the_table(rules: dict[str, Any]) -> None:
    """A threshold that no case touches would be a threshold that nobody checks."""
    values = {(case["criterion"], (case["expect"] or {}).get("value")) for case in CASES}
    edges = {
        (id_, edge)
        for id_, rule in rules.items()
        for entry in rule.get("bands", [])
        for edge in (entry["from"], entry["to"])
        if edge is not None
    }
    assert edges - values == set()


def test_random_answers_are_scored_alike(open_page: Callable[..., Page], rules: dict[str, Any]) -> None:
    """Twelve thousand answers, sound and broken, seeded."""
    rng = random.Random(20261121)
    cases: list[dict[str, Any]] = [
        {"criterion": id_, "answer": random_answer(rng, rules[id_])} for id_ in rng.choices(list(rules), k=12_000)
    ]
    python = [suggest(rules[case["criterion"]], case["answer"]) for case in cases]
    assert in_browser(open_page("en", "about/privacy/"), rules, cases) == python
    assert sum(bool(found and "points" in found) for found in python) > 5_000


def test_random_totals_are_added_alike(open_page: Callable[..., Page], criteria: Criteria) -> None:
    """Two thousand partly answered self-checks, seeded."""
    rng = random.Random(25)
    ids = [criterion.id for criterion in criteria.criteria]
    cases = [{id_: rng.randint(1, 5) for id_ in rng.sample(ids, rng.randint(0, 25))} for _ in range(2_000)]
    bands = band_views(criteria, "en")
    python = [with_band(bands, total([{"id": id_} for id_ in ids], levels)) for levels in cases]
    page = open_page("en", "about/privacy/")
    arguments = {"module": module_address(page), "ids": ids, "bands": bands, "cases": cases}
    assert page.evaluate(TOTALS_IN_BROWSER, arguments) == python


def test_a_better_level_never_lowers_the_total(criteria: Criteria) -> None:
    """Raising one answer raises every bound by as much."""
    entries = [{"id": criterion.id} for criterion in criteria.criteria]
    for start in range(1, 5):
        before, after = total(entries, {"disclosure": start}), total(entries, {"disclosure": start + 1})
        assert (after["total"], after["least"], after["most"]) == (
            before["total"] + 1,
            before["least"] + 1,
            before["most"] + 1,
        )


@pytest.mark.parametrize(
    ("least", "most", "expected"),
    [
        (115, 125, "exemplary"),
        (114, 115, None),
        (100, 114, "good"),
        (99, 100, None),
        (74, 99, "fair"),
        (73, 74, None),
        (25, 73, "not-ips"),
    ],
)
def test_the_band_waits_until_it_cannot_change(criteria: Criteria, least: int, most: int, expected: str | None) -> None:
    """A band is said only when every total still possible lies in it."""
    assert band(band_views(criteria, "en"), least, most) == expected


def in_browser(page: Page, rules: dict[str, Any], cases: list[dict[str, Any]]) -> list[Any]:
    """Score `cases` with the module that the site ships."""
    found: list[Any] = page.evaluate(IN_BROWSER, {"module": module_address(page), "rules": rules, "cases": cases})
    return found


def module_address(page: Page) -> str:
    """Return the full address of the scoring module, which stands beside the page's other scripts."""
    return str(page.evaluate("""new URL("scoring.mjs", document.querySelector('[src$="/colours.mjs"]').src).href"""))


def with_band(bands: list[dict[str, Any]], sum_: dict[str, Any]) -> dict[str, Any]:
    """Return a sum with the band it allows."""
    return sum_ | {"band": band(bands, sum_["least"], sum_["most"])}


def random_answer(rng: random.Random, rule: dict[str, Any]) -> dict[str, Any]:
    """Return an answer that a reader, or a broken file, could give."""
    answer: dict[str, Any] = {}
    for list_, key in (("components", "components"), ("conditions", "conditions")):
        ids = [entry["id"] for entry in rule.get(list_, [])]
        if ids and rng.random() < 0.9:
            answer[key] = rng.sample(ids, rng.randint(0, len(ids)))
    if rule.get("inputs") and rng.random() < 0.98:
        answer["inputs"] = {entry["id"]: random_number(rng) for entry in rule["inputs"]}
    return answer


def random_number(rng: random.Random) -> str:
    """Return mostly a number a reader could type, sometimes something else."""
    if rng.random() < 0.1:
        return rng.choice(
            ["", " ", "-1", "abc", "1e9", "1.234,5", "12.345", "0", "0,0", "999999,99", "½", "\u00a07 ", "1 000"]
        )
    whole = rng.choice([rng.randint(0, 30), rng.randint(0, 100), rng.randint(0, 400)])
    return f"{whole}{rng.choice(['', '', '.5', ',25', '.49', ',5', '.05'])}"
