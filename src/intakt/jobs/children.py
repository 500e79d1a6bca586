"""The pool of child processes: a stuck one is killed in time, a dead one replaced, none outlives us."""

import asyncio
import multiprocessing
import os
import shutil
import tempfile
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from pebble import ProcessExpired, ProcessPool

from intakt.content.release import Release
from intakt.delivery.failures import CRASH, INVARIANT, LIBRARY, TIMEOUT, Failure
from intakt.jobs import child
from intakt.services.making import Made

PRELOAD = ["intakt.jobs.child"]
"""Imported once by the server that children are forked from: a new child is there in milliseconds."""


FOLDER = "intakt-libraries-"


def remove_strays() -> None:
    """The folders of workers that were killed; those of other users are theirs."""
    for stray in Path(tempfile.gettempdir()).glob(f"{FOLDER}*"):
        worker = stray.name.removeprefix(FOLDER).partition("-")[0]
        if worker.isdigit() and not child.alive(int(worker)):
            shutil.rmtree(stray, ignore_errors=True)


class Children:
    """Used as a context: the pool ends with the block, whatever is under way."""

    def __init__(self, size: int, *, timeout: float) -> None:
        """`size` processes; a packet gets `timeout` seconds."""
        self.size = size
        self._timeout = timeout
        remove_strays()
        self._folder = tempfile.TemporaryDirectory(prefix=f"{FOLDER}{os.getpid()}-")
        self._pool: Any = None
        for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "RAYON_NUM_THREADS"):
            os.environ.setdefault(name, "1")

    def __enter__(self) -> "Children":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.stop()
            self._pool.join(timeout=5)
        self._folder.cleanup()

    def _alive(self) -> Any:
        if self._pool is None or not self._pool.active:
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload(PRELOAD)
            self._pool = ProcessPool(
                max_workers=self.size, context=context, initializer=child.begin, initargs=[os.getpid()]
            )
        return self._pool

    def library(self, release: Release) -> str:
        """Where children find a release's library."""
        return str(child.write_library(release, Path(self._folder.name)))

    async def warm(self, release: Release) -> None:
        """Start the children and have each load the release; a child that fails to shows when it is used."""
        library = self.library(release)
        pool = self._alive()
        futures = [
            asyncio.wrap_future(pool.schedule(child.warm, args=[release.id, library], timeout=self._timeout))
            for _ in range(self.size)
        ]
        await asyncio.gather(*futures, return_exceptions=True)

    async def make(self, order: child.Order) -> Made | Failure:
        """The packet, or why there is none."""
        future = None
        try:
            future = self._alive().schedule(
                child.make, args=[msgspec.msgpack.encode(order)], timeout=self._timeout
            )
            result = child.decode(await asyncio.wrap_future(future))
        except TimeoutError:
            return TIMEOUT
        except (ProcessExpired, BrokenProcessPool, CancelledError, RuntimeError):
            return CRASH
        except asyncio.CancelledError:
            if future is not None:
                with suppress(RuntimeError):
                    future.cancel()
            raise
        except Exception as error:  # noqa: BLE001 - the edge of a child: whatever it raised is one failed try
            return msgspec.structs.replace(CRASH, detail=f"{type(error).__name__}: {error}")
        if isinstance(result, Made):
            return result
        failure = {"invariant": INVARIANT, "library": LIBRARY}.get(result.kind, CRASH)
        return msgspec.structs.replace(failure, detail=result.message)
