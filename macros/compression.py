"""The site's text files compressed once, when it is built, so that a server sends them without work of its own."""

from __future__ import annotations

import gzip
from pathlib import Path

SUFFIXES = frozenset({".css", ".csv", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".xml"})


def write_compressed(site: Path) -> int:
    """Write `….gz` beside each text file below the folder `site`; returns how many.

    The bytes hold no time and no name, so that the same page compresses to the same file.
    """
    texts = [path for path in site.rglob("*") if path.suffix in SUFFIXES]
    for path in texts:
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
    return len(texts)
