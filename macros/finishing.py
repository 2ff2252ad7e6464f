"""The last step of a build: pages that name the site's own files by content and say what may run in them."""

from __future__ import annotations

from pathlib import Path

from .asset_folder import AssetFolder
from .content_security import secured

ASSETS = Path(__file__).parent / "theme" / "assets"


def finish(site: Path, *, with_policy: bool) -> None:
    """Finish every page below the folder `site`; source maps, which only the theme's makers need, are left out."""
    assets = AssetFolder(ASSETS)
    assets.move(site)
    for source_map in site.rglob("*.map"):
        source_map.unlink()
    for page in site.rglob("*.html"):
        html = assets.readdressed(page.read_text(encoding="utf-8"))
        page.write_text(secured(html) if with_policy else html, encoding="utf-8")
