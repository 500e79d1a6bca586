"""The embedded server as others use it: the supervisor serves, commands attach, workers ask for it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from intakt.kit.errors import SetupError
from intakt.kit.structs import Frozen
from intakt.persistence.embedded import cluster as clusters
from intakt.persistence.embedded.account import database_account
from intakt.persistence.embedded.lock import DirectoryLock, Held, make_data_dir


class Server(Frozen, frozen=True, kw_only=True):
    cluster: clusters.Cluster
    durable: bool = True

    @property
    def url(self) -> str:
        return self.cluster.url()

    def restart(self) -> None:
        clusters.stop(self.cluster)
        clusters.start(self.cluster, durable=self.durable)


@contextmanager
def serve(data_dir: Path, *, durable: bool = True) -> Iterator[Server]:
    """Hold the data directory and run its server until the block ends.

    Held when another process has the directory, SetupError when it cannot be used; each is one line.
    `durable=False` is for tests: a crash of the machine may lose data.
    """
    make_data_dir(data_dir)
    with DirectoryLock(data_dir):
        try:
            cluster = clusters.locate(data_dir, database_account())
            clusters.initialise(cluster)
            clusters.heal(cluster)
            clusters.start(cluster, durable=durable)
        except OSError as error:
            raise SetupError(f"the database in {data_dir} cannot be prepared: {error}") from error
        try:
            yield Server(cluster=cluster, durable=durable)
        finally:
            clusters.stop(cluster)
            with suppress(OSError):
                cluster.socket.rmdir()


@contextmanager
def attach(data_dir: Path, *, patience: float = 30) -> Iterator[str]:
    """The server's URL: that of the process that serves the directory, or of one started for this block."""
    try:
        with serve(data_dir) as server:
            yield server.url
        return
    except Held:
        pass
    deadline = time.monotonic() + patience
    while (url := running_url(data_dir)) is None:
        if time.monotonic() > deadline:
            raise SetupError(f"the database in {data_dir} does not answer: see its postgres.log")
        time.sleep(0.1)
    yield url


def expected_url(data_dir: Path) -> str:
    """Where the directory's server is or will be again. SetupError when there has never been one."""
    try:
        return clusters.locate(data_dir, database_account()).url()
    except OSError as error:
        raise SetupError(
            f"there is no database in {data_dir} yet: run intakt serve, or set INTAKT_DATABASE_URL"
        ) from error


def running_url(data_dir: Path) -> str | None:
    """The URL of the server that runs in this data directory, None when none does."""
    try:
        cluster = clusters.locate(data_dir, database_account())
        if clusters.postmaster(cluster) and any(cluster.socket.glob(".s.PGSQL.*[0-9]")):
            return cluster.url()
    except FileNotFoundError:
        return None
    return None
