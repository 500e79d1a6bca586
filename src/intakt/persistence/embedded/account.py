"""PostgreSQL refuses to run as root: as root it gets an account of its own."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

from intakt.kit.errors import SetupError
from intakt.kit.structs import Frozen

NAME = "intakt"
FALLBACK = "nobody"
REACHABLE = Path("/var/lib/intakt")
"""Where root keeps what the account must reach: whatever the data directory's parents allow."""


class Account(Frozen, frozen=True, kw_only=True):
    uid: int
    gid: int


def database_account() -> Account | None:
    """None when we are not root. The system account `intakt` is made when missing and possible."""
    if os.geteuid() != 0:
        return None
    found = lookup(NAME) or create() or lookup(FALLBACK)
    if found is None:
        raise SetupError("PostgreSQL does not run as root: make a system account named intakt")
    return found


def lookup(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(uid=entry.pw_uid, gid=entry.pw_gid) if entry.pw_uid else None


def create() -> Account | None:
    """A system account without home, shell or password; None where the system has no command for it."""
    for command in (
        ["useradd", "--system", "--no-create-home", "--home-dir", "/nonexistent", NAME],
        ["adduser", "-S", "-H", "-h", "/nonexistent", NAME],
    ):
        if shutil.which(command[0]):
            subprocess.run(command, capture_output=True, check=False)
            if found := lookup(NAME):
                return found
    return None


def reaches(account: Account | None, directory: Path) -> bool:
    """Whether the account may pass through every directory from the root down to `directory`."""
    if account is None:
        return True
    for step in (directory, *directory.parents):
        try:
            status = step.stat()
        except FileNotFoundError:
            continue
        owner = 0o100 if status.st_uid == account.uid else 0o010 if status.st_gid == account.gid else 0o001
        if not status.st_mode & owner:
            return False
    return True


def let_through(account: Account, directory: Path) -> None:
    """Let the account, and nobody else, pass through a directory of ours."""
    directory.mkdir(mode=0o710, parents=True, exist_ok=True)
    os.chown(directory, -1, account.gid)
    directory.chmod(0o710)


def private_directory(path: Path, account: Account | None) -> Path:
    """Make `path` a directory that only its owner (the account, or we) enters."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if account is not None:
        os.chown(path, account.uid, account.gid)
    path.chmod(0o700)
    return path
