"""One client's WORKOUT plan: weeks of sessions, light days where a clinician comes first, or nothing."""

from collections.abc import Iterator

from intakt.content.wording import Wording
from intakt.planning.model import Progression, Week, WorkoutPlan
from intakt.planning.noise import mix
from intakt.planning.training.cautions import cautions
from intakt.planning.training.doses import TrainingKit
from intakt.planning.training.eligibility import limits_of
from intakt.planning.training.energy import mean_week
from intakt.planning.training.notices import Notices, Remark, is_withheld, notices
from intakt.planning.workout import because
from intakt.planning.workout.frame import Frame, frame_of, is_sheltered, volume_share
from intakt.planning.workout.left_out import left_out, squeezed
from intakt.planning.workout.light import light_weeks
from intakt.planning.workout.load import weekly_load
from intakt.planning.workout.programme import Programme, programme
from intakt.planning.workout.rules import rules
from intakt.planning.youth.guardian import guardian_page
from intakt.profile.model import ClientProfile

LIGHT = "G1"


def plan(profile: ClientProfile, wording: Wording, *, variant: int = 0, seed: int = 0) -> WorkoutPlan:
    """Pure: the same profile, library, variant and seed give the same plan."""
    library = wording.library
    limits = limits_of(profile, library)
    kit = TrainingKit(library=library, wording=wording)
    frame = frame_of(profile, limits, kit, seed=mix(seed, variant))
    if is_withheld(profile):
        return _withheld(frame)
    if limits.gate == LIGHT or limits.early_postpartum:
        return _light(frame)
    return _full(frame)


def _full(frame: Frame) -> WorkoutPlan:
    made = programme(frame)
    weeks = made.weeks
    if not made.layout.days:
        return _withheld(frame, Remark(kind="flag", code="SPORT-FULL", severity="stop"))
    remarks = (*frame.remarks, *cautions(frame.profile, frame.limits), *_remarks(frame, made))
    found = notices(frame.profile, "WORKOUT", frame.wording, remarks=remarks)
    return _plan(
        frame,
        found,
        split=made.layout.code,
        weeks=weeks,
        progression=Progression(
            method="double" if frame.level == 1 else "wave",
            rules=rules(frame, weeks),
            deload_weeks=tuple(week.week for week in weeks if week.deload),
            weekly_load=tuple(weekly_load(week) for week in weeks),
        ),
        left_out=left_out(weeks, made.choices, frame),
    )


def _light(frame: Frame) -> WorkoutPlan:
    weeks = light_weeks(frame)
    remarks = (*frame.remarks, *cautions(frame.profile, frame.limits))
    found = notices(frame.profile, "WORKOUT", frame.wording, remarks=remarks)
    return _plan(
        frame,
        found,
        split="light",
        weeks=weeks,
        progression=Progression(
            method="time",
            rules=frame.wording.lines("training.rules.light"),
            weekly_load=tuple(weekly_load(week) for week in weeks),
        ),
        left_out=(frame.wording.text("training.left-out.light"),),
    )


def _withheld(frame: Frame, *remarks: Remark) -> WorkoutPlan:
    found = notices(frame.profile, "WORKOUT", frame.wording, remarks=remarks)
    return _plan(frame, found, split="none", weeks=(), progression=None, left_out=(), withheld=True)


def _plan(
    frame: Frame,
    found: Notices,
    *,
    split: str,
    weeks: tuple[Week, ...],
    progression: Progression | None,
    left_out: tuple[str, ...],
    withheld: bool = False,
) -> WorkoutPlan:
    profile = frame.profile
    return WorkoutPlan(
        withheld=withheld,
        rule_set=profile.screening.rule_set,
        gate=profile.screening.gate,
        flags=found.flags,
        review=found.review,
        assumptions=found.assumptions,
        because=() if withheld else because.reasons(frame, light=split == "light"),
        split=split,
        weeks=weeks,
        progression=progression,
        left_out=left_out,
        track=()
        if withheld
        else frame.wording.lines(f"training.{'track-light' if split == 'light' else 'track'}"),
        guardian_page=guardian_page(profile, frame.wording),
        exercise_load=mean_week(weeks, policies=frame.policies) if weeks else None,
    )


def _remarks(frame: Frame, made: Programme) -> Iterator[Remark]:
    """What gave way: days left free, time too short for everything, a break to come back from."""
    if is_sheltered(frame):
        yield Remark(kind="flag", code="REST-COUNTS", severity="caution")
    if len(made.layout.days) < len(frame.days):
        values = {"used": str(len(made.layout.days)), "told": str(len(frame.days))}
        yield Remark(kind="note", code="DAYS-FREE", values=values)
    if volume_share(frame) < 1:
        weeks = str(frame.profile.training.break_weeks)
        yield Remark(kind="note", code="AFTER-BREAK", values={"weeks": weeks})
    if any(routine.tightness for routine in made.routines):
        yield Remark(kind="note", code="IN-TURN", values={"minutes": str(frame.minutes)})
    if frame.profile.screening.gate == "G2":
        yield Remark(kind="note", code="MODERATE")
    if squeezed(made.weeks, made.choices, frame):
        yield Remark(kind="note", code="LEFT-OUT")
