"""The client's own words: what they mean, what nobody knows, and what a person must read at once."""

from intakt.content.danger import danger_words
from intakt.content.model import Library
from intakt.content.wording import Wording
from intakt.kit.structs import Frozen
from intakt.profile.fields import Answers, Table, read, text
from intakt.profile.model import PacketType, Review
from intakt.profile.terms import (
    Kind,
    Vocabulary,
    is_empty,
    matching_foods,
    mentions,
    understand,
    vocabulary,
)

QUOTED: Table = {
    name: text(name)
    for name in (
        "conditions-other", "medications-other", "allergies-other", "clearance-limits", "coach-note",
        "sport-position",
    )
}  # fmt: skip
"""Shown as typed and marked as quoted."""
UNQUOTED: Table = {name: text(name) for name in ("diagnosis-told", "foods-liked")}
"""For the coach's record; here only words of danger are looked for."""
HEALTH_TEXTS: tuple[tuple[str, Kind], ...] = (
    ("allergies-other", "allergy"),
    ("conditions-other", "condition"),
    ("medications-other", "medication"),
)
NOTE = "coach-note"
LIMITS = "clearance-limits"

MOVING: tuple[PacketType, ...] = ("WORKOUT", "PERFORMANCE", "YOUTH", "RECOVERY", "WELLNESS")
FEEDING: tuple[PacketType, ...] = ("NUTRITION", "YOUTH", "WELLNESS")
EVERYTHING: tuple[PacketType, ...] = ("NUTRITION", *MOVING)
"""All that a review can hold; never INTRO."""
AFFECTS: dict[str, tuple[PacketType, ...]] = {
    "allergies-other": FEEDING,
    "conditions-other": EVERYTHING,
    "medications-other": EVERYTHING,
}


class Words(Frozen, frozen=True, kw_only=True):
    """What free text added to the profile."""

    codes: tuple[str, ...] = ()
    """Of the closed lists, from all health texts, sorted."""
    excluded_foods: tuple[str, ...] = ()
    reviews: tuple[Review, ...] = ()
    quoted: dict[str, str] = {}
    urgent: tuple[tuple[str, str], ...] = ()
    """(urgent id, question) of words that mean danger."""


def read_words(answers: Answers, *, library: Library, wording: Wording) -> Words:
    """Health texts by the terms table; what it does not know holds the packets it can affect (rule 8)."""
    quoted = {name: str(value) for name, value in read(QUOTED, answers).items()}
    written = quoted | {name: str(value) for name, value in read(UNQUOTED, answers).items()}
    if not written:
        return Words()
    codes: set[str] = set()
    excluded: tuple[str, ...] = ()
    reviews: list[Review] = []
    for question, kind in HEALTH_TEXTS:
        if question not in quoted:
            continue
        found = understand(quoted[question], vocabulary(library.terms, kind=kind))
        codes.update(found.codes)
        limit = library.policies["reviews.text-pieces-max"].value
        if found.unknown or len(quoted[question].split(",")) > limit:
            reviews.append(_review(question, AFFECTS[question], wording))
        if question == "allergies-other":
            excluded = _foods(found.unknown, library)
    urgent = find_urgent(written, library)
    reviews += _note_reviews(quoted, library=library, wording=wording)
    message = wording.text("screening.review.urgent")
    reviews += [
        Review(code="URGENT", question=question, message=message, affects=EVERYTHING)
        for question in dict.fromkeys(question for _, question in urgent)
    ]
    return Words(
        codes=tuple(sorted(codes)),
        excluded_foods=excluded,
        reviews=tuple(reviews),
        quoted=quoted,
        urgent=urgent,
    )


def find_urgent(written: dict[str, str], library: Library) -> tuple[tuple[str, str], ...]:
    """(urgent id, question) for each text that holds words of danger."""
    return tuple(
        (urgent.id, question)
        for urgent in library.urgent
        for question in urgent.questions
        if question in written and danger_words(urgent).mean(written[question])
    )


def _note_reviews(quoted: dict[str, str], *, library: Library, wording: Wording) -> list[Review]:
    """A clinician's limits are read by a coach; so is a note that mentions something of the health lists."""
    found: list[Review] = []
    if LIMITS in quoted and not is_empty(quoted[LIMITS]):
        found.append(_review(LIMITS, MOVING, wording))
    if NOTE in quoted and mentions(quoted[NOTE], _notable(library)):
        found.append(_review(NOTE, EVERYTHING, wording))
    return found


def _notable(library: Library) -> Vocabulary:
    """Conditions and medicines, but no food words, which a note is full of."""
    return vocabulary(library.terms, kind="condition", without="allergy")


def _foods(unknown: tuple[str, ...], library: Library) -> tuple[str, ...]:
    names = {food: _names(food, library) for food in library.foods}
    found = {food for piece in unknown for food in matching_foods(piece, library.foods, names=names)}
    return tuple(sorted(found))


def _names(food: str, library: Library) -> tuple[str, ...]:
    """What readers of any language may call it, and its id."""
    keys = (f"food.{food}.name", f"food.{food}.short")
    texts = (library.texts[language].get(key, "") for language in library.languages for key in keys)
    return (*texts, food.replace("_", " "))


def _review(question: str, affects: tuple[PacketType, ...], wording: Wording) -> Review:
    return Review(
        code="TEXT", question=question, message=wording.text(f"screening.review.{question}"), affects=affects
    )
