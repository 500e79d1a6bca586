"""What every plan of sessions says beside its sessions: flags, reviews, assumptions; whether it is withheld.

Words of a planner's own remarks: `<namespace>.flag.<code>`, `<namespace>.review.<code>`,
`<namespace>.assumption.<code>`, the namespace being the name of its text file; what all plans say stands
under `training`.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Literal, TypeVar

from intakt.content.wording import Wording
from intakt.kit.structs import Frozen
from intakt.planning.common import Assumption, Flag, ReviewItem
from intakt.profile.model import ClientProfile, PacketType

T = TypeVar("T")
Severity = Literal["info", "caution", "stop"]
WHOLE = "G3"
"""The gate that stops everything that moves a body."""


class Remark(Frozen, frozen=True, kw_only=True):
    """Something a planner must say."""

    kind: Literal["flag", "assumption", "note", "review"]
    """A note stands among the assumptions and is none: what gave way to a wish or to the clock."""
    code: str
    values: dict[str, str] = {}
    regions: tuple[str, ...] = ()
    """Parts of the body that the words name."""
    question: str = ""
    """review: the question a coach looks at."""
    severity: Severity = "info"
    """flag only; `stop` withholds the plan."""


class Notices(Frozen, frozen=True, kw_only=True):
    withheld: bool
    flags: tuple[Flag, ...]
    review: tuple[ReviewItem, ...]
    assumptions: tuple[Assumption, ...]


def notices(
    profile: ClientProfile,
    packet: PacketType,
    wording: Wording,
    *,
    remarks: Sequence[Remark] = (),
    namespace: str = "training",
) -> Notices:
    """Screening's own notes first, then the planner's remarks; each code once.

    Withheld with gate G3, with an urgent referral, and with a remark of severity `stop`.
    """
    screening = profile.screening
    flags = [Flag(code=note.code, severity=note.severity, message=note.message) for note in screening.flags]
    flags += [
        Flag(
            code=one.code,
            severity=one.severity,
            message=_words(one, "flag", namespace, wording),
        )
        for one in remarks
        if one.kind == "flag"
    ]
    review = [
        ReviewItem(code=one.code, question=one.question, message=one.message)
        for one in screening.reviews
        if packet in one.affects
    ]
    review += [
        ReviewItem(
            code=one.code,
            question=one.question,
            message=_words(one, "review", namespace, wording),
        )
        for one in remarks
        if one.kind == "review"
    ]
    assumptions = [Assumption(code=note.code, message=note.message) for note in screening.assumptions]
    assumptions += [
        Assumption(code=one.code, message=_words(one, "assumption", namespace, wording))
        for one in remarks
        if one.kind in ("assumption", "note")
    ]
    if screening.assumptions or any(one.kind == "assumption" for one in remarks):
        flags.append(Flag(code="ASSUMED", severity="info", message=wording.text("plan.flag.ASSUMED")))
    if review:
        flags.append(Flag(code="REVIEW", severity="caution", message=wording.text("plan.flag.REVIEW")))
    return Notices(
        withheld=is_withheld(profile, remarks),
        flags=_once(flags, key=lambda flag: flag.code),
        review=_once(review, key=lambda item: (item.code, item.question)),
        assumptions=_once(assumptions, key=lambda item: item.code),
    )


def is_withheld(profile: ClientProfile, remarks: Sequence[Remark] = ()) -> bool:
    """Whether nothing that moves a body may be planned."""
    screening = profile.screening
    stopped = any(one.kind == "flag" and one.severity == "stop" for one in remarks)
    return stopped or screening.gate == WHOLE or screening.referral == "urgent"


def _words(remark: Remark, kind: str, namespace: str, wording: Wording) -> str:
    own = f"{namespace}.{kind}.{remark.code}"
    key = own if wording.has(own) else f"training.{kind}.{remark.code}"
    named = ", ".join(wording.text(f"question.injury-regions.option.{region}") for region in remark.regions)
    return wording.text(key, **remark.values, **({"regions": named} if named else {}))


def _once(listed: Sequence[T], *, key: Callable[[T], Hashable]) -> tuple[T, ...]:
    """The first of each key, in order."""
    found: dict[Hashable, T] = {}
    for one in listed:
        found.setdefault(key(one), one)
    return tuple(found.values())
