"""What a newcomer is told is true."""

import re
from pathlib import Path

from macros import MACROS
from tests.built_site import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")


def test_every_macro_is_in_the_readme() -> None:
    """And no other."""
    assert set(re.findall(r"\{\{ (\w+)\(", README)) == set(MACROS)


def test_every_command_of_the_readme_exists() -> None:
    """`make …` as written."""
    told = set(re.findall(r"`make ([a-z-]+)`|^make ([a-z-]+)", README, re.MULTILINE))
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    assert {one or other for one, other in told} - targets == set()


def test_every_place_of_the_readme_exists() -> None:
    """Files and folders that the table of places names."""
    table = README.split("## Where things are")[1].split("## Macros")[0]
    names = re.findall(r"`((?:docs|macros|tests|deploy)/[\w./-]*)`", table)
    assert names
    assert [name for name in names if not (PROJECT / name).exists()] == []


def test_no_requirement_names_an_address() -> None:
    """Exact versions and hashes, from whatever index the machine has."""
    for path in PROJECT.glob("requirements*.txt"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert not [line for line in lines if "://" in line or line.startswith("-")]
        named = [line for line in lines if line and not line.startswith((" ", "#"))]
        assert all("==" in line for line in named)
        assert sum("--hash=sha256:" in line for line in lines) >= len(named)


def test_the_picture_is_there() -> None:
    """The readme's picture of the self-check."""
    picture = re.search(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert picture
    assert (PROJECT / picture[1]).stat().st_size > 10_000
    assert Path(picture[1]).suffix == ".png"
