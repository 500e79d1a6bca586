"""Document -> one HTML file that needs nothing else: no scripts, no network, everything escaped.

It reads well on a phone, in the dark, by screen reader and on paper.
"""

from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from intakt.document.model import AnyBlock, Chart, Document, List, Logo, Section
from intakt.kit.structs import Frozen
from intakt.rendering import charts
from intakt.rendering.theme import Theme, lifted

DARK, DARK_SOFT = "#141a17", "#1f2b26"
"""The background of the page and of its tinted parts in the dark: what is read on the second is on both."""


class Shown(Frozen, frozen=True, kw_only=True):
    """A run of lists that share columns, or one other block with its picture."""

    blocks: tuple[AnyBlock, ...]
    columns: int
    picture: str = ""


def render(document: Document, theme: Theme) -> str:
    """The document as a complete HTML page. Raises nothing for any text: all of it is escaped."""
    return _template().render(
        document=document,
        theme=theme,
        dark={
            "page": DARK,
            "soft": DARK_SOFT,
            "primary": lifted(theme.primary, DARK_SOFT),
            "accent": lifted(theme.accent, DARK_SOFT),
        },
        css=_css(),
        logo=_logo_source(document.practice.logo),
        words=document.meta.words,
        shown={section.id: tuple(_shown(section, theme)) for section in document.sections},
        palette=charts.colours(theme, charts.PALETTE),
        inside=[
            section
            for section in document.sections
            if section.level == 1 and section.layout not in ("cover", "banner")
        ],
    )


def _shown(section: Section, theme: Theme) -> list[Shown]:
    found: list[Shown] = []
    for block in section.blocks:
        columns = block.columns if isinstance(block, List) and block.style == "boxes" else 1
        if columns > 1 and found and found[-1].columns == columns:
            found[-1] = Shown(blocks=(*found[-1].blocks, block), columns=columns)
        else:
            picture = charts.svg(block, theme) if isinstance(block, Chart) else ""
            found.append(Shown(blocks=(block,), columns=columns, picture=picture))
    return found


def _logo_source(logo: Logo | None) -> str:
    """A data URI: an SVG inside an img element runs no script and loads nothing."""
    if logo is None:
        return ""
    encoded = charts.base64_of(logo.data)
    return f"data:{logo.media_type};base64,{encoded}"


def _source(name: str) -> str:
    return (files("intakt.rendering") / "templates" / name).read_text("utf-8")


@lru_cache(maxsize=1)
def _css() -> Markup:
    return Markup(_source("packet.css"))


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(_source),
    )
    environment.filters["drawing"] = _drawing
    return environment.get_template("packet.html")


def _drawing(svg: str) -> Any:
    """Our own SVG, whose only texts are numbers and colours, put into the page as it stands."""
    return Markup(svg)
