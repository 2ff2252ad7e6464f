"""What crawlers ask a site for first: which pages there are, in which languages, and what they may read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

SITEMAP = "sitemap.xml"


def write_sitemap(site: Path, pages: Iterable[Mapping[str, str]]) -> None:
    """Write `sitemap.xml` to the folder `site`; `pages` are a page's full addresses by language tag, `x-default` too.

    The form is that of https://www.sitemaps.org/protocol.html, with links between languages as Google reads them.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
        *(line for page in pages for line in _entries(page)),
        "</urlset>",
    ]
    (site / SITEMAP).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _entries(page: Mapping[str, str]) -> Iterator[str]:
    links = [f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(url)}/>' for tag, url in page.items()]
    for address in dict.fromkeys(page.values()):
        yield f"<url><loc>{escape(address)}</loc>{''.join(links)}</url>"


def write_robots(site: Path, site_url: str) -> None:
    """Write `robots.txt`: everything may be read; it names the sitemap where the site's address is known."""
    told = f"\nSitemap: {site_url}{SITEMAP}\n" if site_url else ""
    (site / "robots.txt").write_text(f"User-agent: *\nAllow: /\n{told}", encoding="utf-8")
