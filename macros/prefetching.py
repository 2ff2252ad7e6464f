"""Pages fetched ahead: which links a browser may follow before the reader does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def prefetch_rules(home: str, others: Sequence[str]) -> dict[str, Any]:
    """Return speculation rules for a page: https://html.spec.whatwg.org/multipage/speculative-loading.html.

    A link to a page of the language below `home`, relative to the page, is fetched when the reader points at it or
    touches it; not one into the folders `others` of other languages, which begin where English does.
    """
    base = home.removesuffix("/")
    where: list[dict[str, Any]] = [{"href_matches": f"{base}*/"}]
    if others:
        where.append({"not": {"href_matches": f"{base}({'|'.join(others)})/*"}})
    return {"prefetch": [{"where": {"and": where}, "eagerness": "moderate"}]}
