"""`make bench`: what the site costs, as ratios within one run, so that the machine's speed does not matter."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench_page import click_time, fifty_times, wire_size
from tests.built_site import PROJECT

LANGUAGES = ("en", "fi", "sv", "no")
RUNS = 3
COPIES = 7
SCRIPT_LIMIT = 25_000  # bytes over the wire
FIFTY_LIMIT = 50  # milliseconds
CLICK_LIMIT = 16  # milliseconds: one frame of a screen that shows sixty a second

# Writes each page as Markdown with its macros rendered, which a build without our macros can take.
RENDERED_HOOK = """
import pathlib
from mkdocs.plugins import event_priority

@event_priority(-1000)
def on_page_markdown(markdown, page, config, files):
    path = pathlib.Path({target!r}) / page.file.locale / page.file.src_uri.removeprefix(page.file.locale + "/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(markdown, encoding="utf-8")
"""
PLAIN = """
site_name: plain
theme: {name: material, font: false, features: [navigation.tabs, navigation.footer, toc.follow, content.tooltips]}
plugins: [search]
markdown_extensions: [attr_list, md_in_html, tables, toc]
"""


def main() -> int:
    """Print the ratios; returns 1 when one is over its aim."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        project = copied(root / "project")
        plain_one, larger_one = plain_project(project, root), grown(project, root / "grown")
        ours, plain, larger = shortest(
            (project, root / "site"), (plain_one, root / "plain-site"), (larger_one, root / "large")
        )
        pages = len(list((root / "site").rglob("index.html")))
        more_pages = len(list((root / "large").rglob("index.html")))
        script = wire_size(root / "site")
        click = click_time(root / "site")
        fifty = fifty_times(root / "site")
    print(f"{pages} pages in {ours:.1f} s; plain Material {plain:.1f} s; {more_pages} pages in {larger:.1f} s")
    return (
        sum(
            [
                said("build / plain Material build of the same pages", ours / plain, 1.3),
                said(
                    f"cost per page at {more_pages / pages:.1f} times the pages / now",
                    larger / more_pages / (ours / pages),
                    1.1,
                ),
                said(f"own JavaScript, gzipped ({script} bytes) / {SCRIPT_LIMIT}", script / SCRIPT_LIMIT, 1),
                *(
                    said(f"{act} with fifty assessments ({time:.1f} ms) / {FIFTY_LIMIT} ms", time / FIFTY_LIMIT, 1)
                    for act, time in fifty.items()
                ),
                said(
                    f"click to new total, processor 4 times slower ({click:.1f} ms) / {CLICK_LIMIT} ms",
                    click / CLICK_LIMIT,
                    1,
                ),
            ]
        )
        and 1
    )


def said(what: str, ratio: float, aim: float) -> bool:
    """Print one ratio beside its aim; tell whether it is over."""
    print(f"{ratio:6.2f}  (aim ≤ {aim})  {what}")
    return ratio > aim


def shortest(*builds: tuple[Path, Path]) -> list[float]:
    """Return the shortest of several runs of each build, taken in turns, so that a slow minute touches all of them."""
    runs = [[seconds(project, site) for project, site in builds] for _ in range(RUNS)]
    return [min(times) for times in zip(*runs, strict=True)]


def seconds(project: Path, site: Path) -> float:
    """Build once; returns the processor's seconds, which other programs on the machine do not lengthen."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=project, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def copied(target: Path) -> Path:
    """Copy what a build needs."""
    for name in ("docs", "macros"):
        shutil.copytree(PROJECT / name, target / name)
    shutil.copy(PROJECT / "mkdocs.yml", target)
    return target


def plain_project(project: Path, root: Path) -> Path:
    """Return a project that builds the same pages, macros already rendered, with Material alone."""
    rendering, plain = root / "rendering", root / "plain"
    shutil.copytree(project, rendering)
    (rendering / "rendered_hook.py").write_text(RENDERED_HOOK.format(target=str(plain / "docs")))
    change(rendering / "mkdocs.yml", lambda text: text.replace("hooks: [", "hooks: [rendered_hook.py, ", 1))
    seconds(rendering, root / "rendering-site")
    (plain / "mkdocs.yml").write_text(PLAIN)
    return plain


def grown(project: Path, target: Path) -> Path:
    """Return the project with seven more copies of every criterion page, in the navigation too."""
    shutil.copytree(project, target)
    entries = []
    for number in range(COPIES):
        for language in LANGUAGES:
            docs = target / "docs" / language
            for path in (project / "docs" / language).rglob("*.md"):
                copy = docs / f"copy{number}" / path.relative_to(project / "docs" / language)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, copy)
        pages = sorted(
            str(path.relative_to(target / "docs" / "en"))
            for path in (target / "docs" / "en" / f"copy{number}").rglob("*.md")
        )
        entries.append(f"  - Copy {number}:\n" + "".join(f"      - {page}\n" for page in pages))
    change(target / "mkdocs.yml", lambda text: text.rstrip("\n") + "\n" + "".join(entries))
    return target


def change(path: Path, edit: Callable[[str], str]) -> None:
    """Rewrite a file."""
    path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
