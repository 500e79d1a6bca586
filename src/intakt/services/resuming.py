"""Coming back to an intake: by its own token, by a link from a screen, by a mailed link and a code.

A mailed link went to an address that somebody typed, which proves nothing: it asks for a code, and, once the
intake holds anything sensitive, for the date of birth that was answered there.
"""

from datetime import timedelta

from intakt.kit.errors import InputError, NotFound, StateError, WrongCode
from intakt.kit.ids import is_id, new_id
from intakt.persistence import accounts, intakes, records, resume_links
from intakt.persistence.database import Session
from intakt.persistence.intakes import Intake
from intakt.persistence.secrets import hash_token, new_token
from intakt.services import accounts as account_service
from intakt.services import addresses, codes, letters
from intakt.services.account_views import CodeSent, Resumed
from intakt.services.context import Context
from intakt.services.views import Caller

ON_SCREEN = timedelta(minutes=60)
BY_MAIL = timedelta(days=30)
GONE = "This link has run out or was used."
ELSEWHERE = "These answers open on the device where they were begun, or with the link that was kept there."


async def owns(ctx: Context, caller: Caller, intake_id: str) -> bool:
    """Whether the caller may open the intake: by its token, or as the account it belongs to."""
    if caller.intake_id is not None:
        return caller.intake_id == intake_id
    if caller.role != "client" or caller.account_id is None or not is_id(intake_id):
        return False
    async with ctx.database.session() as session:
        return await intakes.belongs(session, intake_id, account_id=caller.account_id)


async def by_token(ctx: Context, intake_id: str, token: str) -> Resumed:
    """The intake's own token, from the resume link that was kept. NotFound when it is not that intake's."""
    found = await account_service.authenticate(ctx, token)
    if found is None or found.intake_id != intake_id:
        raise NotFound("This link is not complete, or does not work any more.")
    async with ctx.database.session() as session:
        intake = await intakes.by_id(session, intake_id)
    if intake is None:
        raise NotFound("This link does not work any more.")
    return Resumed(intake_id=intake_id, token=token, submitted=intake.state == "COMPLETED")


# --- a link on the screen ---------------------------------------------------------------------


async def screen_link(ctx: Context, intake_id: str) -> str:
    """An address that opens the intake once within the hour, to scan or type on another device.

    (The web layer has checked that the caller may open the intake.)
    """
    token, now = new_token(), ctx.now()
    async with ctx.database.transaction() as session:
        if await intakes.by_id(session, intake_id) is None:
            raise NotFound("There is no such intake.")
        await resume_links.insert(
            session,
            hash_token(token),
            intake_id=intake_id,
            kind="screen",
            now=now,
            expires_at=now + ON_SCREEN,
        )
    return letters.link(ctx, f"resume/here/{token}")


async def by_screen_link(ctx: Context, link: str, *, agent: str = "") -> Resumed:
    """Once. NotFound when the link has run out or was used."""
    async with ctx.database.transaction() as session:
        intake_id = await resume_links.use(session, hash_token(link), now=ctx.now())
        intake = await intakes.by_id(session, intake_id) if intake_id else None
        if intake is None:
            raise NotFound(GONE)
        return await _open(ctx, session, intake, how="screen")


async def _open(ctx: Context, session: Session, intake: Intake, *, how: str) -> Resumed:
    """A further token for the intake, for one more device."""
    token, now = new_token(), ctx.now()
    await accounts.insert_token(
        session, new_id(), token_hash=hash_token(token), role="intake", intake_id=intake.id, now=now
    )
    await records.audit(
        session,
        actor="client",
        action="intake-resumed",
        now=now,
        client_id=intake.client_id,
        intake=intake.id,
        how=how,
    )
    return Resumed(intake_id=intake.id, token=token, submitted=intake.state == "COMPLETED")


# --- a mailed link ----------------------------------------------------------------------------


async def mail_link(ctx: Context, session: Session, intake_id: str) -> str:
    """The address for a letter; it opens nothing without a code."""
    token, now = new_token(), ctx.now()
    await resume_links.insert(
        session, hash_token(token), intake_id=intake_id, kind="mail", now=now, expires_at=now + BY_MAIL
    )
    return letters.link(ctx, f"resume/mail/{token}")


async def intake_of_mail(ctx: Context, link: str) -> str:
    """Where a mailed link leads. NotFound when it has run out."""
    async with ctx.database.session() as session:
        found = await resume_links.find(session, hash_token(link), kind="mail", now=ctx.now())
    if found is None:
        raise NotFound(GONE)
    return found


async def send_code(ctx: Context, link: str) -> CodeSent:
    """Mail a code to the address that the intake names now. NotFound, StateError `no-address`, TooOften."""
    intake_id = await intake_of_mail(ctx, link)
    async with ctx.database.session() as session:
        intake = await intakes.by_id(session, intake_id)
        answers = await intakes.answers(session, intake_id, ctx.secrets)
    if intake is None:
        raise NotFound(GONE)
    email = answers.get("email")
    try:
        address = addresses.clean(email if isinstance(email, str) else "")
    except InputError:
        raise StateError("This intake names no e-mail address any more.", code="no-address") from None
    return await codes.send(ctx, address, intake_id=intake_id, language=intake.language)


async def asks_birth_date(ctx: Context, ticket: str) -> bool:
    """Whether the page that asks for the code asks for the date of birth too. NotFound when it is spent."""
    pending = await codes.find(ctx, ticket)
    if pending.intake_id is None:
        return False
    async with ctx.database.session() as session:
        return await _holds_secrets(session, pending.intake_id, pending.email)


async def _holds_secrets(session: Session, intake_id: str, email: str) -> bool:
    """Sensitive answers that the account of this address has not proved to be its own."""
    intake = await intakes.by_id(session, intake_id)
    if intake is None or not await intakes.has_sealed(session, intake_id):
        return False
    account = await accounts.by_id(session, intake.account_id) if intake.account_id else None
    return account is None or account.email.lower() != email


async def by_code(ctx: Context, ticket: str, code: str, *, birth_date: str = "") -> Resumed:
    """The mailed code opens the intake it was asked for. WrongCode also for a wrong date; NotFound."""
    tried = await codes.attempt(ctx, ticket, code)
    if tried.intake_id is None:
        raise NotFound(codes.SPENT)
    async with ctx.database.transaction() as session:
        intake = await intakes.lock(session, tried.intake_id)
        if intake is None:
            raise NotFound(codes.SPENT)
        if await _holds_secrets(session, intake.id, tried.email):
            answered = (await intakes.answers(session, intake.id, ctx.secrets)).get("date-of-birth")
            if answered is None:
                raise StateError(ELSEWHERE, code="own-device")
            if answered != birth_date.strip():
                left = codes.MOST_TRIES - tried.tries
                if left <= 0:
                    raise NotFound("That was not right, and there are no tries left: ask for a new code.")
                raise WrongCode(f"That is not the date of birth; tries left: {left}.", left=left)
        await codes.use(ctx, session, tried)
        return await _open(ctx, session, intake, how="mailed code")
