"""Checklists in the build: faults stop it, task lines become boxes, and each list is written as JSON and on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from macros.checklist_page import ChecklistPage, list_json
from macros.checklists import FOLDER, Checklists, Published, load_checklists, load_record
from macros.fault import FaultyFileError
from macros.loading import load
from macros.paper import write_checklist_paper

LISTS: Checklists = {}


def on_pre_build(config: Any) -> None:
    """Read all lists; a fault stops the build with file and line."""
    try:
        found = load_checklists(Path(config.docs_dir), [language.code for language in load().languages])
    except FaultyFileError as faulty:
        raise Abort(f"Nothing is built from a checklist with a fault.\n{faulty}") from None
    LISTS.clear()
    LISTS.update(found)


@event_priority(-100)
def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Draw the boxes, after the page's macros."""
    folder, _, name = page.file.src_uri.removeprefix(f"{page.file.locale}/").partition("/")
    versions = LISTS.get(name.removesuffix(".md")) if folder == FOLDER else None
    if not versions:
        return markdown
    published = load_record().lists.get(name.removesuffix(".md"), Published(items=()))
    return ChecklistPage(load(), versions, published, page.file.locale, page.url).boxes(markdown)


@event_priority(-200)
def on_post_build(config: Any) -> None:
    """After the last language: write each list's JSON, and its two forms in each language."""
    if config.plugins["i18n"].building:
        return
    criteria, site = load(), Path(config.site_dir)
    for id_, versions in LISTS.items():
        (site / FOLDER / f"{id_}.json").write_text(list_json(criteria, versions), encoding="utf-8")
        for code, checklist in versions.items():
            folder = site / FOLDER if code == "en" else site / code / FOLDER
            for name, hints in ((id_, False), (f"{id_}-facilitator", True)):
                write_checklist_paper(criteria, checklist, folder / f"{name}.pdf", hints=hints)
