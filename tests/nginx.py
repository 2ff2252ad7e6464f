"""A real nginx for the tests: installed where it may be, run as a child on a free port of this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.built_site import PROJECT

DEPLOY = PROJECT / "deploy"
PACKAGES = ["nginx-light"]
SENTENCE = "The server's tests need nginx. Install it (Debian, Ubuntu: sudo apt install nginx-light)"
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
# One process of one user: with a master, workers of another user could not read a test's folders.
MAIN = """
daemon off;
master_process off;
pid {logs}/nginx.pid;
error_log {logs}/error.log;
events {{}}
http {{
    {temporary}
    include site.conf;
}}
"""


class Server(NamedTuple):
    """A running nginx: its port on 127.0.0.1, its process, the folder of its logs."""

    port: int
    pid: int
    logs: Path


def find() -> str | None:
    """Return the path of nginx, which is seldom on an ordinary user's path, or None."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def install() -> None:
    """Try Debian's package as root, but not where it would start a web server of its own."""
    starts_services = Path("/run/systemd/system").exists()
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") and not starts_services:
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "--yes", "--no-install-recommends", *PACKAGES]):
            subprocess.run(["apt-get", "--quiet", *command], check=False, env=quiet)


def placed(site: Path, logs: Path, port: int) -> str:
    """Return the project's own configuration with this machine's port and places put in, and nothing else changed."""
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for place, own in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("listen [::]:80;", ""),
        ("root /srv/ips-quality/current;", f"root {site};"),
        ("/var/log/nginx/", f"{logs}/"),
    ):
        assert text.count(place) == 1, place
        text = text.replace(place, own)
    return text


def bare(site: Path, logs: Path, port: int) -> str:  # noqa: ARG001  the same form as `placed`
    """Return a configuration with nothing in it but where the files are."""
    return f"server {{ listen 127.0.0.1:{port}; root {site}; }}"


@contextmanager
def serve(site: Path, configured: Callable[[Path, Path, int], str] = placed) -> Iterator[Server]:
    """Run nginx over the folder `site`; yields the server."""
    path = find()
    assert path, SENTENCE
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        logs = Path(folder)
        temporary = "\n    ".join(f"{name}_temp_path {logs}/{name};" for name in TEMPORARY)
        (logs / "nginx.conf").write_text(MAIN.format(logs=logs, temporary=temporary), encoding="utf-8")
        (logs / "site.conf").write_text(configured(site, logs, port), encoding="utf-8")
        shutil.copy(DEPLOY / "redirects.map", logs)
        command = [path, "-e", str(logs / "start.log"), "-p", str(logs), "-c", str(logs / "nginx.conf")]
        with subprocess.Popen(command) as process:
            try:
                wait_until_it_listens(process, port)
                yield Server(port, process.pid, logs)
            finally:
                process.terminate()


def free_port() -> int:
    """Return a port of this machine that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_it_listens(process: subprocess.Popen[bytes], port: int) -> None:
    """Return as soon as the port answers; nginx takes some milliseconds to open it."""
    for _ in range(500):
        assert process.poll() is None, "nginx did not start"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.01)
    raise TimeoutError("nginx does not listen")


def main() -> int:
    """Make sure that there is an nginx; returns the exit code."""
    if not find():
        install()
    if not find():
        print(SENTENCE, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
