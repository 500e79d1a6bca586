"""Rules 1-4 and 9: what a gate, a red flag or a concussion leaves of a plan that moves a body."""

from datetime import timedelta
from typing import Any

import pytest
from tests.moving_cases import breaks, dose, flag, new, piece, recovery, session, week, workout
from tests.planning_cases import DAY
from tests.shipped import library
from tests.training_cases import trainee

from intakt.planning.invariants.movement_gates import RULES, implied_percent, referral_of
from intakt.planning.invariants.report import Case
from intakt.planning.model import Plan, Reps, ReviewItem
from intakt.profile.model import Clearance, ClientProfile

SQUATS = workout(week(1, session("mon", dose("bw_squat"))))
EASY = workout(week(1, session("mon", dose("ankle_alphabet", rir=None), conditioning=(piece(rpe=2),))))
NOTHING = workout()


def ill(**health: Any) -> ClientProfile:
    return trainee(health=health)


def cleared(scope: Any, **health: Any) -> ClientProfile:
    clearance = Clearance(name="Dr A", role="doctor", day=DAY - timedelta(days=2), scope=scope, valid=True)
    return ill(**health, clearance=clearance)


@pytest.mark.parametrize(
    ("plan", "profile", "number"),
    [
        (EASY, ill(symptoms=("fainted",)), 1),
        (new(NOTHING, withheld=False), ill(symptoms=("fainted",)), 1),
        (SQUATS, ill(symptoms=("dizzy",)), 2),
        (workout(week(1, session("mon", conditioning=(piece(rpe=3),)))), ill(symptoms=("dizzy",)), 2),
        (
            workout(week(1, session("mon", dose("goblet_squat", reps=Reps(min=4, max=5), rir=1)))),
            ill(symptoms=("dizzy",), symptoms_checked=("dizzy",)),
            3,
        ),
        (
            workout(week(1, session("mon", conditioning=(piece(kind="tempo", rpe=4),)))),
            ill(symptoms=("dizzy",), symptoms_checked=("dizzy",)),
            3,
        ),
    ],
)
def test_a_gate_that_is_passed_is_told(plan: Plan, profile: ClientProfile, number: int) -> None:
    assert number in breaks(RULES, plan, profile)


@pytest.mark.parametrize(
    ("plan", "profile"),
    [
        (NOTHING, ill(symptoms=("fainted",))),
        (EASY, ill(symptoms=("dizzy",))),
        (SQUATS, ill(symptoms=("dizzy",), symptoms_checked=("dizzy",))),
        (SQUATS, ill()),
        (SQUATS, cleared("everything", symptoms=("fainted",))),
    ],
)
def test_what_a_gate_leaves_breaks_nothing(plan: Plan, profile: ClientProfile) -> None:
    assert breaks(RULES, plan, profile) == {}


def test_percent_is_that_of_the_fewest_repetitions_with_the_reserve() -> None:
    case = Case(plan=SQUATS, profile=ill(), library=library())
    heavy = dose("goblet_squat", reps=Reps(min=5, max=8), rir=2)
    assert implied_percent(heavy, case) == pytest.approx(100 / (1 + 7 / 30))
    assert implied_percent(dose("bw_squat"), case) == 0


@pytest.mark.parametrize(
    ("profile", "referral"),
    [
        (ill(red_flags=("fever",)), "urgent"),
        (cleared("everything", red_flags=("fever",)), "urgent"),
        (ill(red_flags=("swelling",)), "soon"),
        (ill(pain_severity=8), "soon"),
        (cleared("moderate", red_flags=("swelling",)), "none"),
        (ill(pain_severity=7), "none"),
    ],
)
def test_red_flags_are_read_a_second_time(profile: ClientProfile, referral: str) -> None:
    assert referral_of(profile) == referral


def test_an_urgent_sign_leaves_nothing_to_follow() -> None:
    profile, flags = ill(red_flags=("fever",)), (flag("RED-FLAG"),)
    assert 4 not in breaks(RULES, recovery(opened="", referral="urgent", flags=flags), profile)
    assert 4 in breaks(RULES, recovery(opened="", referral="urgent"), profile)
    assert 4 in breaks(RULES, recovery(opened="A", referral="urgent", flags=flags), profile)
    moved = recovery(week(1, session("mon")), opened="", referral="urgent", flags=flags)
    assert 4 in breaks(RULES, moved, profile)


def test_a_sign_to_be_seen_soon_leaves_phase_a_and_a_review() -> None:
    profile = ill(red_flags=("swelling",))
    kept: dict[str, Any] = {
        "referral": "soon", "flags": (flag("RED-FLAG"),),
        "review": (ReviewItem(code="RED-FLAG", question="red-flags", message="Look first."),),
    }  # fmt: skip
    gentle = week(1, session("mon"), phase="recovery-a")
    assert 4 not in breaks(RULES, recovery(gentle, opened="A", **kept), profile)
    assert 4 in breaks(RULES, recovery(gentle, opened="AB", **kept), profile)
    assert 4 in breaks(RULES, recovery(gentle, opened="A", **{**kept, "review": ()}), profile)
    loaded = week(1, session("mon"), phase="recovery-b")
    assert 4 in breaks(RULES, recovery(loaded, opened="A", **kept), profile)


def test_after_a_concussion_nothing_at_first_then_light_then_what_a_clearance_allows() -> None:
    fresh = ill(conditions=("concussion",), concussion_date=DAY - timedelta(days=5))
    old = ill(conditions=("concussion",), concussion_date=DAY - timedelta(days=30))
    seen = cleared("everything", conditions=("concussion",), concussion_date=DAY - timedelta(days=30))
    assert 9 in breaks(RULES, EASY, fresh)
    assert 9 not in breaks(RULES, EASY, old)
    assert 9 in breaks(RULES, SQUATS, old)
    assert 9 not in breaks(RULES, SQUATS, seen)
