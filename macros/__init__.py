"""The macros that a page can call: the edge where the core meets mkdocs-macros-plugin."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort

from .drawing import Drawing, UnknownNameError
from .fault import FaultyFileError
from .glossary import Glossary, load_glossary
from .loading import load
from .model import Criteria

CALL = re.compile(r"\{\{[-\s]*(\w+)")
MACROS = (
    "scoring_overview",
    "scoring_table",
    "worked_example",
    "criterion_check",
    "self_check",
    "band_table",
    "trials_chart",
    "picture",
    "span_table",
    "supervision",
    "employer_week",
    "compare",
    "agree",
    "open_data",
    "offline",
    "cite",
    "sources",
    "term",
    "glossary_list",
)


def define_env(env: Any) -> None:
    """Register the macros; stops the build when a data file has a fault."""
    env.page_faults = []
    try:
        criteria = load()
        glossary = load_glossary([language.code for language in criteria.languages])
    except FaultyFileError as faulty:
        raise Abort(f"Nothing is built from a file with a fault.\n{faulty}") from None
    for name in MACROS:
        env.macro(macro(env, name, criteria, glossary), name)


def macro(env: Any, name: str, criteria: Criteria, glossary: Glossary) -> Callable[..., str]:
    """Return the macro `name`; it asks for the language when called, because each build of the four has its own.

    Its faults are collected with page and line and raised after the page, because the macros plugin would turn them
    into text of the page.
    """

    def called(*arguments: Any) -> str:
        drawing = Drawing(criteria, glossary, str(env.page.file.locale), env.page.url)
        try:
            html: str = getattr(drawing, name)(*arguments)
        except (UnknownNameError, TypeError) as fault:
            env.page_faults.append(f"{place_of(env, name, arguments)}: {fault}")
            return ""
        return html

    return called


def on_pre_page_macros(env: Any) -> None:
    """Stop the build at a macro that does not exist, with the nearest right name."""
    known = sorted({**env.variables, **env.env.globals})
    for name in CALL.findall(env.markdown):
        if name not in known:
            raise Abort(f"{place_of(env, name, ())}: {UnknownNameError('macro', name, known)}")


def on_post_page_macros(env: Any) -> None:
    """Stop the build when macros of the page found faults; all of them are said."""
    faults, env.page_faults = env.page_faults, []
    if faults:
        raise Abort("\n".join(faults))


def place_of(env: Any, name: str, arguments: Sequence[Any]) -> str:
    """Return file and line of the first call of macro `name` with `arguments` on the current page."""
    source = Path(env.page.file.abs_src_path)
    wanted = [name, *(str(argument) for argument in arguments)]
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), start=1):
        if all(word in line for word in wanted):
            return f"{source}:{number}"
    return str(source)
