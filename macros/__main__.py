"""`python -m macros …`: what a translator or an operator asks without building the site."""

from __future__ import annotations

import argparse
import socket
import sys
from pathlib import Path

from .checklists import RECORD, load_checklists, record_items
from .compression import write_compressed
from .fault import FaultyFileError
from .loading import CRITERIA, load
from .missing import missing
from .open_data import schema_json

DOCS = Path(__file__).parent.parent / "docs"
SCHEMA = CRITERIA.with_name("criteria.schema.json")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", help="list every fault of the criteria file")
    check.set_defaults(run=lambda given: _check(given.file))
    gaps = commands.add_parser("missing", help="list what a language still lacks, such as: missing fi")
    gaps.add_argument("language")
    gaps.set_defaults(run=lambda given: _missing(given.file, given.language))
    for command in (check, gaps):
        command.add_argument("file", nargs="?", type=Path, default=CRITERIA)
    schema = commands.add_parser("schema", help="write the JSON Schema that editors use")
    schema.set_defaults(run=lambda _: _schema())
    record = commands.add_parser("record", help="put new items of the checklists on record, before a release")
    record.set_defaults(run=lambda _: _record())
    compress = commands.add_parser("compress", help="write a compressed copy beside each text file of a built site")
    compress.add_argument("site", type=Path)
    compress.set_defaults(run=lambda given: _compress(given.site))
    port = commands.add_parser("port", help="say whether a port of this machine is free")
    port.add_argument("port", type=int)
    port.set_defaults(run=lambda given: _port(given.port))
    given = parser.parse_args(arguments)
    return int(given.run(given))


def _check(file: Path) -> int:
    try:
        criteria = load(file)
    except FaultyFileError as faulty:
        print(faulty, file=sys.stderr)
        print(f"{len(faulty.faults)} fault(s). Nothing is built until they are mended.", file=sys.stderr)
        return 1
    print(f"{file.name}: {len(criteria.criteria)} criteria in {len(criteria.languages)} languages, no faults.")
    return 0


def _missing(file: Path, language: str) -> int:
    try:
        faults = missing(file, language)
    except FaultyFileError as faulty:
        print(faulty, file=sys.stderr)
        return 1
    for fault in faults:
        print(fault)
    print(f"{len(faults)} text(s) missing in “{language}”.")
    return 1 if faults else 0


def _schema() -> int:
    SCHEMA.write_text(schema_json(load()), encoding="utf-8")
    return 0


def _record() -> int:
    try:
        lists = load_checklists(DOCS, [language.code for language in load().languages])
    except FaultyFileError as faulty:
        print(faulty, file=sys.stderr)
        return 1
    print(f"{record_items(lists)} item(s) added to {RECORD.name}.")
    return 0


def _compress(site: Path) -> int:
    if not write_compressed(site):
        print(f"{site} holds no site. Build it first: make build", file=sys.stderr)
        return 1
    return 0


def _port(port: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            print(f"Port {port} cannot be used ({error}). Choose another: make serve PORT={port + 1}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
