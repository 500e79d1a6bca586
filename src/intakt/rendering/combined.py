"""One PDF of all of a client's packets, each with its own cover, in the order given."""

from collections.abc import Sequence
from datetime import date

from intakt.document.model import Document
from intakt.kit.errors import InputError
from intakt.rendering.pdf import typeset
from intakt.rendering.theme import Theme


def render(documents: Sequence[Document], theme: Theme, *, title: str, day: date) -> bytes:
    """The documents as one accessible PDF; the covers are its chapters. InputError when there is none."""
    if not documents:
        raise InputError("there is no packet to put together")
    return typeset(documents, theme, title=title, day=day, density="roomy")
