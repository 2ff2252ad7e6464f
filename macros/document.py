"""A YAML 1.2 file as plain data that remembers the line of each value.

`no`, `yes`, `on` and `off` are words here, as YAML 1.2 says, because `no` is the Norwegian folder.
Repeated keys are collected instead of stopping at the first, so that one run lists all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from .fault import Fault, FaultyFileError, Place, shown_file

TYPES: dict[str, Callable[[str], object]] = {
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:bool": lambda word: word.lower() == "true",
}


@dataclass
class Document:
    """Plain data (dict with text keys, tuple, str, int, bool, None) and the line of every place in it."""

    file: str
    data: object = None
    lines: dict[Place, int] = field(default_factory=dict)
    repeated: list[tuple[Place, int]] = field(default_factory=list)

    def line(self, place: Place) -> int:
        """Return the line of `place`, or of the nearest enclosing place that exists in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read(path: Path) -> Document:
    """Return the document at `path`; raises FaultyFileError when it is absent, not UTF-8, empty or not YAML."""
    document = Document(shown_file(path))
    node = _composed(document.file, _text(document.file, path))
    document.data = _plain(document, node, ())
    return document


def _text(file: str, path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise FaultyFileError([Fault(file, 0, "", "the file is absent.", "Restore it from version control.")]) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise FaultyFileError([Fault(file, line, "", "the file is not UTF-8.", "Save it as UTF-8.")]) from None
    if not text.strip():
        raise FaultyFileError([Fault(file, 0, "", "the file is empty.", "Restore it from version control.")])
    return text


def _composed(file: str, text: str) -> Node:
    try:
        node: Node | None = YAML(typ="safe").compose(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        remedy = "Mend the line or the one above it: indentation, quotes, colons."
        fault = Fault(file, mark.line + 1 if mark else 0, "", f"the file is not YAML ({problem}).", remedy)
        raise FaultyFileError([fault]) from None
    if node is None:
        raise FaultyFileError([Fault(file, 0, "", "the file holds only comments.", "Restore it from version control.")])
    return node


def _plain(document: Document, node: Node, place: Place) -> object:
    document.lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, MappingNode):
        return _mapping(document, node, place)
    if isinstance(node, SequenceNode):
        return tuple(_plain(document, entry, (*place, index)) for index, entry in enumerate(node.value))
    if node.tag == "tag:yaml.org,2002:null":
        return None
    return TYPES.get(str(node.tag), str)(node.value)


def _mapping(document: Document, node: MappingNode, place: Place) -> dict[str, object]:
    data: dict[str, object] = {}
    for key, value in node.value:
        inner = (*place, str(key.value))
        line = key.start_mark.line + 1
        if inner[-1] in data:
            document.repeated.append((inner, line))
            continue
        document.lines[inner] = line
        data[str(key.value)] = _plain(document, value, inner)
    return data
