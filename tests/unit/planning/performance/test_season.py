"""The season in words: what each phase is for and holds, what the sport strains, where stamina comes from."""

from datetime import date, timedelta

import pytest
from tests.moving_cases import dose, piece, session, week
from tests.planning_cases import DAY, client
from tests.shipped import library

from intakt.content.wording import Wording
from intakt.planning.performance import pages, season
from intakt.planning.performance.sports import SPORTS, STAMINA

CODES = ("adapt", "strength", "power", "ready", "season", "taper", "rest")


def words(language: str) -> Wording:
    return Wording(library(), language)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("sport", sorted(SPORTS))
def test_a_phase_names_each_of_its_aims_once(sport: str, language: str) -> None:
    for phase in season.macrocycle(CODES, SPORTS[sport], words(language), weeks=()):
        aims = [frozenset(aim.casefold().split()) for aim in phase.focus]
        assert not [(a, b) for a in aims for b in aims if a is not b and a <= b], phase.code


def test_german_nouns_keep_their_capitals() -> None:
    phases = season.macrocycle(("season",), SPORTS["soccer"], words("de"), weeks=())
    assert "wiederholte Sprints" in phases[0].focus


@pytest.mark.parametrize("sport", sorted(SPORTS))
def test_what_a_sport_strains_can_stand_in_the_middle_of_a_list(sport: str) -> None:
    strained = pages.needs(SPORTS[sport], client(), (), words("en"))[len(SPORTS[sport].qualities) :]
    assert strained
    assert all(need.quality[0].islower() for need in strained)


def test_a_phase_says_how_many_sessions_of_strength_its_weeks_hold() -> None:
    """Weeks beyond those written are as these; in quiet phases two at most."""
    lifts = dose("goblet_squat")
    one, three = (
        week(1, *(session(day, lifts) for day in days)) for days in (["mon"], ["mon", "wed", "fri"])
    )
    moving = week(3, session("mon", kind="conditioning"), session("tue", kind="light"))
    codes = ("ready", "ready", "taper", "season", "rest", "ready")
    found = season.macrocycle(codes, SPORTS["soccer"], words("en"), weeks=(one, three, moving))
    assert [phase.strength_sessions for phase in found] == [3, 0, 2, 2, 3]


@pytest.mark.parametrize(
    ("codes", "volumes"),
    [
        (("adapt", "ready", "taper"), [70, 90, 45]),
        (("season", "taper", "season"), [50, 25, 50]),
        (("strength", "taper"), [100, 50]),
        (("taper",), [50]),
    ],
)
def test_a_taper_is_half_of_the_fullest_phase_and_not_of_a_full_week(
    codes: tuple[str, ...], volumes: list[int]
) -> None:
    found = season.macrocycle(codes, SPORTS["soccer"], words("en"), weeks=())
    assert [phase.volume_percent for phase in found] == volumes


def codes_of(phase: str, *dates: date, matches: tuple[str, ...] = (), sport: str = "soccer") -> str:
    """The phases of all weeks by their first letters; today is a Monday."""
    athlete = client(sport={"name": sport, "phase": phase, "competition_dates": dates, "match_days": matches})
    found = season.week_codes(athlete, SPORTS[sport], library().policies)
    return "".join(code[0].upper() if code == "ready" else code[0] for code in found)


def weeks_ahead(number: int) -> date:
    return DAY + timedelta(weeks=number - 1, days=6)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (codes_of("off-season"), "aasssssppppp"),
        (codes_of("off-season", weeks_ahead(12)), "aassRRRRRRtt"),
        (codes_of("off-season", weeks_ahead(6)), "aaRRttrrraas"),
        (codes_of("pre-season", weeks_ahead(7)), "aaRRRttrrraa"),
        (codes_of("pre-season", weeks_ahead(7), matches=("sat",)), "aaRRRttsssss"),
        (codes_of("pre-season", weeks_ahead(5), weeks_ahead(8)), "aaRttsttrrra"),
        (codes_of("in-season", weeks_ahead(5)), "sssttsssssss"),
        (codes_of("off-season", weeks_ahead(1)), "trrraasssssp"),
        (codes_of("pre-season", weeks_ahead(100)), "aa" + 50 * "R"),
    ],
)
def test_pre_season_leads_to_a_date_and_season_or_rest_follow_it(found: str, said: str) -> None:
    """a getting ready, s strength or season, p power, R pre-season, t taper, r weeks off."""
    assert found == said


@pytest.mark.parametrize("sport", sorted(SPORTS))
def test_only_who_needs_stamina_is_told_of_it(sport: str) -> None:
    (phase,) = season.macrocycle(("ready",), SPORTS[sport], words("en"), weeks=())
    assert ("stamina for your sport" in phase.focus) is not STAMINA.isdisjoint(SPORTS[sport].qualities)


@pytest.mark.parametrize(
    ("practice", "pieces", "said"),
    [(("tue",), (), "Your practice"), ((), (piece(),), "at the end of your sessions"), ((), (), "too short")],
)
def test_where_stamina_comes_from_is_what_the_weeks_hold(
    practice: tuple[str, ...], pieces: tuple[object, ...], said: str
) -> None:
    athlete = client(sport={"practice_days": practice})
    weeks = (week(1, session("mon", dose("goblet_squat"), conditioning=pieces)),)
    found = pages.needs(SPORTS["soccer"], athlete, weeks, words("en"))
    built = {"Repeated sprints", "Stamina"} | ({"Stopping and turning"} if practice else set())
    assert {need.quality for need in found if said in need.why} == built
    assert not [need for need in pages.needs(SPORTS["soccer"], athlete, (), words("en")) if said in need.why]
