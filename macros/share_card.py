"""The picture that stands for a link to the site where people share it: one per language, set by Typst."""

from __future__ import annotations

import json
from pathlib import Path

import typst

from .model import Criteria
from .views import language_of

NAME = "share.png"
HERE = Path(__file__).parent


def write_share_card(criteria: Criteria, language: str, target: Path) -> None:
    """Write a language's card to `target`: a PNG of 1200 × 630, the size that previews are made for."""
    words = criteria.interface["site"]
    data = {
        "tag": language_of(criteria, language).tag,
        "name": words["name"].spoken(language),
        "line": words["share-line"].spoken(language),
    }
    typst.compile(
        HERE / "templates" / "share_card.typ",
        root=HERE,
        output=target,
        format="png",
        ppi=72,  # one point is one pixel
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
