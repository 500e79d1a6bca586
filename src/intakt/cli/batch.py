"""Many clients through the pipeline, on all cores, answered in the order they were read."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from intakt.cli.children import cores, quiet_child

Task = TypeVar("Task")
Answer = TypeVar("Answer")
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "RAYON_NUM_THREADS")
"""One thread a process: the processes fill the cores already."""
AHEAD = 8
"""Tasks handed out per process before the oldest answer is waited for: keeps memory flat over long files."""


def on_all_cores(
    work: Callable[[Task], Answer], tasks: Iterable[Task], *, prepare: Callable[[], None]
) -> Iterator[Answer]:
    """`work(task)` for each task, in order; `prepare` runs once in each child process.

    Raises what `work` raises, and BrokenProcessPool when a child dies.
    """
    for name in THREADS:
        os.environ.setdefault(name, "1")
    pool = ProcessPoolExecutor(
        cores(), mp_context=get_context("spawn"), initializer=start, initargs=(os.getpid(), prepare)
    )
    waiting: deque[Future[Answer]] = deque()
    try:
        for task in tasks:
            waiting.append(pool.submit(work, task))
            if len(waiting) >= AHEAD * cores():
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def start(parent: int, prepare: Callable[[], None]) -> None:
    quiet_child(parent)
    prepare()
