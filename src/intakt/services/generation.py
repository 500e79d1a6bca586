"""From answers to finished packets: the pure stages one after another, in memory, without any I/O.

The commands, the worker's child processes and the tests all make packets here. The same answers, release, day
and variant give the same bytes in any process.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from intakt.content.release import Release
from intakt.content.wording import Wording
from intakt.document.compose import compose
from intakt.document.model import Document, Practice
from intakt.document.passages import passages
from intakt.intake.submission import Submission, submit
from intakt.kit.errors import InputError
from intakt.kit.structs import Frozen, Wire
from intakt.planning import invariants
from intakt.planning.model import Certificate, Flag, IntroPlan, Plan, ReviewItem
from intakt.planning.planner import informed
from intakt.planning.planner import plan as make_plan
from intakt.profile.extract import extract
from intakt.profile.model import ClientProfile, PacketType
from intakt.rendering import html, pdf
from intakt.rendering.theme import theme_of
from intakt.routing.decide import decide
from intakt.routing.model import PacketRequest

ENGLISH = "en"
"""What is spoken when nobody asked for a language."""
ENGINE = "intakt 0.1.0"
"""Names the code in certificates; it changes whenever the same input may give another plan."""


class Answers(Frozen, frozen=True, kw_only=True):
    """What a client sent: a client type and raw answers by question id."""

    client_type: str
    responses: Mapping[str, object]
    language: str | None = None
    """None: the library's first."""


class PacketJson(Wire, frozen=True, kw_only=True):
    """What GET /api/packets/{id} answers; ids and times are null where there is no database."""

    id: str | None
    type: PacketType
    status: str
    version: int
    client_id: str | None
    client_type: str
    created_at: str | None
    ready_at: str | None
    released_at: str | None
    rule_set: str
    plan: Plan
    document: Document
    certificate: Certificate


class GeneratedPacket(Frozen, frozen=True, kw_only=True):
    """One finished packet: the plan, what it reads like, and its three files."""

    type: PacketType
    plan: Plan
    document: Document
    certificate: Certificate
    report: invariants.Report
    html: str
    pdf: bytes
    json: bytes


def generate(
    answers: Answers,
    release: Release,
    *,
    day: date,
    variant: int = 0,
    practice: Practice,
    packets: Iterable[str] | None = None,
) -> tuple[GeneratedPacket, ...]:
    """Every packet these answers are routed to, or those of `packets` only, in the order of their priority.

    Raises AnswersRejected for wrong answers, InputError for a packet type that is not routed or a language
    that the library lacks, InvariantBroken when a plan breaks a hard rule.
    """
    language = spoken(answers.language, release)
    submission = submit(release.path(answers.client_type), answers.responses, day=day, language=language)
    job = prepare(submission, release, variant=variant)
    routed = tuple(request.type for request in job.requests)
    wanted = routed if packets is None else tuple(packets)
    missing = sorted(set(wanted).difference(routed))
    if missing:
        raise InputError(f"{', '.join(missing)}: not among the packets of these answers")
    return tuple(make(packet, job, release, practice=practice) for packet in routed if packet in wanted)


def spoken(language: str | None, release: Release) -> str:
    """The language asked for, else English or the library's first. InputError for one that it lacks."""
    known = release.library.languages
    if language is not None and language not in known:
        raise InputError(f"The library has no words in {language[:20]!r}; it has {', '.join(known)}.")
    return language or (ENGLISH if ENGLISH in known else known[0])


class Written(Frozen, frozen=True, kw_only=True):
    """A packet before it is rendered."""

    plan: Plan
    document: Document
    certificate: Certificate
    report: invariants.Report


class Job(Frozen, frozen=True, kw_only=True):
    """One client's answers on their way to packets."""

    submission: Submission
    profile: ClientProfile
    requests: tuple[PacketRequest, ...]
    variant: int


def prepare(submission: Submission, release: Release, *, variant: int = 0) -> Job:
    """What every packet of a submission shares."""
    profile = extract(submission, release.library)
    requests = decide(profile, release.library)
    return Job(submission=submission, profile=profile, requests=requests, variant=variant)


def make(packet: PacketType, job: Job, release: Release, *, practice: Practice) -> GeneratedPacket:
    """One packet, with its files. Raises InvariantBroken."""
    written = write(packet, job, release, practice=practice)
    theme = theme_of(practice)
    return GeneratedPacket(
        type=packet,
        plan=written.plan,
        document=written.document,
        certificate=written.certificate,
        report=written.report,
        html=html.render(written.document, theme),
        pdf=pdf.render(written.document, theme, day=job.profile.day),
        json=_json(packet, job, written),
    )


def write(packet: PacketType, job: Job, release: Release, *, practice: Practice) -> Written:
    """One packet planned, checked, worded and checked again. Raises InvariantBroken."""
    library = release.library
    wording = release.wording(job.profile.person.language)
    seed = seed_of(job.submission, release, variant=job.variant)
    first = int(seed_of(job.submission, release, variant=0)[:8], 16)
    profile = informed(packet, job.profile, job.requests, wording, seed=first)
    plan = make_plan(packet, profile, job.requests, wording, variant=job.variant, seed=first)
    report = invariants.check(plan, profile, library).enforce()
    plan = doubted(plan, report, wording)
    certificate = Certificate(
        rules=tuple(sorted({*report.rules, *invariants.text_rules(plan, profile, library)})),
        engine=ENGINE,
        release=release.id,
        date=profile.day.isoformat(),
        seed=seed,
    )
    document = compose(plan, profile, wording, practice, certificate)
    words = passages(document)
    texts = invariants.check_text(words, plan, profile, library, certificate=certificate).enforce()
    return Written(plan=plan, document=document, certificate=certificate, report=report.joined(texts))


def doubted(plan: Plan, report: invariants.Report, wording: Wording) -> Plan:
    """The plan held for a coach where a rule warns: each warning is a review, with the rule's number."""
    if not report.warnings or isinstance(plan, IntroPlan):
        return plan
    numbers = sorted({finding.rule for finding in report.warnings})
    items = tuple(
        ReviewItem(code=f"W-{number}", question="", message=wording.text("plan.review.WARNING", rule=number))
        for number in numbers
    )
    flag = Flag(code="REVIEW", severity="caution", message=wording.text("plan.flag.REVIEW"))
    known = any(each.code == "REVIEW" for each in plan.flags)
    return msgspec.structs.replace(
        plan, review=(*plan.review, *items), flags=plan.flags if known else (*plan.flags, flag)
    )


def _json(packet: PacketType, job: Job, written: Written) -> bytes:
    shape = PacketJson(
        id=None,
        type=packet,
        status="READY",
        version=1,
        client_id=None,
        client_type=job.submission.client_type,
        created_at=None,
        ready_at=None,
        released_at=None,
        rule_set=written.plan.rule_set,
        plan=written.plan,
        document=written.document,
        certificate=written.certificate,
    )
    return msgspec.json.encode(shape)


def seed_of(submission: Submission, release: Release, *, variant: int) -> str:
    """A stable hash of the answers, the release and the variant: 16 hex digits."""
    content = msgspec.json.encode(
        (submission.client_type, submission.answers, release.id, variant), order="deterministic"
    )
    return hashlib.sha256(content).hexdigest()[:16]
