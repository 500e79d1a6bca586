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
from intakt.rendering.columns import is_shared
from intakt.rendering.scoped import scoped
from intakt.rendering.theme import Theme, lifted

DARK_SOFT = "#1f2b26"
"""The background of tinted parts in the dark: what is read on it can be read on the page too."""
DARK_COLOURS = {
    "primary-soft": DARK_SOFT,
    "ink": "#e8eeea",
    "quiet": "#a9b5ae",
    "rule": "#35413b",
    "stop": "#ff9d92",
    "stop-soft": "#3a1d1a",
    "caution": "#f2c069",
    "caution-soft": "#33270f",
    "page": "#141a17",
}
RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


class Shown(Frozen, frozen=True, kw_only=True):
    """A run of lists that share columns, or one other block with its picture."""

    blocks: tuple[AnyBlock, ...]
    columns: int
    picture: str = ""


def render(document: Document, theme: Theme) -> str:
    """The document as a complete HTML page. Raises nothing for any text: all of it is escaped."""
    return _template("packet.html").render(
        **_given(document, theme),
        variables=Markup(variables(theme, ":root")),
        css=_css(),
        direction=direction(document.lang),
    )


def fragment(document: Document, theme: Theme) -> str:
    """The same sections for a page of another frame; `sheet` dresses them there."""
    return _template("sections.html").render(**_given(document, theme))


def contents(document: Document) -> tuple[Section, ...]:
    """The sections that a list of contents names."""
    return tuple(
        section
        for section in document.sections
        if section.level == 1 and section.layout not in ("cover", "banner")
    )


def sheet(theme: Theme, selector: str) -> str:
    """The styles of a document, for what stands under the selector only."""
    return f"{variables(theme, selector)}\n{scoped(_source('packet.css'), selector)}"


def variables(theme: Theme, selector: str) -> str:
    """The document's colours as custom properties, light and dark."""
    light = {
        "primary": theme.primary,
        "primary-soft": theme.primary_soft,
        "accent": theme.accent,
        "ink": theme.ink,
        "quiet": theme.quiet,
        "rule": theme.rule,
        "stop": theme.stop,
        "stop-soft": theme.stop_soft,
        "caution": theme.caution,
        "caution-soft": theme.caution_soft,
        "page": "#ffffff",
        "band": theme.primary,
    }
    dark = {
        **DARK_COLOURS,
        "primary": lifted(theme.primary, DARK_SOFT),
        "accent": lifted(theme.accent, DARK_SOFT),
    }
    return (
        f"{selector} {{ {_properties(light)} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ {selector} {{ {_properties(dark)} }} }}"
    )


def direction(language: str) -> str:
    """Which way the language is written: ltr or rtl."""
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def _properties(values: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in values.items())


def _given(document: Document, theme: Theme) -> dict[str, Any]:
    """What the templates of a document read."""
    return {
        "document": document,
        "logo": _logo_source(document.practice.logo),
        "words": document.meta.words,
        "shown": {section.id: tuple(_shown(section, theme)) for section in document.sections},
        "palette": charts.colours(theme, charts.PALETTE),
        "inside": contents(document),
    }


def _shown(section: Section, theme: Theme) -> list[Shown]:
    found: list[Shown] = []
    for block in section.blocks:
        columns = block.columns if isinstance(block, List) and is_shared(block) else 1
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


@lru_cache(maxsize=2)
def _template(name: str) -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(_source),
    )
    environment.filters["drawing"] = _drawing
    return environment.get_template(name)


def _drawing(svg: str) -> Any:
    """Our own SVG, whose only texts are numbers and colours, put into the page as it stands."""
    return Markup(svg)
