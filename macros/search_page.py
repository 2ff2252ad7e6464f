"""What the search indexes: each page's article and the words that should lead to it, and each term of the glossary."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import escape, unescape

from .compound import latter_parts
from .model import Language
from .views import View

ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
HEADING = re.compile(r"<h1.*?</h1>", re.DOTALL)
MARK = re.compile(r"<[^>]*>")
WORD = re.compile(r"[^\W\d_]+")


def article(page: str) -> str:
    """Return the article of a built page; TypeError when there is none."""
    return ARTICLE.search(page)[0]  # type: ignore[index]


def words(html: str) -> list[str]:
    """Return the words of `html` in small letters."""
    return WORD.findall(unescape(MARK.sub(" ", html)).lower())


def page_document(article: str, address: str, language: Language, known: Collection[str]) -> str:
    """Return a page as it is indexed: its article, and the words that should lead to it as its title does.

    They are the English name that ends its address, the latter parts of compounds in its title, and a title of one word
    once more, because it is the word for what the page is about. `known` are the words of the language.
    """
    title = words(HEADING.search(article)[0])  # type: ignore[index]
    parts = [part for word in title for part in latter_parts(word, known)]
    leading = [*address.rpartition("/")[2].split("-"), *parts, *(title if len(title) == 1 else [])]
    # Pagefind leaves labels out, but a checklist's items are labels. The title is shown above the text and counts by itself.
    read = article.replace("<label", "<span").replace("</label>", "</span>")
    read = read.replace("<h1", "<h1 data-pagefind-ignore", 1)
    return _document(language, {"words": " ".join(leading)}, read)


def term_document(term: View, address: str, glossary: str, language: Language) -> str:
    """Return a term of the glossary as it is indexed: any language's word leads to its place in the list.

    `glossary` is the list's name, which stands before the term's.
    """
    others = [name for _, name in term["others"]] + [term["sweden"] or ""]
    text = f"<p>{escape(term['about'])}</p><p>{escape(' · '.join(filter(None, others)))}</p>"
    return _document(language, {"title": f"{glossary}: {term['name']}", "url": address}, text)


def _document(language: Language, meta: dict[str, str], body: str) -> str:
    marks = "".join(f'<p data-pagefind-meta="{key}:{escape(value)}"></p>' for key, value in meta.items())
    return f'<html lang="{language.tag}"><body>{marks}{body}</body></html>'
