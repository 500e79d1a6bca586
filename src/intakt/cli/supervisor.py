"""Keeps child processes alive until told to stop: a crashed one comes back after a growing pause."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from types import FrameType

import click

from intakt.kit.structs import Frozen

DRAIN_SECONDS = 12
"""From the first signal to the last: leaves the database the rest of 15 s."""
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 15.0
STABLE_SECONDS = 20
LOOK_SECONDS = 0.1


class Stop(BaseException):
    """Somebody asked us to end: Ctrl-C, SIGTERM or the terminal's going away."""


class Role(Frozen, frozen=True, kw_only=True):
    """What a child is called and the command line after `intakt`."""

    name: str
    words: tuple[str, ...]


class Child:
    """One role's process, and when it may be started again."""

    def __init__(self, role: Role, environment: Mapping[str, str]) -> None:
        self.role = role
        self.environment = dict(environment)
        self.pause = FIRST_PAUSE
        self.due = 0.0
        self.began = 0.0
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """In a session of its own, so that Ctrl-C reaches us alone and the order of ending is ours."""
        words = [sys.executable, "-m", "intakt.cli", *self.role.words, "--parent", str(os.getpid())]
        self.process = subprocess.Popen(
            words, env=self.environment, stdin=subprocess.DEVNULL, start_new_session=True
        )
        self.began = time.monotonic()

    def look(self) -> None:
        """Start it when it is not there and its pause is over."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.due:
                self.start()
            return
        code = self.process.poll()
        if code is None:
            return
        if code < 0 or now - self.began > STABLE_SECONDS:
            self.pause = FIRST_PAUSE  # killed from outside, or long well: not a start that keeps failing
        click.echo(
            f"intakt: {self.role.name} ended ({code}); starting it again in {self.pause:g} s", err=True
        )
        self.process, self.due = None, now + self.pause
        self.pause = min(LONGEST_PAUSE, self.pause * 2)

    def tell(self, number: int) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        """The whole session: nothing of it may outlive us."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def raise_stop(number: int, frame: FrameType | None) -> None:
    raise Stop(signal.Signals(number).name)


def listen_for_stop() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, raise_stop)


def stop_listening() -> None:
    """We are ending already: asking again changes nothing."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


def supervise(children: Sequence[Child]) -> None:
    """Keep them running; ends by Stop."""
    while True:
        for child in children:
            child.look()
        time.sleep(LOOK_SECONDS)


def drain(children: Sequence[Child]) -> None:
    """Ask all of them to end, then end those that have not."""
    for child in children:
        child.tell(signal.SIGTERM)
    deadline = time.monotonic() + DRAIN_SECONDS
    while time.monotonic() < deadline and any(child.alive() for child in children):
        time.sleep(LOOK_SECONDS)
    for child in children:
        child.kill()
