"""The site's own files at addresses that change with them, so that a browser may keep them for ever."""

import re
import shutil
from pathlib import Path
from urllib.parse import urljoin, urlparse

from macros.asset_folder import AssetFolder
from macros.finishing import ASSETS
from tests.markup import Element, elements

OWN = AssetFolder(ASSETS)
LOADING = {"script": "src", "link": "href", "img": "src"}


def test_every_page_loads_what_is_there(site: Path) -> None:
    """Each script, style sheet and picture exists, and has a hash of its content in its address."""
    for page in site.rglob("*.html"):
        addresses = [loaded for loaded in map(address_of, elements(page)) if loaded]
        assert addresses, page
        for address in addresses:
            path = urlparse(urljoin(f"/{page.relative_to(site)}", address)).path.lstrip("/")
            assert (site / path).is_file(), (page, address)
            assert re.search(rf"\.[0-9a-f]{{8}}\.min\.|^assets/{OWN.hash}/", path), (page, address)


def address_of(element: Element) -> str | None:
    """Return the address that an element loads from, if it loads anything."""
    is_page = element.attributes.get("rel") in ("prev", "next")
    return None if is_page else element.attributes.get(LOADING.get(element.tag, ""))


def test_own_files_have_one_address_only(site: Path) -> None:
    """All of them below the hash, and none beside it, where it would be kept too long or too short."""
    published = {path.relative_to(site / "assets").as_posix() for path in (site / "assets").rglob("*")}
    assert {f"{OWN.hash}/{name}" for name in OWN.names} <= published
    assert published & set(OWN.names) == set()


def test_a_change_changes_the_address(tmp_path: Path) -> None:
    """Of one letter in one file, or of a file's name; nothing else does."""
    folder = tmp_path / "assets"
    shutil.copytree(ASSETS, folder)
    assert AssetFolder(folder).hash == OWN.hash
    (folder / "colours.mjs").rename(folder / "colors.mjs")
    renamed = AssetFolder(folder).hash
    style = folder / "ips.css"
    style.write_text(style.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert len({OWN.hash, renamed, AssetFolder(folder).hash}) == 3


def test_only_own_addresses_are_changed() -> None:
    """Relative or from the site's root; not the theme's files, nor another site's."""
    page = '<a href="{0}ips.css"><img src="/fi/{0}logo.svg"><script src="../../{0}check.mjs"></script>'
    others = '<link href="assets/stylesheets/ips.css"><a href="https://example.org/assets/ips.css">assets/ips.css</a>'
    assert OWN.readdressed(page.format("assets/") + others) == page.format(f"assets/{OWN.hash}/") + others


def test_no_source_map_is_published(site: Path) -> None:
    """A megabyte that no reader needs."""
    assert list(site.rglob("*.map")) == []
