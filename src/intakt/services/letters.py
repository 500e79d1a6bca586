"""Mail written in the transaction that causes it: stored sealed, queued, sent once by a worker."""

import msgspec

from intakt.delivery.mail import Letter
from intakt.kit.ids import new_id
from intakt.persistence import mail, queue
from intakt.persistence.database import Session
from intakt.services.context import Context


async def write(
    ctx: Context, session: Session, letter: Letter, *, key: str, about: str | None = None
) -> bool:
    """Queue a letter; False when one with that key has been written before.

    `about` is the id of the client, intake or account that it is erased with.
    """
    mail_id = new_id()
    sealed = ctx.secrets.seal(msgspec.json.encode(letter))
    fresh = await mail.insert(
        session, mail_id, key=key, message=letter.message, sealed=sealed, about=about, now=ctx.now()
    )
    if not fresh:
        return False
    await queue.enqueue_mail(session, [mail_id])
    return True


def link(ctx: Context, path: str = "") -> str:
    """An address of ours; it carries no answer."""
    return ctx.config.base_url.rstrip("/") + "/" + path


def resume_link(ctx: Context, intake_id: str, token: str) -> str:
    """The link to keep; browsers send what stands after the `#` to no server. Never for a letter."""
    return link(ctx, f"resume/{intake_id}#{token}")
