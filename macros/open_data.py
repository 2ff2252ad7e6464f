"""The criteria for other programs: the whole model as JSON, its schema, one CSV per language."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from .model import Criteria, Criterion
from .views import language_of, spoken

COLUMNS = ("number", "id", "section", "criterion", "measures", "level 1", "level 2", "level 3", "level 4", "level 5")


def write_open_data(criteria: Criteria, site: Path) -> None:
    """Write `criteria.json`, `criteria.schema.json` and each language's `criteria.csv` below the folder `site`."""
    (site / "criteria.json").write_text(criteria_json(criteria), encoding="utf-8")
    (site / "criteria.schema.json").write_text(schema_json(criteria), encoding="utf-8")
    for language in criteria.languages:
        folder = site if language.code == "en" else site / language.code
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "criteria.csv").write_text(criteria_csv(criteria, language.code), encoding="utf-8", newline="")


def criteria_json(criteria: Criteria) -> str:
    """Return the whole model, all languages, with the file's own keys."""
    return json.dumps(criteria.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1) + "\n"


def schema_json(criteria: Criteria) -> str:
    """Return the JSON Schema of the criteria file, in which each text needs every language."""
    schema = Criteria.model_json_schema(by_alias=True)
    schema["title"] = "IPS criteria file"
    codes = [language.code for language in criteria.languages]
    text = {"type": "string", "minLength": 1}
    schema["$defs"]["Text"] |= {
        "properties": dict.fromkeys(codes, text),
        "required": codes,
        "additionalProperties": False,
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def criteria_csv(criteria: Criteria, code: str) -> str:
    """Return the criteria in one language as a sheet opens it there.

    A byte order mark tells Excel that the file is UTF-8; where the comma is the decimal mark, cells part at semicolons.
    """
    delimiter = ";" if language_of(criteria, code).decimal == "," else ","
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, delimiter=delimiter)
    writer.writerow(COLUMNS)
    for number, criterion in enumerate(criteria.criteria, start=1):
        writer.writerow([number, *_cells(criteria, criterion, code)])
    return "\ufeff" + sheet.getvalue()


def _cells(criteria: Criteria, criterion: Criterion, code: str) -> list[str]:
    view = spoken(criterion, code)
    section = next(section.name.spoken(code) for section in criteria.sections if section.id == criterion.section)
    return [criterion.id, section, view["name"], view["measures"], *view["levels"]]
