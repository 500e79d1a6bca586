"""One supervisor per data directory: a lock that the kernel gives back when its holder dies."""

import errno
import fcntl
import os
from pathlib import Path
from types import TracebackType

from intakt.kit.errors import SetupError

NAME = "intakt.lock"


class Held(SetupError):
    """Another Intakt uses this data directory."""


class DirectoryLock:
    """Held from `acquire` to `release`; the file names the holder's process for the message to the next."""

    def __init__(self, directory: Path) -> None:
        self.path = directory / NAME
        self.handle: int | None = None

    def acquire(self) -> None:
        """Held when another process has it; SetupError when the directory cannot be written."""
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise unusable(self.path.parent, error) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(handle, 32).decode(errors="replace").strip()
            os.close(handle)
            if error.errno not in (errno.EAGAIN, errno.EACCES):
                raise unusable(self.path.parent, error) from error
            raise Held(
                f"Intakt already runs in {self.path.parent}"
                + (f" (process {holder})" if holder else "")
                + ": stop it first, or set INTAKT_DATA_DIR to another directory"
            ) from error
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        self.handle = handle

    def release(self) -> None:
        if self.handle is not None:
            os.close(self.handle)
            self.handle = None

    def __enter__(self) -> "DirectoryLock":
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def unusable(directory: Path, error: OSError) -> SetupError:
    """One line for a directory that cannot be written."""
    return SetupError(
        f"the data directory {directory} cannot be written ({error.strerror}):"
        " make it writable, or set INTAKT_DATA_DIR to another one"
    )


def make_data_dir(directory: Path) -> None:
    """Make the data directory, private to us, and prove that it can be written."""
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = directory / f".write-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise unusable(directory, error) from error
