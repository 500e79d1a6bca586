"""The pure glue: certificates, seeds, packets asked for, warnings that hold."""

import json
from functools import lru_cache
from typing import Any

import msgspec
import pytest
from tests.clients import DAY, PRACTICE
from tests.shipped import answers_of, release

from intakt.kit.errors import AnswersRejected, InputError, InvariantBroken
from intakt.planning.invariants import Broken, Report
from intakt.services import generation

ANSWERS = generation.Answers(client_type="NUTRITION_ONLY", responses=answers_of("typical-nutrition"))


@lru_cache(maxsize=1)
def packets() -> tuple[generation.GeneratedPacket, ...]:
    return generation.generate(ANSWERS, release(), day=DAY, practice=PRACTICE)


def test_every_routed_packet_comes_out_in_order_of_priority() -> None:
    assert [packet.type for packet in packets()] == ["INTRO", "NUTRITION"]
    assert all(packet.pdf.startswith(b"%PDF") and "<html" in packet.html for packet in packets())


def test_only_the_packets_asked_for_are_made() -> None:
    made = generation.generate(ANSWERS, release(), day=DAY, practice=PRACTICE, packets=("INTRO",))
    assert [packet.type for packet in made] == ["INTRO"]
    assert made[0].json == packets()[0].json


def test_a_packet_that_is_not_routed_is_refused() -> None:
    with pytest.raises(InputError, match="WORKOUT"):
        generation.generate(ANSWERS, release(), day=DAY, practice=PRACTICE, packets=("WORKOUT",))


def test_wrong_answers_are_refused_with_every_problem() -> None:
    wrong = generation.Answers(
        client_type="NUTRITION_ONLY", responses={**ANSWERS.responses, "height": "tall", "sex": "x"}
    )
    with pytest.raises(AnswersRejected) as caught:
        generation.generate(wrong, release(), day=DAY, practice=PRACTICE)
    assert {problem.question for problem in caught.value.problems} == {"height", "sex"}


def test_the_json_is_what_the_api_answers_with_ids_null() -> None:
    found = json.loads(packets()[1].json)
    assert (found["id"], found["clientId"], found["type"], found["status"]) == (
        None,
        None,
        "NUTRITION",
        "READY",
    )
    assert set(found) >= {"version", "clientType", "ruleSet", "plan", "document", "certificate", "releasedAt"}
    assert found["plan"]["energy"]["targetKcal"] > 1000
    assert found["certificate"] == json.loads(msgspec.json.encode(packets()[1].certificate))


def test_the_certificate_names_rules_engine_release_date_and_seed() -> None:
    certificate = packets()[1].certificate
    assert certificate.rules == packets()[1].report.rules
    assert (certificate.engine, certificate.release) == (generation.ENGINE, release().id)
    assert certificate.date == "2026-11-23"
    assert len(certificate.seed) == 16


def seed(variant: int = 0, **changes: Any) -> str:
    answers = generation.Answers(client_type="NUTRITION_ONLY", responses={**ANSWERS.responses, **changes})
    packet = generation.generate(
        answers, release(), day=DAY, variant=variant, practice=PRACTICE, packets=("INTRO",)
    )[0]
    return packet.certificate.seed


def test_the_seed_follows_answers_and_variant_and_nothing_else() -> None:
    assert seed() == seed()
    assert len({seed(), seed(variant=1), seed(weight=77)}) == 3


def test_another_variant_gives_other_meals_for_the_same_figures() -> None:
    other = generation.generate(
        ANSWERS, release(), day=DAY, variant=1, practice=PRACTICE, packets=("NUTRITION",)
    )[0]
    first, second = msgspec.to_builtins(packets()[1].plan), msgspec.to_builtins(other.plan)
    assert first["energy"] == second["energy"]
    assert first["days"] != second["days"]


def test_a_broken_rule_stops_the_packet(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Report(rules=(11,), broken=(Broken(rule=11, message="below the floor"),))
    monkeypatch.setattr(generation.invariants, "check", lambda *_: broken)
    with pytest.raises(InvariantBroken) as caught:
        generation.generate(ANSWERS, release(), day=DAY, practice=PRACTICE)
    assert caught.value.rules == (11,)


def test_a_warning_holds_the_packet_for_a_coach() -> None:
    wording, plan = release().wording("en"), packets()[1].plan
    warned = Report(
        rules=(34,), warnings=(Broken(rule=34, message="again"), Broken(rule=34, message="and again"))
    )
    held = generation.doubted(plan, warned, wording)
    assert [item.code for item in held.review] == ["W-34"]
    assert "REVIEW" in {flag.code for flag in held.flags}
    assert generation.doubted(plan, Report(rules=()), wording) is plan
    assert generation.doubted(packets()[0].plan, warned, wording) is packets()[0].plan
