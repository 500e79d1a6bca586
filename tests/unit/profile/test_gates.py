"""The exercise gate is safety.md's table, the strictest row first."""

from datetime import timedelta

import pytest
from tests.profile_cases import DAY, codes, profile_of


def ago(days: int) -> str:
    return (DAY - timedelta(days=days)).isoformat()


CHEST, PRESSURE = "chest-discomfort-effort", "blood-pressure-uncontrolled"
CONCUSSED = {"medical_flags": ["concussion"]}
OPERATED = {"medical_flags": ["recent-surgery"]}
BROKEN = {"medical_flags": ["fracture"]}


@pytest.mark.parametrize(
    ("changes", "gate", "reason"),
    [
        ({}, "G0", None),
        ({"symptoms": ["fainted"], "symptoms_checked": ["none"]}, "G3", "alarming-symptom"),
        ({"symptoms": [CHEST, "dizzy"], "symptoms_checked": ["dizzy"]}, "G3", "alarming-symptom"),
        ({"symptoms": [CHEST], "symptoms_checked": [CHEST]}, "G2", "symptom-checked"),
        ({"symptoms": ["fainted", "dizzy"], "symptoms_checked": ["fainted"]}, "G1", "symptom"),
        ({"medical_flags": [PRESSURE]}, "G3", "blood-pressure"),
        ({"resting_heart_rate": 120}, "G0", None),
        ({"resting_heart_rate": 121}, "G3", "racing-pulse"),
        ({**CONCUSSED, "concussion_date": ago(13)}, "G3", "concussion"),
        ({**CONCUSSED, "concussion_date": ago(14)}, "G0", None),
        (CONCUSSED, "G3", "concussion"),
        ({"medical_flags": ["heart-condition"], "active_regularly": "no"}, "G1", "disease-inactive"),
        ({"medical_flags": ["heart-condition"]}, "G2", "disease-active"),
        ({"medical_flags": ["diabetes-type-2"], "active_regularly": "no"}, "G1", "disease-inactive"),
        ({"medical_flags": ["dialysis"]}, "G2", "disease-active"),
        ({"medical_flags": ["pregnant"], "pregnancy_provider_ok": "no"}, "G1", "pregnancy"),
        ({"medical_flags": ["pregnant"], "pregnancy_provider_ok": "yes"}, "G0", None),
        ({**OPERATED, "surgery_date": ago(83)}, "G1", "healing"),
        ({**OPERATED, "surgery_date": ago(84)}, "G0", None),
        (OPERATED, "G1", "healing"),
        ({**BROKEN, "injury_date": ago(10)}, "G1", "healing"),
        ({"injury_regions": ["knee"], "injury_kind": "surgery", "surgery_date": ago(20)}, "G1", "healing"),
        ({"injury_regions": ["knee"], "injury_kind": "bone"}, "G1", "healing"),
        ({"injury_regions": ["knee"], "injury_kind": "joint"}, "G0", None),
        ({"medical_flags": ["high-blood-pressure", "asthma", "epilepsy"]}, "G0", None),
        ({"medical_flags": [PRESSURE, "heart-condition"], "active_regularly": "no"}, "G3", "blood-pressure"),
    ],
)  # fmt: skip
def test_the_first_row_that_fits_decides(changes: dict[str, object], gate: str, reason: str | None) -> None:
    screening = profile_of(**changes).screening
    assert screening.gate == gate
    assert (reason in codes(screening.gate_reasons)) is (reason is not None)
    assert (gate in codes(screening.flags)) is (gate != "G0")


def test_a_minor_with_a_heart_answer_waits_for_a_doctor() -> None:
    assert profile_of("minor-asks-to-cut", heart_screen=["heart-murmur-told"]).screening.gate == "G3"
    assert profile_of("minor-asks-to-cut").screening.gate == "G0"


CLEARANCE = {
    "medical_clearance": "yes", "clearance_name": "Dr Patel", "clearance_role": "doctor",
    "clearance_date": ago(30), "clearance_scope": "moderate",
}  # fmt: skip
HEART = {"medical_flags": ["heart-condition"], "active_regularly": "no"}


@pytest.mark.parametrize(
    ("changes", "gate"),
    [
        ({}, "G2"),
        ({"clearance_scope": "light"}, "G1"),
        ({"clearance_scope": "everything"}, "G0"),
        ({"clearance_name": None}, "G1"),
        ({"clearance_role": None}, "G1"),
        ({"clearance_date": None}, "G1"),
        ({"clearance_scope": None}, "G1"),
        ({"medical_clearance": "no"}, "G1"),
        ({"clearance_date": "2025-11-23"}, "G2"),
        ({"clearance_date": "2025-11-22"}, "G1"),
        ({"injury_regions": ["knee"], "injury_kind": "joint", "clearance_date": "2026-05-23"}, "G2"),
        ({"injury_regions": ["knee"], "injury_kind": "joint", "clearance_date": "2026-05-22"}, "G1"),
        (
            {
                "injury_regions": ["knee"],
                "injury_kind": "joint",
                "injury_date": ago(10),
                "clearance_date": ago(30),
            },
            "G1",
        ),
    ],
)
def test_only_a_complete_clearance_in_force_counts(changes: dict[str, object], gate: str) -> None:
    assert profile_of("typical-workout", **{**HEART, **CLEARANCE, **changes}).screening.gate == gate


@pytest.mark.parametrize(
    ("scope", "said"), [("light", "for light movement"), ("moderate", "for moderate effort")]
)
def test_who_has_a_clearance_is_not_sent_for_one(scope: str, said: str) -> None:
    flags = profile_of("typical-workout", **{**HEART, **CLEARANCE, "clearance_scope": scope}).screening.flags
    (message,) = (flag.message for flag in flags if flag.code in ("G1", "G2"))
    assert said in message
    assert "Until" not in message


def test_a_clearance_opens_even_the_strictest_gate_to_its_scope() -> None:
    alarming = {"symptoms": ["fainted"], "symptoms_checked": ["none"]}
    assert profile_of("typical-workout", **alarming).screening.gate == "G3"
    screening = profile_of("typical-workout", **alarming, **CLEARANCE).screening
    assert screening.gate == "G2"
    assert codes(screening.gate_reasons) == ["cleared"]


def test_a_clearance_that_lacks_something_is_said_to_lack_it() -> None:
    assert "clearance-incomplete" in codes(
        profile_of("typical-workout", **{**CLEARANCE, "clearance_scope": None}).screening.assumptions
    )
    old = profile_of("typical-workout", **{**CLEARANCE, "clearance_date": ago(800)})
    assert "clearance-expired" in codes(old.screening.assumptions)
    assert old.health.clearance is not None and not old.health.clearance.valid


@pytest.mark.parametrize(
    ("changes", "referral"),
    [
        ({}, "none"),
        ({"red_flags": ["night-pain"]}, "soon"),
        ({"red_flags": ["night-pain", "fever"]}, "urgent"),
        ({"pain_severity": 8}, "soon"),
        ({"pain_severity": 7}, "none"),
        ({"red_flags": ["swelling"], **CLEARANCE}, "none"),
        ({"red_flags": ["bladder-bowel"], **CLEARANCE}, "urgent"),
    ],
)
def test_red_flags_refer(changes: dict[str, object], referral: str) -> None:
    screening = profile_of("typical-special", **changes).screening
    assert screening.referral == referral
    assert ("RED-FLAG" in codes(screening.flags)) is (referral != "none")
    assert ("RED-FLAG" in codes(screening.reviews)) is (referral == "soon")
