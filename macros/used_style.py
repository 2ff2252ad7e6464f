"""A style sheet without what no page of the site can use: the theme's is 140 kilobytes, of which pages use a tenth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2

TAG = re.compile(r"<[^>]+>")
NAME = re.compile(r"[\w-]+")
REFERENCE = re.compile(r"\bvar\((--[\w-]+)|\banimation(?:-name)?:\s*([\w-]+)")


def names_in_pages(pages: Iterable[str]) -> set[str]:
    """Return every name that the tags of the pages hold: elements, classes, ids, attributes and the words in them."""
    return {name for page in pages for tag in TAG.findall(page) for name in NAME.findall(tag)}


def names_in_scripts(scripts: Iterable[str]) -> set[str]:
    """Return every name in the scripts, which may put any of them into a page."""
    return {name for script in scripts for name in NAME.findall(script)}


def reduced(style: str, names: set[str], others: str) -> str:
    """Return `style` without selectors that hold other names, and without what nothing refers to any more.

    Custom properties and animations are referred to, by `style` itself or by `others`, style sheets of single pages.
    """
    while (smaller := UsedStyle(names, references(style + others)).text(style)) != style:
        style = smaller
    return style


def references(style: str) -> set[str]:
    """Return the custom properties and the animations that a style sheet uses."""
    return {name for names in REFERENCE.findall(style) for name in names}


@dataclass(frozen=True)
class UsedStyle:
    """What is kept of a style sheet: rules for elements with these `names`, and properties among the `references`."""

    names: set[str]
    references: set[str]

    def text(self, style: str) -> str:
        """Return the style sheet with these only."""
        return self._rules(tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True))

    def _rules(self, rules: Iterable[Any]) -> str:
        return "".join(self._rule(rule) if rule.type == "qualified-rule" else self._at_rule(rule) for rule in rules)

    def _rule(self, rule: Any) -> str:
        kept = [tinycss2.serialize(tokens) for tokens in selectors(rule.prelude) if needed(tokens) <= self.names]
        content = ";".join(self._declarations(rule.content)) if kept else ""
        return f"{','.join(kept)}{{{content}}}" if content else ""

    def _declarations(self, content: list[Any]) -> Iterator[str]:
        for declaration in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
            if not declaration.name.startswith("--") or declaration.name in self.references:
                yield declaration.serialize()

    def _at_rule(self, rule: Any) -> str:
        prelude = tinycss2.serialize(rule.prelude)
        if rule.lower_at_keyword in ("media", "supports"):
            inner = self._rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
            return f"@{rule.at_keyword}{prelude}{{{inner}}}" if inner else ""
        idle = rule.lower_at_keyword.endswith("keyframes") and prelude.strip() not in self.references
        return "" if idle else str(rule.serialize())


def selectors(prelude: list[Any]) -> Iterator[list[Any]]:
    """Yield the selectors of a list, each as its tokens."""
    selector: list[Any] = []
    for part in prelude:
        if part == ",":
            yield selector
            selector = []
        else:
            selector.append(part)
    yield selector


def needed(selector: list[Any]) -> set[str]:
    """Return the names without which a selector matches nothing; what stands in :is() and :not() is left open."""
    names = set()
    for before, part in zip([None, *selector], selector, strict=False):
        if part.type == "hash" or (part.type == "ident" and before != ":"):
            names.add(part.value)
        elif part.type == "[] block":
            names |= set(NAME.findall(tinycss2.serialize(part.content)))
    return names
