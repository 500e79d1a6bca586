"""The composition root: settings in, everything that runs out. Nothing else builds what is built here."""

import asyncio
import json
import logging
import mimetypes
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from intakt.delivery.transport import Transport, transport_for
from intakt.document.model import Colours, Logo, Practice, PracticeContact
from intakt.jobs.children import Children
from intakt.jobs.worker import Worker
from intakt.kit.errors import SetupError
from intakt.persistence import embedded, migrations
from intakt.persistence.caches import Caches
from intakt.persistence.database import Database
from intakt.persistence.listener import Listener
from intakt.persistence.secrets import Secrets, own_key, split_keys
from intakt.persistence.storage import Storage
from intakt.services import accounts, library
from intakt.services.context import Config, Context, JobsConfig
from intakt.settings import Settings
from intakt.web.options import WebOptions

DEFAULT_BASE_URL = "http://127.0.0.1:8000"
LOGO_TYPES = ("image/png", "image/jpeg", "image/svg+xml")


# --- from settings ----------------------------------------------------------------------------


def practice_of(settings: Settings) -> Practice:
    """Who makes the packets. SetupError when the logo cannot be used."""
    given = (("email", settings.practice_email), ("phone", settings.practice_phone))
    return Practice(
        name=settings.practice_name,
        logo=logo_of(settings.practice_logo, settings.practice_name),
        colours=Colours(primary=settings.practice_colour, accent=settings.practice_accent),
        contacts=tuple(PracticeContact(kind=kind, value=value) for kind, value in given if value),  # type: ignore[arg-type]
    )


def logo_of(path: Path | None, name: str) -> Logo | None:
    if path is None:
        return None
    media_type = mimetypes.guess_type(path.name)[0]
    if media_type not in LOGO_TYPES:
        raise SetupError(f"INTAKT_PRACTICE_LOGO: {path} must be a PNG, JPEG or SVG file")
    try:
        return Logo(media_type=media_type, data=path.read_bytes(), alt=name)  # type: ignore[arg-type]
    except OSError as error:
        raise SetupError(f"INTAKT_PRACTICE_LOGO: {path} cannot be read: {error.strerror}") from error


def config_of(settings: Settings) -> Config:
    base_url = settings.base_url or DEFAULT_BASE_URL
    host = urlsplit(base_url).hostname or "localhost"
    return Config(
        base_url=base_url,
        release_policy=settings.release_policy,
        practice=practice_of(settings),
        jobs=JobsConfig(
            max_attempts=settings.job_max_attempts,
            retry_delay=timedelta(seconds=settings.job_retry_delay_seconds),
            timeout=timedelta(seconds=settings.job_timeout_seconds),
            poll=timedelta(seconds=settings.job_poll_seconds),
            takeover=timedelta(seconds=settings.job_takeover_seconds),
            concurrency=settings.worker_concurrency,
        ),
        status_poll_seconds=settings.status_poll_seconds,
        abandon_after=timedelta(days=settings.abandon_after_days),
        remind_after=reminders_of(settings),
        admin_email=settings.admin_email,
        mail_from=settings.mail_from or f"intakt@{host if host.replace('.', '').isalnum() else 'localhost'}",
    )


def reminders_of(settings: Settings) -> tuple[timedelta | None, timedelta | None]:
    """When unfinished intakes are reminded of. SetupError when the second would not come after the first."""
    first, second = settings.remind_after_days, settings.remind_again_after_days
    if first and second and second <= first:
        raise SetupError("INTAKT_REMIND_AGAIN_AFTER_DAYS must be more than INTAKT_REMIND_AFTER_DAYS, or 0")
    return (timedelta(days=first) if first else None, timedelta(days=second) if second else None)


def secrets_of(settings: Settings) -> Secrets:
    """The keys that are set; the embedded default keeps its own. SetupError when there are none."""
    if settings.secret_keys is not None:
        return Secrets(split_keys(settings.secret_keys))
    if settings.embedded:
        return Secrets((own_key(settings.data_dir),))
    return Secrets(())


def storage_of(settings: Settings, secrets: Secrets) -> Storage:
    return Storage(settings.storage_url or f"file://{settings.data_dir / 'files'}", secrets)


def transport_of(settings: Settings) -> Transport:
    return transport_for(settings.smtp_url, outbox=settings.data_dir / "outbox")


def web_options(settings: Settings) -> WebOptions:
    return WebOptions(
        base_url=settings.base_url or DEFAULT_BASE_URL,
        cors_origins=settings.origins,
        rate_limits=settings.rate_limits == "on",
        status_poll_seconds=round(settings.status_poll_seconds),
        practice_name=settings.practice_name,
    )


# --- what runs --------------------------------------------------------------------------------


@contextmanager
def database(settings: Settings) -> Iterator[str]:
    """The database's URL for a command; an embedded server that nobody runs is started for the block."""
    if settings.database_url is not None:
        yield settings.database_url
        return
    with embedded.attach(settings.data_dir) as url:
        yield url


async def migrate(settings: Settings, url: str) -> tuple[str, ...]:
    """Apply what is missing; the names applied."""
    return await migrations.migrate(settings.database_admin_url or url)


@asynccontextmanager
async def open_context(
    settings: Settings, *, url: str | None = None, size: int = 10
) -> AsyncIterator[Context]:
    """Everything a process needs; it listens and sweeps until the block ends. The database may be away."""
    address = url or settings.database_url or embedded.expected_url(settings.data_dir)
    secrets = secrets_of(settings)
    caches = Caches(ttl=settings.cache_ttl_seconds, sweep=settings.cache_sweep_seconds)
    listener = Listener(address, caches)
    pool = Database(address, size=size)
    await pool.open()
    ctx = Context(
        database=pool,
        caches=caches,
        storage=storage_of(settings, secrets),
        secrets=secrets,
        listener=listener,
        config=config_of(settings),
    )
    tasks = [asyncio.create_task(listener.run()), asyncio.create_task(caches.sweep_for_ever())]
    try:
        yield ctx
    finally:
        ctx.stopping.set()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await pool.close()


async def prepare(settings: Settings, url: str) -> str | None:
    """Migrations and the library that ships; the first administrator's token when there is none yet."""
    await migrate(settings, url)
    async with open_context(settings, url=url, size=2) as ctx:
        await library.ensure_default(ctx)
        return await accounts.first_admin_token(ctx)


async def work(
    settings: Settings,
    *,
    stop: asyncio.Event,
    children: int,
    concurrency: int | None = None,
    url: str | None = None,
) -> None:
    """One worker process until `stop` is set: what is under way is finished first."""
    chosen = settings
    if concurrency is not None:
        chosen = settings.model_copy(update={"worker_concurrency": concurrency})
    async with open_context(chosen, url=url) as ctx:
        with Children(children, timeout=chosen.job_timeout_seconds) as pool:
            worker = asyncio.create_task(Worker(ctx, children=pool, transport=transport_of(chosen)).run())
            stopped = asyncio.create_task(stop.wait())
            await asyncio.wait((worker, stopped), return_when=asyncio.FIRST_COMPLETED)
            ctx.stopping.set()
            stopped.cancel()
            await worker


# --- logs -------------------------------------------------------------------------------------


class JsonFormatter(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def configure_logging(settings: Settings) -> None:
    """Warnings and what we say ourselves, to stderr; no answers are ever logged."""
    handler = logging.StreamHandler()
    if settings.log_format == "json":
        handler.setFormatter(JsonFormatter())
    else:
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("intakt").setLevel(logging.INFO)
    logging.getLogger("pgqueuer").setLevel(logging.ERROR)
