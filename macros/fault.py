"""A fault in a data file: what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

Place = tuple[str | int, ...]
"""Where in a data file: keys and list positions (from 0) leading to a value."""


@dataclass(frozen=True, order=True)
class Fault:
    """One fault, as a translator or author meets it."""

    file: str
    line: int
    """Counted from 1; 0 when the fault is the file itself."""
    path: str
    """Dotted path with ids instead of list positions, such as `criteria[caseload-size].name.fi`."""
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        path = f" {self.path}:" if self.path else ""
        return f"{where}:{path} {self.problem} {self.remedy}"


class FaultyFileError(Exception):
    """Raised when a data file cannot be used; carries every fault found, in the file's order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def shown_path(data: object, place: Place) -> str:
    """Return `place` as people read it: list entries by their id where they have one, else counted from 1."""
    shown = ""
    for step in place:
        if isinstance(step, int):
            entry = data[step] if isinstance(data, tuple) and step < len(data) else None
            name = entry.get("id") or entry.get("code") if isinstance(entry, dict) else None
            shown += f"[{name or step + 1}]"
            data = entry
        else:
            shown += f".{step}" if shown else str(step)
            data = data.get(step) if isinstance(data, dict) else None
    return shown


def shown_file(path: Path) -> str:
    """Return `path` relative to the working folder where that is shorter."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
