"""The browser for the tests: one that is on the machine, else installed, else one sentence saying what to install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SENTENCE = "The browser tests need Chromium. Install it (Debian, Ubuntu: sudo apt install chromium) or name one: CHROMIUM=/path/to/chrome make test"


def find() -> str | None:
    """Return the path of a Chromium on this machine, Playwright's own included, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None) or playwrights_own()


def playwrights_own() -> str | None:
    """Return the Chromium that Playwright has downloaded, or None."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Try Debian's package as root, then Playwright's download; failing is not an error here."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        packages = ["chromium", "fonts-noto-core"]
        for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
            subprocess.run(
                ["apt-get", "--quiet", *command], check=False, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
            )
    if not find():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """Make sure that there is a browser; returns the exit code."""
    if not find() and not os.environ.get("CHROMIUM"):
        install()
    if not find():
        print(SENTENCE, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
