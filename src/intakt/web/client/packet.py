"""One packet as a page: the document itself, its contents beside it, the PDF a click away."""

from datetime import date
from typing import ClassVar

import msgspec
from babel.dates import format_date
from litestar import get
from litestar.response.base import ASGIResponse
from markupsafe import Markup

from intakt.document.model import Document
from intakt.kit.structs import Frozen
from intakt.rendering import html
from intakt.rendering.theme import theme_of
from intakt.services import packets
from intakt.web.auth import signed_in
from intakt.web.brand import brand_of
from intakt.web.language import words_of
from intakt.web.render import PageContext, page
from intakt.web.requests import WebRequest, caller_of, ctx_of, id_of


class Chapter(Frozen, frozen=True, kw_only=True):
    id: str
    title: str


class PacketContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "packet.html"

    id: str
    title: str
    lang: str
    dir: str
    version: int
    day: str
    stamp: str
    chapters: tuple[Chapter, ...]
    document: str
    """The sections, as rendering made them."""
    sheet_url: str


@get("/packets/{packet_id:str}", guards=[signed_in])
async def show(request: WebRequest) -> ASGIResponse:
    ctx = ctx_of(request)
    view = await packets.read(ctx, caller_of(request), id_of(request, "packet_id"))
    document = msgspec.json.decode(view.document, type=Document)
    day = date.fromisoformat(document.meta.date)
    return page(
        request,
        PacketContext(
            id=view.id,
            title=document.title,
            lang=document.lang,
            dir=html.direction(document.lang),
            version=view.version,
            day=format_date(day, format="long", locale=words_of(request).locale),
            stamp=document.meta.stamp,
            chapters=tuple(Chapter(id=each.id, title=each.title) for each in html.contents(document)),
            document=Markup(html.fragment(document, theme_of(document.practice))),
            sheet_url=brand_of(ctx.config.practice).packet_sheet_url,
        ),
    )


HANDLERS = (show,)
