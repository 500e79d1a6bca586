"""Child processes that end with their parent, and how many of them this machine can keep busy."""

import ctypes
import os
import signal

PR_SET_PDEATHSIG = 1


def end_with_parent(parent: int, *, signal_number: int = signal.SIGKILL) -> None:
    """Ask Linux to send `signal_number` here when process `parent` dies, even by SIGKILL.

    The parent may be gone before the request: then there is nobody to work for, and we leave at once.
    """
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(PR_SET_PDEATHSIG, signal_number, 0, 0, 0)
    except (OSError, AttributeError):
        return
    if os.getppid() != parent:
        os._exit(1)


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def quiet_child(parent: int) -> None:
    """For a child that only computes: Ctrl-C is the parent's to handle, and no parent means no work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(parent)
