"""Packets made in the test's own process, without a queue: what a worker does, one step at a time."""

import shutil
from pathlib import Path

import msgspec

from intakt.content.personas import told_on
from intakt.jobs import child
from intakt.persistence.packet_versions import Key
from intakt.services import accounts, intakes, library, making
from intakt.services.context import Context
from intakt.services.making import Claimed, Made
from intakt.services.views import Caller, Submitted
from tests.personas import answers

NUTRITION = "NUTRITION_ONLY"
MADE = Made(
    engine="test",
    rule_set="adult",
    reviewed=False,
    plan=b'{"withheld":false}',
    document=b'{"title":"A packet"}',
    certificate=b'{"rules":[1],"engine":"test","release":"r","date":"2026-11-23","seed":"s"}',
    html=b"<p>A packet</p>",
    pdf=b"%PDF-",
    pdf_etag="p" * 32,
    html_etag="h" * 32,
)
"""A packet that took no time to make."""


async def publish_without(ctx: Context, client_type: str, *, folder: Path) -> None:
    """The shipped library with that path closed becomes the practice's own."""
    _write_without(ctx.config.default_library, client_type, folder)
    assert (await library.publish(ctx, folder)).changed


def _write_without(source: Path, client_type: str, folder: Path) -> None:
    shutil.copytree(source, folder)
    found = [
        each for each in folder.glob("paths/*.yaml") if f"clientType: {client_type}\n" in each.read_text()
    ]
    for path in found:
        path.write_text(path.read_text().replace("active: true", "active: false"))


async def submitted(ctx: Context, persona: str = "typical-nutrition", **changes: object) -> Submitted:
    told = told_on(ctx.now().date(), answers(persona))
    given = {question: answer for question, answer in {**told, **changes}.items() if answer is not None}
    return await intakes.submit_answers(ctx, NUTRITION, given)


async def caller_of(ctx: Context, result: Submitted) -> Caller:
    assert isinstance(result.token, str)
    found = await accounts.authenticate(ctx, result.token)
    assert found is not None
    return found


async def staff(ctx: Context, role: str = "admin", email: str = "boss@example.org") -> Caller:
    found = await accounts.authenticate(ctx, await accounts.create_token(ctx, email, role))  # type: ignore[arg-type]
    assert found is not None
    return found


def key_of(packet_id: str, version: int = 1) -> Key:
    return Key(packet_id=packet_id, version=version)


async def claimed(ctx: Context, packet_id: str, version: int = 1) -> Claimed:
    found = await making.claim(ctx, key_of(packet_id, version))
    assert found is not None
    return found


async def make(ctx: Context, packet_id: str, *, version: int = 1, reviewed: bool = False) -> None:
    """The version is READY with a stand-in for its content."""
    made = msgspec.structs.replace(MADE, reviewed=reviewed)
    assert await making.finish(ctx, await claimed(ctx, packet_id, version), made)


async def make_all(ctx: Context, result: Submitted, *, reviewed: bool = False) -> None:
    for packet in result.packets:
        await make(ctx, packet.id, reviewed=reviewed and packet.type != "INTRO")


async def really_make(ctx: Context, packet_id: str, version: int = 1) -> Made:
    """The whole pipeline, in this process."""
    mine = await claimed(ctx, packet_id, version)
    release = await library.release(ctx, mine.submission.release)
    child._releases[release.id] = release
    order = child.Order(
        type=mine.work.type,
        client_type=mine.submission.client_type,
        release=release.id,
        library="",
        day=mine.submission.day,
        language=mine.submission.language,
        answers=mine.submission.answers,
        variant=mine.work.variant,
        practice=ctx.config.practice,
    )
    result = child.decode(child.make(msgspec.msgpack.encode(order)))
    assert isinstance(result, Made), result
    assert await making.finish(ctx, mine, result)
    return result
