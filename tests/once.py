"""What one process of a test run makes for all of them."""

import fcntl
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

T = TypeVar("T")


def made_once(folder: Path, name: str, make: Callable[[], T]) -> T:
    """What `make` gives: made by the first process that asks, read by the others that share the folder."""
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        stored = folder / f"{name}.pickle"
        if not stored.exists():
            stored.write_bytes(pickle.dumps(make()))
        return cast(T, pickle.loads(stored.read_bytes()))
