"""The two bases of every value object: frozen, keyword-only, no unknown keys."""

import msgspec


class Frozen(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value that stays inside; its names are those of the code."""


class Wire(Frozen, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """A value that outsiders read as JSON; names are camelCase there."""
