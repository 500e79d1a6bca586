"""What stands beside the sessions: needs, tests, amounts of fast work and stamina, recovery."""

import math
from collections.abc import Iterator, Sequence

from intakt.content.wording import Wording
from intakt.planning.movement import Drills, FieldTest, Need, Week
from intakt.planning.performance.sports import RUNNING, STAMINA, Sport
from intakt.planning.thresholds import count
from intakt.profile.model import ClientProfile

FIRST_TEST = 1


def needs(sport: Sport, profile: ClientProfile, weeks: Sequence[Week], wording: Wording) -> tuple[Need, ...]:
    """What the sport asks for and how it is met: stamina in practice where there is one."""
    return tuple(
        Need(
            quality=wording.text(f"performance.quality.{code}.name"),
            why=" ".join(
                (wording.text(f"performance.quality.{code}.why"), *_how(code, profile, weeks, wording))
            ),
        )
        for code in sport.qualities
    ) + tuple(
        Need(
            quality=wording.text(f"performance.strained.{part}"),
            why=wording.text("performance.strained.why"),
        )
        for part in sport.prehab
    )


def _how(code: str, profile: ClientProfile, weeks: Sequence[Week], wording: Wording) -> Iterator[str]:
    """Where stamina and running come from."""
    practice = profile.sport.practice_days
    if not weeks or not (code in STAMINA or (code in RUNNING and practice)):
        return
    pieces = any(session.conditioning for session in weeks[0].sessions)
    if practice:
        yield wording.text("performance.stamina-from.practice")
    elif pieces:
        yield wording.text("performance.stamina-from.sessions")
    else:
        yield wording.text("performance.stamina-from.sport")


def tests(
    profile: ClientProfile, sport: Sport, wording: Wording, *, codes: Sequence[str]
) -> tuple[FieldTest, ...]:
    """The sport's tests with the client's own figure; none behind a gate, none of strength for a beginner."""
    policies = wording.library.policies
    every = count(policies, "performance.test-every")
    when = tuple(_test_weeks(codes, every=every))
    guarded = (
        profile.person.minor
        or profile.training.experience in (None, "none", "beginner", "novice")
        or profile.person.age >= count(policies, "training.load-older-age")
        or "pregnant" in profile.health.conditions
    )
    return tuple(
        FieldTest(
            code=code,
            name=wording.text(f"performance.test.{code}.name"),
            how=wording.text(f"performance.test.{code}.how"),
            weeks=when,
            baseline=_baseline(code, profile, wording),
            real_change=wording.text(
                "performance.test.change", percent=count(policies, f"performance.change-{code}")
            ),
        )
        for code in sport.tests
        if profile.screening.gate == "G0" and not (guarded and code == "strength")
    )  # fmt: skip


def _test_weeks(codes: Sequence[str], *, every: int) -> Iterator[int]:
    """Every so many weeks; in a taper nothing is tested, so the last week before it is."""
    last = 0
    for planned in range(FIRST_TEST, len(codes) + 1, every):
        week = planned
        while week > last and codes[week - 1] == "taper":
            week -= 1
        if week > last:
            last = week
            yield week


def _baseline(code: str, profile: ClientProfile, wording: Wording) -> str:
    """The client's own figure in words; empty when none was told."""
    sport, key = profile.sport, f"performance.test.{code}.baseline"
    told = {
        "jump": sport.vertical_jump_cm,
        "sprint": sport.sprint_40yd_seconds,
        "yo-yo": sport.yo_yo_level,
    }.get(code)
    if told is not None:
        return wording.text(key, figure=wording.number(told))
    if code == "strength" and not profile.person.minor:
        return ", ".join(
            wording.text(
                key,
                lift=wording.text(f"performance.lift.{name}"),
                load=wording.number(lift.load_kg),
                times=lift.repetitions or 1,
            )
            for name, lift in sorted(sport.lifts.items())
        )
    return ""


def speed(week: Week, wording: Wording) -> tuple[Drills, ...]:
    """The metres run fast in a week."""
    metres = sum(
        dose.sets * dose.metres
        for session in week.sessions
        for dose in session.exercises
        if dose.metres is not None and dose.pattern in ("sprint", "agility")
    )
    return _one("speed", metres, "m", wording)


def power(week: Week, wording: Wording) -> tuple[Drills, ...]:
    """The landings of a week."""
    landings = sum(
        dose.sets * dose.contacts_per_rep * dose.reps.max
        for session in week.sessions
        for dose in session.exercises
        if dose.contacts_per_rep and dose.reps is not None
    )
    return _one("power", landings, wording.text("performance.unit.landings"), wording)


def conditioning(week: Week, wording: Wording) -> tuple[Drills, ...]:
    minutes = math.floor(sum(piece.minutes for session in week.sessions for piece in session.conditioning))
    return _one("conditioning", minutes, "min", wording)


def _one(kind: str, figure: int, unit: str, wording: Wording) -> tuple[Drills, ...]:
    if figure <= 0:
        return ()
    title = wording.text(f"performance.drills.{kind}.title")
    return (
        Drills(title=title, text=wording.text(f"performance.drills.{kind}.text"), amount=figure, unit=unit),
    )


def recovery(profile: ClientProfile, sport: Sport, wording: Wording) -> tuple[str, ...]:
    return tuple(_recovery(profile, sport, wording))


def _recovery(profile: ClientProfile, sport: Sport, wording: Wording) -> Iterator[str]:
    policies = wording.library.policies
    values = {name: count(policies, f"performance.{name}") for name in ("sleep-low", "sleep-high")}
    yield wording.text("performance.recovery.sleep", low=values["sleep-low"], high=values["sleep-high"])
    yield from wording.lines("performance.recovery.always")
    low, cut = (count(policies, f"performance.wellness-{name}") for name in ("low", "cut"))
    yield wording.text("performance.recovery.check", low=low, cut=cut)
    if sport.contact:
        yield wording.text("performance.recovery.head")
    if profile.health.reds_signs:
        yield wording.text("performance.recovery.reds")
