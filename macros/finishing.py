"""The last step of a build: pages that name the site's own files by content and say what may run in them."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from .asset_folder import AssetFolder
from .content_security import secured
from .theme_style import names_in_pages, names_in_scripts, reduced

ASSETS = Path(__file__).parent / "theme" / "assets"
STYLES = "assets/stylesheets"
LINKED_STYLE = f"{STYLES}/theme.css"


def finish(site: Path, *, with_policy: bool) -> None:
    """Finish every page below the folder `site`; the theme's scripts, which no page uses, are left out."""
    assets = AssetFolder(ASSETS)
    assets.move(site)
    shutil.rmtree(site / "assets" / "javascripts")
    pages = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    style = write_style(site, pages.values())
    for page, html in pages.items():
        html = assets.readdressed(html).replace(LINKED_STYLE, style)
        page.write_text(secured(html) if with_policy else html, encoding="utf-8")


def write_style(site: Path, pages: Iterable[str]) -> str:
    """Write one style sheet in place of the theme's, with the rules that the pages need; returns its address."""
    theirs = sorted((site / STYLES).glob("*.min.css"))
    names = names_in_pages(pages) | names_in_scripts(texts(ASSETS.glob("*.mjs")))
    style = reduced("".join(texts(theirs)), names, "".join(texts(ASSETS.glob("*.css")))).encode()
    shutil.rmtree(site / STYLES)
    address = f"{STYLES}/theme.{hashlib.sha256(style).hexdigest()[:8]}.min.css"
    (site / STYLES).mkdir()
    (site / address).write_bytes(style)
    return address


def texts(paths: Iterable[Path]) -> list[str]:
    """Return what the files hold."""
    return [path.read_text(encoding="utf-8") for path in paths]
