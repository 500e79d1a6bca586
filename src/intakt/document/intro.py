"""What the INTRO template sees: the plan with its codes put into words."""

from intakt.document.model import Practice
from intakt.document.words import Words
from intakt.kit.structs import Frozen
from intakt.planning.model import IntroPlan

ELSEWHERE = ("emergency", "helpline")
"""Contacts that stand on every packet's last page."""


class PacketLine(Frozen, frozen=True, kw_only=True):
    name: str
    status: str
    message: str


class ContactLine(Frozen, frozen=True, kw_only=True):
    kind: str
    name: str
    value: str


class IntroView(Frozen, frozen=True, kw_only=True):
    packets: tuple[PacketLine, ...]
    contacts: tuple[ContactLine, ...]
    review_date: str


def view(plan: IntroPlan, practice: Practice, words: Words) -> IntroView:
    return IntroView(
        packets=tuple(
            PacketLine(
                name=words.source(f"packet.{packet.type}"),
                status=words.source(f"packet-status.{packet.status}"),
                message=packet.message,
            )
            for packet in plan.packets
        ),
        contacts=(
            *(
                ContactLine(kind=words.source("contact.practice"), name=practice.name, value=c.value)
                for c in practice.contacts
            ),
            *(
                ContactLine(kind=words.source(f"contact.{c.kind}"), name=c.name, value=c.value)
                for c in plan.contacts
                if c.kind not in ELSEWHERE
            ),
        ),
        review_date=words.long_date(plan.review_date),
    )
