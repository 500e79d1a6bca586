"""One client's RECOVERY plan: phases with sessions as far as they are open, or a referral and what to ask."""

from collections.abc import Iterator

from intakt.content.wording import Wording
from intakt.planning.common import Because
from intakt.planning.model import Progression, RecoveryPlan, Week
from intakt.planning.noise import mix
from intakt.planning.recovery import pages
from intakt.planning.recovery.frame import Frame, frame_of, needs_protocol
from intakt.planning.recovery.sessions import weeks_of
from intakt.planning.training.cautions import cautions
from intakt.planning.training.notices import Notices, Remark, is_withheld, notices
from intakt.planning.workout.load import weekly_load
from intakt.planning.youth.guardian import guardian_page
from intakt.profile.model import ClientProfile


def plan(profile: ClientProfile, wording: Wording, *, variant: int = 0, seed: int = 0) -> RecoveryPlan:
    """Pure: the same profile, library, variant and seed give the same plan."""
    frame = frame_of(profile, wording, seed=mix(seed, variant))
    stops = tuple(_stops(frame))
    if is_withheld(profile) or stops:
        found = notices(profile, "RECOVERY", wording, remarks=stops, namespace="recovery")
        return _plan(frame, found, weeks=(), withheld=True)
    remarks = (*frame.remarks, *cautions(profile, frame.limits), *_remarks(frame))
    found = notices(profile, "RECOVERY", wording, remarks=remarks, namespace="recovery")
    return _plan(frame, found, weeks=weeks_of(frame), withheld=False)


def _stops(frame: Frame) -> Iterator[Remark]:
    """What leaves no room for sessions beside the gates."""
    if needs_protocol(frame.profile):
        yield Remark(kind="flag", code="HEALING", severity="stop")
    if frame.young is not None and frame.young.days == 0:
        yield Remark(kind="flag", code="SPORT-FULL", severity="stop")


def _remarks(frame: Frame) -> Iterator[Remark]:
    if frame.concussed:
        yield Remark(kind="flag", code="CONCUSSION", severity="caution")
    if frame.profile.person.minor and frame.regions:
        yield Remark(kind="flag", code="GROWTH", severity="caution")


def _plan(frame: Frame, found: Notices, *, weeks: tuple[Week, ...], withheld: bool) -> RecoveryPlan:
    profile, words = frame.profile, frame.wording
    gentle = frame.open_phases() == ("A",)
    return RecoveryPlan(
        withheld=withheld,
        rule_set=profile.screening.rule_set,
        gate=profile.screening.gate,
        flags=found.flags,
        review=found.review,
        assumptions=found.assumptions,
        because=() if withheld else _because(weeks),
        split="none" if withheld else "gentle" if gentle else "rehab",
        weeks=weeks,
        progression=None if withheld else _progression(frame, weeks, gentle=gentle),
        left_out=(),
        track=() if withheld else words.lines("recovery.track"),
        guardian_page=guardian_page(profile, words),
        regions=pages.region_names(frame),
        referral=profile.screening.referral,
        phases=pages.phases(frame),
        avoid=pages.avoid(frame),
        pain_rules=pages.pain_rules(frame),
        return_criteria=pages.return_criteria(frame),
        red_flags=words.lines("recovery.red"),
        ladder=pages.ladder(frame),
        ask=pages.ask(frame),
    )


def _progression(frame: Frame, weeks: tuple[Week, ...], *, gentle: bool) -> Progression:
    return Progression(
        method="criteria",
        rules=frame.wording.lines("recovery.rules-gentle" if gentle else "recovery.rules"),
        weekly_load=tuple(weekly_load(week) for week in weeks),
    )


def _because(weeks: tuple[Week, ...]) -> tuple[Because, ...]:
    pain = ("pain-severity", "pain-next-morning", "injury-date")
    rows: tuple[tuple[str, str, tuple[str, ...]], ...] = (
        ("/phases", "10.2", (*pain, "red-flags", "medical-clearance")),
        ("/avoid", "10.3", ("injury-regions",)),
        ("/weeks", "10.2", (*pain, "training-days", "session-minutes")),
        ("/returnCriteria", "10.5", ("injury-regions",)),
        ("/painRules", "10.1", ()),
    )
    if any(week.sessions for week in weeks):
        rows += (("/weeks/0/sessions/0/exercises", "41", ("injury-regions", "available-equipment")),)
    return tuple(Because(path=path, rule=rule, answers=answers) for path, rule, answers in rows)
