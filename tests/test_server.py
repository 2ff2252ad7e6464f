"""What the project's nginx configuration promises, asked of a real nginx over the built site."""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from macros.compression import write_compressed
from tests import nginx
from tests.conftest import LANGUAGES, folder

pytestmark = pytest.mark.slow

PAGE = "/sv/tools/self-check/"
HASHED = "/assets/0123456789abcdef/own.mjs"
FOR_EVER = "public, max-age=31536000, immutable"
TAGS = {"en": "en", "fi": "fi", "sv": "sv", "no": "nb"}
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "text/xml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pdf": "application/pdf",
}
SECURITY = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Answer(NamedTuple):
    """An answer as it came, no redirect followed and nothing decompressed."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


def ask(server: nginx.Server, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for an address as it stands; a header is named with `_` for its dashes."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.putrequest(method, path, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    response = connection.getresponse()
    answer = Answer(response.status, response.headers, response.read())
    connection.close()
    return answer


def language(answer: Answer) -> str:
    """Return the language tag of an answered page."""
    found = re.search(rb'<html lang="(\w+)"', answer.body)
    assert found
    return found[1].decode()


def run(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run one of the operator's scripts."""
    command = [str(nginx.DEPLOY / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def built(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make build` leaves it, with a file whose address holds a hash, a hidden one and an empty folder."""
    copy = tmp_path_factory.mktemp("built") / "site"
    shutil.copytree(site, copy)
    own = copy / HASHED.removeprefix("/")
    own.parent.mkdir()
    own.write_text("export const size = 1;\n", encoding="utf-8")
    (copy / ".env").write_text("secret", encoding="utf-8")
    # Only a site that knows its own address has a sitemap.
    (copy / "sitemap.xml").write_text('<?xml version="1.0" encoding="UTF-8"?>\n<urlset/>\n', encoding="utf-8")
    write_compressed(copy)
    return copy


@pytest.fixture(scope="module")
def place(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where an operator has put the first release."""
    place = tmp_path_factory.mktemp("srv")
    done = run("release.sh", built, place, "first")
    assert (done.returncode, done.stderr) == (0, "")
    return place


@pytest.fixture(scope="module")
def server(place: Path) -> Iterator[nginx.Server]:
    """A running nginx over the current release."""
    with nginx.serve(place / "current") as running:
        yield running


@pytest.mark.parametrize("suffix", TYPES)
def test_a_browser_that_may_not_guess_is_told_what_a_file_is(server: nginx.Server, built: Path, suffix: str) -> None:
    """Scripts and styles of another type would not be used at all."""
    path = sorted(built.rglob(f"*{suffix}"))[-1].relative_to(built)
    answer = ask(server, f"/{path}".removesuffix("index.html"))
    assert (answer.status, answer.headers["Content-Type"]) == (200, TYPES[suffix])


def test_a_page_is_sent_compressed_to_whoever_takes_it(server: nginx.Server, built: Path) -> None:
    """The copy that was made at build time, to the byte; plain to all others."""
    page = built / PAGE.strip("/") / "index.html"
    compressed = ask(server, PAGE, Accept_Encoding="gzip, deflate, br")
    assert compressed.headers["Content-Encoding"] == "gzip"
    assert compressed.body == page.with_name("index.html.gz").read_bytes()
    plain = ask(server, PAGE)
    assert "Content-Encoding" not in plain.headers
    assert plain.body == gzip.decompress(compressed.body) == page.read_bytes()
    assert plain.headers["Vary"] == compressed.headers["Vary"] == "Accept-Encoding"


def test_what_has_its_hash_in_the_address_is_kept_for_ever(server: nginx.Server, built: Path) -> None:
    """The style of all pages, and the site's own files."""
    styles = [f"/{path.relative_to(built)}" for path in built.glob("assets/stylesheets/*.css")]
    assert styles
    for address in (*styles, HASHED):
        for encoding in ("gzip", "identity"):
            answer = ask(server, address, Accept_Encoding=encoding)
            assert (answer.status, answer.headers["Cache-Control"]) == (200, FOR_EVER)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        (PAGE, 200),
        ("/criteria.json", 200),
        ("/fi/criteria.csv", 200),
        ("/checklists/first-weeks.pdf", 200),
        ("/sitemap.xml", 200),
        ("/nb/", 301),
        ("/nothing/", 404),
        ("/assets/fedcba9876543210/gone.mjs", 404),
    ],
)
def test_all_else_is_asked_for_again(server: nginx.Server, address: str, status: int) -> None:
    """A page with yesterday's numbers would be wrong; a missing file may come."""
    answer = ask(server, address)
    assert (answer.status, answer.headers["Cache-Control"]) == (status, "no-cache")


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_a_page_that_is_still_the_same_is_not_sent_again(server: nginx.Server, encoding: str) -> None:
    """The mark that came with it is answered by 304 and nothing more."""
    mark = ask(server, PAGE, Accept_Encoding=encoding).headers["ETag"]
    again = ask(server, PAGE, Accept_Encoding=encoding, If_None_Match=mark)
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", mark)
    assert ask(server, PAGE, Accept_Encoding=encoding, If_None_Match='"another"').status == 200


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_wrong_address_is_answered_in_its_language(server: nginx.Server, code: str) -> None:
    """With the status 404, compressed or not, also when the browser has the page already."""
    address = f"/{folder(code)}criteria/no-such-criterion/"
    answer = ask(server, address)
    assert (answer.status, language(answer)) == (404, TAGS[code])
    compressed = ask(server, address, Accept_Encoding="gzip", If_None_Match=answer.headers["ETag"])
    assert (compressed.status, gzip.decompress(compressed.body)) == (404, answer.body)


@pytest.mark.parametrize("address", ["/assets/", "/xx/", "/.env", "/assets/.git/config", "/.well-known/security.txt"])
def test_what_is_no_page_is_a_wrong_address(server: nginx.Server, address: str) -> None:
    """No folder is listed, no hidden file is given away; the page speaks all four languages."""
    answer = ask(server, address)
    assert answer.status == 404
    assert re.findall(rb'<section lang="(\w+)">', answer.body) == [tag.encode() for tag in TAGS.values()]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/nb/tools/self-check/?print=1", "/no/tools/self-check/?print=1"),
        ("/nb/%C3%A5penhet/", "/no/%C3%A5penhet/"),
        ("/nb", "/no/"),
        ("/en/tools/self-check/", "/tools/self-check/"),
        ("/en", "/"),
        ("/index.html", "/"),
        ("/fi/criteria/index.html?a=b", "/fi/criteria/?a=b"),
        ("/fi", "/fi/"),
    ],
)
def test_an_old_address_leads_to_the_page(server: nginx.Server, old: str, new: str) -> None:
    """For good, with what stood after the question mark, whatever scheme and port stand before this server."""
    answer = ask(server, old)
    assert (answer.status, answer.headers["Location"]) == (301, new)


@pytest.mark.parametrize(
    "address",
    [
        "/en//example.org/",
        "/en/\\example.org/",
        "/en/%5Cexample.org/",
        "//example.org/index.html",
        "/\\example.org/index.html",
        "//example.org",
    ],
)
def test_no_address_leads_to_another_site(server: nginx.Server, address: str) -> None:
    """A link that begins with this site's name stays on it."""
    assert ask(server, address).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("address", ["/", "/nb/", "/nothing/"])
def test_the_site_takes_nothing(server: nginx.Server, method: str, address: str) -> None:
    """It can be read and asked about, and no more."""
    answer = ask(server, address, method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_a_page_can_be_asked_about(server: nginx.Server) -> None:
    """HEAD tells what GET would send."""
    head, page = ask(server, PAGE, "HEAD"), ask(server, PAGE)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(page.body))
    assert "Allow" not in head.headers


def test_each_kind_of_answer_protects_its_reader(server: nginx.Server) -> None:
    """Page, script, 304, redirect, refusal and wrong address; none names the server's version."""
    mark = ask(server, PAGE).headers["ETag"]
    answers = [
        ask(server, PAGE),
        ask(server, HASHED),
        ask(server, PAGE, If_None_Match=mark),
        ask(server, "/nb/"),
        ask(server, "/", "POST"),
        ask(server, "/nothing/"),
    ]
    assert [answer.status for answer in answers] == [200, 200, 304, 301, 405, 404]
    for answer in answers:
        assert {name: answer.headers.get_all(name) for name in SECURITY} == {n: [v] for n, v in SECURITY.items()}
        assert "camera=()" in answer.headers["Permissions-Policy"]
        assert answer.headers["Server"] == "nginx"
        assert "Set-Cookie" not in answer.headers


def test_nobody_learns_who_read_what(place: Path) -> None:
    """Neither pages nor wrong addresses, refusals or broken requests leave a reader's address behind."""
    with nginx.serve(place / "current") as server:
        for address in (PAGE, "/nothing/", "/assets/", "/.env", "/nb/", "/%00"):
            for method in ("GET", "POST"):
                ask(server, address, method)
        logs = [path.read_text(encoding="utf-8") for path in server.logs.glob("*.log")]
    assert len(logs) == 3
    assert "".join(logs) == ""


def test_the_self_check_counts_behind_nginx(server: nginx.Server, browser: Browser) -> None:
    """Every file arrives, no header hinders a script, and the browser has nothing to complain of."""
    visit = browser.new_context()
    page = visit.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("response", lambda response: heard.append(response.url) if response.status >= 400 else None)
    page.goto(f"http://127.0.0.1:{server.port}{PAGE}", wait_until="networkidle")
    page.check("#disclosure-5")
    assert page.locator('output[data-result="answered"]').inner_text().startswith("1")
    visit.close()
    assert heard == []


def test_an_update_is_one_step_forward_or_back(built: Path, place: Path, tmp_path: Path) -> None:
    """No reader meets a gap, old pages find their scripts, and the release before can be called back."""
    newer = tmp_path / "newer"
    shutil.copytree(built, newer)
    shutil.rmtree(newer / Path(HASHED.removeprefix("/")).parent)
    (newer / "index.html").write_text('<html lang="en">newer', encoding="utf-8")
    write_compressed(newer)
    place = Path(shutil.copytree(place, tmp_path / "srv", symlinks=True))
    with nginx.serve(place / "current") as server:
        older = ask(server, "/").body
        for script, arguments, wanted in (
            ("release.sh", (newer, place, "second"), b'<html lang="en">newer'),
            ("switch.sh", (place, "first"), older),
        ):
            with subprocess.Popen([str(nginx.DEPLOY / script), *map(str, arguments)]) as update:
                answers = [ask(server, "/").body]
                while update.poll() is None:
                    answers.append(ask(server, "/").body)
            assert update.returncode == 0
            assert set(answers) <= {older, b'<html lang="en">newer'}
            assert arrives(server, wanted)
            assert ask(server, HASHED).status == 200


def arrives(server: nginx.Server, wanted: bytes) -> bool:
    """Tell whether the home page becomes `wanted`; a file in demand stays open for a second."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        if ask(server, "/").body == wanted:
            return True
        time.sleep(0.05)
    return False


def test_a_release_is_never_written_over(built: Path, place: Path) -> None:
    """Nor is a name served that holds no site."""
    assert run("release.sh", built, place, "first").returncode != 0
    missing = run("switch.sh", place, "forst")
    assert missing.returncode != 0
    assert "holds no site named forst" in missing.stderr
    assert (place / "current").resolve().name == "first"
