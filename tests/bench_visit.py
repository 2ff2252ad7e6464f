"""What a first visit costs a reader with a slow phone: bytes over the wire, and milliseconds until something is seen."""

from __future__ import annotations

import gzip
import statistics
from contextlib import ExitStack
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests import chromium
from tests.built_site import Quiet, serve
from tests.slow_phone import slow_network, slow_processor

RUNS = 5
SETTLED = 1500  # milliseconds without a request, after which nothing more is fetched
QUERY = "työnantaja"
PACE = 150  # milliseconds between two letters
PAINTS = """() => new Promise((resolve) => {
  const first = performance.getEntriesByName('first-contentful-paint')[0].startTime;
  new PerformanceObserver((list) => resolve([first, list.getEntries().at(-1).startTime]))
    .observe({ type: 'largest-contentful-paint', buffered: true });
})"""


class Compressed(Quiet):
    """Sends text as a server does: compressed, over connections that stay open."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 – the name that http.server calls
        """Answer with a file of the folder, or the index of a folder in it."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        body = gzip.compress(file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@dataclass(frozen=True)
class Subject:
    """A page of a site below `folder`, what one touches there to type a search, and where the results are."""

    folder: Path
    path: str
    opener: str = ".ips-search input"
    results: str = ".ips-search li a"


def plain_material(folder: Path, path: str) -> Subject:
    """Return a page of a site that Material built as it comes."""
    return Subject(folder, path, ".md-header label[for=__search]", ".md-search-result__item a")


@dataclass(frozen=True)
class Visit:
    """Bytes fetched, milliseconds to the first and the largest paint, then the same of one search."""

    bytes: float
    first_paint: float
    largest_paint: float
    bytes_with_search: float
    first_result: float


def visits(*subjects: Subject) -> list[Visit]:
    """Return the medians of first visits to each page, made in turns and each in a browser profile of its own."""
    with sync_playwright() as playwright, ExitStack() as servers:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        addresses = [servers.enter_context(serve(subject.folder, Compressed)) for subject in subjects]
        runs = [list(map(partial(visit, browser), addresses, subjects)) for _ in range(RUNS)]
        browser.close()
    return [median(of_site) for of_site in zip(*runs, strict=True)]


def visit(browser: Browser, address: str, subject: Subject) -> Visit:
    """Open a page for the first time, let it come to rest, and search once."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page = context.new_page()
    client = context.new_cdp_session(page)
    slow_processor(client)
    slow_network(client)
    fetched = counted(client)
    page.goto(address + subject.path, wait_until="networkidle")
    page.wait_for_timeout(SETTLED)
    first_paint, largest_paint = page.evaluate(PAINTS)
    of_page = sum(fetched)
    first_result = search_time(page, subject)
    found = Visit(of_page, first_paint, largest_paint, sum(fetched), first_result)
    context.close()
    return found


def counted(client: CDPSession) -> list[float]:
    """Return a list that the bytes of each answer are added to."""
    fetched: list[float] = []
    client.on("Network.loadingFinished", lambda answer: fetched.append(answer["encodedDataLength"]))
    return fetched


def search_time(page: Page, subject: Subject) -> float:
    """Return the milliseconds from the last letter of a word, typed at a person's pace, to the first result."""
    page.locator(subject.opener).first.click()
    page.keyboard.type(QUERY, delay=PACE)
    before = page.evaluate("performance.now()")
    page.locator(subject.results).first.wait_for(state="attached")
    return float(page.evaluate("performance.now()") - before)


def median(runs: tuple[Visit, ...]) -> Visit:
    """Return the median of each number."""
    return Visit(*(statistics.median(getattr(run, field.name) for run in runs) for field in fields(Visit)))
