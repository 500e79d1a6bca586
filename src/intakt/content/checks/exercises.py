"""Exercises: known tags, links that lead somewhere and never in a circle, doses that make sense."""

from collections.abc import Iterator, Mapping

from intakt.content.checks.conditions import near
from intakt.content.checks.scene import Scene
from intakt.content.exercises import EQUIPMENT, FLAGS, MUSCLES, REGIONS, Exercise
from intakt.kit.errors import Finding

FEWEST_CUES, MOST_CUES = 2, 3
LEVELS = range(1, 4)
STROLLS = frozenset({"easy_walk"})
"""What is light though it is no mobility exercise."""


def check(scene: Scene) -> Iterator[Finding]:
    exercises = scene.library.exercises
    for exercise in exercises.values():
        yield from _tags(scene, exercise)
        yield from _dose(scene, exercise)
        yield from _links(scene, exercise)
        yield from _cues(scene, exercise)
    if (circle := find_circle(exercises)) is not None:
        message = f"Easier and harder go round in a circle: {' to '.join(circle)}."
        remedy = "Take out one of these regressions or progressions."
        yield scene.finding("exercise-circle", f"exercise.{circle[0]}", message, remedy)
    yield from _groups(scene)
    yield from _strays(scene)


def _tags(scene: Scene, exercise: Exercise) -> Iterator[Finding]:
    items = [item for group in exercise.equipment for item in group]
    told: tuple[tuple[str, list[str], tuple[str, ...]], ...] = (
        ("equipment", items, EQUIPMENT),
        ("region", [*exercise.regions, *exercise.rehab_regions], REGIONS),
        ("flag", [*exercise.flags], FLAGS),
        ("muscle", [*exercise.primary, *exercise.secondary], MUSCLES),
    )
    for kind, values, known in told:
        for value in values:
            if value not in known:
                message = f"The {kind} `{value}` is none that Intakt knows."
                yield scene.finding("exercise-tag", f"exercise.{exercise.id}", message, near(value, known))
    if any(not group for group in exercise.equipment):
        message = "A group of its equipment is empty."
        yield scene.finding("exercise-tag", f"exercise.{exercise.id}", message, "Remove the extra `;`.")
    if "light" in exercise.flags and exercise.kind != "mobility" and exercise.id not in STROLLS:
        message = "It is marked `light`, which is kept for mobility, breathing and strolling."
        yield scene.finding("exercise-tag", f"exercise.{exercise.id}", message, "Remove the flag `light`.")


def _dose(scene: Scene, exercise: Exercise) -> Iterator[Finding]:
    place = f"exercise.{exercise.id}"
    if exercise.level not in LEVELS:
        yield scene.finding("exercise-dose", place, f"Level {exercise.level} is not 1 to 3.", "Correct it.")
    if (exercise.dose_unit == "reps") != (exercise.seconds_per_rep > 0):
        message = "Exercises counted in repetitions take some seconds each, all others none."
        yield scene.finding("exercise-dose", place, message, "Correct dose_unit or seconds_per_rep.")
    if not exercise.primary:
        yield scene.finding("exercise-dose", place, "It trains no muscle.", "Name one in `primary`.")
    if exercise.youth_min_age < 0 or exercise.contacts_per_rep < 0:
        yield scene.finding("exercise-dose", place, "A figure is below 0.", "Correct it.")


def _links(scene: Scene, exercise: Exercise) -> Iterator[Finding]:
    exercises, place = scene.library.exercises, f"exercise.{exercise.id}"
    for link, other in (("regression", exercise.regression), ("progression", exercise.progression)):
        if other is None:
            continue
        if other not in exercises:
            message = f"Its {link} `{other}` stands nowhere in exercises.csv."
            yield scene.finding("unknown-exercise", place, message, near(other, exercises))
            continue
        step = exercises[other].level - exercise.level
        if (step > 0) if link == "regression" else (step < 0):
            message = f"Its {link} `{other}` is level {exercises[other].level}, it is level {exercise.level}."
            remedy = "An easier exercise has no higher level, a harder one no lower."
            yield scene.finding("exercise-level", place, message, remedy)


def _cues(scene: Scene, exercise: Exercise) -> Iterator[Finding]:
    for language in scene.library.languages:
        start = f"exercise.{exercise.id}.cue."
        count = sum(1 for key in scene.library.texts[language] if key.startswith(start))
        if count > MOST_CUES:
            message = f"It has {count} cues in `{language}`, {FEWEST_CUES} or {MOST_CUES} are read."
            yield scene.finding("exercise-cues", f"exercise.{exercise.id}", message, "Keep the best.")


def _groups(scene: Scene) -> Iterator[Finding]:
    exercises = scene.library.exercises
    patterns = {exercise.pattern for exercise in exercises.values()}
    for group in scene.library.pattern_groups.values():
        for pattern in group.patterns:
            if pattern not in patterns:
                message = f"No exercise has the pattern `{pattern}`."
                yield scene.finding(
                    "unknown-exercise", f"pattern.{group.id}", message, near(pattern, patterns)
                )
        for name in group.fallbacks:
            if name not in exercises:
                message = f"Its fallback `{name}` stands nowhere in exercises.csv."
                yield scene.finding("unknown-exercise", f"pattern.{group.id}", message, near(name, exercises))


def _strays(scene: Scene) -> Iterator[Finding]:
    """Words of exercises that do not exist."""
    exercises = scene.library.exercises
    for language in scene.library.languages:
        for key in scene.library.texts[language]:
            parts = key.split(".")
            if parts[0] == "exercise" and len(parts) > 1 and parts[1] not in exercises:
                message = f"The text belongs to `exercise.{parts[1]}`, which does not exist."
                place = f"text.{language}.{key}"
                yield scene.finding("text-unknown-id", place, message, near(parts[1], exercises))


def find_circle(exercises: Mapping[str, Exercise]) -> tuple[str, ...] | None:
    """Exercise ids that lead from easier to harder and back to the first; None when there are none."""
    harder: dict[str, set[str]] = {name: set() for name in exercises}
    for exercise in exercises.values():
        if exercise.regression in harder:
            harder[exercise.regression].add(exercise.id)
        if exercise.progression in harder:
            harder[exercise.id].add(exercise.progression)
    done: set[str] = set()
    for start in sorted(harder):
        stack = [(start, iter(sorted(harder[start])))] if start not in done else []
        path = [start]
        while stack:
            name, others = stack[-1]
            follow = next((other for other in others if other not in done), None)
            if follow is None:
                done.add(name)
                stack.pop()
                path.pop()
            elif follow in path:
                return (*path[path.index(follow) :], follow)
            else:
                path.append(follow)
                stack.append((follow, iter(sorted(harder[follow]))))
    return None
