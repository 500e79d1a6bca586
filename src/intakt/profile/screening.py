"""What the safety answers mean: gate, hidden figures, rule set, referral, reviews, flags and assumptions."""

from collections.abc import Iterator
from typing import Literal

from intakt.content.wording import Wording
from intakt.kit.structs import Frozen
from intakt.profile import gates
from intakt.profile.contradictions import Draft, Reading
from intakt.profile.model import Gate, Note, Review, Screening
from intakt.profile.plausibility import doubts
from intakt.profile.words import EVERYTHING, Words

RENAL = frozenset({"dialysis", "kidney-disease"})
"""Whose protein is a clinician's figure (rule 22)."""
SEVERITY: dict[Gate, Literal["info", "caution", "stop"]] = {
    "G0": "info",
    "G1": "caution",
    "G2": "caution",
    "G3": "stop",
}
CLEARED = "cleared"
"""The reason of a gate that a clearance has set."""
Referral = Literal["none", "soon", "urgent"]


class Findings(Frozen, frozen=True, kw_only=True):
    """What screening looks at: the draft in its safe reading, how it got there, and the client's words."""

    draft: Draft
    readings: tuple[Reading, ...]
    words: Words
    case: gates.Case


def screen(findings: Findings, *, wording: Wording) -> Screening:
    """Pure: the same findings give the same screening, every message from the library's words."""
    gate, reasons = _gate(findings, wording)
    referral = _referral(findings)
    assumptions = tuple(
        _note(f"assumed.{reading.id}", reading.id, reading.answers, wording) for reading in findings.readings
    )
    flags = [
        *_gate_flags(gate, reasons, wording),
        *_person_flags(findings, wording),
        *_referral_flags(findings, referral, wording),
    ]
    if assumptions:
        flags.append(_note("flag.ASSUMED", "ASSUMED", _answers(assumptions), wording))
    return Screening(
        gate=gate,
        gate_reasons=reasons,
        numbers_hidden=hides_numbers(findings) is not None,
        rule_set="youth" if findings.draft.person.minor else "adult",
        referral=referral,
        reviews=tuple(_reviews(findings, referral, wording)),
        flags=tuple(flags),
        assumptions=assumptions,
    )


def hides_numbers(findings: Findings) -> Literal["minor", "history", "screen"] | None:
    """Why no figure may be shown: under age, an eating disorder, or a screen with two items or more."""
    draft = findings.draft
    if draft.person.minor:
        return "minor"
    if "eating-disorder" in draft.health.conditions:
        return "history"
    positive = findings.case.threshold("eating-screen-positive")
    return "screen" if len(draft.health.eating_screen) >= positive else None


# --- gate and referral --------------------------------------------------------------------------------------


def _gate(findings: Findings, wording: Wording) -> tuple[Gate, tuple[Note, ...]]:
    """The gate with its reasons; a clearance in force puts its own scope in place of both."""
    opened = gates.cleared_to(findings.draft.health.clearance)
    if opened is not None:
        answers = ("medical-clearance", "clearance-date", "clearance-scope")
        reason = _note("reason.cleared", CLEARED, answers, wording, severity=SEVERITY[opened])
        return opened, (reason,) if opened != "G0" else ()
    gate, rows = gates.decide(findings.case)
    return gate, tuple(
        _note(f"reason.{row.id}", row.id, row.answers, wording, severity=SEVERITY[gate]) for row in rows
    )


def _referral(findings: Findings) -> Referral:
    """Urgent signs stay urgent whatever anyone allowed before; a clearance settles the others."""
    found = gates.referral(findings.draft.health, pain_soon=findings.case.threshold("pain-soon"))
    cleared = gates.cleared_to(findings.draft.health.clearance) is not None
    return "none" if found == "soon" and cleared else found


# --- flags --------------------------------------------------------------------------------------------------


def _gate_flags(gate: Gate, reasons: tuple[Note, ...], wording: Wording) -> Iterator[Note]:
    if gate != "G0":
        kind = "cleared." if any(reason.code == CLEARED for reason in reasons) else ""
        yield _note(f"flag.{kind}{gate}", gate, _answers(reasons), wording, severity=SEVERITY[gate])


def _person_flags(findings: Findings, wording: Wording) -> Iterator[Note]:
    if findings.draft.person.minor:
        yield _note("flag.MINOR", "MINOR", ("date-of-birth",), wording)
        yield _note("flag.GUARDIAN", "GUARDIAN", ("date-of-birth", "guardian-email"), wording)
    hidden = hides_numbers(findings)
    if hidden is not None:
        answers = {"minor": "date-of-birth", "history": "medical-flags", "screen": "eating-screen"}
        yield _note(f"flag.NUMBERS-HIDDEN.{hidden}", "NUMBERS-HIDDEN", (answers[hidden],), wording)


def _referral_flags(findings: Findings, referral: Referral, wording: Wording) -> Iterator[Note]:
    if referral != "none":
        severity: Literal["stop", "caution"] = "stop" if referral == "urgent" else "caution"
        answers = ("red-flags", "pain-severity")
        yield _note(f"flag.RED-FLAG.{referral}", "RED-FLAG", answers, wording, severity=severity)
    for urgent, question in findings.words.urgent:
        message = wording.text(f"urgent.{urgent}.text") + _helpline(urgent, findings, wording)
        yield Note(code="URGENT", message=message, severity="stop", answers=(question,))


def _helpline(urgent: str, findings: Findings, wording: Wording) -> str:
    """Whom to call, for danger that a helpline is there for; a page on paper has no number beside it."""
    country = wording.library.countries.get(findings.draft.person.country)
    wanted = any(one.id == urgent and one.number == "crisis" for one in wording.library.urgent)
    if not wanted or country is None or not country.crisis:
        return ""
    name = country.crisis_name or wording.text("plan.contact.helpline")
    return " " + wording.text("plan.contact.call", name=name, number=country.crisis)


# --- reviews ------------------------------------------------------------------------------------------------


def _reviews(findings: Findings, referral: Referral, wording: Wording) -> Iterator[Review]:
    yield from findings.words.reviews
    for reading in findings.readings:
        if reading.review:
            message = wording.text(f"screening.review.{reading.id}")
            yield Review(code="C-06", question=reading.answers[-1], message=message, affects=EVERYTHING)
    draft = findings.draft
    for doubt, question in doubts(draft.person, draft.body, policies=draft.policies):
        message = wording.text(f"screening.review.{doubt}")
        yield Review(code="R-10", question=question, message=message, affects=EVERYTHING)
    if RENAL & frozenset(draft.health.conditions):
        message = wording.text("screening.review.renal")
        yield Review(code="R-22", question="medical-flags", message=message, affects=("NUTRITION",))
    if referral == "soon":
        message = wording.text("screening.review.red-flags")
        yield Review(code="RED-FLAG", question="red-flags", message=message, affects=("RECOVERY",))


def _answers(notes: tuple[Note, ...]) -> tuple[str, ...]:
    """Every question that one of the notes rests on, in order, once."""
    return tuple(dict.fromkeys(answer for note in notes for answer in note.answers))


def _note(
    key: str,
    code: str,
    answers: tuple[str, ...],
    wording: Wording,
    *,
    severity: Literal["info", "caution", "stop"] = "info",
) -> Note:
    return Note(code=code, message=wording.text(f"screening.{key}"), severity=severity, answers=answers)
