"""The glossary: each term in every language, with an explanation and Sweden's word where it differs from Finland's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import Field

from .block import Frozen, Id, Text
from .document import read
from .loading import checked, unchanged
from .model import Language
from .texts import Complaint
from .views import spoken

GLOSSARY = Path(__file__).with_name("glossary.yaml")


class Term(Frozen):
    """A term: its name, an explanation in one or two sentences, and the word used in Sweden where it differs."""

    id: Id
    name: Text
    about: Text
    sweden: str | None = None


class Glossary(Frozen):
    """The whole file."""

    terms: tuple[Term, ...] = Field(min_length=1)

    def view(self, languages: Sequence[Language], code: str) -> dict[str, Any]:
        """Return the terms in `code`'s alphabetical order, each with its name in the `others`."""
        own = next(language for language in languages if language.code == code)
        others = [language for language in languages if language.code != code]
        terms = [
            spoken(term, code) | {"others": [(other, term.name.spoken(other.code)) for other in others]}
            for term in self.terms
        ]
        return {"terms": sorted(terms, key=lambda term: alphabetical(term["name"], own.alphabet))}


def alphabetical(name: str, alphabet: str) -> list[int]:
    """Return a sort key for `name`: å, ä and ö come last in Finnish and Swedish, æ, ø and å in Norwegian."""
    return [alphabet.find(letter) for letter in name.lower()]


def load_glossary(codes: Sequence[str], path: Path = GLOSSARY) -> Glossary:
    """Return the glossary in the languages `codes`; raises FaultyFileError with every fault of the file."""
    return unchanged(path, lambda file: checked(read(file), Glossary, codes, _repeated))


def _repeated(glossary: Glossary) -> Iterator[Complaint]:
    ids = [term.id for term in glossary.terms]
    for index, id_ in enumerate(ids):
        if id_ in ids[:index]:
            yield ("terms", index), f"the id “{id_}” is repeated.", "Give each term an id of its own."
