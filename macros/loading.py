"""Data file → model. The only reader of `criteria.yaml`; lists every fault at once and then gives nothing."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from .consistency import inconsistencies, partial_inconsistencies
from .document import Document, read
from .fault import Fault, FaultyFileError, Place, shown_path
from .model import Criteria
from .texts import Complaint, complaints

CRITERIA = Path(__file__).with_name("criteria.yaml")

Shape = TypeVar("Shape", bound=BaseModel)
Check = Callable[[Any], Iterable[Complaint]]


def load(path: Path = CRITERIA) -> Criteria:
    """Return the criteria; raises FaultyFileError with every fault of the file."""
    return unchanged(path, _load)


def _load(path: Path) -> Criteria:
    document = read(path)
    return checked(document, Criteria, _codes(document.data), inconsistencies, partial_inconsistencies)


def unchanged(path: Path, load_file: Callable[[Path], Shape]) -> Shape:
    """Return what `load_file` makes of `path`, loading again only when the file has changed.

    Every page of every language asks for the same file, which takes a third of a second to read.
    """
    changed = path.stat().st_mtime_ns if path.exists() else None
    if changed is None or _LOADED.get(path, (None, None))[0] != changed:
        _LOADED[path] = (changed, load_file(path))
    loaded: Shape = _LOADED[path][1]
    return loaded


_LOADED: dict[Path, tuple[int | None, Any]] = {}


def checked(
    document: Document,
    shape: type[Shape],
    languages: Sequence[str],
    check: Check,
    partial: Check = lambda _: (),
) -> Shape:
    """Return `document` as a `shape`; raises FaultyFileError with every fault.

    `check` looks at the whole model; `partial` looks at plain data when a fault of shape leaves no model.
    """
    faults = [_repeated_key(document, place, line) for place, line in document.repeated]
    found = list(complaints(document.data, languages))
    try:
        model = shape.model_validate(document.data)
        found += check(model)
    except ValidationError as error:
        faults += [_shape_fault(document, detail) for detail in error.errors()]
        found += partial(document.data)
    faults += [_fault(document, *complaint) for complaint in found]
    if faults:
        raise FaultyFileError(faults)
    return model


def _codes(data: object) -> list[str]:
    entries = data.get("languages") if isinstance(data, dict) else ()
    codes = [entry.get("code") for entry in entries if isinstance(entry, dict)] if isinstance(entries, tuple) else []
    return [code for code in codes if isinstance(code, str)]


def _fault(document: Document, place: Place, problem: str, remedy: str) -> Fault:
    return Fault(document.file, document.line(place), shown_path(document.data, place), problem, remedy)


def _repeated_key(document: Document, place: Place, line: int) -> Fault:
    first = document.lines[place]
    path = shown_path(document.data, place)
    return Fault(document.file, line, path, f"the key is repeated (first on line {first}).", "Keep one of the two.")


def _shape_fault(document: Document, detail: Any) -> Fault:
    place = _file_place(detail["loc"])
    problem, remedy = _sentence(detail)
    return _fault(document, place[:-1] if detail["type"] == "missing" else place, problem, remedy)


def _file_place(steps: Place) -> Place:
    """Return pydantic's steps without the kind of rule, which it names as a step that the file does not have."""
    return tuple(step for index, step in enumerate(steps) if index == 0 or steps[index - 1] != "rule")


def _sentence(detail: Any) -> tuple[str, str]:
    """Return problem and remedy of one pydantic error in words for an author."""
    name, context = detail["loc"][-1] if detail["loc"] else "", detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return f"`{name}` is missing.", "Add it."
        case "extra_forbidden":
            return f"`{name}` is not a known key.", "Correct its spelling or remove it."
        case "string_type":
            return f"{_yaml(detail['input'])} is not a text.", "Put it in quotes or write the text."
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{_yaml(detail['input'])} stands where a group of keys is needed.", "Write the keys with a colon."
        case "string_pattern_mismatch":
            return f"“{detail['input']}” is malformed.", f"It must match {context['pattern']}."
        case "literal_error" | "union_tag_invalid":
            return f"“{_yaml(detail['input'])}” is not one of the known words.", _choices(detail)
        case _:
            return f"{detail['msg']} (found: {_yaml(detail['input'])}).", "Correct the value."


def _yaml(value: object) -> str:
    if isinstance(value, dict | tuple):
        return "a group of keys" if isinstance(value, dict) else "a list"
    shown = "nothing" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return shown if len(shown) <= 60 else shown[:59] + "…"


def _choices(detail: Any) -> str:
    context = detail["ctx"]
    expected = context.get("expected") or context.get("expected_tags", "")
    words = [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]
    near = difflib.get_close_matches(str(detail["input"]), words, n=1)
    return f"Did you mean “{near[0]}”?" if near else f"Known are: {', '.join(words)}."
