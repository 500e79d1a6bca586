"""Submitting inside one transaction: submission, profile columns, packets, jobs, guardian's letter, event."""

from collections.abc import Mapping
from datetime import date, timedelta

from intakt.content.compiled import CompiledPath
from intakt.content.release import Release
from intakt.delivery.mail import Letter
from intakt.intake.acceptance import Stamp
from intakt.intake.notices import notices_for
from intakt.intake.submission import accept_all
from intakt.intake.submission import submit as submit_answers
from intakt.kit.errors import AnswersRejected, NotFound
from intakt.kit.ids import new_id
from intakt.persistence import (
    clients,
    guardians,
    intakes,
    notices,
    packet_versions,
    packets,
    queue,
    records,
    submissions,
)
from intakt.persistence.database import Session
from intakt.persistence.intakes import Intake
from intakt.persistence.secrets import hash_token, new_token
from intakt.persistence.submissions import Stored
from intakt.profile.extract import extract
from intakt.profile.model import ClientProfile
from intakt.profile.purpose import is_closed
from intakt.profile.words import MOVING
from intakt.routing.decide import decide
from intakt.routing.model import PacketRequest
from intakt.services import announcements, letters
from intakt.services.context import Context
from intakt.services.priorities import level_of
from intakt.services.views import Submitted, SubmittedClient, SubmittedPacket

MESSAGE = "Your personalized packets are being generated"
GUARDIAN_DAYS = 30
BANDS = (
    (12, "8-12"),
    (17, "13-17"),
    (24, "18-24"),
    (34, "25-34"),
    (44, "35-44"),
    (54, "45-54"),
    (64, "55-64"),
)
OLDEST_BAND = "65+"


def accept_answers(
    path: CompiledPath,
    responses: Mapping[str, object],
    *,
    stamps: Mapping[str, Stamp],
    day: date,
    language: str,
) -> dict[str, object]:
    """Raw answers in stored form. AnswersRejected lists what cannot be stored together with what is wrong."""
    accepted, problems = accept_all(path, responses, stamps=stamps)
    if problems:
        submit_answers(path, responses, day=day, language=language)
        raise AnswersRejected(problems)
    return accepted


async def submit(
    ctx: Context,
    session: Session,
    intake: Intake,
    release: Release,
    answers: Mapping[str, object],
    *,
    demo: bool = False,
) -> Submitted:
    """The intake is locked and open. AnswersRejected leaves everything as it was."""
    now = ctx.now()
    path = release.path(intake.client_type)
    submission = submit_answers(path, answers, day=now.date(), language=intake.language)
    profile = extract(submission, release.library)
    requests = decide(profile, release.library)
    urgent = is_urgent(path, submission.answers, day=submission.day, language=intake.language)
    columns = columns_of(profile, requests, intake, urgent=urgent)
    client = await _put_client(ctx, session, intake, columns, profile, demo=demo)
    client_id = client.id
    stored = Stored(
        id=new_id(),
        intake_id=intake.id,
        client_id=client_id,
        client_type=intake.client_type,
        release=release.id,
        language=intake.language,
        day=submission.day,
        answers=submission.answers,
    )
    sensitive = frozenset(name for name, each in path.questions.items() if each.question.sensitive)
    await submissions.insert(session, stored, sensitive=sensitive, secrets=ctx.secrets, now=now)
    if is_closed(profile.screening.gate, profile.screening.referral):
        await _hold_old_movement(ctx, session, client_id, requests)
    made = await _put_packets(ctx, session, stored, requests, danger=client.urgent)
    await intakes.complete(session, intake.id, client_id=client_id, now=now)
    await records.event(
        session,
        "intake-submitted",
        now=now,
        client_type=intake.client_type,
        intake_id=intake.id,
        client_id=client_id,
    )
    if urgent:
        await announcements.tell_of_danger(ctx, session, client, submission_id=stored.id)
    await notices.packets_changed(session, client_id)
    await notices.packets_changed(session, intake.id)
    return Submitted(
        success=True,
        client=SubmittedClient(
            id=client_id,
            full_name=profile.person.full_name,
            email=profile.person.email,
            client_type=intake.client_type,
        ),
        packets=made,
        message=MESSAGE,
    )


async def _put_client(
    ctx: Context,
    session: Session,
    intake: Intake,
    columns: clients.Columns,
    profile: ClientProfile,
    *,
    demo: bool,
) -> clients.Locked:
    """A new client, or the one that came back, brought up to date; the row is held either way."""
    now = ctx.now()
    if intake.client_id is None:
        client_id = new_id()
        await clients.insert(session, client_id, columns, account_id=intake.account_id, demo=demo, now=now)
    else:
        client_id = intake.client_id
        await clients.lock(session, client_id)
        await clients.update(session, client_id, columns, now=now)
    locked = await clients.lock(session, client_id)
    if locked is None:
        raise NotFound("There is no such client.")
    if locked.waits_for_guardian:
        await _ask_guardian(ctx, session, client_id, profile)
    return locked


def columns_of(
    profile: ClientProfile, requests: tuple[PacketRequest, ...], intake: Intake, *, urgent: bool
) -> clients.Columns:
    """What of a profile is clear and queryable; everything else stays sealed."""
    return clients.Columns(
        client_type=intake.client_type,
        full_name=profile.person.full_name,
        email=profile.person.email,
        age_band=age_band(profile.person.age),
        sex=profile.person.sex,
        country=profile.person.country,
        goal=profile.goal.primary,
        focus=profile.wellness.focus or profile.training.goals,
        packet_types=tuple(request.type for request in requests),
        minor=profile.person.minor,
        release=intake.release,
        urgent=urgent,
    )


def is_urgent(path: CompiledPath, answers: Mapping[str, object], *, day: date, language: str) -> bool:
    """Whether any answer means danger."""
    return any(notice.urgent for notice in notices_for(path, answers, day=day, language=language))


def age_band(age: int) -> str:
    return next((band for last, band in BANDS if age <= last), OLDEST_BAND)


async def _ask_guardian(ctx: Context, session: Session, client_id: str, profile: ClientProfile) -> None:
    """A link for the guardian; the letter names the minor and carries no answer."""
    person = profile.person
    if not person.guardian_email:
        return
    token, now = new_token(), ctx.now()
    until = now + timedelta(days=GUARDIAN_DAYS)
    await guardians.insert_link(session, client_id, token_hash=hash_token(token), now=now, expires_at=until)
    letter = Letter(
        to=person.guardian_email,
        message="guardian-link",
        language=person.language,
        values={
            "guardian": person.guardian_name or "",
            "minor": person.full_name,
            "link": letters.link(ctx, f"guardian/{token}"),
            "until": until.date().isoformat(),
            "practice": ctx.config.practice.name,
        },
    )
    key = f"guardian-link:{hash_token(token).hex()[:32]}"
    await letters.write(ctx, session, letter, key=key, about=client_id)


async def _put_packets(
    ctx: Context, session: Session, stored: Stored, requests: tuple[PacketRequest, ...], *, danger: bool
) -> tuple[SubmittedPacket, ...]:
    """New packets at version 1, known ones at the next version; a job for each on the same transaction."""
    now, level = ctx.now(), level_of("normal", danger=danger)
    known = {each.type: each for each in await packets.of_client(session, stored.client_id)}
    new = [
        packets.New(id=new_id(), type=request.type, rank=request.priority)
        for request in requests
        if request.type not in known
    ]
    if new:
        await packets.insert(session, stored.client_id, new, now=now)
    ids = {each.type: each.id for each in new} | {each.type: each.id for each in known.values()}
    versions = {each.type: known[each.type].newest + 1 if each.type in known else 1 for each in requests}
    for request in requests:
        if request.type in known:
            await packets.raise_newest(session, ids[request.type], version=versions[request.type], now=now)
    await packet_versions.insert(
        session,
        [
            packet_versions.New(packet_id=ids[each.type], version=versions[each.type], priority=level)
            for each in requests
        ],
        client_id=stored.client_id,
        submission_id=stored.id,
        release=stored.release,
        now=now,
    )
    await queue.enqueue_generation(
        session,
        [(queue.Generate(packet_id=ids[each.type], version=versions[each.type]), level) for each in requests],
    )
    return tuple(SubmittedPacket(id=ids[each.type], type=each.type, status="PENDING") for each in requests)


async def _hold_old_movement(
    ctx: Context, session: Session, client_id: str, requests: tuple[PacketRequest, ...]
) -> None:
    """What these answers do not ask for again stays as it was; sessions now unsafe wait for a coach first."""
    asked = {request.type for request in requests}
    for packet in await packets.of_client(session, client_id):
        if packet.ready is not None and packet.type in MOVING and packet.type not in asked:
            key = packet_versions.Key(packet_id=packet.id, version=packet.ready)
            await packet_versions.hold(session, key, now=ctx.now())
            await packets.touch(session, packet.id, now=ctx.now())


async def first_result(session: Session, client_id: str, intake_id: str) -> Submitted:
    """What the first submission of this intake was answered."""
    client = await clients.by_id(session, client_id)
    stored = await submissions.of_intake(session, intake_id)
    if client is None or stored is None:
        raise NotFound("There is no such client.")
    made = await packet_versions.of_submission(session, stored)
    return Submitted(
        success=True,
        client=SubmittedClient(
            id=client.id, full_name=client.full_name, email=client.email, client_type=client.client_type
        ),
        packets=tuple(SubmittedPacket(id=each.id, type=each.type, status="PENDING") for each in made),
        message=MESSAGE,
    )
