"""All checklists in all languages: alike in ids, order and sections, and faithful to what was published before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import Field
from ruamel.yaml import YAML

from .block import Frozen, Id
from .checklist import Checklist, read_checklist
from .document import read
from .fault import Fault, FaultyFileError, shown_file
from .loading import checked

FOLDER = "checklists"
RECORD = Path(__file__).with_name("checklists.yaml")

Checklists = dict[str, dict[str, Checklist]]
"""Checklist id → language code → checklist."""


class Retired(Frozen):
    """An item that was taken off a list. Saved ticks of it are shown, with what took its place."""

    id: Id
    replaced_by: Id | None = Field(alias="replaced-by", default=None)


class Published(Frozen):
    """What saved ticks may refer to: the items of a list that were ever published."""

    items: tuple[Id, ...]
    retired: tuple[Retired, ...] = ()


class Record(Frozen):
    """The file `checklists.yaml`."""

    lists: dict[Id, Published]


def load_checklists(docs: Path, languages: Sequence[str], record: Path = RECORD) -> Checklists:
    """Return the checklists below `docs/<language>/checklists/`; raises FaultyFileError with every fault.

    `languages` are folder codes; the first is the one that the others are compared with.
    """
    faults: list[Fault] = []
    lists: Checklists = {}
    for language in languages:
        for path in sorted((docs / language / FOLDER).glob("*.md")):
            try:
                found = read_checklist(path, language)
            except FaultyFileError as faulty:
                faults += faulty.faults
                continue
            if found:
                lists.setdefault(found.id, {})[language] = found
    if not faults:
        for id_, versions in lists.items():
            faults += _disagreements(id_, versions, docs, languages)
        faults += _losses(lists, load_record(record), record)
    if faults:
        raise FaultyFileError(faults)
    return lists


def load_record(path: Path = RECORD) -> Record:
    """Return what was published; raises FaultyFileError."""
    return checked(read(path), Record, (), lambda _: ())


def record_items(lists: Checklists, path: Path = RECORD) -> int:
    """Add the items that are not on record to the file at `path`; returns how many."""
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 110
    data: Any = yaml.load(path.read_text(encoding="utf-8"))
    added = 0
    for id_, versions in lists.items():
        entry = data["lists"].setdefault(id_, {"items": []})
        new = [item.id for item in next(iter(versions.values())).items if item.id not in entry["items"]]
        entry["items"].extend(new)
        added += len(new)
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(data, file)
    return added


def _disagreements(id_: str, versions: dict[str, Checklist], docs: Path, languages: Sequence[str]) -> Iterator[Fault]:
    model = versions.get(languages[0]) or next(iter(versions.values()))
    for language in languages:
        other = versions.get(language)
        if other is None:
            file = shown_file(docs / language / FOLDER / f"{id_}.md")
            yield Fault(
                file, 0, "", "the list is missing in this language.", f"{model.file} has it; write it here too."
            )
        elif other is not model:
            yield from _differences(model, other)


def _differences(model: Checklist, other: Checklist) -> Iterator[Fault]:
    wanted, found = _outline(model), _outline(other)
    names = {name for name, _ in found}
    for name, line in wanted:
        if name not in names:
            problem = f"{name} of {model.file}:{line} is missing."
            yield Fault(other.file, 0, "", problem, "Add it here, or remove it there.")
    missing = {name for name, _ in wanted}
    for name, line in found:
        if name not in missing:
            yield Fault(other.file, line, "", f"{name} is not in {model.file}.", "Add it there, or remove it here.")
    if {name for name, _ in wanted} == names:
        for (name, line), (there, _) in zip(found, wanted, strict=True):
            if name != there:
                yield Fault(other.file, line, "", f"{name} stands where {model.file} has {there}.", "Use one order.")
                return


def _outline(checklist: Checklist) -> list[tuple[str, int]]:
    """Return sections and items in order; an item's name says its section, so that a move is seen."""
    outline = []
    for section in checklist.sections:
        outline.append((f"the section “{section.id}”", section.line))
        outline += [(f"the item “{item.id}” (section “{section.id}”)", item.line) for item in section.items]
    return outline


def _losses(lists: Checklists, record: Record, path: Path) -> Iterator[Fault]:
    lines = path.read_text(encoding="utf-8").splitlines()
    for id_, published in record.lists.items():
        present = {item.id for version in lists.get(id_, {}).values() for item in version.items}
        retired = {entry.id for entry in published.retired}
        for item in published.items:
            line = next((number for number, text in enumerate(lines, 1) if item in text.replace(",", " ").split()), 0)
            where = Fault(shown_file(path), line, f"{id_}.{item}", "", "")
            if item not in present | retired:
                problem = "the item was published and is on the list no more."
                remedy = "Put it back, or add it to `retired` here, with `replaced-by` if another took its place."
                yield Fault(where.file, where.line, where.path, problem, remedy)
            if item in present & retired:
                problem, remedy = (
                    "the item is retired and on the list.",
                    "An id is never used again: give it a new one.",
                )
                yield Fault(where.file, where.line, where.path, problem, remedy)
