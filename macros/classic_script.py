"""Modules as one classic script, because a browser loads no modules from a disk.

Each module becomes a function that returns what it exports, so that no name of one meets a name of another. The site's
modules keep to three forms that this understands: `import { a, b } from "./x.mjs"`, `await import("./x.mjs")` where a
module is needed later, and `export` before a class, a function or a constant.
"""

from __future__ import annotations

import re
from pathlib import Path

LATER = re.compile(r'\bawait import\("\./([\w-]+)\.mjs"\)')
IMPORT = re.compile(r'^import (\{[^}]+\}) from "\./([\w-]+)\.mjs";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:class|const|function|async function) (\w+))", re.MULTILINE)
OTHER_FORM = re.compile(r"^(?:import|export)\b.*$|\bimport\.meta\b", re.MULTILINE)


def classic_script(entry: Path) -> str:
    """Return the module `entry` and all it imports as a script; ValueError at a form that is not understood."""
    modules: dict[str, str] = {}
    _add(entry, modules)
    return '(() => {\n"use strict";\nconst modules = {};\n' + "\n".join(modules.values()) + "\n})();\n"


def _add(path: Path, modules: dict[str, str]) -> None:
    if path.stem in modules:
        return
    text = path.read_text(encoding="utf-8")
    for name in [name for _, name in IMPORT.findall(text)] + LATER.findall(text):
        _add(path.with_name(f"{name}.mjs"), modules)
    modules[path.stem] = _function(path, text)


def _function(path: Path, text: str) -> str:
    exported = EXPORT.findall(text)
    text = IMPORT.sub(lambda found: f'const {found[1].replace(" as ", ": ")} = modules["{found[2]}"];', text)
    text = LATER.sub(r'modules["\1"]', EXPORT.sub("", text))
    if left := OTHER_FORM.search(text):
        raise ValueError(f"{path.name}: “{left[0]}” has no form as a classic script. Write it as the other modules do.")
    return f'modules["{path.stem}"] = (() => {{\n{text}return {{ {", ".join(exported)} }};\n}})();'
