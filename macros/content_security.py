"""A Content-Security-Policy for each page: its own scripts and styles run, and nothing that was added to them."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from html import unescape

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL)
STYLE_ATTRIBUTE = re.compile(r'<[^>]*\sstyle="([^"]*)"')
# Scripts with an address are 'self' already, and a block of data never runs.
NOT_INLINE = re.compile(r'\bsrc=|\btype="application/(?:ld\+)?json"')
# A policy counts for what stands after it, so it follows the first line of the head.
CHARSET = '<meta charset="utf-8">'


def secured(html: str) -> str:
    """Return a page with its policy; raises ValueError for a page without the line that it follows."""
    if CHARSET not in html:
        raise ValueError(f"the page has no {CHARSET}, so its policy has no place")
    return html.replace(CHARSET, f'{CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy(html)}">', 1)


def policy(html: str) -> str:
    """Return the policy for a page: https://www.w3.org/TR/CSP3/."""
    directives = {
        "default-src": "'self'",
        # Pagefind, the search, is WebAssembly; the word lets that be compiled, and no text be run as a script.
        "script-src": sources(inline_scripts(html)) + " 'wasm-unsafe-eval'",
        "style-src": style_sources(html),
        "img-src": "'self' data:",  # the theme's style draws its icons from data: addresses
        "connect-src": "'self'",
        "base-uri": "'self'",
        "form-action": "'none'",  # what is typed into a form is never sent, not even while scripts are off
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {allowed}" for name, allowed in directives.items())


def style_sources(html: str) -> str:
    """Return the source list for style sheets and attributes; `unsafe-hashes` lets attributes through by hash alone."""
    attributes = [unescape(style) for style in STYLE_ATTRIBUTE.findall(html)]
    return sources([*STYLE.findall(html), *attributes]) + (" 'unsafe-hashes'" if attributes else "")


def inline_scripts(html: str) -> Iterator[str]:
    """Yield the scripts that stand in the page itself."""
    return (code for attributes, code in SCRIPT.findall(html) if not NOT_INLINE.search(attributes))


def sources(inline: Iterable[str]) -> str:
    """Return the source list that allows files of the site, and exactly these texts in the page."""
    return " ".join(["'self'", *dict.fromkeys(f"'sha256-{digest(text)}'" for text in inline)])


def digest(text: str) -> str:
    """Return the hash of a text as a policy writes it."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
