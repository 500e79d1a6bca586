"""Telling clients, coaches and administrators what became of packets and answers: each thing once."""

from collections.abc import Sequence

from intakt.delivery.failures import Failure
from intakt.delivery.mail import Letter
from intakt.persistence import accounts, packet_versions
from intakt.persistence.clients import Locked
from intakt.persistence.database import Session
from intakt.persistence.packet_versions import Key, Unsaid
from intakt.services import letters, library
from intakt.services.context import Context


async def tell_client(ctx: Context, session: Session, client: Locked) -> None:
    """One letter for all that has become READY, once nothing of the client's is on its way.

    The caller holds the client's row: of packets that finish at the same moment the last one writes it.
    """
    if client.waits_for_guardian or await packet_versions.unfinished(session, client.id):
        return
    unsaid = await packet_versions.unsaid(session, client.id)
    await _tell(ctx, session, client, "packets-ready", [each for each in unsaid if not each.waits_coach])
    await _tell(ctx, session, client, "packets-held", [each for each in unsaid if each.waits_coach])


async def _tell(
    ctx: Context, session: Session, client: Locked, message: str, about: Sequence[Unsaid]
) -> None:
    if not about:
        return
    letter = await _letter(ctx, client, message, tuple(each.type for each in about))
    key = ",".join(f"{each.packet_id}:{each.version}" for each in about)
    await letters.write(ctx, session, letter, key=f"{message}:{key}", about=client.id)
    await packet_versions.said(session, about, now=ctx.now())


async def tell_released(ctx: Context, session: Session, client: Locked, key: Key, packet_type: str) -> None:
    """A coach has opened a packet that the client was told to wait for."""
    letter = await _letter(ctx, client, "packets-ready", (packet_type,))
    name = f"packet-released:{key.packet_id}:{key.version}"
    await letters.write(ctx, session, letter, key=name, about=client.id)


async def _letter(ctx: Context, client: Locked, message: str, packet_types: Sequence[str]) -> Letter:
    """What became of packets, in the client's language."""
    release = await library.release(ctx, client.release)
    wording = release.wording(library.nearest(client.language, release.library.languages))
    return Letter(
        to=client.email,
        message=message,
        language=wording.language,
        values={
            "name": client.full_name,
            "packets": [wording.text(f"document.packet.{each}") for each in packet_types],
            "link": letters.link(ctx, "packets"),
            "practice": ctx.config.practice.name,
        },
    )


async def tell_admins(
    ctx: Context, session: Session, key: Key, packet_type: str, failure: Failure, *, at: str
) -> None:
    """A packet has failed for good. `at` tells one failure from the next of the same version."""
    for email in await _admins(ctx, session):
        letter = Letter(
            to=email,
            message="packet-failed",
            values={
                "packet": packet_type,
                "packet_id": key.packet_id,
                "version": str(key.version),
                "job": f"{key.packet_id}:{key.version}",
                "code": failure.code,
                "reason": failure.message,
                "practice": ctx.config.practice.name,
            },
        )
        name = f"packet-failed:{key.packet_id}:{key.version}:{at}:{email}"
        await letters.write(ctx, session, letter, key=name)


async def tell_of_danger(ctx: Context, session: Session, client: Locked, *, submission_id: str) -> None:
    """The client's coach (all coaches where none is assigned) and the admins hear of an answer at once.

    The letter names nobody and carries no answer.
    """
    emails = set(await _admins(ctx, session))
    own = await accounts.email_of(session, client.coach_id) if client.coach_id else None
    emails.update((own,) if own else await accounts.emails_of_role(session, "coach"))
    for email in sorted(emails):
        letter = Letter(
            to=email,
            message="urgent-answer",
            values={
                "client": client.id,
                "link": letters.link(ctx, f"admin/clients/{client.id}"),
                "practice": ctx.config.practice.name,
            },
        )
        await letters.write(
            ctx, session, letter, key=f"urgent-answer:{submission_id}:{email}", about=client.id
        )


async def _admins(ctx: Context, session: Session) -> tuple[str, ...]:
    """Addresses that somebody reads: not the operator's at the command line."""
    emails = list(await accounts.emails_of_role(session, "admin"))
    if ctx.config.admin_email:
        emails.append(ctx.config.admin_email)
    return tuple(sorted({each for each in emails if not each.endswith("@localhost")}))
