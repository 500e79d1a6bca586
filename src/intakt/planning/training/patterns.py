"""The weekly list of patterns for one client: what trains each, what stands in, what is left out and why."""

from intakt.content.exercises import Exercise, PatternGroup
from intakt.content.model import Library
from intakt.content.wording import Wording
from intakt.kit.structs import Frozen
from intakt.planning.training.eligibility import Limits, barred, eligible


class Choice(Frozen, frozen=True, kw_only=True):
    """What may train one group of patterns."""

    group: str
    """Of patterns.csv: squat-or-lunge, hinge, push-horizontal, pull-horizontal, vertical, core ..."""
    exercises: tuple[Exercise, ...]
    """By id; the fallbacks in the order of the table. Empty: the group is left out."""
    fallback: bool = False


def choices(library: Library, limits: Limits) -> tuple[Choice, ...]:
    """One for each group, in the order of the table."""
    return tuple(choose(library, limits, group=group) for group in library.pattern_groups.values())


def choose(library: Library, limits: Limits, *, group: PatternGroup) -> Choice:
    """The group's own exercises; without one, its named fallbacks that the client may do."""
    own = tuple(
        exercise
        for exercise in eligible(library, limits, patterns=group.patterns)
        if exercise.kind in group.kinds
    )
    if own:
        return Choice(group=group.id, exercises=own)
    named = (library.exercises[each] for each in group.fallbacks)
    standing_in = tuple(exercise for exercise in named if barred(exercise, limits) is None)
    return Choice(group=group.id, exercises=standing_in, fallback=True)


def left_out(found: tuple[Choice, ...], limits: Limits, *, wording: Wording) -> tuple[str, ...]:
    """What the programme leaves out or replaces, and why, in words."""
    said = []
    for choice in found:
        group = wording.text(f"exercises.group.{choice.group}")
        why = reason(choice, limits, library=wording.library, wording=wording)
        if not choice.exercises:
            said.append(wording.text("exercises.left-out", group=group, why=why))
        elif choice.fallback:
            name = wording.text(f"exercise.{choice.exercises[0].id}.name")
            said.append(wording.text("exercises.replaced", group=group, why=why, name=name))
    return tuple(said)


def reason(choice: Choice, limits: Limits, *, library: Library, wording: Wording) -> str:
    """The commonest reason that bars the group's exercises, in words; the first of the rules among equals."""
    group = library.pattern_groups[choice.group]
    codes = [
        barred(exercise, limits)
        for _, exercise in sorted(library.exercises.items())
        if exercise.pattern in group.patterns and exercise.kind in group.kinds
    ]
    found = sorted({code for code in codes if code is not None and code not in ("equipment", "level")})
    code = max(found, key=codes.count, default="equipment")
    return wording.text(f"exercises.why.{code}")
