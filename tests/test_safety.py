"""Safe and private: what may run in a page is said by the page, and nobody else hears of a visit."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Request, Response, Route

from macros.content_security import secured
from tests.check_page import CHECK
from tests.conftest import LANGUAGES, folder
from tests.test_accessibility import KINDS

Change = Callable[[str], str]


class Head(HTMLParser):
    """What of a page its policy has to cover, read without the code that wrote the policy."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}
        self.before_policy: list[str] = []
        self.inline: dict[str, list[str]] = {"script": [], "style": []}
        self.attributes: list[tuple[str, str]] = []
        self._open = ""
        self.feed(html)

    @property
    def policy(self) -> dict[str, list[str]]:
        """The directives, each with its sources."""
        directives = (directive.split() for directive in self.metas["Content-Security-Policy"].split(";"))
        return {name: allowed for name, *allowed in directives}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element may load or run."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.metas[given.get("http-equiv") or given.get("name", "")] = given.get("content", "")
        elif "Content-Security-Policy" not in self.metas:
            self.before_policy.append(tag)
        self.attributes += [
            (name, value)
            for name, value in given.items()
            if name == "style" or name.startswith("on") or value.strip().lower().startswith("javascript:")
        ]
        data = given.get("type", "").startswith("application/")
        self._open = tag if tag in self.inline and "src" not in given and not data else ""

    def handle_data(self, data: str) -> None:
        """Note a script or a style sheet of the page itself."""
        if self._open:
            self.inline[self._open].append(data)

    def handle_endtag(self, tag: str) -> None:
        """After its end, an element runs nothing."""
        self._open = "" if tag == self._open else self._open


def test_every_page_says_what_may_run_in_it(site: Path) -> None:
    """Each script and style sheet inside a page is named by its hash, and nothing is let through unseen."""
    pages = {path: Head(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    assert pages
    for path, page in pages.items():
        assert page.before_policy == ["html", "head"], path
        assert page.policy.keys() >= {"default-src", "base-uri", "form-action", "object-src"}, path
        assert not [allowed for sources in page.policy.values() for allowed in sources if "unsafe" in allowed], path
        for tag, texts in page.inline.items():
            hashes = {f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts}
            assert set(page.policy[f"{tag}-src"]) == hashes | {"'self'"}, (path, tag)
        assert page.attributes == [], path
        assert page.metas["referrer"] == "no-referrer", path


def test_a_page_that_cannot_have_a_policy_stops_the_build() -> None:
    """Rather than going out without one."""
    with pytest.raises(ValueError, match="its policy has no place"):
        secured("<html><head></head></html>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_calls_out_or_complains(context: BrowserContext, address: str, language: str) -> None:
    """One page of each kind: nothing blocked, no request off the site, none failed, no cookie, a silent console."""
    page = context.new_page()
    heard: list[str] = []

    def leaving(request: Request) -> None:
        if not request.url.startswith(address):
            heard.append(request.url)

    def failing(response: Response) -> None:
        if response.status >= 400:
            heard.append(response.url)

    page.expose_function("blocked", lambda what: heard.append(f"blocked: {what}"))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => blocked(`${event.effectiveDirective} ${event.blockedURI}`))"
    )
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", leaving)
    page.on("response", failing)
    for path in (*(folder(language) + path for path in KINDS), "404.html"):
        page.goto(address + path, wait_until="networkidle")
    assert heard == []
    assert context.cookies() == []


@pytest.mark.parametrize(
    "change",
    [
        lambda html: re.sub(r"<script>", "<script>document.title = 'changed';", html, count=1),
        lambda html: html.replace("</body>", "<script>document.title = 'changed'</script></body>"),
        lambda html: html.replace("</body>", "<img src='data:,' onerror='document.title = \"changed\"'></body>"),
        lambda html: html.replace("</body>", "<script src='https://example.org/changed.js'></script></body>"),
    ],
    ids=["changed script", "added script", "added handler", "script from elsewhere"],
)
def test_a_changed_page_runs_nothing_new(context: BrowserContext, address: str, site: Path, change: Change) -> None:
    """Whoever slips a script into a page is stopped by the browser."""
    good = (site / "criteria" / "disclosure" / "index.html").read_text(encoding="utf-8")
    changed = change(good)
    assert changed != good
    page = context.new_page()

    def answer(route: Route) -> None:
        mine = "document.title = 'changed'" if "example.org" in route.request.url else changed
        route.fulfill(body=mine, content_type="text/javascript" if mine != changed else "text/html")

    page.route(re.compile(r"/criteria/disclosure/$|example\.org"), answer)
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.goto(address + "criteria/disclosure/")
    assert page.title().startswith("Disclosure")


def test_a_form_sends_nothing(context: BrowserContext, address: str) -> None:
    """Not even while the scripts that would hold it back are off."""
    page = context.new_page()
    page.goto(address + CHECK)
    with page.expect_console_message(lambda message: "form-action" in message.text):
        page.evaluate("HTMLFormElement.prototype.submit.call(document.querySelector('.ips-check form'))")
    assert page.url == address + CHECK
