"""What the client trains, with what, and for which sport; youth and wellness answers."""

import msgspec

from intakt.profile.fields import (
    Answers,
    Table,
    choice,
    codes,
    day,
    number,
    read,
    si,
    text,
    weekdays,
    whole,
    yes,
)
from intakt.profile.model import Lift, Sport, Training, Wellness, Youth

TRAINING: Table = {
    "experience": choice("training-experience"),
    "break_weeks": whole("training-break-weeks"),
    "goals": codes("training-goal"),
    "days": weekdays("training-days"),
    "session_minutes": whole("session-minutes"),
    "places": codes("training-place"),
    "space": choice("training-space"),
    "company": choice("trains-with"),
    "equipment": codes("available-equipment"),
    "effort_known": choice("rpe-familiar"),
    "styles": codes("training-style"),
    "movement_limits": codes("movement-limits"),
}
SPORT: Table = {
    "name": choice("sport"),
    "position": text("sport-position"),
    "phase": choice("season-phase"),
    "level": choice("competition-level"),
    "practice_days": weekdays("practice-days"),
    "match_days": weekdays("match-days"),
    "vertical_jump_cm": si("vertical-jump"),
    "sprint_40yd_seconds": number("sprint-40yd"),
    "yo_yo_level": number("yo-yo-level"),
}
COMPETITIONS: Table = {
    "first": day("competition-date"),
    "second": day("competition-date-2"),
    "third": day("competition-date-3"),
}
LIFTS: dict[str, Table] = {
    name: {"load_kg": si(f"{name}-1rm"), "repetitions": whole(f"{name}-reps")}
    for name in ("squat", "bench", "deadlift")
}
YOUTH: Table = {
    "grade": choice("school-grade"),
    "weekly_sport_hours": number("weekly-sport-hours"),
    "sport_months": whole("sport-months"),
    "adult_present": yes("adult-present"),
    "sports": codes("youth-sports"),
    "fun": codes("youth-fun"),
}
WELLNESS: Table = {
    "focus": codes("wellness-focus"),
    "barriers": codes("wellness-barriers"),
    "liked": codes("movement-liked"),
    "sitting_hours": number("sitting-hours"),
    "sleep_trouble": codes("sleep-trouble"),
    "smoking": choice("smoking"),
    "work_pattern": choice("work-pattern"),
    "drinks_daily": choice("drinks-daily"),
    "drinks_usual": codes("drinks-usual"),
    "caffeine_cups": whole("caffeine-cups"),
}


def training(answers: Answers) -> Training:
    return msgspec.convert(read(TRAINING, answers), Training)


def sport(answers: Answers) -> Sport:
    """Competition dates in the order of the calendar; a lift without a load is left out."""
    dates = tuple(sorted(date for date in read(COMPETITIONS, answers).values()))  # type: ignore[type-var]
    sets = {name: read(table, answers) for name, table in LIFTS.items()}
    lifts = {name: msgspec.convert(best, Lift) for name, best in sets.items() if "load_kg" in best}
    return msgspec.convert({**read(SPORT, answers), "competition_dates": dates, "lifts": lifts}, Sport)


def youth(answers: Answers) -> Youth:
    return msgspec.convert(read(YOUTH, answers), Youth)


def wellness(answers: Answers) -> Wellness:
    return msgspec.convert(read(WELLNESS, answers), Wellness)
