"""The pages beside the sessions: phases, what to avoid, pain rules, criteria, ladders, questions to ask."""

from collections.abc import Iterator

from intakt.planning.movement import Avoid, LadderStep, PainRule, RecoveryPhase, ReturnCriterion
from intakt.planning.recovery.frame import CODES, Frame
from intakt.planning.thresholds import threshold

COMMON = ("pain", "motion", "strength")
LAST = ("practices", "confidence")
FUNCTION: dict[str, tuple[str, ...]] = {
    "neck": ("turn",),
    "shoulder": ("rotators",),
    "elbow": ("grip", "load"),
    "wrist-hand": ("grip", "load"),
    "upper-back": ("lift",),
    "lower-back": ("sit", "lift"),
    "hip": ("squeeze", "adductors"),
    "thigh": ("sprints",),
    "knee": ("hop",),
    "calf-achilles": ("raises", "hop"),
    "ankle-foot": ("wall", "hop"),
}
"""The tests of function by region (evidence 10.3)."""
SPINE = frozenset({"neck", "upper-back", "lower-back"})
"""No other side to compare with."""
STILL = frozenset({"hop", "sprints"})
"""Tests that wait until after a birth, or for a clinician."""
RULES: tuple[str, ...] = ("progress", "hold", "regress", "stop_and_refer")
CONTACT_STEP = 5
"""Of the concussion ladder: from here on only with a doctor's clearance (Patricios 2023)."""


def region_names(frame: Frame) -> tuple[str, ...]:
    named = frame.regions or ("whole",)
    return tuple(frame.wording.text(f"recovery.region.{region}") for region in named)


def phases(frame: Frame) -> tuple[RecoveryPhase, ...]:
    words = frame.wording
    return tuple(
        RecoveryPhase(
            code=code,
            title=words.text(f"recovery.phase.{code}.title"),
            goal=words.text(f"recovery.phase.{code}.goal"),
            load=words.text(f"recovery.phase.{code}.load"),
            exit=_exit(frame, code),
            open=code not in frame.closed,
            reason=words.text(f"recovery.closed.{frame.closed[code]}") if code in frame.closed else "",
        )
        for code in CODES
    )


def _exit(frame: Frame, code: str) -> tuple[str, ...]:
    """What to reach before the next phase; where only the spine hurts, without another side."""
    own = f"recovery.phase.{code}.exit-spine"
    spine = bool(frame.regions) and SPINE.issuperset(frame.regions) and frame.wording.has(f"{own}.1")
    return frame.wording.lines(own if spine else f"recovery.phase.{code}.exit")


def avoid(frame: Frame) -> tuple[Avoid, ...]:
    """Movements to leave out for now, region by region."""
    words = frame.wording
    places = (*frame.regions, *(("concussion",) if frame.concussed else ()))
    return tuple(
        Avoid(
            movement=movement,
            region=words.optional(f"recovery.region.{place}") or words.text("recovery.region.whole"),
            reason=words.text(f"recovery.avoid.{place}.reason"),
        )
        for place in places
        for movement in words.lines(f"recovery.avoid.{place}")
    )


def pain_rules(frame: Frame) -> tuple[PainRule, ...]:
    words = frame.wording
    return tuple(
        PainRule(
            code=code,  # type: ignore[arg-type]
            when=words.text(f"recovery.pain.{code}.when"),
            action=words.text(f"recovery.pain.{code}.action"),
        )
        for code in RULES
    )


def return_criteria(frame: Frame) -> tuple[ReturnCriterion, ...]:
    """Every figure that must be reached, region by region; none is met before somebody has measured it."""
    return tuple(
        _criterion(frame, region, code) for region in frame.regions for code in _codes(frame, region)
    )


def _codes(frame: Frame, region: str) -> Iterator[str]:
    yield from (code for code in COMMON if not (code == "strength" and region in SPINE))
    yield from (code for code in FUNCTION[region] if not (code in STILL and "D" in frame.closed))
    yield from LAST


def _criterion(frame: Frame, region: str, code: str) -> ReturnCriterion:
    policy = frame.kit.library.policies[f"recovery.return-{code}"]
    return ReturnCriterion(
        region=frame.wording.text(f"recovery.region.{region}"),
        criterion=frame.wording.text(f"recovery.criterion.{_named(region, code)}"),
        value=threshold(frame.kit.library.policies, f"recovery.return-{code}"),
        unit=policy.unit,
    )


def _named(region: str, code: str) -> str:
    return f"{code}-spine" if code == "motion" and region in SPINE else code


def ladder(frame: Frame) -> tuple[LadderStep, ...]:
    """After a concussion its own six steps; else the way back to practice, once everything else is open."""
    if frame.concussed:
        cleared = frame.limits.gate == "G0"
        return tuple(
            LadderStep(
                step=number,
                text=text,
                hours=frame.figure("ladder-hours"),
                needs_clearance=number >= CONTACT_STEP or (number > 1 and not cleared),
            )
            for number, text in enumerate(frame.wording.lines("recovery.ladder.concussion"), start=1)
        )
    if "D" in frame.closed:
        return ()
    return tuple(
        LadderStep(step=number, text=text, hours=frame.figure("return-hours"))
        for number, text in enumerate(frame.wording.lines("recovery.ladder.return"), start=1)
    )


def ask(frame: Frame) -> tuple[str, ...]:
    """What to ask the clinician: where one has to be seen anyway, and about growing bones."""
    words, profile = frame.wording, frame.profile
    lines = list(words.lines("recovery.ask.general"))
    if set(frame.closed) - {"E"}:
        lines += words.lines("recovery.ask.clearance")
    if {"recent-surgery", "fracture"} & set(profile.health.conditions) or profile.health.injury_kind in (
        "bone", "surgery",
    ):  # fmt: skip
        lines += words.lines("recovery.ask.surgery")
    if profile.person.minor:
        lines += words.lines("recovery.ask.growth")
    return tuple(lines)
