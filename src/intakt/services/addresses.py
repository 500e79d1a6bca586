"""E-mail addresses as people type them, as we compare them, and as we show them to nobody in particular."""

from intakt.intake.checks_text import is_email
from intakt.kit.errors import InputError
from intakt.kit.text import normalise

LONGEST = 254


def clean(typed: str) -> str:
    """The address, fit for comparing. InputError when it is none."""
    address = normalise(typed).strip().lower()
    if len(address) > LONGEST or not is_email(address):
        raise InputError("Type your e-mail address, like name@example.org.")
    return address


def masked(address: str) -> str:
    """Enough to recognise one's own: `a•••@example.org`."""
    name, _, host = address.rpartition("@")
    return f"{name[:1]}•••@{host}"
