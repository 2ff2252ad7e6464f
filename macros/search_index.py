"""One search index per language, made of the one that is built for all: a reader finds pages of one language only."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

INDEX = Path("search") / "search_index.json"


def split_search_index(site: Path, codes: Sequence[str]) -> None:
    """Replace the index below `site` by English's own, and give each other language one in its folder.

    `codes` are the folders of the other languages; they are also the names of the stemmers.
    """
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    for code in codes:
        prefix = f"{code}/"
        own = [doc | {"location": doc["location"].removeprefix(prefix)} for doc in index["docs"] if _below(doc, prefix)]
        _write(site / code / INDEX, index, code, own)
    english = [doc for doc in index["docs"] if not any(_below(doc, f"{code}/") for code in codes)]
    _write(site / INDEX, index, "en", english)


def _below(doc: dict[str, Any], prefix: str) -> bool:
    return str(doc["location"]).startswith(prefix)


def _write(path: Path, index: dict[str, Any], code: str, docs: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    own = {"config": index["config"] | {"lang": [code]}, "docs": docs}
    path.write_text(json.dumps(own, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
