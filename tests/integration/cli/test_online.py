"""The commands that work on the database, beside a running `intakt serve` and on their own."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.people import Person, answers, submitted
from tests.serving import Serving, environment

LIBRARY = Path(__file__).parents[3] / "src/intakt/library"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def command(data_dir: Path, *words: str | Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "intakt.cli", *map(str, words)],
        env=environment(data_dir, **settings),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture
def run(intakt: Serving) -> Run:
    def call(*words: str | Path) -> "subprocess.CompletedProcess[str]":
        return command(intakt.data_dir, *words)

    return call


def output(done: "subprocess.CompletedProcess[str]") -> Any:
    assert (done.returncode, done.stderr) == (0, ""), done
    return json.loads(done.stdout)


def test_a_token_opens_what_its_role_may(run: Run, intakt: Serving) -> None:
    for role, status in (("client", 403), ("coach", 403), ("admin", 200)):
        made = run("token", "create", "--email", f"{role}@example.org", "--role", role)
        person = Person(intakt, made.stdout.strip())
        with person.http:
            assert person.http.get("/api/admin/queue").status_code == status


def test_an_address_that_is_none(run: Run) -> None:
    done = run("token", "create", "--email", "nonsense", "--role", "admin")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_the_review_queue(run: Run, intakt: Serving) -> None:
    unknown = {"medical_flags": ["other"], "conditions_other": "flurbigastric dysmorphia zeta"}
    person = submitted(intakt, answers(**unknown))
    with person.http:
        person.wait_made()
        packet = person.packet("NUTRITION")
        waiting = output(run("packets", "list", "--waiting-for", "coach", "--limit", "200", "--json"))
        assert packet in {row["id"] for row in waiting["items"]}
        assert packet in run("packets", "list").stdout
        assert person.http.get(f"/api/packets/{packet}").status_code == 403
        assert (
            output(run("packets", "release", packet, "--reason", "Called.", "--json"))["waitingFor"] is None
        )
        assert person.http.get(f"/api/packets/{packet}").status_code == 200
        assert "held" in run("packets", "hold", packet).stdout
        assert person.http.get(f"/api/packets/{packet}").status_code == 403


@pytest.mark.parametrize(
    "words", [["packets", "release", "x"], ["jobs", "retry", "x"], ["jobs", "dismiss", "x"]]
)
def test_nothing_of_that_id(run: Run, words: list[str]) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_jobs(run: Run) -> None:
    found = output(run("jobs", "--json"))
    assert found.keys() == {"queue", "jobs"}
    assert "pending" in run("jobs").stdout
    assert run("jobs", "retry", "--all-failed").stdout == "0 queued again.\n"


def test_doctor_finds_nothing_to_mend(run: Run) -> None:
    findings = output(run("doctor", "--json"))
    assert {finding["what"] for finding in findings} >= {"database", "migrations", "library in use", "queue"}
    assert all(finding["well"] for finding in findings), findings


def test_doctor_names_what_to_mend(tmp_path: Path) -> None:
    done = command(tmp_path, "doctor", INTAKT_RELEASE_POLICY="sometimes")
    assert done.returncode == 1
    assert "INTAKT_RELEASE_POLICY" in done.stdout


def test_a_library_written_out_and_published(run: Run, intakt: Serving, tmp_path: Path) -> None:
    written = tmp_path / "library"
    assert run("library", "export", written).returncode == 0
    again = run("library", "export", written)
    assert (again.returncode, len(again.stderr.splitlines())) == (2, 1)
    assert run("library", "publish", written).returncode == 0
    same = output(run("library", "publish", written, "--json"))
    assert same["changed"] is False

    broken = tmp_path / "broken"
    (broken / "blocks").mkdir(parents=True)
    refused = run("library", "publish", broken)
    assert refused.returncode == 2
    assert "not published" in refused.stderr


def test_on_a_data_directory_of_its_own(tmp_path: Path) -> None:
    """No server runs: each command starts the database for itself; migrations are applied once."""
    first = command(tmp_path, "migrate")
    assert (first.returncode, first.stderr) == (0, "")
    assert "applied 2" in first.stdout
    assert command(tmp_path, "migrate").stdout.startswith("0 applied")
    loaded = command(tmp_path, "demo")
    assert loaded.returncode == 0, loaded.stderr
    count = int(loaded.stdout.split()[0])
    queue = output(command(tmp_path, "jobs", "--json"))["queue"]
    assert queue["pending"] == 2 * count > 0
