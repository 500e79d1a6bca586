"""The embedded server: one at a time, healed after a kill, one clear line when it cannot be."""

import asyncio
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from intakt.kit.errors import SetupError
from intakt.persistence import embedded
from intakt.persistence.embedded import cluster as clusters
from intakt.persistence.embedded.lock import Held

SUPERVISOR = """
import sys, time
from pathlib import Path
from intakt.persistence import embedded
with embedded.serve(Path(sys.argv[1]), durable=False) as server:
    print(server.url, flush=True)
    time.sleep(600)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="intakt-embedded-", dir="/tmp"))
    yield path
    shutil.rmtree(path, ignore_errors=True)


def ask(url: str, question: str) -> object:
    async def go() -> object:
        connection = await asyncpg.connect(url)
        try:
            return await connection.fetchval(question)
        finally:
            await connection.close()

    return asyncio.run(go())


def start_supervisor(folder: Path) -> tuple[subprocess.Popen[str], str]:
    process = subprocess.Popen(
        [sys.executable, "-c", SUPERVISOR, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    url = process.stdout.readline().strip()
    process.stdout.close()
    return process, url


def test_it_starts_keeps_its_data_and_starts_again(folder: Path) -> None:
    with embedded.serve(folder, durable=False) as server:
        assert str(ask(server.url, "SHOW server_version_num")) >= "150000"
        ask(server.url, "CREATE TABLE kept AS SELECT 42 AS answer")
        assert embedded.running_url(folder) == server.url
    assert embedded.running_url(folder) is None
    with embedded.serve(folder, durable=False) as server:
        assert ask(server.url, "SELECT answer FROM kept") == 42
        assert embedded.expected_url(folder) == server.url


def test_a_password_is_needed_and_the_socket_is_private(folder: Path) -> None:
    with embedded.serve(folder, durable=False) as server:
        password = server.cluster.password_file
        assert stat.S_IMODE(password.stat().st_mode) == 0o600
        assert stat.S_IMODE(server.cluster.socket.stat().st_mode) == 0o700
        wrong = server.url.replace(password.read_text().strip(), "wrong")
        with pytest.raises(asyncpg.InvalidPasswordError):
            ask(wrong, "SELECT 1")


def test_a_second_supervisor_is_told_in_one_line(folder: Path) -> None:
    with embedded.serve(folder, durable=False) as server:
        with pytest.raises(Held) as caught, embedded.serve(folder):
            pass
        assert str(os.getpid()) in caught.value.message
        assert "\n" not in caught.value.message
        with embedded.attach(folder) as url:
            assert url == server.url


def test_a_killed_supervisor_heals_at_the_next_start(folder: Path) -> None:
    process, url = start_supervisor(folder)
    ask(url, "CREATE TABLE kept AS SELECT 42 AS answer")
    process.kill()
    process.wait()
    with embedded.serve(folder, durable=False) as server:
        assert ask(server.url, "SELECT answer FROM kept") == 42


def test_a_killed_server_heals_at_the_next_start(folder: Path) -> None:
    process, url = start_supervisor(folder)
    ask(url, "CREATE TABLE kept AS SELECT 42 AS answer")
    pid = int(next(folder.rglob("postmaster.pid")).read_text().splitlines()[0])
    process.kill()
    process.wait()
    os.kill(pid, signal.SIGKILL)
    with embedded.serve(folder, durable=False) as server:
        assert ask(server.url, "SELECT 1") == 1


def test_a_stale_pid_file_that_names_another_process_does_no_harm(folder: Path) -> None:
    with embedded.serve(folder, durable=False) as server:
        data = server.cluster.data
    (data / "postmaster.pid").write_text(f"{os.getpid()}\n{data}\n")
    with embedded.serve(folder, durable=False) as server:
        assert ask(server.url, "SELECT 1") == 1


def test_a_half_made_cluster_is_made_again(folder: Path) -> None:
    with embedded.serve(folder, durable=False) as server:
        home = server.cluster.home
    (home / "data").rename(home / "draft")
    (home / "database-made").unlink()
    with embedded.serve(folder, durable=False) as server:
        assert ask(server.url, "SELECT current_database()") == "intakt"


def test_a_directory_that_cannot_be_written_is_one_line(folder: Path) -> None:
    blocked = folder / "file"
    blocked.write_text("not a directory")
    for data_dir in (blocked / "data", Path("/proc/intakt")):
        with pytest.raises(SetupError) as caught, embedded.serve(data_dir):
            pass
        assert "\n" not in caught.value.message
        assert "INTAKT_DATA_DIR" in caught.value.message


def test_a_cluster_of_another_version_is_refused(folder: Path) -> None:
    with embedded.serve(folder, durable=False) as server:
        version = server.cluster.data / "PG_VERSION"
    version.write_text("14\n")
    with pytest.raises(SetupError, match="PostgreSQL 14"), embedded.serve(folder):
        pass


def test_without_a_database_it_is_said_how_to_get_one(folder: Path) -> None:
    with pytest.raises(SetupError, match="intakt serve"):
        embedded.expected_url(folder)


def test_a_long_path_still_has_a_socket(folder: Path) -> None:
    deep = folder / ("d" * 60) / ("e" * 60)
    with embedded.serve(deep, durable=False) as server:
        assert len(str(server.cluster.socket)) <= clusters.SOCKET_LIMIT
        assert ask(server.url, "SELECT 1") == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has directories that the account cannot reach")
def test_as_root_no_ancestor_is_opened_to_everybody(folder: Path) -> None:
    private = folder / "private"
    private.mkdir(mode=0o700)
    folder.chmod(0o755)
    with embedded.serve(private / "data", durable=False) as server:
        assert ask(server.url, "SELECT 1") == 1
        home = server.cluster.home
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
    assert not home.is_relative_to(folder)
    shutil.rmtree(home)
