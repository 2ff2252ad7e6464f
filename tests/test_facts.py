"""Every threshold of the scale, as the facts table has it, against the data."""

import re
from typing import TypeVar

import pytest

from macros.model import Criteria
from macros.rule import Count, Levels, Measure
from macros.scoring import measure
from macros.views import spoken
from tests.conftest import LANGUAGES

# criterion: lowest number of level 1, 2, 3, 4, 5 – or highest, where fewer is better
RISING = {
    "employment-services-staff": (0, 60, 75, 90, 96),
    "individual-job-search": (0, 25, 50, 75, 90),
    "employer-contact-frequency": (0, 2, 4, 5, 6),
    "job-diversity": (0, 50, 60, 70, 85),
    "employer-diversity": (0, 50, 60, 70, 85),
    "competitive-jobs": (0, 65, 75, 85, 95),
    "community-based-services": (0, 30, 40, 50, 65),
}
FALLING = {
    "caseload-size": (None, 40, 30, 25, 20),
    "rapid-job-search": (None, 270, 150, 60, 30),
}
# criterion: levels for none, one, two … components in place
COUNTS = {
    "vocational-generalists": (1, 3, 3, 3, 3, 4, 5),
    "team-contact": (1, 1, 2, 3, 4, 5),
    "supervisor-role": (1, 1, 2, 3, 4, 5),
    "competitive-focus": (1, 1, 2, 3, 4, 5),
    "executive-support": (1, 1, 2, 3, 4, 5),
    "disclosure": (1, 2, 3, 4, 5),
    "assertive-outreach": (1, 1, 1, 2, 3, 4, 5),
}
# criterion: condition, the level it holds the criterion at while it is not met
CONDITIONS = {
    "rapid-job-search": {"tracked": 4},
    "individual-job-search": {"plan": 3, "options-explained": 4},
    "employer-contact-frequency": {"log-monthly": 2, "log-weekly": 3},
    "competitive-jobs": {"ten-jobs": 1},
}
# numbers that the five levels must name, level 1 first
NAMED = {
    "caseload-size": ("41", "31–40", "26–30", "21–25", "20"),
    "employment-services-staff": ("60", "60–74", "75–89", "90–95", "96"),
    "team-assignment": ("", "3 50", "50–74", "75–89", "90–100"),
    "rapid-job-search": ("271", "151–270", "61–150", "31–60", "30"),
    "individual-job-search": ("25", "25–49", "50–74", "75–89", "90–100"),
    "employer-contact-frequency": ("2", "2–3", "4", "5", "6 2 3"),
    "job-diversity": ("50", "50–59", "60–69", "70–84", "85–100"),
    "employer-diversity": ("50", "50–59", "60–69", "70–84", "85–100"),
    "competitive-jobs": ("64 10", "65–74", "75–84", "85–94", "95"),
    "time-unlimited-supports": ("", "4", "4", "", "1 3 3"),
    "community-based-services": ("30", "30–39", "40–49", "50–64", "65"),
    "team-contact": ("", "2", "3", "4", "5"),
    "supervisor-role": ("", "2", "3", "4", "5"),
    "competitive-focus": ("", "2", "3", "4", "5"),
    "executive-support": ("", "2", "3", "4", "5"),
    "disclosure": ("", "1", "2", "3", "4"),
    "assertive-outreach": ("2", "3", "4", "5", "6"),
}


Kind = TypeVar("Kind", Measure, Count, Levels)


def rules(criteria: Criteria, kind: type[Kind]) -> dict[str, Kind]:
    """Return the rules of one kind by criterion."""
    return {criterion.id: criterion.rule for criterion in criteria.criteria if isinstance(criterion.rule, kind)}


def test_which_criteria_are_measured_counted_and_described(criteria: Criteria) -> None:
    """Nine are numbers, seven are components, nine are described levels."""
    assert set(rules(criteria, Measure)) == set(RISING) | set(FALLING)
    assert set(rules(criteria, Count)) == set(COUNTS)
    assert len(rules(criteria, Levels)) == 9


@pytest.mark.parametrize("id_", RISING)
def test_more_is_better(criteria: Criteria, id_: str) -> None:
    """Each level begins at its number."""
    bands = sorted(rules(criteria, Measure)[id_].bands, key=lambda band: band.points)
    assert tuple(band.least for band in bands) == RISING[id_]


@pytest.mark.parametrize("id_", FALLING)
def test_fewer_is_better(criteria: Criteria, id_: str) -> None:
    """Each level ends at its number."""
    bands = sorted(rules(criteria, Measure)[id_].bands, key=lambda band: band.points)
    assert tuple(band.most for band in bands) == FALLING[id_]


@pytest.mark.parametrize("id_", COUNTS)
def test_components_in_place(criteria: Criteria, id_: str) -> None:
    """Each number of components gives its level."""
    assert rules(criteria, Count)[id_].points == COUNTS[id_]


def test_conditions_hold_a_criterion_down(criteria: Criteria) -> None:
    """Each condition caps its criterion as the form says."""
    found = {id_: {c.id: c.at_most for c in rule.conditions} for id_, rule in rules(criteria, Measure).items()}
    assert {id_: conditions for id_, conditions in found.items() if conditions} == CONDITIONS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id_", NAMED)
def test_the_words_of_a_level_name_its_numbers(criteria: Criteria, id_: str, language: str) -> None:
    """What a reader sees is what the rule counts."""
    criterion = next(criterion for criterion in criteria.criteria if criterion.id == id_)
    named = [" ".join(sorted(re.findall(r"\d+(?:–\d+)?", level.spoken(language)))) for level in criterion.levels]
    assert named == [" ".join(sorted(numbers.split())) for numbers in NAMED[id_]]


def test_three_employer_contacts_a_week_are_level_two(criteria: Criteria) -> None:
    """The form has no anchor for three: this site's own reading."""
    rule = spoken(rules(criteria, Measure)["employer-contact-frequency"], "en")
    assert measure(rule, {"contacts": "3"}, ["log-monthly", "log-weekly"])["points"] == 2


def test_thirty_percent_in_the_community_is_level_two(criteria: Criteria) -> None:
    """The form's anchors touch at 30: this site's own reading."""
    rule = spoken(rules(criteria, Measure)["community-based-services"], "en")
    assert measure(rule, {"outside": "30", "hours": "100"}, [])["points"] == 2
