"""What stops the build, and what the author then reads."""

import shutil
from pathlib import Path

import pytest

from tests.built_site import PROJECT, build

PAGE = "docs/fi/criteria/caseload-size.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project to break."""
    copy = tmp_path / "project"
    for name in ("docs", "macros"):
        shutil.copytree(PROJECT / name, copy / name)
    shutil.copy(PROJECT / "mkdocs.yml", copy)
    return copy


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'scoring_table("caseload-size")',
            'scoring_table("caseload-sise")',
            "there is no criterion “caseload-sise”. Did you mean “caseload-size”?",
        ),
        ("{{ scoring_table", "{{ scoring_tabel", "there is no macro “scoring_tabel”. Did you mean “scoring_table”?"),
        ('cite("bond-2012")', 'cite("bond-2021")', "there is no source “bond-2021”. Did you mean “bond-2012”?"),
        ('term("caseload"', 'term("caseloads"', "there is no term “caseloads”. Did you mean “caseload”?"),
    ],
    ids=["criterion", "macro", "source", "term"],
)
def test_a_wrong_name_stops_the_build(project: Path, tmp_path: Path, old: str, new: str, said: str) -> None:
    """The author reads the page, the line and the nearest right name."""
    page = project / PAGE
    good = page.read_text(encoding="utf-8")
    assert old in good
    page.write_text(good.replace(old, new, 1), encoding="utf-8")
    run = build(tmp_path / "site", project)
    assert run.returncode != 0
    line = good[: good.index(old)].count("\n") + 1
    assert f"{PAGE}:{line}: {said}" in run.stdout + run.stderr


def test_a_faulty_criteria_file_builds_nothing(project: Path, tmp_path: Path) -> None:
    """Not even the pages that do not use the fault."""
    path = project / "macros" / "criteria.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('fi: "Henkilöstö"', 'fi: ""', 1), encoding="utf-8")
    run = build(tmp_path / "site", project)
    assert run.returncode != 0
    assert "sections[staffing].name.fi: the text is empty." in run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    assert not list((tmp_path / "site").rglob("*.html"))
