"""Assessments side by side: what changed, and several raters who agree."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.loading import load
from tests.check_page import CHECK, Open, entries, value
from tests.conftest import LANGUAGES
from tests.test_assessments import IDS, SOME, answer_all, label, levels

COMPARE, AGREE = "tools/compare/", "tools/agree/"
TEXTS = load().interface["assessment"]


def rated(path: Path, name: str, given: str, date: str = "2026-11-21", notes: dict[str, str] | None = None) -> Path:
    """Write a rater's file: `given` are 25 letters, `-` for none, `?` for not known."""
    answers: dict[str, dict[str, Any]] = {}
    for id_, letter in zip(IDS, given, strict=True):
        if letter != "-":
            answers[id_] = {"level": "unknown" if letter == "?" else int(letter)}
    for id_, note in (notes or {}).items():
        answers[id_]["note"] = note
    saved: dict[str, Any] = {"id": f"r-{name.lower()}", "label": name, "date": date, "revision": load().revision}
    saved |= {"changed": f"{date}T10:00:00.000Z", "version": 1, "kind": "self-check", "answers": answers}
    file = path / f"{name}.json"
    file.write_text(json.dumps({"format": 2, "tool": "self-check", "revision": load().revision, "saved": [saved]}))
    return file


def cells(page: Page, table: str = ".ips-comparison") -> list[list[str]]:
    """Return a table's rows as texts."""
    script = "rows => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    found: list[list[str]] = page.eval_on_selector_all(f"{table} tbody tr", script)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_changed_is_said_in_words_and_sign(open_page: Open, language: str, tmp_path: Path) -> None:
    """By criterion, section and total, oldest first, whatever order the files came in."""
    later = rated(tmp_path, "Later", "5" + SOME[1:24] + "1", "2027-05-01")
    earlier = rated(tmp_path, "Earlier", SOME, "2026-11-21")
    page = open_page(language, COMPARE)
    page.set_input_files('[data-action="open-file"]', [later, earlier])
    page.wait_for_selector(".ips-comparison")
    rows = cells(page)
    assert len(rows) == 25 + 3 + 1
    up, down, same = (TEXTS[f"change-{word}"].spoken(language) for word in ("up", "down", "none"))
    assert rows[0][1:] == ["3", "5", up.replace("{number}", "2")]
    assert rows[1][1:] == ["2", "2", same]
    assert rows[24][1:] == ["5", "1", down.replace("{number}", "4")]
    assert [row[1:3] for row in rows[25:]] == [["9", "11"], ["32", "32"], ["45", "41"], ["86", "84"]]
    summary = page.locator("[data-summary]").inner_text()
    assert summary.index("Earlier") < summary.index("Later")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_the_line_has_a_table_beside_it(open_page: Open, tmp_path: Path) -> None:
    """Each complete assessment as a point and as a row, sections under their own names; an open one is left out."""
    files = [
        rated(tmp_path, "A", "1" * 25, "2024-05-01"),
        rated(tmp_path, "B", SOME, "2025-05-01"),
        rated(tmp_path, "C", "-" * 25, "2026-01-01"),
        rated(tmp_path, "D", "5" * 25, "2026-05-01"),
    ]
    page = open_page("no", COMPARE)
    page.set_input_files('[data-action="open-file"]', files)
    page.wait_for_selector(".ips-line circle")
    assert page.locator(".ips-line").first.locator("circle").count() == 3
    heads = page.locator(".ips-lines table thead th").all_inner_texts()
    assert heads[2:] == [section.name.spoken("no") for section in load().sections]
    assert [row[1:] for row in cells(page, ".ips-lines table")] == [
        ["25", "3", "8", "14"],
        ["86", "9", "32", "45"],
        ["125", "15", "40", "70"],
    ]
    labels = page.eval_on_selector_all(".ips-line", "all => all.map((line) => line.getAttribute('aria-label'))")
    assert labels[0] == TEXTS["line"].spoken("no")


def test_what_is_missing_is_not_a_change(open_page: Open, tmp_path: Path) -> None:
    """Not known yet and not answered are neither higher nor lower, and their sums are not compared."""
    first = rated(tmp_path, "A", "?" + SOME[1:], "2025-05-01")
    page = open_page("en", COMPARE)
    page.set_input_files('[data-action="open-file"]', [first, rated(tmp_path, "B", "5-" + SOME[2:], "2026-05-01")])
    page.wait_for_selector(".ips-comparison")
    rows = cells(page)
    assert [row[1:] for row in rows[:2]] == [["?", "5", "–"], ["2", "–", "–"]]
    assert rows[-1][1:] == ["–", "–", "–"]


def test_those_on_the_device_are_offered(open_page: Open) -> None:
    """Two of one team, a year apart."""
    page = open_page("sv", CHECK)
    answer_all(page, SOME)
    label(page, "Norr")
    page.click('[data-action="new-assessment"]')
    answer_all(page, "5" * 25)
    page.fill("#ips-date", "2027-11-20")
    page.keyboard.press("Tab")
    open_page("sv", COMPARE, page)
    page.wait_for_selector(".ips-comparison")
    assert cells(page)[-1][1:3] == ["86", "125"]
    page.locator("[data-choices] input").first.uncheck()
    assert page.locator("[data-hint]").inner_text() == TEXTS["compare-two"].spoken("sv")
    assert not page.is_visible("[data-comparison]")


@pytest.mark.parametrize("language", ["fi", "en"])
def test_two_raters_reach_a_consensus_in_one_sitting(open_page: Open, language: str, tmp_path: Path) -> None:
    """They see where they differ, settle each with a reason, and the agreed assessment is open in the self-check."""
    one = rated(tmp_path, "North", SOME, notes={"disclosure": "seen the forms"})
    two = rated(tmp_path, "South", "1" + SOME[1:5] + "?" + SOME[6:24] + "4")
    page = open_page(language, AGREE)
    page.set_input_files('[data-action="open-file"]', [one, two])
    page.wait_for_selector("[data-difference]")
    order = page.eval_on_selector_all("[data-difference]", "all => all.map((one) => one.dataset.difference)")
    assert order == [IDS[0], IDS[24], IDS[5]]
    same = TEXTS["agree-same"].spoken(language).replace("{number}", "22").replace("{of}", "25")
    assert page.locator("[data-same]").inner_text() == same
    for id_, given, why in ((IDS[0], 2, "log"), (IDS[24], 5, "files"), (IDS[5], 4, "talk")):
        page.check(f"#agreed-{id_}-{given}")
        page.fill(f"#reason-{id_}", why)
    assert page.locator("[data-left]").inner_text() == TEXTS["agree-left"].spoken(language).replace("{number}", "0")
    page.fill("[data-consensus-label]", "Unit 7")
    page.click('[data-action="save-consensus"]')
    (kept,) = entries(page)
    assert (kept["kind"], kept["label"], len(kept["sources"])) == ("consensus", "Unit 7", 2)
    assert [source.split(",")[0] for source in kept["sources"]] == ["North", "South"]
    assert kept["answers"][IDS[0]] == {"level": 2, "note": "log"}
    assert kept["answers"]["disclosure"]["note"] == "seen the forms"
    page.click("[data-to-check] a")
    page.wait_for_url(f"**/{CHECK}")
    assert levels(page) == "2" + SOME[1:5] + "4" + SOME[6:]
    assert (page.input_value("#ips-kind"), page.input_value("#ips-label")) == ("consensus", "Unit 7")
    page.click("[data-report] > summary")
    page.wait_for_selector(".ips-report-total")
    assert "North" in page.locator('[data-report-part="head"]').inner_text()


def test_a_criterion_left_open_stays_unanswered(open_page: Open, tmp_path: Path) -> None:
    """Agreeing on most is allowed; a reason alone is kept as a note."""
    page = open_page("no", AGREE)
    page.set_input_files(
        '[data-action="open-file"]', [rated(tmp_path, "A", SOME), rated(tmp_path, "B", "1" + SOME[1:])]
    )
    page.fill(f"#reason-{IDS[0]}", "ses igjen")
    page.click('[data-action="save-consensus"]')
    (kept,) = entries(page)
    assert kept["answers"][IDS[0]] == {"note": "ses igjen"}
    open_page("no", CHECK, page)
    assert value(page, "answered") == "24"


def test_days_that_differ_are_told(open_page: Open, tmp_path: Path) -> None:
    """Raters should rate the same time."""
    page = open_page("en", AGREE)
    files = [rated(tmp_path, "A", SOME), rated(tmp_path, "B", SOME, "2025-01-01")]
    page.set_input_files('[data-action="open-file"]', files)
    page.wait_for_selector("[data-agreement]:not([hidden])")
    assert page.locator("[data-dates]").inner_text() == TEXTS["agree-dates"].spoken("en")


@pytest.mark.parametrize("path", [COMPARE, AGREE])
def test_a_bad_file_is_named_and_the_good_one_opens(open_page: Open, tmp_path: Path, path: str) -> None:
    """Which file, and what is wrong with it."""
    bad = tmp_path / "holiday.json"
    bad.write_text("{")
    page = open_page("en", path)
    page.set_input_files('[data-action="open-file"]', [bad, rated(tmp_path, "A", SOME)])
    page.wait_for_selector("[data-choices] input")
    said = page.locator("[data-told]").inner_text()
    assert said.startswith("holiday.json: ")
    assert page.locator("[data-choices] input").count() == 1
