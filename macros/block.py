"""The building blocks of the data files: ids, texts in every language, frozen objects without unknown keys."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, RootModel, StringConstraints

ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID, max_length=60)]


class Frozen(BaseModel):
    """What every part of the model has in common: no unknown keys, no silent conversion, no change after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)


class Text(RootModel[dict[str, str]]):
    """One text in every language, by folder code. The value `=` says: the same as in English, on purpose."""

    model_config = ConfigDict(frozen=True, strict=True)

    def spoken(self, language: str) -> str:
        """Return the text in `language`; KeyError for a language that the file does not have."""
        words = self.root[language]
        return self.root["en"] if words == "=" else words


class Named(Frozen):
    """Something with an id and a text: an input's label, a component, a condition."""

    id: Id
    text: Text
