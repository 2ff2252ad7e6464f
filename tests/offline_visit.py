"""A visit to the site whose network can be cut and whose site can be published anew while it lasts."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from playwright.sync_api import Browser, BrowserContext, Page, Response

from macros.edition import Edition, editions
from macros.service_worker import first, write_service_worker
from tests.built_site import Quiet, serve
from tests.conftest import LANGUAGES, folder

PATIENCE = 60  # seconds; a busy machine takes its time
KEPT = """async ([urls, cacheName]) => {
  const found = await Promise.all(urls.map((url) => caches.match(url, { cacheName })));
  return found.every(Boolean);
}"""


class Network(Quiet):
    """Serves a site as the web does: a page that the browser has is asked for again, and an answer may not come."""

    answers = Event()

    def end_headers(self) -> None:
        """Keep the browser from showing an old page of its own accord."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def do_GET(self) -> None:  # noqa: N802 – the name that the server calls
        """Answer, sooner or later."""
        self.answers.wait()
        super().do_GET()


@dataclass
class OfflineVisit:
    """One reader's browser at a copy of the site, which is in `site` and served at `address`."""

    context: BrowserContext
    site: Path
    address: str
    server: ExitStack
    asked: list[str] = field(default_factory=list)
    """Every address that was asked for, by pages and by the worker."""
    refused: list[str] = field(default_factory=list)
    """Those that were answered with an error."""

    def open(self, language: str, path: str, page: Page | None = None) -> Page:
        """Open a page by language and path."""
        page = page or self.context.new_page()
        page.goto(self.address + folder(language) + path)
        return page

    def weaken(self) -> None:
        """Let nothing more come from the network, without a word."""
        Network.answers.clear()

    def cut(self) -> None:
        """Take the network away, server and all."""
        self.context.set_offline(True)
        self.server.close()

    def edition(self, language: str) -> Edition:
        """Return a language of the site as it is published now."""
        return dict(zip(LANGUAGES, editions(self.site, LANGUAGES), strict=True))[language]

    def edit(self, files: str, old: str, new: str) -> None:
        """Replace `old` by `new` in the files that match the pattern `files`."""
        for file in self.site.glob(files):
            file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def publish(self, patience: float = PATIENCE) -> None:
        """Publish the site as it is now; its worker waits `patience` seconds for a newer page than the one kept."""
        write_service_worker(editions(self.site, LANGUAGES), self.site)
        self.edit("service-worker.js", "PATIENCE = 4000;", f"PATIENCE = {patience * 1000:.0f};")

    def answered(self, response: Response) -> None:
        """Remember an address that the server refused."""
        if response.status >= 400:
            self.refused.append(response.url)

    @property
    def cache(self) -> str:
        """The name of the cache that belongs to the site as it is published now."""
        found = re.search(r'"version":"(\w+)"', (self.site / "service-worker.js").read_text(encoding="utf-8"))
        assert found
        return f"/offline {found[1]}"

    def wait(self, page: Page, language: str, *paths: str) -> None:
        """Wait until this release's cache has what a first visit to the language keeps, and these pages of it."""
        wanted = [*first(self.edition(language)), *(folder(language) + path for path in paths)]
        addresses = [self.address + address for address in wanted]
        end = time.monotonic() + PATIENCE
        while not page.evaluate(KEPT, [addresses, self.cache]):
            assert time.monotonic() < end, "not everything is kept"
            page.wait_for_timeout(100)

    def reopened(self, language: str, path: str) -> Page:
        """Close every page, as a new release waits for, and open one."""
        for page in self.context.pages:
            page.close()
        time.sleep(1)
        return self.open(language, path)


@contextmanager
def offline_visit(browser: Browser, site: Path, copy: Path) -> Iterator[OfflineVisit]:
    """Copy the site to `copy` and let a new reader visit it there."""
    shutil.copytree(site, copy)
    Network.answers.set()
    with ExitStack() as server:
        context = browser.new_context()
        visit = OfflineVisit(context, copy, server.enter_context(serve(copy, Network)), server)
        visit.publish()
        context.on("request", lambda request: visit.asked.append(request.url))
        context.on("response", visit.answered)
        yield visit
        Network.answers.set()
        context.close()
