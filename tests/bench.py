"""`make bench`: what the site costs, as ratios within one run, so that the machine's speed does not matter."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests import load
from tests.bench_page import click_time, fifty_times, wire_size
from tests.bench_visit import Subject, plain_material, visits
from tests.built_site import PROJECT

LANGUAGES = ("en", "fi", "sv", "no")
RUNS = 3
COPIES = 7
SCRIPT_LIMIT = 25_000  # bytes over the wire
FIFTY_LIMIT = 50  # milliseconds
PAGES = ("specialist/first-weeks/", "criteria/caseload-size/")  # in Finnish, whose words are the longest
VISIT_LIMIT = 54_000  # bytes over the wire
# Starlight, the lightest peer, sent 0.38 of what Material sends. Material fetches its index with the first page.
VISIT_AIMS = {"bytes": 0.38, "first_paint": 1, "largest_paint": 1, "bytes_with_search": 1.3}
RESULT_LIMIT = 100  # milliseconds, which feel like at once
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


@dataclass(frozen=True)
class Ratio:
    """One ratio of a run, and its aim."""

    what: str
    value: float
    aim: float
    at_least: bool = False

    @property
    def missed(self) -> bool:
        """Tell whether the aim is missed."""
        return self.value < self.aim if self.at_least else self.value > self.aim

    def __str__(self) -> str:
        """Return the ratio beside its aim, with a mark if it is missed."""
        sign = "≥" if self.at_least else "≤"
        return f"{'!' if self.missed else ' '}{self.value:6.2f}  (aim {sign} {self.aim})  {self.what}"


def main() -> int:
    """Print the ratios; returns 1 when one misses its aim."""
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        for ratio in ratios(Path(folder)):
            print(ratio, flush=True)
            missed |= ratio.missed
    return int(missed)


def ratios(root: Path) -> Iterator[Ratio]:
    """Yield every ratio; builds what it needs below the folder `root`."""
    site, plain = root / "site", root / "plain-site"
    yield from building(root, site, plain)
    finnish = in_finnish(root / "plain")
    for path in PAGES:
        yield from visiting(path, Subject(site, f"fi/{path}"), plain_material(finnish, path))
    yield from using(site)
    throughput = load.relative_throughput(site)
    yield Ratio("nginx: requests for a page / for a bare file of its size, in the same time", throughput, 0.9, True)


def building(root: Path, site: Path, plain: Path) -> Iterator[Ratio]:
    """Yield what a build costs; afterwards ours is at `site`, and Material's alone at `plain`."""
    project = copied(root / "project")
    builds = (project, site), (plain_project(project, root), plain), (grown(project, root / "grown"), root / "large")
    ours, theirs, larger = shortest(*builds)
    pages, more_pages = (len(list(built.rglob("index.html"))) for built in (site, root / "large"))
    print(f"{pages} pages in {ours:.1f} s; plain Material {theirs:.1f} s; {more_pages} pages in {larger:.1f} s")
    yield Ratio("build / plain Material build of the same pages", ours / theirs, 1.3)
    growth = more_pages / pages
    yield Ratio(f"cost per page at {growth:.1f} times the pages / now", larger / growth / ours, 1.1)


def in_finnish(plain: Path) -> Path:
    """Build the Finnish pages with Material alone, so that its search has one language as ours has; returns the site."""
    change(plain / "mkdocs.yml", lambda text: f"{text}docs_dir: docs/fi\n")
    site = plain.with_name("finnish-site")
    seconds(plain, site)
    return site


def visiting(path: str, *subjects: Subject) -> Iterator[Ratio]:
    """Yield what a first visit to a page costs a reader with a slow phone, then one search from there."""
    ours, theirs = visits(*subjects)
    yield Ratio(f"{path}: {ours.bytes:.0f} bytes of a first visit / {VISIT_LIMIT}", ours.bytes / VISIT_LIMIT, 1)
    for name, aim in VISIT_AIMS.items():
        own, other = getattr(ours, name), getattr(theirs, name)
        yield Ratio(f"{path}: {name.replace('_', ' ')} {own:.0f} / plain Material {other:.0f}", own / other, aim)
    result = f"{path}: {ours.first_result:.0f} ms from the last letter to a first result / {RESULT_LIMIT} ms"
    yield Ratio(f"{result} (plain Material {theirs.first_result:.0f} ms)", ours.first_result / RESULT_LIMIT, 1)


def using(site: Path) -> Iterator[Ratio]:
    """Yield what the self-check costs on a processor four times slower."""
    script, click = wire_size(site), click_time(site)
    yield Ratio(
        f"own JavaScript of the self-check, gzipped ({script} bytes) / {SCRIPT_LIMIT}", script / SCRIPT_LIMIT, 1
    )
    yield Ratio(f"click to new total ({click:.1f} ms) / {CLICK_LIMIT} ms", click / CLICK_LIMIT, 1)
    for act, time in fifty_times(site).items():
        yield Ratio(f"{act} with fifty assessments ({time:.1f} ms) / {FIFTY_LIMIT} ms", time / FIFTY_LIMIT, 1)


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
    change(rendering / "mkdocs.yml", lambda text: text.replace("hooks:\n", "hooks:\n  - rendered_hook.py\n", 1))
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
    """Rewrite a file; ValueError when the edit finds nothing to change."""
    before = path.read_text(encoding="utf-8")
    after = edit(before)
    if after == before:
        raise ValueError(f"{path.name} is not what the bench takes it for: nothing was changed")
    path.write_text(after, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
