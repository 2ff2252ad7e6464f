"""Reading ease: LIX of every page, and a limit for the pages meant for the public.

LIX (Björnsson 1968) is words per sentence plus the share of words over six letters, in percent. Finnish runs higher by
nature, because its words are long.
"""

from __future__ import annotations

import re
import statistics
import sys

from tests.pages import Source, sources

LIMITS = {"en": 40, "fi": 55, "sv": 40, "no": 40}
PUBLIC = ("index.md", "model/")


def lix(text: str) -> float:
    """Return the LIX of running text; 0 for text without a word."""
    words = re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", text)
    sentences = max(1, len(re.findall(r"[.!?:](?=\s|$)", text)))
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words) if words else 0.0


def page_lix(page: Source) -> float:
    """Return the LIX of a page's paragraphs and list items; tables and headings are not read as sentences."""
    table_rows = {line.strip() for line in page.body.splitlines() if line.startswith(("|", "#"))}
    body = "\n".join(line for line in page.body.splitlines() if line.strip() not in table_rows)
    paragraphs = Source(page.language, page.path, body).paragraphs
    return lix("\n".join(text if text.endswith((".", "!", "?", ":")) else f"{text}." for text in paragraphs))


def is_public(page: Source) -> bool:
    """Tell whether a page is meant for people who do not work with IPS."""
    return page.path.startswith(PUBLIC)


def main() -> int:
    """Print the reading ease per language; returns 1 when a public page is over its limit."""
    too_hard = 0
    for language, limit in LIMITS.items():
        values = {page.path: page_lix(page) for page in sources(language).values()}
        hardest = max(values, key=lambda path: values[path])
        public = [path for path in values if path.startswith(PUBLIC)]
        over = [f"{path} {values[path]:.0f}" for path in public if values[path] > limit]
        too_hard += len(over)
        print(
            f"LIX {language}: median {statistics.median(values.values()):.0f}, hardest {hardest} {values[hardest]:.0f}; "
            f"public pages at most {max(values[path] for path in public):.0f} (limit {limit})"
            + (f"; over: {', '.join(over)}" if over else "")
        )
    return 1 if too_hard else 0


if __name__ == "__main__":
    sys.exit(main())
