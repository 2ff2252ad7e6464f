"""The service worker, filled with what it may keep: addresses and hashes of each language, and one version of it all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from .edition import Edition

NAME = "service-worker.js"
SOURCE = Path(__file__).parent / "theme" / NAME
BLANK = '"filled at the end of the build"'
FIRST = ("tools/", "checklists/", "about/offline/")


def write_service_worker(editions: Sequence[Edition], site: Path) -> None:
    """Write the worker of the finished site; its version changes with any file that it may keep, and with itself."""
    source = SOURCE.read_text(encoding="utf-8")
    languages = [
        {"folder": edition.folder, "first": hashes(edition, first(edition)), "rest": hashes(edition, rest(edition))}
        for edition in editions
    ]
    filled = json.dumps(languages, separators=(",", ":"))
    version = hashlib.sha256((source + filled).encode()).hexdigest()[:16]
    (site / NAME).write_text(source.replace(BLANK, f'{{"version":"{version}","languages":{filled}}}'), encoding="utf-8")


def first(edition: Edition) -> set[str]:
    """Return what is kept after the first visit: the front page, tools and checklists, and what any page loads."""
    places = tuple(edition.folder + place for place in FIRST)
    return {page for page in edition.pages if page.startswith(places)} | {edition.folder} | edition.loaded


def rest(edition: Edition) -> set[str]:
    """Return what is kept when it is read or asked for: the other pages, and the files of the language they link to."""
    own = {address for address in edition.linked if address.startswith(edition.folder)}
    return (own | edition.pages.keys()) - first(edition)


def kept_size(edition: Edition) -> int:
    """Return the bytes that a whole language takes on a device."""
    return sum(edition.file(address).stat().st_size for address in first(edition) | rest(edition))


def hashes(edition: Edition, addresses: Iterable[str]) -> dict[str, str]:
    """Return each address with sixteen hexadecimal digits that its content gives."""
    return {
        address: hashlib.sha256(edition.file(address).read_bytes()).hexdigest()[:16] for address in sorted(addresses)
    }
