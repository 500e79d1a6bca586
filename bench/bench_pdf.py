"""PDF of a full nutrition packet: our path against Typst alone on the same finished source, and our limit.

Every round sets another week of another client, as a worker does: nothing of a packet is in Typst's memory
but the templates. Peer and ours take turns on different packets of the same size.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import intakt
from bench.figure import Figure, median, seconds
from intakt.content import loader, personas
from intakt.content.release import build
from intakt.document.model import Document, Practice
from intakt.intake.submission import submit
from intakt.rendering import html, pdf
from intakt.rendering.theme import theme_of
from intakt.services.generation import prepare, write

LIBRARY = Path(intakt.__file__).parent / "library"
DAY = date(2026, 11, 23)
LIMIT = 0.080
"""Seconds a full nutrition packet may take, warm."""
PRACTICE = Practice(name="Intakt")
PERSONAS = ("typical-nutrition", "typical-full", "halal-fish-allergy", "coeliac-vegan")


def run(*, full: bool) -> Iterator[Figure]:
    theme = theme_of(PRACTICE)
    documents = list(packets(40 if full else 12))
    pdf.render(documents[0], theme, day=DAY)
    rest = documents[1:]
    ours, peer = rest[::2], rest[1::2]
    sources = [pdf.inputs((document,), theme, title=document.title, day=DAY) for document in peer]
    own = [seconds(lambda d=d: pdf.render(d, theme, day=DAY), rounds=1)[0] for d in ours]
    bare = [seconds(lambda s=s: pdf.compiled(s, day=DAY), rounds=1)[0] for s in sources]
    pages = [seconds(lambda d=d: html.render(d, theme), rounds=1)[0] for d in rest]
    yield Figure(
        name="PDF of a full nutrition packet, warm", value=1000 * median(own), unit="ms",
        peer="Typst on the finished source", peer_value=1000 * median(bare), aim=1.2,
    )  # fmt: skip
    yield Figure(
        name="PDF of a full nutrition packet, warm", value=1000 * median(own), unit="ms", peer="limit",
        peer_value=1000 * LIMIT, aim=1.0,
    )  # fmt: skip
    yield Figure(
        name="HTML of a full nutrition packet", value=1000 * median(pages), unit="ms", peer="its PDF",
        peer_value=1000 * median(own), aim=1.0,
    )  # fmt: skip


def packets(count: int) -> Iterator[Document]:
    """Nutrition documents of several clients and variants, all with seven days of recipes."""
    release = build(loader.load(LIBRARY))
    clients = [p for p in personas.load(LIBRARY) if p.id in PERSONAS]
    for at in range(count):
        client, variant = clients[at % len(clients)], at // len(clients)
        responses = {**client.responses, "full-name": f"Client Number {at}"}
        submission = submit(release.path(client.client_type), responses, day=DAY)
        job = prepare(submission, release, variant=variant)
        yield write("NUTRITION", job, release, practice=PRACTICE).document
