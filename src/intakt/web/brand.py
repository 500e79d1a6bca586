"""The practice's own colours and logo: a small sheet of custom properties, readable whatever was chosen."""

import hashlib
from functools import lru_cache

from litestar import get
from litestar.response.base import ASGIResponse

from intakt.document.model import Practice
from intakt.kit.errors import NotFound
from intakt.kit.structs import Frozen
from intakt.rendering import html, theme
from intakt.web.requests import WebRequest, ctx_of
from intakt.web.responses import IMMUTABLE, PRIVATE, maybe_unchanged

PAPER, CARD = "#faf7f1", "#fffdf9"
"""The light page and what lies on it (static/css/base.css has the same two)."""
DARK_PAPER, DARK_CARD = "#161a18", "#1f2522"
DARK_SOFT_SHARE = 5
"""In the dark a tint is one part in so many of the colour."""


class Brand(Frozen, frozen=True, kw_only=True):
    name: str
    sheet: bytes
    sheet_etag: str
    logo_etag: str | None
    packet_sheet: bytes
    packet_sheet_etag: str

    @property
    def packet_sheet_url(self) -> str:
        return f"/packet.css?v={self.packet_sheet_etag}"

    @property
    def sheet_url(self) -> str:
        return f"/practice.css?v={self.sheet_etag}"

    @property
    def logo_url(self) -> str | None:
        return f"/practice/logo?v={self.logo_etag}" if self.logo_etag else None


@lru_cache(maxsize=8)
def brand_of(practice: Practice) -> Brand:
    sheet = sheet_of(practice).encode()
    packet_sheet = html.sheet(theme.theme_of(practice), ".packet").encode()
    logo = practice.logo
    return Brand(
        name=practice.name,
        sheet=sheet,
        sheet_etag=digest(sheet),
        logo_etag=digest(logo.data) if logo else None,
        packet_sheet=packet_sheet,
        packet_sheet_etag=digest(packet_sheet),
    )


def sheet_of(practice: Practice) -> str:
    """Light and dark, each colour moved until text in it, on it and on its tint can be read."""
    colours = practice.colours
    light = rule(light_colours("brand", colours.primary) | light_colours("warm", colours.accent))
    dark = rule(dark_colours("brand", colours.primary) | dark_colours("warm", colours.accent))
    return f":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"


def rule(values: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in values.items())


def light_colours(name: str, chosen: str) -> dict[str, str]:
    colour = theme.readable(chosen)
    while min(theme.contrast(colour, each) for each in (PAPER, CARD, mixed(colour, PAPER, 9))) < 4.5:
        colour = mixed("#000000", colour, 15)
    return {name: colour, f"{name}-soft": mixed(colour, PAPER, 9), f"on-{name}": "#ffffff"}


def dark_colours(name: str, chosen: str) -> dict[str, str]:
    colour = theme.lifted(theme.lifted(chosen, DARK_PAPER), DARK_CARD)
    while theme.contrast(colour, mixed(colour, DARK_PAPER, DARK_SOFT_SHARE)) < 4.5:
        colour = mixed("#ffffff", colour, 15)
    return {
        name: colour,
        f"{name}-soft": mixed(colour, DARK_PAPER, DARK_SOFT_SHARE),
        f"on-{name}": DARK_PAPER,
    }


def mixed(one: str, other: str, parts: int) -> str:
    """One part of the first colour and so many of the second."""
    pairs = zip(theme.parse(one), theme.parse(other), strict=True)
    red, green, blue = ((a + parts * b) // (parts + 1) for a, b in pairs)
    return theme.write((red, green, blue))


def digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=8).hexdigest()


def keeping(request: WebRequest, etag: str) -> str:
    return IMMUTABLE if request.query_params.get("v") == etag else PRIVATE


@get("/practice.css")
async def sheet(request: WebRequest) -> ASGIResponse:
    brand = brand_of(ctx_of(request).config.practice)
    cache = keeping(request, brand.sheet_etag)
    return maybe_unchanged(request, brand.sheet, etag=brand.sheet_etag, media_type="text/css", cache=cache)


@get("/packet.css")
async def packet_sheet(request: WebRequest) -> ASGIResponse:
    """The styles of a document within our frame."""
    brand = brand_of(ctx_of(request).config.practice)
    return maybe_unchanged(
        request,
        brand.packet_sheet,
        etag=brand.packet_sheet_etag,
        media_type="text/css",
        cache=keeping(request, brand.packet_sheet_etag),
    )


@get("/practice/logo")
async def logo(request: WebRequest) -> ASGIResponse:
    practice = ctx_of(request).config.practice
    brand = brand_of(practice)
    if practice.logo is None or brand.logo_etag is None:
        raise NotFound("This practice has no logo.")
    return maybe_unchanged(
        request,
        practice.logo.data,
        etag=brand.logo_etag,
        media_type=practice.logo.media_type,
        cache=keeping(request, brand.logo_etag),
    )


HANDLERS = (sheet, packet_sheet, logo)
