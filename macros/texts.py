"""Every text of a data file, in every language: what is missing, left in English, or at odds with the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .fault import Place

PLACEHOLDER = re.compile(r"\{[a-z-]+\}")
NUMBER = re.compile(r"\d+")

Complaint = tuple[Place, str, str]
"""Place in the file, problem, remedy."""
Words = dict[str, str]
"""One text: language code → words."""


def texts(data: object, languages: Sequence[str], place: Place = ()) -> Iterator[tuple[Place, Words]]:
    """Yield every text in plain `data` with its place: every mapping that has a language's code as a key."""
    if isinstance(data, dict) and any(code in data for code in languages):
        yield place, {code: words for code, words in data.items() if isinstance(words, str)}
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, languages, (*place, key))
    elif isinstance(data, tuple):
        for index, value in enumerate(data):
            yield from texts(value, languages, (*place, index))


def complaints(data: object, languages: Sequence[str]) -> Iterator[Complaint]:
    """Yield what is wrong with the texts in plain `data`; `languages` are folder codes, English among them."""
    for place, text in texts(data, languages):
        for code in languages:
            yield from _word_complaints(place, text, code)
        for code in text.keys() - set(languages):
            yield (
                (*place, code),
                f"the language “{code}” is not in `languages`.",
                "Correct the code or add the language.",
            )


def _word_complaints(place: Place, text: Words, code: str) -> Iterator[Complaint]:
    words, english = text.get(code), text.get("en", "")
    if words is None:
        yield place, f"the text in “{code}” is missing.", f"Add a line `{code}:` with the text."
    elif not words.strip():
        yield (*place, code), "the text is empty.", "Write it."
    elif code == "en" and words == "=":
        yield (*place, code), "English cannot refer to itself.", "Write the text."
    elif code != "en" and words == english:
        yield (
            (*place, code),
            "the text is the same as in English.",
            'Translate it, or write "=" if the words really are the same.',
        )
    elif code != "en" and words != "=":
        yield from _differences((*place, code), words, english)


def _differences(place: Place, words: str, english: str) -> Iterator[Complaint]:
    for pattern, name in ((PLACEHOLDER, "placeholders"), (NUMBER, "numbers")):
        here, there = Counter(pattern.findall(words)), Counter(pattern.findall(english))
        if here != there:
            found, wanted = (" ".join(sorted(some.elements())) or "none" for some in (here, there))
            yield place, f"the {name} differ from English ({found}; English: {wanted}).", "Use the same ones."
