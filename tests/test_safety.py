"""Safe and private: what may run in a page is said by the page, and nobody else hears of a visit."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Request, Response, Route

from macros.content_security import secured
from tests.check_page import CHECK
from tests.conftest import LANGUAGES, folder
from tests.markup import Element, elements
from tests.test_accessibility import KINDS

Change = Callable[[str], str]


def test_every_page_says_what_may_run_in_it(site: Path) -> None:
    """Each script and style inside a page is named by its hash, before anything is loaded, and nothing else is."""
    pages = {path: elements(path) for path in site.rglob("*.html")}
    assert pages
    for path, page in pages.items():
        assert [element.tag for element in page[:4]] == ["html", "head", "meta", "meta"], path
        assert page[3].attributes["http-equiv"] == "Content-Security-Policy", path
        policy = directives(page[3].attributes["content"])
        attributes = [element.attributes["style"] for element in page if "style" in element.attributes]
        assert policy.keys() >= {"default-src", "base-uri", "form-action", "object-src"}, path
        loose = {source for allowed in policy.values() for source in allowed if "unsafe" in source}
        assert loose <= {"'unsafe-hashes'", "'wasm-unsafe-eval'"}, path
        scripts, styles = inline(page, "script"), inline(page, "style") + attributes
        assert policy["script-src"] - {"'wasm-unsafe-eval'"} == {"'self'", *map(digest, scripts)}, path
        assert policy["style-src"] - {"'unsafe-hashes'"} == {"'self'", *map(digest, styles)}, path
        assert [element for element in page for name in element.attributes if name.startswith("on")] == [], path


def test_no_page_tells_where_its_reader_came_from(site: Path) -> None:
    """A link leads out without the address of the page that it stands on."""
    for path in site.rglob("*.html"):
        metas = [element.attributes for element in elements(path) if element.tag == "meta"]
        assert {"name": "referrer", "content": "no-referrer"} in metas, path


def directives(policy: str) -> dict[str, set[str]]:
    """Return a policy's directives, each with its sources."""
    return {name: set(allowed) for name, *allowed in (directive.split() for directive in policy.split(";"))}


def inline(page: list[Element], tag: str) -> list[str]:
    """Return what runs or styles inside a page; blocks of data do neither."""
    return [
        element.text
        for element in page
        if element.tag == tag
        and "src" not in element.attributes
        and not element.attributes.get("type", "").startswith("application/")
    ]


def digest(text: str) -> str:
    """Return the source that a policy names a text by."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


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
