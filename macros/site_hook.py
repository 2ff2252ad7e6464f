"""MkDocs' side of the build: words for the theme, links between languages, the search, open data."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.plugins import event_priority
from mkdocs.utils import write_file

# MkDocs runs a hook by its path, at a time when the project's folder need not be importable.
sys.path.insert(0, str(Path(__file__).parents[1]))

from macros.glossary import load_glossary
from macros.loading import load
from macros.open_data import write_open_data
from macros.paper import write_self_check_paper
from macros.search_index import write_search_index
from macros.views import spoken


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Give the theme's templates the site's words in every language."""
    criteria = load()
    languages, site = criteria.languages, criteria.interface["site"]
    env.globals["site_languages"] = languages
    env.globals["site_tags"] = {language.code: language.tag for language in languages}
    env.globals["site_words"] = {language.code: spoken(site, language.code) for language in languages}
    version = criteria.interface["paper"]["version"]
    env.globals["site_versions"] = {
        language.code: version.spoken(language.code).replace("{revision}", criteria.revision) for language in languages
    }
    env.filters["css_string"] = css_string
    env.trim_blocks = env.lstrip_blocks = True  # a block's own line leaves no empty one in each page
    env.bytecode_cache = COMPILED
    return env


def css_string(text: str) -> str:
    """Return `text` as a string for a style sheet: every sign but letters, digits and blanks by its code point."""
    return '"' + re.sub(r"[^\w ]", lambda sign: f"\\{ord(sign[0]):x} ", text) + '"'


class Compiled(BytecodeCache):
    """The theme's templates, compiled for the first language and used for all four."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template that was compiled before."""
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember a compiled template."""
        self.code[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


def on_post_template(output_content: str, template_name: str, config: Any) -> str:
    """Write the page for a wrong address: MkDocs does the first language's, each other goes into its folder.

    MkDocs has one place for the page and every language's build would write over it; text that is empty it leaves out.
    """
    if template_name != "404.html":
        return output_content
    locale = config.plugins["i18n"].current_language
    if locale == "en":
        return output_content
    write_file(output_content.encode("utf-8"), str(Path(config.site_dir, locale, template_name)))
    return ""


@event_priority(-200)
def on_post_build(config: Any) -> None:
    """After the last language: index the pages for the search, write the open data and the blank form on paper."""
    i18n = config.plugins["i18n"]
    if i18n.building:
        return
    criteria, site = load(), Path(config.site_dir)
    glossary = load_glossary([language.code for language in criteria.languages])
    write_search_index(criteria, glossary, site)
    write_open_data(criteria, site)
    for language in criteria.languages:
        folder = site if language.code == "en" else site / language.code
        write_self_check_paper(criteria, language.code, folder / "tools" / "self-check.pdf")
