"""One language of the built site, read from its HTML: the pages, what they load, and which files they lead to.

Everything is named by its address below the site's root, as a browser asks for it: `fi/tools/self-check/`,
`assets/ips.css`, `checklists/first-weeks.json?0a1b2c3d`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import urljoin, urlsplit

LOADED = re.compile(r'<(?:link|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"')
DATA = re.compile(r'(?<=": ")[^"<>\s]+\.(?:js|json)(?:\?[0-9a-f]+)?(?=")')
LINKED = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
IMPORTED = re.compile(r'(?:^import \{[^}]+\} from |\bawait import\()"([^"]+)"', re.MULTILINE)
DOWNLOADS = "downloads/"


@dataclass(frozen=True)
class Edition:
    """A language of the site below `site`; `folder` is its own (`fi/`, for English none), `others` the other ones'."""

    site: Path
    folder: str
    others: tuple[str, ...]

    @cached_property
    def pages(self) -> dict[str, str]:
        """Each page's address and HTML, in the order of the addresses."""
        foreign = () if self.folder else self.others
        files = {
            f"{file.parent.relative_to(self.site)}/": file for file in (self.site / self.folder).rglob("index.html")
        }
        own = sorted(address for address in files if not address.startswith(foreign))
        return {address.removeprefix("./"): files[address].read_text(encoding="utf-8") for address in own}

    @cached_property
    def loaded(self) -> set[str]:
        """The files that the pages load: styles, pictures, data, scripts and what those import."""
        found = self._named(LOADED) | self._named(DATA)
        new = found
        while new:
            new = {module for address in new for module in self._imported(address)} - found
            found |= new
        return found

    @cached_property
    def linked(self) -> set[str]:
        """The files that the pages link to; what is made of the pages themselves is not among them."""
        return {address for address in self._named(LINKED) if not address.startswith(DOWNLOADS)}

    def file(self, address: str) -> Path:
        """Return where an address lies in the built site."""
        path = self.site / address.partition("?")[0]
        return path / "index.html" if address == "" or address.endswith("/") else path

    def _named(self, pattern: re.Pattern[str]) -> set[str]:
        named = {below(page, reference) for page, html in self.pages.items() for reference in pattern.findall(html)}
        return {address for address in named if address and self._is_file(address)}

    def _is_file(self, address: str) -> bool:
        return not address.endswith("/") and self.file(address).is_file()

    def _imported(self, address: str) -> set[str]:
        if not address.endswith(".mjs"):
            return set()
        text = self.file(address).read_text(encoding="utf-8")
        return {below(address, module) or "" for module in IMPORTED.findall(text)}


def editions(site: Path, codes: Sequence[str]) -> list[Edition]:
    """Return every language of the built site; English, the first of the codes, has the site's root for its folder."""
    folders = ["", *(f"{code}/" for code in codes[1:])]
    return [Edition(site, folder, tuple(other for other in folders if other not in ("", folder))) for folder in folders]


@cache
def below(place: str, reference: str) -> str | None:
    """Return the address that `reference`, found at the address `place`, names; None when it is not on the site."""
    if urlsplit(reference).scheme or reference.startswith("//"):
        return None
    target = urlsplit(urljoin(f"/{place}", reference))
    return target.path.removeprefix("/") + (f"?{target.query}" if target.query else "")
