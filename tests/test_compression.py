"""The compressed copies that `make build` writes beside the site's texts."""

import gzip
import os
from pathlib import Path

from macros.compression import write_compressed


def copies(folder: Path) -> dict[str, bytes]:
    """Write a small site with compressed copies; returns the copies by name."""
    (folder / "fi").mkdir(parents=True)
    for name, text in {"index.html": "<p>page</p>", "fi/check.mjs": "export {};", "fi/form.pdf": "%PDF"}.items():
        (folder / name).write_text(text, encoding="utf-8")
        os.utime(folder / name, (len(str(folder)), 0))
    assert write_compressed(folder) == 2
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.gz")}


def test_each_text_has_a_copy_that_holds_the_same(tmp_path: Path) -> None:
    """A form on paper is compressed already and has none."""
    texts = {name: gzip.decompress(data) for name, data in copies(tmp_path).items()}
    assert texts == {"index.html.gz": b"<p>page</p>", "fi/check.mjs.gz": b"export {};"}


def test_the_same_site_compresses_to_the_same_bytes(tmp_path: Path) -> None:
    """Wherever and whenever it was built."""
    assert copies(tmp_path / "one") == copies(tmp_path / "another")


def test_a_second_run_compresses_no_copies(tmp_path: Path) -> None:
    """It writes the same files again."""
    first = copies(tmp_path)
    write_compressed(tmp_path)
    assert {str(path.relative_to(tmp_path)): path.read_bytes() for path in tmp_path.rglob("*.gz")} == first
