"""What a language still lacks: every text that is absent, empty or left in English."""

from __future__ import annotations

from pathlib import Path

from .fault import Fault, FaultyFileError
from .loading import load


def missing(path: Path, language: str) -> list[Fault]:
    """Return the faults of `path` that concern texts in `language`; other faults are raised as FaultyFileError.

    A language that the file does not know lacks everything: it must be entered under `languages` first.
    """
    try:
        known = [entry.code for entry in load(path).languages]
    except FaultyFileError as faulty:
        faults = [fault for fault in faulty.faults if _concerns(fault, language)]
        if faults:
            return faults
        raise
    if language not in known:
        raise FaultyFileError(
            [Fault(path.name, 0, "languages", f"“{language}” is not listed.", f"Listed are: {', '.join(known)}.")]
        )
    return []


def _concerns(fault: Fault, language: str) -> bool:
    return fault.path.endswith(f".{language}") or f"“{language}”" in fault.problem
