"""All of a caller's open packets in one PDF."""

import asyncio
import hashlib
from collections.abc import Sequence
from datetime import date

import msgspec

from intakt.document.model import Document
from intakt.kit.errors import NotFound, StateError
from intakt.persistence import packets
from intakt.rendering import combined
from intakt.rendering.theme import theme_of
from intakt.services import access
from intakt.services.context import Context
from intakt.services.generation import ENGINE
from intakt.services.packet_views import status_packet
from intakt.services.views import Caller, PacketFile


class Bundle:
    """The documents of a combined PDF, named by what is in them before it is set."""

    def __init__(self, contents: Sequence[bytes], *, name: str, title: str) -> None:
        self.contents = tuple(contents)
        self.name = name
        self.title = title
        parts = (ENGINE.encode(), title.encode(), *self.contents)
        self.etag = hashlib.blake2b(b"\0".join(parts), digest_size=16).hexdigest()


async def bundle(ctx: Context, caller: Caller, *, title: str, client_id: str | None = None) -> Bundle:
    """What is open to the caller, in the order of the status; of one record alone with `client_id`.

    NotFound when that is not the caller's; StateError `not-ready` when nothing is open.
    """
    contents: list[bytes] = []
    name = ""
    async with ctx.database.transaction() as session:
        ids = () if caller.staff else await access.client_ids(session, caller)
        if client_id is not None:
            if client_id not in ids:
                raise NotFound("There is no such record.")
            ids = (client_id,)
        rows = await packets.status(session, ids) if ids else ()
        for row in (row for row in rows if status_packet(row).waiting_for is None and row.ready is not None):
            found = await packets.reading(session, row.id)
            if found is not None and found.sealed_document is not None:
                contents.append(ctx.secrets.open(found.sealed_document))
                name = name or found.full_name
    if not contents:
        raise StateError("None of your packets is open yet.", code="not-ready")
    return Bundle(contents, name=name, title=title)


async def file(made: Bundle) -> PacketFile:
    """The bundle as one PDF; set in a thread, as Typst lets others run meanwhile."""
    documents = [msgspec.json.decode(content, type=Document) for content in made.contents]
    day = max(date.fromisoformat(document.meta.date) for document in documents)
    content = await asyncio.to_thread(
        combined.render, documents, theme_of(documents[0].practice), title=made.title, day=day
    )
    return PacketFile(
        content=content,
        etag=made.etag,
        filename=f"{made.name} - {made.title}.pdf",
        media_type="application/pdf",
    )
