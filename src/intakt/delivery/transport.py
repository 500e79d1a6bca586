"""How e-mail leaves: by SMTP, or into an outbox folder when no server is set."""

import os
import re
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

import aiosmtplib

from intakt.kit.errors import SetupError, Unavailable

TIMEOUT = 30


class Refused(Exception):
    """The server will never take this message."""


class Unsure(Exception):
    """The connection broke when the message was under way: it may have gone out."""


class Transport(Protocol):
    repeatable: bool
    """Whether delivering the same message again leaves one message."""

    async def deliver(self, message: EmailMessage, *, now: datetime) -> None:
        """Unavailable: not sent, try later. Refused: never. Unsure: nobody knows."""


class Outbox:
    """One file a message, named by its id: written twice, it is still one."""

    repeatable = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def deliver(self, message: EmailMessage, *, now: datetime) -> None:
        message["Date"] = format_datetime(now)
        name = re.sub(r"[^0-9a-zA-Z-]", "", str(message["Message-ID"]).partition("@")[0])
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft = self.folder / f".{name}-{os.getpid()}"
            draft.write_bytes(message.as_bytes())
            draft.replace(self.folder / f"{name}.eml")
        except OSError as error:
            raise Unavailable(f"the outbox {self.folder} cannot be written: {error.strerror}") from error


class Smtp:
    """`smtp://user:password@host:587` (STARTTLS when offered) or `smtps://host:465`."""

    repeatable = False

    def __init__(self, url: str) -> None:
        """SetupError when the address is none."""
        parts = urlsplit(url)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise SetupError("INTAKT_SMTP_URL must look like smtp://user:password@host:587")
        self.tls = parts.scheme == "smtps"
        self.host = parts.hostname
        self.port = parts.port or (465 if self.tls else 587)
        self.user = unquote(parts.username) if parts.username else None
        self.password = unquote(parts.password) if parts.password else None

    async def deliver(self, message: EmailMessage, *, now: datetime) -> None:
        message["Date"] = format_datetime(now)
        client = aiosmtplib.SMTP(
            hostname=self.host,
            port=self.port,
            use_tls=self.tls,
            username=self.user,
            password=self.password,
            timeout=TIMEOUT,
        )
        try:
            await client.connect()
        except (aiosmtplib.SMTPException, OSError) as error:
            raise Unavailable(f"the mail server does not answer: {error}") from error
        try:
            await client.send_message(message)
        except (aiosmtplib.SMTPResponseException, aiosmtplib.SMTPRecipientsRefused) as error:
            code = getattr(error, "code", 0) or max(
                (r.code for r in getattr(error, "recipients", [])), default=0
            )
            if 400 <= code < 500:
                raise Unavailable(f"the mail server asks to wait: {error}") from error
            raise Refused(str(error)) from error
        except (aiosmtplib.SMTPException, OSError) as error:
            raise Unsure(str(error)) from error
        finally:
            client.close()


def transport_for(url: str | None, *, outbox: Path) -> Transport:
    return Smtp(url) if url else Outbox(outbox)
