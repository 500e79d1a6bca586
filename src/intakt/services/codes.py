"""Mailed codes: written, mailed, tried. A code signs somebody in, or opens the one intake it was asked for.

The answer is the same for every address. Codes are stored keyed: a copy of the database is no help in
guessing them. A ticket (256 random bits, in the page's address and in the mailed link) names the code.
"""

import math
import re
from datetime import timedelta

from intakt.delivery.mail import Letter
from intakt.kit.errors import NotFound, TooOften, WrongCode
from intakt.kit.ids import new_id
from intakt.persistence import sign_ins
from intakt.persistence.database import Session
from intakt.persistence.secrets import hash_token, new_code, new_token, same
from intakt.persistence.sign_ins import Attempt, Pending
from intakt.services import addresses, letters
from intakt.services.account_views import CodeSent
from intakt.services.context import Context

DIGITS = 8
IN_FORCE = timedelta(minutes=10)
MOST_TRIES = 5
SOON, MOST_SOON = timedelta(minutes=15), 5
DAY, MOST_A_DAY = timedelta(hours=24), 20
"""With 5 tries each, a guesser has one chance in a million a day at 8 digits."""
SPENT = "This code has run out or was used: ask for a new one."


async def send(ctx: Context, email: str, *, intake_id: str | None = None, language: str = "en") -> CodeSent:
    """Mail a code to sign in with, or, with `intake_id`, to open that intake. InputError, TooOften."""
    address = addresses.clean(email)
    async with ctx.database.transaction() as session:
        await _require_rest(ctx, session, address)
        return await _write(ctx, session, address, intake_id=intake_id, language=language)


async def _require_rest(ctx: Context, session: Session, address: str) -> None:
    """TooOften for an address that codes go to all the time, whoever asks for them."""
    await sign_ins.take_turns(session, address)
    now = ctx.now()
    made = await sign_ins.recent(session, address, since=now - DAY, count=MOST_A_DAY)
    for span, most in ((SOON, MOST_SOON), (DAY, MOST_A_DAY)):
        within = [at for at in made if at > now - span]
        if len(within) >= most:
            seconds = math.ceil((within[most - 1] + span - now).total_seconds())
            minutes = -(-seconds // 60)
            raise TooOften(
                f"Several codes went to this address: use the newest, or ask again in {minutes} min.",
                seconds=seconds,
            )


async def _write(
    ctx: Context, session: Session, address: str, *, intake_id: str | None, language: str
) -> CodeSent:
    sign_in_id, ticket, code, now = new_id(), new_token(), new_code(DIGITS), ctx.now()
    until = now + IN_FORCE
    await sign_ins.insert(
        session,
        sign_in_id,
        ticket=hash_token(ticket),
        email=address,
        code=_marks(ctx, ticket, code)[0],
        intake_id=intake_id,
        now=now,
        expires_at=until,
    )
    letter = Letter(
        to=address,
        message="sign-in-code" if intake_id is None else "resume-code",
        values={
            "code": f"{code[:4]} {code[4:]}",
            "link": letters.link(ctx, f"sign-in/{ticket}"),
            "minutes": str(int(IN_FORCE.total_seconds()) // 60),
            "practice": ctx.config.practice.name,
        },
        language=language,
    )
    await letters.write(ctx, session, letter, key=f"code:{sign_in_id}", about=intake_id)
    return CodeSent(ticket=ticket, expires_at=until)


def _marks(ctx: Context, ticket: str, code: str) -> tuple[bytes, ...]:
    return ctx.secrets.marks(f"code {ticket} {code}")


async def find(ctx: Context, ticket: str) -> Pending:
    """What a ticket is for, for the page that asks for the code. NotFound when it is spent."""
    async with ctx.database.session() as session:
        found = await sign_ins.find(session, hash_token(ticket), most=MOST_TRIES, now=ctx.now())
    if found is None:
        raise NotFound(SPENT)
    return found


async def attempt(ctx: Context, ticket: str, code: str) -> Attempt:
    """One try, counted whatever comes of it. WrongCode; NotFound when it is spent.

    The ticket is not used yet: `use` does that in the transaction that acts on it.
    """
    async with ctx.database.session() as session:
        found = await sign_ins.attempt(session, hash_token(ticket), most=MOST_TRIES, now=ctx.now())
    if found is None:
        raise NotFound(SPENT)
    typed = re.sub(r"[\s-]", "", code)
    if not any(same(found.code, mark) for mark in _marks(ctx, ticket, typed)):
        left = MOST_TRIES - found.tries
        if left <= 0:
            raise NotFound("That was not the code, and there are no tries left: ask for a new one.")
        raise WrongCode(f"That is not the code; tries left: {left}.", left=left)
    return found


async def use(ctx: Context, session: Session, tried: Attempt) -> None:
    """The code and all others of its address are over. NotFound when it was used in the meantime."""
    if not await sign_ins.use(session, tried.id, now=ctx.now()):
        raise NotFound(SPENT)
    await sign_ins.close_others(session, tried.email, since=ctx.now() - IN_FORCE, now=ctx.now())
