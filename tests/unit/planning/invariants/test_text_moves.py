"""Word rules for documents of plans that move a body."""

from typing import Any

import pytest
from tests.moving_cases import breaks, dose, flag, piece, recovery, session, week, workout
from tests.training_cases import trained, trainee

from intakt.planning.invariants.report import Passage
from intakt.planning.invariants.text_moves import RULES
from intakt.planning.model import PainRule, Plan, ReturnCriterion
from intakt.profile.model import ClientProfile

PLAN = workout(week(1, session("mon", dose("bw_squat"), conditioning=(piece(hr_low=120, hr_high=140),))))
CHILD: dict[str, Any] = {"person": {"age": 12, "minor": True}}
SAFE = "Mind the heat. A qualified adult is there."


def said(text: str, plan: Plan, profile: ClientProfile, **values: Any) -> dict[int, list[str]]:
    return breaks(RULES, plan, profile, Passage(text=text, section="card", **values))


@pytest.mark.parametrize(
    ("text", "profile", "number"),
    [
        ("In week 3 find your one-rep max.", trainee(), 46),
        ("Pulse 120 to 140.", trainee(health={"medications": ("beta-blocker",)}), 48),
        (f"{SAFE} Creatine helps.", trainee(**CHILD), 55),
        (f"{SAFE} Go all-out.", trainee(**CHILD), 55),
        ("Nothing of the weather.", trainee(**CHILD), 53),
        ("Today: 97.5 kg.", trainee(), 64),
        ("Do 3 × 11.", trainee(), 64),
        ("Pulse 121 to 140.", trainee(), 64),
    ],
)
def test_words_that_are_wrong_are_told(text: str, profile: ClientProfile, number: int) -> None:
    assert number in said(text, PLAN, profile)


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("In week 3 find your one-rep max.", trained()),
        ("Never try your maximum: no 1RM.", trainee()),
        (f"{SAFE} No energy drinks.", trainee(**CHILD)),
        ("Do 3 × 10. Pulse 120 to 140.", trainee()),
    ],
)
def test_words_that_are_right_break_nothing(text: str, profile: ClientProfile) -> None:
    assert said(text, PLAN, profile) == {}


def test_the_clients_own_words_are_left_alone() -> None:
    assert said("I lift 97.5 kg.", PLAN, trainee(), quoted=True) == {}


RECOVERY = recovery(
    week(1, session("mon")),
    pain_rules=(PainRule(code="hold", when="Some pain", action="Wait."),),
    return_criteria=(ReturnCriterion(region="Knee", criterion="Hop", value=90, unit="percent"),),
)
TOLD = "Some pain. Wait. Call for help now - It is numb. Not yet."


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (TOLD, set()),
        (TOLD.replace("Wait.", ""), {57}),
        (TOLD.replace("It is numb.", ""), {57}),
        (TOLD.replace("Not yet.", ""), {58}),
        (f"{TOLD} You have a torn ligament.", {58}),
        (f"{TOLD} By 3 March all is well.", {58}),
        (f"{TOLD} In six weeks you will run.", {58}),
    ],
)
def test_recovery_says_what_it_must_and_promises_nothing(text: str, numbers: set[int]) -> None:
    assert set(said(text, RECOVERY, trainee())) == numbers


def test_the_referral_stands_before_anything_else() -> None:
    plan = recovery(opened="", referral="urgent", flags=(flag("RED-FLAG"),), red_flags=())
    urgent = trainee(health={"red_flags": ("fever",)})
    referral = Passage(text="Please see a doctor first.", section="withheld")
    other = Passage(text="Your phases", section="phases")
    assert breaks(RULES, plan, urgent, referral, other) == {}
    assert 4 in breaks(RULES, plan, urgent, other, referral)
    assert 4 in breaks(RULES, plan, urgent, Passage(text="Your plan", section="cover"))
