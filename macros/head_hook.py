"""What the site says of itself to programs: structured data in each page's head, a sitemap, pictures for shared links."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority
from mkdocs.utils import get_relative_url

from macros.alternates import alternates
from macros.glossary import load_glossary
from macros.loading import load
from macros.prefetching import prefetch_rules
from macros.share_card import NAME, write_share_card
from macros.sitemap import SITEMAP, write_robots, write_sitemap
from macros.structured_data import breadcrumb_list, defined_term_set

GLOSSARY = "about/glossary.md"


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Give the page's template its addresses in every language, what to fetch ahead, and its structured data.

    Addresses for search engines are full ones, so there are none while the site's is not known. Structured data are the
    way to the page and, on the glossary's page, the terms.
    """
    language, languages = page.file.locale, load().languages
    urls = {code: file.url for code, file in page.file.alternates.items()}
    context["alternates"] = alternates(config.site_url, urls, languages) if config.site_url else {}
    others = [entry.code for entry in languages[1:]] if language == languages[0].code else []
    context["prefetched"] = prefetch_rules(get_relative_url(nav.homepage.url, page.url), others)
    way = {address(page, config, url): name for url, name in names_on_the_way(page, nav).items()}
    data = [] if page is nav.homepage else [breadcrumb_list(way)]
    if page.file.src_uri == f"{language}/{GLOSSARY}":
        criteria = load()
        glossary = load_glossary([entry.code for entry in criteria.languages])
        own = address(page, config, page.url)
        data.append(defined_term_set(criteria, glossary, language, unescape(page.title), own))
    context["structured_data"] = data
    return context


def names_on_the_way(page: Any, nav: Any) -> dict[str, str]:
    """Return the names of the home page, the sections that have a page of their own, and the page, by address."""
    names = {nav.homepage.url: nav.homepage.title}
    for section in reversed(page.ancestors):
        first = section.children[0]
        if first.is_page and first.is_index:
            names[first.url] = section.title
    return names | {page.url: names.get(page.url, unescape(page.title))}


def address(page: Any, config: Any, url: str) -> str:
    """Return the full address of `url`, or the one from `page` while the site's address is not known."""
    return config.site_url + url if config.site_url else get_relative_url(url, page.url)


@event_priority(-200)
def on_post_build(config: Any) -> None:
    """After the last language: write robots.txt, and with the site's address the sitemap and the pictures.

    MkDocs writes a sitemap too, without the default language and with Norwegian's folder for its tag, and a compressed
    copy, which a server might send in place of the right one.
    """
    i18n = config.plugins["i18n"]
    if i18n.building:
        return
    criteria, site = load(), Path(config.site_dir)
    for name in (SITEMAP, f"{SITEMAP}.gz"):
        (site / name).unlink(missing_ok=True)
    write_robots(site, config.site_url)
    if config.site_url:
        pages = [
            {code: file.url for code, file in each.alternates.items()} for each in i18n.i18n_files_per_language["en"]
        ]
        write_sitemap(site, [alternates(config.site_url, urls, criteria.languages) for urls in pages])
        for language in criteria.languages:
            folder = site if language.code == "en" else site / language.code
            write_share_card(criteria, language.code, folder / NAME)
