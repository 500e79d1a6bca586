"""What pain says about the next session, and how two sides compare (evidence 10.1, 10.3)."""

from typing import Literal

from intakt.kit.errors import InputError
from intakt.kit.units import round_int

Action = Literal["progress", "hold", "regress", "stop_and_refer"]
SAFE, ACCEPTABLE, LATE, STOP = 2, 5, 6, 8
"""Points of 10 (Thomee 1997, Silbernagel 2007); the printed table says the same in words."""


class NoOtherSide(InputError):
    """Two sides can be compared only where the uninjured one can do something."""


def pain_action(
    during: int,
    day_after: int,
    raised_next_morning: bool,
    swelling: bool = False,
    night_pain: bool = False,
) -> Action:
    """What to do next, from pain of 0 to 10 during a session and 24 hours later.

    `night_pain` stands for pain at night, pain at rest, and a joint that locks or gives way.
    """
    if night_pain or max(during, day_after) >= STOP:
        return "stop_and_refer"
    if swelling or raised_next_morning or during > ACCEPTABLE or day_after >= LATE:
        return "regress"
    return "progress" if during <= SAFE and day_after <= SAFE else "hold"


def lsi(injured: float, uninjured: float) -> int:
    """Limb symmetry index: the injured side in percent of the other one."""
    if uninjured <= 0:
        raise NoOtherSide("The uninjured side must be above 0 to compare with.")
    return round_int(100 * injured / uninjured)
