"""One database cluster: where it lies, made once, started, healed, stopped."""

import os
import secrets
import shutil
import signal
import tempfile
import time
import uuid
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, urlencode

from intakt.kit.errors import SetupError
from intakt.kit.structs import Frozen
from intakt.persistence.embedded.account import REACHABLE, Account, let_through, private_directory, reaches
from intakt.persistence.embedded.binaries import run, version

USER = DATABASE = "intakt"
SOCKET_LIMIT = 90
"""Bytes of a socket directory's path; the system allows 107 with the socket's own name."""


class Cluster(Frozen, frozen=True, kw_only=True):
    """Paths of one cluster. `home` belongs to the account and holds all the others but the password."""

    home: Path
    password_file: Path
    account: Account | None

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "postgres.log"

    @property
    def socket(self) -> Path:
        inside = self.home / "socket"
        if len(os.fsencode(inside)) <= SOCKET_LIMIT:
            return inside
        name = uuid.uuid5(uuid.NAMESPACE_URL, str(self.home)).hex[:12]
        return Path(tempfile.gettempdir()) / f"intakt-{os.geteuid()}-{name}"

    def url(self, database: str = DATABASE) -> str:
        """How clients reach it: by its socket only."""
        password = self.password_file.read_text().strip()
        query = urlencode({"host": str(self.socket)})
        return f"postgresql://{USER}:{quote(password, safe='')}@/{database}?{query}"


def locate(data_dir: Path, account: Account | None) -> Cluster:
    """The data directory's cluster; it lies under /var/lib/intakt where the account cannot reach it."""
    pointer = data_dir / "postgres.location"
    if account is not None and reaches(account, data_dir.parent):
        let_through(account, data_dir)
    home = data_dir / "postgres"
    if not reaches(account, data_dir):
        if not pointer.exists():
            pointer.write_text(f"{REACHABLE / 'clusters' / uuid.uuid4().hex}\n")
        home = Path(pointer.read_text().strip())
        if account is not None:
            let_through(account, REACHABLE)
            let_through(account, home.parent)
        if not reaches(account, home.parent):
            raise SetupError(
                f"the account of PostgreSQL cannot reach {home.parent}: allow it to pass through"
            )
    return Cluster(home=home, password_file=data_dir / "postgres.password", account=account)


def initialise(cluster: Cluster) -> None:
    """Make the cluster unless it is there; a half-made one is thrown away."""
    private_directory(cluster.home, cluster.account)
    if (cluster.data / "PG_VERSION").exists():
        check_version(cluster)
        return
    draft = cluster.home / "draft"
    shutil.rmtree(draft, ignore_errors=True)
    handle = os.open(cluster.password_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(24))
    copy = cluster.home / "password"
    shutil.copyfile(cluster.password_file, copy)
    copy.chmod(0o600)
    if cluster.account is not None:
        os.chown(copy, cluster.account.uid, cluster.account.gid)
    try:
        run(
            "initdb", "-D", str(draft), "-U", USER, f"--pwfile={copy}", "--auth=scram-sha-256",
            "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions",
            account=cluster.account,
        )  # fmt: skip
    finally:
        copy.unlink(missing_ok=True)
    draft.rename(cluster.data)


def check_version(cluster: Cluster) -> None:
    made = (cluster.data / "PG_VERSION").read_text().strip()
    ours = version().split(".")[0]
    if made != ours:
        raise SetupError(
            f"{cluster.data} was made by PostgreSQL {made}, this installation has {ours}:"
            " dump it with the old version and restore it with this one"
        )


def start(cluster: Cluster, *, durable: bool = True) -> None:
    """Start the server and wait until it answers; the database is made when it is not there yet."""
    private_directory(cluster.socket, cluster.account)
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(cluster.socket),
        "unix_socket_permissions": "0700",
        "max_connections": "200",
        "shared_buffers": "128MB",
        "password_encryption": "scram-sha-256",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_min_messages": "warning",
        "log_min_duration_statement": "-1",
        **({} if durable else {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}),
    }
    lines = [f"{name} = '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in settings.items()]
    (cluster.data / "postgresql.auto.conf").write_text("".join(["# written at every start\n", *lines]))
    if cluster.log.exists() and cluster.log.stat().st_size > 10_000_000:
        cluster.log.unlink()
    command = ("start", "-D", str(cluster.data), "-l", str(cluster.log), "-w", "-t", "60", "-s")
    if run("pg_ctl", *command, account=cluster.account, accept=(0, 1)):
        raise SetupError(f"PostgreSQL does not start: {last_complaint(cluster)} (see {cluster.log})")
    create_database(cluster)


def last_complaint(cluster: Cluster) -> str:
    """The last grave line of the server's log."""
    try:
        lines = cluster.log.read_text(errors="replace").splitlines()
    except OSError:
        return "it says nothing"
    grave = [line for line in lines if "FATAL" in line or "PANIC" in line or "ERROR" in line]
    return grave[-1] if grave else "it says nothing"


def create_database(cluster: Cluster) -> None:
    done = cluster.home / "database-made"
    if done.exists():
        return
    environment = {"PGPASSWORD": cluster.password_file.read_text().strip(), "PGHOST": str(cluster.socket)}
    query = f"SELECT 1 / count(*) FROM pg_database WHERE datname = '{DATABASE}'"
    look = ("-X", "-q", "-v", "ON_ERROR_STOP=1", "-U", USER, "-d", "postgres", "-c", query)
    if run("psql", *look, account=cluster.account, environment=environment, accept=(0, 1, 3)):
        run("createdb", "-U", USER, DATABASE, account=cluster.account, environment=environment)
    done.touch()


def stop(cluster: Cluster) -> None:
    """Stop the server: politely, then at once."""
    base = ("stop", "-D", str(cluster.data), "-w", "-s")
    if not postmaster(cluster):
        return
    if run("pg_ctl", *base, "-m", "fast", "-t", "20", account=cluster.account, accept=(0, 1)):
        run("pg_ctl", *base, "-m", "immediate", "-t", "10", account=cluster.account, accept=(0, 1))


def heal(cluster: Cluster) -> None:
    """Undo what a killed supervisor left: a server still at work, a stale pid file, lone backends."""
    if postmaster(cluster):
        stop(cluster)
    for pid in inhabitants(cluster):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGQUIT)
    deadline = time.monotonic() + 10
    while inhabitants(cluster):
        if time.monotonic() > deadline:
            raise SetupError(
                f"processes of an earlier server still use {cluster.data}: end them, then try again"
            )
        time.sleep(0.05)
    (cluster.data / "postmaster.pid").unlink(missing_ok=True)
    for left in cluster.socket.glob(".s.PGSQL.*"):
        left.unlink(missing_ok=True)


def postmaster(cluster: Cluster) -> int | None:
    """The process id of this cluster's live server, if it has one."""
    try:
        pid = int((cluster.data / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, 0)
    except (OSError, ValueError, IndexError):
        return None
    return pid if pid in inhabitants(cluster) or not Path("/proc/self").exists() else None


def inhabitants(cluster: Cluster) -> list[int]:
    """Processes that work in the cluster's directory, as every process of its server does."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if entry.joinpath("cwd").readlink() == cluster.data:
                found.append(int(entry.name))
    return found
