"""One child's YOUTH plan: sessions to play and practise, skills to collect, limits, the guardian's page."""

from collections.abc import Iterator

from intakt.content.wording import Wording
from intakt.planning.common import Because
from intakt.planning.model import Progression, Week, YouthPlan
from intakt.planning.noise import mix
from intakt.planning.training.cautions import cautions
from intakt.planning.training.notices import Notices, Remark, is_withheld, notices
from intakt.planning.workout.load import weekly_load
from intakt.planning.youth.frame import Frame, frame_of
from intakt.planning.youth.guardian import guardian_page
from intakt.planning.youth.sessions import weeks_of
from intakt.profile.model import ClientProfile

LIGHT = "G1"
OWN_WORDS = frozenset({"INJURY", "OLDER"})
"""Cautions that a child's plan says in its own words."""


def plan(profile: ClientProfile, wording: Wording, *, variant: int = 0, seed: int = 0) -> YouthPlan:
    """Pure: the same profile, library, variant and seed give the same plan."""
    frame = frame_of(profile, wording, seed=mix(seed, variant))
    stops = tuple(_stops(frame))
    if is_withheld(profile) or stops:
        found = notices(profile, "YOUTH", wording, remarks=stops, namespace="youth")
        return _plan(frame, found, weeks=(), withheld=True)
    health = tuple(one for one in cautions(profile, frame.limits) if one.code not in OWN_WORDS)
    found = notices(
        profile, "YOUTH", wording, remarks=(*frame.remarks, *health, *_remarks(frame)), namespace="youth"
    )
    return _plan(frame, found, weeks=weeks_of(frame), withheld=False)


def _stops(frame: Frame) -> Iterator[Remark]:
    """The sport fills the hours that are good at this age, or is more than that: nothing is added."""
    budget = frame.budget
    if frame.bounds.days and frame.days:
        return
    if budget.sport_hours > budget.hours_limit:
        hours = {
            "sport": frame.wording.number(budget.sport_hours),
            "limit": frame.wording.number(budget.hours_limit),
        }
        yield Remark(kind="flag", code="SPORT-OVER", severity="stop", values=hours)
    else:
        yield Remark(kind="flag", code="SPORT-FULL", severity="stop")


def _remarks(frame: Frame) -> Iterator[Remark]:
    budget = frame.budget
    if frame.growth == "circa":
        code = "SPURT" if frame.grows_fast else "SPURT-LIKELY"
        yield Remark(kind="flag", code=code, severity="info")
    if budget.sport_months is not None and budget.sport_months > budget.months_limit:
        yield Remark(
            kind="flag", code="SEASON", severity="caution", values={"months": str(budget.months_limit)}
        )
    if frame.limits.regions:
        yield Remark(kind="flag", code="SORE", severity="caution")
    if frame.limits.gate == LIGHT:
        yield Remark(kind="note", code="GENTLE")


def _plan(frame: Frame, found: Notices, *, weeks: tuple[Week, ...], withheld: bool) -> YouthPlan:
    profile, words, budget = frame.profile, frame.wording, frame.budget
    still = withheld or frame.limits.gate == LIGHT
    planned = sum(session.minutes for session in weeks[0].sessions) / 60 if weeks else 0.0
    return YouthPlan(
        withheld=withheld,
        rule_set=profile.screening.rule_set,
        gate=profile.screening.gate,
        flags=found.flags,
        review=found.review,
        assumptions=found.assumptions,
        because=() if withheld else _because(),
        split="none" if withheld else frame.stage,
        weeks=weeks,
        progression=None
        if withheld
        else Progression(
            method="play",
            rules=words.lines(frame.told("rules")),
            weekly_load=tuple(weekly_load(week) for week in weeks),
        ),
        left_out=(),
        track=() if withheld else words.lines(frame.told("track")),
        guardian_page=guardian_page(profile, words),
        stage=frame.stage,
        teen=frame.teen,
        growth=frame.growth,
        weekly_hours=round(budget.sport_hours + planned, 1),
        hours_limit=budget.hours_limit,
        rest_days=budget.rest_days,
        games=() if still else words.lines(frame.told("games")),
        missions=() if still else words.lines(f"youth.missions.{frame.stage}"),
        eat_sleep=words.lines("youth.eat-sleep"),
    )


def _because() -> tuple[Because, ...]:
    rows = (
        (
            "/stage",
            "9.1",
            ("date-of-birth", "sex", "height", "weight", "sitting-height", "height-3-months-ago"),
        ),
        ("/weeklyHours", "Y-01", ("weekly-sport-hours", "date-of-birth")),
        ("/weeks", "Y-04", ("training-days", "session-minutes", "weekly-sport-hours")),
        ("/weeks/0/sessions/0/exercises", "54", ("available-equipment", "injury-regions", "primary-goal")),
    )
    return tuple(Because(path=path, rule=rule, answers=answers) for path, rule, answers in rows)
