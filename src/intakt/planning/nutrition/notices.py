"""What the plan has to say beside its figures: flags, reviews, assumptions, in the library's words."""

from collections.abc import Callable, Hashable, Sequence
from typing import Literal, TypeVar

from intakt.content.wording import Wording
from intakt.kit.structs import Frozen
from intakt.planning.model import Assumption, Flag, ReviewItem
from intakt.planning.nutrition.energy import Remark
from intakt.planning.nutrition.triggers import Trigger
from intakt.profile.model import ClientProfile, PacketType

T = TypeVar("T")
Severity = Literal["info", "caution", "stop"]
STOP = ("ND-09",)
INFO = (
    "BREASTFEEDING-FOOD", "CERTIFIED", "DIET-EASED", "FASTING-OFF", "GAIN-AT-MAINTENANCE", "GOAL-REACHED",
    "KETO", "ND-12", "NO-ROOM", "SALT-LOW", "STOP-BMI", "VERIFY-VOLUME",
)  # fmt: skip


class Notices(Frozen, frozen=True, kw_only=True):
    flags: tuple[Flag, ...]
    review: tuple[ReviewItem, ...]
    assumptions: tuple[Assumption, ...]


def collect(
    profile: ClientProfile,
    packet: PacketType,
    *,
    triggers: Sequence[Trigger] = (),
    remarks: Sequence[Remark] = (),
    wording: Wording,
) -> Notices:
    """Screening's own notes first, then the triggers, then what planning found; each code once."""
    screening = profile.screening
    flags = [Flag(code=note.code, severity=note.severity, message=note.message) for note in screening.flags]
    flags += [
        Flag(code=one.code, severity=_severity(one.code), message=wording.text(f"plan.nd.{one.code}"))
        for one in triggers
    ]
    flags += [_flag(remark, wording) for remark in remarks if remark.kind == "flag"]
    review = [
        ReviewItem(code=one.code, question=one.question, message=one.message)
        for one in screening.reviews
        if packet in one.affects
    ]
    review += [
        ReviewItem(
            code=remark.code,
            question=remark.question,
            message=wording.text(f"plan.review.{remark.code}", **remark.values),
        )
        for remark in remarks
        if remark.kind == "review"
    ]
    assumptions = [Assumption(code=note.code, message=note.message) for note in screening.assumptions]
    assumptions += [
        Assumption(code=remark.code, message=wording.text(f"plan.assumption.{remark.code}", **remark.values))
        for remark in remarks
        if remark.kind in ("assumption", "note")
    ]
    if screening.assumptions or any(remark.kind == "assumption" for remark in remarks):
        flags.append(Flag(code="ASSUMED", severity="info", message=wording.text("plan.flag.ASSUMED")))
    if review:
        flags.append(Flag(code="REVIEW", severity="caution", message=wording.text("plan.flag.REVIEW")))
    return Notices(
        flags=_once(flags, key=lambda flag: flag.code),
        review=_once(review, key=lambda item: (item.code, item.question)),
        assumptions=_once(assumptions, key=lambda item: item.code),
    )


def _severity(code: str) -> Severity:
    if code in STOP:
        return "stop"
    return "info" if code in INFO else "caution"


def _flag(remark: Remark, wording: Wording) -> Flag:
    message = wording.text(f"plan.flag.{remark.code}", **remark.values)
    return Flag(code=remark.code, severity=_severity(remark.code), message=message)


def _once(listed: Sequence[T], *, key: Callable[[T], Hashable]) -> tuple[T, ...]:
    """The first of each key, in order."""
    found: dict[Hashable, T] = {}
    for one in listed:
        found.setdefault(key(one), one)
    return tuple(found.values())
