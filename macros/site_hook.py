"""MkDocs' side of the build: words for the theme, each language's own search, links between languages, open data."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.plugins import event_priority

# MkDocs runs a hook by its path, at a time when the project's folder need not be importable.
sys.path.insert(0, str(Path(__file__).parents[1]))

from macros.loading import load
from macros.open_data import write_open_data
from macros.paper import write_self_check_paper
from macros.search_index import split_search_index
from macros.views import spoken

ALTERNATE = re.compile(r'<link rel="alternate" href="[^"]*" hreflang="[^"]*">')
DIALOG = 'data-md-component="search" role="dialog"'
BASE = re.compile(r'(<script id="__config" type="application/json">\{.*?"base": ")([^"]*)(")', re.DOTALL)


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Give the theme's templates the site's words in every language."""
    criteria = load()
    languages, site = criteria.languages, criteria.interface["site"]
    env.globals["site_languages"] = languages
    env.globals["site_tags"] = {language.code: language.tag for language in languages}
    env.globals["site_words"] = {language.code: spoken(site, language.code) for language in languages}
    env.bytecode_cache = COMPILED
    return env


class Compiled(BytecodeCache):
    """The theme's templates, compiled for the first language and used for all four."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template that was compiled before."""
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember a compiled template."""
        self.code[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


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
    return mended(ALTERNATE.sub("", output).replace("</head>", f"{links}</head>", 1), locale)


def on_post_template(output_content: str, template_name: str, config: Any) -> str:
    """Mend the page for a wrong address too; English is the language of its frame."""
    return mended(ALTERNATE.sub("", output_content), "en") if template_name.endswith(".html") else output_content


def mended(html: str, locale: str) -> str:
    """Return a page in which Material's search, which has the role of a dialog, also has a name."""
    name = load().interface["site"]["search"].spoken(locale)
    return html.replace(DIALOG, f'{DIALOG} aria-label="{name}"', 1)


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
    """After the last language: split the search, write the open data and the blank form on paper."""
    i18n = config.plugins["i18n"]
    if i18n.building:
        return
    criteria, site = load(), Path(config.site_dir)
    split_search_index(site, [language.code for language in criteria.languages if language.code != "en"])
    write_open_data(criteria, site)
    for language in criteria.languages:
        folder = site if language.code == "en" else site / language.code
        write_self_check_paper(criteria, language.code, folder / "tools" / "self-check.pdf")
