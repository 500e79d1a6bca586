"""Intakes: started, saved, resumed, submitted once."""

import asyncio
from pathlib import Path

import msgspec
import pytest
from tests.making import publish_without
from tests.personas import answers

from intakt.kit.errors import AnswersRejected, InputError, NotFound, PathInactive, StateError, UnknownId
from intakt.persistence import packets as packet_rows
from intakt.services import accounts, intakes, packets
from intakt.services.context import Context
from intakt.services.views import IntakeChange

NUTRITION = "NUTRITION_ONLY"


async def fill(ctx: Context, intake_id: str, responses: dict[str, object]) -> None:
    await intakes.save(ctx, intake_id, IntakeChange(responses=responses))


async def test_a_started_intake_is_empty_and_resumes_by_its_link(ctx: Context) -> None:
    started = await intakes.start(ctx, NUTRITION)
    view = await intakes.read(ctx, started.intake_id)
    assert view.responses == {}
    assert view.errors == ()
    assert not view.is_complete
    assert started.intake_id in started.resume_url
    caller = await accounts.authenticate(ctx, started.token)
    assert caller is not None
    assert (caller.role, caller.intake_id, caller.client_id) == ("intake", started.intake_id, None)


async def test_a_path_that_is_not_offered_cannot_be_started(ctx: Context, tmp_path: Path) -> None:
    await publish_without(ctx, "YOUTH", folder=tmp_path / "library")
    with pytest.raises(PathInactive):
        await intakes.start(ctx, "YOUTH")
    assert (await intakes.start(ctx, NUTRITION)).client_type == NUTRITION


async def test_an_intake_does_not_move_to_a_path_that_is_not_offered(ctx: Context, tmp_path: Path) -> None:
    await publish_without(ctx, "WORKOUT_ONLY", folder=tmp_path / "library")
    started = await intakes.start(ctx, NUTRITION)
    with pytest.raises(PathInactive):
        await intakes.save(ctx, started.intake_id, IntakeChange(client_type="WORKOUT_ONLY"))
    assert (await intakes.read(ctx, started.intake_id)).client_type == NUTRITION


async def test_an_intake_runs_to_its_end_on_a_path_taken_away_meanwhile(ctx: Context, tmp_path: Path) -> None:
    started = await intakes.start(ctx, "YOUTH")
    await publish_without(ctx, "YOUTH", folder=tmp_path / "library")
    await fill(ctx, started.intake_id, {"full-name": "Ada Example"})
    view = await intakes.read(ctx, started.intake_id)
    assert (view.client_type, view.responses) == ("YOUTH", {"full-name": "Ada Example"})


async def test_answers_are_merged_question_by_question(ctx: Context) -> None:
    started = await intakes.start(ctx, NUTRITION)
    await fill(ctx, started.intake_id, {"full-name": "Ada Example", "sex": "female"})
    view = await intakes.save(ctx, started.intake_id, IntakeChange(responses={"sex": None, "country": "DE"}))
    assert view.responses == {"full-name": "Ada Example", "country": "DE"}
    assert await intakes.read(ctx, started.intake_id) == view


async def test_two_devices_do_not_overwrite_each_other(ctx: Context) -> None:
    started = await intakes.start(ctx, NUTRITION)
    await asyncio.gather(
        *(
            fill(ctx, started.intake_id, {question: value})
            for question, value in (("full-name", "Ada"), ("sex", "female"), ("country", "DE"))
        )
    )
    view = await intakes.read(ctx, started.intake_id)
    assert view.responses == {"full-name": "Ada", "sex": "female", "country": "DE"}


async def test_a_late_write_of_the_same_device_is_acknowledged_and_ignored(ctx: Context) -> None:
    started = await intakes.start(ctx, NUTRITION)

    async def write(name: str, seq: int, writer: str = "phone") -> tuple[object, object]:
        change = IntakeChange(responses={"full-name": name}, writer=writer, seq={"full-name": seq})
        view = await intakes.save(ctx, started.intake_id, change)
        return view.responses["full-name"], view.acked

    assert await write("Ada", 5) == ("Ada", {"full-name": 5})
    assert await write("too late", 4) == ("Ada", {"full-name": 5})
    assert await write("again", 5) == ("Ada", {"full-name": 5})
    assert await write("Beth", 1, writer="laptop") == ("Beth", {"full-name": 1})
    assert await write("Cleo", 6) == ("Cleo", {"full-name": 6})


async def test_a_save_without_seq_is_not_acknowledged(ctx: Context) -> None:
    started = await intakes.start(ctx, NUTRITION)
    view = await intakes.save(ctx, started.intake_id, IntakeChange(responses={"sex": "male"}))
    assert view.acked is msgspec.UNSET


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (IntakeChange(responses={"no-such-question": 1}), UnknownId),
        (IntakeChange(responses={"full-name": "kept?", "sex": 3}), AnswersRejected),
        (IntakeChange(responses={"sex": "male"}, seq={"sex": 1}), InputError),
        (IntakeChange(responses={"sex": "male"}, writer="a", seq={"country": 1}), InputError),
        (IntakeChange(responses={"sex": "male"}, writer="a", seq={"sex": -1}), InputError),
        (IntakeChange(writer="a" * 201), InputError),
    ],
)
async def test_what_cannot_be_stored_is_refused_whole(
    ctx: Context, change: IntakeChange, error: type[Exception]
) -> None:
    started = await intakes.start(ctx, NUTRITION)
    with pytest.raises(error):
        await intakes.save(ctx, started.intake_id, change)
    assert (await intakes.read(ctx, started.intake_id)).responses == {}


async def test_a_wrong_answer_is_kept_and_listed(ctx: Context) -> None:
    started = await intakes.start(ctx, NUTRITION)
    view = await intakes.save(ctx, started.intake_id, IntakeChange(responses={"email": "nobody"}))
    assert view.responses["email"] == "nobody"
    assert [problem.question for problem in view.errors] == ["email"]


async def test_an_answer_that_only_another_path_asks_is_kept_aside(ctx: Context) -> None:
    started = await intakes.start(ctx, NUTRITION)
    view = await intakes.save(ctx, started.intake_id, IntakeChange(responses={"training-days": ["mon"]}))
    assert view.responses == {"training-days": ["mon"]}
    assert "training-days" not in view.visible.questions


async def test_sensitive_answers_are_sealed_in_every_table(ctx: Context) -> None:
    await intakes.submit_answers(ctx, NUTRITION, answers(**{"full-name": "Zelda Xylophone"}))
    async with ctx.database.session() as session:
        tables = ("intake_answers", "submissions", "clients", "packet_versions", "events", "mail")
        text = ""
        for table in tables:
            rows = await session.connection.fetch(f"SELECT row_to_json(t)::text AS line FROM {table} AS t")
            text += "".join(row["line"] for row in rows)
    assert "Zelda Xylophone" in text
    sealed = await sealed_questions(ctx)
    assert {"medical-flags", "medications-affecting", "symptoms"} <= sealed


async def sealed_questions(ctx: Context) -> set[str]:
    async with ctx.database.session() as session:
        rows = await session.connection.fetch("SELECT question FROM intake_answers WHERE value IS NULL")
    return {row["question"] for row in rows}


async def test_submitting_makes_packets_once(ctx: Context) -> None:
    started = await intakes.start(ctx, NUTRITION)
    await fill(ctx, started.intake_id, answers())
    results = await asyncio.gather(*(intakes.submit(ctx, started.intake_id) for _ in range(5)))
    assert len({result.client.id for result in results}) == 1
    assert len({result.packets for result in results}) == 1
    assert [packet.type for packet in results[0].packets] == ["INTRO", "NUTRITION"]
    async with ctx.database.session() as session:
        assert await session.connection.fetchval("SELECT count(*) FROM pgqueuer") == 2
        assert len(await packet_rows.status(session, [results[0].client.id])) == 2


async def test_a_submitted_intake_takes_no_more_answers(ctx: Context) -> None:
    started = await intakes.start(ctx, NUTRITION)
    await fill(ctx, started.intake_id, answers())
    await intakes.submit(ctx, started.intake_id)
    with pytest.raises(StateError) as caught:
        await fill(ctx, started.intake_id, {"full-name": "Someone Else"})
    assert caught.value.code == "submitted"


async def test_an_incomplete_intake_says_everything_that_is_missing(ctx: Context) -> None:
    started = await intakes.start(ctx, NUTRITION)
    await fill(ctx, started.intake_id, answers(email="nobody", country=None))
    with pytest.raises(AnswersRejected) as caught:
        await intakes.submit(ctx, started.intake_id)
    assert {problem.question for problem in caught.value.problems} == {"email", "country"}
    assert (await intakes.read(ctx, started.intake_id)).responses["full-name"]


async def test_a_dynamic_submission_gives_a_token_to_its_packets(ctx: Context) -> None:
    submitted = await intakes.submit_answers(ctx, NUTRITION, answers(email=None), "ada@example.org")
    assert submitted.client.email == "ada@example.org"
    assert isinstance(submitted.token, str)
    caller = await accounts.authenticate(ctx, submitted.token)
    assert caller is not None
    assert caller.client_id == submitted.client.id
    status = await packets.status(ctx, caller)
    assert (status.summary.total, status.summary.pending) == (2, 2)


async def test_a_wrong_dynamic_submission_stores_nothing(ctx: Context) -> None:
    with pytest.raises(AnswersRejected) as caught:
        await intakes.submit_answers(ctx, NUTRITION, answers(**{"email": "nobody", "nope": 1, "sex": 4}))
    assert {problem.question for problem in caught.value.problems} == {"email", "nope", "sex"}
    async with ctx.database.session() as session:
        assert await session.connection.fetchval("SELECT count(*) FROM intakes") == 0


async def test_a_forged_consent_is_stamped_by_the_server(ctx: Context) -> None:
    consent = {"name": "Ada", "at": "1999-01-01T00:00:00Z", "text": "I agree to nothing"}
    submitted = await intakes.submit_answers(ctx, NUTRITION, answers(**{"data-consent": consent}))
    assert submitted.success
    async with ctx.database.session() as session:
        intake_id = str(await session.connection.fetchval("SELECT id FROM intakes"))
    stored = (await intakes.read(ctx, intake_id)).responses["data-consent"]
    assert isinstance(stored, dict)
    assert stored["name"] == "Ada"
    assert stored["text"] != consent["text"]
    assert not stored["at"].startswith("1999")


async def test_a_returning_client_gets_the_next_version(ctx: Context) -> None:
    first = await intakes.submit_answers(ctx, NUTRITION, answers())
    async with ctx.database.session() as session:
        intake_id = str(await session.connection.fetchval("SELECT id FROM intakes"))
    again = await intakes.reopen(ctx, intake_id)
    view = await intakes.read(ctx, again.intake_id)
    assert view.responses["full-name"] == answers()["full-name"]
    second = await intakes.submit(ctx, again.intake_id)
    assert second.client.id == first.client.id
    assert {packet.id for packet in second.packets} == {packet.id for packet in first.packets}
    caller = await accounts.authenticate(ctx, again.token)
    assert caller is not None
    assert {packet.version for packet in (await packets.status(ctx, caller)).packets} == {2}


async def test_an_open_intake_cannot_be_reopened(ctx: Context) -> None:
    started = await intakes.start(ctx, NUTRITION)
    with pytest.raises(StateError):
        await intakes.reopen(ctx, started.intake_id)


@pytest.mark.parametrize("intake_id", ["", "x", "00000000-0000-7000-8000-000000000000", "\x00"])
async def test_an_unknown_intake_is_not_found(ctx: Context, intake_id: str) -> None:
    for call in (intakes.read, intakes.submit, intakes.reopen):
        with pytest.raises(NotFound):
            await call(ctx, intake_id)


async def test_text_is_kept_as_typed_but_for_what_cannot_be_stored(ctx: Context) -> None:
    started = await intakes.start(ctx, NUTRITION)
    typed = "Zoë \u0000<b>{{ 7*7 }}</b> \u202eevil \u4e2d\u6587"
    view = await intakes.save(ctx, started.intake_id, IntakeChange(responses={"full-name": typed}))
    assert view.responses["full-name"] == typed.replace("\u0000", "")
