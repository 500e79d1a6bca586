"""The table of planners and the introduction."""

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from tests.planning_cases import DAY, client, minor, wording
from tests.shipped import library

from intakt.kit.errors import InputError
from intakt.planning import intro
from intakt.planning.model import IntroPlan, NutritionPlan
from intakt.planning.planner import PLANNERS, NoPlanner, plan
from intakt.profile.model import ClientProfile, Note, PacketType, Review
from intakt.routing.model import PacketRequest


def requests(*types: PacketType) -> tuple[PacketRequest, ...]:
    return tuple(PacketRequest(type=one, priority=10, rows=(f"row-{one}",)) for one in types)


ROUTED = requests("INTRO", "NUTRITION")


def introduction(
    profile: ClientProfile | None = None, routed: tuple[PacketRequest, ...] = ROUTED
) -> IntroPlan:
    made = plan("INTRO", profile or client(), routed, wording())
    assert isinstance(made, IntroPlan)
    return made


def test_each_type_has_its_planner() -> None:
    assert isinstance(plan("NUTRITION", client(), ROUTED, wording(), variant=1, seed=2), NutritionPlan)


def test_a_type_without_a_planner_is_a_named_error(monkeypatch: pytest.MonkeyPatch) -> None:
    packet: PacketType = "WORKOUT"
    monkeypatch.delitem(PLANNERS, packet)
    with pytest.raises(NoPlanner, match=packet):
        plan(packet, client(), ROUTED, wording())
    assert issubclass(NoPlanner, InputError)


def test_the_introduction_shows_the_client_s_answers_back() -> None:
    profile = msgspec.structs.replace(client(), answered=(("height", "168 cm"),))
    made = introduction(profile)
    assert made.answered[0].answer == "168 cm"
    assert made.answered[0].label == library().texts["en"]["question.height.label"]


def test_it_lists_the_packets_and_how_they_stand() -> None:
    review = Review(code="TEXT", question="allergies-other", message="?", affects=("NUTRITION",))
    states = {
        "made": introduction(),
        "waiting-coach": introduction(client(screening={"reviews": (review,)})),
        "waiting-guardian": introduction(minor()),
    }
    for status, made in states.items():
        assert [one.type for one in made.packets] == ["INTRO", "NUTRITION"]
        assert made.packets[1].status == status
        assert made.review == ()
    care = introduction(client(health={"conditions": ("liver-disease",)}))
    assert [one.status for one in care.packets] == ["made", "waiting-coach"]
    stopped = introduction(client(screening={"gate": "G3"}), requests("INTRO", "NUTRITION", "WORKOUT"))
    assert [one.status for one in stopped.packets] == ["made", "made", "withheld"]


def test_the_review_date_follows_who_the_client_is() -> None:
    assert introduction().review_date == (DAY + timedelta(weeks=4)).isoformat()
    assert introduction(minor()).review_date == (DAY + timedelta(weeks=6)).isoformat()
    recovering = introduction(routed=requests("INTRO", "RECOVERY"))
    assert recovering.review_date == (DAY + timedelta(weeks=2)).isoformat()


def test_it_names_the_country_s_numbers() -> None:
    made = introduction(client(person={"country": "GB"}))
    assert [one.kind for one in made.contacts][:1] == ["emergency"]
    assert made.contacts[0].value == library().countries["GB"].emergency
    unknown = introduction(client(person={"country": "ZZ"}))
    assert unknown.contacts[0].value == "112"


def test_a_referral_is_the_first_step() -> None:
    assert introduction(client(screening={"referral": "urgent"})).next_steps[0] == wording().text(
        "plan.referral.urgent"
    )


@pytest.mark.parametrize(
    ("name", "letters"), [("Ada Maria Example", "AE"), ("Ada", "A"), ("王小明", "王"), ("", ""), ("  ~ ", "")]
)
def test_initials_are_safe_for_any_name(name: str, letters: str) -> None:
    assert intro.initials(name) == letters


@pytest.mark.parametrize("gate", ["G0", "G1", "G2", "G3"])
def test_every_gate_has_words(gate: str) -> None:
    said = introduction(client(screening={"gate": gate})).gate_words.message
    assert bool(said) == (gate != "G0"), "a plan of food only says nothing about moving freely"


def test_a_minor_s_introduction_has_the_guardian_page() -> None:
    assert introduction(minor()).guardian_page
    assert introduction().guardian_page is None


@pytest.mark.parametrize("severity", ["stop", "caution"])
def test_nothing_says_move_as_you_like_beside_a_warning(severity: str) -> None:
    note = Note(code="RED-FLAG", message="Something needs a doctor.", severity=severity)  # type: ignore[arg-type]
    free = introduction(client(), requests("INTRO", "RECOVERY"))
    warned = introduction(client(screening={"flags": (note,)}), requests("INTRO", "RECOVERY"))
    assert free.gate_words.message == wording().text("plan.gate.G0")
    assert warned.gate_words.message != free.gate_words.message


@pytest.mark.parametrize("person", [client, minor])
def test_who_has_to_see_a_doctor_first_is_not_told_to_start(person: Callable[..., ClientProfile]) -> None:
    profile = msgspec.structs.replace(person(screening={"gate": "G3"}), client_type="YOUTH")
    steps = introduction(profile, requests("INTRO", "YOUTH")).next_steps
    assert not [step for step in steps if step.startswith("Start ")]
    assert any("doctor" in step for step in steps)


def test_the_doctor_comes_before_another_path() -> None:
    profile = msgspec.structs.replace(client(screening={"gate": "G3"}), client_type="WORKOUT_ONLY")
    steps = introduction(profile, requests("INTRO", "WORKOUT")).next_steps
    assert steps[0] == wording().lines("plan.next.closed")[0]
