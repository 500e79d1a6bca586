"""One client's PERFORMANCE plan: the season, tapers to the dates, weeks beside practice and matches."""

from collections.abc import Iterator, Sequence

import msgspec

from intakt.content.wording import Wording
from intakt.planning.common import DAYS, Because
from intakt.planning.model import PerformancePlan, Progression, Week
from intakt.planning.noise import mix
from intakt.planning.performance import pages, season
from intakt.planning.performance.dated import beside_dates
from intakt.planning.performance.days import light_days, session_days
from intakt.planning.performance.sports import Sport, sport_of
from intakt.planning.performance.weeks import shaped
from intakt.planning.thresholds import count
from intakt.planning.training.cautions import cautions
from intakt.planning.training.doses import TrainingKit
from intakt.planning.training.eligibility import limits_of
from intakt.planning.training.notices import Notices, Remark, is_withheld, notices
from intakt.planning.workout.frame import Frame, frame_of
from intakt.planning.workout.left_out import left_out
from intakt.planning.workout.light import light_weeks
from intakt.planning.workout.load import weekly_load
from intakt.planning.workout.programme import programme
from intakt.planning.youth.guardian import guardian_page
from intakt.profile.model import ClientProfile

LIGHT = "G1"
QUALITY_GOALS = {
    "repeated-sprint": "endurance", "aerobic": "endurance", "agility": "speed", "speed": "speed",
    "power": "power", "strength": "strength",
}  # fmt: skip
GAME_SPORTS = ("power", "strength")
"""Goals that every athlete's sessions keep."""


def plan(profile: ClientProfile, wording: Wording, *, variant: int = 0, seed: int = 0) -> PerformancePlan:
    """Pure: the same profile, library, variant and seed give the same plan."""
    sport = sport_of(profile.sport.name)
    frame = _frame(profile, sport, wording, seed=mix(seed, variant))
    if is_withheld(profile):
        return _withheld(frame, sport)
    if frame.limits.gate == LIGHT or frame.limits.early_postpartum:
        return _light(frame, sport)
    days = session_days(frame.profile, wording.library.policies)
    if not days or (frame.young is not None and frame.young.days == 0):
        return _withheld(frame, sport, Remark(kind="flag", code="NO-DAY", severity="stop"))
    codes = season.week_codes(profile, sport, wording.library.policies)
    eased = frozenset(week for week, code in enumerate(codes, start=1) if code in season.EASY)
    made = programme(msgspec.structs.replace(frame, days=days, eased=eased))
    if not made.layout.days:
        return _withheld(frame, sport, Remark(kind="flag", code="NO-DAY", severity="stop"))
    weeks = beside_dates(shaped(made.weeks, codes, frame, sport), frame)
    left = left_out(weeks, made.choices, frame, walks=False)
    remarks = (*frame.remarks, *cautions(profile, frame.limits), *_remarks(profile, weeks))
    found = notices(profile, "PERFORMANCE", wording, remarks=remarks, namespace="performance")
    return _plan(frame, sport, found, weeks=weeks, codes=codes, left=left)


def _frame(profile: ClientProfile, sport: Sport, wording: Wording, *, seed: int) -> Frame:
    """The kit's frame with what the sport asks for as goals."""
    library = wording.library
    goals = tuple(dict.fromkeys((*GAME_SPORTS, *(QUALITY_GOALS[each] for each in sport.qualities))))
    training = msgspec.structs.replace(profile.training, goals=goals)
    athlete = msgspec.structs.replace(profile, training=training)
    kit = TrainingKit(library=library, wording=wording)
    frame = frame_of(athlete, limits_of(athlete, library), kit, seed=seed)
    return msgspec.structs.replace(frame, weeks=count(library.policies, "performance.weeks"))


def _remarks(profile: ClientProfile, weeks: Sequence[Week]) -> Iterator[Remark]:
    dates, sport = season.upcoming(profile), profile.sport
    if sport.phase is None:
        yield Remark(kind="assumption", code="PHASE")
    if len(dates) < len(sport.competition_dates):
        yield Remark(kind="assumption", code="DATE-PAST")
    if dates and (dates[0] - profile.day).days <= 2:
        yield Remark(kind="flag", code="DATE-NEAR", severity="caution")
    if len({*sport.practice_days, *sport.match_days}) == len(DAYS):
        yield Remark(kind="flag", code="NO-REST-DAY", severity="caution")
    if len(sport.match_days) > 1:
        yield Remark(kind="flag", code="CONGESTED", severity="info")
    if not {session.day for week in weeks for session in week.sessions} >= set(profile.training.days):
        yield Remark(kind="note", code="DAYS-KEPT")
    if profile.health.reds_signs:
        yield Remark(kind="flag", code="REDS", severity="caution")


def _light(frame: Frame, sport: Sport) -> PerformancePlan:
    days = light_days(frame.profile, frame.policies)
    if not days:
        return _withheld(frame, sport, Remark(kind="flag", code="NO-DAY", severity="stop"))
    remarks = (*frame.remarks, *cautions(frame.profile, frame.limits))
    found = notices(frame.profile, "PERFORMANCE", frame.wording, remarks=remarks, namespace="performance")
    weeks = light_weeks(msgspec.structs.replace(frame, days=days))
    return _plan(frame, sport, found, weeks=weeks, codes=(), left=())


def _withheld(frame: Frame, sport: Sport, *remarks: Remark) -> PerformancePlan:
    found = notices(frame.profile, "PERFORMANCE", frame.wording, remarks=remarks, namespace="performance")
    return _plan(frame, sport, found, weeks=(), codes=(), left=())


def _plan(
    frame: Frame,
    sport: Sport,
    found: Notices,
    *,
    weeks: tuple[Week, ...],
    codes: tuple[str, ...],
    left: tuple[str, ...],
) -> PerformancePlan:
    """Without weeks a withheld plan; without codes of the season light days only."""
    profile, words = frame.profile, frame.wording
    full, first = bool(codes), weeks[0] if weeks else None
    return PerformancePlan(
        withheld=not weeks,
        rule_set=profile.screening.rule_set,
        gate=profile.screening.gate,
        flags=found.flags,
        review=found.review,
        assumptions=found.assumptions,
        because=_because() if full else (),
        split="none" if not weeks else "season" if full else "light",
        weeks=weeks,
        progression=_progression(frame, weeks, full=full) if weeks else None,
        left_out=left,
        track=words.lines("performance.track") if weeks else (),
        guardian_page=guardian_page(profile, words),
        sport=words.text(f"question.sport.option.{profile.sport.name or 'other-sport'}"),
        needs=pages.needs(sport, profile, weeks, words),
        macrocycle=season.macrocycle(codes, sport, words, weeks=weeks) if full else (),
        countdown=season.countdown(profile, sport, words) if full else (),
        tests=pages.tests(profile, sport, words, codes=codes[: len(weeks)]) if full else (),
        speed=pages.speed(first, words) if full and first else (),
        power=pages.power(first, words) if full and first else (),
        conditioning=pages.conditioning(first, words) if full and first else (),
        recovery=pages.recovery(profile, sport, words) if full else (),
    )


def _progression(frame: Frame, weeks: tuple[Week, ...], *, full: bool) -> Progression:
    kind = "performance.rules" if full else "training.rules.light"
    dated = full and bool(season.upcoming(frame.profile))
    return Progression(
        method="taper" if dated else "wave" if full else "time",
        rules=frame.wording.lines(kind),
        deload_weeks=tuple(week.week for week in weeks if week.deload),
        weekly_load=tuple(weekly_load(week) for week in weeks),
    )


def _because() -> tuple[Because, ...]:
    rows = (
        ("/needs", "8.4", ("sport", "sport-position")),
        ("/macrocycle", "8.1", ("season-phase", "competition-date")),
        ("/countdown", "8.6", ("competition-date", "competition-date-2", "competition-date-3")),
        ("/weeks", "P-01", ("training-days", "practice-days", "match-days", "session-minutes")),
        (
            "/weeks/0/sessions/0/exercises",
            "7",
            ("available-equipment", "injury-regions", "training-experience"),
        ),
        ("/tests", "8.5", ("vertical-jump", "sprint-40yd", "yo-yo-level", "squat-1rm")),
    )
    return tuple(Because(path=path, rule=rule, answers=answers) for path, rule, answers in rows)
