"""The site's own scripts, styles and pictures, at an address that changes with them: browsers can keep them for ever."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

FOLDER = "assets"


@dataclass(frozen=True)
class AssetFolder:
    """The files of the folder `source`, which the generator copies into `assets/` of the site, among the theme's own.

    One hash names them all, so that scripts go on importing each other by `./name.mjs`.
    """

    source: Path

    @cached_property
    def names(self) -> list[str]:
        """The files' paths below the folder, in order."""
        return sorted(path.relative_to(self.source).as_posix() for path in self.source.rglob("*") if path.is_file())

    @cached_property
    def hash(self) -> str:
        """Sixteen hexadecimal digits made of every name and every byte."""
        content = hashlib.sha256()
        for name in self.names:
            data = (self.source / name).read_bytes()
            content.update(f"{name}\0{len(data)}\0".encode() + data)
        return content.hexdigest()[:16]

    def move(self, site: Path) -> None:
        """Move the copies below the folder `site` to `assets/<hash>/`."""
        for name in self.names:
            target = site / FOLDER / self.hash / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (site / FOLDER / name).replace(target)

    def readdressed(self, html: str) -> str:
        """Return a page in which every address of these files on this site leads to where they were moved."""
        return self._address.sub(rf"\g<1>{self.hash}/\g<2>", html)

    @cached_property
    def _address(self) -> re.Pattern[str]:
        names = "|".join(re.escape(name) for name in self.names)
        return re.compile(rf'(="(?:(?:\.\./)*|/(?:[^":/]+/)*){FOLDER}/)({names})(?=")')
