"""One client's WELLNESS plan: habits, the day around them, light movement."""

from intakt.content.wording import Wording
from intakt.planning.common import Because
from intakt.planning.model import WellnessPlan
from intakt.planning.training.cautions import cautions
from intakt.planning.training.eligibility import limits_of
from intakt.planning.training.notices import Remark, notices
from intakt.planning.wellness import day
from intakt.planning.wellness.habits import habits
from intakt.planning.wellness.moving import movement
from intakt.planning.youth.guardian import guardian_page
from intakt.profile.model import ClientProfile


def plan(profile: ClientProfile, wording: Wording, *, variant: int = 0, seed: int = 0) -> WellnessPlan:
    """Pure: the same profile and library give the same plan; there is nothing to vary."""
    policies = wording.library.policies
    found = notices(profile, "WELLNESS", wording, remarks=_remarks(profile, wording), namespace="wellness")
    return WellnessPlan(
        withheld=False,
        rule_set=profile.screening.rule_set,
        gate=profile.screening.gate,
        flags=found.flags,
        review=found.review,
        assumptions=found.assumptions,
        because=_because(),
        habits=habits(profile, wording),
        sleep=day.sleep(profile, wording),
        stress=day.stress(profile, wording),
        hydration_ml=day.hydration_ml(profile, policies),
        hydration=day.hydration(profile, wording),
        steps=day.steps(profile, policies),
        activity=day.activity(profile, wording),
        movement=movement(profile, wording),
        food=day.food(profile, wording),
        track=wording.lines("wellness.track"),
        guardian_page=guardian_page(profile, wording),
    )


def _remarks(profile: ClientProfile, wording: Wording) -> tuple[Remark, ...]:
    health = cautions(profile, limits_of(profile, wording.library))
    focus = () if profile.wellness.focus else (Remark(kind="assumption", code="FOCUS"),)
    return (*health, *focus)


def _because() -> tuple[Because, ...]:
    rows = (
        ("/habits", "W-06", ("wellness-focus", "wellness-barriers", "injury-regions")),
        ("/sleep", "W-04", ("sleep-hours", "sleep-trouble", "date-of-birth")),
        ("/stress", "W-07", ("stress-level",)),
        ("/hydrationMl", "W-05", ("weight", "medical-flags")),
        ("/steps", "W-01", ("daily-steps", "date-of-birth")),
        ("/activity", "W-02", ("active-regularly", "date-of-birth", "sitting-hours")),
        ("/movement", "W-08", ("training-days", "injury-regions", "wellness-barriers")),
    )
    return tuple(Because(path=path, rule=rule, answers=answers) for path, rule, answers in rows)
