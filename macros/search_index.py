"""The index of the search: Pagefind's, one per language, so that a reader finds pages of one language only."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from .edition import Edition, editions
from .glossary import Glossary
from .model import Criteria, Language
from .search_page import article, page_document, term_document, words

FOLDER = "search"
UNUSED = ("*-ui.*", "*-highlight.js", "*-worker.js", "wasm.unknown.*")
"""Pagefind's own interfaces, and what serves a worker or a language that it does not know."""


def write_search_index(criteria: Criteria, glossary: Glossary, site: Path) -> None:
    """Write the index of the built pages below `site` into its folder `search`.

    Raises CalledProcessError when Pagefind fails; it then has said why.
    """
    codes = [language.code for language in criteria.languages]
    with TemporaryDirectory() as source:
        for language, edition in zip(criteria.languages, editions(site, codes), strict=True):
            terms = _term_documents(criteria, glossary, language)
            for address, document in {**_page_documents(edition, language), **terms}.items():
                file = Path(source, address, "index.html")
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(document, encoding="utf-8")
        _run_pagefind(source, site / FOLDER)
    _tidy(site / FOLDER)


def _page_documents(edition: Edition, language: Language) -> dict[str, str]:
    articles = {address.rstrip("/"): article(page) for address, page in edition.pages.items()}
    known = {word for text in articles.values() for word in words(text)}
    return {address: page_document(text, address, language, known) for address, text in articles.items()}


def _term_documents(criteria: Criteria, glossary: Glossary, language: Language) -> dict[str, str]:
    name = criteria.interface["glossary"]["more"].spoken(language.code)
    place = "about/glossary" if language.code == "en" else f"{language.code}/about/glossary"
    terms = glossary.view(criteria.languages, language.code)["terms"]
    return {f"{place}/{term['id']}": term_document(term, f"/{place}/#{term['id']}", name, language) for term in terms}


def _run_pagefind(source: str, target: Path) -> None:
    options = ["--silent", "--site", source, "--output-path", str(target)]
    # The attribute marks what is drawn for use, not for reading; the glossary's terms are indexed one by one.
    hidden = ["--exclude-selectors", "[data-search-exclude]", "--exclude-selectors", ".ips-glossary"]
    subprocess.run([sys.executable, "-m", "pagefind_bin", *options, *hidden], check=True)


def _tidy(folder: Path) -> None:
    """Remove what the site does not use, and order the list of languages, whose order is chance otherwise."""
    for pattern in UNUSED:
        for file in folder.glob(pattern):
            file.unlink()
    entry = folder / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_text(encoding="utf-8")), sort_keys=True), encoding="utf-8")
