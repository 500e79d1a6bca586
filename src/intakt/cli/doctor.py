"""`intakt doctor`: is everything there that Intakt needs, and if not, what to mend."""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import click

from intakt import app, settings
from intakt.cli import packaged
from intakt.cli.printing import as_json, print_json, print_table
from intakt.kit.errors import IntaktError
from intakt.kit.structs import Wire
from intakt.persistence import embedded
from intakt.services import operations
from intakt.services.checking import check as check_library
from intakt.services.context import Context
from intakt.settings import Settings

OLDEST_PYTHON = (3, 11)
LEAST_FREE_MB = 500
STUCK_SECONDS = 300


class Finding(Wire, frozen=True, kw_only=True):
    """One thing looked at; `remedy` stands where it is not well."""

    what: str
    well: bool
    found: str
    remedy: str = ""


@click.command()
@as_json
def doctor(as_json: bool) -> int:
    """Check this installation and say what to mend; exit 1 when something is not well."""
    findings = list(examine())
    if as_json:
        print_json(findings)
    else:
        rows = [("ok" if one.well else "MEND", one.what, one.found, one.remedy or "-") for one in findings]
        print_table(("", "what", "found", "remedy"), rows, empty="")
    return 0 if all(one.well for one in findings) else 1


def examine() -> Iterator[Finding]:
    yield python()
    try:
        chosen = settings.load()
        app.configure_logging(chosen)
    except IntaktError as error:
        yield Finding(what="settings", well=False, found="wrong", remedy=error.message)
        return
    yield Finding(what="settings", well=True, found=f"data in {chosen.data_dir}")
    yield data_directory(chosen.data_dir)
    yield attempt("secret keys", lambda: app.secrets_of(chosen), "there", "set INTAKT_SECRET_KEYS")
    yield attempt(
        "practice", lambda: app.practice_of(chosen), chosen.practice_name, "mend INTAKT_PRACTICE_LOGO"
    )
    yield library()
    yield from database(chosen)


def python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    well = sys.version_info >= OLDEST_PYTHON
    return Finding(
        what="python", well=well, found=version, remedy="" if well else "install Python 3.11 or newer"
    )


def data_directory(folder: Path) -> Finding:
    """Writable, and with room. It need not be there yet: the first start makes it."""
    existing = next((one for one in (folder, *folder.parents) if one.exists()), Path("/"))
    try:
        with tempfile.TemporaryFile(dir=existing):
            free = shutil.disk_usage(existing).free // 1_000_000
    except OSError as error:
        remedy = f"make {folder} writable, or set INTAKT_DATA_DIR to another directory"
        return Finding(what="data directory", well=False, found=str(error.strerror), remedy=remedy)
    well = free >= LEAST_FREE_MB
    remedy = "" if well else f"free at least {LEAST_FREE_MB} MB on the disk of {existing}"
    return Finding(what="data directory", well=well, found=f"writable, {free} MB free", remedy=remedy)


def attempt(what: str, work: Callable[[], object], found: str, remedy: str) -> Finding:
    try:
        work()
    except IntaktError as error:
        return Finding(what=what, well=False, found=error.message, remedy=remedy)
    return Finding(what=what, well=True, found=found)


def library() -> Finding:
    """The one that ships; `intakt library check` tells more of another."""
    errors = [finding for finding in check_library(packaged.LIBRARY) if finding.severity == "error"]
    found = f"{len(errors)} errors" if errors else "no errors"
    remedy = "install Intakt again: its library has been changed" if errors else ""
    return Finding(what="library that ships", well=not errors, found=found, remedy=remedy)


def database(chosen: Settings) -> Iterator[Finding]:
    """The database as it is now; an embedded one that nobody runs is not started for this."""
    url = chosen.database_url or embedded.running_url(chosen.data_dir)
    if url is None:
        found = "embedded, not running"
        yield Finding(what="database", well=True, found=f"{found}: `intakt serve` starts it")
        return
    try:
        yield from asyncio.run(look(chosen, url, inside))
    except IntaktError as error:
        yield Finding(what="database", well=False, found="not looked at", remedy=error.message)


async def look(
    chosen: Settings, url: str, work: Callable[[Context], Awaitable[list[Finding]]]
) -> list[Finding]:
    async with app.open_context(chosen, url=url, size=1) as ctx:
        return await work(ctx)


async def inside(ctx: Context) -> list[Finding]:
    health = await operations.health(ctx)
    parts = (
        ("database", health.database, "answers", "start it, or mend INTAKT_DATABASE_URL"),
        ("migrations", health.migrations, "all applied", "run `intakt migrate`"),
        (
            "library in use",
            health.library,
            "published",
            "run `intakt serve`",
        ),
    )
    findings = [
        Finding(what=what, well=wrong is None, found=wrong or well, remedy=remedy if wrong else "")
        for what, wrong, well, remedy in (parts[:1] if health.database else parts)
    ]
    return findings + ([await queue(ctx)] if health.ready else [])


async def queue(ctx: Context) -> Finding:
    figures = await operations.queue(ctx)
    stuck = figures.oldest_pending_seconds > STUCK_SECONDS
    found = f"{figures.pending} pending, {figures.processing} processing, {figures.dead_letters} dead letters"
    remedy = "start a worker: `intakt worker`" if stuck else ""
    if figures.dead_letters and not stuck:
        remedy = "look at `intakt jobs`, then retry or dismiss them"
    return Finding(what="queue", well=not stuck and not figures.dead_letters, found=found, remedy=remedy)
