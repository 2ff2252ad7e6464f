"""`make spell`: every word of the pages, the criteria file and the glossary, by Voikko (Finnish) and Hunspell.

Words that are right and that no dictionary has stand in `words/<language>.txt`, one a line. Words in *italics* are
another language's or a term being named, and are left out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import libvoikko

from macros.glossary import load_glossary
from macros.loading import CRITERIA, load
from macros.views import spoken
from tests.pages import sources

WORDS = Path(__file__).with_name("words")
DICTIONARIES = {"en": "en_GB", "sv": "sv_FI", "no": "nb_NO"}
PACKAGES = ["hunspell", "hunspell-en-gb", "hunspell-sv", "hunspell-no", "libvoikko1", "voikko-fi"]
SENTENCE = "make spell needs these packages (Debian, Ubuntu): sudo apt install " + " ".join(PACKAGES)
# A Finnish or Swedish ending after a colon (THL:n, 45:stä) belongs to what stands before it.
WORD = re.compile(r"(?<![:\w])[^\W\d_]+(?:[’'-][^\W\d_]+)*")
EMPHASIS = re.compile(r"(?<!\*)\*[^*\n]+\*(?!\*)")
NAMED_WORDS = re.compile(r"`[^`\n]*`|https?://\S+|\b[\w-]+\.(?:se|no|fi|org)\b")

Place = str


def main() -> int:
    """Print each unknown word with where it stands; returns the exit code."""
    if not dictionaries_are_here():
        print(SENTENCE, file=sys.stderr)
        return 1
    unknown = 0
    for language in load().languages:
        for word, places in sorted(unknown_words(language.code).items()):
            print(f"{language.code}: {word} ({places[0]}{', …' if len(places) > 1 else ''})")
            unknown += 1
    known = f"Right all the same? Add it to {WORDS.relative_to(Path.cwd())}/<language>.txt."
    print(f"{unknown} unknown word(s). {known if unknown else ''}".strip())
    return 1 if unknown else 0


def dictionaries_are_here() -> bool:
    """Tell whether spell checkers are on the machine, after trying to install them as root."""
    if not _found() and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["update"], ["install", "--yes", "--no-install-recommends", *PACKAGES]):
            quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(["apt-get", "--quiet", *command], check=False, env=quiet, stdout=subprocess.DEVNULL)
    return _found()


def _found() -> bool:
    if not shutil.which("hunspell"):
        return False
    listed = subprocess.run(["hunspell", "-D"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    return all(name in listed.stdout + listed.stderr for name in DICTIONARIES.values()) and _voikko() is not None


def unknown_words(language: str) -> dict[str, list[Place]]:
    """Return the words of `language` that no dictionary has, each with the places where it stands."""
    places: dict[str, list[Place]] = {}
    for place, text in texts(language):
        for word in WORD.findall(EMPHASIS.sub(" ", NAMED_WORDS.sub(" ", text))):
            places.setdefault(word.replace("’", "'"), []).append(place)
    allowed = set((WORDS / f"{language}.txt").read_text(encoding="utf-8").split())
    parts = {part for word in places if word not in allowed for part in word.split("-")} - allowed
    wrong = finnish(parts) if language == "fi" else hunspell(parts, DICTIONARIES[language])
    return {word: where for word, where in places.items() if word not in allowed and wrong & set(word.split("-"))}


def texts(language: str) -> Iterator[tuple[Place, str]]:
    """Yield every text of `language`: pages, the criteria file, the glossary."""
    for page in sources(language).values():
        description = re.search(r"^description: (.+)$", page.text, re.MULTILINE)
        yield f"{language}/{page.path}", description[1] if description else ""
        for line in page.running_text:
            yield f"{language}/{page.path}", line
    criteria = load()
    codes = [entry.code for entry in criteria.languages]
    for name, model in ((CRITERIA.name, criteria), ("glossary.yaml", load_glossary(codes))):
        for text in _strings(spoken(model, language)):
            yield name, re.sub(r"\{[a-z-]+\}", " ", text)


def _strings(view: object, key: str = "") -> Iterator[str]:
    """Yield the strings of a view that are words of its language: no ids, no sources, no other language's names."""
    if isinstance(view, dict):
        for name, value in view.items():
            if name not in (
                "sources",
                "input",
                "source",
                "languages",
                "id",
                "section",
                "kind",
                "combine",
                "revision",
                "sweden",
                "verified",
            ):
                yield from _strings(value, name)
    elif isinstance(view, list):
        for value in view:
            yield from _strings(value, key)
    elif isinstance(view, str) and key not in ("evidence-codes", "components", "conditions", "inputs", "met-by"):
        yield view


def finnish(words: Iterable[str]) -> set[str]:
    """Return the words that Voikko does not know."""
    voikko = _voikko()
    assert voikko is not None
    return {word for word in words if not voikko.spell(word)}


def _voikko() -> Any:
    """Return Voikko, or None where its library or its Finnish dictionary is not on the machine."""
    try:
        return libvoikko.Voikko("fi")
    except (OSError, libvoikko.VoikkoException):
        return None


def hunspell(words: Iterable[str], dictionary: str) -> set[str]:
    """Return the words that Hunspell's `dictionary` does not know."""
    command = ["hunspell", "-d", dictionary, "-i", "utf-8", "-l"]
    run = subprocess.run(command, input="\n".join(words), capture_output=True, text=True, check=True)
    return set(run.stdout.split())


if __name__ == "__main__":
    sys.exit(main())
