"""A page's addresses in all languages, for search engines: full, with English for readers of any other language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urljoin

from .model import Language


def alternates(site_url: str, urls: Mapping[str, str], languages: Sequence[Language]) -> dict[str, str]:
    """Return a page's full addresses by language tag, and English's as `x-default`.

    `urls` are its addresses below `site_url`, by the language's folder; `./` is the home page.
    """
    tags = {language.code: language.tag for language in languages}
    addresses = {tags[code]: urljoin(site_url, url) for code, url in urls.items()}
    return addresses | {"x-default": urljoin(site_url, urls["en"])}
