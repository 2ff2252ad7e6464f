"""Files of every kind brought to the self-check: each is refused or opened rightly, nothing is lost, nothing runs."""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.loading import load
from tests.check_page import CHECK, Open, begins, entries, level, told, value, wait_for
from tests.conftest import LANGUAGES

GOLDEN = sorted((Path(__file__).parent / "saved").glob("*.json"))
GOOD = json.loads((Path(__file__).parent / "saved" / "self-check-2.json").read_text(encoding="utf-8"))
EVIL = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>'
ODD: list[Any] = [None, True, -1, 1e308, "", EVIL, [], {}, [[]], {"a": {}}, "x" * 10_000, "__proto__", 9007199254740993]
MUTATIONS = 200


def copy() -> Any:
    """Return a good file to spoil."""
    return json.loads(json.dumps(GOOD))


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value in plain data."""
    yield path
    entries_ = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value_ in entries_:
        yield from places(value_, (*path, key))


def replaced(data: Any, path: tuple[Any, ...], value_: Any) -> Any:
    """Return `data` with another value at `path`."""
    if not path:
        return value_
    holder = data
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value_
    return data


def truncated(chance: random.Random) -> str:
    """Cut the file short."""
    text = json.dumps(GOOD)
    return text[: chance.randrange(len(text))]


def mistyped(chance: random.Random) -> str:
    """Put a value of another type anywhere."""
    return json.dumps(replaced(copy(), chance.choice(list(places(GOOD))), chance.choice(ODD)))


def removed(chance: random.Random) -> str:
    """Take any value away."""
    data = copy()
    path = chance.choice([path for path in places(GOOD) if path])
    holder = data
    for key in path[:-1]:
        holder = holder[key]
    del holder[path[-1]]
    return json.dumps(data)


def poisoned(chance: random.Random) -> str:
    """Put HTML into every text and a prototype's name among the keys."""
    data = copy()
    for path in list(places(GOOD)):
        if path and isinstance(path[-1], str) and path[-1] in ("label", "note", "what", "who"):
            replaced(data, path, EVIL)
    name = chance.choice(["__proto__", "constructor", "toString", "hasOwnProperty"])
    answers = json.dumps(data["saved"][0]["answers"])
    return json.dumps(data).replace(answers, f'{{"{name}": {{"level": 5}}, {answers[1:]}')


def huge(chance: random.Random) -> str:
    """Make it long or deep."""
    data = copy()
    if chance.random() < 0.5:
        data["saved"][0]["label"] = "x" * chance.randrange(10_000, 3_000_000)
        return json.dumps(data)
    depth = chance.randrange(100, 50_000)
    return json.dumps(data).replace('"label": "North"', f'"label": {"[" * depth}{"]" * depth}')


def older(chance: random.Random) -> str:
    """Give it another revision, another language's leftovers, unknown criteria."""
    data = copy()
    data["saved"][0]["revision"] = chance.choice(["2020-01-01", "2031-12-31", "yesterday", ""])
    data["language"] = chance.choice([*LANGUAGES, "xx"])
    data["saved"][0]["answers"][f"retired-{chance.randrange(99)}"] = {"level": 2}
    return json.dumps(data)


KINDS: list[Callable[[random.Random], str]] = [truncated, mistyped, removed, poisoned, huge, older]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_mutated_file_does_no_harm(open_page: Open, kind: Callable[[random.Random], str]) -> None:
    """Some two hundred in all. The answer that was here stays, in whatever way the file ends."""
    chance = random.Random(f"{kind.__name__} 1")
    page = open_page("en", CHECK)
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("dialog", lambda dialog: failures.append(dialog.message))
    page.check("#disclosure-3")
    mine = entries(page)[0]
    ends = {"opened": 0, "refused": 0}
    for _ in range(MUTATIONS // len(KINDS) + 1):
        text = kind(chance)
        page.locator("[data-told]").evaluate("told => { told.textContent = '' }")
        file = {"name": "check.json", "mimeType": "application/json", "buffer": text.encode()}
        page.set_input_files('[data-action="open-file"]', file)  # type: ignore[arg-type]
        wait_for(
            page, "document.querySelector('[data-incoming]').open || document.querySelector('[data-told]').textContent"
        )
        if page.is_visible("[data-incoming]"):
            page.locator('[data-incoming] button:is([value="add"], [value="both"]):visible').click()
            ends["opened"] += 1
        else:
            assert any(
                told(page).startswith(begins(f"refused-{why}"))
                for why in ("too-long", "not-json", "foreign", "newer", "empty")
            )
            ends["refused"] += 1
        assert failures == [], text[:500]
        assert page.evaluate("[window.ran, Object.prototype.level, ({}).polluted]") == [None, None, None]
        assert (value(page, "answered") or "").isdigit()
        kept = {entry["id"]: entry for entry in entries(page)}
        assert kept[mine["id"]]["answers"] == mine["answers"]
    assert sum(ends.values()) > MUTATIONS // len(KINDS)
    expected = {"truncated": "refused", "poisoned": "opened", "older": "opened"}.get(kind.__name__)
    assert expected is None or ends[expected] == sum(ends.values())


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_files_of_every_released_format_open_for_ever(open_page: Open, path: Path) -> None:
    """Kept beside the tests; what opened once must open always."""
    data = json.loads(path.read_text(encoding="utf-8"))
    tool = data["tool"]
    page = open_page(
        "fi", CHECK if tool == "self-check" else f"{tool}/" if tool.startswith("checklists") else "tools/supervision/"
    )
    page.set_input_files('[data-action="open-file"]', path)
    page.click('[data-incoming] button[value="add"]')
    (kept,) = entries(page, tool=tool)
    (given,) = data["saved"]
    assert {key: kept[key] for key in given if key != "version"} == {
        key: given[key] for key in given if key != "version"
    }


def test_what_a_file_holds_is_shown_as_text(open_page: Open) -> None:
    """HTML in a label stays letters."""
    data = copy()
    data["saved"][0]["label"] = EVIL
    page = open_page("en", CHECK)
    file = {"name": "check.json", "mimeType": "application/json", "buffer": json.dumps(data).encode()}
    page.set_input_files('[data-action="open-file"]', file)  # type: ignore[arg-type]
    page.wait_for_selector("[data-incoming][open]")
    assert "<img" in page.locator("[data-incoming-list]").inner_text()
    page.click('[data-incoming] button[value="add"]')
    assert level(page, "disclosure") == "4"
    assert page.evaluate("window.ran") is None


def test_another_revision_and_unknown_criteria_are_told(open_page: Open) -> None:
    """Before it is opened; the unknown answer is kept in the next file too."""
    data = copy()
    data["saved"][0]["revision"] = "2020-01-01"
    data["saved"][0]["answers"]["retired-criterion"] = {"level": 2}
    page = open_page("en", CHECK)
    file = {"name": "check.json", "mimeType": "application/json", "buffer": json.dumps(data).encode()}
    page.set_input_files('[data-action="open-file"]', file)  # type: ignore[arg-type]
    line = page.locator("[data-incoming-list] li").first.inner_text()
    assert "2020-01-01" in line
    assert "retired-criterion" in line
    page.click('[data-incoming] button[value="add"]')
    page.check("#zero-exclusion-2")
    (kept,) = entries(page)
    assert kept["answers"]["retired-criterion"] == {"level": 2}
    assert kept["revision"] == load().revision
