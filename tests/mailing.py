"""What was mailed: the letters as they stand sealed in the database, newest last."""

import msgspec

from intakt.delivery.mail import Letter
from intakt.services.context import Context


async def letters(ctx: Context, message: str, *, to: str | None = None) -> list[Letter]:
    async with ctx.database.session() as session:
        rows = await session.connection.fetch(
            "SELECT sealed FROM mail WHERE message = $1 AND sealed <> '' ORDER BY created_at, id", message
        )
    found = [msgspec.json.decode(ctx.secrets.open(row["sealed"]), type=Letter) for row in rows]
    return [each for each in found if to is None or each.to == to]


def value(letter: Letter, name: str) -> str:
    found = letter.values[name]
    assert isinstance(found, str)
    return found


async def mailed_code(ctx: Context, to: str, *, message: str = "sign-in-code") -> str:
    return value((await letters(ctx, message, to=to))[-1], "code")
