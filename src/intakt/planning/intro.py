"""The INTRO plan: who is who, what was answered, what comes next, whom to call."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from intakt.content.model import Country
from intakt.content.wording import Wording
from intakt.planning.model import (
    Answered,
    Assumption,
    Because,
    Contact,
    Flag,
    GateWords,
    IntroPacket,
    IntroPlan,
)
from intakt.planning.nutrition.triggers import care_team, shows_figures
from intakt.planning.recovery.frame import needs_protocol
from intakt.planning.training.notices import is_withheld
from intakt.profile.model import ClientProfile, PacketType
from intakt.profile.purpose import is_closed, remains, titles
from intakt.routing.model import PacketRequest

Status = Literal["made", "withheld", "waiting-guardian", "waiting-coach"]
REVIEW_WEEKS = {"recovery": 2, "adult": 4, "minor": 6}
"""When to look at everything again (evidence 0.2)."""
FOOD = frozenset({"INTRO", "NUTRITION"})
"""Packet types that move nobody."""
MADE = FOOD | {"WELLNESS"}
"""Packet types that no exercise gate withholds: WELLNESS loses its sessions only."""


def plan(profile: ClientProfile, requests: Sequence[PacketRequest], wording: Wording) -> IntroPlan:
    """Never held by a review; a minor's waits for the guardian like every packet of a minor."""
    screening = profile.screening
    return IntroPlan(
        withheld=False,
        rule_set=screening.rule_set,
        gate=screening.gate,
        flags=tuple(
            Flag(code=one.code, severity=one.severity, message=one.message) for one in screening.flags
        ),
        review=(),
        assumptions=tuple(Assumption(code=one.code, message=one.message) for one in screening.assumptions),
        because=tuple(
            Because(path=f"/packets/{number}", rule=request.rows[0] if request.rows else "B2", answers=())
            for number, request in enumerate(requests)
        ),
        packets=tuple(_packet(request.type, profile, wording) for request in requests),
        answered=tuple(
            Answered(question=question, label=label(question, wording), answer=answer)
            for question, answer in profile.answered
        ),
        gate_words=_gate(profile, requests, wording),
        next_steps=_next_steps(profile, requests, wording),
        contacts=_contacts(profile, wording),
        review_date=_review_date(profile, requests),
        initials=initials(profile.person.full_name),
        guardian_page=wording.lines("plan.guardian") if profile.person.minor else None,
        figures=shows_figures(profile, policies=wording.library.policies),
    )


def label(question: str, wording: Wording) -> str:
    """The question as the client saw it; its id when the library has no such question any more."""
    return wording.optional(f"question.{question}.label") or question


def _packet(packet: PacketType, profile: ClientProfile, wording: Wording) -> IntroPacket:
    status: Status = "made"
    if profile.person.minor:
        status = "waiting-guardian"
    elif _is_held(packet, profile, wording):
        status = "waiting-coach"
    elif packet not in MADE and (is_withheld(profile) or (packet == "RECOVERY" and needs_protocol(profile))):
        status = "withheld"
    parts = (wording.text(f"plan.packet.{packet}"), wording.optional(f"plan.packet-status.{status}"))
    return IntroPacket(type=packet, status=status, message=" ".join(filter(None, parts)))


def _is_held(packet: PacketType, profile: ClientProfile, wording: Wording) -> bool:
    """Whether the answers alone hold the packet for a coach."""
    care = packet == "NUTRITION" and care_team(profile, policies=wording.library.policies)
    return care or any(packet in review.affects for review in profile.screening.reviews)


def _gate(profile: ClientProfile, requests: Sequence[PacketRequest], wording: Wording) -> GateWords:
    """Whether it is safe to move; nothing where no packet moves anybody and nothing speaks against it."""
    screening = profile.screening
    message = wording.text(f"plan.gate.{screening.gate}")
    if screening.gate == "G0" and any(flag.severity != "info" for flag in screening.flags):
        message = wording.text("plan.gate.G0-first")
    elif screening.gate == "G0" and FOOD.issuperset(request.type for request in requests):
        message = wording.text("plan.gate.G0-food") if screening.flags else ""
    return GateWords(
        code=screening.gate,
        message=message,
        reasons=tuple(reason.message for reason in screening.gate_reasons),
    )


def _next_steps(
    profile: ClientProfile, requests: Sequence[PacketRequest], wording: Wording
) -> tuple[str, ...]:
    offers = remains(profile.client_type, wording.library)
    closed = bool(offers) and is_closed(profile.screening.gate, profile.screening.referral)
    if profile.person.minor:
        kind = "closed-minor" if closed else "minor"
    elif closed:
        kind = "closed"
    elif not shows_figures(profile, policies=wording.library.policies):
        kind = "words"
    else:
        kind = "adult" if any(request.type == "NUTRITION" for request in requests) else "moves"
    steps = wording.lines(f"plan.next.{kind}")
    if closed:
        steps = (steps[0], wording.text("closed.next", paths=titles(offers, wording)), *steps[1:])
    if profile.screening.referral != "none":
        steps = (wording.text(f"plan.referral.{profile.screening.referral}"), *steps)
    return steps


def _contacts(profile: ClientProfile, wording: Wording) -> tuple[Contact, ...]:
    """The country's emergency number and helpline; the practice's own line is filled in by the document."""
    country = wording.library.countries.get(profile.person.country) or Country(code=profile.person.country)
    found = [
        Contact(kind="emergency", name=wording.text("plan.contact.emergency"), value=country.emergency),
    ]
    if country.crisis:
        name = country.crisis_name or wording.text("plan.contact.helpline")
        found.append(Contact(kind="helpline", name=name, value=country.crisis))
    return tuple(found)


def _review_date(profile: ClientProfile, requests: Sequence[PacketRequest]) -> str:
    kind = "minor" if profile.person.minor else "adult"
    if any(request.type == "RECOVERY" for request in requests):
        kind = "recovery"
    return (profile.day + timedelta(weeks=REVIEW_WEEKS[kind])).isoformat()


def initials(name: str) -> str:
    """The first letters of the first and last word of a name, for a cover that others may see."""
    words = [word for word in name.split() if word[0].isalpha()]
    chosen = words if len(words) < 2 else [words[0], words[-1]]
    return "".join(word[0].upper() for word in chosen)
