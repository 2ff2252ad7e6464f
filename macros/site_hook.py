"""MkDocs' side of the build: words for the theme, each language's own search, links between languages, open data."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority

from macros.loading import load
from macros.open_data import write_open_data
from macros.search_index import split_search_index
from macros.views import spoken

ALTERNATE = re.compile(r'\s*<link rel="alternate" href="[^"]*" hreflang="[^"]*">')
BASE = re.compile(r'(<script id="__config" type="application/json">\{.*?"base": ")([^"]*)(")', re.DOTALL)


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Give the theme's templates the site's words in every language."""
    criteria = load()
    env.globals["site_languages"] = criteria.languages
    env.globals["site_tags"] = {language.code: language.tag for language in criteria.languages}
    env.globals["site_words"] = {
        language.code: spoken(criteria.interface["site"], language.code) for language in criteria.languages
    }
    return env


@event_priority(-200)
def on_post_page(output: str, page: Any, config: Any) -> str:
    """Let the page search in its own language, and link to its other languages by full addresses.

    Material asks each linked language for a sitemap, which exists only at the root; a full address is of use to search
    engines alone, so the links are left out while the site's address is not known.
    """
    locale = page.file.locale
    if locale != "en":
        output = BASE.sub(lambda match: match[1] + own_root(match[2]) + match[3], output, count=1)
    links = alternate_links(page, config.site_url) if config.site_url else ""
    output = ALTERNATE.sub("", output)
    return output.replace("</head>", f"{links}</head>", 1)


def own_root(base: str) -> str:
    """Return the relative address of a language's folder, one step nearer than the site's root."""
    return base.removesuffix("..").removesuffix("/") or "."


def alternate_links(page: Any, site_url: str) -> str:
    """Return the `hreflang` links of a page, itself and English as the default included.

    The blank in `rel` keeps Material's script, which looks for exactly "alternate", from asking each for a sitemap.
    """
    tags = {language.code: language.tag for language in load().languages}
    addresses = {code: site_url + file.url for code, file in page.file.alternates.items()}
    links = [(tags[code], address) for code, address in addresses.items()] + [("x-default", addresses["en"])]
    return "".join(f'<link rel="alternate  " hreflang="{tag}" href="{address}">\n' for tag, address in links)


@event_priority(-200)
def on_post_build(config: Any) -> None:
    """After the last language: split the search and write the open data."""
    i18n = config.plugins["i18n"]
    if i18n.building:
        return
    criteria, site = load(), Path(config.site_dir)
    codes = [language.code for language in criteria.languages if language.code != "en"]
    split_search_index(site, codes)
    write_open_data(criteria, site)
