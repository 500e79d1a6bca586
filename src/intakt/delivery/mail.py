"""Messages: from a folder of templates and values to an e-mail that no value can bend.

`messages/<name>/<language>/` holds `subject.txt`, `body.txt` and `body.html`; English is there for every
message and stands in for a language that is missing.
"""

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from intakt.kit.errors import InputError
from intakt.kit.structs import Frozen
from intakt.kit.text import normalise

FOLDER = Path(__file__).parent / "messages"
FALLBACK = "en"


class Letter(Frozen, frozen=True, kw_only=True):
    """What a mail row holds, sealed: whom to tell what. `message` is a folder of `messages`."""

    to: str
    message: str
    values: dict[str, str | list[str]]
    language: str = FALLBACK
    unsubscribe: str | None = None
    """Where one click (RFC 8058) ends messages of this kind."""


@cache
def environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=lambda name: name is not None and name.endswith(".html"),
        trim_blocks=True,
        lstrip_blocks=True,
    )


def names() -> tuple[str, ...]:
    """The messages there are."""
    return tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))


def languages(message: str) -> tuple[str, ...]:
    """The languages that a message is written in."""
    return tuple(sorted(path.name for path in (FOLDER / message).iterdir() if path.is_dir()))


def render(letter: Letter, part: str) -> str:
    language = letter.language if letter.language in languages(letter.message) else FALLBACK
    return environment().get_template(f"{letter.message}/{language}/{part}").render(letter.values)


def compose(letter: Letter, *, mail_id: str, sender: str, sender_name: str) -> EmailMessage:
    """The e-mail. InputError when the address is none: such a letter is never sent."""
    message = EmailMessage(policy=SMTP)
    try:
        message["To"] = Address(addr_spec=letter.to)
        message["From"] = Address(display_name=normalise(sender_name), addr_spec=sender)
        message["Subject"] = " ".join(normalise(render(letter, "subject.txt")).split())
        message["Message-ID"] = f"<{mail_id}@{sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        if letter.unsubscribe:
            message["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    except (ValueError, IndexError, MessageError) as error:
        raise InputError("That is not an e-mail address.") from error
    message.set_content(render(letter, "body.txt"))
    message.add_alternative(render(letter, "body.html"), subtype="html")
    return message
