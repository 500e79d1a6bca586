"""The library that ships with Intakt, loaded once a process, for the commands that need no database."""

from functools import cache
from pathlib import Path

from intakt import settings
from intakt.app import practice_of
from intakt.content import loader
from intakt.content.release import Release, build
from intakt.document.model import Practice

LIBRARY = Path(__file__).parents[1] / "library"


@cache
def release() -> Release:
    return build(loader.load(LIBRARY))


@cache
def practice() -> Practice:
    """The practice that the settings name: its name, logo and colours stand on the packets."""
    return practice_of(settings.load())


def warm() -> None:
    """For a child process: load what every client needs before the first one comes."""
    release()
    practice()
