"""Reading offline, made when everything else is: a zip of each language, sizes on the page, the service worker."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from macros.disk_copy import DiskCopy, disk_copy
from macros.edition import Edition, editions
from macros.loading import load
from macros.model import Language
from macros.service_worker import kept_size, write_service_worker

COMMANDS: list[str] = []
SCRIPT = "assets/offline.mjs"


def on_startup(command: str, dirty: bool) -> None:
    """Remember what MkDocs was started for."""
    COMMANDS[:] = [command]


def on_config(config: Any) -> Any:
    """Leave the worker out while MkDocs serves pages that are still being written: none should be kept."""
    if "serve" in COMMANDS:
        config.extra_javascript[:] = [script for script in config.extra_javascript if str(script) != SCRIPT]
    return config


@event_priority(-2000)
def on_post_build(config: Any) -> None:
    """After every other change of the site: what is kept and what is packed are read from the finished files."""
    if "serve" in COMMANDS or config.plugins["i18n"].building:
        return
    criteria, site = load(), Path(config.site_dir)
    names = criteria.interface["site"]["name"]
    found = editions(site, [language.code for language in criteria.languages])
    for language, edition in zip(criteria.languages, found, strict=True):
        target = site / disk_copy(language.code)
        try:
            DiskCopy(edition, names.spoken(language.code), language.tag, config.site_url or "").write(target)
        except ValueError as form:
            raise Abort(str(form)) from None
        say_sizes(edition, language, target)
    write_service_worker(found, site)


def say_sizes(edition: Edition, language: Language, zipped: Path) -> None:
    """Write into the language's pages what it takes on a device and as a zip, in megabytes."""
    sizes = {"{offline-size}": kept_size(edition), "{zip-size}": zipped.stat().st_size}
    for address, html in edition.pages.items():
        if any(name in html for name in sizes):
            for name, size in sizes.items():
                html = html.replace(name, f"{size / 1e6:.1f}".replace(".", language.decimal))
            edition.file(address).write_text(html, encoding="utf-8")
