"""Personas taken through the pipeline once, and questions to ask of what came out."""

from collections.abc import Iterator
from functools import lru_cache

from tests.clients import DAY, PRACTICE
from tests.shipped import people, release

from intakt.intake.flow import find_flow
from intakt.intake.notices import Notice
from intakt.intake.submission import submit
from intakt.planning.model import ExerciseDose, MovementBase, Plan, Session, Week, WellnessPlan
from intakt.profile.model import PacketType
from intakt.profile.purpose import told_at_once
from intakt.services import generation

PERSONAS = people()


@lru_cache(maxsize=128)
def job_of(name: str) -> generation.Job:
    persona = PERSONAS[name]
    path = release().path(persona.client_type)
    return generation.prepare(submit(path, persona.responses, day=DAY), release())


@lru_cache(maxsize=256)
def plan_of(name: str, packet: PacketType) -> Plan:
    """The packet's plan, checked as every plan is."""
    return generation.write(packet, job_of(name), release(), practice=PRACTICE).plan


def packets_of(name: str) -> tuple[PacketType, ...]:
    return tuple(request.type for request in job_of(name).requests)


def plans_of(name: str) -> dict[PacketType, Plan]:
    return {packet: plan_of(name, packet) for packet in packets_of(name)}


def weeks_of(plan: Plan) -> tuple[Week, ...]:
    if isinstance(plan, WellnessPlan):
        return plan.movement.weeks if plan.movement is not None else ()
    return plan.weeks if isinstance(plan, MovementBase) else ()


def sessions_of(name: str) -> Iterator[Session]:
    """Every session of every packet of the persona."""
    for plan in plans_of(name).values():
        for week in weeks_of(plan):
            yield from week.sessions


def doses_of(name: str) -> Iterator[ExerciseDose]:
    for session in sessions_of(name):
        yield from session.exercises


def waiting_for(name: str, packet: PacketType) -> str:
    """Who opens the packet once it is READY."""
    if job_of(name).profile.person.minor:
        return "guardian"
    return "coach" if plan_of(name, packet).review else "nobody"


def notices_of(name: str) -> tuple[Notice, ...]:
    """What the persona is told before submitting."""
    submission = job_of(name).submission
    path = release().path(submission.client_type)
    flow = find_flow(path, submission.answers, day=DAY)
    return told_at_once(path, flow, submission.answers, day=DAY)
