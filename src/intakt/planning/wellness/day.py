"""The day around the habits: steps, moving, sleep, stress, drinking, food (evidence 10.6)."""

from collections.abc import Iterator

from intakt.content.wording import Wording
from intakt.planning.movement import Sleep, StepGoal, Stress
from intakt.planning.nutrition import fluids
from intakt.planning.thresholds import Policies, count, threshold
from intakt.planning.training.limits import moving_gate
from intakt.planning.wellness.habits import MOVED_NIGHTS
from intakt.profile.model import ClientProfile

HUNDRED = 100


def step_goal(baseline: int, policies: Policies, *, age: int) -> int:
    """Next week's steps a day, rounded down to 100: a fifth or 1,500 more, up to where more helps little."""
    older = age >= threshold(policies, "wellness.steps-older-age")
    enough = count(policies, "wellness.steps-enough-older" if older else "wellness.steps-enough")
    share = 100 + count(policies, "wellness.steps-raise-share")
    raised = min(baseline + count(policies, "wellness.steps-raise"), baseline * share // 100)
    return max(min(raised, enough), min(baseline, enough)) // HUNDRED * HUNDRED


def steps(profile: ClientProfile, policies: Policies) -> tuple[StepGoal, ...]:
    """A goal for each week, until more helps little; nothing where figures or moving wait."""
    now = profile.activity.daily_steps
    screening = profile.screening
    if now is None or screening.numbers_hidden or moving_gate(profile) in ("G1", "G3"):
        return ()
    if not count(policies, "wellness.steps-least") <= now <= count(policies, "wellness.steps-plausible"):
        return ()
    found: list[StepGoal] = []
    for week in range(1, count(policies, "wellness.weeks") + 1):
        goal = step_goal(now, policies, age=profile.person.age)
        if goal <= now // HUNDRED * HUNDRED and found:
            break
        found.append(StepGoal(week=week, steps=goal))
        now = goal
    return tuple(found)


def sleep(profile: ClientProfile, wording: Wording) -> Sleep:
    policies, age = wording.library.policies, profile.person.age
    if profile.person.minor:
        kind = "teen" if age >= count(policies, "wellness.sleep-teen-age") else "child"
    else:
        kind = "older" if age >= count(policies, "wellness.older-age") else "adult"
    return Sleep(
        low_hours=count(policies, f"wellness.sleep-low-{kind}"),
        high_hours=count(policies, f"wellness.sleep-high-{kind}"),
        now_hours=profile.activity.sleep_hours,
        advice=tuple(_sleep_advice(profile, wording)),
    )


def _sleep_advice(profile: ClientProfile, wording: Wording) -> Iterator[str]:
    moved = profile.wellness.work_pattern in MOVED_NIGHTS
    hours, *others = wording.lines("wellness.sleep.always")
    yield wording.text("wellness.sleep.same-hours") if moved else hours
    yield from others
    trouble = profile.wellness.sleep_trouble
    for name in ("falling-asleep", "waking-up", "early", "children"):
        if name in trouble:
            yield wording.text(f"wellness.sleep.{name}")
    if moved:
        yield wording.text("wellness.sleep.shifts")
    if not profile.person.minor and (profile.wellness.caffeine_cups or 0) > 0:
        yield wording.text("wellness.sleep.caffeine")
    if not profile.person.minor and "alcohol" in profile.wellness.drinks_usual:
        yield wording.text("wellness.sleep.alcohol")
    slept = profile.activity.sleep_hours
    short = slept is not None and slept < threshold(wording.library.policies, "wellness.sleep-very-short")
    if short or "snoring" in trouble:
        yield wording.text("wellness.sleep.doctor")


def stress(profile: ClientProfile, wording: Wording) -> Stress:
    level, policies = profile.activity.stress_level, wording.library.policies
    advice = list(wording.lines("wellness.stress.always"))
    if level is not None and level >= threshold(policies, "wellness.stress-very-high"):
        advice.insert(0, wording.text("wellness.stress.very-high"))
    elif level is not None and level >= threshold(policies, "wellness.stress-high"):
        advice.append(wording.text("wellness.stress.high"))
    return Stress(level=level, advice=tuple(advice))


def hydration_ml(profile: ClientProfile, policies: Policies) -> int | None:
    """ml a day; None where a clinician sets fluids, and for minors, who drink to thirst."""
    return None if profile.person.minor else fluids.decide(profile, policies=policies)


def hydration(profile: ClientProfile, wording: Wording) -> tuple[str, ...]:
    if not profile.person.minor and fluids.decide(profile, policies=wording.library.policies) is None:
        return wording.lines("wellness.hydration.restricted")
    lines = list(wording.lines("wellness.hydration.always"))
    if profile.wellness.drinks_daily == "under-1-litre":
        lines.append(wording.text("wellness.hydration.little"))
    cups = profile.wellness.caffeine_cups or 0
    tender = bool({"pregnant", "breastfeeding"} & set(profile.health.conditions))
    most = "wellness.caffeine-cups-tender" if tender else "wellness.caffeine-cups"
    if not profile.person.minor and cups > count(wording.library.policies, most):
        lines.append(wording.text("wellness.hydration.caffeine", cups=count(wording.library.policies, most)))
    return tuple(lines)


def activity(profile: ClientProfile, wording: Wording) -> tuple[str, ...]:
    """What to aim for in a week, in words with the figures of public guidelines."""
    return tuple(_activity(profile, wording))


def _activity(profile: ClientProfile, wording: Wording) -> Iterator[str]:
    policies, gate = wording.library.policies, moving_gate(profile)
    if gate == "G3":
        yield wording.text("wellness.activity.withheld")
        return
    if gate == "G1":
        yield wording.text("wellness.activity.light")
        return
    if profile.person.minor:
        yield wording.text(
            "wellness.activity.minor", minutes=count(policies, "wellness.young-active-minutes")
        )
    elif _moves_enough(profile, policies):
        most = count(policies, "wellness.active-minutes-most")
        least = count(policies, "wellness.active-minutes")
        yield wording.text("wellness.activity.regular", least=least, most=most)
    else:
        first = count(policies, "wellness.active-minutes-first")
        least = count(policies, "wellness.active-minutes")
        yield wording.text("wellness.activity.start", first=first, least=least)
    older = profile.person.age >= count(policies, "wellness.older-age")
    if older:
        yield wording.text("wellness.activity.older", days=count(policies, "wellness.balance-days"))
    if (profile.wellness.sitting_hours or 0) >= threshold(policies, "wellness.sitting-hours"):
        yield wording.text("wellness.activity.sitting")
    if profile.wellness.smoking in ("sometimes", "daily"):
        yield wording.text("wellness.activity.smoking")


def _moves_enough(profile: ClientProfile, policies: Policies) -> bool:
    """Regularly active by the client's word, and by the minutes where some were told."""
    told = profile.activity.sessions_per_week * profile.activity.minutes_per_session
    enough = told == 0 or told >= count(policies, "wellness.active-minutes-regular")
    return profile.activity.active_regularly and enough


def food(profile: ClientProfile, wording: Wording) -> tuple[str, ...]:
    """Food in words: no figure, no named food, so that it fits every diet and allergy."""
    return wording.lines("wellness.food.minor" if profile.person.minor else "wellness.food.adult")
