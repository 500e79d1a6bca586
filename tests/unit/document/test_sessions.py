"""Cards, weeks and logs: what is alike stands once, and there is room for everything that is done."""

from typing import cast

import msgspec
import pytest
from tests.clients import DAY, PRACTICE
from tests.documents import words
from tests.shipped import answers_of, release

from intakt.document import movement, sessions, weeks
from intakt.document.model import Document, List, Table
from intakt.document.sample_moves import dose, session
from intakt.document.words import Words
from intakt.planning.model import MovementBase, RecoveryPlan, Week, WorkoutPlan
from intakt.services import generation


def made(persona: str, client_type: str, kind: str) -> tuple[MovementBase, Document]:
    answers = generation.Answers(client_type=client_type, responses=answers_of(persona), language="en")
    packets = generation.generate(answers, release(), day=DAY, practice=PRACTICE)
    found = next(each for each in packets if each.type == kind)
    return cast(MovementBase, found.plan), found.document


def week(number: int = 1, *days: str, phase: str = "foundation", deload: bool = False) -> Week:
    found = tuple(msgspec.structs.replace(session(), day=day) for day in days or ("mon",))
    return Week(week=number, phase=phase, deload=deload, weekly_sets={}, sessions=found)


@pytest.fixture
def workout() -> Words:
    return words("workout")


def test_sessions_that_differ_only_in_their_day_share_a_card(workout: Words) -> None:
    (card,) = sessions.cards([week(1, "mon", "wed", "fri")], workout, phases=False, ticked=False)
    assert card.subtitle == "Monday, Wednesday and Friday · 40 minutes"
    assert card.marks == ("Mon", "Wed", "Fri")


def test_sessions_that_differ_have_cards_of_their_own(workout: Words) -> None:
    first = week(1, "mon", "wed")
    other = msgspec.structs.replace(session(late=True), day="wed")
    both = msgspec.structs.replace(first, sessions=(first.sessions[0], other))
    found = sessions.cards([both], workout, phases=False, ticked=False)
    assert [card.marks for card in found] == [(), ()]
    assert [card.id for card in found] == ["session-1", "session-2"]


def test_a_card_for_each_phase_has_a_box_for_each_of_its_weeks() -> None:
    held = [week(1, phase="recovery-b"), week(2, phase="recovery-b"), week(3, phase="recovery-c")]
    first, second = sessions.cards(held, words("recovery"), phases=True, ticked=False)
    assert first.subtitle == "Phase B, get it moving · weeks 1 to 2 · Monday · 40 minutes"
    assert (first.marks, second.marks) == (("W1", "W2"), ())
    assert second.subtitle.startswith("Phase C, build strength · week 3 ·")


def test_conditioning_is_a_line_with_its_minutes_effort_and_a_box(workout: Words) -> None:
    (card,) = sessions.cards([week()], workout, phases=False, ticked=False)
    line = card.lines[-1]
    assert (line.name, line.work, line.boxes) == ("Steady stamina", "12 min\neffort 4 of 10", 1)
    assert line.cues == "Bicycle, 12 minutes. Pulse 110 to 130."


def test_a_hold_has_no_repetitions_in_reserve(workout: Words) -> None:
    (card,) = sessions.cards([week()], workout, phases=False, ticked=False)
    squat, plank = card.lines[:2]
    assert "3 in reserve" in squat.work
    assert plank.work == "3 × 30 s a side"


@pytest.mark.parametrize(("ramps", "said"), [(1, "Do a lighter set first."), (2, "Do 2 lighter sets first.")])
def test_one_lighter_set_is_one(workout: Words, ramps: int, said: str) -> None:
    lift = msgspec.structs.replace(dose("Goblet squat"), ramp_sets=ramps)
    held = msgspec.structs.replace(week(), sessions=(msgspec.structs.replace(session(), exercises=(lift,)),))
    (card,) = sessions.cards([held], workout, phases=False, ticked=False)
    assert card.lines[0].cues.endswith(said)


def test_pairs_are_lettered_in_the_order_they_are_done(workout: Words) -> None:
    pairs = tuple(
        msgspec.structs.replace(dose(name), superset=letter) for name, letter in
        (("Row", "C"), ("Press", "C"), ("Curl", "A"), ("Dip", "A"))
    )  # fmt: skip
    held = msgspec.structs.replace(week(), sessions=(msgspec.structs.replace(session(), exercises=pairs),))
    (card,) = sessions.cards([held], workout, phases=False, ticked=False)
    assert [line.name[:2] for line in card.lines[:4]] == ["A1", "A2", "B1", "B2"]


def test_what_is_done_in_turn_rests_once_a_round(workout: Words) -> None:
    """Half of the longest rest, as the minutes of the session count it."""
    rests = {"Row": ("A", 105), "Press": ("A", 90), "Squat": (None, 105)}
    doses = tuple(
        msgspec.structs.replace(dose(name), superset=letter, rest_seconds=rest)
        for name, (letter, rest) in rests.items()
    )
    held = msgspec.structs.replace(week(), sessions=(msgspec.structs.replace(session(), exercises=doses),))
    (card,) = sessions.cards([held], workout, phases=False, ticked=False)
    assert [line.rest for line in card.lines[:3]] == ["go on", "50 s", "105 s"]


def test_a_log_says_which_minutes_alternate(workout: Words) -> None:
    def walked(number: int, turns: str) -> Week:
        (one,) = week(number).sessions
        piece = msgspec.structs.replace(one.conditioning[0], turns=turns)
        return msgspec.structs.replace(
            week(number), sessions=(msgspec.structs.replace(one, conditioning=(piece,)),)
        )

    (log,) = weeks.logs([walked(1, ""), walked(2, "run 1, walk 2"), walked(3, "")], workout)
    row = next(row for row in log.rows if row.name == "Steady stamina")
    assert row.cells == ("12 min\nrun 1, walk 2", "12 min")


def test_a_taper_is_not_called_an_easy_week() -> None:
    held = [week(1), week(2, phase="build", deload=True), week(3, phase="taper", deload=True)]
    (log,) = weeks.logs(held, words("performance"))
    assert log.heads == ("Week 2, easy", "Week 3, taper")


def test_days_that_only_warm_up_are_no_sessions_at_a_glance(workout: Words) -> None:
    empty = msgspec.structs.replace(session(), day="fri", exercises=(), conditioning=(), minutes=10)
    full = week(1, "mon", "wed")
    beside = msgspec.structs.replace(full, sessions=(*full.sessions, empty))
    found = [figure.figure for figure in movement._glance([full, beside], workout)]
    assert found == ["2", f"{session().minutes} min", "2"]
    alone = msgspec.structs.replace(full, sessions=(empty,))
    assert [figure.figure for figure in movement._glance([alone], workout)] == ["1", "10 min", "1"]


def test_logs_stand_in_the_order_of_the_weeks_and_are_about_as_long(workout: Words) -> None:
    found = weeks.logs([week(number, "mon", "thu") for number in range(1, 9)], workout)
    assert [(log.caption, len(log.heads)) for log in found] == [
        ("Monday: Full body A", 4), ("Thursday: Full body A", 4),
        ("Monday: Full body A", 3), ("Thursday: Full body A", 3),
    ]  # fmt: skip
    assert all(log.rows[-1].name == "Effort and pain, 0–10" for log in found)


def lifted(number: int, *, rir: int, core: int, prehab: int) -> Week:
    """A week whose three exercises ask for different repetitions in reserve, beside a hold."""
    doses = (
        msgspec.structs.replace(dose("Squat"), rir=rir, percent_1rm=75),
        msgspec.structs.replace(dose("Press"), rir=rir),
        msgspec.structs.replace(dose("Rollout"), rir=core),
        msgspec.structs.replace(dose("Bird dog"), rir=prehab),
        msgspec.structs.replace(dose("Plank", seconds=30), rir=9),
    )
    found = msgspec.structs.replace(session(), exercises=doses)
    return msgspec.structs.replace(week(number), sessions=(found,))


def test_a_log_says_one_reserve_a_week_and_names_what_asks_for_another(workout: Words) -> None:
    run = [
        lifted(1, rir=4, core=5, prehab=3),
        lifted(2, rir=3, core=4, prehab=3),
        lifted(3, rir=2, core=3, prehab=3),
    ]
    (log,) = weeks.logs(run, workout)
    assert (log.rows[0].name, log.rows[0].cells) == ("In reserve", ("3", "2"))
    assert [row.name for row in log.rows[1:6]] == [
        "Squat", "Press", "Rollout (1 more in reserve)", "Bird dog (3 in reserve)", "Plank",
    ]  # fmt: skip


def test_a_share_of_the_best_is_short_in_a_log_and_explained_beside_the_cards(workout: Words) -> None:
    run = [lifted(1, rir=3, core=3, prehab=3), lifted(2, rir=3, core=3, prehab=3)]
    (log,) = weeks.logs(run, workout)
    (card,) = sessions.cards(run, workout, phases=False, ticked=False)
    assert log.rows[1].cells == ("3 × 8–12\n75 %",)
    assert card.percents
    assert "75 % of your best" in card.lines[0].work


def test_efforts_that_feel_the_same_stand_once(workout: Words) -> None:
    run = [lifted(1, rir=6, core=5, prehab=3)]
    efforts = tuple(movement._efforts(run, workout))
    assert [effort.name for effort in efforts] == ["5 or more in reserve", "3 in reserve"]
    assert len({effort.feel for effort in efforts}) == 2


def test_light_days_share_a_log_with_a_box_for_each_day(workout: Words) -> None:
    light = [
        msgspec.structs.replace(
            each, sessions=tuple(msgspec.structs.replace(one, kind="light") for one in each.sessions)
        )
        for each in (week(number, "mon", "thu") for number in range(1, 5))
    ]
    (log,) = weeks.logs(light, workout)
    assert [row.name for row in log.rows] == ["Steady stamina", "Monday", "Thursday"]


def test_an_easy_week_in_a_taper_is_called_by_the_taper() -> None:
    held = [week(1, phase="ready"), week(2, phase="ready", deload=True), week(3, phase="taper", deload=True)]
    assert [each.label for each in weeks.phases(held, words("performance"))] == [
        "Pre-season", "Easy week", "Taper",
    ]  # fmt: skip


def test_a_line_is_parted_at_its_first_colon() -> None:
    heat, plain = movement.led(("Heat: take a break: drink.", "Stop at any time."))
    assert (heat.lead, heat.text) == ("Heat", "Take a break: drink.")
    assert (plain.lead, plain.text) == ("", "Stop at any time.")


def test_every_exercise_of_the_first_week_stands_on_a_card_with_a_box() -> None:
    plan, document = made("typical-workout", "WORKOUT_ONLY", "WORKOUT")
    assert isinstance(plan, WorkoutPlan)
    tables = [b for s in document.sections for b in s.blocks if isinstance(b, Table) and b.style == "session"]
    names = [row.cells[0] for table in tables for row in table.rows]
    shown = {name[3:] if name[1].isdigit() else name for name in names}
    assert {dose.name for each in plan.weeks[0].sessions for dose in each.exercises} <= shown
    assert all(row.boxes for table in tables for row in table.rows)


def test_every_phase_of_a_recovery_has_its_cards_and_the_pain_log_a_line_each() -> None:
    plan, document = made("typical-special", "SPECIAL_SITUATION", "RECOVERY")
    assert isinstance(plan, RecoveryPlan)
    cards = [section for section in document.sections if section.layout == "card"]
    for phase in {each.phase for each in plan.weeks}:
        assert any(words("recovery").code("phase", phase) in card.subtitle for card in cards)
    diary = next(section for section in document.sections if section.id == "diary")
    table = next(block for block in diary.blocks if isinstance(block, Table))
    assert len(table.rows) == min(sum(len(each.sessions) for each in plan.weeks), 18)


def test_children_tick_and_write_no_figures() -> None:
    _, document = made("typical-youth", "YOUTH", "YOUTH")
    cards = [section for section in document.sections if section.layout == "card"]
    assert cards
    for card in cards:
        assert all(block.box == "tick" for block in card.blocks if isinstance(block, Table))
        assert not any(block.style == "fields" for block in card.blocks if isinstance(block, List))


@pytest.mark.parametrize(
    ("persona", "said"),
    [("six-days-twenty-minutes", "keep the order"), ("three-short-days", "a day lies between hard ones")],
)
def test_sessions_move_freely_only_where_days_lie_apart(persona: str, said: str) -> None:
    _, document = made(persona, "WORKOUT_ONLY", "WORKOUT")
    steps = [item.text for section in document.sections if section.id == "first"
             for block in section.blocks if isinstance(block, List) for item in block.items]  # fmt: skip
    assert sum(said in step for step in steps) == 1
