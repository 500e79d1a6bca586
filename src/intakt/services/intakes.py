"""Intakes: start, read, save, submit, reopen. Every function is one transaction."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache

import msgspec

from intakt.content.compiled import CompiledPath
from intakt.content.model import ClientType, Question
from intakt.content.release import Release
from intakt.delivery.status import move_intake
from intakt.intake.acceptance import Stamp, accept
from intakt.kit.errors import InputError, NotFound, PathInactive, StateError, UnknownId
from intakt.kit.ids import is_id, new_id
from intakt.kit.text import normalise
from intakt.persistence import accounts, intakes, records, submissions
from intakt.persistence.database import Session
from intakt.persistence.secrets import hash_token, new_token
from intakt.services import letters, library, standing, submitting
from intakt.services.context import Context
from intakt.services.views import IntakeChange, IntakeView, Started, Submitted

LONGEST_NAME = 200
"""Characters of a writer's or a step's name."""
LARGEST_SEQ = 2**53


async def start(
    ctx: Context, client_type: ClientType, *, language: str = "en", account_id: str | None = None
) -> Started:
    """Begin an intake on the current release. PathInactive when the path is not offered.

    `account_id` is of a client who is signed in: the intake is that account's from the start.
    """
    release = await library.release(ctx)
    _active_path(release, client_type)
    async with ctx.database.transaction() as session:
        return await _begin(ctx, session, release, client_type, language=language, account_id=account_id)


async def _begin(
    ctx: Context,
    session: Session,
    release: Release,
    client_type: ClientType,
    *,
    language: str,
    client_id: str | None = None,
    account_id: str | None = None,
) -> Started:
    intake_id, token, now = new_id(), new_token(), ctx.now()
    await intakes.insert(
        session,
        intake_id,
        client_type=client_type,
        release=release.id,
        language=library.nearest(language, release.library.languages),
        client_id=client_id,
        account_id=account_id,
        now=now,
    )
    await accounts.insert_token(
        session, new_id(), token_hash=hash_token(token), role="intake", intake_id=intake_id, now=now
    )
    await records.event(session, "intake-started", now=now, client_type=client_type, intake_id=intake_id)
    return Started(
        intake_id=intake_id,
        token=token,
        client_type=client_type,
        release=release.id,
        resume_url=letters.resume_link(ctx, intake_id, token),
    )


def _active_path(release: Release, client_type: str) -> CompiledPath:
    path = release.path(client_type)
    if not path.path.active:
        raise PathInactive
    return path


async def read(ctx: Context, intake_id: str) -> IntakeView:
    """Where the intake stands. NotFound. (The web layer has checked that the caller may.)"""
    return standing.view(await standing.read(ctx, intake_id))


# --- saving -----------------------------------------------------------------------------------


async def save(ctx: Context, intake_id: str, change: IntakeChange) -> IntakeView:
    """Merge answers; `acked` is set when the change carried `seq`.

    UnknownId or InputError (422, nothing saved) for what cannot be stored; StateError code `submitted` (409).
    """
    change = _checked(change)
    now = ctx.now()
    async with ctx.database.transaction() as session:
        intake = await intakes.lock(session, intake_id) if is_id(intake_id) else None
        if intake is None:
            raise NotFound("There is no such intake.")
        move_intake(intake.state, "STARTED")
        release = await library.release(ctx, intake.release)
        client_type = change.client_type or intake.client_type
        if client_type != intake.client_type:
            _active_path(release, client_type)
        given = _accepted(release, change.responses, language=intake.language, now=now)
        fresh, seqs, acked = await _fresh(session, intake_id, change, given)
        answers = await intakes.answers(session, intake_id, ctx.secrets)
        answers = {question: value for question, value in {**answers, **fresh}.items() if value is not None}
        sensitive = frozenset(name for name, each in questions_of(release).items() if each.sensitive)
        await intakes.put_answers(
            session, intake_id, fresh, sensitive=sensitive, secrets=ctx.secrets, now=now
        )
        if change.writer is not None:
            await intakes.put_writes(session, intake_id, writer=change.writer, seqs=seqs)
        after = msgspec.structs.replace(
            intake,
            client_type=client_type,
            current_step=change.current_step if change.current_step is not None else intake.current_step,
            last_saved_at=now,
        )
        found = standing.find(after, answers, release, now)
        view = standing.view(found, acked if change.seq else msgspec.UNSET)
        await intakes.saved(
            session,
            intake_id,
            client_type=client_type,
            current_step=after.current_step,
            percent=view.progress.percent,
            now=now,
        )
    return view


def _checked(change: IntakeChange) -> IntakeChange:
    """Names without what cannot be stored; InputError for a seq without its writer or answer."""
    if change.seq and change.writer is None:
        raise InputError("seq needs a writer: name the device that writes.")
    for question, seq in change.seq.items():
        if question not in change.responses:
            raise InputError(f"seq names {question[:80]}, which is not among the responses.")
        if not 0 <= seq <= LARGEST_SEQ:
            raise InputError(f"seq must be between 0 and {LARGEST_SEQ}.")
    for name in (change.writer, change.current_step):
        if name is not None and len(name) > LONGEST_NAME:
            raise InputError(f"writer and currentStep have at most {LONGEST_NAME} characters.")
    return msgspec.structs.replace(
        change,
        writer=None if change.writer is None else normalise(change.writer),
        current_step=None if change.current_step is None else normalise(change.current_step),
    )


async def _fresh(
    session: Session, intake_id: str, change: IntakeChange, given: dict[str, object]
) -> tuple[dict[str, object], dict[str, int], dict[str, int]]:
    """What this writer has not sent before, its seqs to remember, and what to acknowledge."""
    if change.writer is None or not change.seq:
        return given, {}, {}
    last = await intakes.writes(session, intake_id, writer=change.writer, questions=change.seq)
    late = {question for question, seq in change.seq.items() if seq <= last.get(question, -1)}
    fresh = {question: value for question, value in given.items() if question not in late}
    seqs = {question: seq for question, seq in change.seq.items() if question not in late}
    acked = {question: max(seq, last.get(question, seq)) for question, seq in change.seq.items()}
    return fresh, seqs, acked


def _accepted(
    release: Release, responses: Mapping[str, object], *, language: str, now: datetime
) -> dict[str, object]:
    """Every answer in stored form; None removes. UnknownId, AnswersRejected when one cannot be stored."""
    questions = questions_of(release)
    stamps = stamps_of(release, responses, language=language, now=now)
    accepted: dict[str, object] = {}
    for name, value in responses.items():
        question = questions.get(name)
        if question is None:
            raise UnknownId(f"There is no question {normalise(name[:80])!r} in this release.")
        accepted[name] = accept(question, value, stamp=stamps.get(name))
    return accepted


@lru_cache(maxsize=16)
def questions_of(release: Release) -> dict[str, Question]:
    """Every question of a release by its id; a release is immutable."""
    return {each.id: each for block in release.library.blocks.values() for each in block.questions}


def stamps_of(
    release: Release, responses: Mapping[str, object], *, language: str, now: datetime
) -> dict[str, Stamp]:
    """What the server adds to each consent that is given: the time and the exact wording."""
    questions, wording = questions_of(release), release.wording(language)
    at = now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return {
        name: Stamp(at=at, text=wording.text(f"question.{name}.text"))
        for name in responses
        if name in questions and questions[name].type == "consent"
    }


# --- submitting -------------------------------------------------------------------------------


async def submit(ctx: Context, intake_id: str) -> Submitted:
    """Validate, profile, route, queue. AnswersRejected (422); once more gives the first result."""
    async with ctx.database.transaction() as session:
        intake = await intakes.lock(session, intake_id) if is_id(intake_id) else None
        if intake is None:
            raise NotFound("There is no such intake.")
        if intake.state == "COMPLETED" and intake.client_id is not None:
            return await submitting.first_result(session, intake.client_id, intake.id)
        move_intake(intake.state, "COMPLETED")
        release = await library.release(ctx, intake.release)
        path = _active_path(release, intake.client_type)
        answers = await intakes.answers(session, intake_id, ctx.secrets)
        known = {question: value for question, value in answers.items() if question in path.known}
        return await submitting.submit(ctx, session, intake, release, known)


async def submit_answers(
    ctx: Context,
    client_type: ClientType,
    responses: Mapping[str, object],
    client_email: str | None = None,
    *,
    language: str | None = None,
    account_id: str | None = None,
    demo: bool = False,
) -> Submitted:
    """Start and submit in one transaction, with a token; `demo` clients stay out of the figures.

    `account_id` is of a client who is signed in: the record is that account's.
    """
    release = await library.release(ctx)
    path = _active_path(release, client_type)
    given = dict(responses)
    if client_email is not None and given.get("email") is None:
        given["email"] = client_email
    language, now = library.nearest(language, release.library.languages), ctx.now()
    stamps = stamps_of(release, given, language=language, now=now)
    accepted = submitting.accept_answers(path, given, stamps=stamps, day=now.date(), language=language)
    async with ctx.database.transaction() as session:
        started = await _begin(ctx, session, release, client_type, language=language, account_id=account_id)
        sensitive = frozenset(name for name, each in questions_of(release).items() if each.sensitive)
        await intakes.put_answers(
            session, started.intake_id, accepted, sensitive=sensitive, secrets=ctx.secrets, now=now
        )
        intake = await intakes.lock(session, started.intake_id)
        if intake is None:
            raise NotFound("There is no such intake.")
        submitted = await submitting.submit(ctx, session, intake, release, accepted, demo=demo)
    return msgspec.structs.replace(submitted, token=started.token)


async def reopen(ctx: Context, intake_id: str) -> Started:
    """A new intake of the same client, begun from the answers sent last. StateError when not submitted.

    Whichever of the client's intakes is named: an older link starts from the newest answers too.
    """
    release = await library.release(ctx)
    async with ctx.database.transaction() as session:
        intake = await intakes.by_id(session, intake_id) if is_id(intake_id) else None
        if intake is None:
            raise NotFound("There is no such intake.")
        if intake.state != "COMPLETED" or intake.client_id is None:
            raise StateError("This intake is still open: go on with it.", code="not-submitted")
        last = await submissions.latest_intake(session, intake.client_id)
        intake = (await intakes.by_id(session, last) if last is not None else None) or intake
        _active_path(release, intake.client_type)
        started = await _begin(
            ctx,
            session,
            release,
            intake.client_type,
            language=intake.language,
            client_id=intake.client_id,
            account_id=intake.account_id,
        )
        await intakes.copy_answers(session, from_id=intake.id, to_id=started.intake_id, now=ctx.now())
    return started
