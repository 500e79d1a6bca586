"""What a client's health asks them to know while they train: one flag each, the same in every plan."""

from collections.abc import Callable

from intakt.planning.training.eligibility import Limits
from intakt.planning.training.notices import Remark, Severity
from intakt.profile.model import ClientProfile

Test = Callable[[ClientProfile, Limits], bool]


def _has(*codes: str) -> Test:
    return lambda profile, _: any(code in profile.health.conditions for code in codes)


def _takes(*codes: str) -> Test:
    return lambda profile, _: any(code in profile.health.medications for code in codes)


def _head_waits(profile: ClientProfile, limits: Limits) -> bool:
    return limits.gate == "G1" and "concussion" in profile.health.conditions


SUGAR = ("diabetes-insulin", "diabetes-type-1", "diabetes-type-2", "diabetes-complications")
TABLE: tuple[tuple[str, Severity, Test], ...] = (
    ("HEAD", "caution", lambda profile, limits: _head_waits(profile, limits)),
    ("PREGNANCY", "caution", lambda _, limits: limits.pregnancy_weeks is not None),
    ("POSTPARTUM", "caution", lambda _, limits: limits.postpartum),
    ("PRESSURE", "caution", lambda _, limits: limits.blood_pressure),
    ("BETA-BLOCKER", "info", _takes("beta-blocker")),
    ("DIABETES", "caution", _has(*SUGAR)),
    ("LOW-SUGAR", "caution", _takes("insulin", "sulfonylurea")),
    ("FEET-EYES", "caution", _has("diabetes-complications")),
    ("ASTHMA", "info", _has("asthma")),
    ("BONES", "caution", lambda _, limits: limits.fragile_bones),
    ("FALLS", "caution", lambda _, limits: limits.falls),
    ("BLEEDING", "caution", lambda _, limits: limits.blood_thinner),
    ("SEIZURE", "caution", lambda _, limits: limits.epilepsy),
    ("INJURY", "info", lambda _, limits: bool(limits.regions)),
    ("OLDER", "info", lambda _, limits: limits.senior),
    ("CANCER", "caution", _has("cancer-treatment")),
)
"""Code, severity, who; words training.flag.<code>."""


def cautions(profile: ClientProfile, limits: Limits) -> tuple[Remark, ...]:
    """The flags that concern this client, in the order of the table."""
    return tuple(
        Remark(
            kind="flag",
            code=code,
            severity=severity,
            regions=profile.health.injury_regions if code == "INJURY" else (),
        )
        for code, severity, concerns in TABLE
        if concerns(profile, limits)
    )
