"""The guardian's page of every plan that moves a minor: consent, limits, warning signs (evidence 9.2)."""

from collections.abc import Iterator

from intakt.content.model import Country
from intakt.content.wording import Wording
from intakt.planning.thresholds import count
from intakt.planning.youth.budget import budget_of, pitches_a_day, throws
from intakt.profile.model import ClientProfile


def guardian_page(profile: ClientProfile, wording: Wording) -> tuple[str, ...] | None:
    """What a guardian reads, with this child's own limits; None for adults."""
    return tuple(_lines(profile, wording)) if profile.person.minor else None


def _lines(profile: ClientProfile, wording: Wording) -> Iterator[str]:
    policies = wording.library.policies
    budget, kind = budget_of(profile, policies), _sleep(profile, wording)
    country = wording.library.countries.get(profile.person.country) or Country(code="")
    values: dict[str, object] = {
        "hours": wording.number(budget.hours_limit),
        "sport": wording.number(budget.sport_hours),
        "rest": budget.rest_days,
        "months": budget.months_limit,
        "low": count(policies, f"youth.sleep-low-{kind}"),
        "high": count(policies, f"youth.sleep-high-{kind}"),
        "active": count(policies, "youth.active-minutes"),
        "concussion": count(policies, "youth.concussion-days"),
        "emergency": country.emergency,
    }
    names = ["consent", "supervision", "limits", "season", "food", "growth", "sleep", "signs"]
    if profile.person.sex == "female":
        names.append("periods")
    names += ["heat", "head"]
    if "asthma" in profile.health.conditions:
        names.append("asthma")
    if throws(profile):
        names.append("pitches")
        values["pitches"] = pitches_a_day(profile, policies)
        values["off"] = count(policies, "youth.pitch-months")
    for name in (*names, "emergency", "stop"):
        yield wording.text(f"youth.guardian.{name}", **values)


def _sleep(profile: ClientProfile, wording: Wording) -> str:
    return "teen" if profile.person.age >= count(wording.library.policies, "youth.teen-age") else "child"
