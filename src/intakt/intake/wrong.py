"""What a check is given and what it says."""

from collections.abc import Callable, Mapping
from datetime import date

from intakt.intake.flow import Flow
from intakt.kit.structs import Frozen


class Asked(Frozen, frozen=True, kw_only=True):
    """What a check may look at besides the answer."""

    flow: Flow
    day: date


class Wrong(Frozen, frozen=True, kw_only=True):
    """A stable code, and the words for it: validation.<words> with the values filled in."""

    code: str
    words: str = ""
    """Empty: the code."""
    values: Mapping[str, object] = {}
    options: Mapping[str, str] = {}
    """Values that are shown by the label of an option."""


Check = Callable[[object, Asked], Wrong | None]

WORDS = (
    "required", "required-choice", "required-choices", "required-tick", "required-consent", "required-date",
    "type-text", "type-list", "type-tick", "type-consent", "min-length", "max-length", "pattern", "email",
    "phone", "consent-name", "number", "min", "max", "between", "min-unit", "max-unit", "between-unit",
    "whole-number", "step", "unit", "option", "options", "repeated", "exclusive", "max-selected", "date",
    "date-min", "date-max", "not-born", "age",
)  # fmt: skip
"""Every `words` that the built-in checks use; a validator's are its name."""
