"""Checks of answers that are text: length, pattern, e-mail, phone, consent."""

import re

from intakt.content.compiled import CompiledQuestion
from intakt.intake.wrong import Asked, Check, Wrong

UPPER_BOUND = {"text": 200, "textarea": 4000, "email": 254, "phone": 40, "consent": 200}
"""Characters, where the question gives no bound of its own."""

_EMAIL_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]")
_PHONE = re.compile(r"\+?[0-9 ()./-]+")
_URL = re.compile(r"https?://(?P<host>[^\s/:?#@]+)(:[0-9]{1,5})?([/?#]\S*)?", re.IGNORECASE)


def text_checks(compiled: CompiledQuestion) -> list[Check]:
    """Text, textarea, email and phone: bounds, then the pattern or form."""
    question = compiled.question
    bound = UPPER_BOUND[question.type]
    checks = [length_check(question.min_length or 0, question.max_length or bound)]
    if compiled.pattern is not None:
        checks.append(_pattern_check(compiled))
    if question.type == "email":
        checks.append(email_check)
    if question.type == "phone":
        checks.append(phone_check)
    return checks


def length_check(shortest: int, longest: int) -> Check:
    """In characters."""

    def check(answer: object, _: Asked) -> Wrong | None:
        if not isinstance(answer, str):
            return Wrong(code="type", words="type-text")
        if len(answer) < shortest:
            return Wrong(code="min-length", values={"min": shortest})
        if len(answer) > longest:
            return Wrong(code="max-length", values={"max": longest})
        return None

    return check


def _pattern_check(compiled: CompiledQuestion) -> Check:
    pattern = compiled.pattern

    def check(answer: object, _: Asked) -> Wrong | None:
        found = pattern is None or (isinstance(answer, str) and pattern.fullmatch(answer))
        return None if found else Wrong(code="pattern")

    return check


def email_check(answer: object, _: Asked) -> Wrong | None:
    return None if is_email(str(answer).strip()) else Wrong(code="email")


def is_email(text: str) -> bool:
    """One address that mail can be sent to: ASCII, a dotted host."""
    local, at, domain = text.rpartition("@")
    short = bool(at) and len(local) <= 64 and len(domain) <= 253
    return bool(short and _EMAIL_LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain))


def phone_check(answer: object, _: Asked) -> Wrong | None:
    """5 to 15 digits (ITU-T E.164) with the usual signs between."""
    text = str(answer).strip()
    digits = sum(character.isdigit() for character in text)
    return None if _PHONE.fullmatch(text) and 5 <= digits <= 15 else Wrong(code="phone")


def url_check(answer: object, _: Asked) -> Wrong | None:
    match = _URL.fullmatch(str(answer).strip())
    return None if match and _DOMAIN.fullmatch(match["host"]) else Wrong(code="url")


def consent_check(answer: object, _: Asked) -> Wrong | None:
    """A typed name; the time and the wording are the server's."""
    name = answer.get("name") if isinstance(answer, dict) else None
    if not isinstance(name, str):
        return Wrong(code="type", words="type-consent")
    if len(name) > UPPER_BOUND["consent"]:
        return Wrong(code="max-length", values={"max": UPPER_BOUND["consent"]})
    letters = sum(character.isalpha() for character in name)
    return None if letters >= 2 else Wrong(code="consent-name")
