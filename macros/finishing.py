"""The last step of a build: pages that name the site's own files by content and say what may run in them."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from .asset_folder import AssetFolder
from .content_security import secured
from .used_style import names_in_pages, names_in_scripts, reduced

ASSETS = Path(__file__).parent / "theme" / "assets"
STYLES = "assets/stylesheets"
LINKED_STYLE = f"{STYLES}/site.css"


def finish(site: Path, styles: Iterable[str], *, with_policy: bool) -> None:
    """Finish every page below the folder `site`; the theme's scripts, which no page uses, are left out.

    `styles` are the addresses of the style sheets that every page needs, beside the theme's.
    """
    pages = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    style = write_style(site, styles, pages.values())
    assets = AssetFolder(ASSETS)
    assets.move(site)
    shutil.rmtree(site / "assets" / "javascripts")
    for page, html in pages.items():
        html = assets.readdressed(html).replace(LINKED_STYLE, style)
        page.write_text(secured(html) if with_policy else html, encoding="utf-8")


def write_style(site: Path, styles: Iterable[str], pages: Iterable[str]) -> str:
    """Write one style sheet, with the rules that some page needs, in place of the theme's; returns its address."""
    own = [site / style for style in styles]
    parts = [*sorted((site / STYLES).glob("*.min.css")), *own]
    others = set((site / "assets").glob("*.css")) - set(own)
    names = names_in_pages(pages) | names_in_scripts(texts(ASSETS.glob("*.mjs")))
    style = reduced("".join(texts(parts)), names, "".join(texts(others))).encode()
    shutil.rmtree(site / STYLES)
    address = f"{STYLES}/site.{hashlib.sha256(style).hexdigest()[:8]}.min.css"
    (site / STYLES).mkdir()
    (site / address).write_bytes(style)
    return address


def texts(paths: Iterable[Path]) -> list[str]:
    """Return what the files hold."""
    return [path.read_text(encoding="utf-8") for path in paths]
