"""Ids and addresses that saved answers, links and other programs rely on."""

from pathlib import Path

import pytest

from macros.model import Criteria
from tests.conftest import LANGUAGES, folder

SECTIONS = {
    "staffing": ["caseload-size", "employment-services-staff", "vocational-generalists"],
    "organization": [
        "team-assignment",
        "team-contact",
        "rehabilitation-collaboration",
        "vocational-unit",
        "supervisor-role",
        "zero-exclusion",
        "competitive-focus",
        "executive-support",
    ],
    "services": [
        "work-incentives",
        "disclosure",
        "work-based-assessment",
        "rapid-job-search",
        "individual-job-search",
        "employer-contact-frequency",
        "employer-contact-quality",
        "job-diversity",
        "employer-diversity",
        "competitive-jobs",
        "individual-supports",
        "time-unlimited-supports",
        "community-based-services",
        "assertive-outreach",
    ],
}
PAGES = ["", "model/", "criteria/", "tools/", "tools/self-check/", "about/method/", "about/privacy/", "about/sources/"]


def test_the_25_criteria_have_their_ids_in_their_order(criteria: Criteria) -> None:
    """Ids are for ever: saved files hold them."""
    found = {section.id: [c.id for c in criteria.criteria if c.section == section.id] for section in criteria.sections}
    assert found == SECTIONS


def test_the_languages_have_their_folders_and_tags(criteria: Criteria) -> None:
    """Norwegian lives in `no` and is tagged nb."""
    assert [(language.code, language.tag) for language in criteria.languages] == [
        ("en", "en"),
        ("fi", "fi"),
        ("sv", "sv"),
        ("no", "nb"),
    ]


def test_the_bands_of_the_total(criteria: Criteria) -> None:
    """115, 100 and 74 are the lower limits of the bands."""
    bands = [(band.id, band.least) for band in criteria.bands]
    assert bands == [("exemplary", 115), ("good", 100), ("fair", 74), ("not-ips", 0)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_promised_page_is_at_its_address(site: Path, language: str) -> None:
    """The same addresses in every language."""
    wanted = PAGES + [f"criteria/{id_}/" for ids in SECTIONS.values() for id_ in ids]
    missing = [path for path in wanted if not (site / folder(language) / path / "index.html").exists()]
    assert missing == []
