"""What runs in a child process: one packet, from stored answers to bytes. Knows no database."""

import hashlib
import os
import select
import signal
import threading
import time
from datetime import date
from pathlib import Path

import msgspec

from intakt.content.model import Library
from intakt.content.release import Release, build
from intakt.document.model import Practice
from intakt.intake.flow import find_flow
from intakt.intake.submission import Submission
from intakt.kit.errors import ContentError, IntaktError, InvariantBroken
from intakt.kit.structs import Frozen
from intakt.profile.model import PacketType
from intakt.services import generation
from intakt.services.making import Made

KEPT = 2
"""Releases in memory: the current one and the one before."""


class Order(Frozen, frozen=True, kw_only=True):
    """One packet to make."""

    type: PacketType
    client_type: str
    release: str
    """The release's id; its library lies in `library`."""
    library: str
    day: date
    language: str
    answers: dict[str, object]
    variant: int
    practice: Practice


class Stopped(Frozen, frozen=True, kw_only=True):
    """Why there is no packet: `kind` is invariant, library or other."""

    kind: str
    message: str


_releases: dict[str, Release] = {}


def begin(worker: int) -> None:
    """Runs first in every child: Ctrl-C is the worker's to handle, and without the worker we end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with, args=(worker,), daemon=True).start()


def _end_with(worker: int) -> None:
    """Wait for the worker to die, then die at once."""
    try:
        handle = os.pidfd_open(worker)
    except (AttributeError, OSError):
        while alive(worker):
            time.sleep(0.5)
    else:
        select.select([handle], [], [])
    os._exit(1)


def alive(process: int) -> bool:
    """Whether there is such a process, ours or another user's."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def write_library(release: Release, folder: Path) -> Path:
    """The library as children read it: decoded in milliseconds, by the same code only."""
    target = folder / f"{release.id}.msgpack"
    if not target.exists():
        draft = folder / f".{release.id}-{os.getpid()}"
        draft.write_bytes(msgspec.msgpack.encode(release.library))
        draft.replace(target)
    return target


def load(release_id: str, library: str) -> Release:
    """The release, kept for the next packet."""
    found = _releases.get(release_id)
    if found is None:
        found = build(msgspec.msgpack.decode(Path(library).read_bytes(), type=Library))
        while len(_releases) >= KEPT:
            del _releases[next(iter(_releases))]
        _releases[release_id] = found
    return found


def warm(release_id: str, library: str) -> int:
    """Load a release before it is needed; gives the child's process id."""
    load(release_id, library)
    return os.getpid()


def make(order: bytes) -> bytes:
    """One packet: `Made` or `Stopped`, encoded; errors of ours travel as values."""
    wanted = msgspec.msgpack.decode(order, type=Order)
    result: Made | Stopped
    try:
        result = _make(wanted)
    except InvariantBroken as error:
        result = Stopped(kind="invariant", message=error.message)
    except ContentError as error:
        result = Stopped(kind="library", message=error.message)
    except IntaktError as error:
        result = Stopped(kind="other", message=error.message)
    return msgspec.msgpack.encode(("made" if isinstance(result, Made) else "stopped", result))


def decode(result: bytes) -> Made | Stopped:
    kind, content = msgspec.msgpack.decode(result, type=tuple[str, msgspec.Raw])
    if kind == "made":
        return msgspec.msgpack.decode(content, type=Made)
    return msgspec.msgpack.decode(content, type=Stopped)


def _make(order: Order) -> Made:
    release = load(order.release, order.library)
    path = release.path(order.client_type)
    flow = find_flow(path, order.answers, day=order.day)
    submission = Submission(
        client_type=order.client_type,
        release=order.release,
        day=order.day,
        answers=order.answers,
        facts=flow.facts,
        language=order.language,
    )
    job = generation.prepare(submission, release, variant=order.variant)
    packet = generation.make(order.type, job, release, practice=order.practice)
    html = packet.html.encode()
    return Made(
        engine=packet.certificate.engine,
        rule_set=packet.plan.rule_set,
        reviewed=bool(packet.plan.review),
        plan=msgspec.json.encode(packet.plan),
        document=msgspec.json.encode(packet.document),
        certificate=msgspec.json.encode(packet.certificate),
        html=html,
        pdf=packet.pdf,
        pdf_etag=hashlib.sha256(packet.pdf).hexdigest()[:32],
        html_etag=hashlib.sha256(html).hexdigest()[:32],
    )
