"""The zip of a language: it opens from a disk, and its tools work there."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from zipfile import ZipFile

import html5lib
import pytest
from playwright.sync_api import Browser, Page

from macros.classic_script import classic_script
from macros.disk_copy import DiskCopy
from macros.edition import editions
from tests.check_page import CHECK, value
from tests.conftest import LANGUAGES, folder

LIST = "checklists/peer-support/"
TICK = "[data-item=own-experience] input >> nth=0"


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each language's zip, unpacked."""
    folders = {language: tmp_path_factory.mktemp(language) for language in LANGUAGES}
    for language, target in folders.items():
        with ZipFile(site / "downloads" / f"ips-quality-{language}.zip") as archive:
            archive.extractall(target)
    return folders


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page of a browser without a network; whatever it complains of fails the test."""
    context = browser.new_context(offline=True)
    heard: list[str] = []
    context.on("console", lambda message: heard.append(message.text))
    context.on("weberror", lambda error: heard.append(str(error.error)))
    context.on("requestfailed", lambda request: heard.append(request.url))
    yield context.new_page()
    context.close()
    assert heard == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tools_work_from_a_disk(unpacked: dict[str, Path], reader: Page, language: str) -> None:
    """From the front page by links to the self-check, which counts; a checklist ticks, and a second language comes."""
    reader.goto((unpacked[language] / "index.html").as_uri())
    reader.wait_for_url(f"**/{folder(language)}index.html")
    own = unpacked[language] / folder(language)
    reader.click("nav a[href='tools/index.html'] >> visible=true")
    reader.click("article a[href='self-check/index.html']")
    assert reader.url == (own / CHECK / "index.html").as_uri()
    reader.check("#disclosure-3")
    reader.reload()
    assert value(reader, "total") == "3"
    assert not reader.locator("[role=search]").is_visible()
    reader.goto((own / LIST / "index.html").as_uri())
    reader.check(TICK)
    reader.reload()
    assert reader.is_checked(TICK)
    reader.select_option("[data-second]", index=1)
    reader.wait_for_selector("h1 .ips-second")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_file_of_the_zip(unpacked: dict[str, Path], language: str) -> None:
    """Nothing leads to a folder, to another language or to a module, which a disk cannot give."""
    for file in unpacked[language].rglob("*.html"):
        tree = html5lib.parse(file.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        for element in (element for tag in ("a", "link", "script", "img") for element in tree.iter(tag)):
            target = urlsplit(urljoin(file.as_uri(), element.get("href") or element.get("src") or ""))
            assert target.scheme != "file" or Path(unquote(target.path)).is_file(), (file, target.path)
            assert element.get("type") != "module", file


def test_the_pages_have_no_policy_for_scripts_that_they_no_longer_have(unpacked: dict[str, Path]) -> None:
    """A hash of a module would block the classic script."""
    for file in unpacked["en"].rglob("*.html"):
        assert "Content-Security-Policy" not in file.read_text(encoding="utf-8"), file


def test_other_languages_are_linked_where_the_address_of_the_site_is_known(site: Path, tmp_path: Path) -> None:
    """Then the way to them leads to the network."""
    copy = DiskCopy(editions(site, LANGUAGES)[1], "IPS-laatu", "fi", "https://example.org/ips/")
    copy.write(tmp_path / "fi.zip")
    with ZipFile(tmp_path / "fi.zip") as archive:
        html = archive.read("fi/criteria/disclosure/index.html").decode()
    links = dict(re.findall(r'<a href="([^"]+)" hreflang="(\w+)"', html))
    assert links == {
        "https://example.org/ips/criteria/disclosure/": "en",
        "index.html": "fi",
        "https://example.org/ips/sv/criteria/disclosure/": "sv",
        "https://example.org/ips/no/criteria/disclosure/": "nb",
    }


def test_the_same_site_gives_the_same_zip(site: Path, tmp_path: Path) -> None:
    """Byte for byte, so that anyone can check a published one."""
    edition = editions(site, LANGUAGES)[0]
    for name in ("one.zip", "other.zip"):
        DiskCopy(edition, "IPS quality", "en", "").write(tmp_path / name)
    published = (site / "downloads" / "ips-quality-en.zip").read_bytes()
    assert len({(tmp_path / "one.zip").read_bytes(), (tmp_path / "other.zip").read_bytes(), published}) == 1


@pytest.mark.parametrize(
    "line",
    [
        "export default 1;",
        'import * as all from "./other.mjs";',
        "export { one };",
        "const here = import.meta.url;",
    ],
)
def test_a_form_that_the_zip_cannot_take_is_told(tmp_path: Path, line: str) -> None:
    """With the file and the line, instead of a script that fails on the reader's disk."""
    (tmp_path / "other.mjs").write_text("export const one = 1;\n")
    (tmp_path / "entry.mjs").write_text(f'import {{ one }} from "./other.mjs";\n{line}\n')
    with pytest.raises(ValueError, match=r"entry\.mjs: “(export|import)"):
        classic_script(tmp_path / "entry.mjs")


def test_names_of_modules_do_not_meet(reader: Page, tmp_path: Path) -> None:
    """Modules may use one name for several things, change a name on the way in, and come later."""
    (tmp_path / "one.mjs").write_text("const secret = 1;\nexport function give() {\n  return secret;\n}\n")
    (tmp_path / "two.mjs").write_text("const secret = 2;\nexport const give = () => secret;\n")
    (tmp_path / "three.mjs").write_text("const secret = 3;\nexport class Giver {\n  give = () => secret;\n}\n")
    (tmp_path / "entry.mjs").write_text(
        'import { give } from "./one.mjs";\nimport { give as other } from "./two.mjs";\n'
        "window.given = async () => {\n"
        '  const { Giver } = await import("./three.mjs");\n  return [give(), other(), new Giver().give()];\n};\n'
    )
    reader.add_script_tag(content=classic_script(tmp_path / "entry.mjs"))
    assert reader.evaluate("given()") == [1, 2, 3]
