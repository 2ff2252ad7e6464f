"""The macros that a page can call: the edge where the core meets MkDocs.

A macro asks for the language when it is called, because `define_env` runs before the language of a build is known.
"""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import meta
from mkdocs.exceptions import Abort

from .fault import FaultyFile
from .glossary import load_glossary
from .loading import load
from .model import Criterion
from .rendering import render
from .views import band_views, criterion_view, example_view, script_view, section_views, spoken


class UnknownName(Exception):
    """A page names something that the data does not have."""

    def __init__(self, what: str, name: str, known: Sequence[str]) -> None:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
        hint = f"Did you mean “{near[0]}”?" if near else f"Known are: {', '.join(known)}."
        super().__init__(f"there is no {what} “{name}”. {hint}")


def define_env(env: Any) -> None:
    """Register the macros with mkdocs-macros-plugin."""
    env.page_faults = []
    try:
        criteria = load()
        glossary = load_glossary([language.code for language in criteria.languages])
    except FaultyFile as faulty:
        raise Abort(f"Nothing is built from a file with a fault.\n{faulty}") from None

    def language() -> str:
        return str(env.page.file.locale)

    def words(*groups: str) -> dict[str, Any]:
        return {group: spoken(criteria.interface[group], language()) for group in groups}

    def address(path: str) -> str:
        """Return the relative address of a page of the same language, such as `criteria/caseload-size/`."""
        folder = "" if language() == "en" else language()
        return posixpath.relpath(posixpath.join("/", folder, path), posixpath.join("/", env.page.url)) + "/"

    def root() -> str:
        """Return the relative address of the site's root."""
        return posixpath.relpath("/", posixpath.join("/", env.page.url)) + "/"

    def criterion(id_: str) -> Criterion:
        return named("criterion", id_, criteria.criteria)

    def check(ids: list[str], template: str, **view: Any) -> str:
        script = script_view(criteria, ids, language())
        return render(template, script=script, root=root(), address=address, **words("table", "check"), **view)

    def scoring_overview() -> str:
        """All criteria by section, each a link to its page."""
        sections = section_views(criteria, language())
        return render("scoring_overview", sections=sections, address=address, **words("table"))

    def scoring_table(id_: str) -> str:
        """A criterion's five levels with how far each is verified, what is counted, evidence and sources."""
        view = criterion_view(criteria, criterion(id_), language())
        return render("scoring_table", criterion=view, address=address, **words("table"))

    def worked_example(id_: str) -> str:
        """A criterion's example, its numbers computed from the rule."""
        return render("worked_example", **example_view(criteria, criterion(id_), language()))

    def criterion_check(id_: str) -> str:
        """The small calculator of one criterion; its answer is the whole self-check's answer."""
        view = criterion_view(criteria, criterion(id_), language())
        return check([id_], "criterion_check", criterion=view)

    def self_check() -> str:
        """The whole instrument with its results."""
        sections, bands = section_views(criteria, language()), band_views(criteria, language())
        return check([entry.id for entry in criteria.criteria], "self_check", sections=sections, bands=bands)

    def band_table() -> str:
        """The bands of the total."""
        return render("band_table", bands=band_views(criteria, language()), **words("check"))

    def open_data() -> str:
        """Links to the criteria as files."""
        return render("open_data", root=root(), csv=address("criteria.csv").rstrip("/"), **words("table"))

    def cite(id_: str) -> str:
        """A short link to a source's entry in the list of sources."""
        source = named("source", id_, criteria.sources)
        return render("cite", source=source, address=address)

    def sources() -> str:
        """The list of sources."""
        return render("sources", sources=[spoken(source, language()) for source in criteria.sources])

    def term(id_: str, shown: str) -> str:
        """Words of a sentence that show the glossary's explanation when pressed."""
        entry = spoken(named("term", id_, glossary.terms), language())
        return render("term", term=entry, shown=shown, address=address, **words("glossary"))

    def glossary_list() -> str:
        """The glossary, each term with the other languages' words."""
        return render("glossary", **glossary.view(criteria.languages, language()), **words("glossary"))

    macros = (scoring_overview, scoring_table, worked_example, criterion_check, self_check, band_table)
    for macro in (*macros, open_data, cite, sources, term, glossary_list):
        env.macro(with_place(env, macro))


def on_pre_page_macros(env: Any) -> None:
    """Stop the build at a macro that does not exist, with the nearest right name."""
    known = sorted({**env.variables, **env.env.globals})
    for name in sorted(meta.find_undeclared_variables(env.env.parse(env.markdown))):
        if name not in known:
            raise Abort(f"{place_of(env, name, ())}: {UnknownName('macro', name, known)}")


def on_post_page_macros(env: Any) -> None:
    """Stop the build when macros of the page found faults; all of them are said."""
    faults, env.page_faults = env.page_faults, []
    if faults:
        raise Abort("\n".join(faults))


def named(what: str, id_: str, entries: Sequence[Any]) -> Any:
    """Return the entry with `id_`; raises UnknownName with the nearest right one."""
    for entry in entries:
        if entry.id == id_:
            return entry
    raise UnknownName(what, id_, [entry.id for entry in entries])


def with_place(env: Any, macro: Callable[..., str]) -> Callable[..., str]:
    """Return `macro` so that its faults are collected with page and line.

    They are raised after the page, because the macros plugin would turn them into text of the page.
    """

    def placed(*arguments: Any) -> str:
        try:
            return macro(*arguments)
        except (UnknownName, TypeError) as fault:
            env.page_faults.append(f"{place_of(env, macro.__name__, arguments)}: {fault}")
            return ""

    placed.__name__, placed.__doc__ = macro.__name__, macro.__doc__
    return placed


def place_of(env: Any, name: str, arguments: Sequence[Any]) -> str:
    """Return file and line of the first call of macro `name` with `arguments` on the current page."""
    source = env.page.file.abs_src_path
    wanted = [name, *(str(argument) for argument in arguments)]
    with open(source, encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if all(word in line for word in wanted):
                return f"{source}:{number}"
    return str(source)
