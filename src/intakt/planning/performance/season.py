"""The season from today: phases, tapers before the dates, the volume of each week (evidence 8.1, 8.6)."""

from collections.abc import Iterator, Sequence
from datetime import date

from intakt.content.wording import Wording
from intakt.kit.structs import Frozen
from intakt.planning.movement import Countdown, MacroPhase, Week
from intakt.planning.performance.sports import STAMINA, Sport
from intakt.planning.thresholds import Policies, count
from intakt.profile.model import ClientProfile

WEEK = 7
LONGEST = 52
"""Weeks that the season is drawn for."""
NAMED = {
    "ready": frozenset({"aerobic", "power"}),
    "season": frozenset({"strength"}),
    "power": frozenset({"power", "speed", "strength"}),
}
"""Phases that also work on what the sport needs most, and what of it their own words name already."""
TAPER, REST = "taper", "rest"
EASY = (TAPER, REST)
"""Phases that are easy by their own name."""
BUILDING = ("adapt", "strength", "power")
LIFTED = ("mixed", "strength")
QUIET = (*EASY, "season")
QUIET_SESSIONS = 2
STRENGTH_SPORT = "weightlifting-powerlifting"


class Stretch(Frozen, frozen=True, kw_only=True):
    """Weeks of one phase, from 1, both ends included."""

    code: str
    first: int
    last: int


def taper_volumes(base: float, days: int, final: float) -> tuple[float, ...]:
    """The volume of each taper day: even steps from `base` to the final share of it (Mujika 2003)."""
    return tuple(round(base * (1 - (1 - final) * day / days), 2) for day in range(1, days + 1))


def upcoming(profile: ClientProfile) -> tuple[date, ...]:
    """The dates still to come, today included, in order."""
    return tuple(sorted({day for day in profile.sport.competition_dates if day >= profile.day}))


def taper_days(profile: ClientProfile, sport: Sport, policies: Policies) -> int:
    if profile.sport.name == STRENGTH_SPORT:
        return count(policies, "performance.taper-days-strength")
    endurance = sport.qualities[0] == "aerobic"
    return count(policies, "performance.taper-days-endurance" if endurance else "performance.taper-days")


def week_codes(profile: ClientProfile, sport: Sport, policies: Policies) -> tuple[str, ...]:
    """The phase of each week from this one on, to the last date or as long as sessions are written."""
    dates = upcoming(profile)
    far = max(((day - profile.day).days // WEEK + 1 for day in dates), default=0)
    total = min(max(far, count(policies, "performance.weeks")), LONGEST)
    codes = list(_plain(profile, policies, total))
    for day in dates:
        last = (day - profile.day).days // WEEK
        begins = max((day - profile.day).days - taper_days(profile, sport, policies), 0)
        first = min((begins + WEEK // 2) // WEEK, last)
        if day == dates[0]:
            _sharpen(codes, first, policies)
        codes[first : last + 1] = [TAPER] * (last + 1 - first)
        codes[last + 1 :] = _after(profile, policies, total - last - 1, more=day != dates[-1])
    return tuple(codes[:total])


def _sharpen(codes: list[str], taper: int, policies: Policies) -> None:
    """The weeks before the first taper are pre-season, but for the easy ones that everything begins with."""
    easy, long = (count(policies, f"performance.weeks-{name}") for name in ("adapt", "ready"))
    for week in range(max(taper - long, easy), min(taper, len(codes))):
        if codes[week] in BUILDING:
            codes[week] = "ready"


def _after(profile: ClientProfile, policies: Policies, weeks: int, *, more: bool) -> list[str]:
    """What follows a date, so many weeks or more: the season where there is more of it, else weeks off and a
    new beginning.
    """
    if more or profile.sport.match_days or profile.sport.phase == "in-season":
        return ["season"] * weeks
    return [REST] * count(policies, "performance.weeks-rest") + [*_cycle(policies, weeks)]


def _plain(profile: ClientProfile, policies: Policies, total: int) -> Iterator[str]:
    """The phases as if no date were named."""
    phase = profile.sport.phase or "off-season"
    adapt, cycle = count(policies, "performance.weeks-adapt"), _cycle(policies, total)
    for week in range(total):
        if phase == "in-season":
            yield "season"
        elif phase == "post-season" and week < count(policies, "performance.weeks-rest"):
            yield REST
        elif phase == "pre-season":
            yield "adapt" if week < adapt else "ready"
        else:
            yield cycle[week]


def _cycle(policies: Policies, weeks: int) -> tuple[str, ...]:
    """So many weeks of an off-season: getting ready, strength, power, and again."""
    adapt, strength = (count(policies, f"performance.weeks-{name}") for name in ("adapt", "strength"))
    once = ("adapt",) * adapt + ("strength",) * strength + ("power",) * strength
    return tuple(once[week % len(once)] for week in range(weeks))


def stretches(codes: Sequence[str]) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    for week, code in enumerate(codes, start=1):
        if found and found[-1].code == code:
            found[-1] = Stretch(code=code, first=found[-1].first, last=week)
        else:
            found.append(Stretch(code=code, first=week, last=week))
    return tuple(found)


def macrocycle(
    codes: Sequence[str], sport: Sport, wording: Wording, *, weeks: Sequence[Week]
) -> tuple[MacroPhase, ...]:
    """The phases with the sessions of strength that their weeks hold; what lies beyond the weeks written is
    as they are.
    """
    policies = wording.library.policies
    lifted = [sum(session.kind in LIFTED for session in week.sessions) for week in weeks]
    usual = max(lifted, default=0)
    return tuple(
        MacroPhase(
            code=each.code,
            title=wording.text(f"performance.phase.{each.code}"),
            first_week=each.first,
            last_week=each.last,
            focus=_focus(each.code, sport, wording),
            strength_sessions=max(lifted[each.first - 1 : each.last], default=_later(each.code, usual)),
            volume_percent=_volume(each.code, codes, policies),
        )
        for each in stretches(codes)
    )


def _volume(code: str, codes: Sequence[str], policies: Policies) -> int:
    """Percent of a full week; a taper is a share of the fullest phase beside it."""
    share = count(policies, f"performance.volume-{code}")
    if code != TAPER:
        return share
    others = [count(policies, f"performance.volume-{other}") for other in codes if other != TAPER]
    return share * max(others, default=100) // 100


def _later(code: str, usual: int) -> int:
    return min(usual, QUIET_SESSIONS) if code in QUIET else usual


def _focus(code: str, sport: Sport, wording: Wording) -> tuple[str, ...]:
    own = wording.lines(f"performance.focus.{code}")
    if code == "ready" and not STAMINA.isdisjoint(sport.qualities):
        own = (*own, wording.text("performance.stamina"))
    if sport.qualities[0] in NAMED.get(code, sport.qualities):
        return own
    return (*own, wording.text(f"performance.quality.{sport.qualities[0]}.focus"))


def countdown(profile: ClientProfile, sport: Sport, wording: Wording) -> tuple[Countdown, ...]:
    """One entry a date: how far it is, when the taper begins, how the volume falls."""
    policies, found = wording.library.policies, []
    for day in upcoming(profile):
        away = (day - profile.day).days
        days = min(taper_days(profile, sport, policies), away)
        final = count(policies, "performance.taper-final") / 100
        kind = "today" if away == 0 else "soon" if away <= 2 else "short" if days == away else "taper"
        found.append(
            Countdown(
                date=day.isoformat(),
                weeks_away=away // WEEK,
                taper_days=days,
                volumes=taper_volumes(100.0, days, final) if days else (),
                text=wording.text(
                    f"performance.countdown.{kind}", days=away, taper=days,
                    percent=count(policies, "performance.taper-final"),
                ),
            )
        )  # fmt: skip
    return tuple(found)
