"""The criteria for other programs."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from macros.loading import CRITERIA
from macros.model import Criteria
from macros.open_data import schema_json
from tests.conftest import LANGUAGES, folder


def test_the_json_holds_everything_and_fits_its_schema(site: Path, criteria: Criteria) -> None:
    """What another program reads is the whole model, in the form that the schema says."""
    data = json.loads((site / "criteria.json").read_text(encoding="utf-8"))
    schema = json.loads((site / "criteria.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema)
    assert Criteria.model_validate_json(json.dumps(data)) == criteria


def test_the_schema_refuses_a_text_without_a_language(site: Path) -> None:
    """An editor marks the gap while the author types."""
    data = json.loads((site / "criteria.json").read_text(encoding="utf-8"))
    schema = json.loads((site / "criteria.schema.json").read_text(encoding="utf-8"))
    del data["criteria"][0]["name"]["fi"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_the_committed_schema_is_the_models(criteria: Criteria) -> None:
    """`python -m macros schema` writes it."""
    assert CRITERIA.with_name("criteria.schema.json").read_text(encoding="utf-8") == schema_json(criteria)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_csv_opens_in_the_readers_sheet(site: Path, criteria: Criteria, language: str) -> None:
    """A byte order mark for Excel, the language's own separator, 25 rows in its words."""
    raw = (site / folder(language) / "criteria.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    delimiter = "," if language == "en" else ";"
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=delimiter))
    assert [row["id"] for row in rows] == [criterion.id for criterion in criteria.criteria]
    assert rows[0]["level 5"] == criteria.criteria[0].levels[4].spoken(language)
