"""Every component in every state, for those who build pages and for the browser tests."""

from typing import ClassVar

from litestar import get
from litestar.response.base import ASGIResponse

from intakt.kit.structs import Frozen
from intakt.web.client.packets import SYMBOLS, TONES
from intakt.web.render import Other, PageContext, page
from intakt.web.requests import WebRequest

LANGUAGES = (
    Other(code="en", name="English", href="?lang=en", chosen=True),
    Other(code="de", name="Deutsch", href="?lang=de", chosen=False),
    Other(code="ar", name="العربية", href="?lang=ar", chosen=False),
)


class Sample(Frozen, frozen=True, kw_only=True):
    """A packet in one state."""

    type: str
    symbol: str
    state: str


class PatternsContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "patterns.html"

    languages: tuple[Other, ...]
    samples: tuple[Sample, ...]
    tones: dict[str, str]


@get("/patterns")
async def show(request: WebRequest) -> ASGIResponse:
    types = list(SYMBOLS.items())
    samples = tuple(
        Sample(type=types[number % len(types)][0], symbol=types[number % len(types)][1], state=state)
        for number, state in enumerate(TONES)
    )
    return page(request, PatternsContext(languages=LANGUAGES, samples=samples, tones=TONES))


HANDLERS = (show,)
