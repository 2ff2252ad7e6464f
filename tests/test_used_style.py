"""The style sheet of all pages is cut down to what they use, and to nothing less."""

from collections.abc import Callable
from pathlib import Path

import material
import pytest
from playwright.sync_api import Page

from macros.used_style import names_in_pages, names_in_scripts, reduced
from tests.conftest import LANGUAGES

THEME = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
PAGE = """<!doctype html><html><body class="calm"><p class="note">A word: lost</p></body></html>"""
MATCHED = """(style) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  const all = (rules) => [...rules].flatMap((rule) => (rule.selectorText ? [rule] : all(rule.cssRules ?? [])));
  const states = /::?[a-z-]+(?![a-z-(])/g;
  const matches = (selector) => {
    try { return document.querySelector(selector.replace(states, "") || "*") !== null } catch { return false }
  };
  const ours = [...document.styleSheets].find(({ href }) => href.includes("/site."));
  const there = new Set(all(ours.cssRules).flatMap(({ selectorText }) => selectorText.split(", ")));
  const wanted = all(sheet.cssRules).filter((rule) => [...rule.style].some((name) => !name.startsWith("--")));
  const needed = wanted.flatMap(({ selectorText }) => selectorText.split(", ")).filter(matches);
  return { needed: needed.length, missing: needed.filter((selector) => !there.has(selector)) };
}"""


def cut(style: str, own: str = "") -> str:
    """Return `style` cut down to what `PAGE` and a script with the word `late` need."""
    return reduced(style, names_in_pages([PAGE]) | names_in_scripts(["root.className = 'late'"]), own)


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        (".note{a:b}.lost{a:b}", ".note{a:b}"),
        (".calm .note,.lost .note{a:b}", ".calm .note{a:b}"),
        (".late:hover::after{a:b}", ".late:hover::after{a:b}"),
        (".note:not(.lost):is(.x,.y){a:b}", ".note:not(.lost):is(.x,.y){a:b}"),
        ("[class=note]{a:b}[hidden]{a:b}", "[class=note]{a:b}"),
        ("@media print{.note{a:b}.lost{a:b}}@media screen{.lost{a:b}}", "@media print{.note{a:b}}"),
        (".note{--a:1;--b:var(--c);--c:2;--d:url('x;y)z');width:var(--a)}", ".note{--a:1;width:var(--a)}"),
        (
            ".note{animation:in 1s}@keyframes in{to{a:b}}@keyframes out{to{a:b}}",
            ".note{animation:in 1s}@keyframes in{to{a:b}}",
        ),
    ],
)
def test_what_no_page_can_use_goes(style: str, kept: str) -> None:
    """Rules, selectors of a list, whole blocks, properties and animations; never what stands in :not() or :is()."""
    assert cut(style) == kept


def test_what_the_sites_own_styles_refer_to_stays() -> None:
    """Its colours are the theme's properties."""
    assert cut(".note{--a:1;--b:2}", "p { color: var(--b) }") == ".note{--b:2}"


@pytest.mark.parametrize(
    "path", ["", "criteria/caseload-size/", "tools/self-check/", "checklists/first-weeks/", "about/glossary/"]
)
def test_no_rule_that_a_page_needs_is_missing(open_page: Callable[..., Page], path: str) -> None:
    """Each selector of the theme that matches something in a browser is in the site's style sheet too."""
    theme = "".join(file.read_text(encoding="utf-8") for file in sorted(THEME.glob("*.min.css")))
    for language in LANGUAGES:
        found = open_page(language, path).evaluate(MATCHED, theme)
        assert found["needed"] > 50
        assert found["missing"] == []
