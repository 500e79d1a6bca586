"""`intakt serve` as an operator meets it: started twice, killed, stopped, set up wrongly."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from tests.people import answers
from tests.serving import Serving, children, command_of, descendants, environment, free_port, kill, serving

DRAIN_SECONDS = 15
"""What the interface promises."""


def drain_seconds(server: Serving) -> float:
    """As promised; more where the machine is so busy that starting took as long."""
    return max(DRAIN_SECONDS, 2 * server.took)


def until(true: Callable[[], bool], server: Serving, *, seconds: float = 180) -> None:
    """Wait for it; what the server said is the message when it never comes."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"it did not happen: {server.said}"
        time.sleep(0.05)


class Client:
    """One whose packets have just been asked for."""

    def __init__(self, server: Serving) -> None:
        done = httpx.post(f"{server.url}/api/intake/submit-dynamic", json=answers(), timeout=30)
        assert done.status_code == 202, done.text
        self.headers = {"authorization": f"Bearer {done.json()['token']}"}
        self.lines: list[str] = []
        self.ended = threading.Event()

    def all_ready(self, server: Serving) -> bool:
        with contextlib.suppress(httpx.TransportError):
            answer = httpx.get(f"{server.url}/api/packets/status", headers=self.headers)
            summary = answer.json().get("summary")
            return bool(summary and summary["completed"] == summary["total"] > 0)
        return False

    def listen(self, server: Serving) -> None:
        """Read the live status in the background, to its end."""

        def read() -> None:
            url = f"{server.url}/api/packets/events"
            with httpx.stream("GET", url, headers=self.headers, timeout=None) as stream:
                self.lines.extend(stream.iter_lines())
            self.ended.set()

        threading.Thread(target=read, daemon=True).start()


def refused(data_dir: Path, *words: str, **settings: str) -> str:
    """The one line that a start which cannot work ends in."""
    done = subprocess.run(
        [sys.executable, "-m", "intakt.cli", "serve", *words],
        env=environment(data_dir, **settings),
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 1, done
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    return line


def test_a_second_serve_says_so_in_one_line(intakt: Serving) -> None:
    line = refused(intakt.data_dir, "--port", str(free_port()))
    assert "already runs" in line
    assert str(intakt.data_dir) in line


def test_a_taken_port_is_said_in_one_line(intakt: Serving, tmp_path: Path) -> None:
    line = refused(tmp_path, "--port", str(intakt.port))
    assert f"port {intakt.port}" in line
    assert "--port" in line


def test_a_data_directory_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "INTAKT_DATA_DIR" in refused(tmp_path / "file" / "data")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_data_directory(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "INTAKT_DATA_DIR" in refused(tmp_path)


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    assert "INTAKT_RELEASE_POLICY" in refused(tmp_path, INTAKT_RELEASE_POLICY="sometimes")


def test_an_address_that_is_not_ours(tmp_path: Path) -> None:
    assert "--host" in refused(tmp_path, "--host", "no.such.host.invalid")


def test_stopped_with_readers_connected(tmp_path: Path) -> None:
    """Streams end, nothing hangs, nothing is left."""
    with serving(tmp_path) as server:
        reader = Client(server)
        reader.listen(server)
        until(lambda: reader.all_ready(server) and "event: status" in reader.lines, server)
        started = descendants(server.process.pid)
        assert server.stop(signal.SIGTERM, seconds=drain_seconds(server)) == 0
        assert reader.ended.wait(60)
        assert not [command_of(pid) for pid in started if command_of(pid)]


def test_killed_and_started_again(tmp_path: Path) -> None:
    """SIGKILL of the supervisor: its children die by themselves; the next start has everything."""
    with serving(tmp_path) as server:
        client = Client(server)
        kill(server)
    with serving(tmp_path) as again:
        assert "Admin token" not in again.said
        until(lambda: client.all_ready(again), again)


def test_killed_children_come_back_and_ctrl_c_ends_all(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        for role in ("worker", "web"):
            words = f"intakt.cli {role} "
            child = next(pid for pid in children()[server.process.pid] if words in command_of(pid))
            client = Client(server)
            os.kill(child, signal.SIGKILL)
            until(lambda own=client: own.all_ready(server), server)  # type: ignore[misc]
            until(lambda own=role: f"{own} ended" in server.said, server)  # type: ignore[misc]
        assert server.stop(signal.SIGINT, seconds=drain_seconds(server)) == 0
        assert "Traceback" not in server.said


def test_a_port_of_our_own_choice_is_said(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert "is taken" in refused(tmp_path, "--port", str(taken.getsockname()[1]))
