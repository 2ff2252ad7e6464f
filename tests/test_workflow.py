"""The workflow that checks and publishes the site, as far as it can be known without running it elsewhere."""

import re
import subprocess
import sys
from typing import Any

from ruamel.yaml import YAML

from tests import nginx, spelling
from tests.built_site import PROJECT

PATH = PROJECT / ".github" / "workflows" / "site.yml"


def jobs() -> dict[str, Any]:
    """Return the workflow's jobs by name."""
    read: dict[str, Any] = YAML(typ="safe").load(PATH)["jobs"]
    return read


def test_the_workflow_fits_the_published_schema() -> None:
    """The one that editors use, as `check-jsonschema` brings it."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(PATH)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, ""), said.stdout


def test_nothing_is_published_unchecked() -> None:
    """Whatever publishes waits for the checks, and they are the ones of every submission."""
    commands = [step.get("run") for step in jobs()["check"]["steps"]]
    assert ".ci/run" in commands
    publishing = [job for job in jobs().values() if job["permissions"].get("pages") == "write"]
    assert [job["needs"] for job in publishing] == [["check", "build"]]


def test_only_the_job_that_runs_none_of_the_projects_code_may_publish() -> None:
    """A library that turned bad could read the project, and no more; there is no secret to take."""
    for job in jobs().values():
        written = {right for right, degree in job["permissions"].items() if degree == "write"}
        assert not written or all("run" not in step for step in job["steps"])
    assert "secrets." not in PATH.read_text(encoding="utf-8")


def test_foreign_steps_cannot_change() -> None:
    """Each is named by its content, which a tag is not, and says which version that is."""
    used = re.findall(r"uses: (.+)", PATH.read_text(encoding="utf-8"))
    assert used
    assert [step for step in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", step)] == []


def test_all_that_the_checks_need_is_installed() -> None:
    """The workflow is not root while it checks, so no check can install anything itself."""
    [installing] = [step["run"] for step in jobs()["check"]["steps"] if "apt-get install" in step.get("run", "")]
    assert {*nginx.PACKAGES, *spelling.PACKAGES} <= set(installing.split())
