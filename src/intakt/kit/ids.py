"""Ids of all that is stored: UUIDv7 (RFC 9562), made here so that they are known before they are saved."""

import os
import re
import time
from uuid import UUID

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def new_id() -> str:
    """A fresh id of this moment."""
    return make_id(nanoseconds=time.time_ns(), entropy=os.urandom(8))


def make_id(*, nanoseconds: int, entropy: bytes) -> str:
    """The UUIDv7 of a moment since 1970 and eight random bytes.

    The twelve bits after the milliseconds hold the fraction of the millisecond, so that ids made one after
    another in a process sort in that order (to a quarter of a microsecond).
    """
    milliseconds, rest = divmod(nanoseconds, 1_000_000)
    number = (milliseconds & 0xFFFF_FFFF_FFFF) << 80
    number |= 0x7 << 76
    number |= (rest * 4096 // 1_000_000) << 64
    number |= 0b10 << 62
    number |= int.from_bytes(entropy[:8], "big") & 0x3FFF_FFFF_FFFF_FFFF
    return str(UUID(int=number))


def is_id(text: str) -> bool:
    """Whether it is written as our ids are; anything else names nothing."""
    return _ID.fullmatch(text) is not None
