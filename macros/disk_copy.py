"""A zip of one language that opens from a disk, tools included.

Three things work on a server only and are written otherwise: a folder's address, which here ends in `index.html`;
modules, which here are classic scripts; and data that a page fetches, which here stands in the page.
"""

from __future__ import annotations

import base64
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .classic_script import classic_script
from .edition import DATA, DOWNLOADS, Edition, below

LINK = re.compile(r'(<(?:a|link)\b[^>]*?)\shref="([^"#]*)(#[^"]*)?"')
MODULE = re.compile(r'<script\b[^>]*?\ssrc="([^"]+)\.mjs"[^>]*></script>')
# Hashes of a page's own scripts, which this changes; and what a copy cannot do: be kept, be searched.
SERVED_ONLY = re.compile(
    r'<meta\b[^>]*"Content-Security-Policy"[^>]*>|<section\b[^>]*\sdata-served-only\b.*?</section>|\sdata-search="[^"]*"',
    re.DOTALL,
)
FRONT = """<!doctype html>
<html lang="{tag}">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url={folder}index.html">
<title>{title}</title>
<p><a href="{folder}index.html">{title}</a></p>
</html>
"""


def disk_copy(code: str) -> str:
    """Return the address of a language's zip."""
    return f"{DOWNLOADS}ips-quality-{code}.zip"


@dataclass(frozen=True)
class DiskCopy:
    """The copy of `edition`; `title` and `tag` are the site's name and language, `site_url` its address, if known."""

    edition: Edition
    title: str
    tag: str
    site_url: str

    def write(self, target: Path) -> None:
        """Write the zip: the same bytes for the same site."""
        target.parent.mkdir(parents=True, exist_ok=True)
        with ZipFile(target, "w") as archive:
            for name, content in sorted(self._members()):
                entry = ZipInfo(name)
                entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
                archive.writestr(entry, content)

    def _members(self) -> Iterator[tuple[str, bytes]]:
        edition, pages = self.edition, self.edition.pages
        if edition.folder:
            yield "index.html", FRONT.format(folder=edition.folder, title=self.title, tag=self.tag).encode()
        for address, html in pages.items():
            yield f"{address}index.html", self._page(address, html).encode()
        for name in {address.partition("?")[0] for address in edition.loaded | edition.linked}:
            if not name.endswith(".mjs"):
                yield name, edition.file(name).read_bytes()
        for name in {
            below(address, module) or "" for address, html in pages.items() for module in MODULE.findall(html)
        }:
            yield f"{name}.js", classic_script(edition.file(f"{name}.mjs")).encode()

    def _page(self, address: str, html: str) -> str:
        html = MODULE.sub(r'<script defer src="\1.js"></script>', SERVED_ONLY.sub("", html))
        html = LINK.sub(lambda found: self._link(address, found), html)
        return DATA.sub(lambda found: self._data(address, found[0]), html)

    def _link(self, page: str, found: re.Match[str]) -> str:
        tag, reference, fragment = found[1], found[2], found[3] or ""
        address = below(page, reference)
        if address is None or not reference:
            return found[0]
        if address in self.edition.pages:
            return f'{tag} href="{posixpath.relpath(f"/{address}index.html", f"/{page}")}{fragment}"'
        if address == "" or address.endswith("/") or address.startswith(DOWNLOADS):
            return f'{tag} href="{self.site_url}{address}{fragment}"' if self.site_url else tag
        return found[0]

    def _data(self, page: str, reference: str) -> str:
        address = below(page, reference) or ""
        if not (address.partition("?")[0].endswith(".json") and self.edition.file(address).is_file()):
            return reference
        return "data:application/json;base64," + base64.b64encode(self.edition.file(address).read_bytes()).decode()
