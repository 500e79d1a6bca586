"""Reminders of unfinished intakes: two at most, each once, and none to an address that wants none."""

import base64
import binascii
from datetime import date, timedelta

from babel import Locale
from babel.dates import format_date

from intakt.delivery.mail import Letter
from intakt.kit.errors import InputError, NotFound
from intakt.persistence import intakes, reminders
from intakt.persistence.database import Session
from intakt.persistence.reminders import Due
from intakt.persistence.secrets import same
from intakt.services import addresses, letters, resuming
from intakt.services.context import Context

BATCH = 200
CHILD = 13
"""Below this age the address is the guardian's, and the words are for the guardian."""
SHORT = 16
"""Bytes of a keyed address, and of the mark that says the key is ours."""


async def every_hour(ctx: Context) -> int:
    """Write the reminders that are due; how many."""
    written = 0
    for number, after in enumerate(ctx.config.remind_after, start=1):
        if after is not None:
            while found := await _some(ctx, number=number, after=after):
                written += found
    return written


async def _some(ctx: Context, *, number: int, after: timedelta) -> int:
    """One transaction's worth; how many intakes were seen to, with or without a letter."""
    now = ctx.now()
    earlier = [each for each in ctx.config.remind_after[: number - 1] if each is not None]
    apart = after - earlier[-1] if earlier else timedelta(0)
    async with ctx.database.transaction() as session:
        due = await reminders.due(
            session,
            number=number,
            saved_before=now - after,
            reminded_before=now - apart,
            count=BATCH,
        )
        for each in due:
            await _remind(ctx, session, each, number=number)
            await reminders.reminded(session, each.id, number=number, now=now)
    return len(due)


async def _remind(ctx: Context, session: Session, due: Due, *, number: int) -> None:
    try:
        address = addresses.clean(due.email)
    except InputError:
        return
    if await reminders.stopped(session, _keys(ctx, address)):
        return
    answers = await intakes.answers(session, due.id, ctx.secrets)
    stop = letters.link(ctx, f"reminders/{_token(ctx, address)}")
    letter = Letter(
        to=address,
        message="intake-reminder",
        values={
            "started": format_date(due.started_at.date(), "long", locale=Locale.parse(due.language, sep="-")),
            "percent": str(due.percent),
            "guardian": "yes" if _is_child(answers.get("date-of-birth"), today=ctx.now().date()) else "",
            "last": "yes" if number == len(ctx.config.remind_after) else "",
            "link": await resuming.mail_link(ctx, session, due.id),
            "stop": stop,
            "practice": ctx.config.practice.name,
        },
        language=due.language,
        unsubscribe=stop,
    )
    await letters.write(ctx, session, letter, key=f"reminder:{due.id}:{number}", about=due.id)


def _is_child(answered: object, *, today: date) -> bool:
    try:
        born = date.fromisoformat(str(answered))
    except ValueError:
        return False
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day)) < CHILD


# --- none, please -----------------------------------------------------------------------------


def _keys(ctx: Context, address: str) -> list[bytes]:
    """What stands for an address among those that want none, under each of our keys."""
    return [mark[:SHORT] for mark in ctx.secrets.marks(f"reminders {address}")]


def _token(ctx: Context, address: str) -> str:
    """For a link: the keyed address, and the mark that shows that we made it."""
    key = _keys(ctx, address)[0]
    mark = ctx.secrets.marks(f"stop {key.hex()}")[0][:SHORT]
    return base64.urlsafe_b64encode(key + mark).decode().rstrip("=")


def _key_of(ctx: Context, token: str) -> bytes:
    """NotFound when the link is not one of ours."""
    try:
        both = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        both = b""
    key, mark = both[:SHORT], both[SHORT:]
    if not any(same(mark, each[:SHORT]) for each in ctx.secrets.marks(f"stop {key.hex()}")):
        raise NotFound("This link is not complete: please copy all of it.")
    return key


async def stop(ctx: Context, token: str) -> None:
    """No reminders for the address that the link was mailed to. NotFound; twice changes nothing."""
    key = _key_of(ctx, token)
    async with ctx.database.session() as session:
        await reminders.stop(session, key, now=ctx.now())


async def wanted(ctx: Context, session: Session, address: str) -> bool:
    return not await reminders.stopped(session, _keys(ctx, address.lower()))


async def choose(ctx: Context, address: str, *, wanted: bool) -> None:
    """The owner of the address says so on their own page."""
    keys = _keys(ctx, address.lower())
    async with ctx.database.session() as session:
        if wanted:
            await reminders.start(session, keys)
        else:
            await reminders.stop(session, keys[0], now=ctx.now())
