"""A file with a fault gives nothing, and the author hears of every fault at once, with line and remedy."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.fault import FaultyFileError
from macros.loading import CRITERIA, load
from macros.missing import missing

GOOD = CRITERIA.read_text(encoding="utf-8")

# name, what the author did (old text → new text, first place), what the message must say
SLIPS = [
    ("a text left empty", 'fi: "Henkilöstö"', 'fi: ""', "sections[staffing].name.fi: the text is empty."),
    ("a language forgotten", '      fi: "Henkilöstö"\n', "", "sections[staffing].name: the text in “fi” is missing."),
    (
        "English left in",
        'fi: "Henkilöstö"',
        'fi: "Staffing"',
        "sections[staffing].name.fi: the text is the same as in English.",
    ),
    ("unquoted true for a text", 'fi: "Henkilöstö"', "fi: true", "sections[staffing].name.fi: true is not a text."),
    ("unquoted number for a text", 'fi: "Henkilöstö"', "fi: 12", "sections[staffing].name.fi: 12 is not a text."),
    (
        "a repeated key",
        "    from: 115\n",
        "    from: 115\n    from: 110\n",
        "bands[exemplary].from: the key is repeated (first on line ",
    ),
    ("an unknown key", "    from: 115\n", "    from: 115\n    colour: green\n", "`colour` is not a known key."),
    ("a malformed id", "id: caseload-size", "id: Caseload Size", "“Caseload Size” is malformed."),
    ("a repeated id", "id: employment-services-staff", "id: caseload-size", "the id “caseload-size” is repeated."),
    ("an id that is missing", "  - id: caseload-size\n    section", "  - section", "`id` is missing."),
    ("a gap between bands", "{from: 21, to: 25, points: 4}", "{from: 22, to: 25, points: 4}", "no band covers 21–21."),
    ("bands that overlap", "{from: 21, to: 25, points: 4}", "{from: 20, to: 25, points: 4}", "20 is in two bands"),
    (
        "bands that end too early",
        "{from: 96, to: 100, points: 5}",
        "{from: 96, to: 99, points: 5}",
        "no band covers 100 and above.",
    ),
    (
        "a band upside down",
        "{from: 21, to: 25, points: 4}",
        "{from: 21, to: 20, points: 4}",
        "the band ends before it begins.",
    ),
    (
        "bands of the total that do not fall",
        "    from: 100\n",
        "    from: 120\n",
        "bands[good].from: the bands do not fall.",
    ),
    (
        "an unknown section",
        "section: staffing",
        "section: stafing",
        "the section “stafing” is not defined. Defined are: organization, services, staffing.",
    ),
    (
        "an unknown source",
        "sources: [form-reprint,",
        "sources: [form-reprnt,",
        "the source “form-reprnt” is not defined.",
    ),
    (
        "an unknown component",
        "components: [intake, engagement",
        "components: [intke, engagement",
        "the component “intke” is not defined.",
    ),
    ("an unknown condition", "conditions: [tracked]", "conditions: [traced]", "the condition “traced” is not defined."),
    ("an unknown input", "met-by: {input: jobs,", "met-by: {input: job,", "the input “job” is not defined."),
    ("an unknown kind of rule", "kind: measure", "kind: mesure", "Known are: measure, count, levels."),
    ("an unknown way to combine", "combine: ratio", "combine: ration", "Did you mean “ratio”?"),
    (
        "a placeholder in one language only",
        'fi: "{value} asiakasta',
        'fi: "{arvo} asiakasta',
        "the placeholders differ from English ({arvo}; English: {value}).",
    ),
    (
        "a number in one language only",
        'fi: "Kokoaikaista työhönvalmentajaa kohti on 41',
        'fi: "Kokoaikaista työhönvalmentajaa kohti on 40',
        "the numbers differ from English (40; English: 41).",
    ),
    (
        "a language nobody speaks here",
        '      fi: "Henkilöstö"',
        '      fi: "Henkilöstö"\n      da: "Personale"',
        "`languages`",
    ),
    ("four levels", "    verified: [v2, v2, v2, v2, v2]", "    verified: [v2, v2, v2, v2]", "verified"),
    ("points that fall", "points: [1, 3, 3, 3, 3, 4, 5]", "points: [1, 3, 3, 3, 3, 5, 4]", "the points do not rise."),
    (
        "points for too few components",
        "points: [1, 3, 3, 3, 3, 4, 5]",
        "points: [1, 3, 3, 3, 4, 5]",
        "6 points for 6 components.",
    ),
    ("quotes left open", 'fi: "Henkilöstö"', 'fi: "Henkilöstö', "the file is not YAML"),
    ("a tab", "    from: 115\n", "\tfrom: 115\n", "the file is not YAML"),
]


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Write a criteria file; returns its path."""

    def write(content: str | bytes) -> Path:
        path = tmp_path / "criteria.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def faults(path: Path) -> list[str]:
    """Return what an author reads about the file at `path`."""
    with pytest.raises(FaultyFileError) as raised:
        load(path)
    return [str(fault) for fault in raised.value.faults]


@pytest.mark.parametrize(("old", "new", "message"), [slip[1:] for slip in SLIPS], ids=[slip[0] for slip in SLIPS])
def test_a_slip_is_told(written: Callable[[str], Path], old: str, new: str, message: str) -> None:
    """Each slip is named with the file, a line near it, and what to do."""
    assert old in GOOD
    path = written(GOOD.replace(old, new, 1))
    told = [fault for fault in faults(path) if message in fault]
    assert told, faults(path)
    line = int(told[0].removeprefix(str(path)).split(":")[1])
    slip = GOOD[: GOOD.index(old)].count("\n") + 1
    # an enclosing entry is named where the slip removed the line itself
    assert 0 <= abs(line - slip) <= 45


def test_all_slips_are_told_at_once(written: Callable[[str], Path]) -> None:
    """Faults of shape, of texts, of bands and of keys come in one list."""
    text = GOOD
    for old, new, _ in (SLIPS[0][1:], SLIPS[5][1:], SLIPS[6][1:], SLIPS[22][1:]):
        text = text.replace(old, new, 1)
    text = text.replace("{from: 0, to: 24, points: 1}", "{from: 0, to: 23, points: 1}")
    told = "\n".join(faults(written(text)))
    for message in (
        "the text is empty",
        "the key is repeated",
        "`colour` is not",
        "placeholders differ",
        "no band covers 24–24",
    ):
        assert message in told


def test_same_on_purpose_is_allowed(written: Callable[[str], Path]) -> None:
    """ "=" says that the words really are the same."""
    path = written(GOOD.replace('fi: "Henkilöstö"', 'fi: "="', 1))
    assert load(path).sections[0].name.spoken("fi") == "Staffing"


def test_no_yes_and_on_are_words(written: Callable[[str], Path]) -> None:
    """YAML 1.1 would read false, true and true; `no` is the Norwegian folder."""
    path = written(
        GOOD.replace('fi: "Henkilöstö"', "fi: no", 1)
        .replace('sv: "Personal"', "sv: yes", 1)
        .replace('no: "Ansatte"', "no: on", 1)
    )
    name = load(path).sections[0].name
    assert [name.spoken(code) for code in ("fi", "sv", "no")] == ["no", "yes", "on"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty."),
        (b"  \n\n", "the file is empty."),
        (b"# only this\n", "the file holds only comments."),
        (GOOD.encode("utf-16"), "the file is not UTF-8."),
        (b"- a\n- b\n", "a list stands where a group of keys is needed."),
    ],
    ids=["empty", "blank", "comments", "UTF-16", "a list"],
)
def test_a_file_that_cannot_be_read(written: Callable[[bytes], Path], content: bytes, message: str) -> None:
    """Such a file is named in one sentence."""
    assert message in faults(written(content))[0]


def test_an_absent_file(tmp_path: Path) -> None:
    """An absent file is told as a fault, not as a crash."""
    assert "the file is absent." in faults(tmp_path / "criteria.yaml")[0]


def test_missing_lists_one_language(written: Callable[[str], Path]) -> None:
    """A translator sees what Finnish lacks, and Swedish has its own list."""
    path = written(GOOD.replace('fi: "Henkilöstö"', 'fi: ""', 1).replace('sv: "Organisation"', 'sv: ""', 1))
    assert [fault.path for fault in missing(path, "fi")] == ["sections[staffing].name.fi"]
    assert [fault.path for fault in missing(path, "sv")] == ["sections[organization].name.sv"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["check"], 0, "25 criteria in 4 languages, no faults."),
        (["missing", "fi"], 0, "0 text(s) missing in “fi”."),
        (["missing", "da"], 1, "“da” is not listed."),
        (["check", "nowhere.yaml"], 1, "the file is absent."),
        (["port", "1000000"], 1, "cannot be used"),
    ],
)
def test_the_command_says_it_without_a_build(arguments: list[str], code: int, said: str) -> None:
    """`python -m macros …` is what a translator runs."""
    run = subprocess.run([sys.executable, "-m", "macros", *arguments], capture_output=True, text=True, check=False)
    assert run.returncode == code
    assert said in run.stdout + run.stderr
    assert "Traceback" not in run.stderr
