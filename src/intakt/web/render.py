"""Pages: one template, one context struct, one strict policy for what a page may load.

A template is given exactly the fields of its context, and what every page has: `t` (its words), `frame` (the
practice, the languages), `static` (the address of a file of ours), `imported` (those that a script imports).
"""

from pathlib import Path
from typing import ClassVar
from urllib.parse import urlencode

import jinja2
from litestar.datastructures import Cookie
from litestar.response.base import ASGIResponse

from intakt.kit.structs import Frozen
from intakt.web.assets import Assets
from intakt.web.brand import brand_of
from intakt.web.language import COOKIE, COOKIE_SECONDS, asked_for, catalogue_of, words_of
from intakt.web.requests import WebRequest, ctx_of, options_of
from intakt.web.responses import SESSION_COOKIE

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
EVERY_PAGE = ("t", "frame", "static", "imported")
"""The names that every template is given besides its context."""
TEMPLATES = Path(__file__).parent / "templates"
environment = jinja2.Environment(
    loader=jinja2.FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


class PageContext(Frozen, frozen=True, kw_only=True):
    """What one page shows. Each page has its own, which names its template."""

    template: ClassVar[str] = ""


class Other(Frozen, frozen=True, kw_only=True):
    """The same page in another language."""

    code: str
    name: str
    href: str
    chosen: bool


class Contact(Frozen, frozen=True, kw_only=True):
    words: str
    href: str


class Frame(Frozen, frozen=True, kw_only=True):
    """What stands around every page."""

    lang: str
    dir: str
    practice: str
    sheet_url: str
    logo_url: str | None
    languages: tuple[Other, ...]
    """For the switch; empty when there is nothing to choose."""
    contacts: tuple[Contact, ...]
    known: bool
    """Whether the browser shows a session."""


def page(
    request: WebRequest,
    context: PageContext,
    *,
    language: str | None = None,
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> ASGIResponse:
    """The page. `language` is that of the intake it belongs to: then the reader cannot switch it here."""
    return ASGIResponse(
        body=rendered(request, context, language=language),
        status_code=status,
        headers={"content-security-policy": PAGE_POLICY, "cache-control": "no-store", **(headers or {})},
        cookies=chosen_language(request),
        media_type="text/html",
        encoding="utf-8",
    )


def rendered(request: WebRequest, context: PageContext, *, language: str | None = None) -> bytes:
    """The page's HTML."""
    assets: Assets = request.app.state.assets
    return (
        environment.get_template(context.template)
        .render(
            **fields_of(context),
            t=words_of(request, language),
            frame=frame_of(request, language),
            static=assets.url,
            imported=assets.imported,
        )
        .encode()
    )


def fields_of(context: PageContext) -> dict[str, object]:
    return {name: getattr(context, name) for name in context.__struct_fields__}


def frame_of(request: WebRequest, language: str | None) -> Frame:
    chosen = words_of(request, language).language
    practice = ctx_of(request).config.practice
    brand = brand_of(practice)
    return Frame(
        lang=chosen.code,
        dir=chosen.direction,
        practice=brand.name,
        sheet_url=brand.sheet_url,
        logo_url=brand.logo_url,
        languages=() if language is not None else switch(request, chosen.code),
        contacts=tuple(contact_of(each.kind, each.value) for each in practice.contacts),
        known=SESSION_COOKIE in request.cookies,
    )


def contact_of(kind: str, value: str) -> Contact:
    """How the practice is reached, as a link where that is possible."""
    schemes = {"email": "mailto:", "phone": "tel:", "web": "" if value.startswith("https://") else "https://"}
    target = "".join(value.split()) if kind == "phone" else value
    return Contact(words=value, href=f"{schemes[kind]}{target}" if kind in schemes else "")


def switch(request: WebRequest, chosen: str) -> tuple[Other, ...]:
    """A way to every language; none where only one is shipped."""
    offered = [each.language for each in catalogue_of(request).languages.values()]
    if len(offered) < 2:
        return ()
    return tuple(
        Other(
            code=each.code,
            name=each.name,
            href=in_language(request, each.code),
            chosen=each.code == chosen,
        )
        for each in offered
    )


def in_language(request: WebRequest, code: str) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return "?" + urlencode([*kept, ("lang", code)])


def chosen_language(request: WebRequest) -> tuple[Cookie, ...]:
    """Remembers a language that was asked for by `?lang=`."""
    code = catalogue_of(request).fitting(asked_for(request))
    if code is None:
        return ()
    return (
        Cookie(
            key=COOKIE,
            value=code,
            path="/",
            max_age=COOKIE_SECONDS,
            secure=options_of(request).secure,
            httponly=True,
            samesite="lax",
        ),
    )
