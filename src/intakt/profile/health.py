"""What the client told about health: closed lists first, then what their own words mean."""

import calendar
from datetime import date

import msgspec

from intakt.content.model import Library
from intakt.profile.fields import Answers, Table, choice, codes, day, read, si, text, whole, yes
from intakt.profile.model import Clearance, Health, Lactation, Pregnancy

HEALTH: Table = {
    "conditions": codes("medical-flags"),
    "symptoms": codes("symptoms"),
    "symptoms_checked": codes("symptoms-checked"),
    "medications": codes("medications-affecting"),
    "resting_heart_rate": whole("resting-heart-rate"),
    "postpartum_months": whole("postpartum-months"),
    "eating_screen": codes("eating-screen"),
    "weight_change": choice("weight-change"),
    "reds_signs": codes("reds-signs"),
    "injury_regions": codes("injury-regions"),
    "injury_kind": choice("injury-kind"),
    "injury_date": day("injury-date"),
    "surgery_date": day("surgery-date"),
    "concussion_date": day("concussion-date"),
    "pain_severity": whole("pain-severity"),
    "pain_next_morning": whole("pain-next-morning"),
    "red_flags": codes("red-flags"),
    "heart_screen": codes("heart-screen"),
}
PREGNANCY: Table = {
    "weeks": whole("pregnancy-weeks"),
    "provider_ok": yes("pregnancy-provider-ok"),
    "pre_pregnancy_weight_kg": si("pre-pregnancy-weight"),
}
LACTATION: Table = {
    "months": whole("postpartum-months"),
    "kind": choice("breastfeeding-kind"),
}
CLEARANCE: Table = {
    "name": text("clearance-name"),
    "role": choice("clearance-role"),
    "day": day("clearance-date"),
    "scope": choice("clearance-scope"),
    "limits": text("clearance-limits"),
}
CLEARED: Table = {"given": yes("medical-clearance")}
"""The answer that opens the clearance's own questions."""
CLEARANCE_NEEDS = frozenset({"name", "role", "day", "scope"})
DIABETES = ("diabetes-complications", "diabetes-insulin", "diabetes-type-1", "diabetes-type-2")


def health(answers: Answers, *, words: tuple[str, ...], library: Library, on: date) -> Health:
    """The health answers with the codes that free text was understood as (`words`).

    Checked symptoms count only where the symptom itself was named. A clearance is kept when it is complete;
    whether it is in force is settled by `in_force`.
    """
    fields = read(HEALTH, answers)
    conditions = _with(fields.get("conditions"), words, options(library, "medical-flags") | EXTREMES)
    medications = _with(fields.get("medications"), words, options(library, "medications-affecting"))
    symptoms = _tuple(fields.get("symptoms"))
    checked = tuple(code for code in _tuple(fields.get("symptoms_checked")) if code in symptoms)
    built: dict[str, object] = {
        **fields,
        "conditions": conditions,
        "medications": medications,
        "symptoms_checked": checked,
        "pregnancy": read(PREGNANCY, answers) if "pregnant" in conditions else None,
        "lactation": read(LACTATION, answers) if "breastfeeding" in conditions else None,
    }
    if built["pregnancy"] is not None:
        built["pregnancy"] = msgspec.convert(built["pregnancy"], Pregnancy)
    if built["lactation"] is not None:
        built["lactation"] = msgspec.convert(built["lactation"], Lactation)
    found = msgspec.convert(built, Health)
    return msgspec.structs.replace(found, clearance=clearance(answers, found, library=library, on=on))


EXTREMES = frozenset({"detox", "diet-pills", "laxative", "prolonged-fast", "very-low-energy"})
"""Ways of eating that evidence ND-13 refuses; only free text can name them."""


def options(library: Library, question: str) -> frozenset[str]:
    """The values of a closed list."""
    return frozenset(
        option.value
        for block in library.blocks.values()
        for each in block.questions
        if each.id == question
        for option in each.options
    )


def clearance(answers: Answers, found: Health, *, library: Library, on: date) -> Clearance | None:
    """The clearance the client told of; None without a yes, or without name, role, date and scope."""
    fields = read(CLEARANCE, answers)
    if not read(CLEARED, answers).get("given") or not fields.keys() >= CLEARANCE_NEEDS:
        return None
    told = msgspec.convert(fields, Clearance)
    return msgspec.structs.replace(told, valid=in_force(told, found, library=library, on=on))


def in_force(told: Clearance, found: Health, *, library: Library, on: date) -> bool:
    """Dated within 12 months (6 with an injury), not ahead, and not before the event it has to judge."""
    name = "clearance-months-injury" if is_injured(found) else "clearance-months"
    months = int(library.policies[f"screening.{name}"].value)
    events = (found.injury_date, found.surgery_date, found.concussion_date)
    latest = max((event for event in events if event is not None), default=told.day)
    return months_before(on, months) <= told.day <= on and told.day >= latest


def is_injured(found: Health) -> bool:
    return bool(found.injury_regions) or any(
        code in found.conditions for code in ("concussion", "fracture", "recent-surgery")
    )


def has_diabetes(conditions: tuple[str, ...]) -> bool:
    return any(code in conditions for code in DIABETES)


def months_before(on: date, months: int) -> date:
    """The same day of the month so many months earlier; the last day where the month is shorter."""
    index = on.year * 12 + on.month - 1 - months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(on.day, last))


def _with(chosen: object, words: tuple[str, ...], known: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted({*_tuple(chosen), *(word for word in words if word in known)}))


def _tuple(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, tuple) else ()
