"""Forms on paper: tagged PDFs of A4, set by Typst from the same data as the pages."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

import typst

from .checklist import Checklist
from .model import Criteria
from .views import View, band_views, language_of, section_views, spoken

TEMPLATES = Path(__file__).with_name("templates")
MADE = Path(__file__).parent.parent / ".cache" / "paper"
"""Forms made before: an author who edits one page does not wait for all of them."""


def write_checklist_paper(criteria: Criteria, checklist: Checklist, target: Path, *, hints: bool) -> None:
    """Write a checklist's form as a PDF to `target`; with `hints` it is the facilitator's copy."""
    view = {
        "title": checklist.title,
        "hints": hints,
        "words": spoken(criteria.interface["checklist"], checklist.language),
        "sections": [
            {"title": section.title, "items": [{"text": item.text, "hint": item.hint} for item in section.items]}
            for section in checklist.sections
        ],
    }
    _set("checklist", criteria, checklist.language, view, target)


def write_self_check_paper(criteria: Criteria, language: str, target: Path) -> None:
    """Write the blank form of the whole self-check as a PDF to `target`."""
    words = spoken(criteria.interface["check"], language)
    bands = [
        {"name": band["name"], "range": words["band-range"].format(least=band["least"], most=band["most"])}
        for band in band_views(criteria, language)
    ]
    view = {"title": words["form-title"], "words": words, "sections": section_views(criteria, language), "bands": bands}
    _set("self_check", criteria, language, view, target)


def _set(template: str, criteria: Criteria, language: str, view: View, target: Path) -> None:
    of = language_of(criteria, language)
    data = view | {
        "tag": of.tag,
        "language": of.name,
        "site": criteria.interface["site"]["name"].spoken(language),
        "paper": spoken(criteria.interface["paper"], language),
        "revision": criteria.revision,
    }
    inputs = json.dumps(data, ensure_ascii=False)
    templates = b"".join(path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ")))
    key = hashlib.sha256(f"{template} {version('typst')} {inputs}".encode() + templates).hexdigest()
    made = MADE / f"{key}.pdf"
    if not made.exists():
        MADE.mkdir(parents=True, exist_ok=True)
        being_made = made.with_suffix(f".{os.getpid()}.pdf")
        _compiler().compile(
            input=TEMPLATES / f"{template}.typ",
            sys_inputs={"data": inputs},
            output=being_made,
            pdf_standards=["ua-1"],
            timestamp=datetime.fromisoformat(f"{criteria.revision}T12:00:00+00:00"),
        )
        being_made.replace(made)
    shutil.copyfile(made, target)


@cache
def _compiler() -> typst.Compiler:
    """Return a typesetter with the fonts of its own wheel, so that every machine sets the same form."""
    return typst.Compiler(root=TEMPLATES, ignore_system_fonts=True)
