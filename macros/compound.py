"""Compounds: Finnish, Swedish and Norwegian write them as one word, and a reader may know only the latter part."""

from __future__ import annotations

from collections.abc import Collection

LEAST = 4
"""Letters of a part: what is shorter is mostly an ending."""


def latter_parts(word: str, known: Collection[str]) -> list[str]:
    """Return what follows each of the `known` words that `word` begins with, as “valmentaja” in “työhönvalmentaja”.

    A binding s may stand between the parts: “bedömning” in “kvalitetsbedömning”.
    """
    heads = {cut: word[:cut] for cut in range(LEAST, len(word) - LEAST + 1)}
    return [word[cut:] for cut, head in heads.items() if head in known or head.removesuffix("s") in known]
