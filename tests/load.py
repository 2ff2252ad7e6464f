"""What nginx spends on a request under load, measured on its own processor time, which other programs do not lengthen."""

from __future__ import annotations

import socket
import statistics
import tempfile
from pathlib import Path

from macros.compression import write_compressed
from tests import nginx

PAGE = "fi/tools/self-check/"
TURNS, BATCHES, REQUESTS = 40, 10, 50


def relative_throughput(site: Path) -> float:
    """Return how many times a bare file's requests nginx answers for a page of that size in the same processor time.

    The page is compressed and served by the project's configuration; the file holds the same bytes and is served by an
    empty one. They take turns, about two seconds each in all.
    """
    write_compressed(site)
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder)
        (bare / "page").write_bytes((site / PAGE / "index.html.gz").read_bytes())
        with nginx.serve(site) as ours, nginx.serve(bare, nginx.bare) as empty:
            costs = [(cost(ours, f"/{PAGE}"), cost(empty, "/page")) for _ in range(TURNS)]
    return statistics.median(file for _, file in costs) / statistics.median(page for page, _ in costs)


def cost(server: nginx.Server, path: str) -> int:
    """Return the nanoseconds of processor time that some hundred requests, sent by the batch, take the server."""
    request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    expected = answer_length(server, request)
    before = processor_time(server.pid)
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        for _ in range(BATCHES):
            connection.sendall(request * REQUESTS)
            read(connection, expected * REQUESTS)
    return processor_time(server.pid) - before


def answer_length(server: nginx.Server, request: bytes) -> int:
    """Return the bytes of one whole answer, header and page."""
    with socket.create_connection(("127.0.0.1", server.port)) as connection, connection.makefile("rb") as answer:
        connection.sendall(request)
        header = b"".join(iter(answer.readline, b"\r\n")) + b"\r\n"
        assert header.startswith(b"HTTP/1.1 200 "), header
        length = next(line for line in header.splitlines() if line.startswith(b"Content-Length: "))
    return len(header) + int(length.split()[1])


def read(connection: socket.socket, length: int) -> None:
    """Take exactly `length` bytes from a connection."""
    buffer = bytearray(1 << 20)
    while length:
        received = connection.recv_into(buffer, min(length, len(buffer)))
        assert received, "nginx closed the connection"
        length -= received


def processor_time(pid: int) -> int:
    """Return the nanoseconds that a process has run, as Linux counts them."""
    return int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[0])
