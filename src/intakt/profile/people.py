"""Who the client is, what they want, and how their days are."""

from datetime import date

import msgspec

from intakt.content.model import Policy
from intakt.kit.dates import age_on
from intakt.profile.fields import Answers, Table, choice, day, number, read, si, text, whole, yes
from intakt.profile.model import Activity, Body, Goal, Person

PERSON: Table = {
    "full_name": text("full-name"),
    "email": text("email"),
    "birth_date": day("date-of-birth"),
    "sex": choice("sex"),
    "country": choice("country"),
    "filled_by": choice("filled-by"),
    "guardian_name": text("guardian-name"),
    "guardian_email": text("guardian-email"),
}
BODY: Table = {
    "height_cm": si("height"),
    "weight_kg": si("weight"),
    "target_weight_kg": si("target-weight"),
    "body_fat_percent": number("body-fat"),
    "body_fat_method": choice("body-fat-method"),
    "sitting_height_cm": si("sitting-height"),
    "height_3_months_ago_cm": si("height-3-months-ago"),
}
GOAL: Table = {
    "primary": choice("primary-goal"),
    "timeline": choice("timeline"),
}
ACTIVITY: Table = {
    "level": choice("activity-level"),
    "sessions_per_week": whole("exercise-sessions"),
    "minutes_per_session": whole("exercise-minutes"),
    "intensity": choice("exercise-intensity"),
    "active_regularly": yes("active-regularly"),
    "daily_steps": whole("daily-steps"),
    "sleep_hours": number("sleep-hours"),
    "stress_level": whole("stress-level"),
}


def person(answers: Answers, *, on: date, policies: dict[str, Policy], language: str = "en") -> Person:
    """`on` is the day of the plan: it decides the age."""
    fields = read(PERSON, answers)
    age = age_on(date.fromisoformat(str(answers["date-of-birth"])), on)
    minor = age < policies["screening.adult-age"].value
    return msgspec.convert({**fields, "age": age, "minor": minor, "language": language}, Person)


def body(answers: Answers) -> Body:
    """Height and weight are asked on every path; BMI is not rounded."""
    fields = read(BODY, answers)
    height, weight = float(str(fields["height_cm"])), float(str(fields["weight_kg"]))
    index = weight / (height / 100) ** 2
    return msgspec.convert({**fields, "bmi": index}, Body)


def goal(answers: Answers, *, policies: dict[str, Policy]) -> Goal:
    """The timeline in weeks comes from `profile.weeks-<timeline>`; no policy means no hurry."""
    fields = read(GOAL, answers)
    policy = policies.get(f"profile.weeks-{fields.get('timeline', '')}")
    return msgspec.convert({**fields, "timeline_weeks": int(policy.value) if policy else None}, Goal)


def activity(answers: Answers) -> Activity:
    return msgspec.convert(read(ACTIVITY, answers), Activity)
