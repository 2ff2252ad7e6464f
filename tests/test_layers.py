"""Who may import whom: the core knows no MkDocs, so that the generator of the site can be exchanged."""

import ast
import re
from pathlib import Path

MACROS = Path(__file__).parent.parent / "macros"
ASSETS = MACROS / "theme" / "assets"

PYTHON = {
    "fault": set(),
    "document": {"fault"},
    "block": set(),
    "rule": {"block"},
    "model": {"block", "rule"},
    "scoring": set(),
    "texts": {"fault"},
    "consistency": {"fault", "model", "rule", "scoring", "texts"},
    "loading": {"consistency", "document", "fault", "model", "texts"},
    "missing": {"fault", "loading"},
    "leading": {"scoring"},
    "views": {"block", "leading", "model", "rule", "scoring"},
    "glossary": {"block", "document", "loading", "model", "texts", "views"},
    "rendering": set(),
    "open_data": {"model", "views"},
    "compression": set(),
    "alternates": {"model"},
    "sitemap": set(),
    "structured_data": {"glossary", "model", "views"},
    "share_card": {"model", "views"},
    "prefetching": set(),
    "head_hook": {"alternates", "glossary", "loading", "prefetching", "share_card", "sitemap", "structured_data"},
    "asset_folder": set(),
    "content_security": set(),
    "used_style": set(),
    "finishing": {"asset_folder", "content_security", "used_style"},
    "finish_hook": {"finishing"},
    "compound": set(),
    "search_page": {"compound", "model", "views"},
    "search_index": {"edition", "glossary", "model", "search_page"},
    "checklist": {"block", "fault"},
    "checklists": {"block", "checklist", "document", "fault", "loading"},
    "checklist_page": {"checklist", "checklists", "model", "rendering", "views"},
    "paper": {"checklist", "model", "views"},
    "edition": set(),
    "classic_script": set(),
    "disk_copy": {"classic_script", "edition"},
    "service_worker": {"edition"},
    "offline_hook": {"disk_copy", "edition", "loading", "model", "service_worker"},
    "checklist_hook": {"checklist_page", "checklists", "fault", "loading", "paper"},
    "__main__": {"checklists", "compression", "fault", "glossary", "loading", "missing", "open_data"},
    "drawing": {"disk_copy", "glossary", "model", "rendering", "views"},
    "__init__": {"drawing", "fault", "glossary", "loading", "model"},
    "site_hook": {"glossary", "loading", "open_data", "paper", "search_index", "views"},
}
MKDOCS = {"__init__", "site_hook", "checklist_hook", "head_hook", "finish_hook", "offline_hook"}
SCRIPTS = {
    "scoring": set(),
    "wording": set(),
    "upgrade": set(),
    "saved": set(),
    "drawn": set(),
    "chart": set(),
    "copies": set(),
    "item": set(),
    "revision": set(),
    "link": set(),
    "sheet": set(),
    "overview": {"upgrade"},
    "colours": {"upgrade"},
    "doors": {"upgrade"},
    "menu": {"upgrade"},
    "offline": {"upgrade"},
    "offline-language": {"offline", "upgrade"},
    "finder": set(),
    "search": {"finder", "upgrade", "wording"},
    "leading": {"scoring"},
    "tally": {"scoring"},
    "reading": {"wording"},
    "comparison": {"tally"},
    "shelf": {"saved"},
    "assessment": {"revision", "saved"},
    "ticks": {"saved"},
    "languages": {"item"},
    "row": {"saved", "wording"},
    "agenda": {"row", "scoring", "wording"},
    "criterion": {"reading", "wording"},
    "results": {"tally", "wording"},
    "keeping": {"saved", "shelf", "wording"},
    "files": {"copies", "saved", "wording"},
    "plan": {"drawn", "tally", "wording"},
    "report": {"chart", "drawn", "plan", "tally", "wording"},
    "outgoing": {"files", "link", "report", "sheet"},
    "choosing": {"assessment", "copies", "drawn", "saved", "shelf", "tally", "wording"},
    "employer-week": {"reading", "scoring", "upgrade"},
    "supervision": {"agenda", "files", "keeping", "leading", "row", "upgrade", "wording"},
    "checklist": {"copies", "files", "item", "keeping", "languages", "ticks", "upgrade", "wording"},
    "compare": {"chart", "choosing", "comparison", "copies", "drawn", "upgrade", "wording"},
    "agree": {"choosing", "comparison", "copies", "drawn", "saved", "upgrade", "wording"},
    "check": {
        "assessment",
        "copies",
        "criterion",
        "files",
        "keeping",
        "outgoing",
        "plan",
        "results",
        "scoring",
        "tally",
        "upgrade",
        "wording",
    },
}


# A type named in a comment, as import("./saved.mjs").Saved, is no dependency.
IMPORT = r'^(?:import .* from |.*await import\()"\./([a-z-]+)\.mjs"'


def imported(path: Path) -> tuple[set[str], set[str]]:
    """Return the project's own modules and the packages that a Python file imports."""
    own, packages = set(), set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if node.level or module.startswith("macros."):
                own.add(module.removeprefix("macros."))
            else:
                packages.add(module.split(".")[0])
        elif isinstance(node, ast.Import):
            packages |= {name.name.split(".")[0] for name in node.names}
    return own, packages


def test_python_imports_go_one_way() -> None:
    """Each module imports no more than the table allows, and each is in the table."""
    found = {path.stem: imported(path)[0] for path in MACROS.glob("*.py")}
    assert found.keys() == PYTHON.keys()
    assert {name: modules - PYTHON[name] for name, modules in found.items() if modules - PYTHON[name]} == {}


def test_only_the_edge_knows_mkdocs() -> None:
    """Everything else would survive another generator."""
    knowing = {path.stem for path in MACROS.glob("*.py") if "mkdocs" in imported(path)[1]}
    assert knowing == MKDOCS


def test_script_imports_go_one_way() -> None:
    """Scoring, answers and wording import nothing."""
    found = {
        path.stem: set(re.findall(IMPORT, path.read_text(encoding="utf-8"), re.MULTILINE))
        for path in ASSETS.glob("*.mjs")
    }
    assert found == SCRIPTS


def test_three_modules_touch_storage() -> None:
    """What is kept on a device is decided in one place each for answers, colours and the path begun."""
    touching = {
        path.stem
        for path in ASSETS.glob("*.mjs")
        if re.search(r"(local|session)Storage", path.read_text(encoding="utf-8"))
    }
    assert touching == {"shelf", "colours", "doors"}
